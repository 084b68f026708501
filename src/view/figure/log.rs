//! A log: one row an event, in date order, each in the lane of who acted.

use super::{Line, Sign};

/// Events in date order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Log {
    /// Whose the events are, from left to right.
    pub lanes: Vec<String>,
    /// Events from top to bottom.
    pub rows: Vec<LogRow>,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LogRow {
    /// When; written once where neighbours have the same.
    pub day: String,
    /// How long nothing happened before it, if that is worth a remark: `27 days`.
    pub gap: Option<String>,
    /// Indices into the lanes.
    pub lanes: Vec<usize>,
    /// A sign that does without colour: `▲▲`, `▼`, `●`; none for a response.
    pub glyph: String,
    /// What happened, in a line.
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
