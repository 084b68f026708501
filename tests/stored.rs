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
        "diff new.ron --every week --summary",
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
