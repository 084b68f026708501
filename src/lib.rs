//! A stance and position comparison knowledge graph: who holds what position
//! on which issue, since when, and which sentence proves it.
//!
//! A **ledger** is text that people write: actors, issues, sources, and dated
//! **claims** with the sentences behind them. **Positions** are never written
//! down. They are derived from the claims as of a day, and so is everything
//! else: what changed between two days and of what kind it is, who agrees with
//! whom and on how much. Each answer names its claims.
//!
//! The program `stance` is a thin layer over this crate. What stands below is
//! its command `diff`, step by step.
//!
//! ```
//! use stancegraph::compare::{self, DiffOptions, Kind};
//! use stancegraph::export::{self, Options};
//! use stancegraph::load::{self, File};
//! use stancegraph::model::{Clock, Day};
//! use stancegraph::position;
//! use stancegraph::view::{self, DiffView, Names};
//!
//! // Text: one or more files. `load::disk::read` takes them from a folder.
//! let text = r#"[
//!     Actor(id: "north", name: "Northland", kind: State),
//!     Issue(id: "treaty", question: "Should the treaty be signed?",
//!         scale: Poles(against: "leave it", in_favour: "sign it")),
//!     Source(id: "gazette-1", title: "Northland says no", published: "2026-05-02"),
//!     Source(id: "gazette-2", title: "Northland says yes", published: "2026-06-11"),
//!     Claim(id: "no", by: "north", on: "treaty", stance: Oppose, said: "2026-05-01",
//!         quotes: [(source: "gazette-1", exact: "We will not sign.", kind: Direct)]),
//!     Claim(id: "yes", by: "north", on: "treaty", stance: Support, said: "2026-06-10",
//!         quotes: [(source: "gazette-2", exact: "We will sign.", kind: Direct)]),
//! ]"#;
//!
//! // Text to ledger. Loading never fails; problems are findings.
//! let loaded = load::load(vec![File::new("ledger.ron", text)]);
//! assert!(!loaded.has_errors());
//! let ledger = loaded.ledger;
//!
//! // Ledger to positions, as of two days.
//! let (may, june): (Day, Day) = ("2026-05-31".parse()?, "2026-06-30".parse()?);
//! let before = position::snapshot(&ledger, may, Clock::Both);
//! let after = position::snapshot(&ledger, june, Clock::Both);
//!
//! // Positions to changes, each with its kind and its cause.
//! let diff = compare::diff(&before, &after, DiffOptions::default());
//! assert_eq!(diff.changes[0].kind, Some(Kind::Reversed));
//!
//! // Changes to an answer, the answer to any format.
//! let answer = view::diff(&DiffView {
//!     diff: &diff,
//!     clock: Clock::Both,
//!     pairs: None,
//!     min_issues: ledger.policy.min_issues,
//!     names: &Names::new([&ledger]),
//!     quotes: true,
//!     hidden_speakers: 0,
//!     threshold: 0.0,
//! });
//! let markdown = export::markdown::answer(&answer, &Options::default())?;
//! assert!(markdown.contains("We will sign."));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Modules
//!
//! In the order in which data flows through them; each uses only those above it.
//!
//! * [`error`]: what can stop an operation.
//! * [`diagnostics`]: findings, their codes and places, and how they are shown.
//! * [`syntax`]: RON text to a tree that knows where everything stands.
//! * [`model`]: plain types for what a ledger says and what is derived from it.
//! * [`text`]: characters and words, apart from what they mean.
//! * [`load`]: files to a ledger and findings.
//! * [`graph`]: who speaks for whom, which issue is part of which.
//! * [`select`]: one filter for every command.
//! * [`position`]: positions as of a day, and the trace behind each.
//! * [`check`]: what is wrong or odd with a ledger that could be read.
//! * [`compare`]: agreement of a pair; what changed, and of what kind it is.
//! * [`network`]: all pairs at once, from claims: ties, cells, steps in time.
//! * [`view`]: answers and figures, ready to be written in any format.
//! * [`font`]: the bundled fonts; how wide a text is and where it breaks.
//! * [`layout`]: a figure to shapes and words with their places.
//! * [`export`]: answers and figures to files, one format one file.
//! * [`edit`]: changes of ledger files that keep comments and layout.
//!
//! The files in `examples/` are longer listings. `docs/library.md` goes through
//! the crate task by task, `docs/architecture.md` is a map of the code.

// Blank lines keep the order: that of the flow, not of the alphabet.

pub mod error;

pub mod diagnostics;

pub mod syntax;

pub mod model;

pub mod text;

pub mod load;

pub mod graph;

pub mod select;

pub mod position;

pub mod check;

pub mod compare;

pub mod network;

pub mod view;

#[cfg(feature = "svg")]
pub mod font;

#[cfg(feature = "svg")]
pub mod layout;

pub mod export;

pub mod edit;

// The listings of the page are compiled and run like those above.
#[cfg(doctest)]
#[doc = include_str!("../docs/library.md")]
mod library_page {}
