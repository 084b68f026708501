//! Snapshots as tables of CSV claim no more than their columns tell.

use stancegraph::compare::{Change, DiffOptions, Kind, diff};
use stancegraph::load::{File, load, snapshot_csv};
use stancegraph::model::{Clock, Day, Snapshot};
use stancegraph::position;

fn table(text: &str) -> Snapshot {
    let day: Day = "2026-05-03".parse().expect("a day");
    snapshot_csv::read("t.csv", text, Some(day), Clock::Both).expect("a table")
}

fn changes(before: &Snapshot, after: &Snapshot) -> Vec<Change> {
    diff(before, after, DiffOptions::default()).changes
}

const LEDGER: &str = r#"[
    Actor(id: "north", name: "Northland", kind: State),
    Actor(id: "minister", name: "Ben North", kind: Person, roles: [SpeaksFor(actor: "north", authority: Minister)]),
    Actor(id: "south", name: "Southland", kind: State),
    Issue(id: "talks", question: "Should there be talks?", scale: Poles(against: "no", in_favour: "yes")),
    Source(id: "gazette", title: "Talks", publisher: "The Gazette"),
    Source(id: "memoir", title: "Memoir", publisher: "The Gazette", published: "2025-03-10"),
    Claim(id: "c1", by: "north", on: "talks", stance: Oppose, said: "2026-04-10",
        quotes: [(source: "gazette", exact: "No talks.", kind: Direct)]),
    Claim(id: "c2", by: "minister", on: "talks", stance: Support, said: "2026-04-20",
        quotes: [(source: "gazette", exact: "Talks.", kind: Direct)]),
    Claim(id: "c3", by: "minister", on: "talks", said: "2026-05-02", relations: [Retracts("c2")],
        quotes: [(source: "gazette", exact: "I was wrong.", kind: Direct)]),
    Claim(id: "c4", by: "south", on: "talks", stance: Support, said: "2025",
        quotes: [(source: "memoir", exact: "That year we were for talks.", kind: Direct)]),
]"#;

fn stored(on: &str) -> String {
    let ledger = load(vec![File::new("l.ron", LEDGER)]).ledger;
    let day = on.parse().expect("a day");
    let snapshot = position::snapshot(&ledger, day, Clock::Both);
    snapshot_csv::to_text(&snapshot).expect("a table")
}

#[test]
fn a_retraction_is_not_taken_for_the_passing_of_time() {
    let found = changes(&table(&stored("2026-05-01")), &table(&stored("2026-05-03")));
    let north = found.iter().find(|c| c.actor.as_str() == "north");
    let north = north.expect("the minister's word is gone");
    assert_eq!((north.kind, north.only_remarks()), (None, false));
}

#[test]
fn a_table_without_stances_drops_nobody() {
    let with = table("actor,issue,stance,response\nnorth,talks,Support,Declined\n");
    let without = table("actor,issue,response\nnorth,talks,Declined\n");
    assert_eq!(changes(&with, &without), []);
}

#[test]
fn a_table_without_marks_does_not_say_that_nobody_tells() {
    let with = table("actor,issue,response,marks\nnorth,talks,NoAnswer,Told\n");
    let without = table("actor,issue,response\nnorth,talks,NoAnswer\n");
    assert_eq!(changes(&with, &without), []);
}

#[test]
fn the_day_of_a_table_is_the_last_on_which_something_was_known() {
    let read = |text: &str| snapshot_csv::read("t.csv", text, None, Clock::Both);
    let snapshot = read(&stored("2025-06-01")).expect("a table");
    // "2025", read in March, was said by March.
    assert_eq!(snapshot.as_of.to_string(), "2025-03-10");
}

#[test]
fn what_no_cell_can_hold_is_refused() {
    let refused = |text: &str| {
        let day = Some(Day::MAX);
        let error = snapshot_csv::read("t.csv", text, day, Clock::Both).expect_err("refused");
        error.to_string()
    };
    let twice = refused("actor,issue,response\nnorth,talks,Declined\nnorth,talks,NoAnswer\n");
    assert!(
        twice.contains("line 3, column 13: a second response"),
        "{twice}"
    );
    let number = refused("actor,issue,stance\nnorth,tariff,At(nan)\n");
    assert!(
        number.contains("line 2, column 14: `At(nan)` is no stance"),
        "{number}"
    );
}

#[test]
fn conditions_keep_their_blanks_and_bars() {
    let text = "actor,issue,stance,conditions\nnorth,talks,Support,OnlyIf: a \\| b  | If: c\n";
    let snapshot = table(text);
    let texts: Vec<&str> = snapshot.cells[0].held[0]
        .conditions
        .iter()
        .map(|c| &*c.text)
        .collect();
    assert_eq!(texts, ["a | b ", "c"]);
    let written = snapshot_csv::to_text(&snapshot).expect("a table");
    assert_eq!(table(&written).cells, snapshot.cells);
}

#[test]
fn every_cause_of_a_table_without_claims_is_shown() {
    let before = table("actor,issue,stance,said,published,by\n");
    let after = table(
        "actor,issue,stance,said,published,by\n\
         north,venue,Choose(harbour),2026-05-04,2026-05-04,minister\n\
         north,venue,Reject(island),2026-05-04,2026-05-04,spokesman\n",
    );
    let found = changes(&before, &after);
    assert_eq!(found[0].kind, Some(Kind::New));
    assert_eq!(found[0].causes.len(), 2);
}
