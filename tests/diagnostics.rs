//! Every code has an example that yields it, and every message reads as
//! expected.
//!
//! In: `tests/diagnostics/CODE.ron`, or a folder `CODE/` where several files
//! are needed; further cases of a code are called `CODE--CASE`, and cases
//! without a finding `fine--CASE`. Out: the
//! findings as text, which must be `tests/diagnostics/CODE.txt`; and from
//! them `docs/diagnostics.md`.
//!
//! `UPDATE=1 cargo test --test diagnostics` writes the expected files anew,
//! but never where `CI` is set.

mod renew;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use stancegraph::check::{Evidence, check_with};
use stancegraph::diagnostics::render::text;
use stancegraph::diagnostics::{CODES, Level};
use stancegraph::load::disk::{self, Where};
use stancegraph::load::{Loaded, SourceText, Texts, load};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")
}

/// The names of all cases, and where each is.
fn cases() -> Vec<(String, PathBuf)> {
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder()).expect("the folder of examples") {
        let path = entry.expect("a readable folder").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        match name.strip_suffix(".ron") {
            Some(case) => cases.push((case.to_owned(), path.clone())),
            None if path.is_dir() => cases.push((name.into_owned(), path.clone())),
            None => assert!(name.ends_with(".txt"), "what is {name}?"),
        }
    }
    cases.sort();
    cases
}

/// A case read and checked; its files are called as seen from the folder.
fn examined(path: &Path) -> Loaded {
    let mut found = disk::read(path).expect("a readable example");
    let prefix = format!("{}/", folder().to_string_lossy().replace('\\', "/"));
    for file in &mut found.files {
        file.path = file.path.replacen(&prefix, "", 1);
    }
    let mut loaded = load(found.files);
    let places = Where {
        ledger: path,
        files: &found.paths,
        folder: None,
    };
    let read = disk::texts(&loaded.ledger, places).expect("readable texts");
    let mut texts = Texts::default();
    for (source, text) in read.iter() {
        let path = text.path.replacen(&prefix, "", 1);
        texts.insert(
            source,
            SourceText {
                path,
                ..text.clone()
            },
        );
    }
    for source in loaded.ledger.source_ids().filter(|id| read.is_missing(*id)) {
        texts.insert_missing(source);
    }
    // Found only where each source should have its text.
    texts.required = path.to_string_lossy().contains("/unverified-quote");
    let evidence = Evidence::new(&loaded.ledger, &texts);
    check_with(&mut loaded, &evidence);
    loaded
}

fn rendered(loaded: &Loaded) -> String {
    let texts: Vec<String> = loaded
        .diagnostics
        .iter()
        .map(|finding| {
            let lines = text(finding, &loaded.files, false);
            lines
                .lines()
                .map(|line| format!("{}\n", line.trim_end()))
                .collect()
        })
        .collect();
    texts.join("\n")
}

