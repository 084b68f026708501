//! A grid comes in, its drawing comes out: coloured cells under wrapped
//! headings. Every row is as high as its fullest cell needs.

use super::Drawn;
use super::pen::{self, Lines, Pen};
use super::scene::{Anchor, Dash, Item, Paint, Piece, Stroke};
use crate::view::figure::{Grid, GridCell, Heading, LegendEntry, Line, Part, Sign};

/// Between two cells.
const GAP: f64 = 7.0;
/// Row headings are wrapped at this width.
const NAMES: f64 = 150.0;
/// More columns have upright headings and narrower cells.
const MANY: usize = 16;

/// How large things are in a grid of that many columns.
struct Sizes {
    cell: f64,
    least: f64,
    text: f64,
    upright: bool,
}

impl Sizes {
    fn of(grid: &Grid, names: f64, room: Option<f64>) -> Sizes {
        let count = grid.columns.len().max(1);
        let many = count > MANY;
        let usual = if many { 50.0 } else { 84.0 };
        let spare = room.map_or(0.0, |room| (room - names) / count as f64 - GAP);
        Sizes {
            cell: spare.clamp(usual, 130.0),
            least: if many { 28.0 } else { 44.0 },
            text: if many { 8.0 } else { 9.0 },
            upright: many,
        }
    }
}

/// Draws a grid; `room` is the width that it should fill, if there is one.
pub(super) fn draw(grid: &Grid, pen: &Pen<'_>, room: Option<f64>) -> Drawn {
    let names: Vec<RowName> = grid.rows.iter().map(|row| RowName::of(row, pen)).collect();
    let left = names.iter().map(|name| name.width).fold(0.0, f64::max) + 12.0;
    let sizes = Sizes::of(grid, left, room);
    let step = sizes.cell + GAP;
    let mut items = Vec::new();
    let mut y = headings(grid, pen, &sizes, left, &mut items);
    for (name, cells) in names.iter().zip(&grid.cells) {
        let set: Vec<Vec<Block>> = cells
            .iter()
            .map(|cell| {
                cell.parts
                    .iter()
                    .map(|part| Block::of(part, pen, &sizes))
                    .collect()
            })
            .collect();
        let needs = set
            .iter()
            .map(|blocks| blocks.iter().map(|b| b.height + 2.0).sum::<f64>());
        let height = needs.fold(sizes.least.max(name.height()), f64::max);
        items.extend(name.at(left - 12.0, y + height / 2.0));
        for (column, (cell, blocks)) in cells.iter().zip(&set).enumerate() {
            let x = left + column as f64 * step;
            items.extend(drawn_cell(cell, blocks, (x, y, sizes.cell, height)));
        }
        y += height + GAP;
    }
    Drawn {
        items,
        width: left + grid.columns.len() as f64 * step - GAP,
        height: (y - GAP).max(0.0),
    }
}

/// The name of a row: its first line counts most.
struct RowName {
    first: Lines,
    rest: Option<Lines>,
    width: f64,
}

impl RowName {
    fn of(row: &Heading, pen: &Pen<'_>) -> RowName {
        let (first, rest) = match row.label.split_once('\n') {
            Some((first, rest)) => (first, Some(rest)),
            None => (row.label.as_str(), None),
        };
        let first = pen.lines(first, NAMES, pen::BODY, true);
        let rest = rest.map(|rest| pen.lines(rest, NAMES, pen::SMALL, false));
        let width = rest
            .iter()
            .map(|rest| rest.width)
            .fold(first.width, f64::max);
        RowName { first, rest, width }
    }

    fn height(&self) -> f64 {
        self.first.height + self.rest.as_ref().map_or(0.0, |rest| rest.height)
    }

    fn at(&self, right: f64, middle: f64) -> Vec<Item> {
        let top = middle - self.height() / 2.0;
        let mut items = self.first.at(right, top, Anchor::End, Paint::Ink);
        if let Some(rest) = &self.rest {
            items.extend(rest.at(right, top + self.first.height, Anchor::End, Paint::Quiet));
        }
        items
    }
}

