//! Weights come in, the community of each node comes out.

use crate::network::measure::{Weights, communities};

/// Communities that are drawn together.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in super::super) struct Groups {
    /// The community of each node, numbered from the largest; none where it
    /// stands alone.
    pub of: Vec<Option<usize>>,
    /// How many there are.
    pub number: usize,
    /// Their modularity.
    pub modularity: f64,
}

/// The communities of those who agree; none if there are fewer than two of at
/// least two nodes, for an outline around everything says nothing.
pub(in super::super) fn groups(size: usize, weights: &[f64]) -> Groups {
    let none = || Groups {
        of: vec![None; size],
        ..Groups::default()
    };
    let Some(found) =
        Weights::new(size, weights.to_vec()).and_then(|weights| communities(&weights))
    else {
        return none();
    };
    let most = found.of.iter().max().map_or(0, |most| most + 1);
    let mut members = vec![0_usize; most];
    for group in &found.of {
        members[*group] += 1;
    }
    let mut order: Vec<usize> = (0..most).filter(|group| members[*group] > 1).collect();
    // Stable: of those of one size the one with the first node.
    order.sort_by_key(|group| std::cmp::Reverse(members[*group]));
    if order.len() < 2 {
        return none();
    }
    let place = |group: &usize| order.iter().position(|other| other == group);
    Groups {
        of: found.of.iter().map(place).collect(),
        number: order.len(),
        modularity: found.modularity,
    }
}
