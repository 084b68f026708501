//! From a group of things that all lead to each other to one way round.
//!
//! In: a strongly connected group as the [graphs](crate::graph) find it. Out:
//! a shortest circle through its first member, for a finding must name the
//! links, and of a hundred members perhaps two are to blame.

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};

/// The shortest way from the first member back to itself, as its members in
/// order; of several as short, the one found first. Linear in the group.
pub(super) fn shortest<N: Copy + Eq + std::hash::Hash>(
    group: &[N],
    next: impl Fn(N) -> Vec<N>,
) -> Vec<N> {
    let Some(&start) = group.first() else {
        return Vec::new();
    };
    let inside: FxHashSet<N> = group.iter().copied().collect();
    let mut before: FxHashMap<N, N> = FxHashMap::default();
    let mut open = VecDeque::from([start]);
    while let Some(here) = open.pop_front() {
        for there in next(here) {
            if there == start {
                let mut way = vec![here];
                while let Some(&last) = way.last()
                    && last != start
                    && let Some(&earlier) = before.get(&last)
                {
                    way.push(earlier);
                }
                way.reverse();
                return way;
            }
            if inside.contains(&there) && !before.contains_key(&there) {
                before.insert(there, here);
                open.push_back(there);
            }
        }
    }
    // Not a circle at all; name everybody.
    group.to_vec()
}

/// Links of a circle: each member with the one it leads to.
pub(super) fn links<N: Copy>(way: &[N]) -> impl Iterator<Item = (N, N)> + '_ {
    way.iter().copied().zip(way.iter().copied().cycle().skip(1))
}

/// How many links of a circle are pointed at.
pub(super) const SHOWN: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_way_round_is_found() {
        let next = |n: u32| match n {
            0 => vec![1],
            1 => vec![2, 3],
            2 => vec![3],
            _ => vec![0, 9],
        };
        let way = shortest(&[0, 1, 2, 3], next);
        assert_eq!(way, [0, 1, 3]);
        assert_eq!(links(&way).collect::<Vec<_>>(), [(0, 1), (1, 3), (3, 0)]);
        assert_eq!(shortest(&[7], |n| vec![n]), [7]);
    }
}
