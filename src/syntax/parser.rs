//! The state of reading one text: the next token, open brackets, the tree.
//!
//! In: a text. Out: the tokens that are no blanks, one ahead, and a place for
//! nodes and errors. A [`Parser`] reads in one of two ways: *strict*, which
//! gives up at the first thing that is wrong and says nothing, and *tolerant*,
//! which reports the first thing and then makes the best of the rest.

use super::kind::{Bracket, TokenKind};
use super::token::{Token, Tokens};
use super::tree::{Item, Node, NodeId, NodeKind, SyntaxError, Tree};
use crate::diagnostics::Span;

/// What may come next.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Expect {
    /// An item, or the closing bracket.
    Item,
    /// A value: the name or key and its colon have been read.
    Value,
    /// A comma, or the closing bracket.
    After,
}

/// A bracket that is open.
pub(super) struct Frame {
    pub(super) bracket: Bracket,
    pub(super) kind: NodeKind,
    pub(super) open: Span,
    pub(super) name: Option<Span>,
    /// Where its items begin among the pending ones.
    pub(super) first: usize,
    /// Name and key of the field whose value comes next.
    pub(super) field: Option<(Span, Option<NodeId>)>,
    pub(super) named: bool,
}

/// The state of reading one text.
pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Tokens<'a>,
    peeked: Option<Token>,
    /// The last token taken that is no comment.
    pub(super) last: Span,
    pub(super) last_kind: TokenKind,
    /// A comment that is never closed hides the rest of the text.
    pub(super) open_comment: Option<Span>,
    pub(super) tree: Tree,
    pub(super) frames: Vec<Frame>,
    pub(super) pending: Vec<Item>,
    pub(super) expect: Expect,
    pub(super) strict: bool,
    /// Something is wrong in the value at hand.
    pub(super) failed: bool,
    /// Where the text goes on behind a cut, for the words of a help line.
    pub(super) before_entry: bool,
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str) -> Parser<'a> {
        Parser {
            text,
            tokens: super::tokens(text),
            peeked: None,
            last: Span::default(),
            last_kind: TokenKind::Whitespace,
            open_comment: None,
            tree: Tree::default(),
            frames: Vec::new(),
            pending: Vec::new(),
            expect: Expect::Value,
            strict: false,
            failed: false,
            before_entry: false,
        }
    }

    /// The source of a span.
    pub(super) fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.start..span.end).unwrap_or("")
    }

    /// Goes on from another place of the text.
    pub(super) fn seek(&mut self, position: usize) {
        self.peeked = None;
        self.tokens.seek(position);
    }

    /// The next token that is no blank or comment.
    pub(super) fn peek(&mut self) -> Option<Token> {
        while self.peeked.is_none() {
            let token = self.tokens.next()?;
            match token.kind {
                TokenKind::Whitespace => {}
                TokenKind::LineComment | TokenKind::BlockComment => {
                    self.tree.comments.push(token.span);
                }
                TokenKind::UnclosedComment => {
                    self.open_comment = Some(token.span);
                    let error = self.unexpected(token);
                    self.fail(error);
                }
                _ => self.peeked = Some(token),
            }
        }
        self.peeked
    }

    /// Takes the token that was peeked.
    pub(super) fn bump(&mut self) {
        if let Some(token) = self.peeked.take() {
            self.last = token.span;
            self.last_kind = token.kind;
        }
    }

    /// Notes that something is wrong; the first thing is reported.
    pub(super) fn fail(&mut self, error: SyntaxError) {
        if !self.strict && !self.failed {
            self.tree.errors.push(error);
        }
        self.failed = true;
    }

    pub(super) fn node(&mut self, node: Node) -> NodeId {
        self.tree.nodes.push(node);
        NodeId(self.tree.nodes.len() - 1)
    }
}
