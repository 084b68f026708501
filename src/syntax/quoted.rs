//! Words to a text literal of RON. In: words. Out: the literal, which reads
//! back as just these words.

/// The words between two `"`, with everything escaped that would end the
/// literal or cannot be seen.
///
/// ```
/// use stancegraph::syntax::quoted;
///
/// assert_eq!(quoted("She said \"no\".\n"), r#""She said \"no\".\n""#);
/// ```
pub fn quoted(words: &str) -> String {
    escaped(words, None)
}

/// The words in a literal of the kind of `old`: raw if that is raw, and with
/// line breaks as they are if that has some.
///
/// A raw literal gets as many `#` as it needs. Words with characters that
/// cannot be seen are escaped whatever the old literal was.
///
/// ```
/// use stancegraph::syntax::quoted_as;
///
/// assert_eq!(quoted_as(r##"r#"a "b" c"#"##, "a \"b\" d"), r##"r#"a "b" d"#"##);
/// assert_eq!(quoted_as("\"one\ntwo\"", "one\nthree"), "\"one\nthree\"");
/// assert_eq!(quoted_as("\"one two\"", "one\nthree"), r#""one\nthree""#);
/// ```
pub fn quoted_as(old: &str, words: &str) -> String {
    let line_end = old.find('\n').map(|at| {
        if old[..at].ends_with('\r') {
            "\r\n"
        } else {
            "\n"
        }
    });
    let bare = line_end.map_or_else(|| words.to_owned(), |end| words.replace(end, ""));
    if old.starts_with('r') && !bare.contains(must_escape) {
        let given = old[1..].chars().take_while(|c| *c == '#').count();
        let closes = |hashes: &usize| !words.contains(&format!("\"{}", "#".repeat(*hashes)));
        // Words with one `"` more than `#` in a row are never as long as that.
        let hashes = (given..=given + words.len() + 1).find(closes);
        let hashes = "#".repeat(hashes.unwrap_or(given));
        return format!("r{hashes}\"{words}\"{hashes}");
    }
    escaped(words, line_end)
}

fn escaped(words: &str, line_end: Option<&str>) -> String {
    let mut literal = String::with_capacity(words.len() + 2);
    literal.push('"');
    let mut rest = words;
    while let Some(c) = rest.chars().next() {
        if let Some(end) = line_end.filter(|end| rest.starts_with(end)) {
            literal.push_str(end);
            rest = &rest[end.len()..];
            continue;
        }
        match c {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            c if must_escape(c) => literal.extend(c.escape_unicode()),
            c => literal.push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
    literal.push('"');
    literal
}

/// Whether a character would show nothing, or reorder what is around it.
fn must_escape(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_back_as_they_were() {
        let words = [
            "",
            "plain",
            "a \"b\" \\ c",
            "ends in \\",
            "one\ntwo\r\nthree\ttab",
            "quote \"# and \"## inside",
            "\u{202e}turned\u{0}",
            "Привет, 👩\u{200d}🌾",
        ];
        let old = ["\"x\"", "\"x\ny\"", "\"x\r\ny\"", "r\"x\"", "r##\"x\ny\"##"];
        for words in words {
            for old in old {
                let literal = quoted_as(old, words);
                let read: Result<String, _> = ron::from_str(&literal);
                assert_eq!(read.as_deref(), Ok(words), "{literal}");
            }
        }
    }

    #[test]
    fn a_raw_literal_stays_raw_unless_something_would_hide_in_it() {
        assert_eq!(quoted_as("r\"x\"", r"\d"), r#"r"\d""#);
        assert_eq!(quoted_as("r\"x\"", "a\"b"), "r#\"a\"b\"#");
        assert_eq!(quoted_as("r\"x\"", "a\u{202e}b"), "\"a\\u{202e}b\"");
    }
}
