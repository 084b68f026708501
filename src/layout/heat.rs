//! A heat map comes in, its drawing comes out: shades in a square, names at its
//! sides, lines between groups. What is against has a bar in each cell where no
//! number can stand, so that it can be read in grey.

use super::Drawn;
use super::pen::{self, Lines, Pen};
use super::scene::{Anchor, Item, Paint, Piece, Stroke};
use crate::view::figure::{Heading, Heat, LegendEntry, Sign};

/// Names are wrapped at this width, and cut where they have no more lines.
const NAMES: f64 = 190.0;
/// No name that is drawn has more characters.
const CHARACTERS: usize = 160;
/// Between names and cells.
const GAP: f64 = 6.0;
/// Smaller cells touch.
const RASTER: f64 = 15.0;
/// With more rows or columns there are names on all four sides.
const MANY: usize = 60;

/// How large things are.
struct Sizes {
    cell: f64,
    names: f64,
    numbers: Option<f64>,
}

impl Sizes {
    fn of(heat: &Heat, pen: &Pen<'_>, room: Option<f64>) -> Sizes {
        let count = heat.rows.len().max(heat.columns.len());
        let (usual, names) = match count {
            0..=12 => (46.0, pen::BODY),
            13..=24 => (36.0, 11.0),
            25..=40 => (28.0, pen::SMALL),
            41..=80 => (16.0, pen::SMALL),
            81..=130 => (13.0, pen::SMALL),
            _ => (11.0, 9.0),
        };
        let spare = room.map_or(0.0, |room| {
            (room - 150.0) / heat.columns.len().max(1) as f64
        });
        let cell = spare.clamp(usual, 1.5 * usual);
        Sizes {
            cell,
            names,
            numbers: [10.0, 9.0, 8.0].into_iter().find(|size| {
                let texts = heat.cells.iter().flatten().map(|cell| cell.text.as_str());
                let mut widths = texts.map(|text| pen.width(text, *size, false));
                cell >= 20.0 && widths.all(|width| width <= cell - 4.0)
            }),
        }
    }
}

/// Draws a heat map; `room` is the width that it should fill, if there is one.
pub(super) fn draw(heat: &Heat, pen: &Pen<'_>, room: Option<f64>) -> Drawn {
    let sizes = Sizes::of(heat, pen, room);
    let set = |headings: &[Heading]| -> Vec<Lines> {
        headings.iter().map(|one| name(one, pen, &sizes)).collect()
    };
    let (rows, columns) = (set(&heat.rows), set(&heat.columns));
    let widest = |lines: &[Lines]| lines.iter().map(|lines| lines.width).fold(0.0, f64::max);
    let (left, top) = (widest(&rows) + GAP, widest(&columns) + GAP);
    let (wide, high) = (
        columns.len() as f64 * sizes.cell,
        rows.len() as f64 * sizes.cell,
    );
    let mut items = cells(heat, (left, top), &sizes);
    items.extend(lines(heat, (left, top), &sizes));
    // Where the way to a name is long, it stands at the other end, too.
    let both = |count: usize| count > MANY;
    for (at, lines) in rows.iter().enumerate() {
        let y = top + (at as f64 + 0.5) * sizes.cell - lines.height / 2.0;
        items.extend(lines.at(left - GAP, y, Anchor::End, Paint::Ink));
        if both(columns.len()) {
            items.extend(lines.at(left + wide + GAP, y, Anchor::Start, Paint::Ink));
        }
    }
    for (at, lines) in columns.iter().enumerate() {
        let x = left + (at as f64 + 0.5) * sizes.cell;
        items.extend(lines.upwards(x, top - GAP, Paint::Ink));
        if both(rows.len()) {
            let bottom = top + high + GAP + lines.width;
            items.extend(lines.upwards(x, bottom, Paint::Ink));
        }
    }
    Drawn {
        items,
        width: left + wide + if both(columns.len()) { left } else { 1.0 },
        height: top + high + if both(rows.len()) { top } else { 1.0 },
    }
}

