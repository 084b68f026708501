//! Lanes come in, their drawing comes out: names at the left, an axis of time
//! above, in each lane a band for what holds and above it a mark for what
//! happens, as far to the right as it is late.

use super::Drawn;
use super::grid;
use super::pen::{self, Lines, Pen};
use super::scene::{Anchor, Item, Paint, Piece, Stroke};
use crate::view::figure::{Lane, LaneMark, Lanes, LegendEntry, Line, Sign, Stretch, Tick};

/// Names are wrapped at this width.
const NAMES: f64 = 176.0;
/// The axis is as wide as a page leaves, or as the first, and never narrower
/// than the second.
const AXIS: (f64, f64) = (620.0, 240.0);
/// Blank at both ends of the axis, so that a mark at its end has room.
const END: f64 = 16.0;
/// Half the width of a mark.
const DISC: f64 = 8.0;
/// Between the disc and its number, and behind the number.
const SPACE: f64 = 3.0;
/// How high a row of marks is, and the band below them.
const ROW: f64 = 19.0;
const BAND: f64 = 8.0;
/// Blank above and below what is in a lane.
const PAD: f64 = 5.0;

/// Draws lanes; `room` is the width that they should fill, if there is one.
pub(super) fn draw(lanes: &Lanes, pen: &Pen<'_>, room: Option<f64>) -> Drawn {
    let labels: Vec<Lines> = lanes
        .lanes
        .iter()
        .map(|lane| pen.lines(&lane.label, NAMES, pen::SMALL, false))
        .collect();
    let names = labels.iter().map(|l| l.width).fold(60.0, f64::max);
    let left = names + 14.0 + END;
    let notes = lanes.lanes.iter().flat_map(|lane| &lane.marks);
    let tail = notes
        .map(|mark| number_width(mark, pen))
        .fold(END, f64::max)
        + END;
    let axis = room.map_or(AXIS.0, |room| (room - left - tail).max(AXIS.1));
    let mut sheet = Sheet {
        pen,
        left,
        axis,
        tail,
        y: 0.0,
        items: Vec::new(),
    };
    let lines = sheet.ticks(&lanes.ticks);
    let top = sheet.y;
    let behind = sheet.items.len();
    let mut group = None;
    for (lane, label) in lanes.lanes.iter().zip(&labels) {
        if lane.group != group {
            group.clone_from(&lane.group);
            sheet.group(lane.group.as_deref().unwrap_or_default());
        }
        sheet.lane(lane, label);
    }
    let bottom = sheet.y;
    let lines = lines
        .into_iter()
        .map(|x| line((x, top), (x, bottom), Stroke::solid(Paint::Faint, 0.6)));
    let lines: Vec<Item> = lines.collect();
    sheet.items.splice(behind..behind, lines);
    Drawn {
        width: left + axis + tail,
        height: bottom,
        items: sheet.items,
    }
}

/// Lanes that are being drawn.
struct Sheet<'p> {
    pen: &'p Pen<'p>,
    /// Where the axis begins, how wide it is, and what is blank behind it.
    left: f64,
    axis: f64,
    tail: f64,
    y: f64,
    items: Vec<Item>,
}

