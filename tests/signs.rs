//! What `sign-of-quote` makes of single sentences in four languages: how many
//! of those that go against their stance it finds, and how many others it
//! takes for such.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use stancegraph::check::check;
use stancegraph::diagnostics::codes;
use stancegraph::load::{File, load};

const ENTRIES: &str = r#"
    Actor(id: "north", name: "Northland", kind: State, aliases: ["Norland", "Нордия", "Нордія"]),
    Actor(id: "south", name: "Southland", kind: State, aliases: ["Südland", "Зюдия", "Зюдія"]),
    Actor(id: "west", name: "Westland", kind: State, aliases: ["Закатия", "Закатія"]),
    Actor(id: "arden", name: "Anna Arden", kind: Person, roles: [SpeaksFor(actor: "north", authority: Minister)]),
    Issue(id: "en-talks", question: "Should Northland and Southland hold talks?",
        scale: Poles(against: "refuse talks", in_favour: "hold talks")),
    Issue(id: "en-treaty", question: "Should the treaty be signed?",
        scale: Poles(against: "reject the treaty", in_favour: "sign the treaty")),
    Issue(id: "en-meeting", question: "Should the leaders meet?",
        scale: Poles(against: "no meeting", in_favour: "hold a meeting")),
    Issue(id: "en-dam", question: "Should the dam be built?",
        scale: Poles(against: "no dam", in_favour: "build the dam")),
    Issue(id: "en-so", question: "Go on so?", scale: Poles(against: "no", in_favour: "yes")),
    Issue(id: "en-venue", question: "Where should they meet?", scale: Options(["castle", "harbour"])),
    Issue(id: "en-roll", question: "Resolution 12", scale: Vote),
    Issue(id: "de-talks", question: "Soll es Gespräche zwischen Norland und Südland geben?",
        scale: Poles(against: "keine Gespräche", in_favour: "Gespräche führen")),
    Issue(id: "de-treaty", question: "Soll der Vertrag unterzeichnet werden?",
        scale: Poles(against: "den Vertrag ablehnen", in_favour: "den Vertrag unterzeichnen")),
    Issue(id: "ru-talks", question: "Нужны ли переговоры Нордии и Зюдии?",
        scale: Poles(against: "отказаться", in_favour: "вести переговоры")),
    Issue(id: "ru-treaty", question: "Нужно ли подписать договор?",
        scale: Poles(against: "не подписывать", in_favour: "подписать договор")),
    Issue(id: "uk-talks", question: "Чи потрібні переговори Нордії та Зюдії?",
        scale: Poles(against: "відмовитися", in_favour: "вести переговори")),
    Issue(id: "uk-treaty", question: "Чи підписати договір?",
        scale: Poles(against: "не підписувати", in_favour: "підписати договір")),
    Source(id: "gazette", title: "Northland and Southland", publisher: "The Gazette", published: "2026-05-02"),
"#;

/// A sentence, whether its words go against the stance, and whether it is
/// known that this is not found.
struct Case {
    issue: String,
    stance: String,
    wrong: bool,
    missed: bool,
    sentence: String,
}

/// How many sentences go against their stance, and how many of them are
/// found; how many others are taken for such.
#[derive(Debug, PartialEq)]
struct Figures {
    wrong: usize,
    found: usize,
    right: usize,
    alarms: usize,
}

fn cases(name: &str) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/signs")
        .join(name);
    let text = std::fs::read_to_string(&path).expect("the sentences");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let columns: Vec<&str> = line.splitn(5, '|').map(str::trim).collect();
            let [language, issue, stance, side, sentence] = columns[..] else {
                panic!("five columns: {line}");
            };
            assert!(matches!(side, "wrong" | "missed" | "right"), "{line}");
            Case {
                issue: format!("{language}-{issue}"),
                stance: stance.to_owned(),
                wrong: side != "right",
                missed: side == "missed",
                sentence: sentence.to_owned(),
            }
        })
        .collect()
}

