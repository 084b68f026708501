//! Text to text: changes of ledger files that keep comments and layout.
//!
//! In: the texts of files and what is to be changed in them, as [`Fix`]es.
//! Out: the new texts ([`apply`]), or a whole ledger with all that can be
//! repaired without a judgement repaired ([`mend`]). Nothing is written here.
//!
//! ```
//! use stancegraph::diagnostics::{Fix, Origin, Place};
//! use stancegraph::{edit, load};
//!
//! let text = "[\n    // who speaks\n    Actor(id: \"north\", name: \"Nothland\", kind: State),\n]\n";
//! let files = load::load(vec![load::File::new("a.ron", text)]).files;
//! let name = Place::field(Origin { file: 0, entry: 0 }, "name");
//! let edited = edit::apply(&files, &[Fix::words(name, "Northland", "the name")])?;
//! assert_eq!(edited[0].text, text.replace("Nothland", "Northland"));
//! # Ok::<(), stancegraph::error::Error>(())
//! ```
//!
//! # Why not write the ledger anew?
//!
//! A ledger is text that people wrote: the order of entries, the remarks
//! between them and the breaks of lines are theirs. A change must read in
//! version control as what it is.

mod apply;
mod change;
mod listing;
mod mend;
mod safe;

pub use apply::{Edited, apply};
pub use listing::{Listed, Reason};
pub use mend::{Mended, mend, mend_with};

/// Words as a text literal of RON.
pub use crate::syntax::{quoted, quoted_as};

#[cfg(doc)]
use crate::diagnostics::Fix;
