//! Text from data comes in, text that shows all it holds comes out.
//!
//! A control character can repaint a terminal, a bidirectional override can
//! make a line read differently from what it says. Such characters become
//! visible escapes like `\u{1b}`. The data is not judged, just shown.

use std::fmt::Write as _;

/// `text` on one line: line breaks and tabs become spaces, hidden characters
/// visible escapes.
pub fn on_one_line(text: &str) -> String {
    on_lines(text).replace('\n', " ")
}

/// `text` with its line breaks (`\n`, whatever they were), tabs as spaces and
/// hidden characters as visible escapes.
pub fn on_lines(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut before = ' ';
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => shown.push('\n'),
            '\t' => shown.push(' '),
            '\u{200c}' | '\u{200d}'
                if joins(before) && characters.peek().is_some_and(|&next| joins(next)) =>
            {
                shown.push(character);
            }
            _ if leaves_no_mark(character) => {
                // Writing to a string cannot fail.
                let _ = write!(shown, "\\u{{{:x}}}", u32::from(character));
            }
            _ => shown.push(character),
        }
        before = character;
    }
    shown
}

/// Whether a (non-)joiner beside `character` does its proper work: it shapes
/// Persian and Indic words and holds emoji together.
fn joins(character: char) -> bool {
    !character.is_ascii() && !character.is_whitespace() && !leaves_no_mark(character)
}

/// Control characters, bidirectional marks and overrides, and what has no
/// width or leaves no mark.
fn leaves_no_mark(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_become_escapes() {
        assert_eq!(on_one_line("\u{1b}[2J\u{7}\r"), r"\u{1b}[2J\u{7}\u{d}");
        assert_eq!(
            on_one_line("a\u{202e}b\u{2069}\u{200b}\u{feff}"),
            r"a\u{202e}b\u{2069}\u{200b}\u{feff}"
        );
    }

    #[test]
    fn line_breaks_of_every_kind_are_line_breaks() {
        assert_eq!(on_lines("a\r\nb\u{2028}c\u{85}d"), "a\nb\nc\nd");
        assert_eq!(on_one_line("a\r\nb\tc"), "a b c");
    }

    #[test]
    fn joiners_stay_where_they_shape_words() {
        assert_eq!(
            on_one_line("می\u{200c}خواهم 👩\u{200d}🌾"),
            "می\u{200c}خواهم 👩\u{200d}🌾"
        );
        assert_eq!(on_one_line("pass\u{200d}word"), r"pass\u{200d}word");
    }
}
