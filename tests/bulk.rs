//! Plain claims in columns against the rules for any claims, and two stored
//! snapshots in one pass against both read whole: the answers are the same.

#[path = "bulk/series.rs"]
mod series;

use proptest::prelude::*;
use stancegraph::compare::{self, Diff, DiffOptions};
use stancegraph::load::claims_csv::{self, World};
use stancegraph::load::snapshot_csv::{self, Stored};
use stancegraph::load::{self, File};
use stancegraph::model::{ClaimTable, Clock, Counted, Day, Ledger, Snapshot};
use stancegraph::position;
use stancegraph::view::DiffSummary;

const HEADER: &str = "claim_id,actor,issue,stance,date,source\n";

/// Votes of the General Assembly of the United Nations 1946–2019 by recurring
/// title: all of four titles by nine states; data CC0, from the package `unvotes` 0.3.0 (MIT).
const VOTES: &str = include_str!("bulk/unga.csv");

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// Rows of claims that meet often: few actors, issues and days.
fn claims() -> impl Strategy<Value = String> {
    let stances = [
        "support",
        "oppose",
        "abstain",
        "strong-support",
        "Strong-Oppose",
    ];
    let votes = ["yes", "no", "abstain"];
    let row = (0..3_u8, 0..3_u8, 0..5_usize, 0..6_u8, 0..2_u8);
    proptest::collection::vec(row, 1..40).prop_map(move |rows| {
        let mut text = HEADER.to_owned();
        for (number, (actor, issue, stance, day, source)) in rows.into_iter().enumerate() {
            let stance = if issue == 0 {
                votes[stance % 3]
            } else {
                stances[stance]
            };
            // Ids in no order, names that are no ids, one that is an actor's, too.
            let id = number * 7 % 41;
            let issue = ["Who pays?", "Talks", "land 1"][usize::from(issue)];
            text.push_str(&format!(
                "c{id},Land {actor},{issue},{stance},2026-01-0{},\"Gazette, {source}\"\n",
                day + 1
            ));
        }
        text
    })
}

/// The same claims, read as a ledger.
fn whole(text: &str) -> Ledger {
    let loaded = load::load_table(File::new("claims.csv", text), World::Open, Vec::new());
    assert_eq!(loaded.diagnostics, []);
    loaded.ledger
}

fn table(text: &str) -> ClaimTable {
    claims_csv::table(text).expect("the claims are plain")
}

/// The cells of a table, whole: of the claims without which they would be others.
fn cells(table: &ClaimTable, as_of: Day) -> Snapshot {
    let cells = position::bulk(table, as_of);
    let claims = cells.iter().flat_map(|cell| cell.claims(table));
    position::snapshot(&table.ledger(claims), as_of, Clock::Both)
}

fn diff(before: &Snapshot, after: &Snapshot) -> Diff {
    compare::diff(before, after, DiffOptions::default())
}

fn summary(diff: &Diff) -> DiffSummary {
    let none = Counted::default();
    DiffSummary::new([diff.from, diff.to], Clock::Both, none, [0, 0]).with(diff)
}

/// Everything that columns say of two days against what the rules say.
fn holds(text: &str, days: [Day; 2]) {
    let (ledger, table) = (whole(text), table(text));
    assert_eq!(table.ledger(0..table.len() as u32), ledger);
    let full = days.map(|day| position::snapshot(&ledger, day, Clock::Both));
    for snapshot in &full {
        assert_eq!(cells(&table, snapshot.as_of), *snapshot);
        let bulk = position::bulk(&table, snapshot.as_of);
        let claims = bulk.iter().map(|cell| table.id(cell.claim));
        let held = snapshot
            .cells
            .iter()
            .map(|cell| cell.held[0].evidence.claim.clone());
        assert!(claims.map(Some).eq(held));
        let contested = bulk.iter().map(|cell| cell.contested);
        assert!(contested.eq(snapshot.cells.iter().map(|cell| !cell.marks.is_empty())));
        let written = bulk.iter().map(|cell| (cell.claim, cell.contested));
        let written: String = snapshot_csv::pieces(&table, written).collect();
        assert_eq!(written, snapshot_csv::to_text(snapshot).expect("written"));
    }
    let expected = diff(&full[0], &full[1]);
    let bulk = days.map(|day| position::bulk(&table, day));
    let changes = compare::bulk(&table, &bulk[0], &bulk[1]);
    let kinds = changes.iter().map(|change| Some(change.kind));
    assert!(kinds.eq(expected.changes.iter().map(|change| change.kind)));
    let none = Counted::default();
    let counted = DiffSummary::new(days, Clock::Both, none, [0, 0]).with_bulk(&changes);
    assert_eq!(counted, summary(&expected));
}

