//! A network comes in, its drawing comes out: communities side by side, each
//! outlined, every name beside its dot, those who are tied near each other.
//!
//! `places` says where the dots and their names stand, of which no two overlap;
//! `units` tells what is laid out by itself, `stress` spreads out what is tied,
//! `apart` pushes boxes off each other, `ring` gives the start, `names` the side
//! of each name, `hull` the outlines.

mod apart;
mod area;
mod hull;
mod names;
mod places;
mod ring;
mod stress;
mod units;

use super::Drawn;
use super::pen::{self, Lines, Pen};
use super::scene::{Anchor, Dash, Item, Paint, Piece, Stroke, moved};
use crate::error::Error;
use crate::view::figure::{Age, LegendEntry, Network, NetworkNode, NodeShape, Sign, Tie};
use area::Area;
use places::{Side, Spot};

/// More labels of ties cannot be read: they are left out.
const LABELLED: usize = 60;
/// With more ties a label that covers more of them than this is left out.
const COVERED: usize = 1;
/// With more ties the weak ones are pale.
const SHADED: usize = 30;
/// Where on its tie a label may stand, from the best place to the last.
const PLACES: [f64; 11] = [
    0.5, 0.43, 0.57, 0.36, 0.64, 0.3, 0.7, 0.24, 0.76, 0.18, 0.82,
];
/// What lies within an outline.
const INSIDE: Paint = Paint::Node(NodeShape::Source);

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
    let size = match count {
        0..=60 => pen::BODY,
        61..=120 => 11.0,
        _ => pen::SMALL,
    };
    let labels: Vec<Lines> = network
        .nodes
        .iter()
        .map(|node| pen.lines(&node.label, 150.0, size, false))
        .collect();
    let spots = places::places(network, &labels, room);
    let mut items = outlines(network, &spots);
    // The lightest below.
    let mut order: Vec<usize> = (0..network.ties.len()).collect();
    let ties = &network.ties;
    order.sort_by(|a, b| ties[*a].weight.total_cmp(&ties[*b].weight).then(a.cmp(b)));
    for at in &order {
        items.push(line(network, &ties[*at], &spots));
    }
    let mut left_out = 0;
    let mut taken: Vec<Area> = spots
        .iter()
        .flat_map(|spot| [spot.dot(), spot.text])
        .collect();
    let labelled: Vec<usize> = order.iter().rev().copied().collect();
    let labelled = labelled.into_iter();
    let labelled: Vec<usize> = labelled.filter(|at| !ties[*at].label.is_empty()).collect();
    let mut on_ties = Vec::new();
    for at in labelled.iter().copied() {
        let tie = &ties[at];
        let text = pen.lines(&tie.label, 120.0, pen::SMALL, false);
        let fits = labelled.len() <= LABELLED;
        let place = fits.then(|| place(network, at, &text, &spots, &taken));
        match place.flatten() {
            Some(area) => {
                taken.push(area);
                on_ties.extend(text.on_halo(area.x, area.y, Paint::Line(tie.sign, Age::Now)));
            }
            None => left_out += 1,
        }
    }
    for ((spot, label), node) in spots.iter().zip(&labels).zip(&network.nodes) {
        items.extend(named(spot, label, node));
    }
    items.extend(on_ties);
    let mut drawn = framed(items, network, &spots);
    if left_out > 0 {
        note(left_out, labelled.len(), pen, &mut drawn);
    }
    Ok(drawn)
}

/// Says how many labels had no room.
fn note(left_out: usize, of: usize, pen: &Pen<'_>, drawn: &mut Drawn) {
    let text = format!("For want of room {left_out} of {of} labels of ties are left out.");
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
    spots: &[Spot],
    taken: &[Area],
) -> Option<Area> {
    let ends = |tie: &Tie| (spots[tie.a].at(), spots[tie.b].at());
    let ((x0, y0), (x1, y1)) = ends(&network.ties[tie]);
    let free = PLACES.iter().map(|t| Area {
        x: x0 + (x1 - x0) * t,
        y: y0 + (y1 - y0) * t,
        half_width: text.width / 2.0 + 3.0,
        half_height: text.height / 2.0,
    });
    let free = free.filter(|area| !taken.iter().any(|other| area.overlaps(other, 1.0)));
    let covered = |area: &Area| {
        let others = network.ties.iter().enumerate().filter(|(at, _)| *at != tie);
        others
            .filter(|(_, other)| {
                let (from, to) = ends(other);
                area.meets(from, to)
            })
            .count()
    };
    let (least, area) = free
        .map(|area| (covered(&area), area))
        .min_by_key(|(covered, _)| *covered)?;
    (least <= COVERED || network.ties.len() <= SHADED).then_some(area)
}

/// A light shape around each community.
fn outlines(network: &Network, spots: &[Spot]) -> Vec<Item> {
    let groups = network.groups();
    let shape = |members: &Vec<usize>| {
        let areas: Vec<Area> = members.iter().map(|at| spots[*at].whole()).collect();
        Item::Path {
            pieces: hull::around(&areas, places::MARGIN),
            fill: Some(INSIDE),
            stroke: Some(Stroke::solid(Paint::Faint, 1.0)),
        }
    };
    let several = groups.iter().filter(|members| !members.is_empty());
    let mut items: Vec<Item> = several.map(shape).collect();
    items.extend(camps(network, spots));
    items
}

