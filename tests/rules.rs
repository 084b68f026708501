//! Every example of `docs/rules.md` and `tests/rules/cases.md`, run.
//!
//! An example is a `ron` block with entries and a `text` block with questions
//! and their answers, both marked `example=NAME`. The entries are loaded
//! together with those of the block `example=preamble`. `UPDATE=1 cargo test
//! --test rules` writes the answers anew, but never where `CI` is set; read
//! the difference before committing it.

mod renew;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

use stancegraph::compare::{
    self, AgreementOptions, Change, Diff, DiffOptions, Kind, MarkChange, Older, PairChange,
    PairKind, Undefined, agreement, diff,
};
use stancegraph::load::{self, File, snapshot_csv};
use stancegraph::model::{
    Cell, Clock, Counted, Day, Evidence, Ledger, Mark, MarkKind, Rank, RoleKind, Snapshot,
    Threshold, When,
};
use stancegraph::position::{self, Timing, strength};
use stancegraph::view::{self, WhyChange};

const RULES: &str = "docs/rules.md";
const CASES: &str = "tests/rules/cases.md";

/// A fenced block with a name.
struct Block {
    language: String,
    name: String,
    /// Whether it is the older of two ledgers.
    older: bool,
    /// A ledger of this repository in place of a block.
    ledger: Option<String>,
    text: String,
    /// Lines of the content in the document.
    lines: std::ops::Range<usize>,
}

/// An example: one or two ledgers, questions and answers.
struct Example {
    name: String,
    ledger: Ledger,
    older: Option<Ledger>,
    asked: String,
    lines: std::ops::Range<usize>,
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> String {
    let text = std::fs::read_to_string(path(name));
    text.unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn blocks(document: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut lines = document.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            continue;
        };
        let mut words = info.split_whitespace();
        let language = words.next().unwrap_or_default().to_owned();
        let fields: BTreeMap<&str, &str> = words.filter_map(|w| w.split_once('=')).collect();
        let mut text = String::new();
        let mut end = number + 1;
        for (at, line) in lines.by_ref() {
            end = at;
            if line == "```" {
                break;
            }
            text.push_str(line);
            text.push('\n');
        }
        if let Some(name) = fields.get("example") {
            found.push(Block {
                language,
                name: (*name).to_owned(),
                older: fields.get("part") == Some(&"older"),
                ledger: fields.get("ledger").map(|l| (*l).to_owned()),
                text,
                lines: number + 1..end,
            });
        }
    }
    found
}

/// A ledger from texts; no finding may be an error.
fn loaded(name: &str, texts: Vec<File>) -> Ledger {
    let loaded = load::load(texts);
    assert!(
        !loaded.has_errors(),
        "example {name}: {:#?}",
        loaded.diagnostics
    );
    loaded.ledger
}

fn examples(name: &str) -> Vec<Example> {
    let preamble = blocks(&read(RULES))
        .into_iter()
        .find(|b| b.name == "preamble")
        .expect("docs/rules.md has a block `example=preamble`")
        .text;
    let blocks = blocks(&read(name));
    let mut names = BTreeSet::new();
    blocks
        .iter()
        .filter(|b| b.language == "text")
        .map(|asked| {
            let name = &asked.name;
            assert!(names.insert(name), "two examples are called {name}");
            let text = |older: bool| {
                let mut found = blocks
                    .iter()
                    .filter(|b| b.language == "ron" && b.name == *name && b.older == older);
                let block = found.next()?;
                assert!(found.next().is_none(), "example {name} has too many blocks");
                let files = vec![
                    File::new("preamble.ron", preamble.as_str()),
                    File::new("example.ron", block.text.as_str()),
                ];
                Some(loaded(name, files))
            };
            let ledger = match &asked.ledger {
                Some(folder) => {
                    let files = load::disk::read(&path(folder)).expect("the ledger is there");
                    loaded(name, files.files)
                }
                None => text(false).unwrap_or_else(|| panic!("example {name} has no ledger")),
            };
            Example {
                name: name.clone(),
                ledger,
                older: text(true),
                asked: asked.text.clone(),
                lines: asked.lines.clone(),
            }
        })
        .collect()
}

