//! Why a change is of its kind: every kind above it has a reason, and none
//! that contradicts what is held.

use proptest::prelude::*;
use stancegraph::compare::{Change, DiffOptions, Kind, diff};
use stancegraph::model::{Held, Value};
use stancegraph::position::{Tracer, snapshot};
use stancegraph::view::{Fit, Names, WhyChange, tested, why_change};

use super::differences::clocks;
use super::generate::{days, worlds};
use super::naive::counts;
use super::world::day;

/// What a reason says must be so, read from the change alone.
fn is_true(change: &Change, reason: &str) -> bool {
    let held = |cell: &'_ Option<stancegraph::model::Cell>| -> Vec<Held> {
        cell.as_ref().map_or(vec![], |cell| cell.held.clone())
    };
    let (old, new) = (held(&change.before), held(&change.after));
    let bare = |held: &[Held]| held.iter().all(|held| held.conditions.is_empty());
    let response = |cell: &'_ Option<stancegraph::model::Cell>| {
        cell.as_ref().and_then(|cell| cell.response.clone())
    };
    let (was, is) = (response(&change.before), response(&change.after));
    match reason {
        "one ledger was asked, so nothing was coded anew" => change.kind != Some(Kind::Recoded),
        "no stance was held before" => old.is_empty() && !new.is_empty(),
        "no stance is held on the second day" => new.is_empty(),
        "no stance is held on either day" => old.is_empty() && new.is_empty(),
        "no stance is held that could be said again" => new.is_empty(),
        "there are no conditions on either day" => bare(&old) && bare(&new),
        "there were conditions before" => !bare(&old),
        "conditions stand on the second day" => !bare(&new),
        "points of a scale have no sides" => old.iter().any(|h| matches!(h.value, Value::At(_))),
        "there was no response to end" => was.is_none(),
        "a response stands on the second day, too" => is.is_some(),
        "there is no response on the second day" => is.is_none(),
        "the response is the same" => was == is,
        "no fresh claim made it, but time alone" => {
            let kinds = change.kind.iter().chain(&change.also);
            kinds.into_iter().any(|kind| *kind == Kind::Lapsed)
        }
        reason if reason.ends_with("so it is newly-evidenced") => {
            let mut kinds = change.kind.iter().chain(&change.also);
            kinds.any(|kind| *kind == Kind::NewlyEvidenced)
        }
        _ => true,
    }
}

proptest! {
    #![proptest_config(super::cases(256, "proptest-regressions/laws/reasons.txt"))]

    #[test]
    fn every_kind_above_that_of_a_change_has_a_true_reason(
        world in worlds(), from in days(), days in 1..60, clock in clocks(),
    ) {
        let ledger = world.ledger();
        let of = |number| snapshot(&ledger, day(number), clock);
        let (before, after) = (of(from), of(from + days));
        let names = Names::new([&ledger]);
        for change in diff(&before, &after, DiffOptions::default()).changes {
            let found = tested(&change, &before, &names);
            let Some(primary) = change.kind else {
                prop_assert!(found.is_empty());
                continue;
            };
            let kinds: Vec<Kind> = found.iter().map(|tested| tested.kind).collect();
            let above = Kind::ALL.iter().filter(|kind| **kind <= primary);
            let below = change.also.iter().filter(|kind| **kind > primary);
            let mut expected: Vec<Kind> = above.chain(below).copied().collect();
            expected.sort();
            prop_assert_eq!(kinds, expected);
            for tested in &found {
                let fit = match tested.kind {
                    kind if kind == primary => Fit::Kind,
                    kind if change.also.contains(&kind) => Fit::Beside,
                    _ => Fit::No,
                };
                prop_assert_eq!(tested.fit, fit);
                prop_assert!(!tested.reason.is_empty());
                prop_assert!(is_true(&change, &tested.reason), "{world:?}{tested:?}{change:#?}");
            }
        }
    }

    #[test]
    fn a_claim_is_fresh_if_it_counts_on_the_second_day_only(
        world in worlds(), from in days(), days in 1..60, clock in clocks(),
    ) {
        let ledger = world.ledger();
        let (from, to) = (from, from + days);
        let [before, after] = [from, to].map(|at| Tracer::new(&ledger, day(at), clock));
        for actor in ledger.actor_ids() {
            for issue in ledger.issue_ids() {
                let traces = [&before, &after].map(|tracer| tracer.trace(actor, issue));
                let why = why_change(&WhyChange {
                    ledger: &ledger,
                    actor,
                    issue,
                    before: (before.snapshot(), &traces[0]),
                    after: (after.snapshot(), &traces[1]),
                    change: None,
                });
                for claim in why.data["claims"].as_array().expect("a list") {
                    let id = claim["claim"].as_str().expect("an id");
                    let of = world.claims.iter().find(|c| c.id == id).expect("the claim");
                    let counted = [from, to].map(|at| counts(&world, of, at, clock));
                    let fresh = claim["became"] == "fresh";
                    prop_assert_eq!(counted, [!fresh, true], "{:?}{}", world, claim);
                    prop_assert!(claim["before"] != claim["after"] || claim["became"] == "stale");
                }
            }
        }
    }
}
