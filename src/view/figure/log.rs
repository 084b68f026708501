//! A log: one row an event, in date order, each in the lane of who acted.

use super::{Line, Sign};

/// More lanes would lead the eye too far.
const LANES: usize = 14;

/// Events in date order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Log {
    /// Whose the events are, from left to right.
    pub lanes: Vec<String>,
    /// Neighbouring lanes that belong together.
    pub camps: Vec<Camp>,
    /// Events from top to bottom.
    pub rows: Vec<LogRow>,
}

/// Neighbouring lanes under one name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Camp {
    /// What is written above them.
    pub label: String,
    /// The first of the lanes.
    pub first: usize,
    /// The last of the lanes.
    pub last: usize,
}

impl Log {
    /// Whether there are more lanes than the eye can follow, so that all events
    /// are drawn in one; their words tell who acts.
    pub fn is_one_lane(&self) -> bool {
        self.lanes.len() > LANES
    }
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
