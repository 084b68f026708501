//! The tree of one file: where its entries, fields and values stand.
//!
//! In: the text of a file ([`parse`](super::parse)). Out: a [`Tree`], a flat arena of nodes
//! with spans; what was wrong with the text is in its `errors`. The tree holds
//! no text: slice the text with the spans. Between the spans stand only
//! blanks, comments and punctuation, which [`tokens`](super::tokens) lists.

use super::kind::TokenKind;
use crate::diagnostics::Span;

/// The tags that an entry of a ledger can have; a line that begins with one
/// of them and `(` is where reading resumes after a broken entry.
pub const TAGS: [&str; 6] = ["Ledger", "Actor", "Issue", "Source", "Claim", "Assert"];

/// A node of one [`Tree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) usize);

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NodeKind {
    /// `[…]`.
    List,
    /// `(…)` or `Name(…)` with plain items, or none.
    Tuple,
    /// `(…)` or `Name(…)` with named fields.
    Struct,
    /// `{key: value, …}`.
    Map,
    /// A number, string or character; the kind of its token.
    Literal(TokenKind),
    /// A name alone: a unit variant, `true`, `None`.
    Ident,
    /// Where a value should be and is none.
    Error,
}

/// A value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where it stands, with its name and brackets.
    pub span: Span,
    /// The name before the bracket.
    pub name: Option<Span>,
    /// Its items: a range of the arena of items.
    pub(super) items: (usize, usize),
}

/// One item of a list, tuple, struct or map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Item {
    /// The name of the field, or the key of a map with its quotes.
    pub name: Option<Span>,
    /// The key as a value; maps only.
    pub key: Option<NodeId>,
    /// The value.
    pub value: NodeId,
}

/// One entry of the top-level list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Entry {
    /// Where it stands, without the comma.
    pub span: Span,
    /// Its tag, like `Claim`.
    pub name: Option<Span>,
    /// Its value.
    pub node: NodeId,
    /// Whether a syntax error lies in it.
    pub broken: bool,
}

/// One thing that is wrong with the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where it was noticed.
    pub span: Span,
    /// What is wrong, one sentence.
    pub message: String,
    /// What to do, one sentence.
    pub help: Option<String>,
    /// Another place that explains it, like the bracket that is never closed.
    pub related: Option<(Span, String)>,
    /// Whether the text is nested too deeply to be read.
    pub too_deep: bool,
}

impl SyntaxError {
    /// An error with nothing but its sentence.
    pub(super) fn new(span: Span, message: impl Into<String>) -> SyntaxError {
        SyntaxError {
            span,
            message: message.into(),
            help: None,
            related: None,
            too_deep: false,
        }
    }

    /// The same with what to do.
    pub(super) fn help(mut self, help: impl Into<String>) -> SyntaxError {
        self.help = Some(help.into());
        self
    }

    /// The same with another place.
    pub(super) fn related(mut self, span: Span, label: impl Into<String>) -> SyntaxError {
        self.related = Some((span, label.into()));
        self
    }
}

/// The tree of one text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tree {
    /// What is wrong, in the order of the text.
    pub errors: Vec<SyntaxError>,
    /// The comments that stand outside of what was skipped.
    pub comments: Vec<Span>,
    /// The `#![…]` at the top.
    pub attributes: Vec<Span>,
    pub(super) nodes: Vec<Node>,
    pub(super) items: Vec<Item>,
    pub(super) entries: Vec<Entry>,
    pub(super) root: Option<NodeId>,
}

impl Tree {
    /// The items of the top-level list; none if the file is no list.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The whole value of the file; `None` if there is none.
    pub fn root(&self) -> Option<NodeId> {
        self.root
    }

    /// Whether the file is a list of entries.
    pub fn is_list(&self) -> bool {
        self.root
            .is_some_and(|root| self.node(root).kind == NodeKind::List)
    }

    /// The name of the value of a file that is no list: `Snapshot` for
    /// `Snapshot(…)`.
    pub fn top_name<'t>(&self, text: &'t str) -> Option<&'t str> {
        let name = self.node(self.root?).name?;
        text.get(name.start..name.end)
    }

    /// Whether a syntax error lies in the entry of this index.
    pub fn error_in(&self, entry: usize) -> bool {
        self.entries.get(entry).is_some_and(|entry| entry.broken)
    }

    /// The node of this id.
    ///
    /// # Panics
    ///
    /// When the id comes from another tree and is out of range here.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0]
    }

    /// Where every value, every name of a field and every name before a bracket
    /// stands, in no order.
    pub fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        let values = self
            .nodes
            .iter()
            .flat_map(|node| [Some(node.span), node.name]);
        let names = self.items.iter().map(|item| item.name);
        values.chain(names).flatten()
    }

    /// The items of a list, tuple, struct or map, in the order of the text.
    pub fn items(&self, id: NodeId) -> &[Item] {
        let (start, end) = self.node(id).items;
        self.items.get(start..end).unwrap_or(&[])
    }
}
