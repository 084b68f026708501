//! A plan with its heights comes in, the way of every edge comes out: where it
//! leaves, where it bends, where it ends and where its label lies.

use std::collections::BTreeMap;

use super::place::{FRAME, Places};
use super::plan::Plan;
use crate::view::figure::Sign;

/// The way of a link from left to right.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    /// Where it leaves, and where it begins to bend.
    pub(super) start: (f64, f64),
    pub(super) bend: f64,
    /// Where the trunk stands on which it joins others, if it does.
    pub(super) trunk: Option<f64>,
    /// Where it has bent, and where it ends.
    pub(super) bent: f64,
    pub(super) end: (f64, f64),
}

/// The way of an arc beside a column.
#[derive(Debug, Clone)]
pub(super) struct ArcWay {
    /// Where each edge leaves.
    pub(super) from: Vec<f64>,
    /// Where all arrive.
    pub(super) to: f64,
    /// The edge of the nodes, and how far out it runs.
    pub(super) side: f64,
    pub(super) track: f64,
    /// The middle of the labels.
    pub(super) label: f64,
}

/// Where everything lies from left to right.
#[derive(Debug)]
pub(super) struct Routes {
    /// The left of the nodes of each column.
    pub(super) columns: Vec<f64>,
    pub(super) ways: Vec<Way>,
    pub(super) arcs: Vec<ArcWay>,
    pub(super) width: f64,
}

/// Between two tracks of arcs.
const TRACK: f64 = 9.0;
/// What an arrowhead and the line before it need beside a label.
pub(super) const HEAD: f64 = 22.0;
/// The least and the most room in which links bend.
const BEND: (f64, f64) = (90.0, 260.0);

/// How far a line may leave its lane at its left end, if it is level then.
const NEAR: f64 = 2.0;

/// Finds the way of every link and arc.
pub(super) fn route(plan: &Plan, places: &Places, room: Option<f64>) -> Routes {
    let ports = Ports::of(plan, places);
    let tracks = Tracks::of(plan, &ports);
    let mut gaps = gaps(plan, &ports);
    let zones: Vec<f64> = (0..plan.widths.len())
        .map(|c| tracks.zone(plan, c))
        .collect();
    let mut routes = across(plan, places, &ports, &tracks, &zones, &gaps);
    let spare = room.map_or(0.0, |room| room - routes.width);
    let bends = gaps.len() as f64;
    if spare > 0.0 && bends > 0.0 {
        let more = (spare / bends).min(BEND.1);
        gaps.iter_mut().for_each(|gap| gap.bend += more);
        routes = across(plan, places, &ports, &tracks, &zones, &gaps);
    }
    routes
}

/// What lies between two columns: room to bend, then room for labels.
struct Gap {
    bend: f64,
    labels: f64,
}

fn gaps(plan: &Plan, ports: &Ports) -> Vec<Gap> {
    let between = plan.widths.len().saturating_sub(1);
    let mut gaps: Vec<Gap> = (0..between)
        .map(|_| Gap {
            bend: BEND.0,
            labels: HEAD,
        })
        .collect();
    for (at, link) in plan.links.iter().enumerate() {
        let gap = &mut gaps[plan.vertices[link.left].column];
        // A trunk does not bend.
        let rise = if link.trunk { 0.0 } else { 1.0 } * (ports.right[at] - ports.left[at]).abs();
        // Very high drawings get a little more.
        gap.bend = gap.bend.max((rise * 0.3).min(BEND.1 + rise * 0.02));
        if let Some(label) = &link.label {
            gap.labels = gap.labels.max(label.width + HEAD + 14.0);
        }
    }
    gaps
}

/// The heights at which links and arcs meet their vertices.
struct Ports {
    /// Of each link, at its left and at its right vertex.
    left: Vec<f64>,
    right: Vec<f64>,
    /// Of each arc: where its edges leave, and where they arrive.
    arcs: Vec<(Vec<f64>, f64)>,
}

/// What needs a lane at a side of a vertex.
enum End {
    Link(usize),
    ArcFrom(usize, usize),
    ArcTo(usize),
}

