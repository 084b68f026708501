//! One broken entry costs no other: reading goes on, and says what is wrong.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use stancegraph::diagnostics::Level;
use stancegraph::load::{File, load};

use super::generate::{more, with, worlds};
use super::read_back::without_places;
use super::write::text;

/// What to do to an entry. A quotation mark is not among it: it takes what
/// follows for its text.
#[derive(Debug, Clone)]
enum Damage {
    Cut(Index),
    Delete(Index, usize),
    Insert(Index, &'static str),
    Replace(&'static str),
}

fn damage() -> impl Strategy<Value = Damage> {
    let pieces = vec![
        "(", ")", "[", "]", "{", "}", ":", ",", "oops", "= ", "-1", "Some(", "id: ", ", ,", "é",
        "#", "rank: ", "said: 5",
    ];
    let entries = vec![
        "Claim(",
        "Claim(id: ),",
        "Claim(id: \"broken\"),",
        "Klaim(id: \"broken\"),",
        "Actor(id: \"broken\", name: \"B\", kind: Country),",
        "Actor(id: \"broken\", name: \"B\", kind: State, kind: State),",
        "Issue(id: \"Not An Id\", question: \"?\", scale: Open),",
        "Source(id: \"broken\", title: \"B\", published: \"yesterday\"),",
        "Assert(actor: \"nobody\", issue: \"nothing\", on: \"2026-03-01\", expect: Support),",
        "(id: \"broken\"),",
        "[],",
        "5,",
        "Snapshot(format: 1, as_of: \"2026-03-01\", clock: Both),",
        "}",
    ];
    prop_oneof![
        any::<Index>().prop_map(Damage::Cut),
        (any::<Index>(), 1..40usize).prop_map(|(at, count)| Damage::Delete(at, count)),
        (any::<Index>(), select(pieces)).prop_map(|(at, piece)| Damage::Insert(at, piece)),
        select(entries).prop_map(Damage::Replace),
    ]
}

fn damaged(entry: &str, damage: &Damage) -> String {
    let at = |index: &Index, most: usize| {
        let mut at = index.index(most + 1);
        while !entry.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    match damage {
        Damage::Cut(index) => entry[..at(index, entry.len())].to_owned(),
        Damage::Delete(index, count) => {
            let from = at(index, entry.len());
            let mut to = (from + count).min(entry.len());
            while !entry.is_char_boundary(to) {
                to += 1;
            }
            format!("{}{}", &entry[..from], &entry[to..])
        }
        Damage::Insert(index, piece) => {
            let at = at(index, entry.len());
            format!("{}{piece}{}", &entry[..at], &entry[at..])
        }
        Damage::Replace(other) => (*other).to_owned(),
    }
}

proptest! {
    #![proptest_config(super::cases(256, "proptest-regressions/laws/broken.txt"))]

    #[test]
    fn a_broken_entry_costs_no_other(
        world in worlds(), claim in more(), damage in damage(), place in any::<Index>(),
    ) {
        let more = with(&world, &claim, |_| {});
        let mut entries = more.entries();
        let entry = entries.pop().expect("the claim");
        let broken = damaged(&entry, &damage);
        let mut entries = world.entries();
        entries.insert(place.index(entries.len() + 1), broken.clone());
        let read = load(vec![File::new("world.ron", text(&entries))]);

        let mut ledger = read.ledger.clone();
        let whole = world.ledger();
        let ids = |ledger: &stancegraph::model::Ledger| {
            let actors = ledger.actors.iter().map(|x| x.id.clone());
            let issues = ledger.issues.iter().map(|x| x.id.clone());
            let sources = ledger.sources.iter().map(|x| x.id.clone());
            let claims = ledger.claims.iter().map(|x| x.id.clone());
            actors.chain(issues).chain(sources).chain(claims).collect::<Vec<_>>()
        };
        let found = ids(&ledger);
        for id in ids(&whole) {
            prop_assert!(found.contains(&id), "{id} was lost with\n{broken}\n{world:?}{:#?}", read.diagnostics);
        }
        prop_assert_eq!(&ledger.title, &whole.title, "with\n{}\n{:#?}", broken, read.diagnostics);
        // It is read, if under another id, or somebody is told.
        let taken = found.len() > ids(&whole).len();
        let told = read.diagnostics.iter().any(|d| d.level == Level::Error);
        prop_assert!(taken || told || broken.trim().is_empty(), "{broken}");
        // What was not touched says what it said.
        let known: Vec<_> = whole.claims.iter().map(|claim| claim.id.clone()).collect();
        if ledger.actors.len() == whole.actors.len() {
            ledger.claims.retain(|claim| known.contains(&claim.id));
            let (found, whole) = (without_places(ledger), without_places(whole));
            for (found, was) in found.claims.iter().zip(&whole.claims) {
                prop_assert_eq!((found.by, found.on, found.content), (was.by, was.on, was.content));
                prop_assert_eq!((&found.said, &found.quotes), (&was.said, &was.quotes));
            }
        }
    }
}
