//! Claims that are left out by `--min-credibility` or `--reviewed-only` are as
//! if they were not in the ledger; the grades are those of the rules.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;
use stancegraph::load::snapshot as stored;
use stancegraph::model::{Counted, Ledger, Snapshot};
use stancegraph::position::strength::{left_out, strength};
use stancegraph::position::{grades, snapshot};

use super::differences::clocks;
use super::generate::{days, worlds};
use super::world::{Claim, Content, World, day};

/// A threshold as it is typed, and whether only reviewed claims count.
fn asked() -> impl Strategy<Value = (&'static str, bool)> {
    let least = select(vec!["", "A", "C", "E", "1", "5", "A1", "C5", "E5"]);
    (least, any::<bool>())
}

/// Nothing but the id tells in these worlds what was reviewed.
fn is_reviewed(id: &str) -> bool {
    id.bytes().map(u32::from).sum::<u32>() % 3 != 0
}

fn with_reviews(world: &World) -> Ledger {
    let mut ledger = world.ledger();
    for claim in &mut ledger.claims {
        claim.reviewed = is_reviewed(claim.id.as_str());
    }
    ledger
}

fn counting((least, reviewed_only): (&str, bool)) -> Counted {
    Counted {
        at_least: least.parse().unwrap_or_default(),
        reviewed_only,
        ..Counted::default()
    }
}

/// Whether a claim is good enough, read plainly.
fn is_counted(world: &World, claim: &Claim, (least, reviewed_only): (&str, bool)) -> bool {
    let nameless = |actor: &usize| world.actors[*actor].kind == "Anonymous";
    let letters = claim
        .quotes
        .iter()
        .filter_map(|q| world.sources[q.0].reliability);
    let letter = if claim.by.iter().chain(&claim.via).any(nameless) {
        Some("F")
    } else {
        letters.min()
    };
    let good = |wanted: char| match wanted {
        'A'..='E' => letter.is_some_and(|l| l.chars().all(|l| l <= wanted)),
        _ => claim.credibility.is_some_and(|d| d <= wanted as u8 - b'0'),
    };
    least.chars().all(good) && (!reviewed_only || is_reviewed(&claim.id))
}

/// The world without what is left out, and without relations to it.
fn without(world: &World, asked: (&str, bool)) -> World {
    let mut less = world.clone();
    less.claims.clear();
    let mut places: Vec<Option<usize>> = Vec::new();
    for claim in &world.claims {
        let mut kept = claim.clone();
        kept.relations = Vec::new();
        for &(kind, target) in &claim.relations {
            match target.map(|target| places[target]) {
                None | Some(None) if kind == "Repeats" => kept.relations.push((kind, None)),
                None | Some(None) => {}
                Some(place) => kept.relations.push((kind, place)),
            }
        }
        // It must say something to be read; this changes nothing.
        if kept.content == Content::Relation && kept.relations.is_empty() {
            kept.relations.push(("Repeats", None));
        }
        let keep = is_counted(world, claim, asked);
        places.push(keep.then_some(less.claims.len()));
        less.claims.extend(keep.then_some(kept));
    }
    less
}

proptest! {
    #![proptest_config(super::cases(320, "proptest-regressions/laws/counted.txt"))]

    #[test]
    fn what_is_left_out_is_as_if_it_were_not_there(
        world in worlds(), at in days(), clock in clocks(), asked in asked(),
    ) {
        let mut ledger = with_reviews(&world);
        ledger.counted = counting(asked);
        let filtered = snapshot(&ledger, day(at), clock);
        let alone = snapshot(&without(&world, asked).ledger(), day(at), clock);
        prop_assert_eq!(&filtered.counted, &ledger.counted);
        let stored = stored::to_text(&filtered).expect("it can be written");
        prop_assert_eq!(&stored::read("s.ron", &stored).expect("it can be read"), &filtered);
        let filtered = Snapshot { counted: Counted::default(), ..filtered };
        prop_assert_eq!(filtered, alone);
    }

    #[test]
    fn the_weakest_threshold_keeps_all_that_can_be_judged(world in worlds()) {
        let mut ledger = world.ledger();
        ledger.counted = counting(("E5", false));
        for claim in &ledger.claims {
            let (letter, digit) = strength(&ledger, claim).steps();
            let judged = letter <= 5 && digit <= 5;
            prop_assert_eq!(left_out(&ledger, claim).is_none(), judged);
        }
    }

    #[test]
    fn a_higher_threshold_counts_no_more_claims(world in worlds(), reviewed in any::<bool>()) {
        let counted = |least: &'static str| {
            let mut ledger = with_reviews(&world);
            ledger.counted = counting((least, reviewed));
            let counts = ledger.claims.iter().filter(|c| left_out(&ledger, c).is_none());
            counts.map(|c| c.id.clone()).collect::<BTreeSet<_>>()
        };
        for order in [["A", "C", "E"], ["1", "3", "5"], ["A1", "C5", "E5"]] {
            for pair in order.windows(2) {
                prop_assert!(counted(pair[0]).is_subset(&counted(pair[1])));
            }
        }
        prop_assert!(counted("E5").is_subset(&counted("")));
    }

    #[test]
    fn every_stance_and_response_has_a_grade_of_its_claims(
        world in worlds(), at in days(), clock in clocks(), asked in asked(),
    ) {
        let mut ledger = with_reviews(&world);
        ledger.counted = counting(asked);
        let all = grades(&ledger, day(at), clock);
        for cell in &snapshot(&ledger, day(at), clock).cells {
            let held = cell.held.iter().map(|held| &held.evidence);
            for evidence in held.chain(cell.response.iter().map(|given| &given.evidence)) {
                let grade = all.of(cell, evidence).expect("a grade");
                let controls = evidence.claim.as_ref().and_then(|c| ledger.find_claim(c.as_str()));
                prop_assert!(grade.claims.contains(&controls.expect("a claim")));
                prop_assert!((1..=grade.claims.len()).contains(&grade.pieces));
                for claim in &grade.claims {
                    let claim = ledger.claim(*claim);
                    let weaker = strength(&ledger, claim).weakness();
                    prop_assert!(grade.strength.weakness() <= weaker);
                    prop_assert!(left_out(&ledger, claim).is_none());
                }
            }
        }
    }
}