/// A name in as many lines as its row or column is high, cut where it is too
/// long.
fn name(heading: &Heading, pen: &Pen<'_>, sizes: &Sizes) -> Lines {
    let size = sizes.names;
    let most = ((sizes.cell - 2.0) / (size * pen::LEADING))
        .floor()
        .max(1.0) as usize;
    let whole = heading.label.replace('\n', " ");
    let fits = |lines: &Lines| lines.lines.len() <= most && lines.width <= NAMES;
    let mut lines = pen.lines(&whole, NAMES, size, false);
    let mut short: Vec<char> = whole.chars().take(CHARACTERS).collect();
    while !fits(&lines) && !short.is_empty() {
        let text: String = short.iter().chain(&['\u{2026}']).collect();
        lines = pen.lines(&text, NAMES, size, false);
        short.pop();
    }
    lines
}

/// The shades, one shape for each, and what stands on them.
fn cells(heat: &Heat, (left, top): (f64, f64), sizes: &Sizes) -> Vec<Item> {
    let side = sizes.cell;
    let mut items = Vec::new();
    let mut bars = Vec::new();
    for sign in [Sign::Negative, Sign::Neutral, Sign::None, Sign::Positive] {
        for level in 1..=Heat::LEVELS {
            let runs = runs(heat, sign, level);
            if runs.is_empty() {
                continue;
            }
            let paint = shade(sign, level);
            let mut shape = Vec::with_capacity(runs.len() * 5);
            for (row, from, to) in runs.iter().copied() {
                let (x, y) = (left + from as f64 * side, top + row as f64 * side);
                let end = left + to as f64 * side;
                shape.extend([
                    Piece::Move(x, y),
                    Piece::Line(end, y),
                    Piece::Line(end, y + side),
                    Piece::Line(x, y + side),
                    Piece::Close,
                ]);
            }
            items.push(Item::Path {
                pieces: shape,
                fill: Some(paint),
                stroke: None,
            });
            if sign == Sign::Negative && sizes.numbers.is_none() {
                bars.push(bar(&runs, (left, top), side, level));
            }
        }
    }
    items.extend(bars);
    items.extend(diagonal(heat, (left, top), side));
    items.extend(raster(heat, (left, top), side));
    if let Some(size) = sizes.numbers {
        items.extend(numbers(heat, (left, top), side, size));
    }
    items
}

fn shade(sign: Sign, level: u8) -> Paint {
    Paint::Shade(sign, part(level))
}

/// How much of its colour a level has: the lightest differs from paper, and the
/// darkest is the colour.
fn part(level: u8) -> u8 {
    100_u8.saturating_sub(20 * Heat::LEVELS.saturating_sub(level))
}

/// Neighbours in a row of one shade: row, first column, and the one behind the
/// last.
fn runs(heat: &Heat, sign: Sign, level: u8) -> Vec<(usize, usize, usize)> {
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    for (row, cells) in heat.cells.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            if (cell.sign, cell.level) != (sign, level) {
                continue;
            }
            match runs.last_mut() {
                Some(last) if (last.0, last.2) == (row, column) => last.2 = column + 1,
                _ => runs.push((row, column, column + 1)),
            }
        }
    }
    runs
}

/// A minus through every cell of some runs.
fn bar(runs: &[(usize, usize, usize)], (left, top): (f64, f64), side: f64, level: u8) -> Item {
    let mut pieces = Vec::new();
    for (row, from, to) in runs.iter().copied() {
        let y = top + (row as f64 + 0.5) * side;
        for column in from..to {
            let x = left + column as f64 * side;
            pieces.extend([
                Piece::Move(x + 0.22 * side, y),
                Piece::Line(x + 0.78 * side, y),
            ]);
        }
    }
    Item::Path {
        pieces,
        fill: None,
        stroke: Some(Stroke::solid(
            on(Sign::Negative, level),
            (0.12 * side).max(1.2),
        )),
    }
}

fn on(sign: Sign, level: u8) -> Paint {
    Paint::OnShade(sign, part(level))
}

/// Where rows meet themselves.
fn diagonal(heat: &Heat, (left, top): (f64, f64), side: f64) -> Option<Item> {
    let mut pieces = Vec::new();
    for at in 0..heat.rows.len().min(heat.columns.len()) {
        let (x, y) = (left + at as f64 * side, top + at as f64 * side);
        pieces.extend([
            Piece::Move(x, y),
            Piece::Line(x + side, y),
            Piece::Line(x + side, y + side),
            Piece::Line(x, y + side),
            Piece::Close,
        ]);
    }
    (heat.same && !pieces.is_empty()).then_some(Item::Path {
        pieces,
        fill: Some(Paint::Faint),
        stroke: None,
    })
}

