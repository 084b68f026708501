//! How badly memberships fit.

use super::super::Weights;
use super::super::partitions::sizes;
use super::{GAIN, total};

/// The misfit Q of memberships over congruence C and conflict F. With N
/// actors, cluster sizes n_c, W = Σ_c n_c(n_c − 1) and B = N(N − 1) − W:
///
/// Q = Σ_{i≠j} of one cluster c (|C_ij − E_w| + |F_ij|) + Σ_{i≠j} of two
/// clusters c, d (|C_ij| + |F_ij − E_b|), where E_w = (n_c(n_c − 1) / W)(|C| /
/// W), E_b = (n_c n_d / B)(|F| / B), and |·| is a sum over all i ≠ j.
///
/// From 0 to 2(|C| + |F|). None unless each actor has a membership and the
/// matrices have one size. A W or B of 0 adds nothing. O(N²).
pub fn misfit(congruence: &Weights, conflict: &Weights, of: &[usize]) -> Option<f64> {
    let fits = of.len() == congruence.len() && of.len() == conflict.len();
    // Numbers of clusters may be anything below this; more are no memberships.
    let small = of.iter().all(|cluster| *cluster < of.len());
    (fits && small).then(|| Eval::new(congruence, conflict).misfit(of, &sizes(of)))
}

/// The matrices with their sums.
pub struct Eval<'w> {
    congruence: &'w Weights,
    conflict: &'w Weights,
    sums: (f64, f64),
}

/// What is to be expected of each pair, given the sizes of clusters.
pub struct Expected {
    clusters: usize,
    /// On the diagonal of congruence, elsewhere of conflict.
    all: Vec<f64>,
}

impl Expected {
    /// For a pair of these clusters.
    pub fn of(&self, c: usize, d: usize) -> f64 {
        self.all[c * self.clusters + d]
    }
}

impl<'w> Eval<'w> {
    /// The sums, once for many memberships.
    pub fn new(congruence: &'w Weights, conflict: &'w Weights) -> Eval<'w> {
        Eval {
            congruence,
            conflict,
            sums: (total(congruence), total(conflict)),
        }
    }

    /// Whether a misfit is smaller than another by more than rounding.
    pub fn betters(&self, misfit: f64, than: f64) -> bool {
        misfit < than - GAIN * (self.sums.0 + self.sums.1)
    }

    /// E_w and E_b for these sizes.
    pub fn expected(&self, sizes: &[usize]) -> Expected {
        let nodes: usize = sizes.iter().sum();
        let pairs = |n: usize| (n * n.saturating_sub(1)) as f64;
        let within: f64 = sizes.iter().map(|n| pairs(*n)).sum();
        let between = pairs(nodes) - within;
        let share = |pairs: f64, of: f64, sum: f64| match of > 0.0 {
            true => pairs / of * (sum / of),
            false => 0.0,
        };
        let clusters = sizes.len();
        let mut all = Vec::with_capacity(clusters * clusters);
        for (c, n) in sizes.iter().enumerate() {
            for (d, m) in sizes.iter().enumerate() {
                all.push(match c == d {
                    true => share(pairs(*n), within, self.sums.0),
                    false => share((n * m) as f64, between, self.sums.1),
                });
            }
        }
        Expected { clusters, all }
    }

    /// What a pair adds if it is of one cluster or of two.
    pub fn pair(&self, i: usize, j: usize, same: bool, expected: f64) -> f64 {
        let (agree, quarrel) = (self.congruence.at(i, j), self.conflict.at(i, j));
        match same {
            true => (agree - expected).abs() + quarrel.abs(),
            false => agree.abs() + (quarrel - expected).abs(),
        }
    }

    /// The misfit of memberships.
    pub fn misfit(&self, of: &[usize], sizes: &[usize]) -> f64 {
        let expected = self.expected(sizes);
        let mut sum = 0.0;
        for (i, c) in of.iter().enumerate() {
            let agree = &self.congruence.row(i)[i + 1..];
            let quarrel = &self.conflict.row(i)[i + 1..];
            let of_c = &expected.all[c * expected.clusters..];
            for ((agree, quarrel), d) in agree.iter().zip(quarrel).zip(&of[i + 1..]) {
                let expected = of_c[*d];
                sum += match c == d {
                    true => (agree - expected).abs() + quarrel.abs(),
                    false => agree.abs() + (quarrel - expected).abs(),
                };
            }
        }
        2.0 * sum
    }
}
