//! Opens and closes brackets, also those that do not match.
//!
//! In: the token of a bracket, or the end of the text. Out: the node of what
//! stood between; a bracket that is not closed ends where an outer one does.

use super::kind::Bracket;
use super::parser::{Expect, Frame, Parser};
use super::token::Token;
use super::tree::{Node, NodeId, NodeKind, SyntaxError};
use crate::diagnostics::Span;

/// How deep brackets may nest; `ron` stops at 64 by default.
const MAX_DEPTH: usize = 128;

impl Parser<'_> {
    pub(super) fn open(
        &mut self,
        token: Token,
        bracket: Bracket,
        name: Option<Span>,
    ) -> Option<NodeId> {
        if self.frames.len() >= MAX_DEPTH {
            let message = format!("brackets are nested more than {MAX_DEPTH} deep here");
            let mut error = SyntaxError::new(token.span, message).help("nest less deeply");
            error.too_deep = true;
            self.fail(error);
            if self.strict {
                return None;
            }
            self.seek(usize::MAX);
            return Some(self.end_of_text());
        }
        self.bump();
        let kind = match bracket {
            _ if name.is_some() => NodeKind::Tuple,
            Bracket::Paren => NodeKind::Tuple,
            Bracket::Square => NodeKind::List,
            Bracket::Brace => NodeKind::Map,
        };
        self.frames.push(Frame {
            bracket,
            kind,
            open: token.span,
            name,
            first: self.pending.len(),
            field: None,
            named: false,
        });
        self.expect = Expect::Item;
        None
    }

    pub(super) fn closing(&mut self, token: Token, bracket: Bracket) -> Option<NodeId> {
        let close = bracket.close();
        let Some(depth) = self.frames.iter().rposition(|f| f.bracket == bracket) else {
            let error = self.stray(token.span, close);
            self.fail(error);
            self.bump();
            return if self.frames.is_empty() {
                self.leaf(NodeKind::Error, token.span)
            } else {
                None
            };
        };
        if depth + 1 < self.frames.len()
            && let Some(error) = self.unclosed_before(token.span, close)
        {
            self.fail(error);
        } else if self.expect == Expect::Value {
            let error = self.missing_value(token.span, "this bracket");
            self.fail(error);
        }
        let end = self.last.end;
        while self.frames.len() > depth + 1 {
            self.close(end);
        }
        self.bump();
        self.close(token.span.end)
    }

    /// Makes a node of the innermost open bracket, which ends at `end`.
    pub(super) fn close(&mut self, end: usize) -> Option<NodeId> {
        let frame = self.frames.last()?;
        if frame.field.is_some() {
            self.leaf(NodeKind::Error, Span::new(end.saturating_sub(1), end));
        }
        let frame = self.frames.pop()?;
        let first = self.tree.items.len();
        self.tree.items.extend(self.pending.drain(frame.first..));
        let start = frame.name.unwrap_or(frame.open).start;
        let node = self.node(Node {
            kind: if frame.named {
                NodeKind::Struct
            } else {
                frame.kind
            },
            span: Span::new(start, end.max(frame.open.end)),
            name: frame.name,
            items: (first, self.tree.items.len()),
        });
        self.attach(node)
    }

    /// Closes what is open where the text, or the part of it, ends.
    pub(super) fn end_of_text(&mut self) -> NodeId {
        let end = self.last.end;
        if let Some(error) = self.unclosed_at_end() {
            self.fail(error);
        }
        while !self.frames.is_empty() {
            if let Some(node) = self.close(end) {
                return node;
            }
        }
        self.node(Node {
            kind: NodeKind::Error,
            span: Span::new(end, end),
            name: None,
            items: (0, 0),
        })
    }
}
