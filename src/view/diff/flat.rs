//! Changes as one flat table: a row a change.

use super::DiffView;
use crate::compare::Kind;
use crate::model::{Cell, Evidence, Held, Response};
use crate::view::answer::{Cell as TableCell, Table};

/// The columns.
const FLAT: [&str; 14] = [
    "actor",
    "issue",
    "kind",
    "also",
    "marks",
    "before",
    "after",
    "said",
    "published",
    "by",
    "authority",
    "claim",
    "told",
    "quote",
];

/// The changes; of several causes the first, of its quotes the first.
pub(super) fn table(view: &DiffView<'_>) -> Table {
    let mut table = Table {
        header: FLAT.map(str::to_owned).to_vec(),
        rows: Vec::new(),
    };
    for change in &view.diff.changes {
        let also: Vec<&str> = change.also.iter().map(|k| k.name()).collect();
        let marks: Vec<&str> = change
            .marks
            .iter()
            .map(crate::compare::MarkChange::name)
            .collect();
        let cause: Option<&Evidence> = change.evidence().into_iter().next();
        let quote = cause
            .map(|c| view.names.quotes(c))
            .and_then(|q| q.into_iter().next());
        let text = |text: Option<String>| TableCell::from(text.unwrap_or_default());
        let told = change
            .after
            .as_ref()
            .and_then(|c| c.response.as_ref())
            .is_some_and(|r| r.told);
        table.rows.push(vec![
            change.actor.as_str().into(),
            change.issue.as_str().into(),
            change.kind.map_or("", Kind::name).into(),
            also.join(" ").into(),
            marks.join(" ").into(),
            cell_names(change.before.as_ref()).into(),
            cell_names(change.after.as_ref()).into(),
            text(cause.and_then(|e| e.said.as_ref()).map(ToString::to_string)),
            text(cause.and_then(|e| e.published).map(|d| d.to_string())),
            text(cause.and_then(|e| e.by.as_ref()).map(ToString::to_string)),
            text(cause.and_then(|e| e.authority).map(|a| a.name().to_owned())),
            text(
                cause
                    .and_then(|e| e.claim.as_ref())
                    .map(ToString::to_string),
            ),
            (if told { "true" } else { "" }).into(),
            text(quote.map(|(words, _)| words)),
        ]);
    }
    table
}

/// Stances and response by their names in the file format.
fn cell_names(cell: Option<&Cell>) -> String {
    let Some(cell) = cell else {
        return String::new();
    };
    let held = |h: &Held| {
        let stale = if h.stale { " (stale)" } else { "" };
        format!("{}{stale}", h.value)
    };
    let mut parts: Vec<String> = cell.held.iter().map(held).collect();
    parts.extend(
        cell.response
            .iter()
            .map(|r| Response::name(r.response).to_owned()),
    );
    parts.join(" ")
}
