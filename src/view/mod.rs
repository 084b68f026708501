//! Answers ready to draw: plain data, format-free.
//!
//! In: snapshots, changes, agreements, traces. Out: an
//! [`Answer`](answer::Answer) (prose blocks, a flat table, structured data)
//! or a [`Figure`](figure::Figure). One file a question.

pub mod answer;
mod comparison;
mod data;
mod diff;
mod evidence;
pub mod figure;
mod matrix;
pub mod names;
mod phrase;
mod positions;
mod standing;
mod timeline;
mod why;

pub use comparison::comparison;
pub use diff::{DiffView, diff};
pub use evidence::evidence_figure;
pub use matrix::matrix;
pub use names::Names;
pub use positions::positions;
pub use standing::positions_figure;
pub use timeline::timeline;
pub use why::why;
