//! Reports as PDF, read by programs of poppler (`apt-get install
//! poppler-utils`): what is said, in which order, and what each part is.

#![allow(clippy::print_stderr)]

#[path = "pdf/tables.rs"]
mod tables;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use stancegraph::export::{FigureOptions, Options, Size, pdf};
use stancegraph::view::answer::{Answer, Block, Cell, Item, Link, Table};

/// What a program prints about a PDF; nothing where it is not installed.
fn read(program: &str, arguments: &[&str], pdf: &Path) -> Option<String> {
    let mut command = Command::new(program);
    let after = match program {
        "pdfinfo" => None,
        _ => Some("-"),
    };
    let ran = command.args(arguments).arg(pdf).args(after).output();
    let Ok(output) = ran else {
        eprintln!("`{program}` is not installed: nothing was looked at");
        return None;
    };
    assert!(output.status.success(), "{program}: {output:?}");
    Some(String::from_utf8(output.stdout).expect("text"))
}

fn file(bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.pdf");
    std::fs::write(&path, bytes).expect("a file");
    (folder, path)
}

fn pages(blocks: Vec<Block>) -> Vec<u8> {
    let answer = Answer {
        blocks,
        ..Answer::default()
    };
    pdf::pages(&answer, &Options::default()).expect("a sound answer")
}

