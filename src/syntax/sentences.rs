//! What is said of a value that cannot be read.
//!
//! In: the state of a [`Parser`] and the token it stumbles over. Out: one
//! [`SyntaxError`]: what is wrong, what to do, and the place that explains it.

use super::kind::{Bracket, TokenKind};
use super::misplaced::opening;
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
        if let Some(error) = self.closed_in_a_comment(span.start) {
            return Some(error);
        }
        let message = format!("a `{open}` is not closed before this `{close}`");
        let error = SyntaxError::new(span, message)
            .help(format!("add `{missing}` before this `{close}`"))
            .related(frame.open, format!("this `{open}` is never closed"));
        Some(error)
    }

    /// Brackets are still open where the text, or the entry, ends.
    pub(super) fn unclosed_at_end(&self) -> Option<SyntaxError> {
        let frame = self.frames.last()?;
        if let Some(error) = self.closed_in_a_comment(usize::MAX) {
            return Some(error);
        }
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

    /// A comment before `end` holds what would close the innermost bracket.
    fn closed_in_a_comment(&self, end: usize) -> Option<SyntaxError> {
        let frame = self.frames.last()?;
        let inside = |comment: &&Span| comment.start > frame.open.start && comment.end <= end;
        let closes = |comment: &&Span| {
            let text = self.slice(**comment);
            text.starts_with("//") && leaves_closed(text, frame.bracket)
        };
        let mut comments = self.tree.comments.iter().rev();
        let comment = *comments.find(|comment| inside(comment) && closes(comment))?;
        let open = frame.bracket.open();
        let message =
            format!("a `{open}` is not closed: the rest of this line is a comment, from `//` on");
        let error = SyntaxError::new(comment, message)
            .help("was it meant to be? if so, close the bracket before it; if not, remove the `//`, or put the text in which it stands between two `\"`")
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
        let known = self.foreign(token).or_else(|| self.two_texts(token));
        if let Some(error) = known.or_else(|| self.unquoted()) {
            return error;
        }
        let glued = self.last.end == token.span.start;
        if self.last_kind == TokenKind::String && glued && token.kind == TokenKind::Ident {
            let help = match self.curly_end(self.last) {
                Some(quote) => {
                    format!("`{quote}` does not close a text: write the straight `\"`")
                }
                None => "write `\\\"` for a quotation mark inside a text, and close every text"
                    .to_owned(),
            };
            return SyntaxError::new(
                token.span,
                "the text before this ends too early or too late",
            )
            .help(help)
            .related(opening(self.last, 1), "the text begins here");
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

    /// The name of a field may stand without its colon.
    pub(super) fn no_colon(&mut self, name: Token, next: Token) {
        let foreign = self.foreign(next);
        let named = self.frames.last().is_some_and(|frame| frame.named);
        if let Some(error) = foreign {
            self.fail(error);
        } else if next.kind == TokenKind::Equals {
            let source = self.slice(name.span);
            let error = SyntaxError::new(next.span, "a name and its value stand with `:` between")
                .help(format!("write `{source}: …`"));
            self.fail(error);
        } else if named && next.kind.starts_value() {
            let source = self.slice(name.span);
            let error = SyntaxError::new(next.span, "a `:` is missing before this")
                .help(format!("write `{source}: …`"))
                .related(name.span, "after this name");
            self.fail(error);
        }
    }

    /// A value without a name among fields that have one.
    pub(super) fn nameless(&mut self, value: Span) -> SyntaxError {
        let next = self.peek().map(|next| next.kind);
        if next == Some(TokenKind::Colon) && self.slice(value).starts_with('"') {
            return SyntaxError::new(
                value,
                "the name of a field is written without quotation marks",
            )
            .help("remove the quotation marks");
        }
        let before = self.frames.last().and_then(|frame| {
            let item = self.pending.get(frame.first..)?.last()?;
            Some(self.tree.node(item.value))
        });
        let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let digits = self.slice(value);
        if let Some(before) = before
            && before.kind == NodeKind::Literal(TokenKind::Number)
            && before.span.end + 1 == value.start
            && number(digits)
        {
            let whole = self.slice(before.span);
            let help = if digits.len() == 3 && whole != "0" {
                format!("write `{whole}{digits}`, or `{whole}.{digits}` for a fraction")
            } else {
                format!("write `{whole}.{digits}`")
            };
            let span = Span::new(before.span.start, value.end);
            return SyntaxError::new(span, "a number has no comma in it").help(help);
        }
        SyntaxError::new(value, "this value has no field name")
            .help("write `name: value`, as for the fields before it")
    }
}

/// Whether a text closes a bracket that it does not open.
fn leaves_closed(text: &str, bracket: Bracket) -> bool {
    let mut depth = 0_i32;
    text.chars().any(|c| {
        depth += i32::from(c == bracket.open()) - i32::from(c == bracket.close());
        depth < 0
    })
}
