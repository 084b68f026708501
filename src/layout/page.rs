//! What a body drew comes in, the page comes out: title and subtitle above,
//! legend, notes and numbered claims below.

use super::Drawn;
use super::pen::{self, Lines, Pen};
use super::scene::{Anchor, Item, Paint, Piece, Scene, Stroke, moved};
use crate::view::figure::{Body, Figure, LegendEntry, Line, Sign};

/// Blank around everything.
pub(super) const MARGIN: f64 = 20.0;
/// Narrower figures have text this wide below and above them.
const NARROW: f64 = 480.0;
/// Between two blocks.
const GAP: f64 = 16.0;

/// Puts a page around a drawing.
pub(super) fn put(figure: &Figure, drawn: Drawn, pen: &Pen<'_>, room: Option<f64>) -> Scene {
    // A page that was asked for is taken as it is; else text needs some width.
    let inner = drawn.width.max(room.unwrap_or(NARROW));
    let mut items = Vec::new();
    let mut y = MARGIN;
    let block = |items: &mut Vec<Item>, y: &mut f64, text: &str, size, bold, paint| {
        if !text.is_empty() {
            let lines = pen.lines(text, inner, size, bold);
            items.extend(lines.at(MARGIN, *y, Anchor::Start, paint));
            *y += lines.height;
        }
    };
    block(
        &mut items,
        &mut y,
        &figure.title,
        pen::TITLE,
        true,
        Paint::Ink,
    );
    block(
        &mut items,
        &mut y,
        &figure.below_title(),
        pen::SMALL,
        false,
        Paint::Quiet,
    );
    y += GAP;
    let mut body = drawn.items;
    moved(&mut body, MARGIN + (inner - drawn.width) / 2.0, y);
    items.extend(body);
    y += drawn.height + GAP;
    let legend = legend(figure, pen, inner);
    let mut below = legend.items;
    moved(&mut below, MARGIN, y);
    items.extend(below);
    y += legend.height;
    let mut listed = &figure.notes[..];
    if figure.is_empty()
        && let Some((why, rest)) = listed.split_first()
    {
        // Where nothing is drawn, the reason stands in its place.
        block(&mut items, &mut y, why, pen::BODY, false, Paint::Ink);
        y += GAP;
        listed = rest;
    }
    let mut remarks = notes(listed, pen, inner);
    moved(&mut remarks.items, MARGIN, y);
    items.extend(remarks.items);
    y += remarks.height;
    if !figure.footnotes.is_empty() {
        y += GAP / 2.0;
        let mut notes = footnotes(&figure.footnotes, pen, inner);
        moved(&mut notes.items, MARGIN, y);
        items.extend(notes.items);
        y += notes.height;
    }
    Scene {
        name: figure.name.clone(),
        title: figure.title.clone(),
        description: figure.description.clone(),
        // Whole pixels, so that every renderer makes bitmaps of one size.
        width: (inner + 2.0 * MARGIN).ceil(),
        height: (y + MARGIN).ceil(),
        items,
    }
}

/// Samples with their meaning, in as many rows as they need.
fn legend(figure: &Figure, pen: &Pen<'_>, width: f64) -> Drawn {
    const SAMPLE: f64 = 34.0;
    const ROW: f64 = 20.0;
    let mut drawn = Drawn {
        width,
        ..Drawn::default()
    };
    if figure.legend.is_empty() {
        return drawn;
    }
    drawn.items.push(rule(width));
    let (mut x, mut y) = (0.0, 10.0);
    let mut row = ROW;
    for entry in &figure.legend {
        let text = pen.lines(&entry.text, width - SAMPLE - 6.0, pen::SMALL, false);
        let needs = SAMPLE + 6.0 + text.width;
        if x > 0.0 && x + needs > width {
            (x, y) = (0.0, y + row);
            row = ROW;
        }
        row = row.max(text.height + 6.0);
        let middle = y + ROW / 2.0;
        drawn
            .items
            .extend(sample(&figure.body, entry, pen, (x, middle, SAMPLE)));
        let top = middle - pen::SMALL * pen::LEADING / 2.0;
        drawn
            .items
            .extend(text.at(x + SAMPLE + 6.0, top, Anchor::Start, Paint::Ink));
        x += needs + 22.0;
    }
    drawn.height = y + row + 4.0;
    drawn
}

/// A line across the page.
fn rule(width: f64) -> Item {
    Item::Path {
        pieces: vec![Piece::Move(0.0, 0.0), Piece::Line(width, 0.0)],
        fill: None,
        stroke: Some(Stroke::solid(Paint::Faint, 0.8)),
    }
}

