//! What changed from step to step among plain claims in columns.
//!
//! In: a [`ClaimTable`], two days and a step. Out: every change with the step in
//! which it happened, found in one pass over the sorted columns; and of as many
//! of them as are wanted the [`Series`] that the rules give. The general
//! comparison says the same of the table as a ledger; `tests/bulk/series.rs`
//! holds it.

use super::bulk::{BulkChange, change};
use super::{Diff, DiffOptions, Every, Series, diff, series::steps};
use crate::model::{Cell, ClaimTable, Clock, Columns, Counted, Day, Only, Snapshot};
use crate::position;

/// A change among plain claims, and when it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BulkStep {
    /// Which step, counted through; the same for all changes of one.
    pub number: i32,
    /// What happened.
    pub change: BulkChange,
}

/// Comparisons of plain claims that follow upon each other.
#[derive(Debug, Clone, PartialEq)]
pub struct BulkSeries {
    /// The day before the first step.
    pub from: Day,
    /// The last day of the last step.
    pub to: Day,
    /// How far the days of the comparisons are apart.
    pub every: Every,
    /// The clock that is told; plain claims are known when they are said.
    pub clock: Clock,
    /// Every change, by actor and issue, then by time.
    pub changes: Vec<BulkStep>,
}

/// Compares the ends of the steps from one day to another, each with the one
/// before, as [`series`](super::series) does of a ledger. Changes whose actor or
/// issue is not `wanted` are left out; both are numbers of the table.
///
/// O(n) in the number of claims, whatever the number of steps.
///
/// ```
/// use stancegraph::compare::{self, Every, Kind};
/// use stancegraph::{load::claims_csv, model::Clock};
/// let text = "claim_id,actor,issue,stance,date,source\n\
///     a1,north,talks,support,2024-01-05,gazette\n\
///     a2,north,talks,oppose,2026-02-05,gazette\n";
/// let table = claims_csv::table(text).unwrap();
/// let span = ("2023-12-31".parse()?, "2026-12-31".parse()?);
/// let series = compare::bulk_series(&table, span, Every::Year, Clock::Both, |_, _| true);
/// let kinds: Vec<Kind> = series.changes.iter().map(|step| step.change.kind).collect();
/// assert_eq!(kinds, [Kind::New, Kind::Reversed]);
/// # Ok::<(), stancegraph::model::DateError>(())
/// ```
pub fn bulk_series(
    table: &ClaimTable,
    (from, to): (Day, Day),
    every: Every,
    clock: Clock,
    wanted: impl Fn(u32, u32) -> bool,
) -> BulkSeries {
    let mut changes = Vec::new();
    let step = |day| every.number(day);
    position::bulk_steps(table, (from, to), step, |number, before, after| {
        let (actor, issue) = table.key(after.claim);
        if wanted(actor, issue) {
            changes.push(BulkStep {
                number,
                change: change(table, before, after),
            });
        }
    });
    BulkSeries {
        from,
        to,
        every,
        clock,
        changes,
    }
}

impl BulkSeries {
    /// Puts the changes in order by time, then by actor and issue.
    pub fn by_time(&mut self) {
        self.changes.sort_by_key(|step| step.number);
    }

    /// How many steps there are, those without a change included.
    pub fn steps(&self) -> usize {
        steps(self.every, self.from, self.to)
    }

    /// The day before the step of a change, and its last day.
    pub fn days(&self, table: &ClaimTable, step: &BulkStep) -> (Day, Day) {
        // Any day of a step tells where it begins and ends.
        let day = table.day(step.change.after.claim);
        let eve = self.every.eve(day).max(self.from);
        (eve, self.every.last_day(day).min(self.to))
    }

    /// Some of the changes as a series, with all that is told of each. Its first
    /// and its last snapshot have their days, and no cells.
    pub fn series(&self, table: &ClaimTable, changes: &[BulkStep]) -> Series {
        let mut changes = changes.to_vec();
        changes.sort_by_key(|step| step.number);
        let steps = changes.chunk_by(|a, b| a.number == b.number);
        Series {
            every: self.every,
            steps: self.steps(),
            first: self.snapshot(self.from, Vec::new()),
            last: self.snapshot(self.to.max(self.from), Vec::new()),
            diffs: steps.map(|step| self.diff(table, step)).collect(),
        }
    }

    /// The changes of one step, by the rules for any.
    fn diff(&self, table: &ClaimTable, step: &[BulkStep]) -> Diff {
        let (from, to) = step
            .first()
            .map_or((self.from, self.to), |step| self.days(table, step));
        let before = step.iter().filter_map(|step| step.change.before);
        let before = before.map(|cell| cell.whole(table)).collect();
        let after = step.iter().map(|step| step.change.after.whole(table));
        diff(
            &self.snapshot(from, before),
            &self.snapshot(to, after.collect()),
            DiffOptions::default(),
        )
    }

    fn snapshot(&self, as_of: Day, cells: Vec<Cell>) -> Snapshot {
        Snapshot {
            as_of,
            clock: self.clock,
            counted: Counted::default(),
            title: None,
            only: Only::default(),
            speakers: Vec::new(),
            columns: Columns::ALL,
            cells,
            withdrawn: Vec::new(),
        }
    }
}
