//! Comparing positions: agreement of a pair, and what changed between two
//! snapshots. Comparing coders: how far they code the same text alike.
//!
//! In: snapshots, and the ledger for scales and weights; of coders the ledger
//! alone. Out: numbers with the issues or units behind them, and changes with
//! their kinds.

mod agreement;
mod bulk;
mod bulk_series;
mod coding;
mod diff;
mod kind;
mod pairs;
mod periods;
mod reliability;
mod series;

pub use agreement::{
    Agreement, AgreementOptions, Distance, IssueAgreement, agreement, agreements, each_agreement,
};
pub use bulk::{BulkChange, bulk};
pub use bulk_series::{BulkSeries, BulkStep, bulk_series};
pub use coding::{Coder, Coding, Difference, Field, Kappa, Row, Unit, coding};
pub use diff::{Change, Diff, DiffOptions, MarkChange, Older, diff};
pub use kind::Kind;
pub use pairs::{MovedCell, Movement, PairChange, PairKind, each_pair_change, pair_changes, pairs};
pub use periods::{Periods, periods};
pub use reliability::{
    Alike, Metric, Undefined, cohen_kappa, krippendorff_alpha, percent_agreement, scott_pi,
};
pub use series::{Every, Series, series, series_of};
