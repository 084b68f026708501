//! Agreement: symmetric, between 0 and 1, with as many issues as it names,
//! and what rule 12 gives when it is read plainly.

use std::collections::BTreeSet;

use proptest::prelude::*;
use stancegraph::compare::{
    Agreement, AgreementOptions, Movement, PairKind, Undefined, agreement, agreements,
    pair_changes, pairs,
};
use stancegraph::model::{Clock, Held, Ledger, MarkKind, Sign, Slug, Snapshot, Value};
use stancegraph::position::snapshot;

use super::generate::{days, worlds};
use super::world::{Scale, World, day};

fn options() -> impl Strategy<Value = AgreementOptions> {
    any::<[bool; 4]>().prop_map(|[agenda, stale, contested, narrated]| AgreementOptions {
        agenda,
        stale,
        contested,
        narrated,
    })
}

/// The issues on which two actors can be compared, by number: score, same
/// side, identical.
type Shared = Vec<(usize, f64, bool, bool)>;

/// What of a position counts: rule 12.
fn live(
    world: &World,
    positions: &Snapshot,
    actor: usize,
    issue: usize,
    options: AgreementOptions,
) -> Vec<Held> {
    let cell = positions.cell(&world.actors[actor].id, &world.issues[issue].id);
    let Some(cell) = cell else { return vec![] };
    if world.issues[issue].agenda && !options.agenda {
        return vec![];
    }
    // Of several options one may be contested and another not.
    let contested = |held: &Held| {
        let marks = cell.marks.iter();
        let mut marks = marks.filter(|mark| mark.kind == MarkKind::Contested);
        marks.any(|mark| mark.about.as_ref() == held.value.option())
    };
    let counts = |h: &&Held| {
        (options.contested || !contested(h))
            && (options.stale || !h.stale)
            && (options.narrated || !h.narrated)
    };
    cell.held.iter().filter(counts).cloned().collect()
}

fn on_options(a: &[Held], b: &[Held]) -> Option<(f64, bool, bool)> {
    let of = |held: &[Held], chosen: bool| -> BTreeSet<String> {
        let options = held.iter().filter_map(|h| match (&h.value, chosen) {
            (Value::Choose(option), true) | (Value::Reject(option), false) => {
                Some(option.to_string())
            }
            _ => None,
        });
        options.collect()
    };
    let (yes_a, yes_b, no_a, no_b) = (of(a, true), of(b, true), of(a, false), of(b, false));
    if yes_a.iter().any(|option| yes_b.contains(option)) {
        return Some((1.0, true, yes_a == yes_b && no_a == no_b));
    }
    let both_choose = !yes_a.is_empty() && !yes_b.is_empty();
    let refused = yes_a.iter().any(|o| no_b.contains(o)) || yes_b.iter().any(|o| no_a.contains(o));
    (both_choose || refused).then_some((0.0, false, false))
}

fn on_numbers(scale: Scale, a: &[Held], b: &[Held]) -> Option<(f64, bool, bool)> {
    let (x, y) = (a.first()?.value.number()?, b.first()?.value.number()?);
    let range = match scale {
        Scale::Poles => 4.0,
        Scale::Vote => 2.0,
        _ => 10.0,
    };
    let same_side = match scale {
        // A scale of numbers has no sides.
        Scale::Numbers => false,
        _ => (x > 0.0) == (y > 0.0) && (x < 0.0) == (y < 0.0),
    };
    Some((1.0 - (x - y).abs() / range, same_side, x == y))
}

