//! From a folder to findings: what `stance check` does, in a few lines.
//!
//! Run it with `cargo run --example load_and_check [LEDGER]`.
//!
//! The folder is read whole, and with it a draft that exists only in memory.
//! The draft has two mistakes. Both are found in one run, each with its place,
//! and the rest of the ledger is read all the same.
#![allow(clippy::print_stdout)] // The library prints nothing; a program does.

use std::error::Error;
use std::path::Path;

use stancegraph::check;
use stancegraph::diagnostics::{Level, render};
use stancegraph::load::{self, File, disk};

/// Entries that are still being written.
const DRAFT: &str = r#"[
    Actor(id: "northland", name: "Northland", kind: Stat),
    Actor(id: "envoy", name: "The envoy", kind: Person, roles: [SpeaksFor(actor: "moskow")]),
]
"#;

fn main() -> Result<(), Box<dyn Error>> {
    let bundled = concat!(env!("CARGO_MANIFEST_DIR"), "/graphs/ukraine-peace");
    let folder = std::env::args().nth(1).unwrap_or(bundled.to_owned());
    print!("{}", report(Path::new(&folder))?);
    Ok(())
}

/// What the program prints.
pub fn report(folder: &Path) -> Result<String, Box<dyn Error>> {
    // Only `disk` touches the disk; everything behind it works on bytes.
    let mut files = disk::read(folder)?.files;
    files.push(File::new("draft.ron", DRAFT));

    // Loading never fails: what cannot be read is a finding.
    let mut loaded = load::load(files);
    // The lints look at what could be read.
    check::check_loaded(&mut loaded);

    // A finding knows where it points; the excerpt is cut from the texts.
    let mut out = String::new();
    for finding in &loaded.diagnostics {
        out.push_str(&render::text(finding, &loaded.files, false));
        out.push_str("\n\n");
    }

    let errors = loaded
        .diagnostics
        .iter()
        .filter(|d| d.level == Level::Error)
        .count();
    out.push_str(&format!(
        "{} claims of {} actors could be read; {errors} errors\n",
        loaded.ledger.claims.len(),
        loaded.ledger.actors.len(),
    ));
    Ok(out)
}
