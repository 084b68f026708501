//! A ledger comes in; the days come out on which its positions can change.

use super::Timing;
use super::strength::left_out;
use rustc_hash::FxHashMap;

use crate::graph::Relations;
use crate::model::{ClaimId, Clock, Day, IssueId, Ledger, Rank};

/// The days on which a position can become another, in order: those on which a
/// claim begins to count or becomes stale, and those on which a role begins or
/// has ended. Between two of them every snapshot has the same cells.
///
/// O(n log n) in the number of claims.
///
/// ```
/// use stancegraph::{load, model::Clock, position};
/// let ledger = load::load(vec![load::File::new("l.ron", r#"[
///     Actor(id: "north", name: "Northland", kind: State),
///     Issue(id: "talks", question: "Talk?", stale_after: 30, scale: Poles(against: "no", in_favour: "yes")),
///     Source(id: "s", title: "Gazette", publisher: "Gazette", published: "2026-05-02"),
///     Claim(id: "c", by: "north", on: "talks", stance: Support, said: "2026-05-01",
///         quotes: [(source: "s", exact: "We will talk.", kind: Direct)]),
/// ]"#)]).ledger;
/// let days: Vec<String> = position::turns(&ledger, Clock::Both).iter().map(|d| d.to_string()).collect();
/// assert_eq!(days, ["2026-05-02", "2026-06-01"]);
/// ```
pub fn turns(ledger: &Ledger, clock: Clock) -> Vec<Day> {
    let turning = turning(ledger, clock);
    let mut days: Vec<Day> = turning.on.iter().map(|(day, _)| *day).collect();
    days.dedup();
    days
}

/// The days of [`turns`], each with the issues on which positions can change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turning {
    /// The days in order, each as often as something begins or ends on it,
    /// with the number of a set of issues; none where all can change.
    pub on: Vec<(Day, Option<u32>)>,
    /// Sets of issues.
    pub sets: Vec<Vec<IssueId>>,
}

/// On which days the positions on which issues can become others: a claim
/// matters on its own issue, and on those of the claims to which it is related,
/// over any number of steps; a role matters everywhere.
///
/// O(n log n) in the number of claims.
pub fn turning(ledger: &Ledger, clock: Clock) -> Turning {
    let mut sets: Vec<Vec<IssueId>> = ledger.issue_ids().map(|issue| vec![issue]).collect();
    let mut set_of: FxHashMap<ClaimId, u32> = FxHashMap::default();
    for group in Relations::new(ledger).groups() {
        let mut issues: Vec<IssueId> = group.iter().map(|id| ledger.claim(*id).on).collect();
        issues.sort();
        issues.dedup();
        set_of.extend(group.iter().map(|id| (*id, sets.len() as u32)));
        sets.push(issues);
    }
    let mut on = Vec::new();
    for id in ledger.claim_ids() {
        let claim = ledger.claim(id);
        let timing = Timing::of(ledger, claim);
        let set = set_of.get(&id).copied();
        let set = set.unwrap_or(claim.on.index() as u32);
        on.extend(timing.counts_from(clock).map(|day| (day, Some(set))));
        let lasts = ledger.issue(claim.on).stale_after;
        let stale = lasts.and_then(|lasts| after(timing.day(), lasts));
        on.extend(stale.map(|day| (day, Some(set))));
    }
    for role in ledger.actors.iter().flat_map(|actor| &actor.roles) {
        let (from, to) = role.span();
        on.push((from, None));
        on.extend(after(to, 0).map(|day| (day, None)));
    }
    on.sort_unstable();
    on.dedup();
    Turning { on, sets }
}

/// The days on which the first and the last claim begin to count; none if no
/// claim ever counts.
pub fn reach(ledger: &Ledger, clock: Clock) -> Option<(Day, Day)> {
    let counts = ledger.claims.iter().filter(|claim| {
        claim.rank != Rank::Deprecated && !claim.is_rumour() && left_out(ledger, claim).is_none()
    });
    let days = counts.filter_map(|claim| Timing::of(ledger, claim).counts_from(clock));
    days.fold(None, |reach: Option<(Day, Day)>, day| {
        let (first, last) = reach.unwrap_or((day, day));
        Some((first.min(day), last.max(day)))
    })
}

/// The first day that is more than so many days later.
fn after(day: Day, days: u32) -> Option<Day> {
    let days = i32::try_from(days).ok()?.checked_add(1)?;
    Day::from_number(day.number().checked_add(days)?)
}
