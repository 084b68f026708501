//! Text comes in, text that Mermaid shows as it is comes out.

use crate::text::visible;

/// Text of a label in quotation marks; line breaks become `<br/>`.
pub(super) fn label(text: &str) -> String {
    let lines = visible::on_lines(text);
    let lines: Vec<String> = lines.split('\n').map(entities).collect();
    match lines.concat().trim() {
        // An empty label would show the id.
        "" => "#8203;".to_owned(),
        _ => lines.join("<br/>"),
    }
}

/// Text on one line.
pub(super) fn line(text: &str) -> String {
    entities(&visible::on_one_line(text))
}

/// Text of a comment, which ends with its line.
pub(super) fn comment(text: &str) -> String {
    // Braces right behind `%%` would be directives.
    visible::on_one_line(text).replace(['{', '}'], " ")
}

/// What means something to Mermaid, to Markdown in its labels or to HTML, as
/// entities in Mermaid's own writing.
fn entities(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '#' | '&' | '<' | '>' | ';' | ':' | '`' | '\\' | '{' | '}' | '[' | ']' | '|'
            | '*' | '_' | '~' | '$' | '%' => {
                safe.push_str(&format!("#{};", u32::from(c)));
            }
            '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_is_an_entity() {
        assert_eq!(label("a \"b\" <c>"), "a #34;b#34; #60;c#62;");
        assert_eq!(label("two\nlines; #1"), "two<br/>lines#59; #35;1");
        assert_eq!(label(" "), "#8203;");
        assert_eq!(line("end\nsubgraph: x"), "end subgraph#58; x");
        assert_eq!(comment("{init: x}\nend"), " init: x  end");
    }
}
