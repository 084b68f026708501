//! Holds `docs/exports.md` against the program: every JSON object has just
//! the keys that its table lists, in that order and of that type; tables of
//! CSV have just the columns listed; so it is with formats and exit statuses.

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, Output};

use serde_json::Value;
use stancegraph::export;

const PAGE: &str = include_str!("../docs/exports.md");
const PEACE: &str = "graphs/ukraine-peace";
const VOTES: &str = "graphs/ukraine-unga";
const CODERS: &[&str] = &["check", "examples/two-coders", "--coders"];
const QUOTES: &[&str] = &["check", "examples/harbour", "--quotes"];
const COVERAGE: &[&str] = &["check", "examples/harbour", "--coverage"];
const NETWORK: &str = r#"[
    Actor(id: "north", name: "Northland", kind: State, attributes: {"bloc": "Inland"}),
    Actor(id: "south", name: "Southland", kind: State),
    Issue(id: "treaty", question: "Should the treaty be signed?",
        scale: Poles(against: "leave it", in_favour: "sign it")),
    Source(id: "gazette", title: "Both say yes", published: "2026-05-02"),
    Claim(id: "yes", by: "north", on: "treaty", stance: Support, said: "2026-05-01",
        quotes: [(source: "gazette", exact: "We will sign.", kind: Direct)]),
    Claim(id: "too", by: "south", on: "treaty", stance: Support, said: "2026-05-01",
        quotes: [(source: "gazette", exact: "We will sign, too.", kind: Direct)]),
]"#;
const BROKEN: &str = r#"[
    Actor(id: "north", name: "Northland", kind: State),
    Actor(id: "north", name: "Northland", kind: Stat, by: "x"),
    Actor(id: "south", name: "Southland", kind: State),
    Actor(id: "south", name: "Southland", kind: State),
]"#;

fn stance(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_stance"))
        .args(arguments)
        .output()
        .expect("the program runs")
}

