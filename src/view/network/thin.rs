//! Ties come in, those that are drawn come out: where there are too many to be
//! read, the strongest of each node.

use std::cmp::Ordering;

use super::super::figure::{Sign, Tie};

/// So many ties are always drawn.
const FEW: usize = 45;
/// So many a node are drawn.
const EACH: usize = 3;

/// Of those, so large a part may be of the other side.
const OTHER: usize = 5;

/// The ties that are drawn, and a sentence about them if some are not.
///
/// Of those that agree, a tie stays if it is among the k strongest of one of its
/// nodes; k is as large as the room allows, so that every node keeps its
/// strongest tie. Of those that conflict, the strongest of all stay, up to a
/// fifth of the room. If none agree, those that conflict are chosen as the others
/// would be. O(m log m).
pub(in super::super) fn thin(nodes: usize, ties: Vec<Tie>) -> (Vec<Tie>, Option<String>) {
    let limit = FEW.max(EACH * nodes);
    let of = ties.len();
    if of <= limit {
        return (ties, None);
    }
    let conflict = |tie: &Tie| tie.sign == Sign::Negative;
    let (mut main, mut other): (Vec<Tie>, Vec<Tie>) = ties.into_iter().partition(|t| !conflict(t));
    if main.is_empty() {
        std::mem::swap(&mut main, &mut other);
    }
    let all = (main.len(), other.len());
    let top = main.iter().map(|tie| tie.weight).fold(0.0, f64::max);
    let main_top = main.iter().filter(|tie| tie.weight >= top).count();
    other.sort_by(|a, b| by_strength(nodes, a, b));
    let room = limit / OTHER;
    other.truncate(room.max(limit.saturating_sub(all.0)));
    let (mut kept, most) = strongest(nodes, main, limit - other.len().min(limit - 1));
    let among = match most {
        None => "all".to_owned(),
        Some(1) => "each that is the strongest of one of its two ends".to_owned(),
        Some(most) => format!("each that is among the {most} strongest of one of its two ends"),
    };
    let which = match (all.1, other.len() == all.1) {
        (0, _) => among,
        (_, true) => format!("of those that agree {among}, and all that conflict"),
        (_, false) => format!(
            "of those that agree {among}, and the {} strongest of those that conflict",
            other.len()
        ),
    };
    // The strongest are alike if more of them than are drawn weigh the same.
    let alike = main_top > kept.iter().filter(|tie| tie.weight >= top).count();
    kept.extend(other);
    kept.sort_by_key(|tie| (tie.a, tie.b));
    let equals = match alike {
        true => {
            " Of ties that are equally strong some are drawn, so that no node has more than others."
        }
        false => "",
    };
    let told = format!(
        "To be readable, {} of {of} ties are drawn: {which}.{equals} The matrix has all of them.",
        kept.len()
    );
    (kept, Some(told))
}

/// The ties that are among the k strongest of one of their nodes, k as large as
/// a number of ties allows; and k, if some are left out.
fn strongest(nodes: usize, ties: Vec<Tie>, limit: usize) -> (Vec<Tie>, Option<usize>) {
    if ties.len() <= limit {
        return (ties, None);
    }
    let ranks = ranks(nodes, &ties);
    let drawn = |k: usize| ranks.iter().filter(|rank| **rank < k).count();
    let mut most = 1;
    while drawn(most + 1) <= limit {
        most += 1;
    }
    let kept = ties.into_iter().zip(&ranks);
    let kept = kept.filter(|(_, rank)| **rank < most).map(|(tie, _)| tie);
    (kept.collect(), Some(most))
}

/// The strongest first; of those alike the one whose nodes are near each other
/// in a ring of all, so that no node is a hub only for its place.
fn by_strength(nodes: usize, one: &Tie, other: &Tie) -> Ordering {
    let steps = |tie: &Tie| {
        let steps = tie.a.abs_diff(tie.b);
        (steps.min(nodes.saturating_sub(steps)), tie.a, tie.b)
    };
    let by = other.weight.total_cmp(&one.weight);
    by.then_with(|| steps(one).cmp(&steps(other)))
}

/// The better of the two ranks of each tie among those of one node.
fn ranks(nodes: usize, ties: &[Tie]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..ties.len()).collect();
    order.sort_by(|a, b| by_strength(nodes, &ties[*a], &ties[*b]));
    let mut seen = vec![0_usize; nodes];
    let mut ranks = vec![usize::MAX; ties.len()];
    for at in order {
        for end in [ties[at].a, ties[at].b] {
            if let Some(count) = seen.get_mut(end) {
                ranks[at] = ranks[at].min(*count);
                *count += 1;
            }
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(nodes: usize) -> Vec<Tie> {
        let pairs = (0..nodes).flat_map(|a| (a + 1..nodes).map(move |b| (a, b)));
        pairs
            .map(|(a, b)| Tie {
                a,
                b,
                sign: Sign::Positive,
                weight: 1.0 / (1 + b - a) as f64,
                ..Tie::default()
            })
            .collect()
    }

    #[test]
    fn few_ties_all_stay() {
        assert_eq!(thin(10, all(10)), (all(10), None));
    }

    #[test]
    fn ties_that_are_alike_make_no_hubs_and_it_is_said() {
        let mut ties = all(100);
        ties.iter_mut().for_each(|tie| tie.weight = 1.0);
        let (kept, told) = thin(100, ties);
        assert!(told.is_some_and(|told| told.contains("equally strong")));
        let ends = |node: usize| kept.iter().filter(|t| t.a == node || t.b == node).count();
        assert!((0..100).all(|node| (1..=8).contains(&ends(node))));
    }

    #[test]
    fn of_many_every_node_keeps_its_strongest() {
        let (kept, told) = thin(200, all(200));
        assert!(told.is_some() && kept.len() <= 600, "{}", kept.len());
        for node in 0..199 {
            let strongest = kept.iter().any(|tie| (tie.a, tie.b) == (node, node + 1));
            assert!(strongest, "{node}");
        }
    }
}