fn shared(
    world: &World,
    positions: &Snapshot,
    a: usize,
    b: usize,
    options: AgreementOptions,
) -> Shared {
    let mut found: Shared = Vec::new();
    for (issue, of) in world.issues.iter().enumerate() {
        let held = |actor| live(world, positions, actor, issue, options);
        let compared = match of.scale {
            Scale::Options => on_options(&held(a), &held(b)),
            scale => on_numbers(scale, &held(a), &held(b)),
        };
        found.extend(compared.map(|(score, side, same)| (issue, score, side, same)));
    }
    // The whole is left out where a part of it can be compared.
    let part_of = |mut part: usize, whole: usize| {
        while let Some(parent) = world.issues[part].parent {
            part = parent;
            if part == whole {
                return true;
            }
        }
        false
    };
    let issues: Vec<usize> = found.iter().map(|shared| shared.0).collect();
    found.retain(|shared| !issues.iter().any(|&part| part_of(part, shared.0)));
    found
}

/// That a figure of the library is what rule 12 gives.
fn holds(world: &World, found: &Agreement, mut expected: Shared) -> Result<(), TestCaseError> {
    expected.sort_by_key(|shared| world.issues[shared.0].id.clone());
    let expected: Vec<_> = expected
        .into_iter()
        .map(|(issue, score, side, same)| (&world.issues[issue], score, side, same))
        .collect();
    let ids: Vec<&str> = found.issues.iter().map(|i| i.issue.as_str()).collect();
    let expected_ids: Vec<&str> = expected.iter().map(|e| e.0.id.as_str()).collect();
    prop_assert_eq!(ids, expected_ids);
    prop_assert_eq!(found.n(), expected.len());
    for (found, expected) in found.issues.iter().zip(&expected) {
        let figures = (found.weight, found.same_side, found.identical);
        prop_assert_eq!(figures, (expected.0.weight, expected.2, expected.3));
        prop_assert!(
            (found.score - expected.1).abs() < 1e-12,
            "{found:?}, {}",
            expected.1
        );
        prop_assert!((0.0..=1.0).contains(&found.score));
    }
    let weight: f64 = expected.iter().map(|e| e.0.weight).sum();
    let sum: f64 = expected.iter().map(|e| e.0.weight * e.1).sum();
    let mean = (!expected.is_empty()).then(|| sum / weight);
    let near = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-12 && (0.0..=1.0).contains(&a),
        (a, b) => a == b,
    };
    prop_assert!(near(found.score(), mean), "{:?}, {mean:?}", found.score());
    let same = expected.iter().filter(|e| e.3).count() as f64;
    let identical = (!expected.is_empty()).then(|| same / expected.len() as f64);
    prop_assert!(
        near(found.identical(), identical),
        "{:?}, {identical:?}",
        found.identical()
    );
    prop_assert_eq!(found.same_side(), expected.iter().filter(|e| e.2).count());
    Ok(())
}

/// Two numbers that differ by rounding at most, or the same reason for none.
fn alike(a: Result<f64, Undefined>, b: Result<f64, Undefined>) -> bool {
    match (a, b) {
        (Ok(a), Ok(b)) => (a - b).abs() < 1e-9,
        (a, b) => a == b,
    }
}

/// That kappa and pi are those of a table of sides × sides, and in their
/// bounds.
fn beyond_chance(found: &Agreement) -> Result<(), TestCaseError> {
    let place = |side: Sign| match side {
        Sign::Negative => 0,
        Sign::Neutral => 1,
        Sign::Positive => 2,
    };
    let mut table = [[0.0; 3]; 3];
    for (mine, theirs) in found.issues.iter().filter_map(|issue| issue.sides) {
        table[place(mine)][place(theirs)] += 1.0;
    }
    let n: f64 = table.iter().flatten().sum();
    prop_assert_eq!(n as usize, found.sided());
    let share = |sum: f64| sum / n;
    let of_one = |side: usize| share(table[side].iter().sum());
    let of_other = |side: usize| share(table.iter().map(|row| row[side]).sum());
    let observed = (0..3).map(|side| share(table[side][side])).sum::<f64>();
    let apart = (0..3).map(|side| of_one(side) * of_other(side));
    let together = (0..3).map(|side| ((of_one(side) + of_other(side)) / 2.0).powi(2));
    for (number, expected) in [
        (found.kappa(), apart.sum::<f64>()),
        (found.pi(), together.sum()),
    ] {
        let Ok(number) = number else {
            // There is a reason, and it is the right one.
            let one_side = (0..3).any(|side| of_one(side) == 1.0 && of_other(side) == 1.0);
            prop_assert!(n < 2.0 || one_side, "{found:?}");
            continue;
        };
        let naive = (observed - expected) / (1.0 - expected);
        prop_assert!((number - naive).abs() < 1e-9, "{number}, {naive}");
        prop_assert!((-1.0 - 1e-9..=1.0 + 1e-9).contains(&number), "{number}");
    }
    if let (Ok(kappa), Ok(pi)) = (found.kappa(), found.pi()) {
        prop_assert!(pi <= kappa + 1e-9, "{kappa}, {pi}");
    }
    Ok(())
}

