//! A network and its names come in, the place of every dot and of its name
//! comes out; no two of them overlap, and no two outlines of communities do.

use super::apart::apart;
use super::area::Area;
use super::{names, ring, stress};
use crate::layout::pen::Lines;
use crate::view::figure::{Network, Sign};

/// Between the nodes of a community and its outline.
pub(super) const MARGIN: f64 = 9.0;
/// Between two outlines.
const BETWEEN: f64 = 26.0;
/// Between two nodes.
const GAP: f64 = 5.0;
/// Blank at both ends of a name.
pub(super) const BESIDE: f64 = 3.0;
/// By how much everything is stretched to the right and downwards: whichever
/// comes nearest to the form of a page.
const STRETCHES: [(f64, f64); 4] = [(1.3, 0.8), (1.05, 1.0), (0.8, 1.25), (0.6, 1.5)];
/// The form of a page: its width in heights.
const FORM: f64 = 1.45;
/// So much room nodes have, in sizes of their names.
const SLACK: f64 = 2.4;
/// How much nearer units are put than they want to be.
const NEARER: f64 = 0.55;
/// How many ways a community is turned to shorten the ties to others.
const TURNS: usize = 16;

/// On which side of its dot a name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Right,
    Left,
    Above,
    Below,
}

/// A dot and its name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) radius: f64,
    pub(super) side: Side,
    /// Where the name stands.
    pub(super) text: Area,
}

impl Spot {
    /// A spot with its dot at a place.
    pub(super) fn new((x, y): (f64, f64), radius: f64, side: Side, label: &Lines) -> Spot {
        let half_width = label.width / 2.0 + BESIDE;
        let half_height = label.height / 2.0;
        let (beside, above) = (radius + 1.0 + half_width, radius + half_height);
        let (right, down) = match side {
            Side::Right => (beside, 0.0),
            Side::Left => (-beside, 0.0),
            Side::Above => (0.0, -above),
            Side::Below => (0.0, above),
        };
        Spot {
            x,
            y,
            radius,
            side,
            text: Area {
                x: x + right,
                y: y + down,
                half_width,
                half_height,
            },
        }
    }

    /// The middle of the dot.
    pub(super) fn at(&self) -> (f64, f64) {
        (self.x, self.y)
    }

    pub(super) fn dot(&self) -> Area {
        Area {
            x: self.x,
            y: self.y,
            half_width: self.radius,
            half_height: self.radius,
        }
    }

    /// The dot with its name.
    pub(super) fn whole(&self) -> Area {
        Area::around(&[self.dot(), self.text]).unwrap_or_default()
    }

    fn move_by(&mut self, right: f64, down: f64) {
        self.x += right;
        self.y += down;
        self.text.x += right;
        self.text.y += down;
    }
}

/// A place for every node; `room` is the width that they should fill, if there
/// is one.
///
/// Each community is spread out by itself, all of them are packed, and each is
/// turned towards those to which it is tied. Without communities, what hangs
/// together stands for one.
pub(super) fn places(network: &Network, labels: &[Lines], room: Option<f64>) -> Vec<Spot> {
    let pulls = pulls(network);
    let units = units(network, &pulls);
    let mut within: Vec<Vec<(f64, f64)>> = Vec::new();
    for members in &units {
        within.push(spread(members, network, &pulls, labels));
    }
    let mut best: Option<(f64, Vec<Spot>)> = None;
    for stretch in STRETCHES {
        let spots = stretched(stretch, &units, within.clone(), network, labels);
        let areas: Vec<Area> = spots.iter().map(Spot::whole).collect();
        let around = Area::around(&areas).unwrap_or_default();
        let form = (around.half_width + MARGIN) / (around.half_height + MARGIN);
        // Twice too wide is as bad as twice too high.
        let off = (form / FORM).ln().abs();
        if best.as_ref().is_none_or(|(than, _)| off < *than) {
            best = Some((off, spots));
        }
    }
    let mut spots = best.map_or_else(Vec::new, |(_, spots)| spots);
    widened(&mut spots, room);
    spots
}

