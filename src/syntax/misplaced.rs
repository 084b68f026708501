//! What is said of a token that can stand nowhere, or not where it stands.
//!
//! In: the token, with the text around it. Out: one [`SyntaxError`] that
//! tells what was probably meant by it: a character that came with copying,
//! a comment of another language, a string that never ends.

use super::kind::TokenKind;
use super::parser::Parser;
use super::raw::is_blank;
use super::token::{Token, tokens};
use super::tree::SyntaxError;
use crate::diagnostics::Span;

impl Parser<'_> {
    /// What to say of a token that can begin nothing.
    pub(super) fn unexpected(&self, token: Token) -> SyntaxError {
        if let Some(error) = self.foreign(token) {
            return error;
        }
        let source = self.slice(token.span);
        match token.kind {
            TokenKind::UnclosedString => self.unclosed_string(token.span),
            TokenKind::UnclosedComment => {
                SyntaxError::new(self.first_line(token.span), "this comment is never closed")
                    .help("add `*/` where the comment ends")
                    .related(opening(token.span, 2), "the comment begins here")
            }
            TokenKind::BadChar => {
                let error = SyntaxError::new(token.span, "text is quoted with `\"`, not with `'`")
                    .help("write the text between two `\"`");
                match self.quoted_letter(token.span) {
                    Some(letter) => error.related(letter, "this one, too"),
                    None => error,
                }
            }
            TokenKind::Unknown => {
                let shown = source.escape_debug();
                SyntaxError::new(token.span, format!("`{shown}` cannot stand here"))
                    .help("remove it, or write text between two `\"`")
            }
            _ => SyntaxError::new(token.span, format!("`{source}` cannot stand here"))
                .help("remove it"),
        }
    }

    /// What to say of a token that means something elsewhere: another kind of
    /// comment, a character that came with copying.
    pub(super) fn foreign(&self, token: Token) -> Option<SyntaxError> {
        let rest = self.text.get(token.span.start..).unwrap_or("");
        let mark = match token.kind {
            TokenKind::Hash if !is_attribute(rest) => "#",
            TokenKind::Number if rest.starts_with("--") => "--",
            TokenKind::Unknown if rest.starts_with("<!--") => "<!--",
            TokenKind::Unknown if rest.starts_with('/') => "/",
            TokenKind::Unknown => return character(token.span, rest.chars().next()?),
            _ => return None,
        };
        let span = Span::new(token.span.start, token.span.start + mark.len());
        Some(
            SyntaxError::new(
                span,
                format!("a comment begins with `//`, not with `{mark}`"),
            )
            .help("write `//` before the comment"),
        )
    }

    /// A single letter between two `'` earlier on the line of a span: a
    /// character to the reading, and as wrong as what is longer.
    fn quoted_letter(&self, span: Span) -> Option<Span> {
        let before = self.text.get(..span.start)?;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let mut line = tokens(before.get(start..)?);
        let letter = line.find(|token| token.kind == TokenKind::Char)?.span;
        Some(Span::new(start + letter.start, start + letter.end))
    }

    fn unclosed_string(&self, span: Span) -> SyntaxError {
        let source = self.slice(span);
        let raw = source.trim_start_matches(['b', 'r']);
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let help = match self.curly_end(span) {
            Some(quote) => format!("`{quote}` does not close it: write the straight `\"`"),
            None if hashes > 0 => {
                format!("add `\"{}` where the text ends", "#".repeat(hashes))
            }
            None => "add the quotation mark where the text ends".to_owned(),
        };
        SyntaxError::new(self.first_line(span), "this text is never closed")
            .help(help)
            .related(opening(span, 1), "the text begins here")
    }

    /// The curly quotation mark that was to close a string.
    pub(super) fn curly_end(&self, string: Span) -> Option<char> {
        let line = self.slice(self.first_line(string));
        let is_quote = |c: &char| matches!(c, '“' | '”' | '„' | '«' | '»');
        // A pair of them is part of the text.
        let quotes: Vec<char> = line.chars().filter(is_quote).take(2).collect();
        match quotes[..] {
            [quote] => Some(quote),
            _ => None,
        }
    }

    /// The part of a span on its first line.
    pub(super) fn first_line(&self, span: Span) -> Span {
        let length = self.slice(span).lines().next().map_or(0, str::len);
        Span::new(span.start, span.start + length)
    }
}

/// The first bytes of a span; callers know them to be ASCII.
pub(super) fn opening(span: Span, length: usize) -> Span {
    Span::new(span.start, span.end.min(span.start + length))
}

/// Whether `#!` begins an attribute here.
pub(super) fn is_attribute(rest: &str) -> bool {
    let behind = rest.strip_prefix('#').unwrap_or("");
    behind.trim_start().starts_with('!')
}

/// Whether a character looks like a blank or like nothing, but is no blank.
pub(super) fn is_odd_blank(c: char) -> bool {
    !is_blank(c)
        && (c.is_whitespace()
            || matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2064}' | '\u{feff}'))
}

/// What to say of a character that came with copying.
fn character(span: Span, c: char) -> Option<SyntaxError> {
    let code = u32::from(c);
    let (message, help) = match c {
        '\u{FEFF}' if span.start == 0 => (
            "the file begins with a byte order mark".to_owned(),
            "save the file as UTF-8 without a byte order mark".to_owned(),
        ),
        '\u{FEFF}' => (
            "a byte order mark (U+FEFF) stands here".to_owned(),
            "remove it; it cannot be seen, so remove the characters around it too and type them again".to_owned(),
        ),
        '“' | '”' | '„' | '«' | '»' | '‘' | '’' => (
            format!("`{c}` does not quote a text here"),
            "use the straight quotation mark `\"`".to_owned(),
        ),
        '`' => (
            "text is quoted with `\"`, not with a backtick".to_owned(),
            "write the text between two `\"`".to_owned(),
        ),
        ';' => (
            "`;` separates nothing here".to_owned(),
            "write `,` instead of `;`".to_owned(),
        ),
        '%' => ("a number stands without `%`".to_owned(), "remove the `%`".to_owned()),
        '、' | '،' => (
            format!("`{c}` separates nothing here"),
            format!("write `,` instead of `{c}`"),
        ),
        '\u{ff01}'..='\u{ff5e}' => {
            let ascii = char::from_u32(code - 0xfee0)?;
            (
                format!("`{c}` is a full-width `{ascii}`"),
                format!("write `{ascii}` instead"),
            )
        }
        _ if is_odd_blank(c) && c.is_whitespace() => {
            let name = match c {
                '\u{a0}' => "a no-break space",
                '\u{202f}' => "a narrow no-break space",
                '\u{3000}' => "a full-width space",
                _ => "an uncommon space",
            };
            (
                format!("{name} (U+{code:04X}) stands here"),
                "type an ordinary space".to_owned(),
            )
        }
        _ if is_odd_blank(c) => (
            format!("an invisible character (U+{code:04X}) stands here"),
            "remove it; where it cannot be seen, remove the characters around it too and type them again".to_owned(),
        ),
        _ => return None,
    };
    Some(SyntaxError::new(span, message).help(help))
}
