//! A heat map: a matrix of which each cell is a shade of a side.

use super::{Grid, GridCell, Heading, Line, Part, Sign};

/// Rows and columns of shades.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Heat {
    /// From top to bottom; lines part neighbours of different groups.
    pub rows: Vec<Heading>,
    /// From left to right.
    pub columns: Vec<Heading>,
    /// By row and column; as many rows and columns as there are headings.
    pub cells: Vec<Vec<HeatCell>>,
    /// Whether the columns are the rows again, so that the diagonal says
    /// nothing.
    pub same: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeatCell {
    /// Which side.
    pub sign: Sign,
    /// How dark, from 1 to [`Heat::LEVELS`]; 0 if there is nothing.
    pub level: u8,
    /// What is written in it, if there is room.
    pub text: String,
}

impl Heat {
    /// How many shades a side has.
    pub const LEVELS: u8 = 5;

    /// A sign for a shade where there are none: doubled for the upper levels.
    pub fn glyph(sign: Sign, level: u8) -> &'static str {
        match (sign, 2 * level > Heat::LEVELS) {
            (Sign::Positive, false) => "\u{25b2}",
            (Sign::Positive, true) => "\u{25b2}\u{25b2}",
            (Sign::Negative, false) => "\u{25bc}",
            (Sign::Negative, true) => "\u{25bc}\u{25bc}",
            (Sign::Neutral | Sign::None, false) => "\u{25cf}",
            (Sign::Neutral | Sign::None, true) => "\u{25cf}\u{25cf}",
        }
    }

    /// The same as a grid, for formats without shades: dark are the upper
    /// levels.
    pub fn grid(&self) -> Grid {
        let cell = |cell: &HeatCell| GridCell {
            parts: (cell.level > 0).then(|| part(cell)).into_iter().collect(),
        };
        Grid {
            rows: self.rows.clone(),
            columns: self.columns.clone(),
            cells: self
                .cells
                .iter()
                .map(|row| row.iter().map(cell).collect())
                .collect(),
        }
    }
}

fn part(cell: &HeatCell) -> Part {
    Part {
        glyph: Heat::glyph(cell.sign, cell.level).to_owned(),
        text: cell.text.clone(),
        note: None,
        sign: cell.sign,
        line: Line::Solid,
        weight: if 2 * cell.level > Heat::LEVELS { 2 } else { 1 },
    }
}
