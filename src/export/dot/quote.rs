//! Any text comes in, a quoted DOT string that shows it comes out.

use crate::text::visible;

/// `text` as a double-quoted DOT string, valid as an id and as a label.
///
/// In a label `dot` reads `\N`, `\G`, `\l` and the like as escapes and `&lt;`
/// as an entity; so that the text shows as it is,
///
/// * `"` becomes `\"`, `\` becomes `\\`, `&` becomes `&amp;`;
/// * a line break (`\n` or `\r\n`) becomes `\n`, a new centred line;
/// * a tab becomes a space, and what cannot be seen a visible escape, as in every
///   other output: a drawn direction override would turn the text around it;
/// * U+FFFE and U+FFFF, which SVG cannot carry, become U+FFFD.
///
/// A text that begins with `<` is no HTML label, since it is quoted. Two texts
/// that differ only in such characters may have the same quoted form. A very long one comes as
/// several strings joined by `+`, since `dot` reads none of more than 16 KiB.
///
/// ```
/// use stancegraph::export::dot::quote;
///
/// assert_eq!(quote(r#"a "b" \N & c"#), r#""a \"b\" \\N &amp; c""#);
/// assert_eq!(quote("two\nlines\0"), r#""two\nlines\\u{0}""#);
/// ```
pub fn quote(text: &str) -> String {
    enclosed(&inside(text))
}

/// How long a string may be, in bytes; half of what stock `dot` can read.
const LONGEST: usize = 8 * 1024;

/// A text whose quotation marks, backslashes and ends of lines are escaped, in
/// quotation marks.
pub(super) fn enclosed(inside: &str) -> String {
    let mut quoted = String::with_capacity(inside.len() + 2);
    let (mut length, mut escaped) = (0, false);
    quoted.push('"');
    for character in inside.chars() {
        if length >= LONGEST && !escaped {
            quoted.push_str("\" + \"");
            length = 0;
        }
        escaped = character == '\\' && !escaped;
        length += character.len_utf8();
        quoted.push(character);
    }
    quoted.push('"');
    quoted
}

/// What stands between the quotes, for labels put together from several texts.
pub(super) fn inside(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len());
    for character in visible::on_lines(text).chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '&' => quoted.push_str("&amp;"),
            '\n' => quoted.push_str("\\n"),
            '\u{fffe}' | '\u{ffff}' => quoted.push('\u{fffd}'),
            _ => quoted.push(character),
        }
    }
    quoted
}
