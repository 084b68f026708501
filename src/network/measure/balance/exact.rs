//! The fewest frustrated ties, proven by branch and bound.

use super::Signs;

/// Sides with fewer frustrated ties than are known, if there are any, and
/// whether all sides were looked at before the work was used up. What the
/// sides of some nodes cost, and what the others cost at least beside them,
/// bounds what can still be found.
pub fn search(signs: &Signs, known: usize, work: u64) -> (Option<Vec<usize>>, bool) {
    let mut search = Search {
        signs,
        order: order(signs),
        of: vec![0; signs.size],
        least: known as i64,
        best: None,
        work,
    };
    let costs = vec![[0, 0]; signs.size];
    let whole = search.at(0, 0, &costs);
    (search.best, whole)
}

/// Each next node is the one with most ties to those before it, then with most
/// ties at all, so that costs show early.
fn order(signs: &Signs) -> Vec<usize> {
    let size = signs.size;
    let degree = |a: usize| signs.row(a).iter().filter(|sign| **sign != 0).count();
    let mut before = vec![0_usize; size];
    let mut open: Vec<usize> = (0..size).collect();
    let mut order = Vec::with_capacity(size);
    while let Some(next) = open
        .iter()
        .copied()
        .max_by_key(|a| (before[*a], degree(*a), std::cmp::Reverse(*a)))
    {
        open.retain(|a| *a != next);
        order.push(next);
        for (b, sign) in signs.row(next).iter().enumerate() {
            before[b] += usize::from(*sign != 0);
        }
    }
    order
}

struct Search<'s> {
    signs: &'s Signs,
    order: Vec<usize>,
    of: Vec<usize>,
    least: i64,
    best: Option<Vec<usize>>,
    work: u64,
}

impl Search<'_> {
    /// Goes on from a place in the order. `costs` has for each node what either
    /// side costs beside those before. False when the work is used up.
    fn at(&mut self, place: usize, cost: i64, costs: &[[i64; 2]]) -> bool {
        let Some(node) = self.order.get(place).copied() else {
            if cost < self.least {
                self.least = cost;
                self.best = Some(self.of.clone());
            }
            return true;
        };
        let open = &self.order[place..];
        let bound: i64 = open.iter().map(|a| costs[*a][0].min(costs[*a][1])).sum();
        let length = open.len() as u64;
        self.work = self.work.saturating_sub(length);
        if cost + bound >= self.least {
            return true;
        }
        if self.work == 0 {
            return false;
        }
        let [zero, one] = costs[node];
        let first = usize::from(one < zero);
        // A node that nothing ties to those before may be on either side.
        let sides: &[usize] = match (zero, one) {
            (0, 0) if self.is_loose(place) => &[0],
            _ => &[first, 1 - first],
        };
        for side in sides {
            self.of[node] = *side;
            let mut next = costs.to_vec();
            for b in &self.order[place + 1..] {
                match self.signs.row(node)[*b] {
                    0 => {}
                    sign if sign > 0 => next[*b][1 - side] += 1,
                    _ => next[*b][*side] += 1,
                }
            }
            self.work = self.work.saturating_sub(length);
            if !self.at(place + 1, cost + costs[node][*side], &next) {
                return false;
            }
        }
        true
    }

    fn is_loose(&self, place: usize) -> bool {
        let row = self.signs.row(self.order[place]);
        self.order[..place].iter().all(|a| row[*a] == 0)
    }
}
