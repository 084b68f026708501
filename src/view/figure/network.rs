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
    /// The camp next to whose other members it stands, numbered from 0.
    pub camp: Option<usize>,
    /// Whether it belongs to the camp of another.
    pub member: bool,
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
        self.numbered(&|node| node.group)
    }

    /// The same of each camp.
    pub fn camps(&self) -> Vec<Vec<usize>> {
        self.numbered(&|node| node.camp)
    }

    fn numbered(&self, of: &dyn Fn(&NetworkNode) -> Option<usize>) -> Vec<Vec<usize>> {
        let number = self.nodes.iter().filter_map(of).max();
        // Numbers come from outside: a single large one must not take memory.
        let number = number.map_or(0, |most| most.min(self.nodes.len()) + 1);
        let mut all = vec![Vec::new(); number.min(self.nodes.len())];
        for (at, node) in self.nodes.iter().enumerate() {
            if let Some(members) = of(node).and_then(|number| all.get_mut(number)) {
                members.push(at);
            }
        }
        all
    }
}
