//! Nodes come in, their places around an ellipse come out: those with heavy
//! ties side by side, no two overlapping.

use super::Area;
use crate::layout::pen::Lines;
use crate::view::figure::{Network, Sign};

/// Swaps are tried on up to as many nodes.
const SWAPPED: usize = 120;

/// The middle and the size of every node, the middle of the ellipse at 0, 0.
pub(super) fn places(network: &Network, labels: &[Lines], room: Option<f64>) -> Vec<Area> {
    let order = order(network);
    let size = |label: &Lines| Area {
        x: 0.0,
        y: 0.0,
        half_width: label.width / 2.0 + 11.0,
        half_height: label.height / 2.0 + 7.0,
    };
    let mut areas: Vec<Area> = labels.iter().map(size).collect();
    let count = areas.len();
    if count < 2 {
        return areas;
    }
    let widest = areas.iter().map(|area| area.half_width).fold(0.0, f64::max);
    // Wide enough for a label on the shortest tie.
    let mut radius =
        (150.0 + 12.0 * count as f64).max(room.map_or(0.0, |r| (r / 2.0 - widest).min(420.0)));
    loop {
        for (place, node) in order.iter().enumerate() {
            // The first at the left for two, at the top for more.
            let start = if count == 2 { 0.5 } else { 0.75 };
            let turn = (start + place as f64 / count as f64) * std::f64::consts::TAU;
            areas[*node].x = radius * turn.cos();
            areas[*node].y = radius * 0.72 * turn.sin();
        }
        let close = (0..count).any(|place| {
            let (one, other) = (order[place], order[(place + 1) % count]);
            areas[one].overlaps(&areas[other], 14.0)
        });
        if !close {
            return areas;
        }
        radius *= 1.12;
    }
}

/// The nodes around the ring: from the one with the heaviest ties, each time
/// the one that is tied most to those just before; then pairs are swapped as
/// long as that shortens the ties that agree.
fn order(network: &Network) -> Vec<usize> {
    let count = network.nodes.len();
    let mut ties = vec![0.0; count * count];
    for tie in &network.ties {
        let pull = match tie.sign {
            Sign::Positive => tie.weight,
            Sign::Negative => -0.5 * tie.weight,
            Sign::Neutral | Sign::None => 0.1 * tie.weight,
        };
        ties[tie.a * count + tie.b] += pull;
        ties[tie.b * count + tie.a] += pull;
    }
    let tied = |a: usize, b: usize| ties[a * count + b];
    let mut open: Vec<usize> = (0..count).collect();
    let mut order: Vec<usize> = Vec::new();
    while !open.is_empty() {
        let pull = |node: usize| -> f64 {
            match order.len() {
                0 => (0..count).map(|other| tied(node, other).abs()).sum(),
                _ => order
                    .iter()
                    .rev()
                    .take(3)
                    .zip([1.0, 0.5, 0.25])
                    .map(|(o, w)| w * tied(node, *o))
                    .sum(),
            }
        };
        // The first of those that pull alike.
        let best =
            (0..open.len()).max_by(|a, b| pull(open[*a]).total_cmp(&pull(open[*b])).then(b.cmp(a)));
        order.push(open.remove(best.unwrap_or(0)));
    }
    if count <= SWAPPED {
        swap(&mut order, &tied);
    }
    order
}

fn swap(order: &mut [usize], tied: &dyn Fn(usize, usize) -> f64) {
    let count = order.len();
    let apart = |a: usize, b: usize| {
        let steps = a.abs_diff(b);
        steps.min(count - steps) as f64
    };
    for _ in 0..6 {
        let mut swapped = false;
        for one in 0..count {
            for other in one + 1..count {
                let cost = |order: &[usize]| -> f64 {
                    let of = |place: usize| -> f64 {
                        (0..count)
                            .map(|at| tied(order[place], order[at]) * apart(place, at))
                            .sum()
                    };
                    of(one) + of(other)
                };
                let before = cost(order);
                order.swap(one, other);
                if cost(order) < before - 1e-9 {
                    swapped = true;
                } else {
                    order.swap(one, other);
                }
            }
        }
        if !swapped {
            break;
        }
    }
}
