//! Stored snapshots beside the ledger that grew since, and options of `diff`
//! that do not go together, with the program itself.

use std::fs;
use std::process::{Command, Output};

use tempfile::TempDir;

const OLD: &str = r#"[
    Actor(id: "south", name: "Southland", kind: State),
    Actor(id: "north", name: "Northland", kind: State),
    Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
    Source(id: "g1", title: "One", publisher: "The Gazette", published: "2026-05-02"),
    Claim(id: "c1", by: "north", on: "talks", stance: Support, said: "2026-05-01",
        quotes: [(source: "g1", exact: "Northland will gladly talk.", kind: Direct)]),
"#;
const SINCE: &str = r#"
    Source(id: "g2", title: "Two", publisher: "The Gazette", published: "2026-05-10"),
    Claim(id: "c2", of: ["south"], on: "talks", response: Assessed,
        quotes: [(source: "g2", exact: "Southland is said to weigh it.", kind: Narrated)]),
"#;

fn stance(folder: &TempDir, line: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stance"));
    command.current_dir(folder.path()).args(line.split(' '));
    command.output().expect("the program runs")
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("old.ron"), format!("{OLD}]")).expect("a file");
    fs::write(folder.path().join("new.ron"), format!("{OLD}{SINCE}]")).expect("a file");
    folder
}

#[test]
fn a_response_that_was_coded_since_has_not_lapsed() {
    let folder = folder();
    stance(&folder, "snapshot old.ron --as-of 2026-05-20 -o s.ron");
    for line in [
        "diff s.ron new.ron --as-of 2026-05-20 --format json",
        "diff new.ron --since s.ron --as-of 2026-05-20 --format json",
    ] {
        let output = stance(&folder, line);
        let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let changes = value["changes"].as_array().expect("a list");
        assert_eq!(changes.len(), 1, "{value}");
        assert_eq!(changes[0]["kind"], "newly-evidenced", "{value}");
    }
}

#[test]
fn options_of_diff_that_do_not_go_together_are_refused() {
    let folder = folder();
    for line in [
        "diff new.ron --every week --rev HEAD",
        "diff new.ron --periods 2025 2026 --rev HEAD",
        "diff new.ron --since old.ron --rev HEAD",
        "diff new.ron --periods 2025 2026 --summary",
    ] {
        let output = stance(&folder, line);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{line}: {said}");
        assert!(said.contains("cannot be used with"), "{line}: {said}");
    }
}

#[test]
fn an_ending_that_is_that_of_no_format_is_told() {
    let folder = folder();
    let output = stance(&folder, "matrix new.ron --as-of 2026-05-20 -o m.jpg");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("`.jpg` is the ending of no format"), "{said}");
    assert!(!folder.path().join("m.jpg").exists());
    let output = stance(&folder, "matrix new.ron --as-of 2026-05-20 -o notes");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_table_of_claims_in_a_folder_is_not_passed_over_in_silence() {
    let folder = folder();
    fs::create_dir(folder.path().join("g")).expect("a folder");
    fs::write(folder.path().join("g/a.ron"), format!("{OLD}]")).expect("a file");
    let table = "claim_id,actor,issue,stance,date,source\nv1,north,talks,oppose,2026-05-03,g1\n";
    fs::write(folder.path().join("g/votes.csv"), table).expect("a file");
    let output = stance(&folder, "positions g --as-of 2026-05-20");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("votes.csv` is a table of claims"), "{said}");
}

const SPEAKER: &str = r#"
    Actor(id: "vole", name: "Vole", kind: Person, roles: [
        SpeaksFor(actor: "north", title: "spokeswoman", authority: Spokesperson),
    ]),
    Source(id: "g3", title: "Three", publisher: "The Gazette", published: "2026-05-12"),
    Claim(id: "c3", by: "vole", on: "talks", stance: Oppose, said: "2026-05-11",
        quotes: [(source: "g3", exact: "No talks for now.", kind: Direct)]),
"#;

/// What is said of a line that must succeed: what was asked for, and messages.
fn said(folder: &TempDir, line: &str) -> (String, String) {
    let output = stance(folder, line);
    let [out, err] =
        [output.stdout, output.stderr].map(|b| String::from_utf8_lossy(&b).into_owned());
    assert_eq!(output.status.code(), Some(0), "{line}: {err}");
    (out, err)
}

/// What is said of a line that must be refused.
fn refused(folder: &TempDir, line: &str) -> String {
    let output = stance(folder, line);
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{line}: {err}");
    err
}

/// A ledger in which a spokeswoman speaks, as of two days, stored.
fn spoken() -> TempDir {
    let folder = folder();
    let text = format!("{OLD}{SINCE}{SPEAKER}]");
    fs::write(folder.path().join("new.ron"), text).expect("a file");
    for (day, name) in [("2026-05-05", "a"), ("2026-05-20", "b")] {
        for ending in ["ron", "csv"] {
            said(
                &folder,
                &format!("snapshot new.ron --as-of {day} -o {name}.{ending}"),
            );
        }
    }
    folder
}

