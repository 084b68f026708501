//! Reads a whole file: its attributes, and a list of entries or one value.
//!
//! In: the text of a file. Out: its [`Tree`], with the errors in the order of
//! the text.

use super::kind::{Bracket, TokenKind};
use super::other::say_it_once;
use super::parser::Parser;
use super::resume::{Resume, begins_entry, opens_entries};
use super::token::Token;
use super::tree::{Node, NodeId, NodeKind, SyntaxError, Tree};
use crate::diagnostics::Span;

/// The tree of a text; never fails, whatever the text is.
///
/// ```
/// use stancegraph::syntax::parse;
///
/// let tree = parse("[\n    Actor(id: \"a\",\n    Actor(id: \"b\"),\n]");
/// assert_eq!(tree.entries().len(), 2);
/// assert_eq!(tree.errors.len(), 1);
/// assert!(tree.error_in(0) && !tree.error_in(1));
/// ```
pub fn parse(text: &str) -> Tree {
    let mut file = File {
        parser: Parser::new(text),
        resume: None,
        ended_broken: false,
        read_ahead: 0,
        comment_ended: false,
        flat: false,
    };
    file.attributes();
    file.document();
    let mut tree = file.parser.tree;
    tree.errors.sort_by_key(|error| error.span);
    say_it_once(text, &mut tree);
    tree
}

/// A file that is being read.
pub(super) struct File<'a> {
    pub(super) parser: Parser<'a>,
    /// The last answer of [`File::resume_after`]: asked from, answer.
    pub(super) resume: Option<(usize, Resume)>,
    /// The last entry is broken and ran to the end of the text.
    pub(super) ended_broken: bool,
    /// How many bytes were read in vain by entries that proved broken.
    pub(super) read_ahead: usize,
    /// The next token stands inside of a comment that is never closed.
    pub(super) comment_ended: bool,
    /// A `[` before an entry is one too many.
    pub(super) flat: bool,
}

impl File<'_> {
    /// The `#![…]` at the top.
    pub(super) fn attributes(&mut self) {
        while let Some(hash) = self.parser.peek().filter(|t| t.kind == TokenKind::Hash) {
            let rest = self.parser.text.get(hash.span.start..).unwrap_or("");
            if let Some(error) = self.parser.foreign(hash) {
                self.report(error);
                let line = rest.find('\n').unwrap_or(rest.len());
                self.parser.seek(hash.span.start + line);
                continue;
            }
            self.parser.bump();
            let complete = self.attribute();
            let mut span = Span::new(hash.span.start, self.parser.last.end);
            if !complete {
                // Whatever it took of later lines is read again.
                let line = rest.find('\n').unwrap_or(rest.len());
                span.end = span.end.min(span.start + line);
                self.parser.seek(span.start + line);
                self.report(
                    SyntaxError::new(span, "this attribute is not complete")
                        .help("write it like `#![enable(implicit_some)]`"),
                );
            }
            self.parser.tree.attributes.push(span);
        }
    }

    /// The rest of an attribute behind its `#`; whether it is all there.
    fn attribute(&mut self) -> bool {
        if self.next_if(TokenKind::Bang).is_none()
            || self.next_if(TokenKind::Open(Bracket::Square)).is_none()
        {
            return false;
        }
        while let Some(token) = self.parser.peek() {
            match token.kind {
                TokenKind::Close(Bracket::Square) => {
                    self.parser.bump();
                    return true;
                }
                TokenKind::Ident
                | TokenKind::Equals
                | TokenKind::Comma
                | TokenKind::String
                | TokenKind::RawString
                | TokenKind::Open(Bracket::Paren)
                | TokenKind::Close(Bracket::Paren) => self.parser.bump(),
                _ => return false,
            }
        }
        false
    }

    pub(super) fn document(&mut self) {
        if self.at(TokenKind::Unknown) && self.starts_with("\u{FEFF}") {
            self.garbage();
            self.parser.bump();
        }
        let Some(first) = self.parser.peek() else {
            let end = self.parser.text.len();
            return self.report(
                SyntaxError::new(Span::new(end, end), "the file has no list of entries")
                    .help("write the entries between `[` and `]`"),
            );
        };
        if first.kind == TokenKind::Open(Bracket::Square) {
            self.parser.bump();
            let errors = self.parser.tree.errors.len();
            let comments = self.parser.tree.comments.len();
            self.list(Some(first));
            if self.parser.tree.errors.len() > errors {
                self.opened_twice(first, errors, comments);
            }
        } else if self.at_tag() {
            self.list(None);
        } else {
            self.single(first);
        }
    }

    /// Reads a broken list again if a `[` too many made one entry of several.
    fn opened_twice(&mut self, first: Token, errors: usize, comments: usize) {
        let tree = &self.parser.tree;
        let text = self.parser.text;
        if !tree
            .entries
            .iter()
            .any(|entry| opens_entries(text, entry.span.start))
        {
            return;
        }
        self.clear_to(0, 0, comments);
        self.parser.tree.entries.clear();
        self.parser.tree.errors.truncate(errors);
        self.resume = None;
        self.ended_broken = false;
        self.flat = true;
        self.parser.seek(first.span.end);
        self.list(Some(first));
    }

    /// A file that is one value and no list.
    pub(super) fn single(&mut self, first: Token) {
        let errors = self.parser.tree.errors.len();
        self.parser.failed = false;
        let root = self.parser.value();
        if self.parser.peek().is_some() {
            self.garbage();
        }
        // A named value, like a snapshot, may hold lines that look like entries.
        // Types have capitals; a small letter is a rest of something else.
        let named = root
            .map(|root| self.node(root))
            .filter(|root| root.kind != NodeKind::Ident)
            .and_then(|root| root.name)
            .is_some_and(|name| self.parser.slice(name).starts_with(char::is_uppercase));
        let broken = self.parser.tree.errors.len() > errors;
        let resume = self.resume_after(first.span.start);
        if broken && !named && resume.at_entry {
            self.clear_to(0, 0, 0);
            self.parser.seek(resume.position);
            self.ended_broken = true;
            return self.list(None);
        }
        self.parser.tree.root = root;
    }

    pub(super) fn report(&mut self, error: SyntaxError) {
        self.parser.tree.errors.push(error);
    }

    pub(super) fn node(&self, id: NodeId) -> &Node {
        self.parser.tree.node(id)
    }

    pub(super) fn at(&mut self, kind: TokenKind) -> bool {
        self.parser.peek().is_some_and(|token| token.kind == kind)
    }

    pub(super) fn next_if(&mut self, kind: TokenKind) -> Option<Token> {
        let token = self.parser.peek().filter(|token| token.kind == kind)?;
        self.parser.bump();
        Some(token)
    }

    pub(super) fn starts_with(&mut self, source: &str) -> bool {
        let token = self.parser.peek();
        token.is_some_and(|token| self.parser.slice(token.span) == source)
    }

    /// Whether a tag and `(` come next.
    pub(super) fn at_tag(&mut self) -> bool {
        let text = self.parser.text;
        self.parser
            .peek()
            .and_then(|token| text.get(token.span.start..))
            .is_some_and(begins_entry)
    }
}

#[cfg(test)]
mod tests;
