//! The ledgers that come with the program are clean, and say what their
//! sources say.

use std::collections::BTreeMap;
use std::path::Path;

use stancegraph::check::check_loaded;
use stancegraph::compare::{AgreementOptions, DiffOptions, Kind, agreement, diff};
use stancegraph::diagnostics::render::text;
use stancegraph::load::claims_csv::World;
use stancegraph::load::{Loaded, disk, load, load_table};
use stancegraph::model::{ActorId, Clock, Day, QuoteKind, Stance, Vote};
use stancegraph::position;

fn ledger(name: &str) -> Loaded {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("graphs")
        .join(name);
    let mut loaded = load(disk::read(&folder).expect("the ledger").files);
    check_loaded(&mut loaded);
    loaded
}

/// The ledger of a table of claims, with the entries beside it.
fn table(name: &str) -> Loaded {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("graphs")
        .join(name);
    let votes = disk::file(&folder.join("votes.csv")).expect("a table");
    let beside = disk::read(&folder).expect("the entries").files;
    let mut loaded = load_table(votes, World::Closed, beside);
    check_loaded(&mut loaded);
    loaded
}

fn assert_clean(loaded: &Loaded) {
    let found: Vec<String> = loaded
        .diagnostics
        .iter()
        .map(|finding| text(finding, &loaded.files, false))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n\n"));
}

#[test]
fn the_ledger_of_the_invitation_is_clean() {
    let loaded = ledger("ukraine-peace");
    assert_clean(&loaded);
    assert!(!loaded.ledger.claims.is_empty() && !loaded.ledger.assertions.is_empty());
}

#[test]
fn the_ledger_of_the_votes_is_clean() {
    assert_clean(&ledger("ukraine-unga"));
}

#[test]
fn the_votes_of_eighteen_states_are_clean_and_complete() {
    let loaded = table("unga-18");
    assert_clean(&loaded);
    let ledger = &loaded.ledger;
    assert_eq!((ledger.actors.len(), ledger.issues.len()), (18, 926));
    assert_eq!((ledger.sources.len(), ledger.claims.len()), (826, 16_429));
    let mut cast = BTreeMap::new();
    for claim in &ledger.claims {
        let vote = matches!(claim.stance(), Some(Stance::Vote(_)));
        assert!(vote && !claim.quotes.is_empty(), "{}", claim.id);
        *cast.entry((claim.by, claim.on)).or_insert(0) += 1;
    }
    // One vote of a state in a roll call, so no position contradicts itself.
    assert!(cast.values().all(|votes| *votes == 1));
}

#[test]
fn agreement_in_a_year_counts_the_votes_of_that_year() {
    let loaded = table("unga-18");
    let ledger = &loaded.ledger;
    let id = |name: &str| {
        let mut ids = ledger.actor_ids();
        ids.find(|id| ledger.actor(*id).id.as_str() == name)
            .expect("an actor")
    };
    // Votes of both in a year, and how many of them were alike.
    for (year, common, same) in [(2010, 87, 50), (2016, 113, 90), (2019, 90, 50)] {
        let day = format!("{year}-12-31").parse().expect("a day");
        let snapshot = position::snapshot(ledger, day, Clock::Both);
        let options = AgreementOptions::default();
        let found = agreement(
            ledger,
            &snapshot,
            id("canada"),
            id("united-states"),
            options,
        );
        let alike = found.issues.iter().filter(|issue| issue.identical).count();
        assert_eq!((found.n(), alike), (common, same), "{year}");
    }
}

#[test]
fn every_quote_has_words_or_a_record() {
    for name in ["ukraine-peace", "ukraine-unga"] {
        for claim in &ledger(name).ledger.claims {
            assert!(!claim.quotes.is_empty(), "{}", claim.id);
            for quote in &claim.quotes {
                let proof = match &quote.kind {
                    QuoteKind::Record(locator) => locator,
                    _ => &quote.exact,
                };
                assert!(!proof.trim().is_empty(), "{}", claim.id);
            }
        }
    }
}