/// The headings of the columns, standing on one line, under those of their
/// groups; gives where the cells begin.
fn headings(grid: &Grid, pen: &Pen<'_>, sizes: &Sizes, left: f64, items: &mut Vec<Item>) -> f64 {
    let step = sizes.cell + GAP;
    let wide = if sizes.upright {
        150.0
    } else {
        sizes.cell + 2.0
    };
    let set: Vec<Lines> = grid
        .columns
        .iter()
        .map(|column| pen.lines(&column.label, wide, pen::SMALL, false))
        .collect();
    let height = |lines: &Lines| {
        if sizes.upright {
            lines.width
        } else {
            lines.height
        }
    };
    let highest = set.iter().map(height).fold(0.0, f64::max);
    let mut groups = Vec::new();
    let mut above: f64 = 0.0;
    let mut at = 0;
    for run in grid.columns.chunk_by(|a, b| a.group == b.group) {
        let x = left + at as f64 * step;
        let width = run.len() as f64 * step - GAP;
        at += run.len();
        if let Some(group) = run.first().and_then(|column| column.group.as_deref()) {
            let lines = pen.lines(group, width, pen::SMALL, true);
            above = above.max(lines.height + 10.0);
            groups.push((x, width, lines));
        }
    }
    for (x, width, lines) in groups {
        let bottom = above - 8.0;
        items.extend(lines.at(
            x + width / 2.0,
            bottom - lines.height,
            Anchor::Middle,
            Paint::Quiet,
        ));
        items.push(Item::Path {
            pieces: vec![
                Piece::Move(x, above),
                Piece::Line(x, bottom + 2.0),
                Piece::Line(x + width, bottom + 2.0),
                Piece::Line(x + width, above),
            ],
            fill: None,
            stroke: Some(Stroke::solid(Paint::Faint, 1.0)),
        });
    }
    let bottom = above + 4.0 + highest;
    for (column, lines) in set.iter().enumerate() {
        let middle = left + column as f64 * step + sizes.cell / 2.0;
        if sizes.upright {
            items.extend(lines.upwards(middle, bottom, Paint::Ink));
        } else {
            items.extend(lines.at(middle, bottom - lines.height, Anchor::Middle, Paint::Ink));
        }
    }
    bottom + 6.0
}

/// A part of a cell with its words set.
struct Block {
    text: Lines,
    number: Option<Lines>,
    /// Whether the number stands above what else is there, not beside it.
    is_above: bool,
    height: f64,
}

/// How high a glyph is, with the room below it.
const GLYPH: f64 = 15.0;

impl Block {
    fn of(part: &Part, pen: &Pen<'_>, sizes: &Sizes) -> Block {
        let text = pen.lines(&part.text, sizes.cell - 8.0, sizes.text, false);
        let number = part
            .note
            .map(|note| pen.lines(&note.to_string(), sizes.cell, 8.0, false));
        let has_glyph = !part.glyph.is_empty();
        let words = if part.text.is_empty() {
            0.0
        } else {
            text.height
        };
        let content = words + if has_glyph { GLYPH } else { 0.0 };
        // A number stands above words that have no glyph, and in a narrow cell
        // above the glyph, too.
        let is_above = number.is_some() && (!has_glyph || sizes.upright);
        let above = if is_above { 10.0 } else { 4.0 };
        Block {
            height: content + above + 5.0,
            text,
            number,
            is_above,
        }
    }
}

fn drawn_cell(
    cell: &GridCell,
    blocks: &[Block],
    (x, y, width, height): (f64, f64, f64, f64),
) -> Vec<Item> {
    if blocks.is_empty() {
        let (middle, half) = (x + width / 2.0, y + height / 2.0);
        return vec![Item::Path {
            pieces: vec![
                Piece::Move(middle - 3.0, half),
                Piece::Line(middle + 3.0, half),
            ],
            fill: None,
            stroke: Some(Stroke::solid(Paint::Outline, 1.0)),
        }];
    }
    let needs: f64 = blocks.iter().map(|block| block.height + 2.0).sum::<f64>() - 2.0;
    let more = (height - needs) / blocks.len() as f64;
    let mut items = Vec::new();
    let mut top = y;
    for (part, block) in cell.parts.iter().zip(blocks) {
        let high = block.height + more;
        items.extend(drawn_part(part, block, (x, top, width, high)));
        top += high + 2.0;
    }
    items
}

