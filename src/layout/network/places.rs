//! A network and its names come in, the place of every dot and of its name
//! comes out; no two of them overlap, and no two outlines of communities do.

use super::apart::apart;
use super::area::Area;
use super::{names, ring, stress, units};
use crate::layout::pen::Lines;
use crate::view::figure::{Network, Sign, Tie};

/// Between the nodes of a community and its outline.
pub(super) const MARGIN: f64 = 9.0;
/// Between the nodes of a camp and its outline.
pub(super) const CAMP: f64 = 6.0;
/// How strongly those of one camp pull each other: nobody else stands nearer.
const TOGETHER: f64 = 1.1;
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
/// And no more than so much, if they are many.
const BLANK: f64 = 7.0;
/// How much nearer units are put than they want to be.
const NEARER: f64 = 0.55;

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
    let units = units::units(network, &pulls);
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
    let centres = units::centres(stretch, units, &within, network);
    units::turn(units, &mut within, &centres, network);
    let mut near = vec![(0.0, 0.0); network.nodes.len()];
    for ((members, places), centre) in units.iter().zip(&within).zip(&centres) {
        for (at, (x, y)) in members.iter().zip(places) {
            near[*at] = (
                // Too near on purpose: outlines are pushed until they just fit.
                centre.0 * NEARER + x * stretch.0,
                centre.1 * NEARER + y * stretch.1,
            );
        }
    }
    let mut spots = Vec::new();
    // Once more from where everything has come to stand: only there is it known
    // which lines a name would cover.
    for _ in 0..2 {
        spots = packed(units, &near, network, labels);
        near = spots.iter().map(Spot::at).collect();
    }
    spots
}

/// Names beside dots that stand about there, and all of them apart: first
/// within each unit, then the units.
fn packed(
    units: &[Vec<usize>],
    near: &[(f64, f64)],
    network: &Network,
    labels: &[Lines],
) -> Vec<Spot> {
    let mut spots: Vec<Spot> = (0..near.len())
        .map(|at| names::spot(at, near, network, &labels[at]))
        .collect();
    let mut boxes = Vec::new();
    let mut middles = Vec::new();
    for members in units {
        let mut areas: Vec<Area> = members.iter().map(|at| spots[*at].whole()).collect();
        let before = areas.clone();
        apart(&mut areas, GAP);
        for ((at, area), was) in members.iter().zip(&areas).zip(&before) {
            spots[*at].move_by(area.x - was.x, area.y - was.y);
        }
        let around = Area::around(&areas).unwrap_or_default();
        boxes.push(around.grown(MARGIN));
        middles.push((around.x, around.y));
    }
    apart(&mut boxes, BETWEEN);
    for ((members, area), (x, y)) in units.iter().zip(&boxes).zip(middles) {
        for at in members {
            spots[*at].move_by(area.x - x, area.y - y);
        }
    }
    spots
}

/// Ties with their pull, from -1 to 1: what agrees holds together, what
/// conflicts is held off; if none agree, those that conflict hold together.
/// Camps hold together most, whether they agree or not.
fn pulls(network: &Network) -> Vec<(usize, usize, f64)> {
    let conflict = |sign: Sign| sign == Sign::Negative;
    let all = network.ties.iter().all(|tie| conflict(tie.sign));
    let pull = |tie: &Tie| match conflict(tie.sign) && !all {
        true => -tie.weight.clamp(0.0, 1.0),
        false => tie.weight.clamp(0.0, 1.0),
    };
    let ties = network.ties.iter().filter(|tie| tie.a != tie.b);
    let mut pulls: Vec<(usize, usize, f64)> = ties.map(|tie| (tie.a, tie.b, pull(tie))).collect();
    for members in network.camps() {
        for (at, a) in members.iter().enumerate() {
            pulls.extend(members[at + 1..].iter().map(|b| (*a, *b, TOGETHER)));
        }
    }
    pulls
}

/// How long a tie is to be: the more it pulls, the shorter.
fn length(pull: f64) -> f64 {
    match pull.is_sign_negative() {
        true => 2.2,
        false => 1.8 - 0.8 * pull,
    }
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
    let lengths: Vec<(usize, usize, f64)> = ties
        .iter()
        .map(|(a, b, pull)| (*a, *b, length(*pull)))
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
    let least: f64 = if is_labelled { 130.0 } else { 60.0 };
    let scale = match count {
        0..=3 => least,
        // Long ties must not make a sheet of which most is blank.
        _ => least.clamp(
            (SLACK * needed / size).sqrt(),
            (BLANK * needed / size).sqrt(),
        ),
    };
    for place in &mut places {
        *place = ((place.0 - around.x) * scale, (place.1 - around.y) * scale);
    }
    places
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
