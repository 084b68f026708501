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

/// Every pair whose agreement moved between two snapshots, each with its
/// ledger. Pairs that could be compared on other issues than before are left
/// out: their numbers are not about the same thing. Nor is an issue compared
/// of which the ledgers have different scales.
pub fn pairs(
    before: (&Ledger, &Snapshot),
    after: (&Ledger, &Snapshot),
    options: AgreementOptions,
) -> Vec<PairChange> {
    let scale = |ledger: &'_ Ledger, issue: &Slug| {
        let found = ledger.find_issue(issue.as_str());
        found.map(|issue| ledger.issue(issue).scale.clone())
    };
    let comparable = |mut pair: Agreement| {
        pair.issues
            .retain(|i| scale(before.0, &i.issue) == scale(after.0, &i.issue));
        pair
    };
    let old = agreements(before.0, before.1, options);
    let new = agreements(after.0, after.1, options);
    let mut new = new.into_iter().map(comparable).peekable();
    let mut found = Vec::new();
    for mut before in old.into_iter().map(comparable) {
        while new
            .next_if(|n| (&n.a, &n.b) < (&before.a, &before.b))
            .is_some()
        {}
        let Some(after) = new.next_if(|n| (&n.a, &n.b) == (&before.a, &before.b)) else {
            continue;
        };
        let issues = |x: &Agreement| x.issues.iter().map(|i| i.issue.clone()).collect::<Vec<_>>();
        if issues(&before) != issues(&after) {
            continue;
        }
        // Another weight of an issue moves nobody.
        for (old, new) in before.issues.iter_mut().zip(&after.issues) {
            old.weight = new.weight;
        }
        if before.score() == after.score() {
            continue;
        }
        let scores = before.issues.iter().zip(&after.issues);
        let moved: Vec<Slug> = scores
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
