//! A network comes in, its drawing comes out: the nodes around an ellipse, in
//! an order that keeps ties short, every label on its own tie.

mod ring;

use super::Drawn;
use super::pen::{self, Lines, Pen};
use super::scene::{Anchor, Dash, Item, Paint, Piece, Stroke, moved};
use crate::error::Error;
use crate::view::figure::{Age, LegendEntry, Network, Sign, Tie};

/// With more ties no label can be read: they are left out.
const LABELLED: usize = 200;
/// Where on its tie a label may stand, from the best place to the last.
const PLACES: [f64; 11] = [
    0.5, 0.43, 0.57, 0.36, 0.64, 0.3, 0.7, 0.24, 0.76, 0.18, 0.82,
];

/// A rectangle by its middle and half its sides.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Area {
    x: f64,
    y: f64,
    half_width: f64,
    half_height: f64,
}

impl Area {
    fn overlaps(&self, other: &Area, apart: f64) -> bool {
        (self.x - other.x).abs() < self.half_width + other.half_width + apart
            && (self.y - other.y).abs() < self.half_height + other.half_height + apart
    }

    /// Whether a line comes near, by as many points as make a difference.
    fn meets(&self, (x0, y0): (f64, f64), (x1, y1): (f64, f64)) -> bool {
        (0..=24).any(|step| {
            let t = f64::from(step) / 24.0;
            let (x, y) = (x0 + (x1 - x0) * t, y0 + (y1 - y0) * t);
            (x - self.x).abs() < self.half_width && (y - self.y).abs() < self.half_height
        })
    }
}

/// Draws a network; `room` is the width that it should fill, if there is one.
pub(super) fn draw(network: &Network, pen: &Pen<'_>, room: Option<f64>) -> Result<Drawn, Error> {
    let count = network.nodes.len();
    if network
        .ties
        .iter()
        .any(|tie| tie.a >= count || tie.b >= count)
    {
        return Err(Error::data("a tie names a node that is not there"));
    }
    let labels: Vec<Lines> = network
        .nodes
        .iter()
        .map(|node| pen.lines(&node.label, 130.0, pen::BODY, false))
        .collect();
    let nodes = ring::places(network, &labels, room);
    let mut items = Vec::new();
    // The lightest below.
    let mut order: Vec<usize> = (0..network.ties.len()).collect();
    let ties = &network.ties;
    order.sort_by(|a, b| ties[*a].weight.total_cmp(&ties[*b].weight).then(a.cmp(b)));
    for at in &order {
        items.push(line(network, &ties[*at], &nodes));
    }
    let mut left_out = 0;
    let mut taken: Vec<Area> = nodes.clone();
    for at in order.iter().rev().filter(|at| !ties[**at].label.is_empty()) {
        let tie = &ties[*at];
        let text = pen.lines(&tie.label, 120.0, pen::SMALL, false);
        let place = (ties.len() <= LABELLED).then(|| place(network, *at, &text, &nodes, &taken));
        match place.flatten() {
            Some(area) => {
                taken.push(area);
                items.extend(text.on_halo(area.x, area.y, Paint::Line(tie.sign, Age::Now)));
            }
            None => left_out += 1,
        }
    }
    for (area, label) in nodes.iter().zip(&labels) {
        items.extend(node(area, label));
    }
    let mut drawn = framed(items, &nodes);
    if left_out > 0 {
        note(left_out, ties.len(), pen, &mut drawn);
    }
    Ok(drawn)
}

/// Says how many labels had no room.
fn note(left_out: usize, of: usize, pen: &Pen<'_>, drawn: &mut Drawn) {
    let text = format!("For want of room {left_out} of {of} ties have no label.");
    let lines = pen.lines(&text, drawn.width.max(200.0), pen::SMALL, false);
    drawn.height += 8.0;
    drawn
        .items
        .extend(lines.at(0.0, drawn.height, Anchor::Start, Paint::Quiet));
    drawn.height += lines.height;
    drawn.width = drawn.width.max(lines.width);
}

