//! What is said of a value that cannot be read.
//!
//! In: the state of a [`Parser`] and the token it stumbles over. Out: one
//! [`SyntaxError`]: what is wrong, what to do, and the place that explains it.

use super::kind::TokenKind;
use super::parser::Parser;
use super::token::Token;
use super::tree::{NodeKind, SyntaxError};
use crate::diagnostics::Span;

impl Parser<'_> {
    /// A closing bracket without its pair.
    pub(super) fn stray(&self, span: Span, close: char) -> SyntaxError {
        let error = SyntaxError::new(span, format!("this `{close}` closes nothing"));
        match self.frames.last() {
            Some(frame) => error
                .help(format!("write `{}`, or remove it", frame.bracket.close()))
                .related(
                    frame.open,
                    format!("this `{}` is open", frame.bracket.open()),
                ),
            None => error.help("remove it"),
        }
    }

    /// The innermost bracket is still open where an outer one closes.
    pub(super) fn unclosed_before(&self, span: Span, close: char) -> Option<SyntaxError> {
        let frame = self.frames.last()?;
        let (open, missing) = (frame.bracket.open(), frame.bracket.close());
        let message = format!("a `{open}` is not closed before this `{close}`");
        let error = SyntaxError::new(span, message)
            .help(format!("add `{missing}` before this `{close}`"))
            .related(frame.open, format!("this `{open}` is never closed"));
        Some(error)
    }

    /// Brackets are still open where the text, or the entry, ends.
    pub(super) fn unclosed_at_end(&self) -> Option<SyntaxError> {
        let frame = self.frames.last()?;
        let open = frame.bracket.open();
        let frames = self.frames.iter().rev();
        let missing: String = frames.map(|frame| frame.bracket.close()).collect();
        let place = if self.before_entry {
            "before the next entry"
        } else {
            "at the end"
        };
        let error = SyntaxError::new(self.last, format!("a `{open}` is not closed here"))
            .help(format!("add `{missing}` {place}"))
            .related(frame.open, format!("this `{open}` is never closed"));
        Some(error)
    }

    /// No value stands where one should be.
    pub(super) fn missing_value(&self, span: Span, what: &str) -> SyntaxError {
        match self.frames.last().and_then(|frame| frame.field) {
            Some((name, _)) => {
                let source = self.slice(name);
                SyntaxError::new(span, format!("`{source}` has no value"))
                    .help("write a value after the `:`, or remove the field")
                    .related(name, "this one")
            }
            None => SyntaxError::new(span, format!("there is no value before {what}"))
                .help(format!("remove {what}")),
        }
    }

    /// A value follows on another without a comma.
    pub(super) fn missing_comma(&self, token: Token) -> SyntaxError {
        let glued = self.last.end == token.span.start;
        if self.last_kind == TokenKind::String && glued && token.kind == TokenKind::Ident {
            return SyntaxError::new(
                token.span,
                "the string before this ends too early or too late",
            )
            .help("write `\\\"` for a quotation mark inside a string, and close every string")
            .related(opening(self.last, 1), "the string begins here");
        }
        let in_struct = self
            .frames
            .last()
            .is_some_and(|f| f.kind == NodeKind::Tuple);
        if in_struct && self.last_kind == TokenKind::Ident {
            return SyntaxError::new(token.span, "a `:` or a `,` is missing before this")
                .help("write a field as `name: value`, and a comma between two fields")
                .related(self.last, "after this");
        }
        if token.kind == TokenKind::UnclosedString {
            return self.unexpected(token);
        }
        SyntaxError::new(token.span, "a `,` is missing before this")
            .help("add `,` between the two")
            .related(self.last, "after this")
    }

    /// What to say of a token that can begin nothing.
    pub(super) fn unexpected(&self, token: Token) -> SyntaxError {
        let source = self.slice(token.span);
        match token.kind {
            TokenKind::UnclosedString => {
                SyntaxError::new(self.first_line(token.span), "this string is never closed")
                    .help("add the quotation mark where the string ends")
                    .related(opening(token.span, 1), "the string begins here")
            }
            TokenKind::UnclosedComment => {
                SyntaxError::new(self.first_line(token.span), "this comment is never closed")
                    .help("add `*/` where the comment ends")
                    .related(opening(token.span, 2), "the comment begins here")
            }
            TokenKind::BadChar => {
                SyntaxError::new(token.span, "text is quoted with `\"`, not with `'`")
                    .help("write the text between two `\"`")
            }
            _ if source == "\u{FEFF}" => {
                SyntaxError::new(token.span, "the file begins with a byte order mark")
                    .help("save the file as UTF-8 without a byte order mark")
            }
            _ if matches!(source, "“" | "”" | "„" | "«" | "»" | "‘" | "’") => {
                SyntaxError::new(
                    token.span,
                    format!("`{source}` does not quote a string here"),
                )
                .help("use the straight quotation mark `\"`")
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

    /// The part of a span on its first line.
    fn first_line(&self, span: Span) -> Span {
        let length = self.slice(span).lines().next().map_or(0, str::len);
        Span::new(span.start, span.start + length)
    }
}

/// The first bytes of a span; callers know them to be ASCII.
fn opening(span: Span, length: usize) -> Span {
    Span::new(span.start, span.end.min(span.start + length))
}
