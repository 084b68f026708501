//! How many others a node is tied to, and how strongly.

use super::Weights;

/// The degree of each node: the number of its ties, Σ_b [w(a,b) ≠ 0].
///
/// From 0 to N − 1. O(N²). Freeman, *Centrality in social networks:
/// conceptual clarification*, Social Networks 1 (1978), 215–239.
///
/// ```
/// use stancegraph::network::measure::{Weights, degrees};
/// let chain = Weights::new(3, vec![0., 2., 0., 2., 0., 1., 0., 1., 0.]).unwrap();
/// assert_eq!(degrees(&chain), [1, 2, 1]);
/// ```
pub fn degrees(weights: &Weights) -> Vec<usize> {
    let nodes = 0..weights.len();
    let degree = |a| weights.row(a).iter().filter(|w| **w != 0.0).count();
    nodes.map(degree).collect()
}

/// The weighted degree of each node, its strength: Σ_b w(a,b).
///
/// Any number; below 0 where weights are. O(N²). Barrat, Barthélemy,
/// Pastor-Satorras and Vespignani, *The architecture of complex weighted
/// networks*, PNAS 101 (2004), 3747–3752.
///
/// ```
/// use stancegraph::network::measure::{Weights, strengths};
/// let chain = Weights::new(3, vec![0., 2., 0., 2., 0., 1., 0., 1., 0.]).unwrap();
/// assert_eq!(strengths(&chain), [2.0, 3.0, 1.0]);
/// ```
pub fn strengths(weights: &Weights) -> Vec<f64> {
    let nodes = 0..weights.len();
    nodes.map(|a| weights.row(a).iter().sum()).collect()
}
