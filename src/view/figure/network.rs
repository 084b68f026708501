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
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NetworkNode {
    /// Id, unique among the nodes.
    pub id: String,
    /// What is written beside it.
    pub label: String,
    /// How large it is, 0 to 1.
    pub size: f64,
    /// The community with which it is outlined, numbered from 0.
    pub group: Option<usize>,
}

/// A tie between two nodes; it has no direction.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tie {
    /// Index of one node.
    pub a: usize,
    /// Index of the other.
    pub b: usize,
    /// What is written on it; may be empty.
    pub label: String,
    /// What is told who points at it; as `label` if empty.
    pub title: String,
    /// Agree, disagree, as much of one as of the other, or none of these.
    pub sign: Sign,
    /// How much it weighs, 0 to 1.
    pub weight: f64,
}

impl Network {
    /// The members of each community, by their places among the nodes; those
    /// of none are in none.
    pub fn groups(&self) -> Vec<Vec<usize>> {
        let of = |node: &NetworkNode| node.group.map_or(0, |group| group + 1);
        let number = self.nodes.iter().map(of).max().unwrap_or(0);
        // Numbers come from outside: a single large one must not take memory.
        let mut groups = vec![Vec::new(); number.min(self.nodes.len())];
        for (at, node) in self.nodes.iter().enumerate() {
            let group = node.group.and_then(|group| groups.get_mut(group));
            if let Some(members) = group {
                members.push(at);
            }
        }
        groups
    }
}
