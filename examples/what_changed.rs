//! From two days to typed changes, each with the sentence that proves it.
//!
//! Run it with `cargo run --example what_changed [LEDGER]`.
//!
//! A claim that was published after the first day but may have been said
//! before it makes a change `newly-evidenced`: we learned, and nothing shows
//! that anybody moved.
#![allow(clippy::print_stdout)] // The library prints nothing; a program does.

use std::error::Error;
use std::path::Path;

use stancegraph::compare::{self, DiffOptions, Kind};
use stancegraph::load::{self, disk};
use stancegraph::model::{Cell, Clock, Day};
use stancegraph::position;
use stancegraph::select::Filter;
use stancegraph::view::Names;

fn main() -> Result<(), Box<dyn Error>> {
    let bundled = concat!(env!("CARGO_MANIFEST_DIR"), "/graphs/ukraine-peace");
    let folder = std::env::args().nth(1).unwrap_or(bundled.to_owned());
    print!("{}", report(Path::new(&folder))?);
    Ok(())
}

/// What the program prints.
pub fn report(folder: &Path) -> Result<String, Box<dyn Error>> {
    let loaded = load::load(disk::read(folder)?.files);
    if loaded.has_errors() {
        return Err("mend the errors first: the answer would be incomplete".into());
    }
    let ledger = loaded.ledger;

    let (from, to): (Day, Day) = ("2025-12-31".parse()?, "2026-01-29".parse()?);

    // What a speaker says counts for the principal; it is shown there only.
    let selection = Filter::default()
        .in_ledger(&ledger)?
        .without_speakers(&ledger, to);
    let at = |day| selection.snapshot(position::snapshot(&ledger, day, Clock::Both));
    let (before, after) = (at(from), at(to));
    let diff = compare::diff(&before, &after, DiffOptions::default());

    let names = Names::new([&ledger]);
    let mut out = format!("From {} to {}\n", diff.from, diff.to);
    for change in &diff.changes {
        // No kind: only remarks changed.
        let kind = change.kind.map_or("remarks", Kind::name);
        let actor = names.actor(change.actor.as_str());
        out.push_str(&format!("\n{kind}: {actor} on {}\n", change.issue));
        let (old, new) = (
            stances(change.before.as_ref()),
            stances(change.after.as_ref()),
        );
        out.push_str(&format!("  {old} -> {new}\n"));
        for cause in &change.causes {
            // A snapshot has ids; the words stand in the ledger.
            let claim = cause.claim.as_ref();
            let Some(claim) = claim.and_then(|id| ledger.find_claim(id.as_str())) else {
                continue;
            };
            for quote in &ledger.claim(claim).quotes {
                let source = &ledger.source(quote.source).title;
                out.push_str(&format!("  \"{}\"\n    in: {source}\n", quote.exact));
            }
        }
    }
    Ok(out)
}

/// What a cell holds, in the words of the file format.
fn stances(cell: Option<&Cell>) -> String {
    let held = cell.iter().flat_map(|cell| &cell.held);
    let mut words: Vec<String> = held.map(|held| held.value.to_string()).collect();
    let response = cell.and_then(|cell| cell.response.as_ref());
    words.extend(response.map(|given| given.response.name().to_owned()));
    if words.is_empty() {
        "nothing".to_owned()
    } else {
        words.join(", ")
    }
}