/// The words of blocks, each separated from the next by one blank.
fn words(blocks: Vec<Block>) -> Option<String> {
    let (_folder, path) = file(&pages(blocks));
    let text = read("pdftotext", &["-raw"], &path)?;
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn stance(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stance"));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command.args(arguments).output().expect("the program runs")
}

/// The report of a ledger.
fn report(ledger: &str, more: &[&str]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.pdf");
    let shown = path.to_string_lossy().into_owned();
    let output = stance(&[&["report", ledger, "-o", &shown], more].concat());
    assert!(output.status.success(), "{output:?}");
    (folder, path)
}

fn cells(row: &[&str]) -> Vec<Cell> {
    row.iter().map(|cell| Cell::from(*cell)).collect()
}

#[test]
fn words_stand_in_the_order_in_which_they_are_read() {
    let blocks = vec![
        Block::Heading(1, "Northland and Southland".into()),
        Block::Paragraph("Жодних переговорів без Києва. Κίεβο, ἀρχή. Łódź, Đà Nẵng.".into()),
        Block::Cited {
            text: "We will sign, \u{201c}as soon as we can\u{201d}.\nNot before.".into(),
            attribution: "Northland, 2026-05-01".into(),
            notes: vec![1],
        },
        Block::List(vec![Item {
            text: "Southland: oppose".into(),
            below: vec![Block::Quote {
                text: "Never.".into(),
                attribution: "Southland".into(),
            }],
            ..Item::default()
        }]),
        Block::Notes(vec!["A letter, https://example.org/a?b=c.".into()]),
    ];
    let Some(text) = words(blocks) else { return };
    let order = [
        "Northland and Southland",
        "Жодних переговорів без Києва. Κίεβο, ἀρχή. Łódź, Đà Nẵng.",
        "We will sign, \u{201c}as soon as we can\u{201d}. Not before.",
        "\u{2014} Northland, 2026-05-01",
        "[1]",
        "Southland: oppose",
        "Never.",
        "1. A letter, https://example.org/a?b=c.",
    ];
    let mut from = 0;
    for part in order {
        let at = text[from..].find(part);
        from += at.unwrap_or_else(|| panic!("{part} is not in {}", &text[from..])) + part.len();
    }
}

#[test]
fn letters_of_scripts_from_right_to_left_are_there() {
    let blocks = vec![
        Block::Paragraph("They said \u{5e9}\u{5dc}\u{5d5}\u{5dd} and no more.".into()),
        Block::Paragraph(
            "\u{627}\u{644}\u{633}\u{644}\u{627}\u{645} \u{639}\u{644}\u{64a}\u{643}\u{645}".into(),
        ),
    ];
    let Some(text) = words(blocks) else { return };
    assert!(text.contains("\u{5e9}\u{5dc}\u{5d5}\u{5dd}"), "{text}");
    assert!(text.contains("and no more."), "{text}");
    assert!(
        text.contains("\u{639}\u{644}\u{64a}\u{643}\u{645}"),
        "{text}"
    );
}

#[test]
fn a_report_is_tagged_and_has_bookmarks_links_and_figures_in_words() {
    let days = ["--from", "2025-12-31", "--to", "2026-01-29"];
    let (_folder, path) = report("graphs/ukraine-peace", &days);
    let bytes = std::fs::read(&path).expect("a PDF");
    let count = |part: &str| {
        bytes
            .windows(part.len())
            .filter(|w| *w == part.as_bytes())
            .count()
    };
    assert_eq!(count("/Alt("), 5, "each figure is told in words");
    assert!(count("/Outlines") > 0 && count("/Lang(en)") > 0);
    assert!(
        count("pdfuaid:part") > 0,
        "it says that it keeps to PDF/UA-1"
    );
    let Some(told) = read("pdfinfo", &[], &path) else {
        return;
    };
    for part in [
        "Tagged: yes",
        "Title: Positions on ending the war in Ukraine",
        "(A4)",
    ] {
        let told: Vec<&str> = told.split_whitespace().collect();
        assert!(told.join(" ").contains(part), "{part}: {told:?}");
    }
    assert!(!told.contains("CreationDate"), "no hour of now: {told}");
    let number = told
        .split("Pages:")
        .nth(1)
        .and_then(|n| n.split_whitespace().next());
    let number: usize = number
        .and_then(|n| n.parse().ok())
        .expect("a number of pages");
    assert!((12..=26).contains(&number), "{number} pages");
    let tree = read("pdfinfo", &["-struct"], &path).unwrap_or_default();
    for part in [
        "H1",
        "H2",
        "H3",
        "P",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "THead",
        "TR",
        "TH",
        "TD",
        "Figure",
        "Caption",
        "BlockQuote",
        "Link",
        "Reference",
        "Note",
    ] {
        let is = |line: &str| line.trim().trim_end_matches(':').split(' ').next() == Some(part);
        assert!(tree.lines().any(is), "no {part}");
    }
}

#[test]
fn the_same_report_has_the_same_bytes() {
    let make = || {
        let (_folder, path) = report("tests/golden/talks.ron", &["--to", "2026-05-31"]);
        std::fs::read(path).expect("a PDF")
    };
    assert!(make() == make());
}

#[test]
fn a_very_long_word_is_broken() {
    let word = "abcdefghij".repeat(300);
    let blocks = vec![
        Block::Heading(1, word.clone()),
        Block::Paragraph(word.clone()),
        Block::Table(Table {
            header: vec!["Who".into()],
            rows: vec![cells(&[&word])],
        }),
    ];
    let (_folder, path) = file(&pages(blocks));
    let Some(text) = read("pdftotext", &["-raw"], &path) else {
        return;
    };
    let letters: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    assert!(letters.contains(&word), "in the paragraph");
}

#[test]
fn whatever_names_hold_it_stays_a_document() {
    let names = [
        "",
        " ",
        "\u{0}",
        "\u{202e}evil",
        "a\u{200d}b",
        "平和",
        "\u{1f600}\u{fe0f}",
        "\u{e000}",
        "\u{fffe}",
        "e\u{301}\u{327}",
        "(%)\\)<</JS>>",
        "\u{5e9}\u{5b8}a\u{627}1",
        "\u{ad}",
        "\u{301}",
        "\n\n",
        "https://\u{e4}.example/\"x y",
        "\u{a0}\u{2009}x",
        "\u{10ffff}",
    ];
    for name in names {
        let table = Table {
            header: vec![name.into(), name.into()],
            rows: vec![cells(&[name]), cells(&[name, name, name]), vec![]],
        };
        let blocks = vec![
            Block::Heading(1, name.into()),
            Block::Section {
                level: 5,
                id: name.into(),
                title: name.into(),
            },
            Block::Paragraph(name.into()),
            Block::Quote {
                text: name.into(),
                attribution: name.into(),
            },
            Block::Cited {
                text: name.into(),
                attribution: name.into(),
                notes: vec![0, 1, 9],
            },
            Block::Table(table),
            Block::List(vec![Item {
                text: name.into(),
                ..Item::default()
            }]),
            Block::Links(vec![
                Link {
                    to: name.into(),
                    text: name.into(),
                },
                Link {
                    to: "no".into(),
                    text: name.into(),
                },
            ]),
            Block::Notes(vec![name.into()]),
        ];
        let (_folder, path) = file(&pages(blocks));
        if read("pdftotext", &[], &path).is_none() {
            return;
        }
    }
}

#[test]
fn nothing_at_all_is_a_page() {
    let (_folder, path) = file(&pages(Vec::new()));
    if let Some(told) = read("pdfinfo", &[], &path) {
        assert!(told.contains("Tagged:          yes"), "{told}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = folder.path().join("empty.ron");
    let actor = r#"[Actor(id: "north", name: "Northland", kind: State)]"#;
    std::fs::write(&ledger, actor).expect("a file");
    let (_folder, path) = report(&ledger.to_string_lossy(), &["--to", "2026-01-01"]);
    if let Some(text) = read("pdftotext", &[], &path) {
        assert!(text.contains("the ledger has no claims"), "{text}");
    }
}

#[test]
fn pages_have_the_size_that_is_asked_for() {
    let answer = Answer {
        blocks: vec![Block::Paragraph("word ".repeat(3_000))],
        ..Answer::default()
    };
    for size in ["letter", "64x64", "slide"] {
        let asked: Size = size.parse().expect("a size");
        let options = Options {
            figures: FigureOptions {
                size: Some(asked),
                ..FigureOptions::default()
            },
            ..Options::default()
        };
        let (_folder, path) = file(&pdf::pages(&answer, &options).expect("pages"));
        let Some(told) = read("pdfinfo", &[], &path) else {
            return;
        };
        let expected = match size {
            "letter" => "612 x 792",
            "slide" => "960 x 540",
            _ => "300 x 300",
        };
        assert!(told.contains(expected), "{size}: {told}");
    }
    let options = ["--to", "2026-05-31", "--size", "letter"];
    let (_folder, path) = report("tests/golden/talks.ron", &options);
    if let Some(told) = read("pdfinfo", &[], &path) {
        assert!(told.contains("(letter)"), "{told}");
    }
}

#[test]
fn what_cannot_be_is_said() {
    let to = ["report", "tests/golden/talks.ron", "--to", "2026-05-31"];
    let said = |more: &[&str]| {
        let output = stance(&[&to, more].concat());
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let template = ["--format", "pdf", "--template", "examples/report-template"];
    assert!(said(&template).contains("a PDF is not made of a template"));
    assert!(said(&["--format", "html", "--size", "a4"]).contains("about the pages of a PDF"));
    let output = stance(&[&to[..], &["--format", "pdf"]].concat());
    assert!(output.stdout.starts_with(b"%PDF-"));
}

#[test]
fn characters_that_no_font_has_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = folder.path().join("names.ron");
    let text = r#"[Ledger(format: 1, title: "平和"), Issue(id: "a", question: "Is 龍 there?", scale: Open)]"#;
    std::fs::write(&ledger, text).expect("a file");
    let path = folder.path().join("out.pdf");
    let (ledger, path) = (ledger.to_string_lossy(), path.to_string_lossy());
    let output = stance(&["report", &ledger, "--to", "2026-01-01", "-o", &path]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("`平`") && said.contains("`龍`"), "{said}");
}
