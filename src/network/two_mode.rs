//! Cells of rows and columns.

use super::counts::Counts;
use super::levels::Levels;
use super::settings::Aggregate;
use crate::error::Error;

/// With more stances than this their code is no exact number.
const MOST_LEVELS: usize = 53;

/// The weight of each cell, row by row.
pub fn cells(counts: &Counts, aggregate: Aggregate, levels: &Levels) -> Result<Vec<f64>, Error> {
    let width = counts.width();
    if aggregate == Aggregate::Combine && levels.len() > MOST_LEVELS {
        return Err(Error::usage(format!(
            "`combine` has no code for {} stances, only for up to {MOST_LEVELS}: use `ignore`",
            levels.len()
        )));
    }
    let mut weights = vec![0.0; counts.rows * width];
    for (number, column) in counts.columns().enumerate() {
        for entry in column {
            let level = entry.level as usize;
            weights[entry.row as usize * width + number] += match aggregate {
                Aggregate::Subtract => value(levels, level) * entry.count,
                Aggregate::Combine => 2_f64.powi((levels.len() - 1 - level) as i32),
                _ => entry.count,
            };
        }
    }
    Ok(weights)
}

/// What a level counts in a difference: +1 and −1 for the sides, else its
/// number. The reference tool takes one from nothing where stances are names.
fn value(levels: &Levels, level: usize) -> f64 {
    match (levels.are_sides, level) {
        (true, 0) => -1.0,
        (true, _) => 1.0,
        (false, at) => levels.numbers.get(at).copied().unwrap_or(1.0),
    }
}
