//! The command `report`: its folder, read by independent readers.

#[path = "report/templates.rs"]
mod templates;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

use pulldown_cmark::{Event, Parser, Tag};
use stancegraph::text::sha256_base64;

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
        .chain(["md", "html", "typ", "json"].map(|ending| format!("report.{ending}")))
        .chain(["json", "bib"].map(|ending| format!("references.{ending}")))
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
        "## Issue by issue",
        "## Actor by actor",
        "## Coverage",
        "## Method",
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
    let mut places: Vec<&str> = Vec::new();
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
            assert_ne!(attribute.name(), "style", "the policy forbids it");
            if matches!(attribute.name(), "src" | "href") {
                assert_eq!(name, "a", "{attribute:?}");
                places.extend(attribute.value().strip_prefix('#'));
            }
        }
    }
    assert!(places.len() > 40, "{places:?}");
    for place in places {
        assert!(
            ids.contains(place),
            "a link leads to {place}, which is not there"
        );
    }
    let (_, rest) = text.split_once("<style>").expect("a style");
    let (style, _) = rest.split_once("</style>").expect("its end");
    let allowed = format!("style-src 'sha256-{}'", sha256_base64(style.as_bytes()));
    assert!(text.contains(&allowed), "the policy allows the style alone");
    assert!(!text.contains("unsafe"), "nothing else is allowed");
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
    assert!(said.contains("name a folder or a file"), "{said}");
    let said = complaint(&report(&folder.path().join("r.docx")));
    assert!(said.contains("pandoc report.md"), "{said}");
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

/// Runs `report` on a small ledger, with further arguments.
fn small(more: &[&str]) -> Output {
    let mut arguments = vec!["report", "tests/golden/talks.ron", "--to", "2026-05-31"];
    arguments.extend(more);
    stance(&arguments)
}

fn done(output: Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn one_file_has_all_of_it_and_needs_no_other() {
    let folder = tempfile::tempdir().expect("a folder");
    for (file, start) in [
        ("r.md", "# "),
        ("r.html", "<!DOCTYPE html>"),
        ("r.typ", "#set document("),
        ("r.json", "{\n  \"schema\": \"stancegraph/report/1\""),
    ] {
        let path = folder.path().join(file);
        done(small(&["-o", &path.to_string_lossy()]));
        let text = std::fs::read_to_string(&path).expect("the file");
        assert!(text.starts_with(start), "{file}: {text}");
        assert!(!text.contains(".svg"), "{file} names a picture beside it");
    }
    assert_eq!(std::fs::read_dir(folder.path()).expect("it").count(), 4);
}

#[test]
fn a_format_alone_goes_to_the_terminal() {
    assert!(done(small(&["--format", "typst"])).starts_with("#set document("));
    let json: serde_json::Value =
        serde_json::from_str(&done(small(&["--format", "json"]))).expect("JSON");
    assert_eq!(json["changes"], serde_json::Value::Null);
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    done(small(&["--format", "html", "-o", &out.to_string_lossy()]));
    assert!(out.join("report.html").is_file());
    assert!(!out.join("report.md").exists());
    assert!(out.join("references.bib").is_file());
}

#[test]
fn the_folder_of_the_ledger_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let lake = folder.path().join("lake");
    std::fs::create_dir(&lake).expect("a folder");
    std::fs::copy("tests/golden/talks.ron", lake.join("talks.ron")).expect("a copy");
    let count = || std::fs::read_dir(&lake).expect("it").count();
    let to = |ledger: &Path, out: &Path| {
        let (ledger, out) = (ledger.to_string_lossy(), out.to_string_lossy());
        stance(&["report", &ledger, "--to", "2026-05-31", "-o", &out])
    };
    let said = complaint(&to(&lake, &lake));
    let told = "is the folder of the ledger; name another, such as `-o report`";
    assert!(said.contains(told), "{said}");
    let said = complaint(&to(&lake.join("talks.ron"), &lake));
    assert!(said.contains("holds files of the ledger"), "{said}");
    std::fs::create_dir(lake.join("part")).expect("a folder");
    std::fs::rename(lake.join("talks.ron"), lake.join("part/talks.ron")).expect("a move");
    let said = complaint(&to(&lake, &lake.join("part")));
    assert!(said.contains("holds files of the ledger"), "{said}");
    assert_eq!(count(), 1);
    // Above and below it nothing is in the way.
    done(to(&lake, &lake.join("report")));
    done(to(&lake, folder.path()));
}

#[test]
fn an_ending_that_no_report_has_is_refused_with_the_nearest() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let said = complaint(&small(&["-o", &path("week.htlm")]));
    assert!(
        said.contains("no report is written as .htlm: did you mean"),
        "{said}"
    );
    assert!(said.contains("week.html`?"), "{said}");
    let said = complaint(&small(&["-o", &path("rep.xyz")]));
    assert!(!said.contains("did you mean"), "{said}");
    assert!(said.contains("with a `/` at its end"), "{said}");
    assert_eq!(std::fs::read_dir(folder.path()).expect("it").count(), 0);
    done(small(&["-o", &path("v1.2/")]));
    assert!(folder.path().join("v1.2/report.md").is_file());
}

#[test]
fn what_another_ending_promises_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let told = |output: &Output| String::from_utf8_lossy(&output.stderr).into_owned();
    let said = told(&small(&["--format", "html", "-o", &path("rep.md")]));
    assert!(
        said.contains("rep.md` holds html, as `--format` says"),
        "{said}"
    );
    let matrix = ["matrix", "tests/golden/talks.ron", "--as-of", "2026-05-31"];
    let with = |name: &str| {
        let path = path(name);
        stance(&[&matrix[..], &["--format", "svg", "-o", &path]].concat())
    };
    let said = told(&with("m.png"));
    assert!(
        said.contains("m.png` holds svg, as `--format` says"),
        "{said}"
    );
    assert_eq!(told(&with("m.svg")), "");
}

#[test]
fn a_day_before_every_claim_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_string_lossy().into_owned();
    let output = stance(&[
        "report",
        "tests/golden/talks.ron",
        "--to",
        "1999-01-01",
        "-o",
        &path,
    ]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("note: no claim counts by 1999-01-01"),
        "{said}"
    );
    let page = std::fs::read_to_string(folder.path().join("report.html")).expect("the page");
    assert!(page.contains("No claim counts by 1 January 1999"), "{page}");
}

#[test]
fn one_file_of_markdown_leaves_pictures_out_in_a_line() {
    let text = done(small(&["--format", "markdown"]));
    let left_out = text.matches("Picture left out: ").count();
    assert_eq!(left_out, 4, "{text}");
    assert_eq!(text.matches("A folder holds all of them").count(), 1);
    // What the pictures show is not told a second time as running words.
    assert!(!text.contains(". talks:"), "{text}");
}

#[test]
fn figures_of_an_earlier_report_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path().to_string_lossy().into_owned();
    let first = small(&["--from", "2026-05-01", "-o", &folder]);
    assert!(
        first.status.success() && first.stderr.is_empty(),
        "{first:?}"
    );
    let second = small(&["-o", &folder]);
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(
        said.starts_with("note: diff.svg, diff.dot of an earlier report"),
        "{said}"
    );
}