#[test]
fn the_votes_are_as_many_as_on_record() {
    let loaded = ledger("ukraine-unga");
    let ledger = &loaded.ledger;
    assert_eq!(ledger.actors.len(), 190);

    let mut votes: BTreeMap<ActorId, BTreeMap<Day, Vote>> = BTreeMap::new();
    for claim in &ledger.claims {
        let by = claim.by.expect("a state votes");
        let day = claim.said.as_ref().and_then(|said| said.exactly());
        let Some(Stance::Vote(vote)) = claim.stance() else {
            panic!("{} is no vote", claim.id);
        };
        let earlier = votes
            .entry(by)
            .or_default()
            .insert(day.expect("one day"), vote);
        assert_eq!(earlier, None, "{} votes twice on a day", claim.id);
    }
    let days: [Day; 2] = ["2014-03-27", "2022-03-02"].map(|day| day.parse().expect("a day"));
    let [first, second] = days;
    let both = |cast: &&BTreeMap<Day, Vote>| cast.len() == 2;
    let changed = |cast: &&BTreeMap<Day, Vote>| cast[&first] != cast[&second];
    let only = |day: Day| {
        let one = votes.values().filter(|cast| cast.len() == 1);
        one.filter(|cast| cast.contains_key(&day)).count()
    };
    assert_eq!(votes.len(), 190);
    assert_eq!(votes.values().filter(both).count(), 160);
    assert_eq!(votes.values().filter(both).filter(changed).count(), 41);
    assert_eq!(only(second), 21);
    assert_eq!(only(first), 9);
}

#[test]
fn the_votes_make_as_many_changes() {
    let loaded = ledger("ukraine-unga");
    let at = |day: &str| {
        let day = day.parse().expect("a day");
        position::snapshot(&loaded.ledger, day, Clock::Both)
    };
    let (before, after) = (at("2014-12-31"), at("2022-12-31"));
    let changes = diff(&before, &after, DiffOptions::default()).changes;
    let count = |kind: Kind| changes.iter().filter(|c| c.kind == Some(kind)).count();
    assert_eq!(changes.len(), 190);
    let moved = [Kind::TookSide, Kind::SteppedBack, Kind::Reversed].map(count);
    assert_eq!(moved.iter().sum::<usize>(), 41);
    assert_eq!((count(Kind::New), count(Kind::Lapsed)), (21, 9));
    assert_eq!(count(Kind::Reaffirmed), 160 - 41);
    // Who has no vote on record in 2022 is not shown as holding the old one.
    let lapsed = changes.iter().filter(|c| c.kind == Some(Kind::Lapsed));
    for change in lapsed {
        let after = change.after.as_ref().expect("a cell");
        assert!(after.held.iter().all(|held| held.stale), "{}", change.actor);
    }
    let day = "2022-03-02".parse().expect("a day");
    let on_the_day = position::snapshot(&loaded.ledger, day, Clock::Both);
    let stale = on_the_day
        .cells
        .iter()
        .filter(|c| c.held.iter().any(|h| h.stale));
    assert_eq!(stale.count(), 9);
}

#[test]
fn states_with_two_names_in_the_data_have_both() {
    let loaded = ledger("ukraine-unga");
    let named = |name: &str| {
        let mut actors = loaded.ledger.actors.iter();
        let actor =
            actors.find(|a| &*a.name == name || a.aliases.iter().any(|alias| &**alias == name));
        actor.map(|a| a.id.clone())
    };
    for (one, other) in [
        ("South Korea", "Republic of Korea"),
        ("Cabo Verde", "Cape Verde"),
        (
            "Saint Vincent and the Grenadines",
            "Saint Vincent and Grenadines",
        ),
    ] {
        assert!(
            named(one).is_some() && named(one) == named(other),
            "{one}, {other}"
        );
    }
}
