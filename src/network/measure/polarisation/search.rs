//! Memberships that no single change betters, from several starts.

mod starts;

use super::super::Weights;
use super::super::partitions::{numbered, sizes};
use super::misfit::{Eval, Expected};

/// How many of the changes that look best are tried in full.
const TRIED: usize = 12;

/// The best memberships that are found.
pub fn best(congruence: &Weights, conflict: &Weights) -> Option<Vec<usize>> {
    let eval = Eval::new(congruence, conflict);
    let mut found: Vec<State> = Vec::new();
    for groups in starts::starts(congruence, conflict) {
        let mut state = State::new(&eval, groups);
        while state.step(&eval) {}
        let known = |other: &State| other.of == state.of;
        if !found.iter().any(known) {
            found.push(state);
        }
    }
    let mut best: Option<State> = None;
    for state in found {
        if best
            .as_ref()
            .is_none_or(|than| eval.betters(state.misfit, than.misfit))
        {
            best = Some(state);
        }
    }
    let mut best = best?;
    // What only looked worse is tried as well, in full.
    while best.move_any(&eval) || best.exchange(&eval) {
        while best.step(&eval) {}
    }
    Some(best.of)
}

/// The memberships from which the search starts; the tests compare with them.
#[cfg(test)]
pub fn all_starts(congruence: &Weights, conflict: &Weights) -> Vec<Vec<usize>> {
    starts::starts(congruence, conflict)
}

struct State {
    of: Vec<usize>,
    sizes: Vec<usize>,
    misfit: f64,
}

impl State {
    fn new(eval: &Eval<'_>, of: Vec<usize>) -> State {
        let of = numbered(&of);
        let sizes = sizes(&of);
        State {
            misfit: eval.misfit(&of, &sizes),
            of,
            sizes,
        }
    }

    /// Takes other memberships if they are better.
    fn take(&mut self, eval: &Eval<'_>, of: Vec<usize>) -> bool {
        let other = State::new(eval, of);
        let better = eval.betters(other.misfit, self.misfit);
        if better {
            *self = other;
        }
        better
    }

    /// One change for the better, if there is one among those that look best
    /// or among the unions of two clusters.
    fn step(&mut self, eval: &Eval<'_>) -> bool {
        let mut moves = self.moves(eval);
        moves.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        for (_, (actor, to)) in moves.into_iter().take(TRIED) {
            let mut of = self.of.clone();
            of[actor] = to;
            if self.take(eval, of) {
                return true;
            }
        }
        self.unite(eval)
    }

    /// What each move would change if expectations stayed as they are. They do
    /// not, for sizes change; so it only tells which moves to try.
    fn moves(&self, eval: &Eval<'_>) -> Vec<(f64, (usize, usize))> {
        let expected = eval.expected(&self.sizes);
        let mut moves = Vec::new();
        for actor in 0..self.of.len() {
            let from = self.of[actor];
            if self.sizes[from] <= 2 {
                continue;
            }
            let now = self.cost(eval, &expected, actor, from);
            for to in (0..self.sizes.len()).filter(|to| *to != from) {
                let then = self.cost(eval, &expected, actor, to);
                moves.push((then - now, (actor, to)));
            }
        }
        moves
    }

    /// What the pairs of an actor add if he is in a cluster.
    fn cost(&self, eval: &Eval<'_>, expected: &Expected, actor: usize, within: usize) -> f64 {
        let others = self.of.iter().enumerate();
        let others = others.filter(|(other, _)| *other != actor);
        let cost = |(other, d): (usize, &usize)| {
            eval.pair(actor, other, *d == within, expected.of(within, *d))
        };
        others.map(cost).sum()
    }

    fn unite(&mut self, eval: &Eval<'_>) -> bool {
        let clusters = self.sizes.len();
        if clusters < 3 {
            return false;
        }
        for c in 0..clusters {
            for d in c + 1..clusters {
                let joined = |of: &usize| if *of == d { c } else { *of };
                let of = self.of.iter().map(joined).collect();
                if self.take(eval, of) {
                    return true;
                }
            }
        }
        false
    }

    /// The first of all moves that is for the better.
    fn move_any(&mut self, eval: &Eval<'_>) -> bool {
        for actor in 0..self.of.len() {
            let from = self.of[actor];
            for to in 0..self.sizes.len() {
                if to == from || self.sizes[from] <= 2 {
                    continue;
                }
                let mut of = self.of.clone();
                of[actor] = to;
                if self.take(eval, of) {
                    return true;
                }
            }
        }
        false
    }

    /// The exchange of two actors that betters most. Sizes stay, so that what
    /// it changes is known exactly.
    fn exchange(&mut self, eval: &Eval<'_>) -> bool {
        let expected = eval.expected(&self.sizes);
        let nodes = self.of.len();
        let clusters = self.sizes.len();
        let mut costs = Vec::with_capacity(nodes * clusters);
        for actor in 0..nodes {
            for within in 0..clusters {
                costs.push(self.cost(eval, &expected, actor, within));
            }
        }
        let mut best = (0.0, None);
        for a in 0..nodes {
            for b in a + 1..nodes {
                let (c, d) = (self.of[a], self.of[b]);
                if c == d {
                    continue;
                }
                let cost = |actor: usize, within: usize| costs[actor * clusters + within];
                let pair = |same: bool, x, y| eval.pair(a, b, same, expected.of(x, y));
                // Each moved alone, the two would meet in one cluster.
                let change = cost(a, d) - pair(true, d, d) + cost(b, c)
                    - pair(true, c, c)
                    - cost(a, c)
                    - cost(b, d)
                    + 2.0 * pair(false, c, d);
                if change < best.0 {
                    best = (change, Some((a, b)));
                }
            }
        }
        let Some((a, b)) = best.1 else {
            return false;
        };
        let mut of = self.of.clone();
        of.swap(a, b);
        self.take(eval, of)
    }
}
