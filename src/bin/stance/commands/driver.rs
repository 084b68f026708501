//! `stance driver`: what git calls for one file of a ledger in `git diff`.
//!
//! In: what git hands to a driver, the file as it was and as it is. Out: what
//! that file alone changes in the positions, the others being as they are.

use std::path::{Path, PathBuf};

use stancegraph::compare::{self, DiffOptions, Older};
use stancegraph::diagnostics::{Diagnostic, Level, codes};
use stancegraph::error::Error;
use stancegraph::load::{File, Loaded, disk};
use stancegraph::model::{Clock, Ledger};
use stancegraph::text::path_shown;
use stancegraph::view::{self, DiffView, Names};
use stancegraph::{check, load, position, select::Filter};

use crate::Outcome;
use crate::args::{Color, Driver, To};
use crate::{input, output};

pub fn run(args: &Driver, color: Color) -> Result<Outcome, Error> {
    let to = To { output: None };
    let print = |text: &str| output::write(&to, format!("{text}\n"));
    // For a path with a conflict git gives nothing but its name.
    let (Some(old), Some(new)) = (&args.old_file, &args.new_file) else {
        print(&format!("{} has a conflict", path_shown(&args.path)))?;
        return Ok(Outcome::Fine);
    };
    let renamed = args.new_path.as_deref().unwrap_or(&args.path);
    if ![args.path.as_path(), renamed]
        .iter()
        .any(|path| is_part(&args.ledger, path))
    {
        print(&format!(
            "stance: {} is no part of {}; `git diff --no-ext-diff` shows the text",
            path_shown(renamed),
            path_shown(&args.ledger)
        ))?;
        return Ok(Outcome::Fine);
    }
    print(&format!(
        "stance: {}, the other files of {} as they are",
        path_shown(renamed),
        path_shown(&args.ledger)
    ))?;
    let others = others(&args.ledger, [&args.path, renamed])?;
    let [was, is] = [(old, args.path.as_path()), (new, renamed)].map(|(file, path)| {
        let mut files = others.clone();
        files.extend(version(&args.ledger, file, path)?);
        let mut loaded = load::load(files);
        check::check_loaded(&mut loaded);
        Ok::<Loaded, Error>(loaded)
    });
    let (was, is) = (was?, is?);
    for (loaded, when) in [(&was, "was"), (&is, "is")] {
        let errors = errors(loaded);
        if let Some(first) = errors.first() {
            print(&format!(
                "As the file {when}, the ledger has {}, so no positions are compared. The first: {}. \
                 `stance diff {} --rev HEAD` compares whole ledgers, `git diff --no-ext-diff` shows \
                 the text.",
                output::count(errors.len(), "error", "errors"),
                first.message,
                args.ledger.display()
            ))?;
            return Ok(Outcome::Fine);
        }
    }
    output::write(&to, answer(args, [&was.ledger, &is.ledger], color)?)?;
    Ok(Outcome::Fine)
}

/// What changed, in words.
fn answer(args: &Driver, [was, is]: [&Ledger; 2], color: Color) -> Result<String, Error> {
    let day = args.as_of.unwrap_or_else(input::today);
    let clock = Clock::Both;
    let [before, after] = [was, is].map(|ledger| position::snapshot(ledger, day, clock));
    let older = Older::new(was, is, day, day, clock);
    let options = DiffOptions {
        older: Some(&older),
    };
    let mut diff = compare::diff(&before, &after, options);
    let selection = Filter::default().in_all(&[is, was], &[])?;
    let selection = selection.without_speakers(is, day);
    diff.changes
        .retain(|c| selection.either(c.before.as_ref(), c.after.as_ref(), &c.causes));
    let answer = view::diff(&DiffView {
        diff: &diff,
        clock,
        pairs: None,
        threshold: 0.0,
        min_issues: is.policy.min_issues,
        names: &Names::new([is, was]),
        quotes: true,
        hidden_speakers: selection.hidden(&after).max(selection.hidden(&before)),
    });
    let to = To { output: None };
    stancegraph::export::text::answer(&answer, &output::options(&to, color))
}

/// The files of the ledger but those that git hands over.
fn others(ledger: &Path, handed: [&Path; 2]) -> Result<Vec<File>, Error> {
    if !ledger.exists() {
        return Ok(Vec::new());
    }
    let handed = handed.map(|path| path.canonicalize().ok());
    let found = disk::read(ledger)?;
    let files = found.files.into_iter().zip(&found.paths);
    let other = |path: &PathBuf| {
        let path = path.canonicalize().ok();
        path.is_none() || !handed.contains(&path)
    };
    Ok(files
        .filter(|(_, path)| other(path))
        .map(|(file, _)| file)
        .collect())
}

/// The file that git hands over, called by its own path; none if there was none
/// or if it would be no part of the ledger.
fn version(ledger: &Path, file: &Path, path: &Path) -> Result<Option<File>, Error> {
    // Git for Windows has this name for nothing, too.
    if !is_part(ledger, path) || file == Path::new("/dev/null") || file == Path::new("nul") {
        return Ok(None);
    }
    let read = disk::file(file)?;
    Ok(Some(File {
        path: path.to_string_lossy().into_owned(),
        ..read
    }))
}

/// Whether a file of this path is read as a part of the ledger.
fn is_part(ledger: &Path, path: &Path) -> bool {
    let ledger = ledger.strip_prefix(".").unwrap_or(ledger);
    path.strip_prefix(ledger)
        .is_ok_and(|inside| inside == Path::new("") || disk::would_be_read(inside))
}

/// What makes every answer incomplete or wrong. A first file had none before it.
fn errors(loaded: &Loaded) -> Vec<&Diagnostic> {
    let harmless = [&codes::ASSERTION_FAILED, &codes::EMPTY_LEDGER];
    let stops = |d: &&Diagnostic| d.level == Level::Error && !harmless.contains(&d.code);
    loaded.diagnostics.iter().filter(stops).collect()
}
