//! The command `report`: its folder, read by independent readers.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

use pulldown_cmark::{Event, Parser, Tag};

fn stance(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stance"));
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments);
    command.output().expect("the program runs")
}

fn report(folder: &Path) -> Output {
    let folder = folder.to_string_lossy();
    let days = ["--from", "2025-12-31", "--to", "2026-01-29"];
    let mut arguments = vec!["report", "graphs/ukraine-peace", "-o", &*folder];
    arguments.extend(days);
    stance(&arguments)
}

fn complaint(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_folder_holds_words_and_figures() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = report(folder.path());
    assert!(output.status.success(), "{output:?}");
    let mut found: Vec<String> = std::fs::read_dir(folder.path())
        .expect("the folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    found.sort();
    let mut expected: Vec<String> = ["agreement", "diff", "matrix", "positions", "timeline"]
        .iter()
        .flat_map(|name| [format!("{name}.dot"), format!("{name}.svg")])
        .chain(["report.md".to_owned(), "report.html".to_owned()])
        .collect();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn every_picture_that_the_words_name_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    report(folder.path());
    let text = std::fs::read_to_string(folder.path().join("report.md")).expect("the words");
    let pictures = Parser::new(&text).filter_map(|event| match event {
        Event::Start(Tag::Image { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    });
    let pictures: Vec<String> = pictures.collect();
    assert_eq!(pictures.len(), 5);
    for picture in pictures {
        assert!(folder.path().join(&picture).is_file(), "{picture}");
    }
    for heading in [
        "## Summary",
        "## Who stands where",
        "## What changed",
        "## Agreement",
        "## Timeline",
        "## Open questions",
        "## What the numbers cannot say",
        "## Sources",
    ] {
        assert!(text.contains(&format!("\n{heading}\n")), "{heading}");
    }
}

#[test]
fn the_page_needs_no_other_file() {
    let folder = tempfile::tempdir().expect("a folder");
    report(folder.path());
    let text = std::fs::read_to_string(folder.path().join("report.html")).expect("the page");
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    let page = roxmltree::Document::parse_with_options(&text, options).expect("well-formed");
    let mut ids = BTreeSet::new();
    for node in page.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        assert!(
            !matches!(name, "script" | "img" | "link" | "iframe"),
            "{name}"
        );
        for attribute in node.attributes() {
            if attribute.name() == "id" {
                assert!(
                    ids.insert(attribute.value()),
                    "the id {} is there twice",
                    attribute.value()
                );
            }
            if matches!(attribute.name(), "src" | "href") {
                assert_eq!(name, "a", "{attribute:?}");
            }
        }
    }
    let figures = page
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "svg")));
    assert_eq!(figures.count(), 5);
    assert!(text.len() < 600_000);
}

#[test]
fn the_same_report_has_the_same_bytes() {
    let (one, other) = (
        tempfile::tempdir().expect("a folder"),
        tempfile::tempdir().expect("a folder"),
    );
    report(one.path());
    report(other.path());
    for entry in std::fs::read_dir(one.path()).expect("the folder") {
        let name = entry.expect("an entry").file_name();
        let read = |folder: &Path| std::fs::read(folder.join(&name)).expect("a file");
        assert!(read(one.path()) == read(other.path()), "{name:?}");
    }
}

#[test]
fn without_a_first_day_nothing_is_said_to_have_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_string_lossy().into_owned();
    let output = stance(&[
        "report",
        "graphs/ukraine-peace",
        "--to",
        "2026-01-29",
        "-o",
        &path,
    ]);
    assert!(output.status.success(), "{output:?}");
    let text = std::fs::read_to_string(folder.path().join("report.md")).expect("the words");
    assert!(!text.contains("What changed"), "{text}");
    assert!(!folder.path().join("diff.svg").exists());
}

#[test]
fn what_cannot_be_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a-file");
    std::fs::write(&file, "kept").expect("a file");
    let said = complaint(&report(&file));
    assert!(
        said.contains("is a file; name a folder to write to"),
        "{said}"
    );
    assert_eq!(std::fs::read_to_string(&file).expect("it"), "kept");
    let said = complaint(&stance(&["report", "graphs/ukraine-peace"]));
    assert!(said.contains("--output <FOLDER>"), "{said}");
    let turned = [
        "report",
        "graphs/ukraine-peace",
        "--from",
        "2026-02-01",
        "--to",
        "2026-01-01",
        "-o",
        "x",
    ];
    let said = complaint(&stance(&turned));
    assert!(said.contains("is after the second"), "{said}");
}
