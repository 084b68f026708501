//! Lengths of ties come in, places in the plane come out whose distances are
//! as near to those in the network as they can be.

use std::collections::VecDeque;

/// How often every node is moved to where its neighbours want it.
const ROUNDS: usize = 60;
/// Less movement than this part of a length of 1 is none.
const STILL: f64 = 1e-3;

/// Ways of up to so many ties are never bent.
const SHORT: f64 = 5.0;

/// Places for nodes, in units of the lengths: stress majorisation (Gansner,
/// Koren and North 2004), node by node, from a start. What is not connected is
/// put at a middling distance, so that it is not driven far out. O(n²) a round.
pub(super) fn places(start: Vec<(f64, f64)>, ties: &[(usize, usize, f64)]) -> Vec<(f64, f64)> {
    let count = start.len();
    let wanted = distances(count, ties);
    let mut at = start;
    for _ in 0..ROUNDS {
        let mut most: f64 = 0.0;
        for one in 0..count {
            let (mut x, mut y, mut all) = (0.0, 0.0, 0.0);
            let here = at[one];
            for (other, there) in at.iter().enumerate() {
                let want = wanted[one * count + other];
                if other == one || want <= 0.0 {
                    continue;
                }
                let (right, down) = (here.0 - there.0, here.1 - there.1);
                let apart = right.hypot(down).max(1e-9);
                let weight = 1.0 / (want * want);
                x += weight * (there.0 + want * right / apart);
                y += weight * (there.1 + want * down / apart);
                all += weight;
            }
            if all > 0.0 {
                let new = (x / all, y / all);
                most = most.max((new.0 - here.0).abs() + (new.1 - here.1).abs());
                at[one] = new;
            }
        }
        if most < STILL {
            break;
        }
    }
    at
}

/// The lengths of the shortest ways between all nodes.
fn distances(count: usize, ties: &[(usize, usize, f64)]) -> Vec<f64> {
    let mut near: Vec<Vec<(usize, f64)>> = vec![Vec::new(); count];
    for (a, b, length) in ties.iter().copied() {
        near[a].push((b, length));
        near[b].push((a, length));
    }
    let mut all = vec![f64::INFINITY; count * count];
    for from in 0..count {
        let row = &mut all[from * count..(from + 1) * count];
        row[from] = 0.0;
        // Bellman and Ford with a queue: the networks are small and thin.
        let mut open = VecDeque::from([from]);
        while let Some(at) = open.pop_front() {
            for (next, length) in near[at].iter().copied() {
                let way = row[at] + length;
                if way + 1e-12 < row[next] {
                    row[next] = way;
                    open.push_back(next);
                }
            }
        }
    }
    let known = all.iter().copied().filter(|way| way.is_finite());
    let farthest = known.fold(0.0, f64::max).max(1.0);
    let unconnected = 0.5 + 0.6 * farthest;
    // A disc of so many nodes is about as wide: longer ways are bent, so that no
    // chain takes a sheet of its own.
    let longest = (1.2 * (count as f64).sqrt()).max(SHORT);
    let mean = match ties.len() {
        0 => 1.0,
        number => ties.iter().map(|(_, _, length)| length).sum::<f64>() / number as f64,
    };
    for way in &mut all {
        if way.is_infinite() {
            *way = unconnected;
        }
        *way = way.min(longest * mean);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_becomes_a_line() {
        let ties: Vec<(usize, usize, f64)> = (0..4).map(|at| (at, at + 1, 1.0)).collect();
        let start = (0..5).map(|at| {
            let turn = f64::from(at) * std::f64::consts::TAU / 5.0;
            (turn.cos(), turn.sin())
        });
        let at = places(start.collect(), &ties);
        let apart = |a: usize, b: usize| (at[a].0 - at[b].0).hypot(at[a].1 - at[b].1);
        assert!(
            apart(0, 4) > 3.5 && (apart(1, 2) - 1.0).abs() < 0.1,
            "{at:?}"
        );
    }
}
