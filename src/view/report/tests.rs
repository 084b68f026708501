//! Tests of what a report says, on small fictional ledgers.

use super::*;
use crate::compare::{self, DiffOptions};
use crate::load::{File, load};
use crate::model::Clock;
use crate::position;

const HEAD: &str = r#"[
    Actor(id: "north", name: "Northland", kind: State),
    Actor(id: "south", name: "Southland", kind: State),
    Actor(id: "gus", name: "Gus", kind: Person, roles: [MemberOf(actor: "north", title: "governor")]),
    Issue(id: "talks", question: "Should there be talks?", scale: Poles(against: "no", in_favour: "yes")),
    Issue(id: "ferry", question: "Should the ferry run?", scale: Poles(against: "no", in_favour: "yes")),
    Source(id: "s1", title: "One", publisher: "Gazette", published: "2026-05-01"),
    Source(id: "s2", title: "Two", publisher: "Herald", published: "2026-05-20"),
"#;

fn claim(id: &str, by: &str, on: &str, stance: &str, said: &str, source: &str) -> String {
    format!(
        "Claim(id: \"{id}\", by: \"{by}\", on: \"{on}\", {stance}, said: \"{said}\", quotes: \
         [(source: \"{source}\", exact: \"Words of {id}.\", kind: Direct)]),\n"
    )
}

/// The lines of a report on these claims, from 10 to 31 May 2026.
fn lines(claims: &[String]) -> Vec<String> {
    let text = format!("{HEAD}{}]", claims.concat());
    let loaded = load(vec![File::new("ledger.ron", text)]);
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    let ledger = loaded.ledger;
    let at = |day: &str| position::snapshot(&ledger, day.parse().expect("a day"), Clock::Both);
    let (before, after) = (at("2026-05-10"), at("2026-05-31"));
    let diff = compare::diff(&before, &after, DiffOptions::default());
    let claims: Vec<ClaimId> = ledger.claim_ids().collect();
    let issues: Vec<IssueId> = ledger.issue_ids().collect();
    let actors: Vec<ActorId> = ledger.actor_ids().collect();
    let report = report(&ReportView {
        ledger: &ledger,
        after: &after,
        since: Some((&before, &diff)),
        claims: &claims,
        period: &|_| true,
        issues: &issues,
        actors: &actors,
    });
    let mut lines = Vec::new();
    for block in report.blocks {
        match block {
            Block::Heading(_, text) | Block::Paragraph(text) => lines.push(text),
            Block::Section { title, .. } => lines.push(title),
            Block::List(items) => lines.extend(items.into_iter().map(|item| item.text)),
            _ => {}
        }
    }
    lines
}

fn says(lines: &[String], line: &str) {
    assert!(
        lines.iter().any(|found| found == line),
        "{line}\n{lines:#?}"
    );
}

#[test]
fn a_reversal_is_told_with_what_was_before() {
    let lines = lines(&[
        claim("a", "north", "talks", "stance: Oppose", "2026-05-01", "s1"),
        claim("b", "north", "talks", "stance: Support", "2026-05-19", "s2"),
    ]);
    says(&lines, "1 actor holds 1 stance on 1 of 2 issues.");
    says(&lines, "Since 10 May 2026: 1 position changed: 1 reversed.");
    says(
        &lines,
        "Northland reversed on “Should there be talks?”: from oppose to support.",
    );
    says(
        &lines,
        "No two actors hold live positions on the same issue.",
    );
    says(
        &lines,
        "Everything rests on 2 claims read in 2 sources: what they left out is missing here.",
    );
}

#[test]
fn dissent_is_told_with_the_camp() {
    let lines = lines(&[
        claim("a", "north", "talks", "stance: Support", "2026-05-01", "s1"),
        claim(
            "b",
            "gus",
            "talks",
            "stance: StrongOppose",
            "2026-05-19",
            "s2",
        ),
    ]);
    says(
        &lines,
        "Gus dissents from Northland on “Should there be talks?”.",
    );
    says(
        &lines,
        "Only one pair can be compared: Gus and Northland (same side on 0 of 1).",
    );
}

#[test]
fn open_questions_are_sorted_by_who_has_spoken() {
    let lines = lines(&[
        claim("a", "north", "talks", "stance: Support", "2026-05-01", "s1"),
        claim("b", "south", "talks", "stance: Support", "2026-05-19", "s2"),
    ]);
    says(
        &lines,
        "Open: on 1 issue nobody has spoken; on 1 issue only one side has spoken.",
    );
    says(&lines, "Should the ferry run?");
    says(
        &lines,
        "Should there be talks? (in favour: Northland, Southland)",
    );
    let lines = self::lines(&[
        claim(
            "a",
            "north",
            "ferry",
            "response: Declined",
            "2026-05-01",
            "s1",
        ),
        claim("b", "north", "talks", "stance: Support", "2026-05-01", "s1"),
        claim("c", "south", "talks", "stance: Oppose", "2026-05-19", "s2"),
    ]);
    says(&lines, "Open: on 1 issue nobody takes a side.");
    says(&lines, "Should the ferry run? (Northland declined)");
}

#[test]
fn most_and_least_agreement_are_those_that_differ() {
    let lines = lines(&[
        claim("a", "north", "talks", "stance: Support", "2026-05-01", "s1"),
        claim("b", "south", "talks", "stance: Support", "2026-05-01", "s1"),
        claim("c", "gus", "talks", "stance: Oppose", "2026-05-01", "s1"),
    ]);
    let told = lines
        .iter()
        .find(|line| line.starts_with("Most agreement"))
        .expect("the sentence");
    assert!(
        told.starts_with("Most agreement: Northland and Southland (same side on 1 of 1); least: "),
        "{told}"
    );
}
