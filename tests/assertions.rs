//! What `stance snapshot --assert` writes is accepted by `stance check` in the
//! ledger from which it was derived, and not when a position has moved.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use stancegraph::check::check_loaded;
use stancegraph::export;
use stancegraph::load::{File, Loaded, disk, load};
use stancegraph::model::{Clock, Day};
use stancegraph::position;

/// Ledgers that answers can be derived from: both that come with the program,
/// and those of the tests.
fn ledgers() -> Vec<(PathBuf, Vec<File>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<PathBuf> = [
        "graphs/ukraine-peace",
        "graphs/ukraine-unga",
        "tests/cli/coast",
    ]
    .map(|name| root.join(name))
    .to_vec();
    for folder in ["tests/golden", "tests/diagnostics"] {
        for entry in fs::read_dir(root.join(folder)).expect("a folder") {
            let path = entry.expect("a readable folder").path();
            if path.extension().is_some_and(|end| end == "ron") {
                paths.push(path);
            }
        }
    }
    let read = paths.into_iter().map(|path| {
        let files = disk::read(&path).expect("a readable ledger").files;
        (path, files)
    });
    read.filter(|(_, files)| !load(files.clone()).has_errors())
        .collect()
}

fn checked(files: Vec<File>) -> Loaded {
    let mut loaded = load(files);
    check_loaded(&mut loaded);
    loaded
}

#[test]
fn what_is_asserted_of_the_present_state_holds() {
    let mut asserted = 0;
    let ledgers = ledgers();
    assert!(ledgers.len() > 20, "{}", ledgers.len());
    for (path, files) in ledgers {
        for day in [
            "1962-10-28",
            "2022-03-02",
            "2026-01-29",
            "2026-05-03",
            "2027-01-01",
        ] {
            let day: Day = day.parse().expect("a day");
            let before = checked(files.clone());
            let snapshot = position::snapshot(&before.ledger, day, Clock::Both);
            let text = export::assertions(&snapshot).expect("by the right clock");
            let again = export::assertions(&snapshot).expect("by the right clock");
            assert_eq!(text, again);
            let mut with = files.clone();
            with.push(File::new("assertions.ron", text));
            let after = checked(with);
            let expected: usize = snapshot.cells.iter().map(|c| c.held.len().max(1)).sum();
            let more = after.ledger.assertions.len() - before.ledger.assertions.len();
            assert_eq!(more, expected, "{}", path.display());
            assert_eq!(after.diagnostics, before.diagnostics, "{}", path.display());
            asserted += more;
        }
    }
    assert!(asserted > 500, "{asserted}");
}

const LEDGER: &str = r#"[
    Actor(id: "north", name: "Northland", kind: State),
    Actor(id: "south", name: "Southland", kind: State),
    Issue(id: "talks", question: "Should talks be held?",
        scale: Poles(against: "no talks", in_favour: "hold talks")),
    Issue(id: "venue", question: "Where?", scale: Options(["north-port", "south-port"])),
    Issue(id: "size", question: "How many?", scale: Scale(min: 0, max: 9)),
    Source(id: "gazette", title: "Talks?", publisher: "Gazette", published: "2026-05-02"),
    Claim(id: "north-talks", by: "north", on: "talks", stance: Support, only_if: ["in May"], said: "2026-05-01",
        quotes: [(source: "gazette", exact: "Let us talk, if in May.", kind: Direct)]),
    Claim(id: "south-mute", by: "south", on: "talks", response: Declined, said: "2026-05-01",
        quotes: [(source: "gazette", exact: "We do not comment.", kind: Direct)]),
    Claim(id: "north-home", by: "north", on: "venue", stance: Choose("north-port"), said: "2026-05-01",
        quotes: [(source: "gazette", exact: "In North Port.", kind: Direct)]),
    Claim(id: "north-not-south", by: "north", on: "venue", stance: Reject("south-port"), said: "2026-05-01",
        quotes: [(source: "gazette", exact: "Not in South Port.", kind: Direct)]),
    Claim(id: "north-size", by: "north", on: "size", stance: At(2.5), said: "2026-05-01",
        quotes: [(source: "gazette", exact: "Two and a half.", kind: Direct)]),
]
"#;

