//! A made-up ledger of any size, the same in every run.
//!
//! In: how many claims. Out: the paths and texts of its files. The shares of
//! what claims have (conditions, responses, relations, dates that are vague or
//! missing, scripts) follow what coded articles look like; nothing in it is an
//! error.

// Each bench is a program of its own and takes what it needs.
#![allow(dead_code)]

pub mod hostile;

use std::fmt::Write;

/// The texts of a ledger by the paths of its files.
pub type Texts = Vec<(String, String)>;

/// How many claims a bench works on: few when it is run as a test.
pub fn size() -> usize {
    if std::env::args().any(|arg| arg == "--bench") {
        100_000
    } else {
        1_000
    }
}

/// The files as the library takes them.
pub fn files(texts: &Texts) -> Vec<stancegraph::load::File> {
    let file = |(path, text): &(String, String)| stancegraph::load::File::new(path, text.as_str());
    texts.iter().map(file).collect()
}

/// The days for which positions are asked: in the middle, and at the end.
pub const DAYS: [&str; 2] = ["2024-01-01", "2026-01-01"];

const PARTIES: usize = 24;
const PEOPLE: usize = 96;
const ISSUES: usize = 40;
/// How many claims one source carries.
const PER_SOURCE: usize = 25;
/// How many claims stand in one file.
const PER_FILE: usize = 10_000;

/// Xorshift (Marsaglia, Journal of Statistical Software 8/14, 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 16) % limit as u64) as usize
    }

    fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// A ledger of so many claims.
pub fn realistic(claims: usize) -> Texts {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut texts = vec![
        ("ledger/actors.ron".to_owned(), actors(&mut dice)),
        ("ledger/issues.ron".to_owned(), issues()),
    ];
    let mut last: Vec<Option<String>> = vec![None; PARTIES + PEOPLE];
    for first in (0..claims).step_by(PER_FILE) {
        let until = claims.min(first + PER_FILE);
        let mut text = String::from("[\n");
        for number in first..until {
            if number % PER_SOURCE == 0 {
                source(&mut text, number / PER_SOURCE, &mut dice);
            }
            claim(&mut text, number, &mut last, &mut dice);
        }
        text.push_str("]\n");
        texts.push((format!("ledger/claims-{:03}.ron", first / PER_FILE), text));
    }
    texts
}

macro_rules! line {
    ($out:expr, $($words:tt)*) => {
        // Writing to a string cannot fail.
        let _ = writeln!($out, $($words)*);
    };
}

fn actors(dice: &mut Dice) -> String {
    let mut out = String::from("[\n    Ledger(format: 1, title: \"A made-up debate\"),\n");
    for party in 0..PARTIES {
        let kind = dice.of(&["State", "Institution", "Organisation", "Faction"]);
        line!(
            out,
            "    Actor(id: \"party-{party:02}\", name: \"Party of district {party}\", kind: {kind}, aliases: [\"District {party}\"], tags: [\"tag-{}\"]),",
            party % 5
        );
    }
    for person in 0..PEOPLE {
        let party = person % PARTIES;
        let role = match person / PARTIES {
            0 => "SpeaksFor(actor: \"party-PP\", title: \"leader\", authority: Principal)",
            1 => {
                "SpeaksFor(actor: \"party-PP\", title: \"spokeswoman\", authority: Spokesperson, from: \"2022-03-01\")"
            }
            2 => {
                "SpeaksFor(actor: \"party-PP\", title: \"aide\", to: \"2025-06-30\"), MemberOf(actor: \"party-PP\", title: \"member\", from: \"2025-07-01\")"
            }
            _ => "MemberOf(actor: \"party-PP\", title: \"deputy\")",
        };
        line!(
            out,
            "    Actor(id: \"person-{person:02}\", name: \"Speaker No. {person}\", kind: Person, roles: [{}]),",
            role.replace("PP", &format!("{party:02}"))
        );
    }
    out.push_str("]\n");
    out
}

/// What the scale of an issue is, by its number.
fn scale(issue: usize) -> &'static str {
    match issue % 8 {
        5 => "Options([\"north\", \"south\", \"third-country\", \"nowhere\"])",
        6 => "Scale(min: 0, max: 100, unit: \"per cent\")",
        7 => "Vote",
        4 if issue % 16 == 4 => "Open",
        _ => "Poles(against: \"keep it as it is\", in_favour: \"change it\")",
    }
}

fn issues() -> String {
    let mut out = String::from("[\n");
    for issue in 0..ISSUES {
        let mut more = String::new();
        if issue % 5 == 4 {
            let _ = write!(more, ", parent: \"issue-{:02}\"", issue - 1);
        }
        if issue % 7 == 3 {
            more.push_str(", stale_after: 365");
        }
        if issue % 13 == 6 {
            more.push_str(", agenda: true");
        }
        line!(
            out,
            "    Issue(id: \"issue-{issue:02}\", question: \"Should matter {issue} be settled?\",\n        scale: {}{more}),",
            scale(issue)
        );
    }
    out.push_str("]\n");
    out
}

/// From 2022 to 2025, in the order of the numbers.
fn day(source: usize, back: usize) -> String {
    let day = (source * 7 / 20).saturating_sub(back) % (4 * 360);
    let (year, rest) = (2022 + day / 360, day % 360);
    format!("{year}-{:02}-{:02}", 1 + rest / 30, 1 + rest % 30 * 27 / 29)
}

/// Whether a source has no date; then its claims have.
fn undated(source: usize) -> bool {
    source % 20 == 7
}

