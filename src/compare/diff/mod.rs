//! What changed between two snapshots, cell by cell, and of what kind it is.
//!
//! In: two snapshots. Out: a [`Diff`] with a [`Change`] for each cell that
//! differs. Which claims are fresh and which cause a change stands in
//! `cause`; what a stance, a response and a mark did in files of their names;
//! `cell` puts them together.

mod cause;
mod cell;
mod marks;
mod older;
mod response;
mod stance;

use super::kind::Kind;
use crate::model::{
    Cell, Columns, Counted, Day, Evidence, Given, Held, Mark, MarkKind, Slug, Snapshot,
};
use cause::Context;
pub use older::Older;

/// How two snapshots are compared.
#[derive(Debug, Clone, Copy, Default)]
pub struct DiffOptions<'o> {
    /// Set when the snapshots come from two ledgers. What the coder changed is
    /// then `recoded`, and a claim is fresh if it did not count in the older
    /// ledger on the first day.
    pub older: Option<&'o Older>,
}

/// A remark that began or ended.
#[derive(Debug, Clone, PartialEq)]
pub struct MarkChange {
    /// Which, about whom, by which claims.
    pub mark: Mark,
    /// Whether it began; else it ended.
    pub began: bool,
    /// Whether it began by claims of which nothing shows that they were said
    /// after the first day, or by mere repetition.
    pub newly_evidenced: bool,
}

impl MarkChange {
    /// `contested`, `settled`, `dissent`, `dissent-ended`, …
    pub fn name(&self) -> &'static str {
        match (self.mark.kind, self.began) {
            (MarkKind::Contested, true) => "contested",
            (MarkKind::Contested, false) => "settled",
            (MarkKind::SpokespersonConflict, true) => "spokesperson-conflict",
            (MarkKind::SpokespersonConflict, false) => "spokesperson-conflict-ended",
            (MarkKind::Dissent, true) => "dissent",
            (MarkKind::Dissent, false) => "dissent-ended",
            (MarkKind::Anonymous, true) => "anonymous-voice",
            (MarkKind::Anonymous, false) => "anonymous-voice-ended",
        }
    }
}

/// What happened to one cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Whose.
    pub actor: Slug,
    /// On what.
    pub issue: Slug,
    /// The whole cell before; none if there was nothing.
    pub before: Option<Cell>,
    /// The whole cell after; none if there is nothing.
    pub after: Option<Cell>,
    /// The kind; none if only remarks changed, or if tables that lack columns
    /// do not tell what happened.
    pub kind: Option<Kind>,
    /// Further kinds, in their order.
    pub also: Vec<Kind>,
    /// Remarks that began or ended.
    pub marks: Vec<MarkChange>,
    /// The claims that made the change: fresh ones, or what took a claim back.
    pub causes: Vec<Evidence>,
}

impl Change {
    /// The claims to show for it: those that made it, or else those behind
    /// what is held after, or was before.
    pub fn evidence(&self) -> Vec<&Evidence> {
        if !self.causes.is_empty() {
            return self.causes.iter().collect();
        }
        let cell = self.after.as_ref().or(self.before.as_ref());
        let held = cell.iter().flat_map(|cell| &cell.held).map(|h| &h.evidence);
        let response = cell.iter().filter_map(|cell| cell.response.as_ref());
        held.chain(response.map(|r| &r.evidence)).collect()
    }

    /// Whether nothing but remarks changed.
    pub fn only_remarks(&self) -> bool {
        fn bare(cell: &Option<Cell>) -> (&[Held], Option<&Given>) {
            let held = cell.as_ref().map_or(&[][..], |cell| &cell.held);
            (held, cell.as_ref().and_then(|cell| cell.response.as_ref()))
        }
        bare(&self.before) == bare(&self.after)
    }
}

/// What changed between two snapshots.
#[derive(Debug, Clone, PartialEq)]
pub struct Diff {
    /// The first day.
    pub from: Day,
    /// The second day.
    pub to: Day,
    /// Which parts both snapshots know.
    pub columns: Columns,
    /// Which claims the second snapshot counts; the first should do the same.
    pub counted: Counted,
    /// Changes by actor and issue.
    pub changes: Vec<Change>,
}

/// Compares two snapshots. A cell is in the result exactly if it differs in
/// something that both snapshots know; putting each change's after-cell into
/// the first snapshot gives the second. O(n) in the number of cells.
pub fn diff(before: &Snapshot, after: &Snapshot, options: DiffOptions<'_>) -> Diff {
    let columns = before.columns.both(after.columns);
    let mut changes = Vec::new();
    let (mut old, mut new) = (
        before.cells.iter().peekable(),
        after.cells.iter().peekable(),
    );
    loop {
        let order = match (old.peek(), new.peek()) {
            (None, None) => break,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some(a), Some(b)) => (&a.actor, &a.issue).cmp(&(&b.actor, &b.issue)),
        };
        let a = old.next_if(|_| order.is_le());
        let b = new.next_if(|_| order.is_ge());
        // Nearly all cells are alike, whatever is known of them.
        if a == b {
            continue;
        }
        let [a, b] = [a, b].map(|cell| columns.of(cell?));
        if a != b {
            let first = b.as_ref().or(a.as_ref());
            if let Some((actor, issue)) = first.map(|c| (c.actor.clone(), c.issue.clone())) {
                let context = Context::new(before, after, options, &actor, &issue);
                changes.push(context.change(a, b));
            }
        }
    }
    Diff {
        from: before.as_of,
        to: after.as_of,
        columns,
        counted: after.counted.clone(),
        changes,
    }
}
