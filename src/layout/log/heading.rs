//! The names of lanes come in, headings come out: as much of each as fits above
//! its lane, the whole names of those that were cut in a list, and how wide a
//! lane must be.

use super::super::pen::{self, Lines, Pen};

/// More lanes have upright names and stand closer.
const MANY: usize = 6;
/// The most lines of a heading across, and of an upright one.
const MOST: (usize, usize) = (7, 4);
/// How long the lines of an upright heading are.
const UPRIGHT: f64 = 160.0;
/// Between the headings of two lanes.
const APART: f64 = 6.0;

/// What stands above the lanes.
pub(super) struct Headings {
    /// Whether they are written upwards.
    pub(super) upright: bool,
    /// One a lane.
    pub(super) lines: Vec<Lines>,
    /// How wide each lane is.
    pub(super) lane: f64,
    /// How high the highest heading is.
    pub(super) height: f64,
    /// A letter and a whole name for each heading that was cut.
    pub(super) cut: Vec<String>,
}

impl Headings {
    /// The headings of lanes with these names.
    pub(super) fn of(names: &[String], pen: &Pen<'_>) -> Headings {
        let upright = names.len() > MANY;
        let (wide, most, least) = match names.len() {
            1 => (86.0, MOST.0, 40.0),
            2..=MANY => (86.0, MOST.0, 92.0),
            _ => (UPRIGHT, MOST.1, 31.0),
        };
        let mut cut = Vec::new();
        let mut set = |name: &String| {
            let whole = pen.lines(name, wide, pen::SMALL, true);
            if whole.lines.len() <= most {
                return whole;
            }
            let letter = letter(cut.len());
            cut.push(format!("{letter}: {name}"));
            shortened(&format!("{letter}: {name}"), pen, wide, most)
        };
        let lines: Vec<Lines> = names.iter().map(&mut set).collect();
        let across = |lines: &Lines| if upright { lines.height } else { lines.width };
        let high = |lines: &Lines| if upright { lines.width } else { lines.height };
        Headings {
            upright,
            lane: lines.iter().map(across).fold(least - APART, f64::max) + APART,
            height: lines.iter().map(high).fold(0.0, f64::max),
            lines,
            cut,
        }
    }
}

/// `a` to `z`, then `aa`: what tells cut names apart that begin alike.
fn letter(at: usize) -> String {
    let own = char::from(b'a' + (at % 26) as u8);
    match at / 26 {
        0 => own.to_string(),
        before => format!("{}{own}", letter(before - 1)),
    }
}

/// The first lines of a name, with an ellipsis behind what fits.
fn shortened(name: &str, pen: &Pen<'_>, wide: f64, most: usize) -> Lines {
    let set = |text: &str| pen.lines(text, wide, pen::SMALL, true);
    let kept: Vec<String> = set(name).lines.into_iter().take(most).collect();
    let Some((last, before)) = kept.split_last() else {
        return set(name);
    };
    let mut last = last.clone();
    while !last.is_empty() && pen.width(&format!("{last}\u{2026}"), pen::SMALL, true) > wide {
        last.pop();
    }
    let before = before.iter().cloned();
    let lines: Vec<String> = before
        .chain([format!("{}\u{2026}", last.trim_end())])
        .collect();
    let widths = lines.iter().map(|line| pen.width(line, pen::SMALL, true));
    Lines {
        width: widths.fold(0.0, f64::max),
        height: lines.len() as f64 * pen::SMALL * pen::LEADING,
        lines,
        size: pen::SMALL,
        bold: true,
    }
}