const ASSERTIONS: &str = r#"// Positions as of 2026-05-03, by the clock `both`: said and published by that day.
// Derived by `stance snapshot --assert`; `stance check` tells when they are others.
// Cells: 4. `expect: Silent` means no stance, `only_if: []` no condition of any kind,
// `response: Silent` no response.
//
// Not asserted: 0 remarks; that 0 stances are stale and 0 narrated alone;
// the claims behind them; and anything of cells that are not here.
[
    Assert(actor: "north", issue: "size", on: "2026-05-03", expect: At(2.5), only_if: [], response: Silent),
    Assert(actor: "north", issue: "talks", on: "2026-05-03", expect: Support, only_if: ["in May"], response: Silent),
    Assert(actor: "north", issue: "venue", on: "2026-05-03", expect: Choose("north-port"), only_if: [], response: Silent),
    Assert(actor: "north", issue: "venue", on: "2026-05-03", expect: Reject("south-port"), only_if: []),
    Assert(actor: "south", issue: "talks", on: "2026-05-03", expect: Silent, response: Declined),
]
"#;

fn stance(folder: &Path, line: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_stance"))
        .current_dir(folder)
        .args(line.split(' '))
        .output()
        .expect("the program runs")
}

#[test]
fn assertions_are_written_into_the_ledger_and_hold_until_a_position_moves() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("g")).expect("a folder");
    fs::write(at("g/a.ron"), LEDGER).expect("a file");
    let run = |line: &str| {
        let output = stance(folder.path(), line);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), told)
    };
    let line = "snapshot g --as-of 2026-05-03 --assert -o g/asserted.ron";
    assert_eq!(run(line), (Some(0), String::new()));
    let written = fs::read_to_string(at("g/asserted.ron")).expect("it is there");
    assert_eq!(written, ASSERTIONS);
    let (status, told) = run("check g");
    assert_eq!(status, Some(0));
    assert!(told.starts_with("5 quotes: 5 unverified;"), "{told}");
    // What is part of the ledger is not written over.
    let (status, told) = run(line);
    assert_eq!(status, Some(2));
    assert!(told.contains("is part of the ledger"), "{told}");

    let moved = LEDGER.replace("stance: Support", "stance: Oppose");
    fs::write(at("g/a.ron"), moved).expect("a file");
    let output = stance(folder.path(), "check g");
    assert_eq!(output.status.code(), Some(1));
    let found = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        found.contains("note: `north-talks` (Oppose, only if `in May`): controls, by rule 5"),
        "{found}"
    );
    assert_eq!(found.matches("error[").count(), 1, "{found}");

    let moved = LEDGER
        .replace("only_if: [\"in May\"]", "unless: [\"in June\"]")
        .replace("Declined", "NoAnswer");
    fs::write(at("g/a.ron"), moved).expect("a file");
    let output = stance(folder.path(), "check g");
    assert_eq!(output.status.code(), Some(1));
    let found = String::from_utf8_lossy(&output.stdout).into_owned();
    for told in [
        "`north` holds Support on `talks` as expected, but without `only if in May`, with `unless in June`",
        "`south` was expected to have the response Declined on `talks`, but has NoAnswer",
    ] {
        assert!(found.contains(told), "{found}");
    }
    assert_eq!(found.matches("error[").count(), 2, "{found}");
}

#[test]
fn assertions_are_by_the_clock_by_which_they_are_checked() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.ron"), LEDGER).expect("a file");
    for (line, expected) in [
        (
            "snapshot a.ron --assert --clock said",
            "leave `--clock` out",
        ),
        (
            "snapshot a.ron --assert --reviewed-only",
            "checked against all claims",
        ),
        (
            "snapshot a.ron --assert --format csv",
            "cannot be used with",
        ),
        ("snapshot a.ron --assert -o a.csv", "csv"),
    ] {
        let output = stance(folder.path(), line);
        assert_eq!(output.status.code(), Some(2), "{line}");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains(expected), "{told}");
    }
    let ledger = load(vec![File::new("a.ron", LEDGER)]).ledger;
    let day: Day = "2026-05-03".parse().expect("a day");
    let known = position::snapshot(&ledger, day, Clock::Known);
    assert!(export::assertions(&known).is_err());
}