impl Ports {
    fn of(plan: &Plan, places: &Places) -> Ports {
        let count = plan.vertices.len();
        let middle = |v: usize| places.tops[v] + plan.vertices[v].height() / 2.0;
        // By vertex: at the left and at the right, each end with where it
        // leads, its lane and what it is.
        let mut sides: [Vec<Vec<(f64, f64, End)>>; 2] = [(), ()].map(|()| {
            let mut all = Vec::new();
            all.resize_with(count, Vec::new);
            all
        });
        for (at, link) in plan.links.iter().enumerate() {
            let (left, right) = (link.left, link.right);
            // A trunk is left for last, so that it does not cross those beside it.
            let beyond = if link.trunk { f64::MAX / 4.0 } else { 0.0 };
            sides[1][left].push((middle(right) + beyond, link.lanes.0, End::Link(at)));
            sides[0][right].push((middle(left), link.lanes.1, End::Link(at)));
        }
        for (at, arc) in plan.arcs.iter().enumerate() {
            let side = usize::from(plan.vertices[arc.to].column > 0);
            let lane = arc.label.height.max(super::plan::LANE) + 3.0;
            // Up first, down last, so that arcs do not cross the links.
            let beyond = |there: usize, here: usize| match middle(there) < middle(here) {
                true => f64::MIN / 2.0 - middle(there),
                false => f64::MAX / 2.0 - middle(there),
            };
            for (edge, (from, _)) in arc.from.iter().enumerate() {
                let end = End::ArcFrom(at, edge);
                sides[side][*from].push((beyond(arc.to, *from), lane, end));
            }
            let first = arc.from.first().map_or(arc.to, |(from, _)| *from);
            sides[side][arc.to].push((beyond(first, arc.to), super::plan::LANE, End::ArcTo(at)));
        }
        let mut ports = Ports {
            left: vec![0.0; plan.links.len()],
            right: vec![0.0; plan.links.len()],
            arcs: plan
                .arcs
                .iter()
                .map(|arc| (vec![0.0; arc.from.len()], 0.0))
                .collect(),
        };
        for (side, of_side) in sides.into_iter().enumerate() {
            for (vertex, mut ends) in of_side.into_iter().enumerate() {
                // Stable: ends that lead to one node keep their order on both sides.
                ends.sort_by(|a, b| a.0.total_cmp(&b.0));
                let needs: f64 = ends.iter().map(|(_, lane, _)| lane).sum();
                let mut y = middle(vertex) - needs / 2.0;
                for (_, lane, end) in ends {
                    let port = y + lane / 2.0;
                    y += lane;
                    match end {
                        End::Link(at) if side == 1 => ports.left[at] = port,
                        End::Link(at) => ports.right[at] = port,
                        End::ArcFrom(at, edge) => ports.arcs[at].0[edge] = port,
                        End::ArcTo(at) => ports.arcs[at].1 = port,
                    }
                }
            }
        }
        ports.straighten(plan);
        ports
    }

    /// Where there is room in the lanes at an end, a link runs level.
    fn straighten(&mut self, plan: &Plan) {
        for (at, link) in plan.links.iter().enumerate().filter(|(_, l)| !l.trunk) {
            let (at_left, at_right) = link.slack();
            let rise = self.right[at] - self.left[at];
            let right = rise.clamp(-at_right, at_right);
            self.right[at] -= right;
            let left = rise - right;
            if left.abs() <= at_left + NEAR {
                self.left[at] += left;
            }
        }
    }
}

/// What runs up and down beside a column: an arc, or a trunk by where it leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Run {
    Arc(usize),
    Trunk(usize),
}

/// The tracks beside the columns.
struct Tracks(Vec<(Run, usize, usize)>);