fn drawn_part(
    part: &Part,
    block: &Block,
    (x, y, width, height): (f64, f64, f64, f64),
) -> Vec<Item> {
    let strong = is_dark(part.weight, part.line);
    let ink = Paint::OnCell(part.sign, strong);
    let mut items = swatch(part.sign, part.line, strong, (x, y, width, height));
    let middle = x + width / 2.0;
    let words = if part.text.is_empty() {
        0.0
    } else {
        block.text.height
    };
    let glyph = if part.glyph.is_empty() { 0.0 } else { GLYPH };
    let above = if block.is_above { 6.0 } else { 0.0 };
    let top = y + above + (height - above - words - glyph) / 2.0;
    if !part.glyph.is_empty() {
        items.push(sign(&part.glyph, middle, top + GLYPH - 3.5, 13.0, ink));
    }
    items.extend(block.text.at(middle, top + glyph, Anchor::Middle, ink));
    if let Some(number) = &block.number {
        items.extend(number.at(x + width - 5.0, y + 2.0, Anchor::End, ink));
    }
    items
}

/// Whether a cell is filled in the dark colour: strongly held, and stated.
fn is_dark(weight: u8, line: Line) -> bool {
    weight > 1 && line != Line::Dotted
}

/// A glyph with its baseline at `y`.
pub(super) fn sign(glyph: &str, x: f64, y: f64, size: f64, paint: Paint) -> Item {
    Item::Text {
        x,
        y,
        anchor: Anchor::Middle,
        size,
        bold: false,
        paint,
        text: glyph.to_owned(),
        turn: 0.0,
    }
}

/// A coloured field; its border tells how firmly it is evidenced.
pub(super) fn swatch(
    sign: Sign,
    line: Line,
    strong: bool,
    (x, y, width, height): (f64, f64, f64, f64),
) -> Vec<Item> {
    let field = |inset: f64, fill, stroke| Item::Rect {
        x: x + inset,
        y: y + inset,
        width: (width - 2.0 * inset).max(0.0),
        height: (height - 2.0 * inset).max(0.0),
        radius: (5.0 - inset).max(0.0),
        fill,
        stroke,
    };
    let broken = |dash| Stroke {
        paint: Paint::Ink,
        width: 1.5,
        dash,
    };
    let fill = Some(Paint::Cell(sign, strong));
    match line {
        Line::Solid => vec![field(0.0, fill, None)],
        Line::Dashed => vec![field(0.75, fill, Some(broken(Dash::Dashed)))],
        Line::Dotted => vec![field(0.75, fill, Some(broken(Dash::Dotted)))],
        Line::Thin => vec![field(0.5, fill, Some(Stroke::solid(Paint::Faint, 1.0)))],
        Line::Double => {
            let line = Stroke::solid(Paint::Ink, 1.0);
            vec![field(0.5, fill, Some(line)), field(3.0, None, Some(line))]
        }
    }
}

/// What an entry of the legend looks like, from `x` to `x + width` around `y`.
pub(super) fn sample(entry: &LegendEntry, x: f64, y: f64, width: f64) -> Vec<Item> {
    const HIGH: f64 = 15.0;
    if entry.glyph == "\u{2013}" {
        return vec![sign(
            &entry.glyph,
            x + width / 2.0,
            y + 4.0,
            11.0,
            Paint::Quiet,
        )];
    }
    let strong = is_dark(entry.weight, entry.line);
    let field = (x, y - HIGH / 2.0, width, HIGH);
    let mut items = swatch(entry.sign, entry.line, strong, field);
    if !entry.glyph.is_empty() {
        let ink = Paint::OnCell(entry.sign, strong);
        items.push(sign(&entry.glyph, x + width / 2.0, y + 3.5, 10.0, ink));
    }
    items
}

#[cfg(test)]
mod tests;
