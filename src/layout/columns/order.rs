//! A plan comes in; afterwards the parts of each column stand in an order in
//! which few links cross.
//!
//! Barycentre sweeps (Sugiyama, Tagawa, Toda 1981): each vertex is drawn to the
//! mean place of those to which it is linked, column by column, to and fro; then
//! neighbours are swapped as long as that helps. Frames move as a whole. The
//! best order that was seen stays; ties keep the order of the figure. A sweep
//! takes O(E log E).
//!
//! Links that join others on a trunk count only between orders that are equal
//! without them: a line that crosses a trunk is still easily followed.

use super::plan::{Part, Plan};

const SWEEPS: usize = 12;
/// Swaps are tried on up to as many links.
const SMALL: usize = 600;
/// How strongly a link on a trunk draws, where another draws with 1.
const TRUNK: f64 = 0.01;

/// Orders the parts of each column.
pub(super) fn order(plan: &mut Plan) {
    let mut work = Work::of(plan);
    let mut best = (work.crossings(), plan.parts.clone());
    // From both ends: which column leads decides where the sweeps come to rest.
    for forward_first in [true, false] {
        plan.parts.clone_from(&best.1);
        for sweep in 0..SWEEPS {
            if best.0.0 == 0 {
                break;
            }
            let forward = (sweep % 2 == 0) == forward_first;
            work.sweep(plan, forward);
            let crossings = work.crossings();
            if crossings < best.0 {
                best = (crossings, plan.parts.clone());
            }
        }
        work.places_from(&best.1);
    }
    plan.parts = best.1;
    work.places_from(&plan.parts);
    if plan.links.len() <= SMALL {
        work.swap(plan, best.0);
    }
}

/// The vertices of a part, from top to bottom.
pub(super) fn vertices(parts: &[Part]) -> Vec<usize> {
    fn collect(part: &Part, found: &mut Vec<usize>) {
        match part {
            Part::Vertex(vertex) => found.push(*vertex),
            Part::Frame(_, parts) => parts.iter().for_each(|part| collect(part, found)),
        }
    }
    let mut found = Vec::new();
    parts.iter().for_each(|part| collect(part, &mut found));
    found
}

/// How often links cross, then how often with those on trunks.
type Crossings = (usize, usize);

struct Work {
    /// The place of each vertex in its column.
    places: Vec<usize>,
    /// Left and right vertices of the links, by the column of the left one;
    /// without those on trunks, and those alone.
    links: Vec<Vec<(usize, usize)>>,
    trunks: Vec<Vec<(usize, usize)>>,
    /// To which each vertex is linked, left and right of it, and how strongly.
    left: Vec<Vec<(usize, f64)>>,
    right: Vec<Vec<(usize, f64)>>,
    led: Vec<bool>,
}

impl Work {
    fn of(plan: &Plan) -> Work {
        let count = plan.vertices.len();
        let mut work = Work {
            places: vec![0; count],
            links: vec![Vec::new(); plan.parts.len()],
            trunks: vec![Vec::new(); plan.parts.len()],
            left: vec![Vec::new(); count],
            right: vec![Vec::new(); count],
            led: plan.led.clone(),
        };
        for link in &plan.links {
            let (links, pull) = match link.trunk {
                true => (&mut work.trunks, TRUNK),
                false => (&mut work.links, 1.0),
            };
            links[plan.vertices[link.left].column].push((link.left, link.right));
            work.right[link.left].push((link.right, pull));
            work.left[link.right].push((link.left, pull));
        }
        work.places_from(&plan.parts);
        work
    }

    fn places_from(&mut self, columns: &[Vec<Part>]) {
        for parts in columns {
            for (place, vertex) in vertices(parts).into_iter().enumerate() {
                self.places[vertex] = place;
            }
        }
    }

    fn sweep(&mut self, plan: &mut Plan, forward: bool) {
        let columns = plan.parts.len();
        for step in 0..columns {
            let at = if forward { step } else { columns - 1 - step };
            self.sort(&mut plan.parts[at], forward);
            for (place, vertex) in vertices(&plan.parts[at]).into_iter().enumerate() {
                self.places[vertex] = place;
            }
        }
    }

    /// Sorts parts, and those within frames, by what they are drawn to.
    fn sort(&self, parts: &mut [Part], forward: bool) -> (f64, f64) {
        let mut keyed: Vec<(f64, f64, usize)> = Vec::new();
        for (at, part) in parts.iter_mut().enumerate() {
            let (sum, weight) = match part {
                Part::Vertex(vertex) => self.pull(*vertex, forward),
                Part::Frame(group, inner) => {
                    let from = usize::from(self.led.get(*group) == Some(&true)).min(inner.len());
                    let (led, rest) = inner.split_at_mut(from);
                    let (first, more) = (self.sort(led, forward), self.sort(rest, forward));
                    (first.0 + more.0, first.1 + more.1)
                }
            };
            keyed.push((sum, weight, at));
        }
        let mut order = keyed.clone();
        order.sort_by(|a, b| (a.0 / a.1).total_cmp(&(b.0 / b.1)).then(a.2.cmp(&b.2)));
        let old: Vec<Part> = parts.to_vec();
        for (place, (_, _, from)) in order.into_iter().enumerate() {
            parts[place] = old[from].clone();
        }
        let sum = |pick: fn(&(f64, f64, usize)) -> f64| keyed.iter().map(pick).sum();
        (sum(|k| k.0), sum(|k| k.1))
    }

