//! Reads the top-level list: entries, commas, and what stands between them.
//!
//! In: a file behind its `[`. Out: its entries, and errors for what is not one.

use super::document::File;
use super::kind::{Bracket, TokenKind};
use super::resume::opens_entries;
use super::token::Token;
use super::tree::{Item, Node, NodeId, NodeKind, SyntaxError};
use crate::diagnostics::Span;

impl File<'_> {
    /// The entries, behind the `[` if there is one.
    pub(super) fn list(&mut self, open: Option<Token>) {
        let start = self.parser.peek().map_or(0, |token| token.span.start);
        let errors = self.parser.tree.errors.len();
        let mut comma = true;
        let mut closed = false;
        while let Some(token) = self.peek() {
            comma |= std::mem::take(&mut self.comment_ended) && self.at_tag();
            match token.kind {
                _ if self.stray_quote(token) => {}
                TokenKind::Close(Bracket::Square) => {
                    self.parser.bump();
                    closed = true;
                    if !self.behind_the_end(token) {
                        break;
                    }
                    comma = true;
                    closed = false;
                }
                TokenKind::Comma if !comma => {
                    self.parser.bump();
                    self.parser.failed = false;
                    comma = true;
                }
                TokenKind::Open(Bracket::Square)
                    if self.flat && opens_entries(self.parser.text, token.span.start) =>
                {
                    self.report(
                        SyntaxError::new(
                            token.span,
                            "this `[` stands inside of the list of entries",
                        )
                        .help("remove it"),
                    );
                    self.parser.bump();
                    comma = true;
                }
                TokenKind::Ident if self.closed_too_early(token) => comma |= self.at_tag(),
                kind if kind.starts_value()
                    && (comma || self.at_tag())
                    && self.parser.foreign(token).is_none() =>
                {
                    if !comma {
                        self.missing_comma(token);
                    }
                    comma = self.entry(token);
                }
                _ => {
                    let harmless = token.kind == TokenKind::Close(Bracket::Paren);
                    if !comma && !harmless && !self.is_odd_blank(token) {
                        self.break_last();
                    }
                    self.skip(token);
                    // Where an entry begins again, no comma is missed.
                    comma |= self.at_tag();
                }
            }
        }
        if open.is_none() {
            return self.without_brackets(start, errors, closed);
        }
        let end = self.parser.last.end;
        let span = Span::new(open.map_or(start, |open| open.span.start), end);
        if let Some(open) = open
            && !closed
            && !self.ended_broken
        {
            self.report(
                SyntaxError::new(self.parser.last, "the list of entries is not closed here")
                    .help("add `]` at the end of the file")
                    .related(open.span, "this `[` is never closed"),
            );
        }
        self.root_list(span);
    }

    /// The end of entries that no `[` opened.
    pub(super) fn without_brackets(&mut self, start: usize, errors: usize, closed: bool) {
        let tree = &mut self.parser.tree;
        if let [entry] = tree.entries.as_slice()
            && !closed
            && tree.errors.is_empty()
        {
            tree.root = Some(entry.node);
            tree.entries.clear();
            return;
        }
        let name = tree.entries.first().and_then(|entry| entry.name);
        if errors == 0 {
            self.report(
                SyntaxError::new(name.unwrap_or_default(), "the entries are not in a list")
                    .help("write `[` before the first entry and `]` after the last"),
            );
        }
        self.root_list(Span::new(start, self.parser.last.end));
    }

    pub(super) fn root_list(&mut self, span: Span) {
        let tree = &mut self.parser.tree;
        let first = tree.items.len();
        tree.items.extend(tree.entries.iter().map(|entry| Item {
            name: None,
            key: None,
            value: entry.node,
        }));
        tree.nodes.push(Node {
            kind: NodeKind::List,
            span,
            name: None,
            items: (first, tree.items.len()),
        });
        tree.root = Some(NodeId(tree.nodes.len() - 1));
    }

    /// What stands behind the `]` that ends the list; whether to read on.
    pub(super) fn behind_the_end(&mut self, close: Token) -> bool {
        let Some(next) = self.parser.peek() else {
            return false;
        };
        let after_comma = next.kind == TokenKind::Comma;
        if after_comma {
            self.parser.bump();
        }
        if self.at_tag() {
            self.report(
                SyntaxError::new(
                    close.span,
                    "this `]` ends the list, but more entries follow",
                )
                .help("remove this `]`, or move it to the end of the file"),
            );
            return true;
        }
        self.parser.failed = false;
        let error = SyntaxError::new(next.span, "this stands behind the end of the list")
            .help("write all entries between one `[` and one `]`")
            .related(close.span, "the list ends here");
        self.report(error);
        let resume = self.resume_after(next.span.start);
        if resume.at_entry {
            self.parser.seek(resume.position);
        }
        resume.at_entry
    }

    pub(super) fn missing_comma(&mut self, token: Token) {
        let last = self.parser.last;
        let close = self.parser.slice(last);
        self.report(
            SyntaxError::new(last, "a comma is missing between two entries")
                .help(format!("add `,` after this `{close}`"))
                .related(token.span, "the next entry begins here"),
        );
    }
}
