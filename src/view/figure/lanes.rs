//! Lanes along an axis of time: what holds over which stretch of it, and marks
//! where something happens.

use super::{Line, Log, LogRow, Sign};

/// An axis of time and the lanes along it. Places are parts of the axis, from
/// 0 at its left end to 1 at its right end.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lanes {
    /// Days that are written at the axis, from left to right.
    pub ticks: Vec<Tick>,
    /// From top to bottom.
    pub lanes: Vec<Lane>,
}

/// A day at the axis.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tick {
    /// Where.
    pub at: f64,
    /// What is written there, if there is room.
    pub label: String,
}

/// One lane.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lane {
    /// Under what it stands together with its neighbours of the same group.
    pub group: Option<String>,
    /// Its name.
    pub label: String,
    /// What holds how long, from left to right; nothing in the gaps.
    pub stretches: Vec<Stretch>,
    /// What happens, from left to right.
    pub marks: Vec<LaneMark>,
}

/// What holds over a part of a lane.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stretch {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Which side.
    pub sign: Sign,
    /// How firmly.
    pub line: Line,
    /// 1 plain, 2 strong.
    pub weight: u8,
}

/// Something that happens in a lane.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LaneMark {
    /// Where.
    pub at: f64,
    /// When, in words.
    pub day: String,
    /// A sign for what happens.
    pub glyph: String,
    /// What happens, in a line that needs no lane.
    pub text: String,
    /// The number of the footnote.
    pub note: Option<usize>,
    /// Which side is held after it.
    pub sign: Sign,
}

impl Lanes {
    /// The same as a log, for formats that have no axis: what happens, in the
    /// order of time, then of lanes.
    pub fn log(&self) -> Log {
        let marks = self.lanes.iter().enumerate();
        let mut marks: Vec<(usize, &LaneMark)> = marks
            .flat_map(|(lane, found)| found.marks.iter().map(move |mark| (lane, mark)))
            .collect();
        marks.sort_by(|(a, one), (b, other)| one.at.total_cmp(&other.at).then(a.cmp(b)));
        let row = |&(lane, mark): &(usize, &LaneMark)| LogRow {
            day: mark.day.clone(),
            lanes: vec![lane],
            glyph: mark.glyph.clone(),
            text: mark.text.clone(),
            note: mark.note,
            sign: mark.sign,
            line: match mark.sign {
                Sign::None => Line::Thin,
                _ => Line::Solid,
            },
            weight: 1,
            ..LogRow::default()
        };
        Log {
            lanes: self.lanes.iter().map(|lane| lane.label.clone()).collect(),
            rows: marks.iter().map(row).collect(),
            ..Log::default()
        }
    }
}