/// Two stored snapshots compared in one pass and as a whole.
fn alike(old: &str, new: &str) -> Option<usize> {
    let stored = |text| Stored {
        path: "s.csv",
        text,
        as_of: None,
    };
    let found = snapshot_csv::differing([stored(old), stored(new)], Clock::Both).expect("read");
    let read = |text| snapshot_csv::read("s.csv", text, None, Clock::Both).expect("read");
    let (before, after) = (read(old), read(new));
    let found = found?;
    assert_eq!(diff(&found.before, &found.after), diff(&before, &after));
    assert_eq!(found.cells, [before.cells.len(), after.cells.len()]);
    Some(found.after.cells.len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn columns_and_rules_give_the_same(text in claims(), days in [1..8_i32, 1..8_i32]) {
        let mut days = days;
        days.sort_unstable();
        let days = days.map(|of| Day::from_number(day("2025-12-31").number() + of).expect("a day"));
        holds(&text, days);
    }

    #[test]
    fn stored_snapshots_in_one_pass_give_the_same(
        text in claims(),
        days in [1..8_i32, 1..8_i32],
        line_ends in any::<bool>(),
        without in proptest::option::of(2..10_usize),
        turned in any::<[bool; 2]>(),
    ) {
        let ledger = whole(&text);
        let days = days.map(|of| Day::from_number(day("2025-12-31").number() + of).expect("a day"));
        let [old, new] = days.map(|day| {
            let snapshot = position::snapshot(&ledger, day, Clock::Both);
            snapshot_csv::to_text(&snapshot).expect("written")
        });
        // A table that lacks a column, or has other line ends, is compared, too.
        let less = |text: &str, column: usize| -> String {
            let row = |line: &str| -> String {
                let cells = line.split(',').enumerate().filter(|(at, _)| *at != column);
                cells.map(|(_, cell)| cell).collect::<Vec<_>>().join(",") + "\n"
            };
            text.lines().map(row).collect()
        };
        let new = without.map_or(new.clone(), |column| less(&new, column));
        let new = if line_ends { new.replace('\n', "\r\n") } else { new };
        // Nor has a table to be sorted.
        let backwards = |text: &str| -> String {
            let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
            lines[1..].reverse();
            lines.concat()
        };
        let [old, new] = [(old, turned[0]), (new, turned[1])]
            .map(|(text, turned)| if turned { backwards(&text) } else { text });
        let has_days = |text: &str| text.lines().count() > 1 && (text.contains("said") || text.contains("published"));
        prop_assume!(has_days(&old) && has_days(&new));
        prop_assert!(alike(&old, &new).is_some());
        prop_assert!(alike(&new, &old).is_some());
        prop_assert_eq!(alike(&old, &old), Some(0));
    }
}

#[test]
fn a_real_table_changes_as_counted_by_others() {
    let days = ["1989-12-31", "2009-12-31", "2019-12-31"].map(day);
    holds(VOTES, [days[0], days[1]]);
    holds(VOTES, [days[1], days[2]]);
    let table = table(VOTES);
    let held = days.map(|day| position::bulk(&table, day));
    let sizes = held.each_ref().map(Vec::len);
    let counts = |from: usize, to: usize| -> Vec<(&str, usize)> {
        let changes = compare::bulk(&table, &held[from], &held[to]);
        let none = Counted::default();
        let days = [days[from], days[to]];
        let summary = DiffSummary::new(days, Clock::Both, none, [0, 0]).with_bulk(&changes);
        let kinds = summary.kinds.iter();
        kinds.map(|(kind, n)| (kind.name(), *n)).collect()
    };
    assert_eq!(sizes, [26, 36, 36]);
    let expected = [
        ("new", 10),
        ("reversed", 10),
        ("took-side", 1),
        ("stepped-back", 9),
        ("reaffirmed", 6),
    ];
    assert_eq!(counts(0, 1), expected);
    let expected = [("reversed", 3), ("took-side", 4), ("reaffirmed", 2)];
    assert_eq!(counts(1, 2), expected);
}

#[test]
fn names_that_begin_alike_have_ids_of_their_own() {
    let long = "a question ".repeat(20);
    let text =
        format!("{HEADER}a,north,{long}1,yes,2026-01-01,\nb,north,{long}2,yes,2026-01-01,\n");
    assert_eq!(table(&text).issues.len(), 2);
    holds(&text, [day("2025-12-31"), day("2026-01-01")]);
}

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
fn what_is_not_plain_is_read_as_a_ledger() {
    for rows in [
        "a,north,talks,3.5,2026-01-01,gazette\n",
        "a,north,talks,support,2026-01,gazette\n",
        "a,north,talks,support,,gazette\n",
        "a,north,talks,choose(road),2026-01-01,gazette\n",
        "a,north,talks,suport,2026-01-01,gazette\n",
        "a,north,talks,support,2026-01-01\n",
        "a,north,talks,support,2026-01-01,gazette\na,north,talks,oppose,2026-01-01,gazette\n",
        "a,north,talks,support,2026-01-01,gazette\nb,north,talks,yes,2026-01-01,gazette\n",
        "a,!,talks,support,2026-01-01,gazette\n",
        "a,\"north,talks,support,2026-01-01,gazette\n",
    ] {
        assert!(
            claims_csv::table(&format!("{HEADER}{rows}")).is_none(),
            "{rows}"
        );
    }
    let more = "claim_id,actor,issue,stance,date,source,act\na,b,c,yes,2026-01-01,d,Vote\n";
    assert!(claims_csv::table(more).is_none());
}

#[test]
fn unsorted_snapshots_are_put_in_order() {
    let sorted = "actor,issue,stance,said\na,i,Support,2026-01-01\nb,i,Support,2026-01-01\n";
    let unsorted = "actor,issue,stance,said\nb,i,Support,2026-01-01\na,i,Oppose,2026-01-01\n";
    let turned = "issue,actor,stance,said\ni,a,Support,2026-01-01\n";
    assert_eq!(alike(sorted, sorted), Some(0));
    assert_eq!(alike(sorted, unsorted), Some(1));
    assert_eq!(alike(unsorted, sorted), Some(1));
    assert_eq!(alike(unsorted, unsorted), Some(0));
    assert_eq!(alike(turned, sorted), None);
}

#[test]
fn a_mistake_in_a_table_that_is_not_sorted_is_told_with_its_line() {
    let text = "actor,issue,stance,said\nc,i,Support,2026-01-01\nb,i,Support,2026-01-01\n\
        a,i,Suport,2026-01-01\n";
    let stored = Stored {
        path: "s.csv",
        text,
        as_of: None,
    };
    // Whoever reads the whole says it.
    let found = snapshot_csv::differing([stored, stored], Clock::Both).expect("no error yet");
    assert_eq!(found, None);
    let error = snapshot_csv::read("s.csv", text, None, Clock::Both).expect_err("a mistake");
    assert!(
        error
            .to_string()
            .starts_with("`s.csv`, line 4: `Suport` is no stance")
    );
}

#[test]
fn a_mistake_in_a_row_that_both_have_is_found() {
    for (rows, expected) in [
        (
            "a,i,Suport,2026-01-01\n",
            "`s.csv`, line 2: `Suport` is no stance",
        ),
        (
            ",i,Support,2026-01-01\n",
            "`s.csv`, line 2: the actor is empty",
        ),
        ("a,i,Support,1 May\n", "`s.csv`, line 2: `said`: "),
        (
            "A,i,Support,2026-01-01\n",
            "`s.csv`, line 2: the actor `A` has the capital letter `A`; an id has lower-case letters, digits, `-`, `_` and `.`: write `a`",
        ),
        (
            "a,i,Support,2026-01-01\na,i,Oppose,2026-01-01\n",
            "`s.csv`, line 3: a second stance of `a` on `i`",
        ),
        (
            "a,i,Support\n",
            "`s.csv`, line 2: 3 fields, but there are 4 columns",
        ),
    ] {
        let text = format!("actor,issue,stance,said\n{rows}");
        let stored = Stored {
            path: "s.csv",
            text: &text,
            as_of: None,
        };
        let error = snapshot_csv::differing([stored, stored], Clock::Both).expect_err(rows);
        assert!(error.to_string().starts_with(expected), "{error}");
        let whole = snapshot_csv::read("s.csv", &text, None, Clock::Both).expect_err(rows);
        assert_eq!(error.to_string(), whole.to_string());
    }
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
