//! Whether a change did what it was to do and nothing else. In: a file with
//! its tree, its new text, the changes between them. Out: an error, if the new
//! text does not read as before but for the entries that are changed.

use super::change::Change;
use crate::diagnostics::{Span, TextFile};
use crate::error::Error;
use crate::syntax::{self, Tree};

/// Reads the new text again and compares.
pub(super) fn check(
    file: &TextFile,
    old_tree: &Tree,
    new: &str,
    changes: &[Change],
) -> Result<(), Error> {
    let new_tree = syntax::parse(new);
    let first = changes.iter().find_map(|change| change.span);
    let refused = |why: &str| {
        let (line, _) = file.line(first.map_or(0, |span| span.start));
        Err(Error::data(format!(
            "{}:{line}: a fix would break the file: {why}; nothing was changed",
            file.path
        )))
    };
    if new_tree.errors.len() > old_tree.errors.len() {
        let why = new_tree.errors.first().map_or("", |error| &error.message);
        return refused(why);
    }
    // Sorted, and no two overlap, so the first that ends in or behind an entry
    // is the one to look at.
    let spans: Vec<(Span, bool)> = changes
        .iter()
        .filter_map(|change| Some((change.span?, change.text.is_empty())))
        .collect();
    let near = |entry: Span| {
        let first = spans.partition_point(|(span, _)| span.end <= entry.start);
        spans.get(first).copied()
    };
    let gone = |entry: Span| {
        let whole = |span: Span| span.start <= entry.start && entry.end <= span.end;
        near(entry).is_some_and(|(span, removes)| removes && whole(span))
    };
    let touched = |entry: Span| near(entry).is_some_and(|(span, _)| span.start < entry.end);
    let kept: Vec<_> = old_tree
        .entries()
        .iter()
        .filter(|entry| !gone(entry.span))
        .collect();
    if kept.len() != new_tree.entries().len() {
        return refused("an entry would appear or disappear");
    }
    for (before, after) in kept.into_iter().zip(new_tree.entries()) {
        let old = file.text.get(before.span.start..before.span.end);
        if !touched(before.span) && old != new.get(after.span.start..after.span.end) {
            return refused("another entry would change");
        }
    }
    match stray(&new_tree, changes) {
        true => refused("what is put in is not one value"),
        false => Ok(()),
    }
}

/// Whether something put in place of a value is not just one value: of every
/// replaced span the new text must be a value, or a name before one.
fn stray(tree: &Tree, changes: &[Change]) -> bool {
    let mut whole: Vec<Span> = tree.spans().collect();
    whole.sort_unstable();
    let mut moved = 0isize;
    changes.iter().any(|change| {
        let Some(span) = change.span else {
            return false;
        };
        let start = span.start.saturating_add_signed(moved);
        let new = Span::new(start, start + change.text.len());
        moved += change.text.len() as isize - (span.end - span.start) as isize;
        // Fields that are added or removed have their commas with them.
        let field = span.start == span.end
            || change.text.is_empty()
            || change.text.starts_with(',') && change.text.contains(':');
        !field && whole.binary_search(&new).is_err()
    })
}
