//! Windows that move over time.

use super::calendar::Instant;
use super::matrix::Span;
use super::select::Selected;
use super::settings::{Settings, Window};

/// The steps of a window over a range: each starts and ends within it.
///
/// A window of w units reaches half of (w − 1) units, rounded up, to both
/// sides of its middle; middles stand one unit from each other, counted from
/// the start of the range.
pub fn steps(window: Window, range: (Instant, Instant)) -> Vec<Span> {
    let (start, end) = range;
    let half = i64::from(window.size / 2);
    let mut all = Vec::new();
    let mut last = None;
    for step in 0.. {
        let middle = start.plus(step, window.unit);
        if middle > end || last == Some(middle) {
            break;
        }
        last = Some(middle);
        let span = Span {
            from: middle.plus(-half, window.unit),
            middle: Some(middle),
            to: middle.plus(half, window.unit),
        };
        if span.from >= start && span.to <= end {
            all.push(span);
        }
    }
    all
}

/// The steps of a window over what was selected.
pub fn of(selected: &Selected, settings: &Settings) -> Option<Vec<Span>> {
    let window = settings.window?;
    Some(
        selected
            .range
            .map_or_else(Vec::new, |range| steps(window, range)),
    )
}