/// Compares with the file at `path`, or writes it when asked to.
fn expect(path: &Path, actual: &str, differing: &mut Vec<String>) {
    if renew::asked() {
        fs::write(path, actual).expect("a writable folder");
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected.replace("\r\n", "\n") != actual {
        differing.push(format!(
            "{} differs; it should read:\n{actual}",
            path.display()
        ));
    }
}

fn none(differing: Vec<String>) {
    assert!(differing.is_empty(), "{}", differing.join("\n\n"));
}

#[test]
fn every_code_has_an_example_that_yields_it_and_nothing_else() {
    let cases = cases();
    for code in CODES {
        let case = cases.iter().find(|(name, _)| name == code.name);
        let (_, path) = case.unwrap_or_else(|| panic!("`{}` has no example", code.name));
        let names: BTreeSet<_> = examined(path)
            .diagnostics
            .iter()
            .map(|finding| finding.code.name)
            .collect();
        assert_eq!(names, BTreeSet::from([code.name]), "{}", path.display());
    }
}

#[test]
fn every_example_yields_the_code_it_is_named_after() {
    for (name, path) in cases() {
        let code = name.split("--").next().unwrap_or_default();
        if code == "fine" {
            continue;
        }
        assert!(CODES.iter().any(|c| c.name == code), "`{code}` is no code");
        let loaded = examined(&path);
        let yields = loaded.diagnostics.iter().any(|d| d.code.name == code);
        assert!(yields, "{name} yields\n{}", rendered(&loaded));
    }
}

#[test]
fn every_finding_reads_as_expected() {
    let mut differing = Vec::new();
    for (name, path) in cases() {
        let actual = rendered(&examined(&path));
        expect(
            &folder().join(format!("{name}.txt")),
            &actual,
            &mut differing,
        );
        assert_eq!(
            actual.is_empty(),
            name.starts_with("fine--"),
            "{name} yields\n{actual}"
        );
    }
    none(differing);
}

#[test]
fn every_expected_text_has_its_example() {
    let cases = cases();
    for entry in fs::read_dir(folder()).expect("the folder of examples") {
        let name = entry.expect("a readable folder").file_name();
        if let Some(case) = name.to_string_lossy().strip_suffix(".txt") {
            assert!(
                cases.iter().any(|(name, _)| name == case),
                "{case}.txt is left over"
            );
        }
    }
}

#[test]
fn every_finding_says_what_to_do() {
    for (name, path) in cases() {
        for finding in examined(&path).diagnostics {
            assert!(!finding.help.is_empty(), "{name}: {}", finding.message);
            assert!(
                !finding.message.ends_with('.'),
                "{name}: {}",
                finding.message
            );
        }
    }
}

#[test]
fn the_page_of_the_documentation_is_current() {
    let mut page = String::from(
        "# Findings\n\n\
         What `stance check` can find in a ledger, by code. An *error* means that answers would be\n\
         wrong or incomplete; a *warning* leaves them as they are. `-A CODE` allows a code, `-W CODE`\n\
         makes it a warning, `-D CODE` an error, and `all` stands for every code that is not named:\n\
         `-D all -A unused-issue` allows that one. Where one is named twice, `-D` beats `-W` and `-W`\n\
         beats `-A`, in whatever order they stand.\n\
         `stance explain CODE` prints the paragraph given here. Each example is a file or folder in\n\
         `tests/diagnostics/`.\n\n\
         How a ledger is written is told in [format.md](format.md).\n\n\
         This page is made from the table of codes and from the examples.\n",
    );
    let cases = cases();
    for code in CODES {
        let level = match code.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Allow => "allowed",
        };
        let example = cases.iter().find(|(name, _)| name == code.name);
        let example = example.map_or(String::new(), |(_, path)| rendered(&examined(path)));
        let _ = write!(
            page,
            "\n## {}\n\n*{level}* · {}\n\n{}\n\n```text\n{}```\n",
            code.name, code.summary, code.explanation, example
        );
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics.md");
    let mut differing = Vec::new();
    expect(&path, &page, &mut differing);
    none(differing);
}

/// The ids of the entries that were read, by kind.
fn ids(loaded: &Loaded) -> Vec<&str> {
    let ledger = &loaded.ledger;
    let actors = ledger.actors.iter().map(|x| x.id.as_str());
    let issues = ledger.issues.iter().map(|x| x.id.as_str());
    let sources = ledger.sources.iter().map(|x| x.id.as_str());
    let claims = ledger.claims.iter().map(|x| x.id.as_str());
    actors.chain(issues).chain(sources).chain(claims).collect()
}

#[test]
fn a_broken_entry_costs_no_other() {
    let read = |name: &str| examined(&folder().join(name));
    // Five entries have a problem, all others are there.
    let several = read("syntax--several.ron");
    for good in ["north", "west", "talks", "gazette", "north-ready"] {
        assert!(ids(&several).contains(&good), "{good}");
    }
    for broken in ["south", "east", "up"] {
        assert!(!ids(&several).contains(&broken), "{broken}");
    }
    assert_eq!(
        ids(&read("syntax--bracket.ron")),
        ["north", "south", "talks", "gazette"]
    );
    assert_eq!(
        ids(&read("unknown-variant--entry-tag.ron")),
        ["north", "talks", "gazette", "north-ready"]
    );
    assert_eq!(
        ids(&read("byte-order-mark.ron")),
        ["north", "talks", "gazette", "north-ready"]
    );
    assert_eq!(
        ids(&read("snapshot-in-ledger--entry.ron")),
        ["north", "talks", "gazette", "north-ready"]
    );
}

#[test]
fn a_relation_that_repeats_may_stand_alone() {
    let loaded = examined(&folder().join("fine--repeats-alone.ron"));
    let claim = |id: &str| {
        let id = loaded.ledger.find_claim(id).expect("a claim");
        loaded.ledger.claim(id)
    };
    for id in ["north-again", "north-more"] {
        assert!(claim(id).repeats());
        assert_eq!(claim(id).relations[0].target, None);
    }
}
