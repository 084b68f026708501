//! How far two actors agree, and on how much that rests.
//!
//! Run it with `cargo run --example compare [LEDGER]`.
//!
//! Agreement is a number only together with the issues behind it. What counts
//! is a choice: positions that a source told in its own voice are left out
//! unless asked for.
#![allow(clippy::print_stdout)] // The library prints nothing; a program does.

use std::error::Error;
use std::path::Path;

use stancegraph::compare::{AgreementOptions, agreement};
use stancegraph::load::{self, disk};
use stancegraph::model::{Clock, Day};
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
    let day: Day = "2026-01-29".parse()?;
    let snapshot = position::snapshot(&ledger, day, Clock::Both);

    // Ids are looked up once; from there on they are numbers.
    let moscow = ledger.find_actor("moscow").ok_or("no actor `moscow`")?;
    let kyiv = ledger.find_actor("kyiv").ok_or("no actor `kyiv`")?;
    let choices = [
        ("what they said themselves", AgreementOptions::default()),
        (
            "what sources told of them, too",
            AgreementOptions {
                narrated: true,
                ..AgreementOptions::default()
            },
        ),
    ];
    let mut out = format!("Russia and Ukraine as of {day}\n");
    for (title, options) in choices {
        let found = agreement(&ledger, &snapshot, moscow, kyiv, options);
        // Few issues: counts say what they are, decimals would pretend.
        out.push_str(&format!(
            "\n{title}: same side on {} of {}\n",
            found.same_side(),
            found.n()
        ));
        for shared in &found.issues {
            let question = ledger
                .find_issue(shared.issue.as_str())
                .map_or("", |issue| &*ledger.issue(issue).question);
            out.push_str(&format!(
                "  {:.2}  {}: {question}\n",
                shared.score, shared.issue
            ));
        }
    }
    Ok(out)
}