/// The places under one stretch.
fn stretched(
    stretch: (f64, f64),
    units: &[Vec<usize>],
    mut within: Vec<Vec<(f64, f64)>>,
    network: &Network,
    labels: &[Lines],
) -> Vec<Spot> {
    let centres = centres(stretch, units, &within, network);
    turn(units, &mut within, &centres, network);
    let mut near = vec![(0.0, 0.0); network.nodes.len()];
    for ((members, places), centre) in units.iter().zip(&within).zip(&centres) {
        for (at, (x, y)) in members.iter().zip(places) {
            near[*at] = (centre.0 + x * stretch.0, centre.1 + y * stretch.1);
        }
    }
    let mut spots: Vec<Spot> = (0..near.len())
        .map(|at| names::spot(at, &near, network, &labels[at]))
        .collect();
    let mut boxes = Vec::new();
    for (members, centre) in units.iter().zip(&centres) {
        let mut areas: Vec<Area> = members.iter().map(|at| spots[*at].whole()).collect();
        let before = areas.clone();
        apart(&mut areas, GAP);
        let around = Area::around(&areas).unwrap_or_default();
        for ((at, area), was) in members.iter().zip(&areas).zip(&before) {
            spots[*at].move_by(area.x - was.x - around.x, area.y - was.y - around.y);
        }
        boxes.push(Area {
            x: centre.0,
            y: centre.1,
            ..around.grown(MARGIN)
        });
    }
    // Too near on purpose: boxes are then pushed until they just fit.
    for area in &mut boxes {
        (area.x, area.y) = (area.x * NEARER, area.y * NEARER);
    }
    apart(&mut boxes, BETWEEN);
    for (members, area) in units.iter().zip(&boxes) {
        for at in members {
            spots[*at].move_by(area.x, area.y);
        }
    }
    spots
}

/// Ties that hold together, with their strength: those that agree; if there are
/// none, those that conflict.
fn pulls(network: &Network) -> Vec<(usize, usize, f64)> {
    let agree = |sign: Sign| sign != Sign::Negative;
    let any = network.ties.iter().any(|tie| agree(tie.sign));
    let ties = network.ties.iter().filter(|tie| !any || agree(tie.sign));
    ties.filter(|tie| tie.a != tie.b)
        .map(|tie| (tie.a, tie.b, tie.weight.clamp(0.0, 1.0)))
        .collect()
}

/// The communities and who is in none; without communities what hangs together.
fn units(network: &Network, pulls: &[(usize, usize, f64)]) -> Vec<Vec<usize>> {
    let mut units = network.groups();
    units.retain(|members| !members.is_empty());
    let mut placed = vec![false; network.nodes.len()];
    units.iter().flatten().for_each(|at| placed[*at] = true);
    if !units.is_empty() {
        let alone = (0..placed.len()).filter(|at| !placed[*at]);
        units.extend(alone.map(|at| vec![at]));
        return units;
    }
    let mut of: Vec<usize> = (0..placed.len()).collect();
    fn root(of: &mut [usize], mut at: usize) -> usize {
        while of[at] != at {
            of[at] = of[of[at]];
            at = of[at];
        }
        at
    }
    for (a, b, _) in pulls {
        let (a, b) = (root(&mut of, *a), root(&mut of, *b));
        of[a.max(b)] = a.min(b);
    }
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); of.len()];
    for at in 0..of.len() {
        let root = root(&mut of, at);
        members[root].push(at);
    }
    members.retain(|members| !members.is_empty());
    members
}

/// The members of a unit around its middle, far enough apart for their names.
fn spread(
    members: &[usize],
    network: &Network,
    pulls: &[(usize, usize, f64)],
    labels: &[Lines],
) -> Vec<(f64, f64)> {
    let count = members.len();
    let mut place = vec![None; network.nodes.len()];
    members
        .iter()
        .enumerate()
        .for_each(|(at, node)| place[*node] = Some(at));
    let inside = |(a, b, weight): &(usize, usize, f64)| Some((place[*a]?, place[*b]?, *weight));
    let ties: Vec<(usize, usize, f64)> = pulls.iter().filter_map(inside).collect();
    let order = ring::order(count, &ties);
    let mut start = vec![(0.0, 0.0); count];
    for (at, node) in order.iter().enumerate() {
        // The first at the left for two, at the top for more.
        let first = if count == 2 { 0.5 } else { 0.75 };
        let turn = (first + at as f64 / count as f64) * std::f64::consts::TAU;
        let radius = (count as f64 / 6.0).max(0.5).sqrt();
        start[*node] = (radius * turn.cos(), radius * turn.sin());
    }
    // The stronger, the nearer.
    let lengths: Vec<(usize, usize, f64)> = ties
        .iter()
        .map(|(a, b, weight)| (*a, *b, 1.8 - 0.8 * weight))
        .collect();
    let mut places = stress::places(start, &lengths);
    let needed: f64 = members
        .iter()
        .map(|at| (labels[*at].width + 26.0) * (labels[*at].height + 10.0))
        .sum();
    let dots: Vec<Area> = places
        .iter()
        .map(|(x, y)| Area {
            x: *x,
            y: *y,
            ..Area::default()
        })
        .collect();
    let around = Area::around(&dots).unwrap_or_default();
    let size = 4.0 * (around.half_width + 0.3) * (around.half_height + 0.3);
    let is_labelled = network.ties.iter().any(|tie| !tie.label.is_empty());
    let least = if is_labelled { 130.0 } else { 60.0 };
    let scale = match count {
        0..=3 => least,
        _ => (SLACK * needed / size).sqrt().max(least),
    };
    for place in &mut places {
        *place = ((place.0 - around.x) * scale, (place.1 - around.y) * scale);
    }
    places
}