/// What a command prints that ends well.
fn printed(arguments: &[&str]) -> String {
    let output = stance(arguments);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {complaint}");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

fn json(arguments: &[&str]) -> Value {
    let text = printed(&[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&text).expect("output is JSON")
}

/// Rows of the tables under each heading of level 2 or 3, cell by cell.
fn tables() -> BTreeMap<&'static str, Vec<Vec<&'static str>>> {
    let mut found: BTreeMap<&str, Vec<Vec<&str>>> = BTreeMap::new();
    let mut heading = "";
    for line in PAGE.lines() {
        if line.starts_with('#') {
            heading = line.trim_start_matches('#').trim();
        } else if let Some(row) = line.strip_prefix("| ") {
            let cells = row.trim_end_matches('|').split(" | ").map(str::trim);
            found.entry(heading).or_default().push(cells.collect());
        }
    }
    found
}

/// The words in backquotes.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// Walks values along the tables of objects.
struct Walk {
    objects: BTreeMap<&'static str, Vec<(&'static str, &'static str)>>,
    met: BTreeSet<&'static str>,
}

impl Walk {
    fn new() -> Walk {
        let objects = tables().into_iter().filter_map(|(heading, rows)| {
            let is_object = rows.first().is_some_and(|row| row[0] == "key");
            let keys = rows.iter().skip(1).map(|row| (quoted(row[0])[0], row[1]));
            is_object.then(|| (heading, keys.collect()))
        });
        Walk {
            objects: objects.collect(),
            met: BTreeSet::new(),
        }
    }

    fn object(&mut self, heading: &str, value: &Value) {
        let (&name, table) = self
            .objects
            .get_key_value(heading)
            .unwrap_or_else(|| panic!("no table under `{heading}`"));
        let table = table.clone();
        self.met.insert(name);
        let object = value
            .as_object()
            .unwrap_or_else(|| panic!("{name}: {value}"));
        let keys: Vec<&str> = object.keys().map(String::as_str).collect();
        let listed: Vec<&str> = table.iter().map(|(key, _)| *key).collect();
        assert_eq!(keys, listed, "{name}");
        for (key, kind) in table {
            self.value(&format!("{name}.{key}"), kind, &object[key]);
        }
    }

    fn value(&mut self, place: &str, kind: &str, value: &Value) {
        if let Some(kind) = kind.strip_suffix(" or null") {
            if !value.is_null() {
                self.value(place, kind, value);
            }
        } else if let Some(kind) = kind.strip_prefix("list of ") {
            let list = value
                .as_array()
                .unwrap_or_else(|| panic!("{place}: {value}"));
            list.iter().for_each(|item| self.value(place, kind, item));
        } else if let Some((name, _)) = kind.strip_prefix('[').and_then(|k| k.split_once(']')) {
            self.object(name, value);
        } else {
            let fits = match kind {
                "text" => value.is_string(),
                "number" => value.is_number(),
                "whole number" => value.is_u64(),
                "yes or no" => value.is_boolean(),
                other => panic!("{place} has the unknown type `{other}`"),
            };
            assert!(fits, "{place} is no {kind}: {value}");
        }
    }

    /// An object at the top: its heading is its schema, named after the command.
    fn answer(&mut self, arguments: &[&str]) {
        self.named(arguments[0], arguments);
    }

    fn named(&mut self, name: &str, arguments: &[&str]) {
        let value = json(arguments);
        let schema = value["schema"].as_str().expect("there is a schema");
        assert_eq!(schema, format!("stancegraph/{name}/1"));
        self.object(schema, &value);
    }
}

#[test]
fn every_object_has_just_the_keys_of_its_table() {
    let mut walk = Walk::new();
    let day = ["--as-of", "2026-01-29"];
    let with_day = |arguments: &[&'static str]| [arguments, &day].concat();
    walk.answer(&with_day(&["positions", PEACE, "--speakers"]));
    walk.answer(&with_day(&["matrix", PEACE]));
    walk.answer(&["positions", VOTES, "--as-of", "2023-01-01"]);
    walk.answer(&["diff", PEACE, "--from", "2025-12-31", "--to", "2026-01-29"]);
    let summary = ["--from", "2025-12-31", "--to", "2026-01-29", "--summary"];
    walk.named("diff-summary", &[&["diff", PEACE], &summary[..]].concat());
    let (from, to) = ("2015-01-01", "2022-12-31");
    walk.answer(&["diff", VOTES, "--from", from, "--to", to, "--pairs"]);
    walk.answer(&with_day(&["why", PEACE, "moscow", "leaders-meeting"]));
    walk.answer(&with_day(&["why", PEACE, "putin", "negotiations"]));
    walk.answer(&with_day(&["compare", PEACE, "moscow", "kyiv", "trump"]));
    walk.named("diffs", &["diff", PEACE, "--every", "week"]);
    let counts = ["diff", PEACE, "--every", "week", "--summary"];
    walk.named("diffs-summary", &counts);
    walk.answer(&["history", PEACE, "moscow", "--clock", "said"]);
    let periods = ["diff", PEACE, "--periods", "2025", "2026-01"];
    walk.named("periods", &[&periods[..], &["--clock", "said"]].concat());
    walk.named("pairs", &with_day(&["compare", PEACE]));
    let years = ["--from", from, "--to", to];
    let of_votes = [&["compare", VOTES], &years[..]].concat();
    walk.named("pair-changes", &of_votes);
    let days = ["--from", "2026-01-27", "--to", "2026-01-29"];
    let between = |arguments: &[&'static str]| [arguments, &days].concat();
    let name = "why-change";
    walk.named(name, &between(&["why", PEACE, "moscow", "leaders-meeting"]));
    walk.named(name, &between(&["why", PEACE, "kadyrov", "negotiations"]));
    walk.answer(&["timeline", PEACE]);
    walk.answer(&["timeline", VOTES]);
    walk.answer(&["measure", VOTES]);
    walk.answer(&["measure", VOTES, "--measure", "agreement"]);
    walk.answer(&[
        "report",
        PEACE,
        "--from",
        "2025-12-31",
        "--to",
        "2026-01-29",
    ]);
    walk.answer(&["report", VOTES, "--to", "2023-01-01"]);
    walk.named("quotes", QUOTES);
    walk.named("quotes", &["check", PEACE, "--quotes"]);
    walk.named("coverage", COVERAGE);
    walk.named("coders", CODERS);
    walk.named("coders", &["check", PEACE, "--coders"]);

    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("network.ron");
    std::fs::write(&path, NETWORK).expect("it can be written");
    walk.answer(&["network", &path.to_string_lossy()]);
    let path = folder.path().join("broken.ron");
    std::fs::write(&path, BROKEN).expect("it can be written");
    let path = path.to_string_lossy();
    let output = stance(&["check", &path, "--format", "json"]);
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let finding: Value = serde_json::from_str(line).expect("a line is JSON");
        walk.object("finding", &finding);
    }

    let all: BTreeSet<&str> = walk.objects.keys().copied().collect();
    assert_eq!(walk.met, all, "every table is met in some output");
}

#[test]
fn every_table_of_csv_has_just_the_columns_listed() {
    let day = ["--as-of", "2026-01-29", "--format", "csv"];
    let in_diff = [
        PEACE,
        "--from",
        "2025-12-31",
        "--to",
        "2026-01-29",
        "--format",
        "csv",
    ];
    let days = [
        "--from",
        "2026-01-27",
        "--to",
        "2026-01-29",
        "--format",
        "csv",
    ];
    let rows = &tables()["CSV"];
    assert!(rows.len() > 4);
    for row in &rows[1..] {
        let command = quoted(row[0])[0];
        let arguments: Vec<&str> = match command {
            "diff" => in_diff.to_vec(),
            "diff --every" | "diff --summary --every" => vec![PEACE, "month", "--format", "csv"],
            "diff --periods" => vec![PEACE, "2025", "2026", "--format", "csv"],
            "history" => vec![PEACE, "--format", "csv"],
            "why" => [&[PEACE, "moscow", "leaders-meeting"], &day[..]].concat(),
            "why --from" => [&[PEACE, "moscow", "leaders-meeting"], &days[..]].concat(),
            "compare --from" => [&[PEACE], &days[..]].concat(),
            "timeline" | "measure" => vec![PEACE, "--format", "csv"],
            _ => [&[PEACE], &day[..]].concat(),
        };
        let text = match command {
            "check --coders" => printed(&[CODERS, &["--format", "csv"]].concat()),
            "check --quotes" => printed(&[QUOTES, &["--format", "csv"]].concat()),
            "check --coverage" => printed(&[COVERAGE, &["--format", "csv"]].concat()),
            "diff --summary" => printed(&[&["diff", "--summary"], &in_diff[..]].concat()),
            "why --from" | "compare --from" => {
                let command = command.split(' ').next().unwrap_or(command);
                printed(&[&[command], &arguments[..]].concat())
            }
            _ => {
                let mut words: Vec<&str> = command.split(' ').collect();
                words.insert(1, arguments[0]);
                printed(&[&words, &arguments[1..]].concat())
            }
        };
        let columns: Vec<&str> = text.lines().next().unwrap_or("").split(',').collect();
        assert_eq!(columns, quoted(row[1]), "{command}");
    }
}

#[test]
fn every_command_takes_just_the_formats_listed() {
    let rows = &tables()["Formats"];
    let (formats, commands) = rows.split_at(
        rows.iter()
            .position(|row| row[0] == "command")
            .expect("there are two tables"),
    );
    let listed: Vec<(&str, &str)> = formats[1..]
        .iter()
        .map(|row| (quoted(row[0])[0], quoted(row[1])[0]))
        .collect();
    let known = export::FORMATS.iter().map(|f| (f.name, f.extension));
    let known: Vec<(&str, String)> = known.map(|(name, end)| (name, format!(".{end}"))).collect();
    let known: Vec<(&str, &str)> = known.iter().map(|(name, end)| (*name, &**end)).collect();
    assert_eq!(listed, known);

    for row in &commands[1..] {
        let command = quoted(row[0])[0];
        let help = printed(&[command, "--help"]);
        let (_, option) = help.split_once("--format <").expect(command);
        let between = |from: &str, to: &str| {
            let (_, rest) = option.split_once(from).expect(command);
            rest.split_once(to).expect(command).0.to_owned()
        };
        assert_eq!(between("else `", "`"), quoted(row[2])[0], "{command}");
        let values = between("[possible values: ", "]");
        let values: Vec<&str> = values.split(',').map(str::trim).collect();
        assert_eq!(values, quoted(row[1]), "{command}");
    }
}

#[test]
fn exit_statuses_are_those_listed() {
    let status = |arguments: &[&str]| stance(arguments).status.code();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("broken.ron");
    std::fs::write(&path, BROKEN).expect("it can be written");
    let broken = path.to_string_lossy();
    let days = ["--from", "2025-12-31", "--to", "2026-01-29"];
    let diff = |rest: &[&'static str]| status(&[&["diff", PEACE], &days[..], rest].concat());
    assert_eq!(status(&["check", PEACE]), Some(0));
    assert_eq!(status(&["check", &broken]), Some(1));
    assert_eq!(status(&["fix", &broken]), Some(1));
    assert_eq!(status(&["fix", PEACE]), Some(0));
    assert_eq!(diff(&[]), Some(0));
    assert_eq!(diff(&["--exit-code"]), Some(1));
    assert_eq!(status(&["positions", &broken]), Some(2));
    assert_eq!(status(&["positions", "no/such/ledger"]), Some(2));
    assert_eq!(status(&["positions", PEACE, "--no-such-option"]), Some(2));
    let listed: Vec<&str> = tables()["Exit status"][1..]
        .iter()
        .map(|row| quoted(row[0])[0])
        .collect();
    assert_eq!(listed, ["0", "1", "2"]);
}
