//! Reads one value of any depth, without recursion.
//!
//! In: tokens. Out: nodes in the arena of the tree. A [`Parser`] reads in one
//! of two ways: *strict*, which gives up at the first thing that is wrong and
//! says nothing, and *tolerant*, which reports the first thing and then makes
//! the best of the rest. [`list`](super::list) tries the first and falls back
//! on the second with the text cut off where the next entry begins.

use super::token::{Bracket, Token, TokenKind, Tokens};
use super::tree::{Item, Node, NodeId, NodeKind, SyntaxError, Tree};
use crate::diagnostics::Span;

/// How deep brackets may nest; `ron` stops at 64 by default.
const MAX_DEPTH: usize = 128;

/// What may come next.
#[derive(Clone, Copy, PartialEq)]
enum Expect {
    /// An item, or the closing bracket.
    Item,
    /// A value: the name or key and its colon have been read.
    Value,
    /// A comma, or the closing bracket.
    After,
}

/// A bracket that is open.
struct Frame {
    bracket: Bracket,
    kind: NodeKind,
    open: Span,
    name: Option<Span>,
    /// Where its items begin among the pending ones.
    first: usize,
    /// Name and key of the field whose value comes next.
    field: Option<(Span, Option<NodeId>)>,
    named: bool,
}

/// The state of reading one text.
pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Tokens<'a>,
    peeked: Option<Token>,
    /// The last token taken that is no comment.
    pub(super) last: Span,
    last_kind: TokenKind,
    pub(super) tree: Tree,
    frames: Vec<Frame>,
    pending: Vec<Item>,
    expect: Expect,
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
                TokenKind::UnclosedComment => self.fail(
                    SyntaxError::new(self.first_line(token.span), "this comment is never closed")
                        .help("add `*/` where the comment ends")
                        .related(opening(token.span, 2), "the comment begins here"),
                ),
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
    fn step(&mut self, token: Token) -> Option<NodeId> {
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
                let error = self.unexpected(token, kind);
                self.fail(error);
                self.bump();
                let is_item = self.expect == Expect::Value || kind == TokenKind::UnclosedString;
                is_item
                    .then(|| self.leaf(NodeKind::Error, token.span))
                    .flatten()
            }
        }
    }

    fn node(&mut self, node: Node) -> NodeId {
        self.tree.nodes.push(node);
        NodeId(self.tree.nodes.len() - 1)
    }

    /// Adds a value without items where it belongs.
    fn leaf(&mut self, kind: NodeKind, span: Span) -> Option<NodeId> {
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
    fn attach(&mut self, value: NodeId) -> Option<NodeId> {
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
            self.fail(
                SyntaxError::new(span, "this value has no field name")
                    .help("write `name: value`, as for the fields before it"),
            );
        }
        self.pending.push(item);
        None
    }

    fn open(&mut self, token: Token, bracket: Bracket, name: Option<Span>) -> Option<NodeId> {
        if self.frames.len() >= MAX_DEPTH {
            let message = format!("brackets are nested more than {MAX_DEPTH} deep here");
            let mut error = SyntaxError::new(token.span, message).help("nest less deeply");
            error.too_deep = true;
            self.fail(error);
            if self.strict {
                return None;
            }
            self.peeked = None;
            self.tokens.seek(usize::MAX);
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

    /// A name: of a field, before a bracket, or a value on its own.
    fn name(&mut self, token: Token) -> Option<NodeId> {
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
            _ => self.leaf(NodeKind::Ident, token.span),
        }
    }

    fn takes_field(&self) -> bool {
        let in_struct = self
            .frames
            .last()
            .is_some_and(|f| f.kind == NodeKind::Tuple);
        in_struct && self.expect == Expect::Item
    }

    /// The name of a field and its colon have been read.
    fn field(&mut self, name: Span) {
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

    fn colon(&mut self, token: Token) -> Option<NodeId> {
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

    fn comma(&mut self, token: Token) -> Option<NodeId> {
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

    fn missing_value(&self, span: Span, what: &str) -> SyntaxError {
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

    /// Stands in for a value that is missing before `token`.
    fn error_item(&mut self, token: Token) -> Option<NodeId> {
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

    fn closing(&mut self, token: Token, bracket: Bracket) -> Option<NodeId> {
        let close = bracket.close();
        let Some(depth) = self.frames.iter().rposition(|f| f.bracket == bracket) else {
            let mut error = SyntaxError::new(token.span, format!("this `{close}` closes nothing"));
            error = match self.frames.last() {
                Some(frame) => error
                    .help(format!("write `{}`, or remove it", frame.bracket.close()))
                    .related(
                        frame.open,
                        format!("this `{}` is open", frame.bracket.open()),
                    ),
                None => error.help("remove it"),
            };
            self.fail(error);
            self.bump();
            return if self.frames.is_empty() {
                self.leaf(NodeKind::Error, token.span)
            } else {
                None
            };
        };
        if depth + 1 < self.frames.len()
            && let Some(frame) = self.frames.last()
        {
            let (open, missing) = (frame.bracket.open(), frame.bracket.close());
            self.fail(
                SyntaxError::new(
                    token.span,
                    format!("a `{open}` is not closed before this `{close}`"),
                )
                .help(format!("add `{missing}` before this `{close}`"))
                .related(frame.open, format!("this `{open}` is never closed")),
            );
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
    fn close(&mut self, end: usize) -> Option<NodeId> {
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
    fn end_of_text(&mut self) -> NodeId {
        let end = self.last.end;
        if let Some(frame) = self.frames.last() {
            let open = frame.bracket.open();
            let missing: String = self
                .frames
                .iter()
                .rev()
                .map(|f| f.bracket.close())
                .collect();
            let place = if self.before_entry {
                "before the next entry"
            } else {
                "at the end"
            };
            self.fail(
                SyntaxError::new(self.last, format!("a `{open}` is not closed here"))
                    .help(format!("add `{missing}` {place}"))
                    .related(frame.open, format!("this `{open}` is never closed")),
            );
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

    fn missing_comma(&self, token: Token) -> SyntaxError {
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
            return self.unexpected(token, token.kind);
        }
        SyntaxError::new(token.span, "a `,` is missing before this")
            .help("add `,` between the two")
            .related(self.last, "after this")
    }

    /// What to say of a token that can begin nothing.
    pub(super) fn unexpected(&self, token: Token, kind: TokenKind) -> SyntaxError {
        let source = self.slice(token.span);
        match kind {
            TokenKind::UnclosedString => {
                SyntaxError::new(self.first_line(token.span), "this string is never closed")
                    .help("add the quotation mark where the string ends")
                    .related(opening(token.span, 1), "the string begins here")
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