#[test]
fn two_stored_snapshots_leave_speakers_out_as_a_ledger_does() {
    let folder = spoken();
    let (ledger, _) = said(
        &folder,
        "diff new.ron --from 2026-05-05 --to 2026-05-20 --format csv",
    );
    let (stored, messages) = said(&folder, "diff a.ron b.ron --format csv");
    let cells = |csv: &str| {
        csv.lines()
            .filter_map(|l| l.get(..11).map(str::to_owned))
            .collect()
    };
    let (ledger, stored): (Vec<_>, Vec<_>) = (cells(&ledger), cells(&stored));
    assert_eq!(stored, ledger);
    assert_eq!(messages, "");
    let (listed, _) = said(&folder, "diff a.ron b.ron --format csv --speakers");
    assert!(listed.contains("vole,talks"), "{listed}");
    let (positions, _) = said(&folder, "positions b.ron");
    assert!(positions.contains("1 speaker not listed"), "{positions}");
}

#[test]
fn tables_that_do_not_tell_who_speaks_say_so() {
    let folder = spoken();
    let (listed, messages) = said(&folder, "diff a.csv b.csv --to 2026-05-20 --format csv");
    assert!(listed.contains("vole,talks"), "{listed}");
    assert!(
        messages.contains("a table does not tell who speaks for whom"),
        "{messages}"
    );
}

#[test]
fn a_snapshot_of_a_part_is_compared_on_that_part_alone() {
    let folder = spoken();
    said(
        &folder,
        "snapshot new.ron --as-of 2026-05-05 --actor north -o part.ron",
    );
    let stored = fs::read_to_string(folder.path().join("part.ron")).expect("a file");
    assert!(stored.contains("actors: [\"north\"]"), "{stored}");
    for line in [
        "diff part.ron new.ron --to 2026-05-20 --format csv",
        "diff part.ron b.ron --format csv",
    ] {
        let (changes, messages) = said(&folder, line);
        assert_eq!(changes.lines().count(), 2, "{changes}");
        let note = "note: a snapshot holds only the actor `north`; nothing else is compared";
        assert!(messages.contains(note), "{messages}");
    }
    let (_, messages) = said(&folder, "positions part.ron");
    assert!(
        messages.contains("holds only the actor `north`"),
        "{messages}"
    );
    let (_, messages) = said(
        &folder,
        "snapshot new.ron --as-of 2026-05-05 --actor north -o part.csv",
    );
    assert!(
        messages.contains("a table does not tell that it holds only"),
        "{messages}"
    );
}

#[test]
fn a_snapshot_of_what_carries_a_tag_is_not_compared() {
    let folder = folder();
    let text = format!("{OLD}{SINCE}]").replace("kind: State)", "kind: State, tags: [\"t\"])");
    fs::write(folder.path().join("new.ron"), text).expect("a file");
    said(
        &folder,
        "snapshot new.ron --as-of 2026-05-05 --tag t -o part.ron",
    );
    let message = refused(&folder, "diff part.ron new.ron --to 2026-05-20");
    assert!(message.contains("take it without `--tag`"), "{message}");
}

#[test]
fn a_table_that_begins_like_nothing_known_is_told_what_was_meant() {
    let folder = folder();
    let needed = "a table of claims begins with `claim_id,actor,issue,stance,date,source`";
    for (text, expected) in [
        (
            "claimid,actor,issue,stance,date,source\na,b,c,yes,2026-01-01,d\n",
            "did you mean `claim_id`?",
        ),
        (
            "claim_id;actor;issue;stance;date;source\na;b;c;yes;2026-01-01;d\n",
            "separated by `;`",
        ),
        (
            "a1,Northland,Talks,yes,2026-01-05,Gazette\n",
            "has no line of column names",
        ),
    ] {
        fs::write(folder.path().join("t.csv"), text).expect("a file");
        for line in [
            "check t.csv",
            "positions t.csv --open-world",
            "diff t.csv t.csv",
        ] {
            let message = refused(&folder, line);
            assert!(message.contains(expected), "{line}: {message}");
            assert!(message.contains(needed), "{line}: {message}");
        }
    }
}

#[test]
fn a_table_without_claims_is_told() {
    let folder = folder();
    let head = "claim_id,actor,issue,stance,date,source\n";
    fs::write(folder.path().join("t.csv"), head).expect("a file");
    for line in [
        "positions t.csv --open-world --as-of 2026-05-20",
        "positions t.csv --as-of 2026-05-20",
        "diff t.csv --open-world --from 2026-05-05 --to 2026-05-20",
    ] {
        let message = refused(&folder, line);
        assert!(
            message.contains("the table holds no claims"),
            "{line}: {message}"
        );
    }
    let output = stance(&folder, "check t.csv --open-world");
    let shown = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    assert!(shown.contains("t.csv:1:1"), "{shown}");
}
