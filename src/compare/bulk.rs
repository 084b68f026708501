//! What changed between two days among plain claims in columns.
//!
//! In: a [`ClaimTable`] and its cells as of two days. Out: the cells that
//! differ, with their kinds, by one merge of both. All claims are of one
//! table and known when they are said; so whatever is fresh was said after
//! the first day, nothing is taken back, and no cell ends. The general
//! comparison says the same of the two snapshots; `tests/bulk.rs` holds it.

use super::Kind;
use crate::model::{ClaimTable, Sign};
use crate::position::BulkCell;

/// What happened to one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BulkChange {
    /// Before; none if there was nothing.
    pub before: Option<BulkCell>,
    /// After.
    pub after: BulkCell,
    /// The kind.
    pub kind: Kind,
}

impl BulkChange {
    /// The remark that began or ended.
    pub fn mark(&self) -> Option<&'static str> {
        let was = self.before.is_some_and(|cell| cell.contested);
        match (was, self.after.contested) {
            (false, true) => Some("contested"),
            (true, false) => Some("settled"),
            _ => None,
        }
    }
}

/// The changes from one day to another, by actor and issue. O(n) in the number
/// of cells.
pub fn bulk(table: &ClaimTable, before: &[BulkCell], after: &[BulkCell]) -> Vec<BulkChange> {
    let mut old = before.iter().copied().peekable();
    let mut changes = Vec::new();
    for after in after.iter().copied() {
        let key = table.key(after.claim);
        while old.next_if(|cell| table.key(cell.claim) < key).is_some() {}
        let before = old.next_if(|cell| table.key(cell.claim) == key);
        if before.is_some_and(|cell| cell.claim == after.claim) {
            continue;
        }
        changes.push(change(table, before, after));
    }
    changes
}

/// What happened to a cell that another claim controls.
pub(super) fn change(table: &ClaimTable, before: Option<BulkCell>, after: BulkCell) -> BulkChange {
    BulkChange {
        before,
        after,
        kind: kind(table, before, after),
    }
}

fn kind(table: &ClaimTable, before: Option<BulkCell>, after: BulkCell) -> Kind {
    let stance = |cell: BulkCell| table.stance[cell.claim as usize];
    let Some(before) = before.map(stance) else {
        return Kind::New;
    };
    let after = stance(after);
    match (Sign::of(before), Sign::of(after)) {
        _ if before == after => Kind::Reaffirmed,
        (a, b) if a.opposes(b) => Kind::Reversed,
        (Sign::Neutral, _) => Kind::TookSide,
        (_, Sign::Neutral) => Kind::SteppedBack,
        _ if after.abs() > before.abs() => Kind::Hardened,
        _ => Kind::Softened,
    }
}
