//! A check of one's own, reported like the built-in ones.
//!
//! Run it with `cargo run --example own_check [LEDGER]`.
//!
//! The house rules of this example: what stands on the web has an archived copy
//! beside it, and a claim of credibility 5 or 6 says in a note why it is kept.
#![allow(clippy::print_stdout)] // The library prints nothing; a program does.

use std::error::Error;
use std::path::Path;

use stancegraph::diagnostics::{Code, Diagnostic, Level, Place, render};
use stancegraph::load::{self, disk};
use stancegraph::model::Ledger;

/// A code is plain data; it needs no entry in the library's table.
static NO_ARCHIVE: Code = Code {
    name: "house-no-archive",
    level: Level::Warning,
    summary: "A source on the web has no archived copy.",
    explanation: "Pages change and vanish, and a quote without its source proves little.",
};

static WEAK_WITHOUT_NOTE: Code = Code {
    name: "house-weak-without-note",
    level: Level::Error,
    summary: "A doubtful claim has no note.",
    explanation: "Credibility 5 and 6 are improbable or cannot be judged. Say why it is kept.",
};

fn main() -> Result<(), Box<dyn Error>> {
    let bundled = concat!(env!("CARGO_MANIFEST_DIR"), "/graphs/ukraine-peace");
    let folder = std::env::args().nth(1).unwrap_or(bundled.to_owned());
    print!("{}", report(Path::new(&folder))?);
    Ok(())
}

/// What the program prints.
pub fn report(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut loaded = load::load(disk::read(folder)?.files);
    let findings = house_rules(&loaded.ledger);
    // `add` looks up where each place stands in its file, and sorts.
    loaded.add(findings);

    let shown = loaded
        .diagnostics
        .iter()
        .map(|found| render::text(found, &loaded.files, false) + "\n");
    Ok(shown.collect())
}

fn house_rules(ledger: &Ledger) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for source in &ledger.sources {
        if source.url.is_some() && source.archive.is_none() {
            // A place is an entry and a way into it; nobody counts bytes.
            let place = Place::field(source.origin, "url");
            let message = format!("the source `{}` has no archived copy", source.id);
            let finding = Diagnostic::new(&NO_ARCHIVE, place, message);
            found.push(finding.help("add `archive: \"…\"`"));
        }
    }
    for claim in ledger.claims.iter().filter(|c| c.credibility >= Some(5)) {
        if claim.details.as_ref().is_none_or(|d| d.note.is_none()) {
            let place = Place::field(claim.origin, "credibility");
            let message = format!("the doubtful claim `{}` has no note", claim.id);
            found
                .push(Diagnostic::new(&WEAK_WITHOUT_NOTE, place, message).label("why is it kept?"));
        }
    }
    found
}
