//! Text comes in, text that may stand in XML comes out.

/// Writes a text behind another, where markup may stand or between quotation
/// marks. What means something is an entity, and so is white space that a
/// reader would change. What XML 1.0 forbids becomes `U+FFFD`.
///
/// The characters are forbidden even as entities, and a file with one of them
/// is read by nobody.
pub fn push(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
}

/// A text where markup may stand.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push(&mut out, text);
    out
}