/// The questions of an example, each with its answer.
fn answered(example: &Example) -> String {
    let mut out = String::new();
    for question in example.asked.lines().filter(|l| l.starts_with("> ")) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(question);
        out.push('\n');
        let words: Vec<&str> = question[2..].split(' ').collect();
        let answer = answer(example, &words);
        out.push_str(if answer.is_empty() {
            "nothing\n"
        } else {
            &answer
        });
    }
    out
}

fn day(text: &str) -> Day {
    text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

fn answer(example: &Example, words: &[&str]) -> String {
    let counted = Counted {
        at_least: match words.iter().position(|w| *w == "least") {
            Some(at) => words[at + 1].parse().expect("a threshold"),
            None => Threshold::default(),
        },
        reviewed_only: words.contains(&"reviewed"),
        ..Counted::default()
    };
    let ledger = &Ledger {
        counted,
        ..example.ledger.clone()
    };
    let clock = match words.iter().position(|w| *w == "clock") {
        Some(at) => Clock::ALL
            .iter()
            .find(|c| Some(&c.prose()) == words.get(at + 1)),
        None => Some(&Clock::Both),
    };
    let clock = *clock.expect("a clock is both, said or known");
    let snapshot = |text: &str| position::snapshot(ledger, day(text), clock);
    let speakers = words.contains(&"speakers");
    let mut out = String::new();
    match *words {
        ["positions", on, ..] => {
            for cell in &snapshot(on).cells {
                if speakers || !speaks(ledger, cell.actor.as_str()) {
                    let _ = writeln!(out, "{} {}: {}", cell.actor, cell.issue, of_cell(cell));
                }
            }
        }
        ["diff", "older", "newer", from] | ["diff", "older", "newer", from, _] => {
            let on = words.last().copied().unwrap_or(from);
            let older = example.older.as_ref().expect("there is an older ledger");
            let before = position::snapshot(older, day(from), clock);
            let older = Older::new(older, ledger, day(from), day(on), clock);
            let options = DiffOptions {
                older: Some(&older),
            };
            out = of_diff(ledger, &diff(&before, &snapshot(on), options), speakers);
        }
        // As two tables that were stored, which do not list what was taken back.
        ["diff", "tables", from, to] => {
            let [from, to] = [from, to].map(|on| {
                let text = snapshot_csv::to_text(&snapshot(on)).expect("a table");
                snapshot_csv::read("s.csv", &text, Some(day(on)), clock).expect("it can be read")
            });
            out = of_diff(ledger, &diff(&from, &to, DiffOptions::default()), speakers);
        }
        ["diff", from, to, ..] => {
            let (from, to) = (snapshot(from), snapshot(to));
            out = of_diff(ledger, &diff(&from, &to, DiffOptions::default()), speakers);
        }
        ["pairs", from, to] => {
            let (from, to) = (snapshot(from), snapshot(to));
            for pair in compare::pairs((ledger, &from), (ledger, &to), AgreementOptions::default())
            {
                let moved: Vec<&str> = pair.moved.iter().map(|m| m.issue.as_str()).collect();
                let _ = writeln!(
                    out,
                    "{} {}: {} by {:.2}, on {}, n = {}",
                    pair.before.a,
                    pair.before.b,
                    pair.name(),
                    pair.by().abs(),
                    moved.join(" "),
                    pair.n_both()
                );
            }
        }
        ["moves", from, to] => {
            let (from, to) = (snapshot(from), snapshot(to));
            let options = AgreementOptions::default();
            for pair in compare::pair_changes((ledger, &from), (ledger, &to), options) {
                out += &of_pair(&pair);
            }
        }
        ["beyond-chance", a, b, on] => {
            let actor = |id| ledger.find_actor(id).expect("the actor is there");
            let options = AgreementOptions::default();
            let found = agreement(ledger, &snapshot(on), actor(a), actor(b), options);
            let number = |number: Result<f64, Undefined>| match number {
                Ok(number) => format!("{number:.2}"),
                Err(why) => why.name().to_owned(),
            };
            let _ = writeln!(
                out,
                "{a} {b}: same side on {} of {}, kappa {}, pi {}",
                found.same_side(),
                found.sided(),
                number(found.kappa()),
                number(found.pi())
            );
        }
        ["why-change", actor, issue, from, to] => {
            out = why_change(ledger, actor, issue, (day(from), day(to)), clock);
        }
        ["agreement", a, b, on, ..] => {
            let actor = |id| ledger.find_actor(id).expect("the actor is there");
            let options = AgreementOptions {
                agenda: words.contains(&"agenda"),
                stale: words.contains(&"stale"),
                contested: words.contains(&"contested"),
                narrated: words.contains(&"narrated"),
            };
            let found = agreement(ledger, &snapshot(on), actor(a), actor(b), options);
            let few = found.n() < ledger.policy.min_issues as usize;
            let _ = match (found.score(), found.identical()) {
                (Some(score), Some(identical)) if !few => writeln!(
                    out,
                    "{a} {b}: {score:.2}, n = {}, identical {identical:.2}",
                    found.n()
                ),
                (Some(_), _) => writeln!(
                    out,
                    "{a} {b}: same side on {} of {}",
                    found.same_side(),
                    found.n()
                ),
                (None, _) => writeln!(out, "{a} {b}: not comparable"),
            };
            for issue in &found.issues {
                let _ = writeln!(
                    out,
                    "  {}: {:.2}, weight {}",
                    issue.issue, issue.score, issue.weight
                );
            }
        }
        ["why", actor, issue, on, ..] => {
            let actor = ledger.find_actor(actor).expect("the actor is there");
            let issue = ledger.find_issue(issue).expect("the issue is there");
            let trace = position::trace(ledger, actor, issue, day(on), clock);
            let why = view::why(ledger, actor, issue, day(on), clock, &trace);
            for claim in why.data["claims"].as_array().expect("a list of claims") {
                let text = |key: &str| claim[key].as_str().unwrap_or_default().to_owned();
                let _ = writeln!(
                    out,
                    "{}: {} (rule {})",
                    text("claim"),
                    text("outcome"),
                    text("rule")
                );
            }
        }
        ["grades", on] => {
            let grades = position::grades(ledger, day(on), clock);
            for cell in &snapshot(on).cells {
                if speaks(ledger, cell.actor.as_str()) {
                    continue;
                }
                let of_held = cell.held.iter().map(|h| (h.value.to_string(), &h.evidence));
                let given = cell.response.iter();
                let of_given = given.map(|g| (g.response.name().to_owned(), &g.evidence));
                for (what, evidence) in of_held.chain(of_given) {
                    let grade = grades.of(cell, evidence).expect("a grade");
                    let ids = grade.claims.iter().map(|c| ledger.claim(*c).id.as_str());
                    let _ = writeln!(
                        out,
                        "{} {}: {what}: {}, pieces of evidence: {} ({})",
                        cell.actor,
                        cell.issue,
                        grade.strength,
                        grade.pieces,
                        ids.collect::<Vec<_>>().join(" ")
                    );
                }
            }
        }
        ["strength"] => {
            for claim in &ledger.claims {
                let _ = writeln!(out, "{}: {}", claim.id, strength::strength(ledger, claim));
            }
            let pieces = strength::pieces(ledger, ledger.claims.iter());
            let _ = writeln!(out, "pieces of evidence: {pieces}");
        }
        _ => panic!("example {}: what is `{}`?", example.name, words.join(" ")),
    }
    out
}

/// A pair on two days, and the cells that moved it.
fn of_pair(pair: &PairChange) -> String {
    let mut out = format!("{} {}: {}", pair.before.a, pair.before.b, pair.name());
    let n = pair.n();
    let _ = match pair.kind() {
        PairKind::OtherIssues => writeln!(out, ", n = {} before, {} after", n[0], n[1]),
        _ => writeln!(
            out,
            ", towards {:.2}, apart {:.2}, n = {}",
            pair.towards(),
            pair.apart(),
            pair.n_both()
        ),
    };
    if pair.n_both() > 0 && n != [pair.n_both(); 2] {
        let left_out: Vec<&str> = pair
            .left_out
            .iter()
            .flatten()
            .map(|id| id.as_str())
            .collect();
        let _ = writeln!(
            out,
            "  n = {} before, {} after; left out: {}",
            n[0],
            n[1],
            left_out.join(" ")
        );
    }
    let words = |held: &[stancegraph::model::Value]| {
        let words: Vec<String> = held.iter().map(ToString::to_string).collect();
        words.join("; ")
    };
    for moved in &pair.moved {
        for cell in &moved.cells {
            let (before, after) = (words(&cell.before), words(&cell.after));
            let _ = writeln!(out, "  {}: {} {before} -> {after}", moved.issue, cell.actor);
        }
    }
    out
}

/// Which claims count otherwise, and which kinds were tested.
fn why_change(
    ledger: &Ledger,
    actor: &str,
    issue: &str,
    (from, to): (Day, Day),
    clock: Clock,
) -> String {
    let actor = ledger.find_actor(actor).expect("the actor is there");
    let issue = ledger.find_issue(issue).expect("the issue is there");
    let [before, after] = [from, to].map(|day| position::Tracer::new(ledger, day, clock));
    let traces = [&before, &after].map(|tracer| tracer.trace(actor, issue));
    let (was, is) = (before.snapshot(), after.snapshot());
    let diff = diff(was, is, DiffOptions::default());
    let ids = (&ledger.actor(actor).id, &ledger.issue(issue).id);
    let mut changes = diff.changes.iter();
    let why = view::why_change(&WhyChange {
        ledger,
        actor,
        issue,
        before: (was, &traces[0]),
        after: (is, &traces[1]),
        change: changes.find(|change| (&change.actor, &change.issue) == ids),
    });
    let list = |key: &str| why.data[key].as_array().cloned().unwrap_or_default();
    let mut out = String::new();
    for claim in list("claims") {
        let outcomes = |key: &str| {
            let all = claim[key].as_array().expect("a list of outcomes");
            let words = all.iter().map(|verdict| {
                let text = |key: &str| verdict[key].as_str().expect("a text");
                format!("{} (rule {})", text("outcome"), text("rule"))
            });
            words.collect::<Vec<_>>().join(", ")
        };
        let text = |key: &str| claim[key].as_str().expect("a text");
        let (id, became) = (text("claim"), text("became"));
        let (before, after) = (outcomes("before"), outcomes("after"));
        let _ = writeln!(out, "{id}: {became}: {before} -> {after}");
    }
    for tested in list("kinds") {
        let text = |key: &str| tested[key].as_str().expect("a text");
        let _ = writeln!(out, "{}: {}: {}", text("kind"), text("fit"), text("reason"));
    }
    out
}

/// Whether an actor speaks for another, so that its rows repeat those of its principal.
fn speaks(ledger: &Ledger, actor: &str) -> bool {
    let actor = ledger.actor(ledger.find_actor(actor).expect("the actor is there"));
    actor.roles.iter().any(|r| r.kind == RoleKind::SpeaksFor)
}

fn id(evidence: &Evidence) -> String {
    evidence
        .claim
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// What a cell holds, without the claims behind it.
fn held(cell: Option<&Cell>) -> String {
    let parts = |cell: &Cell| {
        let mut parts: Vec<String> = cell.held.iter().map(stance).collect();
        parts.extend(cell.response.iter().map(response));
        parts
    };
    match cell.map(parts).unwrap_or_default() {
        parts if parts.is_empty() => "nothing".to_owned(),
        parts => parts.join("; "),
    }
}

fn stance(held: &stancegraph::model::Held) -> String {
    let mut text = held.value.to_string();
    for condition in &held.conditions {
        let _ = write!(text, ", {} \"{}\"", condition.kind.prose(), condition.text);
    }
    for (is, word) in [(held.narrated, "narrated"), (held.stale, "stale")] {
        if is {
            let _ = write!(text, ", {word}");
        }
    }
    text
}

fn response(given: &stancegraph::model::Given) -> String {
    let told = match (&given.evidence.by, given.told) {
        (Some(by), true) => format!(", as told by {by}"),
        _ => String::new(),
    };
    format!("{}{told}", given.response.name())
}

fn of_cell(cell: &Cell) -> String {
    let mut parts: Vec<String> = cell
        .held
        .iter()
        .map(|h| format!("{} <- {}", stance(h), id(&h.evidence)))
        .collect();
    let given = cell.response.iter();
    parts.extend(given.map(|g| format!("{} <- {}", response(g), id(&g.evidence))));
    if parts.is_empty() {
        parts.push("nothing".to_owned());
    }
    let mut text = parts.join("; ");
    for mark in &cell.marks {
        let claims: Vec<String> = mark.claims.iter().map(id).collect();
        let about = mark.about.as_ref().map(|a| format!(" {a}"));
        let _ = write!(
            text,
            " [{}{}: {}]",
            mark.kind.prose(),
            about.unwrap_or_default(),
            claims.join(" ")
        );
    }
    text
}

fn of_diff(ledger: &Ledger, diff: &Diff, speakers: bool) -> String {
    let mut out = String::new();
    for change in &diff.changes {
        if !speakers && speaks(ledger, change.actor.as_str()) {
            continue;
        }
        let causes: Vec<String> = change.causes.iter().map(id).collect();
        let causes = if causes.is_empty() {
            String::new()
        } else {
            format!(" <- {}", causes.join(" "))
        };
        let _ = writeln!(
            out,
            "{} {}: {}: {} -> {}{causes}",
            change.actor,
            change.issue,
            kinds(change),
            held(change.before.as_ref()),
            held(change.after.as_ref())
        );
    }
    out
}

/// `reversed, also declined [dissent north, newly evidenced]`.
fn kinds(change: &Change) -> String {
    let untold = match change.only_remarks() {
        true => "only remarks",
        false => view::UNEXPLAINED,
    };
    let mut words = vec![change.kind.map_or(untold, Kind::name).to_owned()];
    words.extend(change.also.iter().map(|k| format!("also {k}")));
    let mut text = words.join(", ");
    for mark in &change.marks {
        let about = mark.mark.about.as_ref().map(|a| format!(" {a}"));
        let learned = if mark.newly_evidenced {
            ", newly evidenced"
        } else {
            ""
        };
        let _ = write!(
            text,
            " [{}{}{learned}]",
            mark.name(),
            about.unwrap_or_default()
        );
    }
    text
}

fn run(name: &str) {
    let document = read(name);
    let mut lines: Vec<String> = document.lines().map(str::to_owned).collect();
    let mut wrong = String::new();
    for example in examples(name).iter().rev() {
        let found = answered(example);
        if found != example.asked {
            wrong = format!(
                "\n{name}:{}: example {}\n{found}{wrong}",
                example.lines.start + 1,
                example.name
            );
            lines.splice(example.lines.clone(), found.lines().map(str::to_owned));
        }
    }
    if !wrong.is_empty() && renew::asked() {
        std::fs::write(path(name), lines.join("\n") + "\n").expect("the document can be written");
        return;
    }
    assert!(wrong.is_empty(), "answers differ; found:\n{wrong}");
}

#[test]
fn every_example_of_the_rules_gives_what_the_page_says() {
    run(RULES);
}

#[test]
fn every_further_case_gives_what_is_written() {
    run(CASES);
}

#[test]
fn every_rule_kind_and_mark_has_an_example() {
    let page = examples(RULES);
    let names: BTreeSet<&str> = page.iter().map(|e| e.name.as_str()).collect();
    let mut missing: Vec<String> = Vec::new();
    for rule in [
        "1", "2", "3", "4", "5a", "5b", "5c", "5d", "6", "7", "8", "9", "10", "11", "11a", "11b",
        "12",
    ] {
        let name = format!("rule-{rule}");
        if !names.contains(name.as_str()) {
            missing.push(name);
        }
    }
    // A kind is shown where it is the primary one of a change.
    for kind in Kind::ALL {
        let shown = page
            .iter()
            .any(|e| e.name == kind.name() && e.asked.contains(&format!(": {kind}")));
        if !shown {
            missing.push(kind.name().to_owned());
        }
    }
    for &kind in MarkKind::ALL {
        for (began, newly_evidenced) in [(true, false), (true, true), (false, false)] {
            let change = MarkChange {
                mark: Mark {
                    kind,
                    about: None,
                    claims: Vec::new(),
                },
                began,
                newly_evidenced,
            };
            let (open, close) = (format!("[{}", change.name()), "newly evidenced]");
            let shown = page.iter().flat_map(|e| e.asked.lines()).any(|line| {
                line.match_indices(&open).any(|(at, _)| {
                    let mark = line[at..].split_inclusive(']').next().unwrap_or_default();
                    let rest = &mark[open.len()..];
                    rest.starts_with([' ', ',', ']']) && rest.ends_with(close) == newly_evidenced
                })
            });
            if !shown && (kind == MarkKind::Dissent || !newly_evidenced) {
                missing.push(format!(
                    "{}{}",
                    change.name(),
                    if newly_evidenced {
                        ", newly evidenced"
                    } else {
                        ""
                    }
                ));
            }
        }
    }
    for kind in PairKind::ALL {
        let pair = kind.name();
        if !page
            .iter()
            .any(|e| e.name == pair && e.asked.contains(&format!(": {pair}")))
        {
            missing.push(pair.to_owned());
        }
    }
    assert!(missing.is_empty(), "no example of: {}", missing.join(", "));
}

// The laws of part three, over every example.

fn all_ledgers() -> Vec<(String, Ledger)> {
    let both = [examples(RULES), examples(CASES)];
    let mut found = Vec::new();
    for example in both.into_iter().flatten() {
        found.extend(example.older.map(|l| (example.name.clone(), l)));
        found.push((example.name, example.ledger));
    }
    found
}

/// Days on which something can change, and the days around them.
fn days(ledger: &Ledger) -> Vec<Day> {
    let mut days = BTreeSet::new();
    for claim in &ledger.claims {
        let timing = Timing::of(ledger, claim);
        for day in [timing.earliest, timing.latest, timing.known]
            .into_iter()
            .flatten()
        {
            days.extend([day.minus(1), day]);
        }
    }
    let last = days.last().copied();
    days.extend(last.and_then(|d| Day::from_number(d.number() + 40)));
    days.into_iter().collect()
}

fn each_pair(test: impl Fn(&str, &Ledger, &Snapshot, &Snapshot)) {
    for (name, ledger) in all_ledgers() {
        for clock in [Clock::Both, Clock::Said] {
            let snapshots: Vec<Snapshot> = days(&ledger)
                .into_iter()
                .map(|day| position::snapshot(&ledger, day, clock))
                .collect();
            for (at, from) in snapshots.iter().enumerate() {
                for to in &snapshots[at..] {
                    test(&name, &ledger, from, to);
                }
            }
        }
    }
}

#[test]
fn nothing_differs_from_itself() {
    each_pair(|name, _, from, to| {
        for snapshot in [from, to] {
            let same = diff(snapshot, snapshot, DiffOptions::default());
            assert!(same.changes.is_empty(), "{name}: {same:#?}");
        }
    });
}

#[test]
fn the_way_back_has_the_same_cells_swapped() {
    each_pair(|name, _, from, to| {
        let there = diff(from, to, DiffOptions::default());
        let back = diff(to, from, DiffOptions::default());
        let there: Vec<_> = there
            .changes
            .iter()
            .map(|c| (&c.before, &c.after))
            .collect();
        let back: Vec<_> = back.changes.iter().map(|c| (&c.after, &c.before)).collect();
        assert_eq!(there, back, "{name}");
    });
}

#[test]
fn the_cells_after_each_change_make_the_second_snapshot() {
    each_pair(|name, _, from, to| {
        let mut cells: BTreeMap<_, _> = from
            .cells
            .iter()
            .map(|c| ((c.actor.clone(), c.issue.clone()), c.clone()))
            .collect();
        for change in diff(from, to, DiffOptions::default()).changes {
            let key = (change.actor, change.issue);
            match change.after {
                Some(cell) => cells.insert(key, cell),
                None => cells.remove(&key),
            };
        }
        let cells: Vec<Cell> = cells.into_values().collect();
        assert_eq!(cells, to.cells, "{name}");
    });
}

#[test]
fn claims_that_do_not_count_yet_never_matter() {
    for (name, ledger) in all_ledgers() {
        for as_of in days(&ledger) {
            let full = position::snapshot(&ledger, as_of, Clock::Both);
            // What does not count yet is turned into a rumour, so that no id moves.
            let mut past = ledger.clone();
            for claim in &mut past.claims {
                if Timing::of(&ledger, claim)
                    .admissible(as_of, Clock::Both)
                    .is_some()
                {
                    claim.said = Some(When::day(Day::MAX));
                    claim.content = stancegraph::model::Content::Relation;
                }
            }
            assert_eq!(
                full,
                position::snapshot(&past, as_of, Clock::Both),
                "{name}"
            );
        }
    }
}

#[test]
fn the_order_of_entries_and_of_files_never_matters() {
    let page = read(RULES);
    let blocks = blocks(&page);
    let preamble = blocks
        .iter()
        .find(|b| b.name == "preamble")
        .expect("a preamble");
    for block in blocks
        .iter()
        .filter(|b| b.language == "ron" && b.name != "preamble")
    {
        let forth = [preamble, block].map(|b| File::new(&*b.name, b.text.as_str()));
        let back = [block, preamble].map(|b| File::new(&*b.name, reversed(&b.text)));
        let (forth, back) = (
            loaded(&block.name, forth.into()),
            loaded(&block.name, back.into()),
        );
        for as_of in days(&forth) {
            assert_eq!(
                position::snapshot(&forth, as_of, Clock::Both),
                position::snapshot(&back, as_of, Clock::Both),
                "{}",
                block.name
            );
        }
    }
}

/// The same list with its entries in the opposite order; an entry begins on a
/// line that is indented by four.
fn reversed(list: &str) -> String {
    let inner = list.trim().trim_start_matches('[').trim_end_matches(']');
    let mut entries: Vec<String> = Vec::new();
    for line in inner.lines() {
        let begins =
            line.starts_with("    ") && !line.starts_with("     ") && !line.starts_with("    )");
        match entries.last_mut() {
            Some(last) if !begins => {
                last.push_str(line);
                last.push('\n');
            }
            _ => entries.push(format!("{line}\n")),
        }
    }
    entries.reverse();
    format!("[\n{}]\n", entries.concat())
}

#[test]
fn what_an_old_or_undated_claim_changes_is_newly_evidenced() {
    // Without any claim that must have been said since, nothing may look like a move.
    let learned = [Kind::NewlyEvidenced, Kind::Lapsed];
    each_pair(|name, ledger, from, to| {
        if from.clock == Clock::Said {
            return;
        }
        let since = |claim: &stancegraph::model::Claim| {
            let counts = |day| {
                Timing::of(ledger, claim)
                    .admissible(day, from.clock)
                    .is_none()
            };
            let said = claim.said.as_ref();
            !counts(from.as_of) && counts(to.as_of) && said.is_some_and(|s| s.earliest > from.as_of)
        };
        if ledger.claims.iter().any(since) {
            return;
        }
        for change in diff(from, to, DiffOptions::default()).changes {
            let kinds = change.kind.iter().chain(&change.also);
            let moved: Vec<&Kind> = kinds.filter(|k| !learned.contains(k)).collect();
            let began = change.marks.iter().any(|m| m.began && !m.newly_evidenced);
            assert!(moved.is_empty() && !began, "{name}: {change:#?}");
        }
    });
}

#[test]
fn without_a_fresh_claim_things_only_lapse_and_end() {
    each_pair(|name, ledger, from, to| {
        let counts = |claim: &stancegraph::model::Claim, snapshot: &Snapshot| {
            let timing = Timing::of(ledger, claim);
            timing.admissible(snapshot.as_of, snapshot.clock).is_none()
        };
        if ledger
            .claims
            .iter()
            .any(|c| !counts(c, from) && counts(c, to))
        {
            return;
        }
        for change in diff(from, to, DiffOptions::default()).changes {
            let mut kinds = change.kind.iter().chain(&change.also);
            let only_lapsed = kinds.all(|k| *k == Kind::Lapsed);
            let began = change.marks.iter().any(|m| m.began && !m.newly_evidenced);
            assert!(only_lapsed && !began, "{name}: {change:#?}");
        }
    });
}

#[test]
fn what_the_coder_changed_is_recoded() {
    for (name, ledger) in all_ledgers() {
        for as_of in days(&ledger) {
            let before = position::snapshot(&ledger, as_of, Clock::Both);
            for at in 0..ledger.claims.len() {
                let mut deprecated = ledger.clone();
                deprecated.claims[at].rank = Rank::Deprecated;
                let mut waived = ledger.clone();
                waived.claims[at].conditions = None;
                let mut undated = ledger.clone();
                undated.claims[at].said = None;
                for newer in [deprecated, waived, undated] {
                    let after = position::snapshot(&newer, as_of, Clock::Both);
                    let older = Older::new(&ledger, &newer, as_of, as_of, Clock::Both);
                    let options = DiffOptions {
                        older: Some(&older),
                    };
                    for change in diff(&before, &after, options).changes {
                        let mut kinds = change.kind.iter().chain(&change.also);
                        let recoded = kinds.all(|k| *k == Kind::Recoded);
                        let began = change.marks.iter().any(|m| m.began && !m.newly_evidenced);
                        assert!(recoded && !began, "{name}: {as_of}: {change:#?}");
                    }
                }
            }
        }
    }
}
