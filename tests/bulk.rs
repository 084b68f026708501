//! Plain claims in columns against the rules for any claims, and two stored
//! snapshots in one pass against both read whole: the answers are the same.

#[path = "bulk/rows.rs"]
mod rows;
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
            .starts_with("`s.csv`, line 4, column 5: `Suport` is no stance")
    );
}

#[test]
fn a_mistake_in_a_row_that_both_have_is_found() {
    for (rows, expected) in [
        (
            "a,i,Suport,2026-01-01\n",
            "`s.csv`, line 2, column 5: `Suport` is no stance",
        ),
        (
            ",i,Support,2026-01-01\n",
            "`s.csv`, line 2, column 1: the actor is empty",
        ),
        (
            "a,i,Support,1 May\n",
            "`s.csv`, line 2, column 13: `said`: ",
        ),
        (
            "A,i,Support,2026-01-01\n",
            "`s.csv`, line 2, column 1: the actor `A` has the capital letter `A`; an id has lower-case letters, digits, `-`, `_` and `.`: write `a`",
        ),
        (
            "a,i,Support,2026-01-01\na,i,Oppose,2026-01-01\n",
            "`s.csv`, line 3, column 5: a second stance of `a` on `i`",
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
        // Whoever reads the whole says it.
        let found = snapshot_csv::differing([stored, stored], Clock::Both).expect("no error yet");
        assert_eq!(found, None);
        let error = snapshot_csv::read("s.csv", &text, None, Clock::Both).expect_err(rows);
        assert!(error.to_string().starts_with(expected), "{error}");
    }
}
