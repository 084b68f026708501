//! A figure: nodes, edges, labels and legend, without coordinates or format.

/// A drawable graph.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figure {
    /// Short id of the kind of figure (`positions`, `evidence`).
    pub name: String,
    /// Title, with the day.
    pub title: String,
    /// One line below the title.
    pub subtitle: String,
    /// What a person who cannot see the figure is told.
    pub description: String,
    /// Columns from left to right; each node names its column.
    pub columns: Vec<String>,
    /// Groups that are framed together; each node may name one.
    pub groups: Vec<Group>,
    /// Nodes in drawing order within their column.
    pub nodes: Vec<Node>,
    /// Edges in drawing order.
    pub edges: Vec<Edge>,
    /// Just what occurs in this figure.
    pub legend: Vec<LegendEntry>,
    /// Numbered notes, in the order of their numbers from 1.
    pub footnotes: Vec<String>,
}

/// A frame around nodes of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Id, unique among the groups of the figure.
    pub id: String,
    /// What is written on the frame.
    pub label: String,
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
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// Id of the node it starts from.
    pub from: String,
    /// Id of the node it leads to.
    pub to: String,
    /// What is written on it.
    pub label: String,
    /// For, against, or neither.
    pub sign: Sign,
    /// How it is drawn.
    pub line: Line,
    /// 1 plain, 2 strong.
    pub weight: u8,
}

/// Which side an edge stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sign {
    /// For.
    Positive,
    /// Against.
    Negative,
    /// Neutral, abstained, or a point on a scale.
    Neutral,
    /// No stance: a response, a relation, a reference.
    None,
}

/// The second channel: how firmly it is evidenced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Line {
    /// Stated.
    Solid,
    /// Stated with conditions.
    Dashed,
    /// Told in a source's own voice only.
    Dotted,
    /// Contested.
    Double,
    /// Not a position: a response, a role, a reference.
    Thin,
}

/// One line of the legend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegendEntry {
    /// What it looks like.
    pub sign: Sign,
    /// What it looks like.
    pub line: Line,
    /// What it means.
    pub text: String,
}
