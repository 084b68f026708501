//! Which pairs of actors came closer, and which moved apart.

use super::agreement::{Agreement, AgreementOptions, agreements};
use crate::model::{Ledger, Slug, Snapshot};

/// A pair whose agreement moved on the same set of issues.
#[derive(Debug, Clone, PartialEq)]
pub struct PairChange {
    /// Before.
    pub before: Agreement,
    /// After; the same actors and issues.
    pub after: Agreement,
    /// The issues that did it.
    pub moved: Vec<Slug>,
}

impl PairChange {
    /// How much the agreement moved, −1 to 1; above 0 they converged.
    pub fn by(&self) -> f64 {
        self.after.score().unwrap_or(0.0) - self.before.score().unwrap_or(0.0)
    }

    /// `converged` or `diverged`.
    pub fn name(&self) -> &'static str {
        if self.by() > 0.0 {
            "converged"
        } else {
            "diverged"
        }
    }
}

/// Every pair whose agreement moved between two snapshots of one ledger.
/// Pairs that could be compared on other issues than before are left out:
/// their numbers are not about the same thing.
pub fn pairs(
    ledger: &Ledger,
    before: &Snapshot,
    after: &Snapshot,
    options: AgreementOptions,
) -> Vec<PairChange> {
    let old = agreements(ledger, before, options);
    let mut new = agreements(ledger, after, options).into_iter().peekable();
    let mut found = Vec::new();
    for before in old {
        while new
            .next_if(|n| (&n.a, &n.b) < (&before.a, &before.b))
            .is_some()
        {}
        let Some(after) = new.next_if(|n| (&n.a, &n.b) == (&before.a, &before.b)) else {
            continue;
        };
        let issues = |x: &Agreement| x.issues.iter().map(|i| i.issue.clone()).collect::<Vec<_>>();
        if issues(&before) != issues(&after) || before.score() == after.score() {
            continue;
        }
        let scores = before.issues.iter().zip(&after.issues);
        let moved = scores
            .filter(|(a, b)| a.score != b.score)
            .map(|(a, _)| a.issue.clone())
            .collect();
        found.push(PairChange {
            before,
            after,
            moved,
        });
    }
    found
}
