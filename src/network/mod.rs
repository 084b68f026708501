//! Networks: who is tied to whom through what they said on the same issues,
//! and who said how much on what.
//!
//! In: coded claims in columns ([`Coded`]), made from a ledger, from a table
//! of claims or from the reference tool's own database. Out: [`Network`]s with
//! the settings that made them. Networks are made from **claims**, not from
//! positions.
//!
//! A claim goes the way of the files: [`of_ledger`], [`of_table`] and
//! [`of_dna`] bring it into columns, `select` drops what does not count and what is there twice,
//! `counts` counts cells, `one_mode` and `two_mode` make weights of them,
//! `normalize` divides; `window` and `kernel` do it again for each step in
//! time.

mod calendar;
mod cells;
mod coded;
mod counts;
mod kernel;
mod labels;
mod levels;
mod make;
mod matrix;
pub mod measure;
mod normalize;
mod of_dna;
mod of_ledger;
mod of_table;
mod one_mode;
mod pairs;
mod select;
mod settings;
mod stated;
mod two_mode;
mod window;

pub use calendar::{Instant, Unit};
pub use cells::Cell;
pub use coded::{Attribute, Coded, Field, Level, NONE, Variable};
pub use make::networks;
pub use matrix::{LeftOut, Network, Networks, Node, Span};
pub use of_dna::of_dna;
pub use of_ledger::{Feed, of_ledger};
pub use of_table::of_table;
pub use settings::{
    Aggregate, Duplicates, Exclusion, Kernel, Mode, Normalize, Settings, StanceKind, Window,
};
