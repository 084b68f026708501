//! The older of two ledgers: which claims it knew, and what the coder changed
//! apart from what became known since.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use crate::model::{Claim, Clock, Day, Ledger, Rank, Scale, Slug, Snapshot};
use crate::position::{self, Timing};

/// What two ledgers say of the second day from the claims alone that counted
/// in the older one on the first day. Where they differ, the coder did it:
/// neither time nor a fresh claim can.
#[derive(Debug, Clone)]
pub struct Older {
    counted: FxHashSet<Slug>,
    pub(super) was: Snapshot,
    pub(super) is: Snapshot,
    rescaled: BTreeSet<Slug>,
}

impl Older {
    /// Derives both ledgers as of the day `to`, in the time of two snapshots.
    pub fn new(older: &Ledger, newer: &Ledger, from: Day, to: Day, clock: Clock) -> Older {
        let counts = |claim: &Claim| {
            let timing = Timing::of(older, claim);
            timing.admissible(from, clock).is_none()
        };
        let counting = older.claims.iter().filter(|claim| counts(claim));
        let counted: FxHashSet<Slug> = counting.map(|claim| claim.id.clone()).collect();
        let of_these = |ledger: &Ledger| {
            let mut ledger = ledger.clone();
            let others = ledger.claims.iter_mut();
            for claim in others.filter(|claim| !counted.contains(&claim.id)) {
                // What is deprecated neither counts nor takes anything back.
                claim.rank = Rank::Deprecated;
            }
            position::snapshot(&ledger, to, clock)
        };
        let (was, is) = (of_these(older), of_these(newer));
        let rescaled = newer.issues.iter().filter(|issue| {
            let before = older.find_issue(issue.id.as_str());
            before.is_some_and(|id| {
                let before = &older.issue(id).scale;
                matches!(before, Scale::Scale { .. }) && *before != issue.scale
            })
        });
        Older {
            rescaled: rescaled.map(|issue| issue.id.clone()).collect(),
            counted,
            was,
            is,
        }
    }

    /// Whether a claim counted in the older ledger on the first day.
    pub(super) fn counted(&self, claim: &Slug) -> bool {
        self.counted.contains(claim)
    }

    /// Whether an issue has another scale of numbers now.
    pub(super) fn rescaled(&self, issue: &Slug) -> bool {
        self.rescaled.contains(issue)
    }
}