/// A place for a label on its tie that nothing else takes; of several the one
/// that the fewest other ties cross.
fn place(
    network: &Network,
    tie: usize,
    text: &Lines,
    nodes: &[Area],
    taken: &[Area],
) -> Option<Area> {
    let ends = |tie: &Tie| {
        let (a, b) = (&nodes[tie.a], &nodes[tie.b]);
        ((a.x, a.y), (b.x, b.y))
    };
    let ((x0, y0), (x1, y1)) = ends(&network.ties[tie]);
    let free = PLACES.iter().map(|t| Area {
        x: x0 + (x1 - x0) * t,
        y: y0 + (y1 - y0) * t,
        half_width: text.width / 2.0 + 3.0,
        half_height: text.height / 2.0,
    });
    let free = free.filter(|area| !taken.iter().any(|other| area.overlaps(other, 1.0)));
    free.min_by_key(|area| {
        let others = network.ties.iter().enumerate().filter(|(at, _)| *at != tie);
        others
            .filter(|(_, other)| {
                let (from, to) = ends(other);
                area.meets(from, to)
            })
            .count()
    })
}

/// Widths of the lightest and of the heaviest tie.
const WIDTHS: (f64, f64) = (1.2, 6.0);

fn line(network: &Network, tie: &Tie, nodes: &[Area]) -> Item {
    let (a, b) = (&nodes[tie.a], &nodes[tie.b]);
    let name = |at: usize| network.nodes[at].label.replace('\n', " ");
    let width = WIDTHS.0 + (WIDTHS.1 - WIDTHS.0) * tie.weight.clamp(0.0, 1.0);
    Item::Group {
        title: format!("{} and {}: {}", name(tie.a), name(tie.b), tie.label),
        items: vec![stroked((a.x, a.y), (b.x, b.y), tie.sign, width)],
    }
}

fn stroked(from: (f64, f64), to: (f64, f64), sign: Sign, width: f64) -> Item {
    Item::Path {
        pieces: vec![Piece::Move(from.0, from.1), Piece::Line(to.0, to.1)],
        fill: None,
        stroke: Some(Stroke {
            paint: Paint::Line(sign, Age::Now),
            width,
            dash: match sign {
                Sign::Positive => Dash::None,
                Sign::Negative => Dash::Dashed,
                Sign::Neutral | Sign::None => Dash::Dotted,
            },
        }),
    }
}

fn node(area: &Area, label: &Lines) -> Vec<Item> {
    let mut items = vec![Item::Rect {
        x: area.x - area.half_width,
        y: area.y - area.half_height,
        width: 2.0 * area.half_width,
        height: 2.0 * area.half_height,
        radius: 9.0,
        fill: Some(Paint::Node(crate::view::figure::NodeShape::Actor)),
        stroke: Some(Stroke::solid(Paint::Outline, 1.0)),
    }];
    items.extend(label.around(area.x, area.y, Paint::Ink));
    items
}

/// Everything from the upper left corner of the nodes.
fn framed(mut items: Vec<Item>, nodes: &[Area]) -> Drawn {
    let least = |pick: fn(&Area) -> f64| nodes.iter().map(pick).fold(f64::MAX, f64::min);
    let most = |pick: fn(&Area) -> f64| nodes.iter().map(pick).fold(f64::MIN, f64::max);
    if nodes.is_empty() {
        return Drawn::default();
    }
    let (left, top) = (
        least(|a| a.x - a.half_width),
        least(|a| a.y - a.half_height),
    );
    let (right, bottom) = (most(|a| a.x + a.half_width), most(|a| a.y + a.half_height));
    moved(&mut items, -left, -top);
    Drawn {
        items,
        width: right - left,
        height: bottom - top,
    }
}

/// What an entry of the legend looks like, from `x` to `x + width` around `y`.
pub(super) fn sample(entry: &LegendEntry, x: f64, y: f64, width: f64) -> Vec<Item> {
    vec![stroked((x, y), (x + width, y), entry.sign, 3.0)]
}

#[cfg(test)]
mod tests;
