//! A grid comes in, its drawing comes out: coloured cells under wrapped
//! headings. Every row is as high as its fullest cell needs.

mod swatch;

use super::Drawn;
use super::pen::{self, Lines, Pen};
use super::scene::{Anchor, Item, Paint, Piece, Stroke};
use crate::view::figure::{Grid, GridCell, Heading, Part};
use swatch::is_dark;
pub(super) use swatch::{sample, sign, swatch};

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

/// Draws a grid; `room` is the width that it should fill, if there is one. A
/// long list with few columns is broken into panels side by side.
pub(super) fn draw(grid: &Grid, pen: &Pen<'_>, room: Option<f64>) -> Drawn {
    let names: Vec<RowName> = grid.rows.iter().map(|row| RowName::of(row, pen)).collect();
    let left = names.iter().map(|name| name.width).fold(0.0, f64::max) + 12.0;
    let sizes = Sizes::of(grid, left, room.filter(|_| grid.rows.len() <= LONG));
    let step = sizes.cell + GAP;
    let width = left + grid.columns.len() as f64 * step - GAP;
    let rows: Vec<Row<'_>> = names
        .iter()
        .zip(&grid.cells)
        .map(|(name, cells)| Row::of(name, cells, pen, &sizes))
        .collect();
    let mut drawn = Drawn {
        items: Vec::new(),
        width,
        height: 0.0,
    };
    let mut x = 0.0;
    for panel in rows.chunks(rows.len().div_ceil(panels(&rows, width)).max(1)) {
        let mut y = headings(grid, pen, &sizes, x + left, &mut drawn.items);
        for row in panel {
            drawn.items.extend(row.at(x + left, y, &sizes));
            y += row.height + GAP;
        }
        drawn.width = x + width;
        drawn.height = drawn.height.max(y - GAP);
        x += width + BETWEEN;
    }
    if rows.is_empty() {
        drawn.height = headings(grid, pen, &sizes, left, &mut drawn.items);
    }
    drawn
}

/// More rows than this are a long list.
const LONG: usize = 40;
/// Between two panels.
const BETWEEN: f64 = 40.0;
/// How wide panels may be together.
const WIDEST: f64 = 1600.0;

/// In how many panels the rows stand, so that a sheet is about as high as paper.
fn panels(rows: &[Row<'_>], width: f64) -> usize {
    if rows.len() <= LONG {
        return 1;
    }
    let height: f64 = rows.iter().map(|row| row.height + GAP).sum();
    let wanted = (height / (1.4 * (width + BETWEEN))).sqrt().ceil();
    let most = ((WIDEST + BETWEEN) / (width + BETWEEN)).floor();
    wanted.min(most).max(1.0) as usize
}

/// A row with its words set.
struct Row<'g> {
    name: &'g RowName,
    cells: &'g [GridCell],
    blocks: Vec<Vec<Block>>,
    height: f64,
}

impl<'g> Row<'g> {
    fn of(name: &'g RowName, cells: &'g [GridCell], pen: &Pen<'_>, sizes: &Sizes) -> Row<'g> {
        let set = |cell: &GridCell| -> Vec<Block> {
            let parts = cell.parts.iter();
            parts.map(|part| Block::of(part, pen, sizes)).collect()
        };
        let blocks: Vec<Vec<Block>> = cells.iter().map(set).collect();
        let needs = blocks
            .iter()
            .map(|blocks| blocks.iter().map(|b| b.height + 2.0).sum::<f64>());
        Row {
            height: needs.fold(sizes.least.max(name.height()), f64::max),
            name,
            cells,
            blocks,
        }
    }

    /// The row, its name to the left of `x`.
    fn at(&self, x: f64, y: f64, sizes: &Sizes) -> Vec<Item> {
        let mut items = self.name.at(x - 12.0, y + self.height / 2.0);
        for (column, (cell, blocks)) in self.cells.iter().zip(&self.blocks).enumerate() {
            let x = x + column as f64 * (sizes.cell + GAP);
            items.extend(drawn_cell(cell, blocks, (x, y, sizes.cell, self.height)));
        }
        items
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

#[cfg(test)]
mod tests;
