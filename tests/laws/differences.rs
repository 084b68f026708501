//! What a comparison of two snapshots always is: empty with itself, the same
//! cells both ways, and whole.

use std::collections::BTreeMap;

use proptest::prelude::*;
use stancegraph::check::check;
use stancegraph::compare::{DiffOptions, diff};
use stancegraph::diagnostics::Level;
use stancegraph::model::{Clock, Snapshot};
use stancegraph::position::snapshot;

use super::generate::{days, worlds};
use super::world::{World, day};

/// The positions on two days, of which either may come first.
fn two(world: &World, days: (i32, i32), clock: Clock) -> (Snapshot, Snapshot) {
    let ledger = world.ledger();
    let of = |number| snapshot(&ledger, day(number), clock);
    (of(days.0), of(days.1))
}

pub fn clocks() -> impl Strategy<Value = Clock> {
    proptest::sample::select(Clock::ALL)
}

proptest! {
    #![proptest_config(super::cases(192, "proptest-regressions/laws/differences.txt"))]

    #[test]
    fn a_generated_ledger_has_no_errors(world in worlds()) {
        let found = check(&world.ledger());
        let errors: Vec<_> = found.iter().filter(|d| d.level == Level::Error).collect();
        prop_assert!(errors.is_empty(), "{errors:#?}");
    }

    #[test]
    fn nothing_differs_from_itself(world in worlds(), at in days(), clock in clocks()) {
        let (a, b) = two(&world, (at, at), clock);
        prop_assert_eq!(diff(&a, &b, DiffOptions::default()).changes, vec![]);
    }

    #[test]
    fn the_way_back_has_the_same_cells_swapped(
        world in worlds(), from in days(), to in days(), clock in clocks(),
    ) {
        let (a, b) = two(&world, (from, to), clock);
        let there = diff(&a, &b, DiffOptions::default()).changes;
        let back = diff(&b, &a, DiffOptions::default()).changes;
        let there: Vec<_> = there.iter().map(|c| (&c.actor, &c.issue, &c.before, &c.after)).collect();
        let back: Vec<_> = back.iter().map(|c| (&c.actor, &c.issue, &c.after, &c.before)).collect();
        prop_assert_eq!(there, back);
    }

    #[test]
    fn the_cells_after_each_change_make_the_second_snapshot(
        world in worlds(), from in days(), to in days(), clock in clocks(),
    ) {
        let (a, b) = two(&world, (from, to), clock);
        let mut cells: BTreeMap<_, _> = a
            .cells
            .iter()
            .map(|cell| ((cell.actor.clone(), cell.issue.clone()), cell.clone()))
            .collect();
        for change in diff(&a, &b, DiffOptions::default()).changes {
            let key = (change.actor, change.issue);
            prop_assert_eq!(cells.get(&key), change.before.as_ref());
            match change.after {
                Some(cell) => cells.insert(key, cell),
                None => cells.remove(&key),
            };
        }
        prop_assert_eq!(cells.into_values().collect::<Vec<_>>(), b.cells);
    }
}
