//! A ledger, two days and a step come in; one comparison for each step on which
//! something changed comes out.

use std::collections::BTreeSet;

use super::{Diff, DiffOptions, diff};
use crate::model::{Clock, Day, IssueId, Ledger, Only, Slug, Snapshot};
use crate::position::{self, Turning};

/// How far two snapshots of a series are apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Every {
    /// A day.
    Day,
    /// A week from Monday to Sunday.
    Week,
    /// A month of the calendar.
    Month,
    /// A year of the calendar.
    Year,
}

impl Every {
    /// From the shortest to the longest.
    pub const ALL: &'static [Every] = &[Every::Day, Every::Week, Every::Month, Every::Year];

    /// In a word: `week`.
    pub fn name(self) -> &'static str {
        match self {
            Every::Day => "day",
            Every::Week => "week",
            Every::Month => "month",
            Every::Year => "year",
        }
    }

    /// The last day of the step in which a day lies.
    ///
    /// ```
    /// use stancegraph::{compare::Every, model::Day};
    /// let day: Day = "2026-02-10".parse()?;
    /// let last = |every: Every| every.last_day(day).to_string();
    /// assert_eq!(last(Every::Week), "2026-02-15");
    /// assert_eq!(last(Every::Month), "2026-02-28");
    /// # Ok::<(), stancegraph::model::DateError>(())
    /// ```
    pub fn last_day(self, day: Day) -> Day {
        let (year, month, _) = day.civil();
        let eve = |next: Option<Day>| next.map_or(Day::MAX, |next| next.minus(1));
        match self {
            Every::Day => day,
            Every::Week => {
                let left = 6 - (day.number() + MONDAY).rem_euclid(7);
                Day::from_number(day.number() + left).unwrap_or(Day::MAX)
            }
            Every::Month if month == 12 => eve(Day::new(year + 1, 1, 1)),
            Every::Month => eve(Day::new(year, month + 1, 1)),
            Every::Year => eve(Day::new(year + 1, 1, 1)),
        }
    }

    /// The day before the step in which a day lies.
    ///
    /// ```
    /// use stancegraph::{compare::Every, model::Day};
    /// let day: Day = "2026-02-10".parse()?;
    /// assert_eq!(Every::Week.eve(day).to_string(), "2026-02-08");
    /// # Ok::<(), stancegraph::model::DateError>(())
    /// ```
    pub fn eve(self, day: Day) -> Day {
        let (year, month, _) = day.civil();
        let first = match self {
            Every::Day => Some(day),
            Every::Week => Some(day.minus((day.number() + MONDAY).rem_euclid(7).unsigned_abs())),
            Every::Month => Day::new(year, month, 1),
            Every::Year => Day::new(year, 1, 1),
        };
        first.map_or(Day::MIN, |first| first.minus(1))
    }

    /// Which step a day lies in, counted through.
    pub(super) fn number(self, day: Day) -> i32 {
        let (year, month, _) = day.civil();
        match self {
            Every::Day => day.number(),
            Every::Week => (day.number() + MONDAY).div_euclid(7),
            Every::Month => i32::from(year) * 12 + i32::from(month),
            Every::Year => i32::from(year),
        }
    }
}

/// 1970-01-01, the day 0, was a Thursday.
const MONDAY: i32 = 3;

/// Comparisons that follow upon each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// How far their days are apart.
    pub every: Every,
    /// How many steps there are, those without a change included.
    pub steps: usize,
    /// The positions before the first step.
    pub first: Snapshot,
    /// The positions after the last step.
    pub last: Snapshot,
    /// One for each step on which something changed, from the earliest on. The
    /// first day of each is the last of the step before.
    pub diffs: Vec<Diff>,
}

