//! From a ledger to positions: who holds what, as of a day.
//!
//! Run it with `cargo run --example positions [LEDGER]`.
//!
//! Positions are nowhere in the files. They are derived from dated claims, and
//! each names the claim that controls it.
#![allow(clippy::print_stdout)] // The library prints nothing; a program does.

use std::error::Error;
use std::path::Path;

use stancegraph::load::{self, disk};
use stancegraph::model::{Clock, Day, Evidence};
use stancegraph::position;

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

    // The library does not know what day it is; the day always comes in.
    let day: Day = "2026-01-29".parse()?;
    // `Both`: a claim counts if it was said and published by the day.
    let snapshot = position::snapshot(&ledger, day, Clock::Both);

    let mut out = format!("As of {day}\n");
    for cell in &snapshot.cells {
        out.push_str(&format!("\n{} on {}\n", cell.actor, cell.issue));
        // At most one stance; on an issue with options one for each option.
        for held in &cell.held {
            out.push_str(&format!("  {} ({})\n", held.value, proof(&held.evidence)));
            for condition in &held.conditions {
                let proof = proof(&condition.evidence);
                out.push_str(&format!(
                    "    {} {} ({proof})\n",
                    condition.kind, condition.text
                ));
            }
        }
        // What was done in place of a stance stands beside it, never in its place.
        if let Some(given) = &cell.response {
            let told = if given.told {
                "as told by another: "
            } else {
                ""
            };
            out.push_str(&format!(
                "  {told}{} ({})\n",
                given.response,
                proof(&given.evidence)
            ));
        }
        for mark in &cell.marks {
            out.push_str(&format!("  ! {}\n", mark.kind));
        }
    }
    Ok(out)
}

/// The claim behind something and its date; an undated claim has none.
fn proof(evidence: &Evidence) -> String {
    let claim = evidence.claim.as_ref().map_or("no claim", |id| id.as_str());
    match &evidence.said {
        Some(said) => format!("{claim}, {said}"),
        None => format!("{claim}, undated"),
    }
}
