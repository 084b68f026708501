//! Whatever the bytes are, reading them neither panics nor hangs, every
//! finding points into its file, and what is whole is read.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::sample::{Index, select};
use stancegraph::check::{check, check_loaded};
use stancegraph::diagnostics::render::{json, text};
use stancegraph::diagnostics::{Diagnostic, Level, Place};
use stancegraph::load::{File, Loaded, load};

/// The files of a real ledger.
fn real() -> Vec<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("graphs/ukraine-peace");
    let mut files: Vec<File> = fs::read_dir(folder)
        .expect("the ledger")
        .map(|entry| entry.expect("a file").path())
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy();
            File::new(name, fs::read(&path).expect("its bytes"))
        })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// Reads, checks and renders; every place must lie in its file.
fn survive(files: Vec<File>) -> Loaded {
    let mut loaded = load(files);
    // Lints must stand a ledger with holes, too.
    check(&loaded.ledger);
    check_loaded(&mut loaded);
    for finding in &loaded.diagnostics {
        inside(finding, &loaded);
    }
    for finding in loaded.diagnostics.iter().take(200) {
        assert!(!text(finding, &loaded.files, false).is_empty());
        assert!(!text(finding, &loaded.files, true).is_empty());
        assert!(json(finding, &loaded.files).starts_with('{'));
    }
    loaded
}

fn inside(finding: &Diagnostic, loaded: &Loaded) {
    let related = finding.related.iter().map(|(place, _)| place);
    for place in std::iter::once(&finding.place).chain(related) {
        match place {
            Place::Span(file, span) => {
                let text = &loaded.files[*file as usize].text;
                assert!(
                    text.get(span.start..span.end).is_some(),
                    "{span:?} of {finding:?}"
                );
            }
            Place::File(file) => assert!((*file as usize) < loaded.files.len()),
            Place::Entry(..) => panic!("no span was looked up for {finding:?}"),
            Place::Ledger => {}
        }
    }
}

/// One way to damage a file.
#[derive(Debug, Clone)]
enum Damage {
    Flip(Index, u8),
    Delete(Index, usize),
    Double(Index, usize),
    Truncate(Index),
    Insert(Index, &'static str),
    Swap(Index, Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let pieces = [
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        ",",
        ":",
        "\\",
        "\0",
        "\u{feff}",
        "\u{1f600}",
        "\u{202e}",
        "/*",
        "//",
        "*/",
        "r#\"",
        "#",
        "\r\n",
        "\n",
        "Claim(",
        "Snapshot(",
        "id: ",
        "#![enable(unwrap_newtypes)]",
        "Some(",
        "inf",
        "NaN",
        "-0",
        "1e999",
        "\u{e9}",
        "r#if",
    ];
    prop_oneof![
        1 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::Flip(at, byte)),
        1 => (any::<Index>(), 1..40usize).prop_map(|(at, n)| Damage::Delete(at, n)),
        1 => (any::<Index>(), 1..200usize).prop_map(|(at, n)| Damage::Double(at, n)),
        1 => any::<Index>().prop_map(Damage::Truncate),
        4 => (any::<Index>(), select(pieces.to_vec())).prop_map(|(at, s)| Damage::Insert(at, s)),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Damage::Swap(a, b)),
    ]
}

fn damaged(bytes: &mut Vec<u8>, damage: &Damage) {
    let length = bytes.len();
    let at = |index: &Index| index.index(length + 1);
    match damage {
        Damage::Flip(index, byte) => {
            if let Some(place) = bytes.get_mut(at(index)) {
                *place = *byte;
            }
        }
        Damage::Delete(index, n) => {
            let from = at(index);
            bytes.drain(from..(from + n).min(length));
        }
        Damage::Double(index, n) => {
            let from = at(index);
            let copy = bytes[from..(from + n).min(length)].to_vec();
            bytes.splice(from..from, copy);
        }
        Damage::Truncate(index) => bytes.truncate(at(index)),
        Damage::Insert(index, piece) => {
            let from = at(index);
            bytes.splice(from..from, piece.bytes());
        }
        Damage::Swap(a, b) => {
            let (a, b) = (at(a), at(b));
            if a < length && b < length {
                bytes.swap(a, b);
            }
        }
    }
}

