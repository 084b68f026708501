//! What the parts of the pages are, for who does not see them: a tree that
//! grows with the pages and becomes the tags of the PDF.

use std::num::NonZeroU16;

use krilla::geom::Rect;
use krilla::tagging::{
    BBox, Identifier, ListNumbering, Node as Tagged, TableHeaderScope, Tag, TagGroup, TagKind,
    TagTree,
};

/// What a part is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Document,
    Heading(u16, String),
    Paragraph,
    Quote,
    List { numbered: bool },
    Item,
    Label,
    Body,
    Table,
    Head,
    Rows,
    Row,
    NameOfColumn,
    NameOfRow,
    Cell,
    Figure { told: String, frame: Option<Frame> },
    Caption,
    Link,
    Reference,
    Note,
}

/// Where a figure stands, if all of it is on one page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    pub page: usize,
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// A node of the tree, by number.
pub(super) type Id = usize;

/// What a node consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Child {
    Node(Id),
    /// A part that is drawn.
    Part(usize),
    /// Where a link can be followed.
    Area(usize),
}

struct Node {
    kind: Kind,
    children: Vec<Child>,
}

/// What every part is; node 0 is the document.
pub(super) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    pub(super) fn new() -> Tree {
        let mut tree = Tree { nodes: Vec::new() };
        tree.node(Kind::Document);
        tree
    }

    fn node(&mut self, kind: Kind) -> Id {
        self.nodes.push(Node {
            kind,
            children: Vec::new(),
        });
        self.nodes.len() - 1
    }

    /// A new node, as the last child of another.
    pub(super) fn add(&mut self, parent: Id, kind: Kind) -> Id {
        let node = self.node(kind);
        self.push(parent, Child::Node(node));
        node
    }

    pub(super) fn push(&mut self, node: Id, child: Child) {
        self.nodes[node].children.push(child);
    }

    pub(super) fn last(&self, node: Id) -> Option<Child> {
        self.nodes[node].children.last().copied()
    }

    /// Says where a figure stands.
    pub(super) fn framed(&mut self, node: Id, at: Frame) {
        if let Kind::Figure { frame, .. } = &mut self.nodes[node].kind {
            *frame = Some(at);
        }
    }

    /// The tags, given those of the parts and of the areas of links.
    pub(super) fn tags(&self, parts: &[Identifier], areas: &[Option<Identifier>]) -> TagTree {
        let mut tags = TagTree::new();
        for child in self.children(0, parts, areas) {
            tags.push(child);
        }
        tags
    }

    fn children(
        &self,
        node: Id,
        parts: &[Identifier],
        areas: &[Option<Identifier>],
    ) -> Vec<Tagged> {
        let children = self.nodes[node].children.iter();
        let tagged = children.filter_map(|child| match *child {
            Child::Part(part) => Some(parts[part].into()),
            Child::Area(area) => areas[area].map(Tagged::from),
            Child::Node(below) => {
                let children = self.children(below, parts, areas);
                let kept = !children.is_empty() || self.nodes[below].kind == Kind::Cell;
                let tag = tag(&self.nodes[below].kind);
                kept.then(|| TagGroup::with_children(tag, children).into())
            }
        });
        tagged.collect()
    }
}

fn tag(kind: &Kind) -> TagKind {
    match kind {
        Kind::Document => Tag::Part.into(),
        Kind::Heading(level, title) => {
            let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(title.clone())).into()
        }
        Kind::Paragraph => Tag::P.into(),
        Kind::Quote => Tag::BlockQuote.into(),
        Kind::List { numbered: true } => Tag::L(ListNumbering::Decimal).into(),
        Kind::List { numbered: false } => Tag::L(ListNumbering::Disc).into(),
        Kind::Item => Tag::LI.into(),
        Kind::Label => Tag::Lbl.into(),
        Kind::Body => Tag::LBody.into(),
        Kind::Table => Tag::Table.into(),
        Kind::Head => Tag::THead.into(),
        Kind::Rows => Tag::TBody.into(),
        Kind::Row => Tag::TR.into(),
        Kind::NameOfColumn => Tag::TH(TableHeaderScope::Column).into(),
        Kind::NameOfRow => Tag::TH(TableHeaderScope::Row).into(),
        Kind::Cell => Tag::TD.into(),
        Kind::Figure { told, frame } => {
            let frame = frame.and_then(|at| {
                let [x, y, width, height] = [at.x, at.y, at.width, at.height].map(|n| n as f32);
                Some(BBox::new(at.page, Rect::from_xywh(x, y, width, height)?))
            });
            Tag::Figure(Some(told.clone())).with_bbox(frame).into()
        }
        Kind::Caption => Tag::Caption.into(),
        Kind::Link => Tag::Link.into(),
        Kind::Reference => Tag::Reference.into(),
        Kind::Note => Tag::Note.into(),
    }
}
