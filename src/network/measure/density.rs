//! How much of what could be tied is.

use super::Weights;

/// The density of a network.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Density {
    /// Pairs that are tied.
    pub ties: usize,
    /// Pairs that there are.
    pub pairs: usize,
    /// The mean weight of all pairs, tied or not.
    pub mean: f64,
}

impl Density {
    /// The share of pairs that are tied, 0 to 1.
    pub fn share(&self) -> f64 {
        self.ties as f64 / self.pairs as f64
    }
}

/// The density: m / (N(N − 1) / 2), with m the number of ties; and with
/// weights in place of ties the mean weight.
///
/// None with fewer than two nodes. O(N²). Wasserman and Faust, *Social
/// Network Analysis*, 1994, 101–103 and 143.
///
/// ```
/// use stancegraph::network::measure::{Weights, density};
/// let chain = Weights::new(3, vec![0., 2., 0., 2., 0., 1., 0., 1., 0.]).unwrap();
/// let found = density(&chain).unwrap();
/// assert_eq!((found.ties, found.pairs, found.mean), (2, 3, 1.0));
/// ```
pub fn density(weights: &Weights) -> Option<Density> {
    let nodes = weights.len();
    let pairs = nodes * nodes.saturating_sub(1) / 2;
    let sum: f64 = weights.ties().map(|(_, _, weight)| weight).sum();
    (pairs > 0).then(|| Density {
        ties: weights.ties().count(),
        pairs,
        mean: sum / pairs as f64,
    })
}
