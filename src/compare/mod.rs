//! Comparing positions: agreement of a pair, and what changed between two
//! snapshots.
//!
//! In: snapshots, and the ledger for scales and weights. Out: numbers with
//! the issues behind them, and changes with their kinds.

mod agreement;
mod diff;
mod kind;
mod pairs;

pub use agreement::{Agreement, AgreementOptions, IssueAgreement, agreement, agreements};
pub use diff::{Change, Diff, DiffOptions, MarkChange, Older, diff};
pub use kind::Kind;
pub use pairs::{PairChange, pairs};
