//! `stance import`: a ledger made from what other programs keep.

use std::fs;
use std::path::Path;

use stancegraph::check::Evidence;
use stancegraph::diagnostics::Level;
use stancegraph::error::Error;
use stancegraph::load::disk::would_be_read;
use stancegraph::load::dna::{self, Choice, ledger};
use stancegraph::text::{escaped, path_shown};

use crate::Outcome;
use crate::args::{Color, Import, ImportDna, ImportFrom, TextsArg, To};
use crate::output;
use crate::reader::{Examined, Reader};

/// So many rows that could not be used are listed.
const LISTED: usize = 20;

pub fn run(args: &Import, color: Color) -> Result<Outcome, Error> {
    match &args.from {
        ImportFrom::Dna(args) => from_dna(args, color),
    }
}

fn from_dna(args: &ImportDna, color: Color) -> Result<Outcome, Error> {
    let folder = &args.output;
    free(folder, args.force)?;
    let dna = dna::read(&args.file)?;
    let choice = Choice::of(&dna, &args.variables.asked())?;
    let title = args.file.file_stem().unwrap_or_default();
    let imported = dna::ledger::ledger(&dna, &choice, &title.to_string_lossy())?;
    for line in ledger::listed(&dna.flaws, LISTED) {
        output::message(&format!("note: {line}"));
    }
    for told in &imported.told {
        output::message(&format!("note: {told}"));
    }
    // The texts come first: what names them is there once all of them are.
    for file in imported.files.iter().rev() {
        let path = folder.join(&file.path);
        output::folder(path.parent().unwrap_or(folder))?;
        output::file(&path, &file.bytes)?;
    }
    let written = |name: &str| imported.files.iter().any(|file| file.path == name);
    for name in others(folder)?.iter().filter(|name| !written(name)) {
        let name = path_shown(Path::new(name));
        output::message(&format!(
            "note: {name} stood in the folder before and is a part of the ledger, too"
        ));
    }
    let counts = ["actor", "issue", "source", "claim"]
        .into_iter()
        .zip(imported.counts);
    let counts: Vec<String> = counts
        .map(|(word, count)| output::count(count, word, &format!("{word}s")))
        .collect();
    output::message(&format!("{} in {}", counts.join(", "), path_shown(folder)));
    looked_at(folder, color)
}

/// Fails unless a folder is new or empty, or may be written over.
fn free(folder: &Path, force: bool) -> Result<(), Error> {
    let shown = path_shown(folder);
    if folder == Path::new("-") {
        return Err(Error::usage(
            "a ledger of several files cannot be written to the standard output; name a folder",
        ));
    }
    if folder.exists() && !folder.is_dir() {
        return Err(Error::usage(format!(
            "{shown} is a file; name a folder to write to"
        )));
    }
    let cannot = |e| Error::io(format!("cannot read the folder {shown}"), e);
    let is_empty = !folder.exists() || fs::read_dir(folder).map_err(cannot)?.next().is_none();
    if is_empty || force {
        return Ok(());
    }
    Err(Error::usage(format!(
        "{shown} is not empty; name a new folder, or add `--force` to write over what an import made there"
    )))
}

/// The files directly in a folder that are a part of the ledger.
fn others(folder: &Path) -> Result<Vec<String>, Error> {
    let cannot = |e| Error::io(format!("cannot read the folder {}", path_shown(folder)), e);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let name = entry.map_err(cannot)?.file_name();
        if would_be_read(Path::new(&name)) {
            names.push(name.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// Reads what was written as `check` does, and tells what it would find.
fn looked_at(folder: &Path, color: Color) -> Result<Outcome, Error> {
    let to = To { output: None };
    let reader = Reader::new("import", &to, color);
    let mut examined = reader.examined(folder, &TextsArg { texts: None })?;
    let evidence = Evidence::new(&examined.loaded.ledger, &examined.texts);
    Examined::check(&mut examined.loaded, &examined.passed_over, &evidence);
    output::message(&evidence.tally(&examined.loaded.ledger).to_string());
    let number = |level| {
        let found = examined.loaded.diagnostics.iter();
        found.filter(|found| found.level == level).count()
    };
    let (errors, warnings) = (number(Level::Error), number(Level::Warning));
    if errors + warnings > 0 {
        output::message(&format!(
            "`stance check {}` shows {} and {}",
            escaped(&folder.to_string_lossy()),
            output::count(errors, "error", "errors"),
            output::count(warnings, "warning", "warnings")
        ));
    }
    Ok(if errors > 0 {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}