impl Tracks {
    /// The track of each run, from 0 outwards: no two that overlap share one;
    /// short ones lie inside.
    fn of(plan: &Plan, ports: &Ports) -> Tracks {
        let mut runs: BTreeMap<Run, (usize, f64, f64)> = BTreeMap::new();
        let mut note = |run, column, y: f64| {
            let span = runs.entry(run).or_insert((column, y, y));
            *span = (column, span.1.min(y), span.2.max(y));
        };
        for (at, (arc, (from, to))) in plan.arcs.iter().zip(&ports.arcs).enumerate() {
            let column = plan.vertices[arc.to].column;
            for y in from.iter().chain(std::iter::once(to)) {
                note(Run::Arc(at), column, *y);
            }
        }
        for (at, link) in plan.links.iter().enumerate().filter(|(_, link)| link.trunk) {
            let column = plan.vertices[link.left].column;
            note(Run::Trunk(link.right), column, ports.left[at]);
            note(Run::Trunk(link.right), column, ports.right[at]);
        }
        let mut order: Vec<_> = runs.into_iter().collect();
        order.sort_by(|(_, a), (_, b)| (a.2 - a.1).total_cmp(&(b.2 - b.1)));
        let mut taken: Vec<(usize, usize, f64, f64)> = Vec::new();
        let mut tracks = Vec::new();
        for (run, (column, low, high)) in order {
            let clash = |track: usize| {
                taken.iter().any(|(c, t, l, h)| {
                    (*c, *t) == (column, track) && low < h + 4.0 && *l < high + 4.0
                })
            };
            let track = (0..).find(|track| !clash(*track)).unwrap_or(0);
            taken.push((column, track, low, high));
            tracks.push((run, column, track));
        }
        tracks.sort_unstable();
        Tracks(tracks)
    }

    /// How far from the labels of its column a run stands.
    fn offset(&self, run: Run) -> f64 {
        let found = self.0.binary_search_by_key(&run, |(run, _, _)| *run);
        found.map_or(0.0, |at| (self.0[at].2 as f64 + 0.5) * TRACK)
    }

    /// How much room the runs beside a column need, with their labels.
    fn zone(&self, plan: &Plan, column: usize) -> f64 {
        let mine = self.0.iter().filter(|(_, c, _)| *c == column);
        let reach =
            mine.map(|(_, _, track)| labels_of(plan, column) + (*track as f64 + 1.0) * TRACK);
        reach.fold(0.0, f64::max)
    }
}

/// How much room the labels of the arcs beside a column need.
fn labels_of(plan: &Plan, column: usize) -> f64 {
    let mine = plan
        .arcs
        .iter()
        .filter(|arc| plan.vertices[arc.to].column == column);
    mine.map(|arc| arc.label.width + 22.0).fold(10.0, f64::max)
}

fn across(
    plan: &Plan,
    places: &Places,
    ports: &Ports,
    tracks: &Tracks,
    zones: &[f64],
    gaps: &[Gap],
) -> Routes {
    let pad = |column: usize| places.depths[column] as f64 * FRAME;
    let mut columns = Vec::new();
    let mut x = zones.first().copied().unwrap_or(0.0);
    for (column, width) in plan.widths.iter().enumerate() {
        x += pad(column);
        columns.push(x);
        x += width + pad(column);
        if column > 0 {
            x += zones[column];
        }
        if let Some(gap) = gaps.get(column) {
            x += gap.bend + gap.labels;
        }
    }
    let mut routes = Routes {
        ways: Vec::new(),
        arcs: Vec::new(),
        width: x,
        columns,
    };
    for (at, link) in plan.links.iter().enumerate() {
        let column = plan.vertices[link.left].column;
        let edge = routes.columns[column] + plan.widths[column];
        let past = edge + pad(column);
        let bend = past + if column > 0 { zones[column] } else { 0.0 };
        let trunk = (link.trunk && column > 0)
            .then(|| past + labels_of(plan, column) + tracks.offset(Run::Trunk(link.right)));
        let start = match plan.vertices[link.left].node {
            Some(_) => edge,
            // What passes goes on where the link before it ended.
            None => routes.columns[column],
        };
        routes.ways.push(Way {
            start: (start, ports.left[at]),
            bend,
            trunk,
            bent: bend + gaps[column].bend,
            end: (routes.columns[column + 1], ports.right[at]),
        });
    }
    for (at, arc) in plan.arcs.iter().enumerate() {
        let column = plan.vertices[arc.to].column;
        let (from, to) = ports.arcs[at].clone();
        let out = labels_of(plan, column);
        let track = out + tracks.offset(Run::Arc(at));
        let (side, outward) = match column {
            0 => (routes.columns[0], -1.0),
            _ => (routes.columns[column] + plan.widths[column], 1.0),
        };
        let past = side + outward * pad(column);
        routes.arcs.push(ArcWay {
            from,
            to,
            side,
            track: past + outward * track,
            label: past + outward * (out / 2.0 + 2.0),
        });
    }
    routes
}

/// Whether an edge without a side says by a head where it leads: from left to
/// right is how one reads.
pub(super) fn needs_head(sign: Sign, rightward: bool) -> bool {
    sign != Sign::None || !rightward
}