impl Sheet<'_> {
    fn x(&self, at: f64) -> f64 {
        self.left + at.clamp(0.0, 1.0) * self.axis
    }

    /// Writes those days for which there is room; gives where they stand.
    fn ticks(&mut self, ticks: &[Tick]) -> Vec<f64> {
        let (mut free, end) = (self.left - END, self.left + self.axis + self.tail);
        let mut places = Vec::new();
        let mut high = 0.0_f64;
        for tick in ticks {
            let x = self.x(tick.at);
            let label = self.pen.lines(&tick.label, self.axis, pen::SMALL, false);
            let (from, to) = (x - label.width / 2.0, x + label.width / 2.0);
            if from < free || to > end {
                continue;
            }
            free = to + 10.0;
            high = high.max(label.height);
            places.push(x);
            self.items
                .extend(label.at(x, self.y, Anchor::Middle, Paint::Quiet));
        }
        self.y += high + 3.0;
        places
    }

    /// The name of the lanes that follow.
    fn group(&mut self, name: &str) {
        self.y += PAD;
        let width = self.left + self.axis;
        let name = self.pen.lines(name, width, pen::BODY, true);
        // The lines of the axis end where a name crosses them.
        self.items.push(Item::Rect {
            x: 0.0,
            y: self.y,
            width: name.width + 6.0,
            height: name.height,
            radius: 0.0,
            fill: Some(Paint::Paper),
            stroke: None,
        });
        self.items
            .extend(name.at(0.0, self.y, Anchor::Start, Paint::Ink));
        self.y += name.height;
    }

    fn lane(&mut self, lane: &Lane, label: &Lines) {
        let rows = rows(lane, self);
        let count = rows.iter().map(|row| row + 1).max().unwrap_or(1);
        let inner = (count as f64 * ROW + BAND).max(label.height) + 2.0 * PAD;
        let band = self.y + inner - PAD - BAND;
        for stretch in &lane.stretches {
            self.band(stretch, band);
        }
        for (mark, row) in lane.marks.iter().zip(rows) {
            let x = self.x(mark.at);
            let tick = line(
                (x, band - 2.0),
                (x, band + BAND + 1.0),
                Stroke::solid(Paint::Ink, 1.2),
            );
            self.items.push(tick);
            let y = band - (row as f64 + 0.5) * ROW;
            self.mark(mark, x, y);
        }
        let middle = self.y + inner / 2.0 - label.height / 2.0;
        let right = self.left - END - 14.0;
        self.items
            .extend(label.at(right, middle, Anchor::End, Paint::Ink));
        self.y += inner;
        let rule = line(
            (0.0, self.y),
            (self.left + self.axis + self.tail, self.y),
            Stroke::solid(Paint::Faint, 0.8),
        );
        self.items.push(rule);
    }

    fn band(&mut self, stretch: &Stretch, y: f64) {
        let (from, mut to) = (self.x(stretch.from), self.x(stretch.to));
        if stretch.to >= 1.0 {
            // What holds on the last day holds all day.
            to += END;
        }
        if to - from >= 0.5 {
            let look = (stretch.sign, stretch.line, stretch.weight);
            self.items.extend(band(look, from, y, to - from));
        }
    }

    /// A disc with its glyph, its number to the right.
    fn mark(&mut self, mark: &LaneMark, x: f64, y: f64) {
        self.items.extend(disc(mark.sign, &mark.glyph, x, y));
        if let Some(note) = mark.note {
            let number = self.pen.lines(&note.to_string(), 99.0, SMALLEST, false);
            let top = y - number.height / 2.0;
            self.items
                .extend(number.at(x + DISC + SPACE, top, Anchor::Start, Paint::Ink));
        }
    }
}

/// The height of the numbers.
const SMALLEST: f64 = 9.0;

fn number_width(mark: &LaneMark, pen: &Pen<'_>) -> f64 {
    let number = mark.note.map_or(String::new(), |note| note.to_string());
    pen.width(&number, SMALLEST, false) + 2.0 * SPACE
}

/// In which row above the band each mark stands: the lowest in which it meets
/// no other.
fn rows(lane: &Lane, sheet: &Sheet<'_>) -> Vec<usize> {
    let mut free: Vec<f64> = Vec::new();
    let mut rows = Vec::new();
    for mark in &lane.marks {
        let x = sheet.x(mark.at);
        let (from, to) = (x - DISC, x + DISC + number_width(mark, sheet.pen));
        let row = free.iter().position(|end| *end <= from);
        let row = row.unwrap_or_else(|| {
            free.push(0.0);
            free.len() - 1
        });
        free[row] = to;
        rows.push(row);
    }
    rows
}

/// A disc in the colour of a side.
fn disc(sign: Sign, glyph: &str, x: f64, y: f64) -> Vec<Item> {
    let outline = match sign {
        Sign::None => Paint::Outline,
        side => Paint::Line(side, Default::default()),
    };
    let fill = match sign {
        Sign::None => Paint::Paper,
        side => Paint::Cell(side, false),
    };
    let ink = match sign {
        Sign::None => Paint::Ink,
        side => Paint::OnCell(side, false),
    };
    vec![
        Item::Rect {
            x: x - DISC,
            y: y - DISC,
            width: 2.0 * DISC,
            height: 2.0 * DISC,
            radius: DISC,
            fill: Some(fill),
            stroke: Some(Stroke::solid(outline, 1.2)),
        },
        grid::sign(glyph, x, y + 4.0, 11.0, ink),
    ]
}

/// A band from its upper left corner; a narrow one where its line is thin.
fn band((sign, line, weight): (Sign, Line, u8), x: f64, y: f64, width: f64) -> Vec<Item> {
    let strong = weight > 1 && line != Line::Dotted;
    let (top, height) = match line {
        Line::Thin | Line::Stale => (y + BAND / 4.0, BAND / 2.0),
        _ => (y, BAND),
    };
    grid::swatch(sign, line, strong, (x, top, width, height))
}

fn line(from: (f64, f64), to: (f64, f64), stroke: Stroke) -> Item {
    Item::Path {
        pieces: vec![Piece::Move(from.0, from.1), Piece::Line(to.0, to.1)],
        fill: None,
        stroke: Some(stroke),
    }
}

/// What an entry of the legend looks like: a mark if it has a sign, else a
/// band, from `x` to `x + width` around `y`.
pub(super) fn sample(entry: &LegendEntry, x: f64, y: f64, width: f64) -> Vec<Item> {
    if !entry.glyph.is_empty() {
        return disc(entry.sign, &entry.glyph, x + width - DISC - 1.0, y);
    }
    let look = (entry.sign, entry.line, entry.weight);
    band(look, x, y - BAND / 2.0, width)
}

#[cfg(test)]
mod tests;
