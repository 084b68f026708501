//! Fixes in, the new texts of the files that they change out.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, overlap};
use super::safe;
use crate::diagnostics::{Edit, Fix, Place, TextFile};
use crate::error::Error;
use crate::syntax::{self, Tree};

/// A file with its changes made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// Which, by its place in the files given.
    pub file: usize,
    /// The whole new text, with its byte order mark if it keeps one.
    pub text: String,
}

/// Makes the changes of some fixes, and no other: all bytes that no fix is
/// about stay what they are. Files that do not change are left out.
///
/// Two fixes that do the same are one. Time is that of parsing the files that
/// change, twice.
///
/// # Errors
///
/// When a place does not exist, when two fixes overlap, or when a file would
/// not read as before but for the entries that are changed. Then nothing is
/// changed at all.
pub fn apply(files: &[TextFile], fixes: &[Fix]) -> Result<Vec<Edited>, Error> {
    let mut trees = Trees::new(files);
    let mut changes = Vec::with_capacity(fixes.len());
    let mut seen = BTreeSet::new();
    for fix in fixes {
        let change = trees.change(fix).ok_or_else(|| nowhere(files, fix))?;
        if seen.insert(change.clone()) {
            changes.push(change);
        }
    }
    made(files, &mut trees, changes)
}

/// The trees of files, each parsed when it is first needed.
pub(super) struct Trees<'f> {
    files: &'f [TextFile],
    trees: BTreeMap<usize, Tree>,
}

impl<'f> Trees<'f> {
    pub(super) fn new(files: &'f [TextFile]) -> Trees<'f> {
        Trees {
            files,
            trees: BTreeMap::new(),
        }
    }

    fn tree(&mut self, file: usize) -> Option<(&'f str, &Tree)> {
        let text = self.files.get(file)?.text.as_str();
        let tree = self
            .trees
            .entry(file)
            .or_insert_with(|| syntax::parse(text));
        Some((text, tree))
    }

    /// What a fix does; none if that makes no sense.
    pub(super) fn change(&mut self, fix: &Fix) -> Option<Change> {
        let file = match (&fix.place, &fix.edit) {
            (Place::File(file), Edit::Remove) => {
                let file = *file as usize;
                return self.files.get(file)?.marked.then_some(Change {
                    file,
                    span: None,
                    text: String::new(),
                });
            }
            (Place::Span(file, _), _) => *file as usize,
            (Place::Entry(origin, _), _) => origin.file as usize,
            (Place::File(_) | Place::Ledger, _) => return None,
        };
        if let (Place::Span(_, span), Edit::Replace(new)) = (&fix.place, &fix.edit) {
            self.files.get(file)?.text.get(span.start..span.end)?;
            let (span, text) = (Some(*span), new.clone());
            return Some(Change { file, span, text });
        }
        let (text, tree) = self.tree(file)?;
        let (span, text) = syntax::amended(tree, text, fix)?;
        let span = Some(span);
        Some(Change { file, span, text })
    }
}

/// Makes changes of which no two overlap. Of two at one place the one that
/// was given first comes first.
pub(super) fn made(
    files: &[TextFile],
    trees: &mut Trees<'_>,
    mut changes: Vec<Change>,
) -> Result<Vec<Edited>, Error> {
    changes.sort_by_key(|change| (change.file, change.span.map(|span| (span.start, span.end))));
    let mut edited = Vec::new();
    for group in changes.chunk_by(|a, b| a.file == b.file) {
        for pair in group.windows(2) {
            if let [one, other] = pair
                && overlap(one, other)
            {
                return Err(overlapping(files, other));
            }
        }
        let index = group[0].file;
        let Some((old, tree)) = trees.tree(index) else {
            continue;
        };
        let file = &files[index];
        let new = spliced(old, group);
        safe::check(file, tree, &new, group)?;
        let keeps_mark = file.marked && group.iter().all(|change| change.span.is_some());
        if new != old || keeps_mark != file.marked {
            let mark = if keeps_mark { "\u{feff}" } else { "" };
            edited.push(Edited {
                file: index,
                text: format!("{mark}{new}"),
            });
        }
    }
    Ok(edited)
}

/// A text with sorted changes made.
fn spliced(old: &str, changes: &[Change]) -> String {
    let more: usize = changes.iter().map(|change| change.text.len()).sum();
    let mut new = String::with_capacity(old.len() + more);
    let mut from = 0;
    for change in changes {
        if let Some(span) = change.span {
            new.push_str(&old[from..span.start]);
            new.push_str(&change.text);
            from = span.end;
        }
    }
    new.push_str(&old[from..]);
    new
}

fn nowhere(files: &[TextFile], fix: &Fix) -> Error {
    let file = match &fix.place {
        Place::File(file) | Place::Span(file, _) => files.get(*file as usize),
        Place::Entry(origin, _) => files.get(origin.file as usize),
        Place::Ledger => None,
    };
    let path = file.map_or("the ledger", |file| file.path.as_str());
    Error::data(format!(
        "{path}: there is nothing to change for this fix: {}",
        fix.what
    ))
}

fn overlapping(files: &[TextFile], change: &Change) -> Error {
    let file = &files[change.file];
    let (line, _) = file.line(change.span.map_or(0, |span| span.start));
    Error::data(format!(
        "{}:{line}: two fixes change the same words; apply one after the other",
        file.path
    ))
}