/// Compares the ends of the days, weeks, months or years from one day to
/// another, each with the one before. The first and the last step may be cut
/// short. Putting the after-cells of all diffs in turn into the first snapshot
/// gives the last.
///
/// Takes the time of [`series_of`] for all.
///
/// ```
/// use stancegraph::compare::{self, Every, Kind};
/// use stancegraph::{load, model::Clock};
/// let ledger = load::load(vec![load::File::new("l.ron", r#"[
///     Actor(id: "north", name: "Northland", kind: State),
///     Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
///     Source(id: "s", title: "Gazette", publisher: "Gazette"),
///     Claim(id: "a", by: "north", on: "talks", stance: Oppose, said: "2026-02-10",
///         quotes: [(source: "s", exact: "No talks.", kind: Direct)]),
///     Claim(id: "b", by: "north", on: "talks", stance: Support, said: "2026-05-01",
///         quotes: [(source: "s", exact: "We will talk.", kind: Direct)]),
/// ]"#)]).ledger;
/// let (from, to) = ("2026-01-31".parse()?, "2026-06-30".parse()?);
/// let series = compare::series(&ledger, (from, to), Every::Month, Clock::Both);
/// assert_eq!(series.steps, 5);
/// let kinds: Vec<_> = series.diffs.iter().map(|diff| (diff.to.to_string(), diff.changes[0].kind)).collect();
/// assert_eq!(kinds, [
///     ("2026-02-28".to_owned(), Some(Kind::New)),
///     ("2026-05-31".to_owned(), Some(Kind::Reversed)),
/// ]);
/// # Ok::<(), stancegraph::model::DateError>(())
/// ```
pub fn series(ledger: &Ledger, span: (Day, Day), every: Every, clock: Clock) -> Series {
    series_of(ledger, &Only::default(), span, every, clock)
}

/// The same of some actors and issues alone; there may be changes of others,
/// from whose position one of these may differ.
///
/// Of each step only those issues are derived, for both of its ends, on which
/// anything can change.
pub fn series_of(
    ledger: &Ledger,
    only: &Only,
    (from, to): (Day, Day),
    every: Every,
    clock: Clock,
) -> Series {
    let mut turning = position::turning(ledger, clock);
    turning.on.retain(|(day, _)| *day > from && *day <= to);
    let first = position::part(ledger, only, from, clock);
    // What was wanted of the step before, and what came out at its end.
    let mut last: Option<(Only, Snapshot)> = None;
    let mut diffs = Vec::new();
    let chunks = turning
        .on
        .chunk_by(|a, b| every.number(a.0) == every.number(b.0));
    for step in chunks {
        let Some(touched) = touched(ledger, only, &turning, step) else {
            continue;
        };
        let day = step[0].0;
        let eve = every.eve(day).max(from);
        let before = match last.take() {
            // Nothing can have changed since the step before.
            Some((same, snapshot)) if same == touched => Snapshot {
                as_of: eve,
                ..snapshot
            },
            _ => position::part(ledger, &touched, eve, clock),
        };
        let after = position::part(ledger, &touched, every.last_day(day).min(to), clock);
        let diff = diff(&before, &after, DiffOptions::default());
        if !diff.changes.is_empty() {
            diffs.push(diff);
        }
        last = Some((touched, after));
    }
    Series {
        every,
        steps: steps(every, from, to),
        first,
        last: position::part(ledger, only, to.max(from), clock),
        diffs,
    }
}

/// How many steps lie between two days, cut short or not.
pub(super) fn steps(every: Every, from: Day, to: Day) -> usize {
    let steps = match to > from {
        true => every.number(to) - every.number(from) + i32::from(every.last_day(from) != from),
        false => 0,
    };
    usize::try_from(steps).unwrap_or(0)
}

/// What of a step has to be derived: the issues on which anything can change,
/// or all where these are many. None if nothing can change of what is wanted.
fn touched(
    ledger: &Ledger,
    only: &Only,
    turning: &Turning,
    step: &[(Day, Option<u32>)],
) -> Option<Only> {
    let mut issues: BTreeSet<IssueId> = BTreeSet::new();
    for (_, set) in step {
        match set {
            Some(set) => issues.extend(&turning.sets[*set as usize]),
            None => return Some(only.clone()),
        }
    }
    if issues.len() * 2 > ledger.issues.len() {
        return Some(only.clone());
    }
    let ids = issues.into_iter().map(|issue| &ledger.issue(issue).id);
    let wanted = ids.filter(|id| only.issues.is_empty() || only.issues.contains(id));
    let issues: Vec<Slug> = wanted.cloned().collect();
    (!issues.is_empty()).then(|| Only {
        issues,
        ..only.clone()
    })
}
