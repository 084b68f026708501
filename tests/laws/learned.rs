//! A newly found old statement is never a move, and time alone moves nobody.

use proptest::prelude::*;
use stancegraph::compare::{Change, DiffOptions, Kind, diff};
use stancegraph::model::Clock;
use stancegraph::position::snapshot;

use super::differences::clocks;
use super::generate::{days, more, with, worlds};
use super::naive::counts;
use super::world::{Claim, Date, Source, World, day};

/// Two days in their order.
fn spans() -> impl Strategy<Value = (i32, i32)> {
    (days(), 1..60).prop_map(|(from, days)| (from, from + days))
}

fn changes(world: &World, (from, to): (i32, i32), clock: Clock) -> Vec<Change> {
    let ledger = world.ledger();
    let of = |number| snapshot(&ledger, day(number), clock);
    diff(&of(from), &of(to), DiffOptions::default()).changes
}

fn kinds(change: &Change) -> impl Iterator<Item = Kind> + '_ {
    change.kind.into_iter().chain(change.also.iter().copied())
}

/// Whether some mark began as if somebody had moved.
fn moved_a_mark(change: &Change) -> bool {
    change
        .marks
        .iter()
        .any(|mark| mark.began && !mark.newly_evidenced)
}

/// Makes nothing show that a claim was said after a day; in one of three ways.
fn maybe_old(claim: &mut Claim, day: i32, way: usize) {
    let Some(earliest) = claim.said.earliest().filter(|&earliest| earliest > day) else {
        return;
    };
    claim.said = match way {
        0 => Date::Until(earliest),
        1 => Date::Between(day, earliest),
        _ => {
            // An undated claim must have been published.
            claim
                .quotes
                .iter_mut()
                .filter(|q| q.0 == 0)
                .for_each(|q| q.0 = 1);
            Date::None
        }
    };
}

proptest! {
    #![proptest_config(super::cases(256, "proptest-regressions/laws/learned.txt"))]

    #[test]
    fn what_may_be_old_is_newly_evidenced(
        world in worlds(), span in spans(), ways in proptest::collection::vec(0..3usize, 20), clock in clocks(),
    ) {
        let mut world = world;
        for (claim, way) in world.claims.iter_mut().zip(ways.into_iter().cycle()) {
            maybe_old(claim, span.0, way);
        }
        for change in changes(&world, span, clock) {
            let learned = |kind| matches!(kind, Kind::NewlyEvidenced | Kind::Lapsed);
            prop_assert!(kinds(&change).all(learned) && !moved_a_mark(&change), "{world:?}{change:#?}");
        }
    }

    #[test]
    fn one_old_statement_more_moves_nobody_who_stood_still(
        world in worlds(), span in spans(), claim in more(), way in 0..3usize, clock in clocks(),
    ) {
        let without = changes(&world, span, clock);
        let mut more = with(&world, &claim, |claim| {
            maybe_old(claim, span.0, way);
            // It came out only since.
            claim.quotes.iter_mut().for_each(|quote| quote.0 = world.sources.len());
        });
        more.sources.push(Source {
            id: "memoir".to_owned(),
            published: Date::On(span.1),
            reliability: None,
        });
        let last = more.claims.last().expect("the claim");
        if counts(&more, last, span.0, clock) {
            // By the clock of saying it is no news.
            return Ok(());
        }
        let fresh_elsewhere = |change: &Change| {
            change.causes.iter().any(|cause| {
                cause.claim.as_ref().is_some_and(|id| id.as_str() != last.id)
                    && cause.said_after(day(span.0))
            })
        };
        for change in changes(&more, span, clock) {
            let same = |other: &&Change| (&other.actor, &other.issue) == (&change.actor, &change.issue);
            if without.iter().any(|other| same(&other)) || fresh_elsewhere(&change) {
                continue;
            }
            let learned = |kind| matches!(kind, Kind::NewlyEvidenced | Kind::Lapsed);
            prop_assert!(kinds(&change).all(learned) && !moved_a_mark(&change), "{more:?}{change:#?}");
        }
    }

    #[test]
    fn a_move_names_a_claim_that_was_said_since(
        world in worlds(), span in spans(), clock in clocks(),
    ) {
        for change in changes(&world, span, clock) {
            let learned = |kind| matches!(kind, Kind::NewlyEvidenced | Kind::Lapsed);
            let moved = !kinds(&change).all(learned) || moved_a_mark(&change);
            let since = change.causes.iter().any(|cause| cause.said_after(day(span.0)));
            let made = change.marks.iter().any(|mark| mark.mark.claims.iter().any(|c| c.said_after(day(span.0))));
            prop_assert!(!moved || since || made, "{world:?}{change:#?}");
            prop_assert!(kinds(&change).all(|kind| kind != Kind::Recoded), "{world:?}{change:#?}");
            prop_assert!(change.kind.is_some() || change.only_remarks(), "{world:?}{change:#?}");
        }
    }

    #[test]
    fn without_a_fresh_claim_things_only_lapse_and_end(
        world in worlds(), span in spans(), clock in clocks(),
    ) {
        let mut world = world;
        let fresh: Vec<bool> = world
            .claims
            .iter()
            .map(|c| !counts(&world, c, span.0, clock) && counts(&world, c, span.1, clock))
            .collect();
        for (claim, _) in world.claims.iter_mut().zip(fresh).filter(|(_, fresh)| *fresh) {
            claim.rank = "Deprecated";
        }
        for change in changes(&world, span, clock) {
            let lapsed = kinds(&change).all(|kind| kind == Kind::Lapsed);
            prop_assert!(lapsed && !moved_a_mark(&change), "{world:?}{change:#?}");
            prop_assert_eq!(&change.causes, &vec![], "{:?}", world);
        }
    }
}
