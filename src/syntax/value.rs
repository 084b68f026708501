//! Reads one value of any depth, without recursion.
//!
//! In: a [`Parser`] before the value. Out: the nodes of the value in its tree,
//! and the first thing that is wrong with it.

use super::kind::{Bracket, TokenKind};
use super::parser::{Expect, Parser};
use super::token::Token;
use super::tree::{Item, Node, NodeId, NodeKind, SyntaxError};
use crate::diagnostics::Span;

impl Parser<'_> {
    /// Reads the value that begins at the next token; `None` when reading
    /// strictly and something is wrong.
    pub(super) fn value(&mut self) -> Option<NodeId> {
        self.frames.clear();
        self.pending.clear();
        self.expect = Expect::Value;
        loop {
            let next = self.peek();
            let done = match next {
                _ if self.strict && self.failed => return None,
                Some(token) => self.step(token),
                None => Some(self.end_of_text()),
            };
            if self.strict && self.failed {
                return None;
            }
            if done.is_some() {
                return done;
            }
        }
    }

    /// Takes at least one token, or changes what is expected.
    pub(super) fn step(&mut self, token: Token) -> Option<NodeId> {
        match token.kind {
            TokenKind::Close(bracket) => self.closing(token, bracket),
            TokenKind::Colon => self.colon(token),
            TokenKind::Comma => self.comma(token),
            _ if self.expect == Expect::After => {
                let error = self.missing_comma(token);
                self.fail(error);
                self.expect = Expect::Item;
                None
            }
            TokenKind::Open(bracket) => self.open(token, bracket, None),
            TokenKind::Ident => self.name(token),
            kind if kind.is_literal() => {
                self.bump();
                self.leaf(NodeKind::Literal(kind), token.span)
            }
            kind => {
                let error = self.unexpected(token);
                self.fail(error);
                self.bump();
                let is_item = self.expect == Expect::Value || kind == TokenKind::UnclosedString;
                is_item
                    .then(|| self.leaf(NodeKind::Error, token.span))
                    .flatten()
            }
        }
    }

    /// Adds a value without items where it belongs.
    pub(super) fn leaf(&mut self, kind: NodeKind, span: Span) -> Option<NodeId> {
        let name = (kind == NodeKind::Ident).then_some(span);
        let node = self.node(Node {
            kind,
            span,
            name,
            items: (0, 0),
        });
        self.attach(node)
    }

    /// Adds a value to the innermost open bracket; returns it when none is open.
    pub(super) fn attach(&mut self, value: NodeId) -> Option<NodeId> {
        let span = self.tree.node(value).span;
        let Some(frame) = self.frames.last_mut() else {
            return Some(value);
        };
        self.expect = Expect::After;
        let mut item = Item {
            name: None,
            key: None,
            value,
        };
        if let Some((name, key)) = frame.field.take() {
            item.name = Some(name);
            item.key = key;
        } else if frame.kind == NodeKind::Map {
            let next = self.peek();
            if next.is_some_and(|next| next.kind == TokenKind::Colon) {
                self.bump();
                self.expect = Expect::Value;
                if let Some(frame) = self.frames.last_mut() {
                    frame.field = Some((span, Some(value)));
                }
                return None;
            }
            self.fail(
                SyntaxError::new(span, "this key has no value")
                    .help("between `{` and `}` write `key: value`"),
            );
        } else if frame.named {
            let error = self.nameless(span);
            self.fail(error);
        }
        self.pending.push(item);
        None
    }

    /// A name: of a field, before a bracket, or a value on its own.
    pub(super) fn name(&mut self, token: Token) -> Option<NodeId> {
        self.bump();
        let next = self.peek().map(|next| (next, next.kind));
        let some = self.slice(token.span) == "Some";
        match next {
            Some((next, TokenKind::Open(Bracket::Paren))) => {
                self.open(next, Bracket::Paren, Some(token.span))
            }
            Some((_, TokenKind::Colon)) if self.takes_field() => {
                self.bump();
                self.field(token.span);
                None
            }
            // With `implicit_some`, `ron` takes `Some 5` for `Some(Some(5))`.
            Some((_, kind)) if some && kind.starts_value() => {
                self.expect = Expect::Value;
                None
            }
            Some((next, TokenKind::Open(bracket))) => {
                let name = self.slice(token.span);
                self.fail(
                    SyntaxError::new(
                        next.span,
                        format!("after `{name}` comes `(`, not `{}`", bracket.open()),
                    )
                    .help(format!("write `{name}(` and `)`")),
                );
                self.open(next, bracket, Some(token.span))
            }
            _ => {
                if let Some((next, _)) = next.filter(|_| self.takes_field()) {
                    self.no_colon(token, next);
                }
                self.leaf(NodeKind::Ident, token.span)
            }
        }
    }

    pub(super) fn takes_field(&self) -> bool {
        let in_struct = self
            .frames
            .last()
            .is_some_and(|f| f.kind == NodeKind::Tuple);
        in_struct && self.expect == Expect::Item
    }

    /// The name of a field and its colon have been read.
    pub(super) fn field(&mut self, name: Span) {
        self.expect = Expect::Value;
        let count = self.pending.len();
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        let mixed = !frame.named && count > frame.first;
        frame.named = true;
        frame.field = Some((name, None));
        if mixed {
            self.fail(
                SyntaxError::new(
                    name,
                    "this field has a name, the values before it have none",
                )
                .help("give every field its name"),
            );
        }
    }

    pub(super) fn colon(&mut self, token: Token) -> Option<NodeId> {
        let quoted = self.last_kind == TokenKind::String
            && self.expect == Expect::After
            && self.frames.last().is_some_and(|frame| {
                frame.kind == NodeKind::Tuple && self.pending.len() > frame.first
            });
        self.bump();
        if quoted && let Some(item) = self.pending.pop() {
            let name = self.tree.node(item.value).span;
            self.fail(
                SyntaxError::new(
                    name,
                    "the name of a field is written without quotation marks",
                )
                .help("remove the quotation marks"),
            );
            self.field(name);
            return None;
        }
        self.fail(
            SyntaxError::new(token.span, "no name or key stands before this `:`")
                .help("write `name: value`"),
        );
        self.error_item(token)
    }

    pub(super) fn comma(&mut self, token: Token) -> Option<NodeId> {
        if self.expect == Expect::After {
            self.bump();
            self.expect = Expect::Item;
            return None;
        }
        self.fail(self.missing_value(token.span, "this comma"));
        self.bump();
        let done = self.error_item(token);
        self.expect = Expect::Item;
        done
    }

    /// Stands in for a value that is missing before `token`.
    pub(super) fn error_item(&mut self, token: Token) -> Option<NodeId> {
        let waits = self
            .frames
            .last()
            .is_some_and(|frame| frame.field.is_some());
        let span = Span::new(token.span.start, token.span.start);
        if waits || self.frames.is_empty() {
            self.leaf(NodeKind::Error, span)
        } else {
            None
        }
    }
}