/// A ledger in which every entry stands on its own line and needs no other.
fn entries(count: usize) -> Vec<String> {
    (0..count)
        .map(|n| match n % 3 {
            0 => format!("Actor(id: \"actor-{n}\", name: \"Actor {n}\", kind: State),"),
            1 => format!(
                "Issue(id: \"issue-{n}\", question: \"Number {n}?\", scale: Poles(against: \"no\", in_favour: \"yes\")),"
            ),
            _ => format!(
                "Source(id: \"source-{n}\", title: \"Source {n}\", publisher: \"P\", published: \"2026-01-01\"),"
            ),
        })
        .collect()
}

fn has(loaded: &Loaded, n: usize) -> bool {
    let ledger = &loaded.ledger;
    match n % 3 {
        0 => ledger.find_actor(&format!("actor-{n}")).is_some(),
        1 => ledger.find_issue(&format!("issue-{n}")).is_some(),
        _ => ledger.find_source(&format!("source-{n}")).is_some(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_files_never_cause_a_panic(
        which in any::<Index>(),
        changes in proptest::collection::vec(damage(), 1..5),
    ) {
        let mut files = real();
        let which = which.index(files.len());
        for change in &changes {
            damaged(&mut files[which].bytes, change);
        }
        survive(files);
    }

    #[test]
    fn any_bytes_never_cause_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        survive(vec![File::new("a.ron", bytes)]);
    }

    #[test]
    fn any_pieces_of_a_ledger_never_cause_a_panic(
        pieces in proptest::collection::vec(select(vec![
            "[", "]", "(", ")", "{", "}", ",", ":", "\"", "Actor", "Claim", "Assert", "Snapshot", "id", "kind",
            "State", "quotes", "relations", "Repeats", "attributes", "\"a\"", "scale", "Options", "stance",
            "1", "-", ".5", "//", "\n", " ", "/*", "#", "!", "r#", "'", "\\", "Some", "id: \"a\", ", "é", "\u{202e}",
        ]), 0..60),
    ) {
        survive(vec![File::new("a.ron", format!("[{}]", pieces.concat())), File::new("b.ron", pieces.concat())]);
    }

    #[test]
    fn one_broken_entry_costs_no_other(
        count in 2..12usize,
        which in any::<Index>(),
        change in prop_oneof![
            any::<Index>().prop_map(Damage::Truncate),
            (any::<Index>(), select(vec!["(", ")", "]", "{", "\"", ":", "oops", "= ", "\\", "5", ",", ",,"]))
                .prop_map(|(at, s)| Damage::Insert(at, s)),
            (any::<Index>(), 1..30usize).prop_map(|(at, n)| Damage::Delete(at, n)),
        ],
    ) {
        let mut lines = entries(count);
        let which = which.index(count);
        let mut bytes = std::mem::take(&mut lines[which]).into_bytes();
        damaged(&mut bytes, &change);
        lines[which] = String::from_utf8(bytes).expect("only ASCII was used");
        let broken = lines[which].clone();
        let text = format!("[\n{}\n]\n", lines.join("\n"));
        let loaded = survive(vec![File::new("a.ron", text.clone())]);
        for n in (0..count).filter(|n| *n != which) {
            prop_assert!(has(&loaded, n), "entry {n} was lost with {broken}\n{text}{:?}", loaded.diagnostics);
        }
        // And the broken one is not passed over in silence: it is read, if
        // under another id, or there is an error.
        let ledger = &loaded.ledger;
        let read = ledger.actors.len() + ledger.issues.len() + ledger.sources.len();
        let reported = loaded.diagnostics.iter().any(|d| d.level == Level::Error);
        prop_assert!(reported || read == count || broken.trim().is_empty(), "{text}");
    }
}

/// Reads within a time that a debug build on a slow and busy machine keeps
/// easily, and that anything quadratic exceeds by far.
fn in_time(name: &str, text: String) -> Loaded {
    let start = Instant::now();
    let loaded = survive(vec![File::new("big.ron", text)]);
    let took = start.elapsed();
    assert!(took < Duration::from_secs(60), "{name} took {took:?}");
    loaded
}

#[test]
fn ten_megabytes_of_brackets_are_refused_in_time() {
    let loaded = in_time("brackets", "[".repeat(10_000_000));
    assert!(!loaded.diagnostics.is_empty());
}

#[test]
fn a_line_of_five_megabytes_is_refused_in_time() {
    let loaded = in_time("a long line", "a ".repeat(2_500_000));
    assert!(!loaded.diagnostics.is_empty());
    let quotes = in_time("a long line of quotes", "\"".repeat(5_000_000));
    assert!(!quotes.diagnostics.is_empty());
}

#[test]
fn a_line_of_ids_and_tags_is_refused_in_time() {
    for part in [
        "id:",
        "id:\"",
        "Actor(\"",
        "Actor(id: a b,",
        "x: ",
        "\"\nActor(id: ",
    ] {
        let loaded = in_time(part, format!("[{}", part.repeat(200_000)));
        assert!(!loaded.diagnostics.is_empty());
    }
}

#[test]
fn a_hundred_thousand_parentheses_are_refused_in_time() {
    let depth = 100_000;
    let nested = format!("{}{}", "(".repeat(depth), ")".repeat(depth));
    let loaded = in_time(
        "parentheses",
        format!("[Actor(id: {nested}),\nActor(id: \"a\", name: \"A\", kind: State)]"),
    );
    assert!(loaded.ledger.find_actor("a").is_some());
}

#[test]
fn a_string_of_a_million_characters_is_read_in_time() {
    let long = "é".repeat(1_000_000);
    let loaded = in_time(
        "a long string",
        format!(
            "[Actor(id: \"a\", name: \"{long}\", kind: State), Actor(id: \"{long}\", name: \"B\", kind: State)]"
        ),
    );
    assert!(loaded.ledger.find_actor("a").is_some());
    let dated = in_time(
        "a long date",
        format!(
            "[Source(id: \"s\", title: \"S\", publisher: \"P\", published: \"{long}\"), Issue(id: \"i\", question: \"?\", scale: {long}, {long}: 1)]"
        ),
    );
    for finding in &dated.diagnostics {
        assert!(finding.message.len() < 500, "{}", finding.message.len());
    }
}

#[test]
fn thousands_of_broken_entries_are_reported_in_time() {
    let lines: Vec<String> = (0..4_000)
        .map(|n| match n % 4 {
            0 => format!("Actor(id: \"a{n}\", name: \"A {n}\", kind: Country),"),
            1 => format!("Claim(id: \"c{n}\", by: \"b{n}\", on: \"nothing\", stance: Support, quotes: []),"),
            2 => format!("Actor(id: \"a{n}\", nmae: \"A {n}\", kind: State),"),
            _ => format!("Claim(id: \"c{n}\", by: \"nobody-{n}\", on: \"nothing\", response: Declined, quotes: [(source: \"none\", exact: \"?\", kind: Direct)]),"),
        })
        .collect();
    let loaded = in_time("broken entries", format!("[\n{}\n]", lines.join("\n")));
    assert!(loaded.diagnostics.len() >= 4_000);
}

#[test]
fn thousands_of_dangling_references_are_reported_in_time() {
    let count = 16_000;
    let lines: Vec<String> = (0..count)
        .map(|n| {
            format!(
                "Actor(id: \"minister-{n}-of-state\", name: \"A {n}\", kind: Person, roles: [MemberOf(actor: \"mnister-{n}-off-state\")]),"
            )
        })
        .collect();
    let loaded = in_time("dangling", format!("[\n{}\n]", lines.join("\n")));
    let dangling = loaded.diagnostics.iter();
    let dangling = dangling.filter(|found| found.code.name == "dangling-reference");
    assert_eq!(dangling.count(), count);
}

#[test]
fn a_ring_of_thousands_is_found_in_time() {
    let count = 5_000;
    let lines: Vec<String> = (0..count)
        .map(|n| {
            let next = (n + 1) % count;
            format!(
                "Actor(id: \"a{n}\", name: \"A {n}\", kind: Person, roles: [SpeaksFor(actor: \"a{next}\")]),\n\
                 Issue(id: \"i{n}\", question: \"I {n}?\", parent: \"i{next}\", scale: Open),\n\
                 Claim(id: \"c{n}\", by: \"a{n}\", on: \"i{n}\", said: \"2026-01-01\", relations: [Repeats(\"c{next}\")],\n\
                 quotes: [(source: \"s\", exact: \"We say it again.\", kind: Direct)]),"
            )
        })
        .collect();
    let loaded = in_time(
        "a ring",
        format!(
            "[Source(id: \"s\", title: \"S\", publisher: \"P\"),\n{}\n]",
            lines.join("\n")
        ),
    );
    let codes: Vec<_> = loaded.diagnostics.iter().map(|d| d.code.name).collect();
    assert_eq!(codes, ["role-cycle", "parent-cycle", "relation-cycle"]);
}
