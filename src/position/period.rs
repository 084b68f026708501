//! A ledger and a period come in; what the claims of that period alone say
//! comes out, as if nothing had been said before.

use std::collections::BTreeSet;

use super::{Timing, snapshot};
use crate::model::{Claim, Clock, Day, Ledger, Rank, Slug, Snapshot};

/// The positions that follow from the claims of one period, first and last day
/// included, as of its last day. A claim belongs to it if it counts by the last
/// day and, by the clock `known`, was published on or after the first day; by
/// the others, cannot have been said before it. An undated claim counts as
/// said when it was published.
///
/// Takes the time of a snapshot.
///
/// ```
/// use stancegraph::load::{File, load};
/// use stancegraph::model::Clock;
/// use stancegraph::position;
///
/// let ledger = load(vec![File::new("l.ron", r#"[
///     Actor(id: "north", name: "Northland", kind: State),
///     Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
///     Source(id: "s", title: "Gazette", publisher: "Gazette", published: "2026-05-02"),
///     Claim(id: "b", by: "north", on: "talks", stance: Support, said: "2026-05-01",
///         quotes: [(source: "s", exact: "We will talk.", kind: Direct)]),
/// ]"#)]).ledger;
/// let (first, last) = ("2026-05-01".parse()?, "2026-05-31".parse()?);
/// let may = position::of_period(&ledger, first, last, Clock::Both);
/// assert_eq!(may.cells.len(), 1);
/// // What was said in May says nothing about June.
/// let (first, last) = ("2026-06-01".parse()?, "2026-06-30".parse()?);
/// let june = position::of_period(&ledger, first, last, Clock::Both);
/// assert_eq!(june.cells.len(), 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn of_period(ledger: &Ledger, first: Day, last: Day, clock: Clock) -> Snapshot {
    let belongs = |claim: &Claim| {
        let timing = Timing::of(ledger, claim);
        let since = match clock {
            Clock::Both | Clock::Said => Some(timing.day()),
            Clock::Known => timing.known,
        };
        since.is_some_and(|since| since >= first) && timing.admissible(last, clock).is_none()
    };
    let mut alone = ledger.clone();
    let mut others: BTreeSet<Slug> = BTreeSet::new();
    for claim in &mut alone.claims {
        if claim.rank != Rank::Deprecated && !belongs(claim) {
            // What is deprecated neither counts nor takes anything back.
            claim.rank = Rank::Deprecated;
            others.insert(claim.id.clone());
        }
    }
    let mut snapshot = snapshot(&alone, last, clock);
    // The coder took none of these back.
    snapshot.withdrawn.retain(|w| !others.contains(&w.claim));
    snapshot
}