/// How far the members of a unit reach from its middle.
fn radius(places: &[(f64, f64)]) -> f64 {
    let far = places.iter().map(|(x, y)| x.hypot(*y));
    far.fold(0.0, f64::max) + 40.0
}

/// The middles of the units: near each other what is tied.
fn centres(
    stretch: (f64, f64),
    units: &[Vec<usize>],
    within: &[Vec<(f64, f64)>],
    network: &Network,
) -> Vec<(f64, f64)> {
    let count = units.len();
    let mut unit_of = vec![0; network.nodes.len()];
    for (unit, members) in units.iter().enumerate() {
        members.iter().for_each(|at| unit_of[*at] = unit);
    }
    let mut pull = vec![0.0; count * count];
    for tie in &network.ties {
        let (a, b) = (unit_of[tie.a], unit_of[tie.b]);
        let weight = match tie.sign {
            Sign::Negative => 0.2 * tie.weight,
            _ => tie.weight,
        };
        pull[a.min(b) * count + a.max(b)] += weight;
    }
    let pairs = || (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b)));
    let most = pairs()
        .map(|(a, b)| pull[a * count + b])
        .fold(0.0, f64::max);
    let strength = |a: usize, b: usize| match most > 0.0 {
        true => pull[a * count + b] / most,
        false => 0.0,
    };
    let radii: Vec<f64> = within.iter().map(|places| radius(places)).collect();
    let ties: Vec<(usize, usize, f64)> = pairs().map(|(a, b)| (a, b, strength(a, b))).collect();
    let lengths: Vec<(usize, usize, f64)> = ties
        .iter()
        .map(|(a, b, strength)| (*a, *b, (radii[*a] + radii[*b]) * (1.6 - 0.6 * strength)))
        .collect();
    let order = ring::order(count, &ties);
    let wide: f64 = radii.iter().sum::<f64>() / 3.0;
    let mut start = vec![(0.0, 0.0); count];
    for (at, unit) in order.iter().enumerate() {
        let turn = (0.5 + at as f64 / count as f64) * std::f64::consts::TAU;
        start[*unit] = (wide * turn.cos(), wide * turn.sin());
    }
    let places = stress::places(start, &lengths);
    let place = |(x, y): (f64, f64)| (x * stretch.0, y * stretch.1);
    places.into_iter().map(place).collect()
}

/// Turns and mirrors each unit as makes its ties to others short.
fn turn(
    units: &[Vec<usize>],
    within: &mut [Vec<(f64, f64)>],
    centres: &[(f64, f64)],
    network: &Network,
) {
    let mut place_of = vec![(0, 0); network.nodes.len()];
    for (unit, members) in units.iter().enumerate() {
        let places = members.iter().enumerate();
        places.for_each(|(at, node)| place_of[*node] = (unit, at));
    }
    for unit in (0..units.len()).filter(|unit| units[*unit].len() > 2) {
        let mut out = Vec::new();
        for tie in &network.ties {
            for (own, other) in [(tie.a, tie.b), (tie.b, tie.a)] {
                let ((of, at), (far, there)) = (place_of[own], place_of[other]);
                if of == unit && far != unit {
                    let (x, y) = within[far][there];
                    let there = (
                        centres[far].0 - centres[unit].0 + x,
                        centres[far].1 - centres[unit].1 + y,
                    );
                    out.push((at, there, tie.weight));
                }
            }
        }
        let turned = |(x, y): (f64, f64), way: usize| {
            let angle = (way / 2) as f64 / TURNS as f64 * std::f64::consts::TAU;
            let x = if way % 2 == 1 { -x } else { x };
            (
                x * angle.cos() - y * angle.sin(),
                x * angle.sin() + y * angle.cos(),
            )
        };
        let cost = |way: usize| -> f64 {
            let far = out.iter().map(|(at, there, weight)| {
                let (x, y) = turned(within[unit][*at], way);
                weight * (x - there.0).hypot(y - there.1)
            });
            far.sum()
        };
        let mut best = (0, cost(0));
        for way in 1..2 * TURNS {
            let cost = cost(way);
            if cost < best.1 - 1e-6 {
                best = (way, cost);
            }
        }
        let places = within[unit]
            .iter()
            .map(|place| turned(*place, best.0))
            .collect();
        within[unit] = places;
    }
}

/// Moves everything apart sideways where there is room to fill; what did not
/// overlap does not then.
fn widened(spots: &mut [Spot], room: Option<f64>) {
    let areas: Vec<Area> = spots.iter().map(Spot::whole).collect();
    let Some((around, room)) = Area::around(&areas).zip(room) else {
        return;
    };
    let factor = (room / (2.0 * around.half_width + 2.0 * MARGIN)).clamp(1.0, 1.6);
    for (spot, area) in spots.iter_mut().zip(&areas) {
        spot.move_by((area.x - around.x) * (factor - 1.0), 0.0);
    }
}
