//! Sides with few frustrated ties, by changing one node after another.

use super::Signs;

/// From how many nodes the signs are carried along the ties.
const STARTS: usize = 12;

/// The best sides that are found. Starts carry the signs along the ties from
/// the nodes with most ties; then a tabu search changes the node that betters
/// most, or worsens least, unless it was changed a moment ago.
pub fn best(signs: &Signs) -> Vec<usize> {
    let size = signs.size;
    let degree = |a: usize| signs.row(a).iter().filter(|sign| **sign != 0).count();
    let mut nodes: Vec<usize> = (0..size).collect();
    nodes.sort_by_key(|a| std::cmp::Reverse(degree(*a)));
    let mut best = vec![0; size];
    let mut least = signs.frustrated(&best);
    let carried = nodes
        .iter()
        .take(STARTS)
        .map(|from| carry(signs, *from, &nodes));
    let starts: Vec<Vec<usize>> = std::iter::once(best.clone()).chain(carried).collect();
    for mut of in starts {
        tabu(signs, &mut of);
        let found = signs.frustrated(&of);
        if found < least {
            least = found;
            best = of;
        }
    }
    best
}

/// Sides such that each node fits the one from which it was reached.
fn carry(signs: &Signs, from: usize, nodes: &[usize]) -> Vec<usize> {
    let mut of = vec![usize::MAX; signs.size];
    for start in std::iter::once(&from).chain(nodes) {
        if of[*start] != usize::MAX {
            continue;
        }
        of[*start] = 0;
        let mut open = std::collections::VecDeque::from([*start]);
        while let Some(a) = open.pop_front() {
            for (b, sign) in signs.row(a).iter().enumerate() {
                if *sign != 0 && of[b] == usize::MAX {
                    of[b] = if *sign > 0 { of[a] } else { 1 - of[a] };
                    open.push_back(b);
                }
            }
        }
    }
    of
}

/// Leaves the best sides that were met. O(N²).
fn tabu(signs: &Signs, of: &mut Vec<usize>) {
    let size = signs.size;
    let rounds = 20 * size;
    let rest = 3 + size / 10;
    // By how much fewer ties are frustrated if a node changes its side.
    let fits = |of: &[usize], a: usize, b: usize| {
        let sign = i64::from(signs.row(a)[b]);
        if of[a] == of[b] { sign } else { -sign }
    };
    let gain = |of: &[usize], a: usize| -> i64 { (0..size).map(|b| -fits(of, a, b)).sum() };
    let mut gains: Vec<i64> = (0..size).map(|a| gain(of, a)).collect();
    let mut until = vec![0; size];
    let (mut now, mut least, mut best) = (0, 0, of.clone());
    for round in 0..rounds {
        let free = |a: &usize| until[*a] <= round || now - gains[*a] < least;
        let next = (0..size)
            .filter(free)
            .max_by_key(|a| (gains[*a], std::cmp::Reverse(*a)));
        let Some(a) = next else { continue };
        now -= gains[a];
        for b in (0..size).filter(|b| *b != a) {
            gains[b] += 2 * fits(of, a, b);
        }
        gains[a] = -gains[a];
        of[a] = 1 - of[a];
        until[a] = round + rest;
        if now < least {
            least = now;
            best.clone_from(of);
        }
    }
    *of = best;
}
