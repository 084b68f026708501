//! What comparisons over many days always are: a chain from the first snapshot
//! to the last, and day by day what each day alone says.

use std::collections::BTreeMap;

use proptest::prelude::*;
use stancegraph::compare::{
    Change, Diff, DiffOptions, Every, Kind, diff, periods, series, series_of,
};
use stancegraph::model::{Cell, Clock, Day, Only, Snapshot};
use stancegraph::position::{of_period, reach, snapshot, turns};

use super::differences::clocks;
use super::generate::{days, worlds};
use super::naive::counts;
use super::world::day;

fn steps() -> impl Strategy<Value = Every> {
    proptest::sample::select(Every::ALL)
}

/// Puts the cell after a change in place of the one before.
fn put(cells: &mut BTreeMap<(String, String), Cell>, change: &Change) -> Option<Cell> {
    let key = (change.actor.to_string(), change.issue.to_string());
    match &change.after {
        Some(cell) => cells.insert(key, cell.clone()),
        None => cells.remove(&key),
    }
}

fn cells(snapshot: &Snapshot) -> BTreeMap<(String, String), Cell> {
    let key = |cell: &Cell| (cell.actor.to_string(), cell.issue.to_string());
    let cells = snapshot.cells.iter();
    cells.map(|cell| (key(cell), cell.clone())).collect()
}

/// Whether a day begins a step: Mondays, first days of months and of years.
fn begins(every: Every, day: Day) -> bool {
    let (_, month, of_month) = day.civil();
    match every {
        Every::Day => true,
        // 1970-01-05 was a Monday.
        Every::Week => (day.number() - 4).rem_euclid(7) == 0,
        Every::Month => of_month == 1,
        Every::Year => (month, of_month) == (1, 1),
    }
}

proptest! {
    #![proptest_config(super::cases(48, "proptest-regressions/laws/steps.txt"))]

    #[test]
    fn the_steps_lead_from_the_first_snapshot_to_the_last(
        world in worlds(), from in days(), long in 0..120, every in steps(), clock in clocks(),
    ) {
        let ledger = world.ledger();
        let (from, to) = (day(from), day(from + long));
        let found = series(&ledger, (from, to), every, clock);
        prop_assert_eq!(&found.first, &snapshot(&ledger, from, clock));
        prop_assert_eq!(&found.last, &snapshot(&ledger, to, clock));
        let mut held = cells(&found.first);
        for one in &found.diffs {
            for change in &one.changes {
                let before = put(&mut held, change);
                prop_assert_eq!(&before, &change.before);
            }
        }
        prop_assert_eq!(held, cells(&found.last));
    }

    #[test]
    fn each_step_is_the_comparison_of_its_two_days(
        world in worlds(), from in days(), long in 0..100, every in steps(), clock in clocks(),
    ) {
        let ledger = world.ledger();
        let (from, to) = (day(from), day(from + long));
        let mut naive = Vec::new();
        let (mut count, mut before) = (0, snapshot(&ledger, from, clock));
        for number in from.number() + 1..=to.number() {
            let today = Day::from_number(number).expect("a day");
            let tomorrow = Day::from_number(number + 1).expect("a day");
            if today == to || begins(every, tomorrow) {
                let after = snapshot(&ledger, today, clock);
                naive.push(diff(&before, &after, DiffOptions::default()));
                (count, before) = (count + 1, after);
            }
        }
        naive.retain(|diff| !diff.changes.is_empty());
        let found = series(&ledger, (from, to), every, clock);
        prop_assert_eq!(found.diffs, naive);
        prop_assert_eq!(found.steps, count);
    }

    #[test]
    fn the_steps_of_some_are_those_of_all(
        world in worlds(), from in days(), long in 0..100, every in steps(), clock in clocks(),
        actor in any::<proptest::sample::Index>(), issue in any::<proptest::sample::Index>(),
        by in 1..4_u8,
    ) {
        let ledger = world.ledger();
        prop_assume!(!ledger.actors.is_empty() && !ledger.issues.is_empty());
        let span = (day(from), day(from + long));
        let mut only = Only::default();
        if by & 1 != 0 {
            only.actors.push(ledger.actors[actor.index(ledger.actors.len())].id.clone());
        }
        if by & 2 != 0 {
            only.issues.push(ledger.issues[issue.index(ledger.issues.len())].id.clone());
        }
        let wanted = |mut diffs: Vec<Diff>| {
            for diff in &mut diffs {
                diff.changes.retain(|change| only.holds(&change.actor, &change.issue));
            }
            diffs.retain(|diff| !diff.changes.is_empty());
            diffs
        };
        let found = series_of(&ledger, &only, span, every, clock);
        let whole = series(&ledger, span, every, clock);
        prop_assert_eq!(found.steps, whole.steps);
        prop_assert_eq!(wanted(found.diffs), wanted(whole.diffs));
        for (part, all) in [(found.first, whole.first), (found.last, whole.last)] {
            let held = |snapshot: Snapshot| {
                let cells = snapshot.cells.into_iter();
                cells.filter(|cell| only.holds(&cell.actor, &cell.issue)).collect::<Vec<_>>()
            };
            prop_assert_eq!(held(part), held(all));
        }
    }

    #[test]
    fn between_two_turns_nothing_differs(world in worlds(), at in days(), clock in clocks()) {
        let ledger = world.ledger();
        let eve = snapshot(&ledger, day(at - 1), clock);
        let then = snapshot(&ledger, day(at), clock);
        if !turns(&ledger, clock).contains(&day(at)) {
            prop_assert_eq!(eve.cells, then.cells);
            prop_assert_eq!(eve.withdrawn, then.withdrawn);
        }
    }

    #[test]
    fn nothing_is_held_before_the_reach_of_a_ledger(world in worlds(), clock in clocks()) {
        let ledger = world.ledger();
        let held = match reach(&ledger, clock) {
            Some((first, _)) => snapshot(&ledger, Every::Day.eve(first), clock).cells,
            None => snapshot(&ledger, Day::MAX, clock).cells,
        };
        prop_assert_eq!(held, vec![]);
    }

    #[test]
    fn a_period_from_the_beginning_is_the_snapshot_of_its_end(
        world in worlds(), at in days(), clock in clocks(),
    ) {
        let ledger = world.ledger();
        let whole = of_period(&ledger, Day::MIN, day(at), clock);
        prop_assert_eq!(whole, snapshot(&ledger, day(at), clock));
    }

    #[test]
    fn a_claim_outside_both_periods_never_matters(
        world in worlds(), first in days(), long in 1..30, gap in 1..30, clock in clocks(),
    ) {
        let ledger = world.ledger();
        let second = first + long + gap;
        let one = (day(first), day(first + long - 1));
        let other = (day(second), day(second + long));
        let found = periods(&ledger, one, other, clock);
        let inside = |claim: &&super::world::Claim| {
            counts(&world, claim, second + long, clock)
        };
        let known: Vec<&str> = world.claims.iter().filter(inside).map(|c| &*c.id).collect();
        let named = found.diff.changes.iter().flat_map(|change| &change.causes);
        for cause in named {
            let claim = cause.claim.as_ref().expect("a ledger names its claims");
            prop_assert!(known.contains(&claim.as_str()), "{claim}");
        }
        for change in &found.diff.changes {
            prop_assert!(change.before.is_some() && change.after.is_some());
            let kinds: Vec<Kind> = change.kind.into_iter().chain(change.also.clone()).collect();
            prop_assert!(!kinds.contains(&Kind::Lapsed) && !kinds.contains(&Kind::Recoded));
        }
        let all = |cells: &[Cell]| cells.len() + found.diff.changes.len();
        let [before, after] = [one, other].map(|(a, b)| of_period(&ledger, a, b, clock).cells.len());
        prop_assert_eq!((all(&found.only_first), all(&found.only_second)), (before, after));
    }
}

