//! Ties of rows that have at most one claim a cell, by sets of bits: as with
//! recorded votes, of which there are many.

use super::counts::Counts;
use super::one_mode::Ties;

/// With more levels than this there are too many sets.
const MOST_LEVELS: usize = 4;

/// Whether sets of bits are possible, and fewer steps than going through the
/// pairs of each column.
pub fn are_cheaper(counts: &Counts) -> bool {
    let plain = || counts.entries().iter().all(|entry| entry.count == 1.0);
    if counts.levels > MOST_LEVELS || counts.rows < 2 {
        return false;
    }
    let through_columns: usize = counts.columns().map(|c| c.len() * c.len() / 2).sum();
    let words = counts.width().div_ceil(64);
    let through_sets = counts.rows * counts.rows / 2 * words * counts.levels;
    through_sets < through_columns && plain()
}

/// The ties for each kind of similarity.
pub fn ties(counts: &Counts, similarities: &[Vec<f64>]) -> Vec<Ties> {
    let (size, levels) = (counts.rows, counts.levels);
    let words = counts.width().div_ceil(64);
    // Row by row, level by level: which columns.
    let mut sets = vec![0_u64; size * levels * words];
    for (number, column) in counts.columns().enumerate() {
        for entry in column {
            let set = entry.row as usize * levels + entry.level as usize;
            sets[set * words + number / 64] |= 1 << (number % 64);
        }
    }
    let set = |row: usize, level: usize| {
        let start = (row * levels + level) * words;
        &sets[start..start + words]
    };
    let mut all: Vec<Ties> = similarities.iter().map(|_| Ties::none(size)).collect();
    let mut both = vec![0.0; levels * levels];
    for a in 0..size {
        for b in a..size {
            for k in 0..levels {
                for l in 0..levels {
                    both[k * levels + l] = f64::from(in_common(set(a, k), set(b, l)));
                }
            }
            for (ties, similarity) in all.iter_mut().zip(similarities) {
                let sum = both.iter().zip(similarity).map(|(n, s)| n * s).sum();
                ties.weights[a * size + b] = sum;
            }
        }
    }
    all.iter_mut().for_each(Ties::mirror);
    all
}

/// How many bits two sets have in common.
fn in_common(a: &[u64], b: &[u64]) -> u32 {
    a.iter().zip(b).map(|(a, b)| (a & b).count_ones()).sum()
}