/// Thin lines of paper between cells that are large enough for them.
fn raster(heat: &Heat, (left, top): (f64, f64), side: f64) -> Option<Item> {
    let (wide, high) = (
        heat.columns.len() as f64 * side,
        heat.rows.len() as f64 * side,
    );
    let mut pieces = Vec::new();
    for row in 1..heat.rows.len() {
        let y = top + row as f64 * side;
        pieces.extend([Piece::Move(left, y), Piece::Line(left + wide, y)]);
    }
    for column in 1..heat.columns.len() {
        let x = left + column as f64 * side;
        pieces.extend([Piece::Move(x, top), Piece::Line(x, top + high)]);
    }
    (side >= RASTER && !pieces.is_empty()).then_some(Item::Path {
        pieces,
        fill: None,
        stroke: Some(Stroke::solid(
            Paint::Paper,
            if side >= 20.0 { 1.0 } else { 0.5 },
        )),
    })
}

fn numbers(heat: &Heat, (left, top): (f64, f64), side: f64, size: f64) -> Vec<Item> {
    let mut items = Vec::new();
    for (row, cells) in heat.cells.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            if cell.text.is_empty() {
                continue;
            }
            items.push(Item::Text {
                x: left + (column as f64 + 0.5) * side,
                y: top + (row as f64 + 0.5) * side + 0.36 * size,
                anchor: Anchor::Middle,
                size,
                bold: false,
                paint: on(cell.sign, cell.level),
                text: cell.text.clone(),
                turn: 0.0,
            });
        }
    }
    items
}

/// A frame, and lines where groups meet.
fn lines(heat: &Heat, (left, top): (f64, f64), sizes: &Sizes) -> Vec<Item> {
    let side = sizes.cell;
    let (wide, high) = (
        heat.columns.len() as f64 * side,
        heat.rows.len() as f64 * side,
    );
    let ends = |headings: &[Heading]| -> Vec<f64> {
        let two = headings.windows(2).enumerate();
        two.filter(|(_, two)| two[0].group != two[1].group)
            .map(|(at, _)| (at + 1) as f64 * side)
            .collect()
    };
    let mut pieces = Vec::new();
    for down in ends(&heat.rows) {
        pieces.extend([
            Piece::Move(left, top + down),
            Piece::Line(left + wide, top + down),
        ]);
    }
    for right in ends(&heat.columns) {
        pieces.extend([
            Piece::Move(left + right, top),
            Piece::Line(left + right, top + high),
        ]);
    }
    let mut items = vec![Item::Rect {
        x: left,
        y: top,
        width: wide,
        height: high,
        radius: 0.0,
        fill: None,
        stroke: Some(Stroke::solid(Paint::Outline, 0.8)),
    }];
    if !pieces.is_empty() {
        items.push(Item::Path {
            pieces,
            fill: None,
            stroke: Some(Stroke::solid(
                Paint::Ink,
                if side < RASTER { 2.2 } else { 1.4 },
            )),
        });
    }
    items
}

/// What an entry of the legend looks like, from `x` to `x + width` around `y`.
pub(super) fn sample(entry: &LegendEntry, x: f64, y: f64, width: f64) -> Vec<Item> {
    const HIGH: f64 = 14.0;
    let level = entry.weight.clamp(1, Heat::LEVELS);
    let mut items = vec![Item::Rect {
        x,
        y: y - HIGH / 2.0,
        width,
        height: HIGH,
        radius: 0.0,
        fill: Some(shade(entry.sign, level)),
        stroke: Some(Stroke::solid(Paint::Faint, 0.6)),
    }];
    if entry.sign == Sign::Negative {
        let middle = x + width / 2.0;
        items.push(Item::Path {
            pieces: vec![Piece::Move(middle - 5.0, y), Piece::Line(middle + 5.0, y)],
            fill: None,
            stroke: Some(Stroke::solid(on(entry.sign, level), 1.6)),
        });
    }
    items
}

#[cfg(test)]
mod tests;