#[test]
fn the_clock_of_what_was_said_types_a_move_that_was_published_a_day_later() {
    let text = r#"[
        Actor(id: "north", name: "Northland", kind: State),
        Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
        Source(id: "may", title: "May", publisher: "Gazette", published: "2026-05-02"),
        Source(id: "june", title: "June", publisher: "Gazette", published: "2026-06-02"),
        Claim(id: "a", by: "north", on: "talks", stance: Oppose, said: "2026-05-01",
            quotes: [(source: "may", exact: "No talks.", kind: Direct)]),
        Claim(id: "b", by: "north", on: "talks", stance: Support, said: "2026-06-01",
            quotes: [(source: "june", exact: "We will talk.", kind: Direct)]),
    ]"#;
    let file = stancegraph::load::File::new("l.ron", text);
    let ledger = stancegraph::load::load(vec![file]).ledger;
    let kinds = |clock: Clock, every: Every| -> Vec<(String, Option<Kind>)> {
        let (first, last) = reach(&ledger, clock).expect("claims");
        let found = series(&ledger, (every.eve(first), last), every, clock).diffs;
        let kind = |diff: &stancegraph::compare::Diff| (diff.to.to_string(), diff.changes[0].kind);
        found.iter().map(kind).collect()
    };
    let named = |days: [(&str, Kind); 2]| days.map(|(day, kind)| (day.to_owned(), Some(kind)));
    let learned = Kind::NewlyEvidenced;
    assert_eq!(
        kinds(Clock::Both, Every::Day),
        named([("2026-05-02", learned), ("2026-06-02", learned)])
    );
    assert_eq!(
        kinds(Clock::Said, Every::Day),
        named([("2026-05-01", Kind::New), ("2026-06-01", Kind::Reversed)])
    );
    assert_eq!(
        kinds(Clock::Both, Every::Month)[1],
        ("2026-06-02".to_owned(), Some(Kind::Reversed))
    );
}
