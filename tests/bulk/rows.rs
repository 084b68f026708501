//! Rows of a table as entries: their names and columns, and what is wrong with them.

use stancegraph::load::claims_csv::{self, World};
use stancegraph::load::{self, File};
use stancegraph::model::Ledger;

use super::{HEADER, table, whole};

#[test]
fn names_that_share_an_id_have_numbers_in_the_order_in_which_they_come() {
    let rows = "a,North Land,talks,yes,2026-01-01,g\nb,NORTH LAND,talks,no,2026-01-01,g\n\
        c,north-land,talks,yes,2026-01-01,g\nd,North land 2,talks,yes,2026-01-01,g\n";
    let text = format!("{HEADER}{rows}");
    let table = table(&text);
    let actors = table.actors.iter().map(|a| (a.id.as_str(), &*a.name));
    let expected = [
        ("north-land", "north-land"),
        ("north-land-2", "North land 2"),
        ("north-land-3", "North Land"),
        ("north-land-4", "NORTH LAND"),
    ];
    assert_eq!(actors.collect::<Vec<_>>(), expected);
    let loaded = load::load_table(File::new("claims.csv", text), World::Open, Vec::new());
    assert_eq!(loaded.ledger, table.ledger(0..4));
    let told: Vec<String> = table.numbered.iter().map(claims_csv::numbered).collect();
    let found = loaded.diagnostics.iter().map(|found| found.message.clone());
    assert_eq!(found.collect::<Vec<_>>(), told);
    assert!(!loaded.has_errors());
}

#[test]
fn further_columns_are_those_of_a_claim() {
    let table = "claim_id,actor,issue,stance,date,source,exact,kind,rank,because,tags,prefix,suffix,translation\n\
                 c1,North,Toll,support,2026-01-05,Gazette,We will take the toll.,Direct,Preferred,it pays,trade | road,Yes: , he said,Nous prendrons le droit.\n";
    let file = stancegraph::load::File::new("t.csv", table);
    let loaded =
        stancegraph::load::load_table(file, stancegraph::load::claims_csv::World::Open, vec![]);
    assert!(loaded.diagnostics.is_empty(), "{:#?}", loaded.diagnostics);
    let claim = &loaded.ledger.claims[0];
    assert_eq!(claim.rank, stancegraph::model::Rank::Preferred);
    assert_eq!(claim.because(), Some("it pays"));
    assert_eq!(claim.tags().len(), 2);
    let beside = claim.quotes[0]
        .selector
        .as_deref()
        .expect("words beside it");
    assert_eq!(beside.prefix.as_deref(), Some("Yes:"));
    assert_eq!(
        beside.translation.as_deref(),
        Some("Nous prendrons le droit.")
    );
}

#[test]
fn speakers_relays_and_relations_of_a_table_are_those_of_entries() {
    let names = r#"
        Actor(id: "north", name: "Northland", kind: State),
        Actor(id: "vole", name: "Vole", kind: Person, roles: [SpeaksFor(actor: "north", authority: Spokesperson)]),
        Issue(id: "toll", question: "A toll?", scale: Poles(against: "no", in_favour: "yes")),
        Source(id: "g", title: "The toll", publisher: "Gazette", published: "2026-01-09"),
    "#;
    let entries = r#"
        Claim(id: "a", by: "vole", of: ["north"], on: "toll", stance: Support, said: "2026-01-05",
            via: ["vole", "north"], inferred_speaker: true,
            quotes: [(source: "g", exact: "A toll.", kind: Direct)]),
        Claim(id: "b", by: "north", on: "toll", said: "2026-01-06", relations: [Retracts("a"), Repeats],
            quotes: [(source: "g", exact: "No toll.", kind: Direct)]),
    "#;
    let table = "claim_id,actor,speaker,issue,stance,date,source,kind,exact,via,relation,inferred_speaker\n\
        a,north,vole,toll,support,2026-01-05,g,Direct,A toll.,vole | north,,true\n\
        b,north,north,toll,,2026-01-06,g,Direct,No toll.,,Retracts: a | Repeats,\n";
    let written = load::load(vec![File::new("l.ron", format!("[{names}{entries}]"))]);
    let beside = vec![File::new("names.ron", format!("[{names}]"))];
    let read = load::load_table(File::new("t.csv", table), World::Closed, beside);
    assert_eq!(
        (&written.diagnostics, &read.diagnostics),
        (&vec![], &vec![])
    );
    let claims = |ledger: Ledger| {
        let mut claims = ledger.claims;
        claims.iter_mut().for_each(|claim| {
            claim.origin = stancegraph::diagnostics::Origin { file: 0, entry: 0 }
        });
        claims
    };
    assert_eq!(claims(read.ledger), claims(written.ledger));
}

/// What is found in a table that declares what it names.
fn found(rows: &str) -> Vec<String> {
    let text = format!("{HEADER}{rows}");
    let loaded = load::load_table(File::new("t.csv", text), World::Open, Vec::new());
    let found = loaded.diagnostics.iter();
    found.map(|found| found.message.clone()).collect()
}

#[test]
fn everything_that_is_wrong_with_a_row_is_told() {
    let rows = "a,Northland,Toll,suport,2026-02-30,Gazette\n\
        !,Northland,Toll,opose,1 May,Gazette\n\
        b,,Toll,yess,2026-01-05,Gazette\n";
    let expected = [
        "`suport` is no stance",
        "`2026-02-30`: the calendar has no such day",
        "`opose` is no stance",
        "`1 May` is not a date",
        "the row names no actor",
        "`yess` is no stance",
    ];
    let found = found(rows);
    for expected in expected {
        assert!(
            found.iter().any(|found| found.starts_with(expected)),
            "{expected}: {found:#?}"
        );
    }
    assert!(
        found.iter().any(|found| found.contains("`!`")),
        "{found:#?}"
    );
    assert_eq!(found.len(), 7, "{found:#?}");
}

#[test]
fn who_abstains_among_numbers_or_options_names_none() {
    use stancegraph::model::{Content, Response};
    let text = format!(
        "{HEADER}a,north,toll,3,2026-01-05,g\nb,south,toll,abstain,2026-01-05,g\n\
         c,north,place,choose(road),2026-01-05,g\nd,north,place,choose(river),2026-01-06,g\n\
         e,south,place,abstain,2026-01-05,g\n"
    );
    let ledger = whole(&text);
    for id in ["b", "e"] {
        let claim = ledger.claims.iter().find(|claim| claim.id.as_str() == id);
        let content = &claim.expect("it is read").content;
        assert_eq!(*content, Content::Response(Response::Declined));
    }
}
