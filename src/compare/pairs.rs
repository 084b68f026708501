//! Which pairs of actors came closer, and which moved apart.
//!
//! In: two snapshots, each with its ledger. Out: for each pair how far it
//! moved together and how far apart, and the cells that did it.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::agreement::{Agreement, AgreementOptions, each_agreement, live};
use crate::model::{Ledger, Scale, Slug, Snapshot, Value};

/// What happened to a pair between two days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PairKind {
    /// The agreement rose, on the same issues.
    Converged,
    /// The agreement fell, on the same issues.
    Diverged,
    /// They came closer on some issues and moved as far apart on others.
    Balanced,
    /// They agree as before on every issue.
    Steady,
    /// No issue can be compared on both days, so that the two numbers are not
    /// about the same thing.
    OtherIssues,
}

impl PairKind {
    /// Every kind.
    pub const ALL: &'static [PairKind] = &[
        PairKind::Converged,
        PairKind::Diverged,
        PairKind::Balanced,
        PairKind::Steady,
        PairKind::OtherIssues,
    ];

    /// The name, as in output and documentation.
    pub fn name(self) -> &'static str {
        self.spelled().0
    }

    /// What it means, in a sentence.
    pub fn meaning(self) -> &'static str {
        self.spelled().1
    }

    fn spelled(self) -> (&'static str, &'static str) {
        match self {
            PairKind::Converged => ("converged", "The agreement rose, on the same issues."),
            PairKind::Diverged => ("diverged", "The agreement fell, on the same issues."),
            PairKind::Balanced => (
                "balanced",
                "They came closer on some issues and moved as far apart on others.",
            ),
            PairKind::Steady => ("steady", "They agree as before on every issue."),
            PairKind::OtherIssues => (
                "other-issues",
                "They can be compared on no issue on both days, so nothing is measured.",
            ),
        }
    }
}

/// What one issue did to the agreement of a pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Movement {
    /// Which issue.
    pub issue: Slug,
    /// By how much it moved the agreement, w·(after − before) / Σ w: above 0
    /// towards each other, below 0 apart.
    pub by: f64,
    /// The cells that did it, of one of the two or of both; by actor.
    pub cells: Vec<MovedCell>,
}

/// What of a cell is compared, on both days.
#[derive(Debug, Clone, PartialEq)]
pub struct MovedCell {
    /// Whose.
    pub actor: Slug,
    /// What was held.
    pub before: Vec<Value>,
    /// What is held.
    pub after: Vec<Value>,
}

/// A pair on two days.
#[derive(Debug, Clone, PartialEq)]
pub struct PairChange {
    /// Before, on the issues that can be compared on both days; on its own
    /// where there is no such issue.
    pub before: Agreement,
    /// After, on the same issues; the same actors.
    pub after: Agreement,
    /// The issues that moved it, by id.
    pub moved: Vec<Movement>,
    /// The issues that can be compared on the first day alone, and those on
    /// the second day alone; by id.
    pub left_out: [Vec<Slug>; 2],
}

/// Sums of less are what rounding leaves.
const NOTHING: f64 = 1e-9;

impl PairChange {
    /// How much the agreement moved, −1 to 1; above 0 they converged.
    pub fn by(&self) -> f64 {
        let by = self.towards() - self.apart();
        if by.abs() < NOTHING { 0.0 } else { by }
    }

    /// The sum of the movements towards each other, 0 to 1. It is never
    /// set off against [those apart](PairChange::apart).
    pub fn towards(&self) -> f64 {
        let by = self.moved.iter().map(|moved| moved.by);
        by.filter(|by| *by > 0.0).fold(0.0, |sum, by| sum + by)
    }

    /// The sum of the movements apart, 0 to 1.
    pub fn apart(&self) -> f64 {
        let by = self.moved.iter().map(|moved| moved.by);
        by.filter(|by| *by < 0.0).fold(0.0, |sum, by| sum - by)
    }

    /// What happened.
    pub fn kind(&self) -> PairKind {
        match self.by().partial_cmp(&0.0) {
            Some(Ordering::Greater) => PairKind::Converged,
            Some(Ordering::Less) => PairKind::Diverged,
            _ if !self.moved.is_empty() => PairKind::Balanced,
            _ if same_issues(&self.before, &self.after) => PairKind::Steady,
            _ => PairKind::OtherIssues,
        }
    }

    /// On how many issues it was measured: those that can be compared on both
    /// days.
    pub fn n_both(&self) -> usize {
        match same_issues(&self.before, &self.after) {
            true => self.after.n(),
            false => 0,
        }
    }

    /// On how many issues the two can be compared on the first day, and on the
    /// second.
    pub fn n(&self) -> [usize; 2] {
        let both = self.n_both();
        self.left_out.each_ref().map(|alone| both + alone.len())
    }

    /// The name of what happened: `converged`, `diverged`, …
    pub fn name(&self) -> &'static str {
        self.kind().name()
    }

    /// Whether they converged or diverged by at least so much, 0 to 1.
    pub fn reaches(&self, threshold: f64) -> bool {
        self.by() != 0.0 && self.by().abs() + NOTHING >= threshold
    }
}