/// What an entry of the legend looks like in this kind of figure, from `x` to
/// `x + width` around the height `y`.
fn sample(
    body: &Body,
    entry: &LegendEntry,
    pen: &Pen<'_>,
    (x, y, width): (f64, f64, f64),
) -> Vec<Item> {
    match body {
        Body::Graph(_) if let Some(shape) = entry.shape => {
            super::columns::sample(shape, x, y, width)
        }
        Body::Graph(_) if is_of_any_side(entry) => {
            let pieces = vec![Piece::Move(x, y), Piece::Line(x + width, y)];
            let mut items = pen::stroke(pieces, Sign::None, Line::Solid, 1, entry.age);
            let word = pen.lines(&entry.glyph, width, pen::SMALL, false);
            // Closer than a label: the sample is short.
            items.push(Item::Rect {
                x: x + (width - word.width) / 2.0 - 1.0,
                y: y - word.height / 2.0,
                width: word.width + 2.0,
                height: word.height,
                radius: 0.0,
                fill: Some(Paint::Paper),
                stroke: None,
            });
            let paint = Paint::Line(Sign::None, entry.age);
            items.extend(word.around(x + width / 2.0, y, paint));
            items
        }
        Body::Graph(_) => {
            let end = x + width - pen::head_length(entry.sign, entry.weight);
            let pieces = vec![Piece::Move(x, y), Piece::Line(end, y)];
            let mut items = pen::stroke(pieces, entry.sign, entry.line, entry.weight, entry.age);
            items.extend(pen::head(x + width, y, entry.sign, entry.weight, entry.age));
            items
        }
        Body::Grid(_) => super::grid::sample(entry, x, y, width),
        Body::Lanes(_) => super::lanes::sample(entry, x, y, width),
        Body::Log(_) => super::log::sample(entry, x, y, width),
        Body::Network(network) => super::network::sample(network, entry, x, y, width),
        Body::Heat(_) => super::heat::sample(entry, x, y, width),
    }
}

/// Whether an entry is about lines of either side: its sample has none.
fn is_of_any_side(entry: &LegendEntry) -> bool {
    entry.sign == Sign::None && entry.line == Line::Solid && !entry.glyph.is_empty()
}

/// Remarks, in columns where there are many.
fn notes(notes: &[String], pen: &Pen<'_>, width: f64) -> Drawn {
    let columns = columns(notes, width);
    let column = (width - (columns - 1) as f64 * GAP) / columns as f64;
    let set: Vec<Lines> = notes
        .iter()
        .map(|note| pen.lines(note, column, pen::SMALL, false))
        .collect();
    let (places, height) = in_columns(&set, columns, column);
    let items = set.iter().zip(places);
    let items = items.flat_map(|(lines, (x, y))| lines.at(x, y, Anchor::Start, Paint::Quiet));
    Drawn {
        items: items.collect(),
        width,
        height,
    }
}

/// Numbered notes below a rule, in columns where there are many.
fn footnotes(notes: &[String], pen: &Pen<'_>, width: f64) -> Drawn {
    const BELOW: f64 = 8.0;
    let digits = notes.len().to_string().len();
    let indent = pen.width(&"0".repeat(digits), pen::SMALL, false) + 8.0;
    let columns = columns(notes, width);
    let column = (width - (columns - 1) as f64 * GAP) / columns as f64;
    let set: Vec<Lines> = notes
        .iter()
        .map(|note| pen.lines(note, column - indent, pen::SMALL, false))
        .collect();
    let (places, height) = in_columns(&set, columns, column);
    let mut items = vec![rule(width)];
    for (at, (lines, (x, y))) in set.iter().zip(places).enumerate() {
        let y = y + BELOW;
        let number = pen.lines(&(at + 1).to_string(), indent, pen::SMALL, false);
        items.extend(number.at(x + indent - 8.0, y, Anchor::End, Paint::Quiet));
        items.extend(lines.at(x + indent, y, Anchor::Start, Paint::Ink));
    }
    Drawn {
        items,
        width,
        height: height + BELOW,
    }
}

/// In how many columns notes are set.
fn columns(notes: &[String], width: f64) -> usize {
    match notes.len() {
        0..=3 => 1,
        _ if width >= 1500.0 => 3,
        _ if width >= 760.0 => 2,
        _ => 1,
    }
}

/// The place of each note, and how high they are together: columns of about
/// the same height.
fn in_columns(set: &[Lines], columns: usize, width: f64) -> (Vec<(f64, f64)>, f64) {
    const BETWEEN: f64 = 2.0;
    let total: f64 = set.iter().map(|lines| lines.height + BETWEEN).sum();
    let (mut column, mut y, mut highest) = (0, 0.0, 0.0_f64);
    let mut places = Vec::new();
    for lines in set {
        if y >= total / columns as f64 && column + 1 < columns {
            (column, y) = (column + 1, 0.0);
        }
        places.push((column as f64 * (width + GAP), y));
        y += lines.height + BETWEEN;
        highest = highest.max(y);
    }
    (places, highest)
}
