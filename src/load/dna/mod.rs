//! Databases of the Discourse Network Analyzer (`.dna`, SQLite).
//!
//! In: the path of a file. Out: a [`Dna`], which holds what was coded in plain
//! columns of numbers; what the file holds and cannot be used is listed in it
//! ([`Flaw`]). The file is opened read-only and never changed. Which variables
//! mean actor, issue and stance is a [`Choice`].
//!
//! Reading needs the feature `dna`; the types do not.

mod choice;
#[cfg(feature = "dna")]
mod documents;
#[cfg(feature = "dna")]
mod entities;
mod flaw;
pub mod ledger;
#[cfg(feature = "dna")]
mod open;
#[cfg(feature = "dna")]
mod reader;
#[cfg(feature = "dna")]
mod rows;
#[cfg(feature = "dna")]
mod tables;
mod types;
pub mod utf16;
#[cfg(feature = "dna")]
mod values;

pub use choice::{Asked, Choice};
pub use flaw::Flaw;
#[cfg(feature = "dna")]
pub use tables::{read, read_coding};
pub use types::{
    Coder, Colour, DataType, Dna, Document, Entity, NONE, StatementType, Statements, Values,
    Variable,
};

#[cfg(all(test, feature = "dna"))]
mod tests;