fn source(out: &mut String, source: usize, dice: &mut Dice) {
    line!(
        out,
        "    Source(\n        id: \"article-{source:05}\",\n        title: \"{}\",\n        publisher: \"{}\",",
        sentence(dice, 40),
        dice.of(&["The Gazette", "Courier", "Вісник", "Agence de presse"])
    );
    if !undated(source) {
        line!(out, "        published: \"{}\",", day(source, 0));
    }
    line!(
        out,
        "        url: \"https://news.example/{source}/article.html\",\n        lang: \"en\",\n        reliability: {},\n    ),",
        dice.of(&["A", "B", "C"])
    );
}

fn claim(out: &mut String, number: usize, last: &mut [Option<String>], dice: &mut Dice) {
    let source = number / PER_SOURCE;
    let speaker = dice.below(PARTIES + PEOPLE);
    let issue = dice.below(ISSUES);
    let name = |actor: usize| match actor.checked_sub(PARTIES) {
        None => format!("party-{actor:02}"),
        Some(person) => format!("person-{person:02}"),
    };
    // Ids as people make them: not in the order of the file.
    let id = format!("{}-{issue:02}-{number:06}", name(speaker));
    line!(out, "    Claim(\n        id: \"{id}\",");
    match dice.below(20) {
        0 => {
            line!(out, "        of: [\"{}\"],", name(speaker));
        }
        1 => {
            let of = dice.below(PARTIES);
            line!(
                out,
                "        by: \"{}\",\n        of: [\"party-{of:02}\"],",
                name(speaker)
            );
        }
        _ => {
            line!(out, "        by: \"{}\",", name(speaker));
        }
    }
    line!(out, "        on: \"issue-{issue:02}\",");
    let open = scale(issue) == "Open";
    let stance = !open && !dice.percent(8);
    if stance {
        line!(out, "        stance: {},", stance_on(issue, dice));
    } else {
        let response = ["Declined", "NoAnswer", "Disputed", "Assessed"];
        line!(out, "        response: {},", dice.of(&response));
    }
    if stance && dice.percent(12) {
        let kind = dice.of(&["only_if", "only_if", "if", "unless"]);
        line!(out, "        {kind}: [\"{}\"],", dice.of(&CONDITIONS));
    }
    match dice.below(10) {
        0 if !undated(source) => {}
        1 => {
            line!(out, "        said: \"{}\",", &day(source, 0)[..7]);
        }
        _ => {
            let said = day(source, dice.below(3));
            line!(
                out,
                "        said: \"{said}\",\n        said_as: \"at the time\","
            );
        }
    }
    if dice.percent(60) {
        line!(
            out,
            "        act: {},",
            dice.of(&["Propose", "Demand", "Offer", "Doubt", "Report"])
        );
    }
    out.push_str("        quotes: [\n");
    for _ in 0..1 + usize::from(dice.percent(30)) {
        let length = 90 + dice.below(100);
        line!(
            out,
            "            (source: \"article-{source:05}\", exact: \"{}\", kind: {}),",
            sentence(dice, length),
            dice.of(&[
                "Direct", "Direct", "Mixed", "Indirect", "Indirect", "Narrated", "Rumour"
            ])
        );
    }
    out.push_str("        ],\n");
    if let Some(earlier) = last[speaker].as_ref().filter(|_| dice.percent(12)) {
        let how = [
            "Repeats",
            "Repeats",
            "Clarifies",
            "Answers",
            "Lifts",
            "Retracts",
            "Denies",
        ];
        line!(
            out,
            "        relations: [{}(\"{earlier}\")],",
            dice.of(&how)
        );
    }
    if dice.percent(10) {
        line!(out, "        note: \"{}\",", sentence(dice, 60));
    }
    out.push_str("    ),\n");
    last[speaker] = Some(id);
}

fn stance_on(issue: usize, dice: &mut Dice) -> String {
    match issue % 8 {
        5 => {
            let what = dice.of(&["Choose", "Choose", "Reject"]);
            let option = dice.of(&["north", "south", "third-country", "nowhere"]);
            format!("{what}(\"{option}\")")
        }
        6 => format!("At({})", 5 * dice.below(21)),
        7 => dice.of(&["Yes", "No", "Abstain"]).to_owned(),
        _ => {
            let poles = [
                "StrongSupport",
                "Support",
                "Support",
                "Neutral",
                "Oppose",
                "StrongOppose",
            ];
            dice.of(&poles).to_owned()
        }
    }
}

const CONDITIONS: [&str; 6] = [
    "well prepared",
    "guarantees are given first",
    "the other side takes part",
    "talks fail again",
    "the court has decided",
    "за участю посередника",
];

const WORDS: [&str; 40] = [
    "the",
    "of",
    "and",
    "a",
    "in",
    "said",
    "that",
    "would",
    "not",
    "agree",
    "to",
    "any",
    "meeting",
    "on",
    "Thursday",
    "government",
    "proposal",
    "which",
    "he",
    "called",
    "unacceptable",
    "before",
    "talks",
    "could",
    "begin",
    "again",
    "under",
    "these",
    "terms",
    "Zürich",
    "“never”",
    "–",
    "переговори",
    "мають",
    "початися",
    "déclaré",
    "ministère",
    "\\\"final\\\"",
    "offer",
    "Łódź",
];

/// Words of about so many characters, as RON writes them between quotation
/// marks; most without an escape, as in real text.
fn sentence(dice: &mut Dice, length: usize) -> String {
    let mut out = String::with_capacity(length + 16);
    let words = match dice.below(10) {
        0..=4 => &WORDS[..29],
        5..=8 => &WORDS[..36],
        _ => &WORDS[..],
    };
    while out.len() < length {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(dice.of(words));
    }
    out
}
