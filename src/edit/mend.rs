//! The files of a ledger in, the same files out with everything repaired for
//! which a finding has a fix.

use std::collections::BTreeSet;

use super::apply::{Edited, Trees, made};
use super::change::{Change, overlap};
use super::listing::{Listed, Reason, listed};
use crate::check::{Evidence, check_with};
use crate::diagnostics::{Code, Level};
use crate::error::Error;
use crate::load::{File, Loaded, Texts, load};
use crate::model::Ledger;

/// What was repaired.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mended {
    /// Every place that changes, in the order in which that is done.
    pub listed: Vec<Listed>,
    /// The files that change, by their place among those given.
    pub edited: Vec<Edited>,
}

/// How often the ledger is read again: a repaired entry is read as a whole
/// only then, and may have more findings.
const ROUNDS: usize = 8;

/// Repairs what the findings of these codes, or of all if none is given, have
/// a fix for. Mending what was mended changes nothing.
///
/// Of each finding the first fix is taken; of two that want the same bytes
/// the one that stands first, and the other in another round. Time is that of
/// loading and checking the ledger, once for each round.
///
/// ```
/// use stancegraph::{edit, load::File};
///
/// let text = "[Actor(id: \"north\", name: \"Northland\", kind: Stat)] // no comma\n";
/// let mended = edit::mend(&[File::new("a.ron", text)], &[])?;
/// assert_eq!(mended.edited[0].text, text.replace("Stat", "State"));
/// assert_eq!(mended.listed[0].reasons[0].code, "unknown-variant");
/// # Ok::<(), stancegraph::error::Error>(())
/// ```
///
/// # Errors
///
/// When a change would do more than it should; see [`apply`](super::apply).
pub fn mend(files: &[File], only: &[&'static Code]) -> Result<Mended, Error> {
    mend_with(files, only, &|_| Ok(Texts::default()))
}

/// The same with the texts of sources, which are asked for in each round.
///
/// # Errors
///
/// As of [`mend`], and those of `texts`.
pub fn mend_with(
    files: &[File],
    only: &[&'static Code],
    texts: &dyn Fn(&Ledger) -> Result<Texts, Error>,
) -> Result<Mended, Error> {
    let mut now = files.to_vec();
    let mut mended = Mended::default();
    let mut changed = BTreeSet::new();
    for _ in 0..ROUNDS {
        let mut loaded = load(now.clone());
        let texts = texts(&loaded.ledger)?;
        let evidence = Evidence::new(&loaded.ledger, &texts);
        check_with(&mut loaded, &evidence);
        let mut trees = Trees::new(&loaded.files);
        let wanted = wanted(&loaded, only, &mut trees);
        if wanted.is_empty() {
            break;
        }
        let changes = wanted.iter().map(|(change, _)| change.clone()).collect();
        let edited = made(&loaded.files, &mut trees, changes)?;
        for Edited { file, text } in edited {
            whole(&loaded, &now[file], file)?;
            now[file].bytes = text.into_bytes();
            changed.insert(file);
        }
        mended.listed.extend(listed(&loaded.files, &wanted));
    }
    for file in changed {
        let bytes = std::mem::take(&mut now[file].bytes);
        if bytes != files[file].bytes {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            mended.edited.push(Edited { file, text });
        }
    }
    Ok(mended)
}

/// The changes that the findings ask for, sorted, no two at the same bytes,
/// each with its reasons.
fn wanted(
    loaded: &Loaded,
    only: &[&'static Code],
    trees: &mut Trees<'_>,
) -> Vec<(Change, Vec<Reason>)> {
    let mut asked: Vec<(Change, Reason)> = Vec::new();
    for finding in &loaded.diagnostics {
        // What is not reported is mended only when it is asked for.
        let wanted = match only.is_empty() {
            true => finding.level != Level::Allow,
            false => only.contains(&finding.code),
        };
        if !wanted {
            continue;
        }
        let fix = finding.fixes.first();
        let Some((fix, change)) = fix.and_then(|fix| Some((fix, trees.change(fix)?))) else {
            continue;
        };
        let code = finding.code.name;
        let what = fix.what.clone();
        asked.push((change, Reason { code, what }));
    }
    // Stable: of two at one place the first finding goes first.
    asked.sort_by_key(|(change, _)| {
        let span = change.span.map(|span| (span.start, span.end));
        (change.file, span)
    });
    let mut wanted: Vec<(Change, Vec<Reason>)> = Vec::new();
    for (change, reason) in asked {
        match wanted.last_mut() {
            Some((last, reasons)) if *last == change => reasons.push(reason),
            Some((last, _)) if last.file == change.file && overlap(last, &change) => {}
            _ => wanted.push((change, vec![reason])),
        }
    }
    wanted
}

/// Makes sure that the text which was changed is all that the file has: what
/// could not be decoded must not be lost.
fn whole(loaded: &Loaded, file: &File, index: usize) -> Result<(), Error> {
    let read = &loaded.files[index];
    let bytes = file.bytes.as_slice();
    let bare = match read.marked {
        true => bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes),
        false => bytes,
    };
    if bare == read.text.as_bytes() {
        return Ok(());
    }
    Err(Error::data(format!(
        "{} was not read as a whole and is not changed; see `stance check`",
        read.path
    )))
}

#[cfg(test)]
mod tests;
