//! A grid: rows and columns with names, and what stands where they meet.

use super::{Line, Sign};

/// Rows and columns of cells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    /// From top to bottom.
    pub rows: Vec<Heading>,
    /// From left to right.
    pub columns: Vec<Heading>,
    /// By row and column; as many rows and columns as there are headings.
    pub cells: Vec<Vec<GridCell>>,
}

/// The name of a row or a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// Id, unique among the rows or the columns.
    pub id: String,
    /// What is written; may have several lines, the first of which counts most.
    pub label: String,
    /// Under what it stands together with its neighbours of the same group.
    pub group: Option<String>,
}

/// What stands where a row and a column meet; nothing if it has no parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GridCell {
    /// One below the other.
    pub parts: Vec<Part>,
}

/// One statement of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// A sign that does without colour: `▲▲`, `▼`, `●`; none for a response.
    pub glyph: String,
    /// Words beside or below it: `if …`, `kyiv`, `declined`; may be empty.
    pub text: String,
    /// The number of the footnote.
    pub note: Option<usize>,
    /// Which side.
    pub sign: Sign,
    /// How firmly.
    pub line: Line,
    /// 1 plain, 2 strong.
    pub weight: u8,
}
