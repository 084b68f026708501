//! What has not been said or published yet changes nothing.

use proptest::prelude::*;
use stancegraph::compare::{DiffOptions, diff};
use stancegraph::load::File;
use stancegraph::model::{Clock, Snapshot};
use stancegraph::position::snapshot;

use super::differences::clocks;
use super::generate::{days, more, with, worlds};
use super::naive::counts;
use super::world::{Claim, Content, Date, Source, World, day};
use super::write::loaded;

/// Adds a source that was published on that day.
fn with_source(mut world: World, published: i32) -> World {
    world.sources.push(Source {
        id: "later".to_owned(),
        published: Date::On(published),
        reliability: None,
    });
    world
}

/// Makes a claim one that does not count on a day by any clock that looks at
/// what was said (`said`), or at what was published.
fn later(claim: &mut Claim, source: usize, than: i32, said: bool, precise: bool) {
    let first = if precise { than + 1 } else { than - 20 };
    if said {
        claim.said = Date::Between(first, than + 1);
        claim.quotes.iter_mut().for_each(|quote| quote.0 = 0);
    } else {
        claim.quotes.iter_mut().for_each(|quote| quote.0 = source);
        if claim.said.earliest().is_some_and(|said| said > than) {
            claim.said = Date::None;
        }
    }
}

fn of(world: &World, at: i32, clock: Clock) -> Snapshot {
    snapshot(&world.ledger(), day(at), clock)
}

/// The world as it was known on a day: without the claims that do not count
/// yet, and without what others do to these.
fn known(world: &World, at: i32, clock: Clock) -> World {
    let counting: Vec<bool> = world
        .claims
        .iter()
        .map(|claim| counts(world, claim, at, clock))
        .collect();
    let place = |claim: usize| counting[..claim].iter().filter(|counts| **counts).count();
    let mut past = world.clone();
    past.claims = Vec::new();
    for (claim, _) in world
        .claims
        .iter()
        .zip(&counting)
        .filter(|(_, counts)| **counts)
    {
        let mut claim = claim.clone();
        claim.relations.retain_mut(|(_, target)| match target {
            Some(other) if !counting[*other] => false,
            Some(other) => {
                *other = place(*other);
                true
            }
            None => true,
        });
        let all = &world
            .claims
            .iter()
            .find(|c| c.id == claim.id)
            .expect("the same")
            .relations;
        // Whether it repeats something does not depend on what.
        let repeats = |list: &[(&str, Option<usize>)]| list.iter().any(|r| r.0 == "Repeats");
        if repeats(all) && !repeats(&claim.relations) {
            claim.relations.push(("Repeats", None));
        }
        if claim.content == Content::Relation && claim.relations.is_empty() {
            // It must be something: what a rumour tells counts for nothing.
            claim.content = Content::Response("Declined");
            claim.quotes.iter_mut().for_each(|quote| quote.1 = "Rumour");
        }
        past.claims.push(claim);
    }
    past
}

/// A claim may lift the conditions of one that is published only later.
#[test]
fn what_is_lifted_before_it_is_known_is_not_in_the_snapshot() {
    let ledger = loaded(vec![File::new(
        "lifted.ron",
        r#"[
            Actor(id: "north", name: "Northland", kind: State),
            Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
            Source(id: "gazette", title: "Gazette", publisher: "Gazette"),
            Source(id: "memoir", title: "Memoir", publisher: "Memoir", published: "2026-05-09"),
            Claim(id: "terms", by: "north", on: "talks", stance: Support, only_if: ["the guns rest"], said: "2026-05-01",
                quotes: [(source: "memoir", exact: "Only if the guns rest.", kind: Direct)]),
            Claim(id: "lift", by: "north", on: "talks", said: "2026-05-02", relations: [Lifts("terms")],
                quotes: [(source: "gazette", exact: "Without any terms now.", kind: Direct)]),
        ]"#,
    )]);
    let withdrawn = |on: &str| {
        let day = on.parse().expect("a day");
        snapshot(&ledger, day, Clock::Both).withdrawn.len()
    };
    assert_eq!([withdrawn("2026-05-03"), withdrawn("2026-05-09")], [0, 1]);
}

proptest! {
    #![proptest_config(super::cases(256, "proptest-regressions/laws/future.txt"))]

    #[test]
    fn a_claim_said_or_published_later_changes_no_position(
        world in worlds(), claim in more(), at in days(),
        said in any::<bool>(), precise in any::<bool>(), both in any::<bool>(),
    ) {
        let clock = match (both, said) {
            (true, _) => Clock::Both,
            (false, true) => Clock::Said,
            (false, false) => Clock::Known,
        };
        let world = with_source(world, at + 1);
        let source = world.sources.len() - 1;
        let more = with(&world, &claim, |claim| later(claim, source, at, said, precise));
        prop_assert_eq!(of(&world, at, clock), of(&more, at, clock), "{:?}", more);
    }

    #[test]
    fn a_claim_after_the_later_day_changes_no_comparison(
        world in worlds(), claim in more(), from in days(), days in 0..60, said in any::<bool>(),
    ) {
        let to = from + days;
        let world = with_source(world, to + 1);
        let source = world.sources.len() - 1;
        let more = with(&world, &claim, |claim| later(claim, source, to, said, true));
        let diff = |world| {
            let (from, to) = (of(world, from, Clock::Both), of(world, to, Clock::Both));
            diff(&from, &to, DiffOptions::default())
        };
        prop_assert_eq!(diff(&world), diff(&more), "{:?}", more);
    }

    #[test]
    fn positions_follow_from_what_counts_on_the_day_alone(
        world in worlds(), at in days(), clock in clocks(),
    ) {
        let past = known(&world, at, clock);
        prop_assert_eq!(of(&world, at, clock), of(&past, at, clock), "{:?}", past);
    }
}