/// A broken line around each camp, where nobody else stands within.
fn camps(network: &Network, spots: &[Spot]) -> Vec<Item> {
    let camps = network.camps().into_iter().enumerate();
    let shape = |(number, members): (usize, Vec<usize>)| {
        let areas: Vec<Area> = members.iter().map(|at| spots[*at].whole()).collect();
        let within = Area::around(&areas)?;
        let mut others = network.nodes.iter().zip(spots);
        let is_shared = others.any(|(node, spot)| {
            node.camp != Some(number) && spot.whole().overlaps(&within, places::CAMP)
        });
        (!is_shared && members.len() > 1).then(|| Item::Path {
            pieces: hull::around(&areas, places::CAMP),
            fill: None,
            stroke: Some(Stroke {
                paint: Paint::Outline,
                width: 1.0,
                dash: Dash::Dashed,
            }),
        })
    };
    camps.filter_map(shape).collect()
}

/// Widths of the lightest and of the heaviest tie; where there are more ties
/// than [`MANY`], narrower.
const WIDTHS: (f64, f64) = (0.9, 5.0);
const NARROW: (f64, f64) = (0.5, 3.4);
const MANY: usize = 150;

fn line(network: &Network, tie: &Tie, spots: &[Spot]) -> Item {
    let name = |at: usize| network.nodes[at].label.replace('\n', " ");
    let told = match tie.title.as_str() {
        "" => &tie.label,
        title => title,
    };
    let weight = tie.weight.clamp(0.0, 1.0);
    let width = width_of(weight, network);
    let paint = match network.ties.len() {
        0..=SHADED => Paint::Line(tie.sign, Age::Now),
        _ => Paint::Shade(tie.sign, (45.0 + 55.0 * weight) as u8),
    };
    Item::Group {
        title: format!("{} and {}: {told}", name(tie.a), name(tie.b)),
        items: vec![stroked(
            spots[tie.a].at(),
            spots[tie.b].at(),
            tie.sign,
            (width, paint),
        )],
    }
}

/// How wide a tie of a weight from 0 to 1 is.
fn width_of(weight: f64, network: &Network) -> f64 {
    let (least, most) = match network.ties.len() {
        0..=MANY => WIDTHS,
        _ => NARROW,
    };
    least + (most - least) * weight
}

fn stroked(from: (f64, f64), to: (f64, f64), sign: Sign, (width, paint): (f64, Paint)) -> Item {
    Item::Path {
        pieces: vec![Piece::Move(from.0, from.1), Piece::Line(to.0, to.1)],
        fill: None,
        stroke: Some(Stroke {
            paint,
            width,
            dash: match sign {
                Sign::Positive | Sign::None => Dash::None,
                Sign::Negative => Dash::Dashed,
                Sign::Neutral => Dash::Dotted,
            },
        }),
    }
}

/// A dot and its name, on a halo where lines pass below it; a ring for who belongs
/// to the camp of another.
fn named(spot: &Spot, label: &Lines, node: &NetworkNode) -> Vec<Item> {
    let text = spot.text;
    let inside = node.group.is_some();
    let mut items = vec![
        Item::Rect {
            x: text.x - text.half_width,
            y: text.y - text.half_height,
            width: 2.0 * text.half_width,
            height: 2.0 * text.half_height,
            radius: 3.0,
            fill: Some(if inside { INSIDE } else { Paint::Paper }),
            stroke: None,
        },
        dot(spot.at(), spot.radius, node.member),
    ];
    let (x, anchor) = match spot.side {
        Side::Left => (text.x + text.half_width - places::BESIDE, Anchor::End),
        Side::Right => (text.x - text.half_width + places::BESIDE, Anchor::Start),
        Side::Above | Side::Below => (text.x, Anchor::Middle),
    };
    items.extend(label.at(x, text.y - label.height / 2.0, anchor, Paint::Ink));
    items
}

/// A dot, or a ring.
fn dot((x, y): (f64, f64), radius: f64, is_ring: bool) -> Item {
    let (fill, stroke) = match is_ring {
        true => (Paint::Paper, Paint::Quiet),
        false => (Paint::Quiet, Paint::Paper),
    };
    Item::Rect {
        x: x - radius,
        y: y - radius,
        width: 2.0 * radius,
        height: 2.0 * radius,
        radius,
        fill: Some(fill),
        stroke: Some(Stroke::solid(stroke, 1.5)),
    }
}

/// Everything from the upper left corner of what is drawn.
fn framed(mut items: Vec<Item>, network: &Network, spots: &[Spot]) -> Drawn {
    let reach = |(spot, node): (&Spot, &NetworkNode)| match (node.group, node.camp) {
        (None, None) => spot.whole().grown(1.0),
        (Some(_), _) | (_, Some(_)) => spot.whole().grown(places::MARGIN + 1.0),
    };
    let all: Vec<Area> = spots.iter().zip(&network.nodes).map(reach).collect();
    let Some(around) = Area::around(&all) else {
        return Drawn::default();
    };
    let (left, top) = (around.x - around.half_width, around.y - around.half_height);
    moved(&mut items, -left, -top);
    Drawn {
        items,
        width: 2.0 * around.half_width,
        height: 2.0 * around.half_height,
    }
}

/// What an entry of the legend looks like, from `x` to `x + width` around `y`.
pub(super) fn sample(
    network: &Network,
    entry: &LegendEntry,
    x: f64,
    y: f64,
    width: f64,
) -> Vec<Item> {
    let paint = Paint::Line(entry.sign, Age::Now);
    let line = |wide| vec![stroked((x, y), (x + width, y), entry.sign, (wide, paint))];
    match (entry.width, entry.glyph.as_str()) {
        (0, "") => line(3.0),
        (0, _) => vec![dot((x + width - 7.0, y), 6.0, true)],
        (hundredths, _) => line(width_of(f64::from(hundredths) / 100.0, network)),
    }
}

#[cfg(test)]
mod tests;