/// Every pair whose agreement moved between two snapshots, each with its
/// ledger, on the issues that can be compared on both days. An issue of which
/// the ledgers have different scales is none of them.
pub fn pairs(
    before: (&Ledger, &Snapshot),
    after: (&Ledger, &Snapshot),
    options: AgreementOptions,
) -> Vec<PairChange> {
    each_pair_change(before, after, options)
        .filter(|pair| matches!(pair.kind(), PairKind::Converged | PairKind::Diverged))
        .collect()
}

/// Every pair that can be compared on one of the two days, moved or not; by
/// first and second actor. O(pairs × issues), also in memory;
/// [`each_pair_change`] has one pair at a time.
pub fn pair_changes(
    before: (&Ledger, &Snapshot),
    after: (&Ledger, &Snapshot),
    options: AgreementOptions,
) -> Vec<PairChange> {
    each_pair_change(before, after, options).collect()
}

/// The same, pair by pair.
pub fn each_pair_change<'l>(
    before: (&'l Ledger, &'l Snapshot),
    after: (&'l Ledger, &'l Snapshot),
    options: AgreementOptions,
) -> impl Iterator<Item = PairChange> + use<'l> {
    // An issue that the other ledger does not have has no scale there.
    let scales = |ledger: &'l Ledger| ledger.issues.iter().map(|i| (&i.id, &i.scale));
    let scales: [BTreeMap<&Slug, &Scale>; 2] = [before.0, after.0].map(|of| scales(of).collect());
    let of = move |(ledger, snapshot): (&'l Ledger, &'l Snapshot)| {
        let scales = scales.clone();
        each_agreement(ledger, snapshot, options).map(move |mut pair| {
            let alike = |id: &Slug| scales[0].get(id) == scales[1].get(id);
            pair.issues.retain(|i| alike(&i.issue));
            pair
        })
    };
    let mut old = of(before).peekable();
    let mut new = of(after).peekable();
    std::iter::from_fn(move || {
        loop {
            let order = match (old.peek(), new.peek()) {
                (None, None) => return None,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(a), Some(b)) => (&a.a, &a.b).cmp(&(&b.a, &b.b)),
            };
            let was = old.next_if(|_| order.is_le());
            let is = new.next_if(|_| order.is_ge());
            let none = |pair: &Agreement| Agreement {
                a: pair.a.clone(),
                b: pair.b.clone(),
                issues: Vec::new(),
            };
            let (was, is) = match (was, is) {
                (Some(was), Some(is)) => (was, is),
                (Some(was), None) => {
                    let is = none(&was);
                    (was, is)
                }
                (None, Some(is)) => (none(&is), is),
                (None, None) => return None,
            };
            if was.n() + is.n() > 0 {
                return Some(change(was, is, before.1, after.1, options));
            }
        }
    })
}

fn change(
    mut before: Agreement,
    mut after: Agreement,
    was: &Snapshot,
    is: &Snapshot,
    options: AgreementOptions,
) -> PairChange {
    let left_out = [alone(&before, &after), alone(&after, &before)];
    if left_out[0].len() < before.n() {
        // Numbers about different issues are not about the same thing.
        before
            .issues
            .retain(|i| left_out[0].binary_search(&i.issue).is_err());
        after
            .issues
            .retain(|i| left_out[1].binary_search(&i.issue).is_err());
    }
    let mut moved = Vec::new();
    if same_issues(&before, &after) {
        // Another weight of an issue moves nobody.
        for (old, new) in before.issues.iter_mut().zip(&after.issues) {
            old.weight = new.weight;
        }
        let total: f64 = after.issues.iter().map(|i| i.weight).sum();
        for (old, new) in before.issues.iter().zip(&after.issues) {
            if old.score == new.score {
                continue;
            }
            let cell = |actor: &Slug| MovedCell {
                actor: actor.clone(),
                before: values(was, actor, &new.issue, options),
                after: values(is, actor, &new.issue, options),
            };
            let cells = [&after.a, &after.b].into_iter().map(cell);
            moved.push(Movement {
                issue: new.issue.clone(),
                by: new.weight * (new.score - old.score) / total,
                cells: cells.filter(|cell| cell.before != cell.after).collect(),
            });
        }
    }
    PairChange {
        before,
        after,
        moved,
        left_out,
    }
}

/// The issues of one that the other has not. Both have theirs by id.
fn alone(one: &Agreement, other: &Agreement) -> Vec<Slug> {
    let of_other: BTreeSet<&Slug> = other.issues.iter().map(|i| &i.issue).collect();
    let ids = one.issues.iter().map(|i| &i.issue);
    let mut alone: Vec<Slug> = ids.filter(|id| !of_other.contains(id)).cloned().collect();
    alone.sort_unstable();
    alone
}

fn same_issues(before: &Agreement, after: &Agreement) -> bool {
    let mut both = before.issues.iter().zip(&after.issues);
    before.n() == after.n() && both.all(|(old, new)| old.issue == new.issue)
}

/// What of a cell is compared.
fn values(of: &Snapshot, actor: &Slug, issue: &Slug, options: AgreementOptions) -> Vec<Value> {
    let cell = of.cell(actor.as_str(), issue.as_str()).into_iter();
    let held = cell.flat_map(|cell| cell.held.iter().map(move |held| (cell, held)));
    let live = held.filter(|(cell, held)| live(cell, held, options));
    live.map(|(_, held)| held.value.clone()).collect()
}
