//! A ledger comes in; the days come out on which its positions can change.

use super::Timing;
use super::strength::left_out;
use crate::model::{Clock, Day, Ledger, Rank};

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
    let mut days = Vec::new();
    for claim in &ledger.claims {
        let timing = Timing::of(ledger, claim);
        days.extend(timing.counts_from(clock));
        let lasts = ledger.issue(claim.on).stale_after;
        days.extend(lasts.and_then(|lasts| after(timing.day(), lasts)));
    }
    for role in ledger.actors.iter().flat_map(|actor| &actor.roles) {
        let (from, to) = role.span();
        days.push(from);
        days.extend(after(to, 0));
    }
    days.sort_unstable();
    days.dedup();
    days
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
