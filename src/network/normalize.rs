//! Dividing weights by how much there was to be tied.
//!
//! What would be divided by nothing is 0.

use super::counts::Counts;
use super::one_mode::{self, Ties};
use super::settings::{Aggregate, Normalize};

fn ratio(weight: f64, by: f64) -> f64 {
    if by == 0.0 { 0.0 } else { weight / by }
}

/// Divides the ties of pairs. `own` has what each row shares with itself.
pub fn pairs(ties: &mut Ties, counts: &Counts, by: Normalize, own: &[f64], compat: bool) {
    let size = ties.size;
    let totals = counts.totals(None);
    let mut divide = |by: &dyn Fn(usize, usize) -> f64| {
        for a in 0..size {
            for b in 0..size {
                let weight = &mut ties.weights[a * size + b];
                *weight = ratio(*weight, by(a, b));
            }
        }
    };
    match by {
        Normalize::Average => divide(&|a, b| (totals[a] + totals[b]) / 2.0),
        Normalize::Cosine if compat => divide(&|a, b| totals[a] * totals[b]),
        Normalize::Cosine => divide(&|a, b| (own[a] * own[b]).sqrt()),
        Normalize::Jaccard => {
            let shared = one_mode::shared(counts);
            divide(&|a, b| {
                let at = a * size + b;
                shared.products.weights[at] + totals[a] + totals[b] - shared.sums.weights[at]
            });
        }
        Normalize::None | Normalize::Activity | Normalize::Prominence => {}
    }
}

/// Divides cells by their row or their column.
pub fn cells(weights: &mut [f64], counts: &Counts, aggregate: Aggregate, by: Normalize) {
    let width = counts.width();
    let mut rows = counts.totals(None);
    let mut columns: Vec<f64> = counts
        .columns()
        .map(|column| column.iter().map(|entry| entry.count).sum())
        .collect();
    if aggregate == Aggregate::Combine {
        rows.fill(0.0);
        columns.fill(0.0);
        for (at, weight) in weights.iter().enumerate() {
            if *weight != 0.0 {
                rows[at / width] += 1.0;
                columns[at % width] += 1.0;
            }
        }
    }
    for (at, weight) in weights.iter_mut().enumerate() {
        *weight = match by {
            Normalize::Activity => ratio(*weight, rows[at / width]),
            Normalize::Prominence => ratio(*weight, columns[at % width]),
            _ => *weight,
        };
    }
}
