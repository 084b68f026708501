//! A network: nodes of one kind, and ties between pairs of them.

use super::Sign;

/// Nodes of one kind and the ties between them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Network {
    /// In the order in which they are declared.
    pub nodes: Vec<NetworkNode>,
    /// At most one a pair.
    pub ties: Vec<Tie>,
}

/// A node.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NetworkNode {
    /// Id, unique among the nodes.
    pub id: String,
    /// What is written in it.
    pub label: String,
}

/// A tie between two nodes; it has no direction.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tie {
    /// Index of one node.
    pub a: usize,
    /// Index of the other.
    pub b: usize,
    /// What is written on it.
    pub label: String,
    /// Agree, disagree, or as much of one as of the other.
    pub sign: Sign,
    /// How much it weighs, 0 to 1.
    pub weight: f64,
}
