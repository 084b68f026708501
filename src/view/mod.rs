//! Answers ready to draw: plain data, format-free.
//!
//! In: snapshots, changes, agreements, traces. Out: an
//! [`Answer`](answer::Answer) (prose blocks, a flat table, structured data)
//! or a [`Figure`](figure::Figure). One file a question.

mod agreement;
pub mod answer;
mod camps;
mod coders;
mod comparison;
mod coverage;
mod data;
mod diff;
mod empty;
mod evidence;
pub mod figure;
mod grades;
mod matrix;
mod measures;
pub mod names;
mod network;
mod notes;
mod pairs;
mod periods;
mod phrase;
mod positions;
mod quotes;
mod report;
mod series;
mod standing;

mod ties;
mod timeline;
mod why;
mod why_change;

pub use agreement::{agreement_figure, agreement_picture};
pub use coders::coders;
pub use comparison::comparison;
pub use coverage::coverage;
pub use diff::{
    DiffSummary, DiffView, UNEXPLAINED, UNEXPLAINED_MEANING, comment, diff, diff_in, diff_summary,
    first_changes,
};
pub use empty::left_out;
pub use evidence::evidence_figure;
pub use matrix::{MatrixOptions, matrix, matrix_figure};
pub use measures::measures;
pub use names::Names;
pub use network::{Picture, network_figure};
pub use pairs::{
    AllPairs, PairsMoved, pairs, pairs_in, pairs_in_pieces, pairs_moved, pairs_moved_in,
    pairs_moved_in_pieces,
};
pub use periods::{periods, periods_figure};
pub use positions::positions;
pub use quotes::quotes;
pub use report::{ReportView, report, sources_cited};
pub use series::{
    Listing, SeriesSummary, SeriesView, history, series_figure, series_pieces, steps, steps_summary,
};
pub use standing::{changes_figure, positions_figure};
pub use ties::ties;
pub use timeline::{Within, timeline, timeline_figure, timeline_figure_within, timeline_within};
pub use why::why;
pub use why_change::{Fit, Tested, WhyChange, tested, why_change};
