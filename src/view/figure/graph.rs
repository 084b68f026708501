//! A graph in columns: nodes, groups of them, edges from left to right.

use super::{Line, Sign};

/// Nodes in columns and the edges between them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Graph {
    /// Columns from left to right; each node names its column.
    pub columns: Vec<String>,
    /// Groups that are framed together; each node may name one.
    pub groups: Vec<Group>,
    /// Nodes in drawing order within their column.
    pub nodes: Vec<Node>,
    /// Edges in drawing order.
    pub edges: Vec<Edge>,
}

/// A frame around nodes of one column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    /// Id, unique among the groups of the figure.
    pub id: String,
    /// What is written on the frame; may be empty.
    pub label: String,
    /// The same in few words, for formats in which frames may be lost; may be
    /// empty.
    pub short: String,
    /// The group in which it lies, an index into the groups.
    pub parent: Option<usize>,
}

/// A node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Id, unique among the nodes of the figure.
    pub id: String,
    /// What is written in it; may have several lines.
    pub label: String,
    /// Index into `columns`.
    pub column: usize,
    /// Index into `groups`.
    pub group: Option<usize>,
    /// What it stands for.
    pub shape: NodeShape,
    /// The number of the footnote.
    pub note: Option<usize>,
}

impl Node {
    /// What is written in it, with the number of its footnote.
    ///
    /// ```
    /// use stancegraph::view::figure::{Node, NodeShape};
    ///
    /// let node = Node {
    ///     id: "claim:c".into(),
    ///     label: "c".into(),
    ///     column: 1,
    ///     group: None,
    ///     shape: NodeShape::Claim,
    ///     note: Some(3),
    /// };
    /// assert_eq!(node.words(), "c [3]");
    /// ```
    pub fn words(&self) -> String {
        noted(&self.label, self.note)
    }
}

/// What a node stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NodeShape {
    /// An actor that holds positions in its own right.
    Actor,
    /// An actor drawn with the camp of another.
    Member,
    /// An issue.
    Issue,
    /// A question about the agenda itself.
    Agenda,
    /// One option of an issue.
    Choice,
    /// A claim.
    Claim,
    /// A source.
    Source,
}

/// An edge.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Edge {
    /// Id of the node it starts from.
    pub from: String,
    /// Id of the node it leads to.
    pub to: String,
    /// What is written on it.
    pub label: String,
    /// The number of the footnote.
    pub note: Option<usize>,
    /// For, against, or neither.
    pub sign: Sign,
    /// How it is drawn.
    pub line: Line,
    /// 1 plain, 2 strong.
    pub weight: u8,
    /// Before, now, or in both.
    pub age: Age,
}

impl Edge {
    /// What is written on it, with the number of its footnote.
    ///
    /// ```
    /// use stancegraph::view::figure::Edge;
    ///
    /// let edge = Edge { label: "yes".into(), note: Some(3), ..Edge::default() };
    /// assert_eq!(edge.words(), "yes [3]");
    /// ```
    pub fn words(&self) -> String {
        noted(&self.label, self.note)
    }
}

/// A label with the number of its footnote.
fn noted(label: &str, note: Option<usize>) -> String {
    match note {
        Some(note) => format!("{label} [{note}]"),
        None => label.to_owned(),
    }
}

/// Where an edge stands in a comparison of two days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Age {
    /// There is no comparison, or it is new in it.
    #[default]
    Now,
    /// It was there before and is not any more.
    Was,
    /// It is the same on both days.
    Kept,
}