fn of(ledger: &Ledger, at: i32) -> Snapshot {
    snapshot(ledger, day(at), Clock::Both)
}

proptest! {
    #![proptest_config(super::cases(128, "proptest-regressions/laws/agreement.txt"))]

    #[test]
    fn agreement_is_that_of_the_rule_read_plainly(
        world in worlds(), at in days(), options in options(),
    ) {
        let ledger = world.ledger();
        let positions = of(&ledger, at);
        let id = |actor: usize| ledger.find_actor(&world.actors[actor].id).expect("the actor");
        let mut listed = 0;
        for a in 0..world.actors.len() {
            for b in 0..world.actors.len() {
                let expected = shared(&world, &positions, a, b, options);
                listed += usize::from(a < b && !expected.is_empty());
                let found = agreement(&ledger, &positions, id(a), id(b), options);
                holds(&world, &found, expected)?;
                let mut back = agreement(&ledger, &positions, id(b), id(a), options);
                let figures = |of: &Agreement| (of.kappa(), of.pi());
                let [(kappa, pi), (back_kappa, back_pi)] = [&found, &back].map(figures);
                prop_assert!(alike(kappa, back_kappa) && alike(pi, back_pi), "{found:?}");
                beyond_chance(&found)?;
                for issue in &mut back.issues {
                    issue.sides = issue.sides.map(|(mine, theirs)| (theirs, mine));
                    if let Some(far) = &mut issue.distance {
                        far.points = (far.points.1, far.points.0);
                    }
                }
                prop_assert_eq!((found.a, found.b, found.issues), (back.b, back.a, back.issues));
            }
        }
        let all = agreements(&ledger, &positions, options);
        prop_assert_eq!(all.len(), listed);
        for pair in all {
            prop_assert!(pair.a < pair.b);
            let [a, b] = [&pair.a, &pair.b].map(|id| ledger.find_actor(id.as_str()).expect("it"));
            prop_assert_eq!(&pair, &agreement(&ledger, &positions, a, b, options));
        }
    }

    #[test]
    fn a_pair_moves_by_the_difference_of_its_agreements(
        world in worlds(), from in days(), to in days(), options in options(),
    ) {
        let ledger = world.ledger();
        let (before, after) = (of(&ledger, from), of(&ledger, to));
        let there = pairs((&ledger, &before), (&ledger, &after), options);
        for pair in &there {
            prop_assert!(pair.by() != 0.0 && pair.by().abs() <= 1.0);
            prop_assert!(!pair.moved.is_empty());
            let issues = |of: &Agreement| of.issues.iter().map(|i| i.issue.clone()).collect::<Vec<_>>();
            prop_assert_eq!(issues(&pair.before), issues(&pair.after));
        }
        let back = pairs((&ledger, &after), (&ledger, &before), options);
        let swapped: Vec<_> = back.into_iter().map(|p| (p.after, p.before, ids(&p.moved))).collect();
        let there: Vec<_> = there.into_iter().map(|p| (p.before, p.after, ids(&p.moved))).collect();
        prop_assert_eq!(there, swapped);
    }

    #[test]
    fn what_came_closer_and_what_moved_apart_is_never_set_off(
        world in worlds(), from in days(), to in days(), options in options(),
    ) {
        let ledger = world.ledger();
        let (before, after) = (of(&ledger, from), of(&ledger, to));
        let all = pair_changes((&ledger, &before), (&ledger, &after), options);
        let moved = all.iter().filter(|pair| pair.by() != 0.0);
        prop_assert_eq!(
            moved.cloned().collect::<Vec<_>>(),
            pairs((&ledger, &before), (&ledger, &after), options)
        );
        for pair in &all {
            let (old, new) = (&pair.before.issues, &pair.after.issues);
            let same = old.len() == new.len() && old.iter().zip(new).all(|(a, b)| a.issue == b.issue);
            prop_assert_eq!(same, pair.kind() != PairKind::OtherIssues);
            // Nothing is lost: measured or left out, and measured wherever both days have it.
            let [a, b] = [&pair.before.a, &pair.before.b].map(|id| ledger.find_actor(id.as_str()).expect("it"));
            let whole = [&before, &after].map(|on| agreement(&ledger, on, a, b, options));
            let ids = whole.each_ref().map(|w| w.issues.iter().map(|i| &i.issue).collect::<Vec<_>>());
            prop_assert_eq!(pair.n(), ids.each_ref().map(Vec::len));
            let both = ids[0].iter().filter(|id| ids[1].contains(id)).count();
            prop_assert_eq!(pair.n_both(), both);
            prop_assert!(pair.left_out[0].iter().all(|id| ids[0].contains(&id) && !ids[1].contains(&id)));
            prop_assert!(pair.left_out[1].iter().all(|id| ids[1].contains(&id) && !ids[0].contains(&id)));
            if !same {
                prop_assert!(pair.moved.is_empty());
                continue;
            }
            // Read plainly: how far apart they were on each issue, and are.
            let (mut towards, mut apart) = (0.0, 0.0);
            let weight: f64 = new.iter().map(|issue| issue.weight).sum();
            for (old, new) in old.iter().zip(new) {
                let by = (new.score - old.score) * new.weight / weight;
                if by > 0.0 { towards += by } else { apart -= by }
            }
            prop_assert!((pair.towards() - towards).abs() < 1e-9 && pair.towards() <= 1.0 + 1e-9);
            prop_assert!((pair.apart() - apart).abs() < 1e-9 && pair.apart() <= 1.0 + 1e-9);
            let (was, is) = (pair.before.score(), pair.after.score());
            let net = is.zip(was).map(|(is, was)| is - was).expect("both share an issue");
            prop_assert!((pair.by() - net).abs() < 1e-8, "{pair:?}");
            // Each movement names the cells that did it, and no other.
            for moved in &pair.moved {
                prop_assert!(!moved.cells.is_empty(), "{pair:?}");
                for actor in [&pair.before.a, &pair.before.b] {
                    let values = |snapshot: &Snapshot| {
                        let number = |id: &str| world.actors.iter().position(|a| a.id == id);
                        let actor = number(actor.as_str()).expect("the actor");
                        let issue = world.issues.iter().position(|i| i.id == moved.issue.as_str());
                        let held = live(&world, snapshot, actor, issue.expect("the issue"), options);
                        held.into_iter().map(|h| h.value).collect::<Vec<_>>()
                    };
                    let named = moved.cells.iter().find(|cell| &cell.actor == actor);
                    let named = named.map(|cell| (cell.before.clone(), cell.after.clone()));
                    let (was, is) = (values(&before), values(&after));
                    prop_assert_eq!(named, (was != is).then_some((was, is)));
                }
            }
        }
    }
}

fn ids(moved: &[Movement]) -> Vec<Slug> {
    moved.iter().map(|moved| moved.issue.clone()).collect()
}
