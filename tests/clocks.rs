//! `--clock` on every command that answers as of a day: what Kyiv is told in
//! January 2026 to have said "last year" was held in 2025 by the clock of what
//! was said, and learned in 2026 by the others.

use std::path::Path;
use std::process::{Command, Output};

const PEACE: &str = "graphs/ukraine-peace";
/// The claim that only hindsight puts into 2025.
const CLAIM: &str = "zelenskiy-rejects-moscow-2025";

fn stance(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_stance"))
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn printed(arguments: &[&str]) -> String {
    let output = stance(arguments);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {complaint}");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

#[test]
fn every_command_tells_of_2025_what_its_clock_lets_it_know() {
    let end = ["--as-of", "2025-12-31"];
    let asked: [(&[&str], &str); 10] = [
        (&["positions", "--format", "csv"], CLAIM),
        (&["matrix", "--format", "json"], CLAIM),
        (&["snapshot", "--format", "csv"], CLAIM),
        (&["timeline", "--format", "csv"], CLAIM),
        (&["graph", "--view", "positions"], CLAIM),
        (&["graph", "--view", "evidence"], "rejects moscow"),
        (&["graph", "--view", "agreement"], "Ukraine"),
        (
            &["why", "kyiv", "meeting-venue", "--format", "json"],
            "\"Choose(\\\"kyiv\\\")\"",
        ),
        (&["compare", "kyiv", "moscow", "--format", "csv"], "+kyiv"),
        (
            &["compare", "moscow", "kyiv", "--format", "csv"],
            "leaders-meeting",
        ),
    ];
    for (command, told) in asked {
        for (clock, knows) in [("both", false), ("said", true), ("known", false)] {
            let words = [
                &command[..1],
                &[PEACE],
                &command[1..],
                &end,
                &["--clock", clock],
            ];
            let text = printed(&words.concat());
            assert_eq!(text.contains(told), knows, "{command:?} by {clock}: {text}");
        }
    }
}

#[test]
fn changes_stand_on_the_day_that_their_clock_gives_them() {
    let days = ["--from", "2025-12-01", "--to", "2026-01-31"];
    for command in [&["diff", "--every", "day"][..], &["history"]] {
        for (clock, day) in [
            ("both", "2026-01-29"),
            ("said", "2025-12-31"),
            ("known", "2026-01-29"),
        ] {
            let issue = ["--issue", "meeting-venue", "--actor", "kyiv"];
            let how = ["--format", "csv", "--clock", clock];
            let words = [&command[..1], &[PEACE], &command[1..], &days, &issue, &how];
            let text = printed(&words.concat());
            let first = text.lines().nth(1).unwrap_or_default();
            assert_eq!(first.split(',').nth(1), Some(day), "{clock}: {text}");
            assert!(first.contains("newly-evidenced"), "{clock}: {text}");
        }
    }
    for (clock, changes) in [("both", false), ("said", true), ("known", false)] {
        let year = [
            "--from",
            "2024-12-31",
            "--to",
            "2025-12-31",
            "--clock",
            clock,
        ];
        let text = printed(&[&["diff", PEACE], &year[..]].concat());
        assert_eq!(text.contains(CLAIM), changes, "{clock}: {text}");
        let periods = ["--periods", "2025", "2026-01", "--clock", clock];
        let text = printed(&[&["diff", PEACE], &periods[..]].concat());
        assert_eq!(text.contains("unanswered"), changes, "{clock}: {text}");
    }
}

#[test]
fn a_history_tells_the_reversal_that_the_weeks_tell() {
    let coast = "tests/cli/coast";
    let weeks = printed(&["diff", coast, "--every", "week", "--format", "csv"]);
    let days = printed(&["history", coast, "--format", "csv"]);
    for text in [&weeks, &days] {
        assert!(text.contains("southland,road,reversed"), "{text}");
        assert!(!text.contains("newly-evidenced"), "{text}");
    }
    let said = printed(&["history", coast, "--format", "csv", "--clock", "said"]);
    assert_eq!(days, said);
    let words = printed(&["history", coast]);
    let first = words.lines().nth(2).unwrap_or_default();
    assert!(
        first.starts_with("By the days on which things were said"),
        "{words}"
    );
}

#[test]
fn a_report_tells_what_its_clock_lets_it_know() {
    for (clock, knows) in [("both", false), ("said", true), ("known", false)] {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("report").to_string_lossy().into_owned();
        printed(&[
            "report",
            PEACE,
            "--to",
            "2025-12-31",
            "--clock",
            clock,
            "-o",
            &out,
        ]);
        let page = std::fs::read_to_string(Path::new(&out).join("report.md")).expect("the report");
        assert_eq!(page.contains("rejects moscow"), knows, "{clock}");
    }
}

#[test]
fn a_since_snapshot_brings_its_clock() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder
        .path()
        .join("december.ron")
        .to_string_lossy()
        .into_owned();
    let taken = ["--as-of", "2025-12-31", "--clock", "said", "-o", &path];
    printed(&[&["snapshot", PEACE], &taken[..]].concat());
    let to = ["--to", "2026-01-29", "--format", "json"];
    let since = printed(&[&["diff", PEACE, "--since", &path], &to[..]].concat());
    let diff = printed(&[&["diff", &path, PEACE], &to[..]].concat());
    assert_eq!(since, diff);
    assert!(since.contains("\"clock\": \"Said\""));
}
