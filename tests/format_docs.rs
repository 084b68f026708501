//! Holds `docs/format.md` complete against the code: every field and every
//! word that the format knows stands under its heading, every date form means
//! what the table says, and every example loads.

use ron::Error as Ron;
use serde::Deserialize;
use stancegraph::check;
use stancegraph::diagnostics::Level;
use stancegraph::load::{self, File, format, snapshot, snapshot_csv};
use stancegraph::model::{Clock, ConditionKind, MarkKind, RelationKind, When};

const PAGE: &str = include_str!("../docs/format.md");

/// The names that `ron` lists when it meets a stranger.
fn expected(error: &Ron) -> Vec<&'static str> {
    match error {
        Ron::NoSuchStructField { expected, .. } | Ron::NoSuchEnumVariant { expected, .. } => {
            expected.to_vec()
        }
        other => panic!("{other}"),
    }
}

fn names<T: Deserialize<'static>>(text: &'static str) -> Vec<&'static str> {
    match load::options().from_str::<T>(text) {
        Ok(_) => panic!("`{text}` was read"),
        Err(error) => expected(&error.code),
    }
}

fn fields<T: Deserialize<'static>>() -> Vec<&'static str> {
    names::<T>("(stranger: 1)")
}

fn words<T: Deserialize<'static>>() -> Vec<&'static str> {
    names::<T>("stranger")
}

/// What stands under a heading, down to the next of its level or above.
fn section(heading: &str) -> &'static str {
    let line = format!("\n{heading}\n");
    let start = PAGE.find(&line).unwrap_or_else(|| panic!("no `{heading}`")) + line.len();
    let level = heading.chars().take_while(|c| *c == '#').count();
    let ends = (1..=level).filter_map(|n| {
        let next = format!("\n{} ", "#".repeat(n));
        PAGE[start..].find(&next)
    });
    &PAGE[start..start + ends.min().unwrap_or(PAGE.len() - start)]
}

/// Whether a word stands in backquotes, alone or with something behind it.
fn holds(text: &str, word: &str) -> bool {
    let end = ["`", "(", ":"];
    end.iter()
        .any(|end| text.contains(&format!("`{word}{end}")))
}

#[track_caller]
fn documents(heading: &str, words: &[&str]) {
    let text = section(heading);
    assert!(!words.is_empty(), "{heading}");
    for word in words {
        assert!(holds(text, word), "`{word}` is missing under `{heading}`");
    }
}

