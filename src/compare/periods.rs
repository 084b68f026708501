//! Two snapshots that stand for periods come in, what both speak of is compared;
//! what only one speaks of is set apart.

use super::{Diff, DiffOptions, Kind, diff};
use crate::model::{Cell, Clock, Day, Ledger};
use crate::position;

/// What the claims of two periods say, each period for itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Periods {
    /// First and last day of the earlier one.
    pub first: (Day, Day),
    /// First and last day of the later one.
    pub second: (Day, Day),
    /// By which clock.
    pub clock: Clock,
    /// What differs where both speak of an actor on an issue. The days are the
    /// last ones of the periods.
    pub diff: Diff,
    /// Cells of which only the first speaks.
    pub only_first: Vec<Cell>,
    /// Cells of which only the second speaks.
    pub only_second: Vec<Cell>,
}

/// Compares the positions that follow from the claims of one period alone with
/// those that follow from the claims of a later one. Silence is no change:
/// nothing is `new`, `dropped` or `lapsed` because only one of them speaks of it.
///
/// Takes the time of two snapshots.
///
/// ```
/// use stancegraph::compare::{self, Kind};
/// use stancegraph::{load, model::{Clock, When}};
/// let ledger = load::load(vec![load::File::new("l.ron", r#"[
///     Actor(id: "north", name: "Northland", kind: State),
///     Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
///     Source(id: "s", title: "Gazette", publisher: "Gazette"),
///     Claim(id: "a", by: "north", on: "talks", stance: Oppose, said: "2024-02-10",
///         quotes: [(source: "s", exact: "No talks.", kind: Direct)]),
///     Claim(id: "b", by: "north", on: "talks", stance: Support, said: "2026-05-01",
///         quotes: [(source: "s", exact: "We will talk.", kind: Direct)]),
/// ]"#)]).ledger;
/// let year = |text| When::parse(text).map(|year| (year.earliest, year.latest));
/// let found = compare::periods(&ledger, year("2024")?, year("2026")?, Clock::Both);
/// assert_eq!(found.diff.changes[0].kind, Some(Kind::Reversed));
/// let found = compare::periods(&ledger, year("2025")?, year("2026")?, Clock::Both);
/// assert!(found.diff.changes.is_empty());
/// assert_eq!(found.only_second.len(), 1);
/// # Ok::<(), stancegraph::model::DateError>(())
/// ```
pub fn periods(ledger: &Ledger, first: (Day, Day), second: (Day, Day), clock: Clock) -> Periods {
    let mut before = position::of_period(ledger, first.0, first.1, clock);
    let mut after = position::of_period(ledger, second.0, second.1, clock);
    let only_first = alone(&mut before.cells, &after.cells);
    let only_second = alone(&mut after.cells, &before.cells);
    let mut diff = diff(&before, &after, DiffOptions::default());
    for change in &mut diff.changes {
        // A period that does not speak of something lets nothing become stale.
        change.also.retain(|kind| *kind != Kind::Lapsed);
        if change.kind == Some(Kind::Lapsed) {
            change.kind = (!change.also.is_empty()).then(|| change.also.remove(0));
        }
    }
    Periods {
        first,
        second,
        clock,
        diff,
        only_first,
        only_second,
    }
}

/// Takes out the cells that have no counterpart among others; both are in order.
fn alone(cells: &mut Vec<Cell>, others: &[Cell]) -> Vec<Cell> {
    let known = |cell: &Cell| {
        let key = (&cell.actor, &cell.issue);
        let found = others.binary_search_by(|other| (&other.actor, &other.issue).cmp(&key));
        found.is_ok()
    };
    let (shared, alone) = std::mem::take(cells).into_iter().partition(known);
    *cells = shared;
    alone
}