    /// The sum of the places to which a vertex is drawn, and how strongly.
    fn pull(&self, vertex: usize, forward: bool) -> (f64, f64) {
        let near = if forward { &self.left } else { &self.right };
        let near = &near[vertex];
        if near.is_empty() {
            // Nothing draws it: it stays about where it is.
            return (self.places[vertex] as f64 * 0.01, 0.01);
        }
        let pulls = near
            .iter()
            .map(|(other, pull)| (self.places[*other] as f64 * pull, *pull));
        pulls.fold((0.0, 0.0), |(sum, weight), (place, pull)| {
            (sum + place, weight + pull)
        })
    }

    /// How often two links cross, in O(E log E) (Barth, Jünger, Mutzel 2002).
    fn crossings(&self) -> Crossings {
        let all = |links: &[Vec<(usize, usize)>]| links.iter().map(|l| self.crossings_of(l)).sum();
        (all(&self.links), all(&self.trunks))
    }

    fn crossings_of(&self, links: &[(usize, usize)]) -> usize {
        let mut ends: Vec<(usize, usize)> = links
            .iter()
            .map(|(left, right)| (self.places[*left], self.places[*right]))
            .collect();
        ends.sort_unstable();
        let size = ends.iter().map(|(_, right)| right + 1).max().unwrap_or(0);
        // How many ends so far lie at or above each place (a Fenwick tree).
        let mut tree = vec![0; size + 1];
        let mut crossings = 0;
        for (seen, (_, right)) in ends.iter().enumerate() {
            let (mut at, mut not_below) = (right + 1, 0);
            while at > 0 {
                not_below += tree[at];
                at &= at - 1;
            }
            crossings += seen - not_below;
            let mut at = right + 1;
            while at <= size {
                tree[at] += 1;
                at += at & at.wrapping_neg();
            }
        }
        crossings
    }

    /// Swaps neighbours in one frame or column as long as fewer links cross.
    fn swap(&mut self, plan: &mut Plan, mut best: Crossings) {
        for _ in 0..4 {
            let before = best;
            for column in 0..plan.parts.len() {
                let mut parts = std::mem::take(&mut plan.parts[column]);
                let whole = &mut parts;
                for path in paths(whole, &self.led) {
                    let (frame, at) = path;
                    list(whole, &frame).swap(at, at + 1);
                    self.renumber(whole);
                    let crossings = self.crossings();
                    if crossings < best {
                        best = crossings;
                    } else {
                        list(whole, &frame).swap(at, at + 1);
                        self.renumber(whole);
                    }
                }
                plan.parts[column] = parts;
            }
            if best == before || best.0 == 0 {
                break;
            }
        }
    }

    fn renumber(&mut self, parts: &[Part]) {
        for (place, vertex) in vertices(parts).into_iter().enumerate() {
            self.places[vertex] = place;
        }
    }
}

/// Every pair of neighbours that may be swapped: the way to the list in which
/// they stand, and the place of the first.
fn paths(parts: &[Part], led: &[bool]) -> Vec<(Vec<usize>, usize)> {
    let mut found: Vec<(Vec<usize>, usize)> = Vec::new();
    let mut open: Vec<(Vec<usize>, &[Part], usize)> = vec![(Vec::new(), parts, 0)];
    while let Some((path, parts, first)) = open.pop() {
        found.extend((first..parts.len().saturating_sub(1)).map(|at| (path.clone(), at)));
        for (at, part) in parts.iter().enumerate() {
            if let Part::Frame(group, inner) = part {
                let mut path = path.clone();
                path.push(at);
                let first = usize::from(led.get(*group) == Some(&true));
                open.push((path, inner, first));
            }
        }
    }
    // Inner lists first: their places do not change the way to the outer ones.
    found.sort_by_key(|(path, at)| (std::cmp::Reverse(path.len()), path.clone(), *at));
    found
}

/// The list to which a way leads; the way may be out of date by a swap of an
/// outer list, which is why those come last.
fn list<'p>(parts: &'p mut Vec<Part>, path: &[usize]) -> &'p mut Vec<Part> {
    let Some((first, rest)) = path.split_first() else {
        return parts;
    };
    let is_frame = matches!(parts.get(*first), Some(Part::Frame(..)));
    if !is_frame {
        return parts;
    }
    match &mut parts[*first] {
        Part::Frame(_, inner) => list(inner, rest),
        Part::Vertex(_) => unreachable!("it was looked at"),
    }
}
