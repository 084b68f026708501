//! Ties between rows that have a column in common.
//!
//! With X[a,j,k] the claims of row a on column j at level k, a tie is
//! Σ_j Σ_k Σ_l s(k,l) X[a,j,k] X[b,j,l]. What is added up differs only in s.

use super::counts::Counts;
use super::levels::Levels;
use super::pairs;
use super::settings::Aggregate;

/// How much two claims on one column add to a tie, for each pair of levels.
pub fn similarity(aggregate: Aggregate, levels: &Levels) -> Vec<f64> {
    let count = levels.len();
    let mut all = Vec::with_capacity(count * count);
    for k in 0..count {
        for l in 0..count {
            let sided = levels.neutral != Some(k) && levels.neutral != Some(l);
            let distance = || levels.distance(k, l);
            all.push(match aggregate {
                Aggregate::Common => 1.0,
                Aggregate::Same => f64::from(u8::from(k == l)),
                _ if !sided => 0.0,
                Aggregate::Ignore | Aggregate::Combine => 1.0,
                Aggregate::Congruence => 1.0 - distance(),
                Aggregate::Conflict => distance(),
                Aggregate::Subtract => 1.0 - 2.0 * distance(),
            });
        }
    }
    all
}

/// A symmetric matrix, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct Ties {
    /// How many rows and columns.
    pub size: usize,
    /// The weights.
    pub weights: Vec<f64>,
}

impl Ties {
    /// Nobody tied to anybody.
    pub fn none(size: usize) -> Ties {
        Ties {
            size,
            weights: vec![0.0; size * size],
        }
    }

    /// What each row is tied to itself with.
    pub fn diagonal(&self) -> Vec<f64> {
        (0..self.size)
            .map(|a| self.weights[a * self.size + a])
            .collect()
    }

    /// Takes away the ties of rows to themselves.
    pub fn clear_diagonal(&mut self) {
        for a in 0..self.size {
            self.weights[a * self.size + a] = 0.0;
        }
    }

    /// Multiplies weight by weight.
    pub fn times(&mut self, by: &Ties) {
        for (weight, factor) in self.weights.iter_mut().zip(&by.weights) {
            *weight *= factor;
        }
    }

    /// Subtracts weight by weight.
    pub fn minus(mut self, other: &Ties) -> Ties {
        for (weight, less) in self.weights.iter_mut().zip(&other.weights) {
            *weight -= less;
        }
        self
    }

    /// Copies what stands right of the diagonal to the left of it.
    pub fn mirror(&mut self) {
        for a in 0..self.size {
            for b in a + 1..self.size {
                self.weights[b * self.size + a] = self.weights[a * self.size + b];
            }
        }
    }
}

/// The ties for each kind of similarity, with what each row has in common
/// with itself on the diagonal.
pub fn ties(counts: &Counts, similarities: &[Vec<f64>]) -> Vec<Ties> {
    if pairs::are_cheaper(counts) {
        return pairs::ties(counts, similarities);
    }
    let size = counts.rows;
    let mut all: Vec<Ties> = similarities.iter().map(|_| Ties::none(size)).collect();
    for column in counts.columns() {
        for (ties, similarity) in all.iter_mut().zip(similarities) {
            for (at, a) in column.iter().enumerate() {
                let row = a.row as usize * size;
                let similar = &similarity[a.level as usize * counts.levels..];
                for b in &column[at..] {
                    let both = a.count * b.count * similar[b.level as usize];
                    // On the diagonal both orders of two levels count.
                    let twice = a.row == b.row && a.level != b.level;
                    ties.weights[row + b.row as usize] += if twice { 2.0 * both } else { both };
                }
            }
        }
    }
    all.iter_mut().for_each(Ties::mirror);
    all
}

/// The reference tool's conflict of options: what one of two has where the
/// other has nothing of the same option.
pub fn absences(counts: &Counts) -> Ties {
    let shared = shared(counts);
    let mut ties = Ties::none(counts.rows);
    let totals = counts.totals(None);
    for a in 0..counts.rows {
        for b in 0..counts.rows {
            let at = a * counts.rows + b;
            ties.weights[at] = totals[a] + totals[b] - shared.sums.weights[at];
        }
    }
    ties
}

/// What two rows have in the same cells.
pub struct Shared {
    /// The sum of both, over cells that both have.
    pub sums: Ties,
    /// The product of both, over the same.
    pub products: Ties,
}

/// What each pair of rows has in the same cells of column and level.
pub fn shared(counts: &Counts) -> Shared {
    let size = counts.rows;
    let (mut sums, mut products) = (Ties::none(size), Ties::none(size));
    let mut levels: Vec<Vec<(usize, f64)>> = vec![Vec::new(); counts.levels];
    for column in counts.columns() {
        levels.iter_mut().for_each(Vec::clear);
        for entry in column {
            levels[entry.level as usize].push((entry.row as usize, entry.count));
        }
        for cell in &levels {
            for (at, (a, x)) in cell.iter().enumerate() {
                for (b, y) in &cell[at..] {
                    sums.weights[a * size + b] += x + y;
                    products.weights[a * size + b] += x * y;
                }
            }
        }
    }
    sums.mirror();
    products.mirror();
    Shared { sums, products }
}
