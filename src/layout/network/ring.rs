//! Ties come in, an order of the nodes around a ring comes out: those with
//! heavy ties side by side.

/// Swaps are tried on up to as many nodes.
const SWAPPED: usize = 24;

/// The nodes around the ring: from the one with the heaviest ties, each time
/// the one that is tied most to those just before; then pairs are swapped as
/// long as that shortens the ties. Ties are two nodes and how they pull, which
/// is below 0 where they push.
pub(super) fn order(count: usize, ties: &[(usize, usize, f64)]) -> Vec<usize> {
    let mut pulls = vec![0.0; count * count];
    for (a, b, pull) in ties.iter().copied() {
        pulls[a * count + b] += pull;
        pulls[b * count + a] += pull;
    }
    let tied = |a: usize, b: usize| pulls[a * count + b];
    let mut open: Vec<usize> = (0..count).collect();
    let mut order: Vec<usize> = Vec::new();
    let all: Vec<f64> = (0..count)
        .map(|node| (0..count).map(|other| tied(node, other).abs()).sum())
        .collect();
    while !open.is_empty() {
        let pull = |node: usize| -> f64 {
            let before = order.iter().rev().take(3).zip([1.0, 0.5, 0.25]);
            match order.len() {
                0 => all[node],
                _ => before
                    .map(|(other, weight)| weight * tied(node, *other))
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