/// The numbers of the cases that are found.
fn found(cases: &[Case]) -> BTreeSet<usize> {
    let mut text = format!("[{ENTRIES}");
    for (at, case) in cases.iter().enumerate() {
        let _ = writeln!(
            text,
            "Claim(id: \"c-{at}\", by: \"north\", on: \"{}\", stance: {}, said: \"2026-05-01\", quotes: [(source: \"gazette\", exact: {:?}, kind: Direct)]),",
            case.issue, case.stance, case.sentence
        );
    }
    text.push(']');
    let loaded = load(vec![File::new("signs.ron", text.as_str())]);
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    let all = check(&loaded.ledger);
    let signs = all
        .iter()
        .filter(|found| found.code == &codes::SIGN_OF_QUOTE);
    let number = |message: &str| message.strip_prefix("`c-")?.split('`').next()?.parse().ok();
    signs
        .map(|found| number(&found.message).expect("a message begins with the claim"))
        .collect()
}

fn figures(cases: &[Case]) -> (Figures, String) {
    let found = found(cases);
    let mut figures = Figures {
        wrong: 0,
        found: 0,
        right: 0,
        alarms: 0,
    };
    let mut amiss = String::new();
    for (at, case) in cases.iter().enumerate() {
        let is_found = found.contains(&at);
        let (all, taken) = match case.wrong {
            true => (&mut figures.wrong, &mut figures.found),
            false => (&mut figures.right, &mut figures.alarms),
        };
        *all += 1;
        *taken += usize::from(is_found);
        if is_found != (case.wrong && !case.missed) {
            let what = match (is_found, case.wrong) {
                (true, false) => "false alarm",
                (true, true) => "found, and not missed any more",
                (false, _) => "missed",
            };
            let _ = writeln!(
                amiss,
                "{what}: {} {}: {}",
                case.issue, case.stance, case.sentence
            );
        }
    }
    (figures, amiss)
}

#[test]
fn every_known_sentence_is_taken_as_it_is_meant() {
    let (figures, amiss) = figures(&cases("known.txt"));
    assert_eq!(amiss, "", "{figures:?}");
    assert_eq!(figures.alarms, 0);
}

#[test]
fn of_sentences_that_chose_no_word_most_are_taken_as_they_are_meant() {
    let (figures, amiss) = figures(&cases("unseen.txt"));
    let expected = Figures {
        wrong: 34,
        found: 21,
        right: 35,
        alarms: 0,
    };
    assert_eq!(figures, expected, "{amiss}");
}

#[test]
fn the_documentation_tells_the_figures() {
    let docs = include_str!("../docs/codebook.md");
    for name in ["known.txt", "unseen.txt"] {
        let (of, _) = figures(&cases(name));
        let told = format!(
            "found {} of {} and took {} of {} others for such",
            of.found, of.wrong, of.alarms, of.right
        );
        assert!(docs.contains(&told), "docs/codebook.md should say: {told}");
    }
}

#[test]
fn a_translation_is_read_where_only_that_speaks_of_the_question() {
    let found = |translation: &str, stance: &str| {
        let text = format!(
            "[{ENTRIES} Claim(id: \"c-0\", by: \"north\", on: \"en-talks\", stance: {stance}, said: \"2026-05-01\", \
             quotes: [(source: \"gazette\", exact: \"Мы против переговоров.\", kind: Direct{translation})])]"
        );
        let loaded = load(vec![File::new("signs.ron", text.as_str())]);
        assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
        let all = check(&loaded.ledger);
        all.iter().any(|found| found.code == &codes::SIGN_OF_QUOTE)
    };
    let against = ", translation: \"We are against talks.\"";
    assert!(found(against, "Support"));
    assert!(!found(against, "Oppose"));
    // The question is in English, and nobody knows what the words are about.
    assert!(!found("", "Support"));
}
