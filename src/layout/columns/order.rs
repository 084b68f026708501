//! A plan comes in; afterwards the parts of each column stand in an order in
//! which few links cross.
//!
//! Barycentre sweeps (Sugiyama, Tagawa, Toda 1981): each vertex is drawn to the
//! mean place of those to which it is linked, column by column, to and fro; then
//! each is moved to the place in its column at which the fewest links cross
//! (sifting: Matuszewski, Schönfeld, Molitor 1999). Frames move as a whole. The
//! best order that was seen stays; ties keep the order of the figure. A sweep
//! takes O(E log E), a round of sifting O(V E) at most.
//!
//! Links that join others on a trunk count only between orders that are equal
//! without them: a line that crosses a trunk is still easily followed.

use super::plan::{Part, Plan};

const SWEEPS: usize = 12;
/// Up to as many links parts are sifted, in so many rounds.
const SMALL: usize = 600;
const ROUNDS: usize = 5;
/// How strongly a link on a trunk draws, where another draws with 1.
const TRUNK: f64 = 0.01;

/// Orders the parts of each column.
pub(super) fn order(plan: &mut Plan) {
    let mut work = Work::of(plan);
    let mut best = (work.crossings(), plan.parts.clone());
    let start = best.clone();
    // From both ends: which column leads decides where the sweeps come to rest.
    for forward_first in [true, false] {
        let mut here = start.clone();
        plan.parts.clone_from(&start.1);
        work.places_from(&start.1);
        for sweep in 0..SWEEPS {
            if here.0.0 == 0 {
                break;
            }
            let forward = (sweep % 2 == 0) == forward_first;
            work.sweep(plan, forward);
            let crossings = work.crossings();
            if crossings < here.0 {
                here = (crossings, plan.parts.clone());
            }
        }
        if plan.links.len() <= SMALL {
            work.places_from(&here.1);
            work.sift(&mut here);
        }
        if here.0 < best.0 {
            best = here;
        }
    }
    plan.parts = best.1;
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
    kept: Vec<bool>,
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
            kept: plan.kept.clone(),
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
                    let from = self.fixed(*group, inner.len());
                    let (led, rest) = inner.split_at_mut(from);
                    let led = led.chunks_mut(1).map(|one| self.sort(one, forward));
                    let led = led.fold((0.0, 0.0), |all, one| (all.0 + one.0, all.1 + one.1));
                    let more = self.sort(rest, forward);
                    (led.0 + more.0, led.1 + more.1)
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

    /// How many parts at the beginning of a frame of so many stay.
    fn fixed(&self, group: usize, parts: usize) -> usize {
        let is = |of: &[bool]| of.get(group) == Some(&true);
        match (is(&self.kept), is(&self.led)) {
            (true, _) => parts,
            (false, true) => parts.min(1),
            (false, false) => 0,
        }
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

    /// Moves single parts within their frame or column to where the fewest links
    /// cross, as long as that helps.
    fn sift(&mut self, (best, columns): &mut (Crossings, Vec<Vec<Part>>)) {
        for _ in 0..ROUNDS {
            if best.0 == 0 {
                break;
            }
            for parts in columns.iter_mut() {
                self.sift_list(parts, 0);
                for (place, vertex) in vertices(parts).into_iter().enumerate() {
                    self.places[vertex] = place;
                }
            }
            let crossings = self.crossings();
            if crossings >= *best {
                break;
            }
            *best = crossings;
        }
    }

    /// The same for one list; as many parts at its beginning as `fixed` stay.
    fn sift_list(&self, parts: &mut Vec<Part>, fixed: usize) {
        for part in parts.iter_mut() {
            if let Part::Frame(group, inner) = part {
                let fixed = self.fixed(*group, inner.len());
                self.sift_list(inner, fixed);
            }
        }
        let ends: Vec<Ends> = parts.iter().map(|part| self.ends(part)).collect();
        let mut order: Vec<usize> = (0..parts.len()).collect();
        for moved in fixed..parts.len() {
            let Some(now) = order.iter().position(|at| *at == moved) else {
                continue;
            };
            order.remove(now);
            // What crosses if it stands first, and how that changes downwards.
            let (mut cost, mut costs) = (0, Vec::new());
            for other in &order[fixed..] {
                costs.push(cost);
                cost += ends[*other].crossings_above(&ends[moved]);
                cost -= ends[moved].crossings_above(&ends[*other]);
            }
            costs.push(cost);
            let near = |place: usize| (place + fixed).abs_diff(now);
            let place = (0..costs.len()).min_by_key(|place| (costs[*place], near(*place)));
            order.insert(fixed + place.unwrap_or(0), moved);
        }
        *parts = order.into_iter().map(|at| parts[at].clone()).collect();
    }

    /// Where the links of a part end in the columns beside it.
    fn ends(&self, part: &Part) -> Ends {
        let vertices = vertices(std::slice::from_ref(part));
        let sorted = |near: &[Vec<(usize, f64)>], trunk: bool| {
            let near = vertices.iter().flat_map(|vertex| &near[*vertex]);
            let mine = near.filter(|(_, pull)| (*pull < 1.0) == trunk);
            let mut places: Vec<usize> = mine.map(|(other, _)| self.places[*other]).collect();
            places.sort_unstable();
            places
        };
        Ends {
            links: [sorted(&self.left, false), sorted(&self.right, false)],
            trunks: [sorted(&self.left, true), sorted(&self.right, true)],
        }
    }
}

/// The places at which the links of a part end, left and right of it, sorted.
struct Ends {
    links: [Vec<usize>; 2],
    trunks: [Vec<usize>; 2],
}

impl Ends {
    /// How often links of the two cross if this one stands above the other; a
    /// crossing of those on trunks is a small part of one.
    fn crossings_above(&self, below: &Ends) -> i64 {
        let of = |mine: &[Vec<usize>; 2], theirs: &[Vec<usize>; 2]| -> i64 {
            let sides = mine.iter().zip(theirs);
            sides.map(|(mine, theirs)| inversions(mine, theirs)).sum()
        };
        (of(&self.links, &below.links) << 20) + of(&self.trunks, &below.trunks)
    }
}

/// How many pairs of the first and the second have the greater one first, both
/// sorted.
fn inversions(first: &[usize], second: &[usize]) -> i64 {
    let (mut less, mut found) = (0, 0);
    for place in first {
        while less < second.len() && second[less] < *place {
            less += 1;
        }
        found += less as i64;
    }
    found
}