#[test]
fn every_field_stands_under_its_heading() {
    documents("## Entries", &words::<format::Entry<'static>>());
    documents("## Entries", &["note", "tags", "attributes"]);
    documents("## Ledger", &fields::<format::LedgerEntry<'static>>());
    documents("### Policy", &fields::<format::PolicyEntry>());
    documents("## Actor", &fields::<format::ActorEntry<'static>>());
    documents("### Role", &fields::<format::RoleBody<'static>>());
    documents("## Issue", &fields::<format::IssueEntry<'static>>());
    documents("## Source", &fields::<format::SourceEntry<'static>>());
    documents("## Claim", &fields::<format::ClaimEntry<'static>>());
    documents("### Quote", &fields::<format::QuoteEntry<'static>>());
    documents("## Assert", &fields::<format::AssertEntry<'static>>());
    let scale = section("### Scale");
    for text in ["Poles(stranger: 1)", "Scale(stranger: 1)"] {
        for field in names::<format::ScaleEntry<'static>>(text) {
            assert!(scale.contains(&format!("{field}: ")), "{text}, {field}");
        }
    }
}

#[test]
fn every_word_stands_under_its_heading() {
    documents("### Kinds of actor", &words::<format::ActorKind>());
    documents("### Role", &words::<format::RoleEntry<'static>>());
    documents("### Authority", &words::<format::Authority>());
    documents("### Scale", &words::<format::ScaleEntry<'static>>());
    documents("### Reliability", &words::<format::Reliability>());
    documents("### Stance", &words::<format::StanceEntry<'static>>());
    documents("### Response", &words::<format::Response>());
    documents("### Act", &words::<format::Act>());
    documents("### Rank", &words::<format::Rank>());
    let relations: Vec<&str> = RelationKind::ALL.iter().map(|kind| kind.name()).collect();
    documents("### Relation", &relations);
    documents("### Quote", &words::<format::QuoteKindEntry<'static>>());
    documents("## Assert", &words::<format::ExpectEntry<'static>>());
}

#[test]
fn every_part_of_a_snapshot_stands_under_its_heading() {
    let heading = "### Snapshot in RON";
    let clocks: Vec<&str> = Clock::ALL.iter().map(|clock| clock.name()).collect();
    let kinds: Vec<&str> = ConditionKind::ALL.iter().map(|kind| kind.name()).collect();
    let marks: Vec<&str> = MarkKind::ALL.iter().map(|kind| kind.name()).collect();
    for words in [&clocks, &kinds, &marks] {
        documents(heading, words);
    }
    // The types are private; the message of the reader lists their fields.
    let head = "Snapshot(format: 1, as_of: \"2026-01-01\", clock: Both, ";
    let cell = "cells: [(actor: \"a\", issue: \"i\", ";
    let parts = [
        "Snapshot(stranger: 1)".to_owned(),
        format!("{head}cells: [(stranger: 1)])"),
        format!("{head}{cell}held: [(stranger: 1)])])"),
        format!("{head}{cell}held: [(evidence: (stranger: 1))])])"),
        format!("{head}{cell}held: [(conditions: [(stranger: 1)])])])"),
        format!("{head}{cell}response: (stranger: 1))])"),
        format!("{head}{cell}marks: [(stranger: 1)])])"),
        format!("{head}withdrawn: [(stranger: 1)])"),
    ];
    for text in parts {
        let error = snapshot::read("s.ron", &text).expect_err("a stranger is refused");
        let message = error.to_string();
        let (_, list) = message
            .split_once("the fields are ")
            .expect("fields are listed");
        let fields: Vec<&str> = list.split('`').skip(1).step_by(2).collect();
        assert!(fields.len() >= 3, "{message}");
        documents(heading, &fields);
    }
    documents("### Snapshot in CSV", &snapshot_csv::COLUMNS);
    let marks = section("### Snapshot in CSV");
    for kind in MarkKind::ALL {
        assert!(holds(marks, kind.name()), "{}", kind.name());
    }
}

/// The code blocks of a language, with the line on which each begins.
fn blocks(language: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (number, line) in PAGE.lines().enumerate() {
        if open && line == "```" {
            open = false;
        } else if open {
            let (_, text) = found.last_mut().expect("a block is open");
            text.push_str(line);
            text.push('\n');
        } else if line == format!("```{language}") {
            open = true;
            found.push((number + 2, String::new()));
        }
    }
    found
}

#[test]
fn every_example_loads_without_errors() {
    let mut files = Vec::new();
    for (line, text) in blocks("ron") {
        let place = format!("format.md:{line}");
        if snapshot::is_snapshot(&text) {
            snapshot::read(&place, &text).expect("the snapshot can be read");
        } else {
            files.push(File::new(place, format!("[\n{text}]\n")));
        }
    }
    assert!(files.len() > 4, "the page has examples");
    let mut loaded = load::load(files);
    check::check_loaded(&mut loaded);
    let errors = loaded.diagnostics.iter();
    let errors: Vec<_> = errors.filter(|d| d.level == Level::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    for (line, text) in blocks("csv") {
        let place = format!("format.md:{line}");
        let read = snapshot_csv::read(&place, &text, None, Clock::Both);
        assert_eq!(read.expect("the table can be read").cells.len(), 3);
    }
}

#[test]
fn every_date_form_means_what_the_table_says() {
    let rows = section("## Dates").lines().filter(|l| l.starts_with("| "));
    let mut count = 0;
    for row in rows.filter(|row| row.contains('`')) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let when = When::parse(cells[2].trim_matches('`')).expect(row);
        let range = [when.earliest.to_string(), when.latest.to_string()];
        assert_eq!(range, [cells[3], cells[4]], "{row}");
        count += 1;
    }
    assert!(count > 15, "the table has {count} rows");
}
