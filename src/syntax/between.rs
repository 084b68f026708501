//! What stands between two entries and is none.
//!
//! In: a file at a token that no entry begins with. Out: an error for it, and
//! the file behind it, so that the entries behind come out whole.

use super::document::File;
use super::kind::TokenKind;
use super::misplaced::is_odd_blank;
use super::resume::{begins_entry, entry_line};
use super::token::Token;
use super::tree::SyntaxError;
use crate::diagnostics::Span;

impl File<'_> {
    /// Skips what cannot stand between entries.
    pub(super) fn skip(&mut self, token: Token) {
        self.garbage();
        match token.kind {
            TokenKind::Comma | TokenKind::Close(_) => self.parser.bump(),
            _ if self.is_odd_blank(token) => self.parser.bump(),
            _ => {
                let resume = self.resume_after(token.span.start);
                self.parser.seek(resume.position);
                self.ended_broken = !resume.at_entry;
            }
        }
    }

    /// Reports the next token as something that cannot stand there.
    pub(super) fn garbage(&mut self) {
        let Some(token) = self.parser.peek() else {
            return;
        };
        let source = self.parser.slice(token.span);
        let error = match token.kind {
            TokenKind::Comma => SyntaxError::new(token.span, "there is no entry before this comma")
                .help("remove the comma"),
            TokenKind::Close(_) => {
                SyntaxError::new(token.span, format!("this `{source}` closes nothing"))
                    .help("remove it, or look for a bracket that is missing before it")
            }
            kind if kind.starts_value() && self.parser.foreign(token).is_some() => {
                self.parser.unexpected(token)
            }
            kind if kind.starts_value() || kind == TokenKind::Colon => {
                SyntaxError::new(token.span, "this stands outside of the entries")
                    .help("look for a `(` that is missing before it, or a `)` too many")
            }
            _ => self.parser.unexpected(token),
        };
        // A run of such tokens is one error.
        self.parser.fail(error);
    }

    pub(super) fn break_last(&mut self) {
        if let Some(entry) = self.parser.tree.entries.last_mut() {
            self.parser.failed &= entry.broken;
            entry.broken = true;
        }
    }

    pub(super) fn is_odd_blank(&self, token: Token) -> bool {
        let first = self.parser.slice(token.span).chars().next();
        token.kind == TokenKind::Unknown && first.is_some_and(is_odd_blank)
    }

    /// Reports and skips fields behind an entry that was closed before them.
    pub(super) fn closed_too_early(&mut self, token: Token) -> bool {
        let text = self.parser.text;
        let behind = text.get(token.span.end..).unwrap_or("");
        let Some(entry) = self.parser.tree.entries.last().copied() else {
            return false;
        };
        let between = text.get(entry.span.end..token.span.start).unwrap_or("x");
        let between = between.trim_start().trim_start_matches(',').trim_start();
        let Some(name) = entry.name.filter(|_| between.is_empty()) else {
            return false;
        };
        let closed = Span::new(entry.span.end - 1, entry.span.end);
        if !behind.trim_start().starts_with(':') || self.parser.slice(closed) != ")" {
            return false;
        }
        let entry_name = self.parser.slice(name).to_lowercase();
        let field = self.parser.slice(token.span);
        if field == "id" || !field.starts_with(char::is_lowercase) {
            // The head of the next entry is broken.
            return false;
        }
        self.parser.failed &= entry.broken;
        if let Some(entry) = self.parser.tree.entries.last_mut() {
            entry.broken = true;
        }
        let message = format!("this `)` closes the {entry_name} too early");
        let error = SyntaxError::new(closed, message)
            .help("remove it; one `)` stands behind the last field")
            .related(token.span, format!("`{field}` belongs to it"));
        self.parser.fail(error);
        let resume = self.resume_after(token.span.start);
        self.parser.seek(resume.position);
        self.ended_broken = !resume.at_entry;
        true
    }

    /// Reports and skips a `"` that begins no string: the one that ends it
    /// would be the first of an entry behind it.
    pub(super) fn stray_quote(&mut self, token: Token) -> bool {
        let text = self.parser.text;
        let behind = |at: usize| text.get(at..).unwrap_or("");
        if !behind(token.span.start).starts_with('"') {
            return false;
        }
        let alone = ends_line(behind(token.span.start + 1));
        let closed = match token.kind {
            TokenKind::String => {
                let next = behind(token.span.end).trim_start();
                // A list of texts is no ledger, but it is RON.
                next.is_empty() || next.starts_with([',', ']', '/'])
            }
            TokenKind::UnclosedString => false,
            _ => return false,
        };
        let swallowed = if closed || alone || token.kind == TokenKind::UnclosedString {
            None
        } else {
            entry_line(text, token.span.start, token.span.end)
        };
        let go_on = match swallowed {
            _ if closed => return false,
            Some(line) => line,
            None if alone => token.span.start + 1,
            None => return false,
        };
        let quote = Span::new(token.span.start, token.span.start + 1);
        let error = SyntaxError::new(quote, "a stray `\"` stands between two entries");
        self.parser.fail(error.help("remove it"));
        self.parser.seek(go_on);
        true
    }
}

/// Whether nothing but a comma or the end of the list stands before the end
/// of the line, or an entry begins.
fn ends_line(rest: &str) -> bool {
    let blank = [' ', '\t', '\r'];
    let rest = rest.trim_start_matches(blank);
    let rest = rest.strip_prefix([',', ']']).unwrap_or(rest);
    let rest = rest.trim_start_matches(blank);
    rest.is_empty() || rest.starts_with('\n') || rest.starts_with("//") || begins_entry(rest)
}
