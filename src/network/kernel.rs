//! Claims that weigh less the farther they are from the middle of a window.

use super::calendar::Instant;
use super::counts::Counts;
use super::matrix::Span;
use super::one_mode::Ties;
use super::select::{Chosen, Selected};
use super::settings::{Kernel, Window};

/// How much a claim weighs at a distance u, in halves of the window.
pub fn weight(kernel: Kernel, u: f64) -> f64 {
    let within = u.abs() <= 1.0;
    match kernel {
        Kernel::Gaussian => (-u * u / 2.0).exp() / std::f64::consts::TAU.sqrt(),
        _ if !within => 0.0,
        Kernel::Uniform => 0.5,
        Kernel::Epanechnikov => 0.75 * (1.0 - u * u),
        Kernel::Triangular => 1.0 - u.abs(),
    }
}

/// When the first and the last claim were made.
pub fn reach(selected: &Selected) -> Option<(Instant, Instant)> {
    let times = || selected.claims.iter().map(|claim| claim.time);
    Some((times().min()?, times().max()?))
}

/// The steps of a kernel: from the first to the last claim, each clipped to
/// them; with `indent` only middles around which there is a whole window.
pub fn steps(
    kernel: Kernel,
    window: Window,
    reach: Option<(Instant, Instant)>,
    indent: bool,
) -> Vec<Span> {
    let Some((first, last)) = reach else {
        return Vec::new();
    };
    let half = half(window);
    let inset = if indent { half } else { 0 };
    let start = first.plus(inset, window.unit);
    let end = last.plus(-inset, window.unit);
    let mut all = Vec::new();
    let mut before = None;
    for step in 0.. {
        let middle = start.plus(step, window.unit);
        if middle > end || before == Some(middle) {
            break;
        }
        before = Some(middle);
        let (from, to) = match kernel {
            Kernel::Gaussian => (first, last),
            _ => (
                middle.plus(-half, window.unit).max(first),
                middle.plus(half, window.unit).min(last),
            ),
        };
        all.push(Span {
            from,
            middle: Some(middle),
            to,
        });
    }
    all
}

/// Half the width; odd ones are made even.
fn half(window: Window) -> i64 {
    i64::from(window.size.div_ceil(2))
}

/// The claims of a step, with their weights.
pub fn weigh(
    kernel: Kernel,
    window: Window,
    span: Span,
    claims: &[Chosen],
    compat: bool,
) -> Vec<(Chosen, f64)> {
    let middle = span.middle.unwrap_or(span.from);
    let width = 2.0 * half(window) as f64;
    let inside = |time: Instant| time >= span.from && time <= span.to;
    let weighed = |claim: &Chosen| {
        let steps = middle.steps_to(claim.time, window.unit);
        let u = 2.0 * steps as f64 / width;
        let weight = match kernel {
            // The reference tool weighs by the distance itself.
            Kernel::Triangular if compat && u.abs() <= 1.0 => u.abs(),
            _ => weight(kernel, u),
        };
        (*claim, weight)
    };
    let there = claims.iter().filter(|claim| inside(claim.time));
    there
        .map(weighed)
        .filter(|(_, weight)| *weight > 0.0)
        .collect()
}

/// For each pair the sum of 2 / (n_a + n_b) over all cells of column and
/// level in which either has a claim at any time.
pub fn averages(counts: &Counts) -> Ties {
    let size = counts.rows;
    let mut ties = Ties::none(size);
    let mut cell = vec![0.0; size];
    for column in counts.columns() {
        for level in 0..counts.levels {
            cell.fill(0.0);
            let of = column.iter().filter(|entry| entry.level as usize == level);
            let mut any = false;
            for entry in of {
                cell[entry.row as usize] = entry.count;
                any = true;
            }
            if !any {
                continue;
            }
            for a in 0..size {
                for b in a..size {
                    let both = cell[a] + cell[b];
                    if both > 0.0 {
                        ties.weights[a * size + b] += 2.0 / both;
                    }
                }
            }
        }
    }
    ties.mirror();
    ties
}
