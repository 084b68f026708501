//! Tests of what a report says, on small fictional ledgers.

use super::super::figure::Figure;
use super::*;
use crate::compare::{self, DiffOptions};
use crate::load::{File, load};
use crate::model::Clock;
use crate::position;

mod large;

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
    lines_of(&format!("{HEAD}{}]", claims.concat()))
}

fn lines_of(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks(text, false) {
        match block {
            Block::Heading(_, text) | Block::Paragraph(text) => lines.push(text),
            Block::Section { title, .. } => lines.push(title),
            Block::List(items) => {
                for item in items {
                    lines.push(item.text);
                    lines.extend(item.below.into_iter().filter_map(|below| match below {
                        Block::Paragraph(text) => Some(text),
                        _ => None,
                    }));
                }
            }
            _ => {}
        }
    }
    lines
}

/// A report on a ledger, from 10 to 31 May 2026.
fn blocks(text: &str, whole: bool) -> Vec<Block> {
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
        whole,
    });
    report.blocks
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
    says(&lines, "Open: on 1 issue nobody has spoken.");
    says(&lines, "On 1 issue all stances are on one side.");
    says(&lines, "Held on one side only");
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
fn an_issue_of_one_actor_alone_is_open_and_one_of_agreement_is_not() {
    let lines = lines(&[
        claim("a", "north", "talks", "stance: Oppose", "2026-05-01", "s1"),
        claim("b", "north", "talks", "stance: Support", "2026-05-19", "s2"),
        claim("c", "south", "talks", "stance: Support", "2026-05-19", "s2"),
        claim("d", "south", "ferry", "stance: Support", "2026-05-19", "s2"),
    ]);
    says(&lines, "Open: on 1 issue only one actor holds anything.");
    says(&lines, "Only one actor holds anything");
    says(&lines, "Should the ferry run? (Southland: support)");
    says(&lines, "On 1 issue all stances are on one side.");
    assert!(!lines.iter().any(|line| line.contains("side has spoken")));
}

#[test]
fn a_scale_of_numbers_has_distances_and_no_sides() {
    let tolls = r#"Issue(id: "toll", question: "How high is the toll?",
        scale: Scale(min: 0, max: 100, unit: "crowns")),"#;
    let at = |id: &str, by: &str, at: &str| claim(id, by, "toll", at, "2026-05-01", "s1");
    let lines = self::lines(&[
        tolls.to_owned(),
        at("a", "north", "stance: At(25)"),
        at("b", "south", "stance: At(40)"),
    ]);
    says(
        &lines,
        "Only one pair can be compared: Northland and Southland (15 of 100 apart on toll).",
    );
    let told = "“How high is the toll?”: 25 and 40, 15 of 100 crowns apart";
    says(&lines, told);
    assert!(!lines.iter().any(|line| line.contains("same side on 0")));
    let told = "Open: on 2 issues nobody has spoken.";
    says(&lines, told);
}

#[test]
fn too_few_shared_issues_are_no_ranking() {
    let claims = [
        claim("a", "north", "talks", "stance: Support", "2026-05-01", "s1"),
        claim("b", "south", "talks", "stance: Support", "2026-05-01", "s1"),
        claim("c", "gus", "talks", "stance: Oppose", "2026-05-01", "s1"),
    ];
    let lines = lines(&claims);
    says(
        &lines,
        "3 pairs can be compared, on 1 issue at most: n is too small to rank them, which takes 10.",
    );
    assert!(!lines.iter().any(|line| line.starts_with("Most agreement")));
}

#[test]
fn every_kind_of_change_is_named_and_what_is_reaffirmed_did_not_change() {
    let lines = lines(&[
        claim("a", "north", "talks", "stance: Support", "2026-05-01", "s1"),
        claim("b", "north", "talks", "stance: Support", "2026-05-19", "s2"),
        claim("c", "south", "talks", "stance: Oppose", "2026-05-19", "s2"),
        claim(
            "d",
            "south",
            "ferry",
            "response: Declined",
            "2026-05-19",
            "s2",
        ),
    ]);
    for told in [
        "Since 10 May 2026: 2 positions changed: 1 new, 1 declined; 1 was reaffirmed.",
        "New: Southland on “Should there be talks?” (oppose).",
        "Declined: Southland on “Should the ferry run?” (declined to comment).",
        "Reaffirmed: Northland on “Should there be talks?” (support).",
    ] {
        says(&lines, told);
    }
    let again = self::lines(&[
        claim("a", "north", "talks", "stance: Support", "2026-05-01", "s1"),
        claim("b", "north", "talks", "stance: Support", "2026-05-19", "s2"),
    ]);
    says(
        &again,
        "Since 10 May 2026: No position changed; 1 was reaffirmed.",
    );
}

#[test]
fn ids_stand_in_brackets_and_nowhere_else() {
    let text = format!(
        "{HEAD}Actor(id: \"lake-council\", name: \"The Lake Council\", kind: Institution),\n{}]",
        claim(
            "lake-a",
            "lake-council",
            "talks",
            "stance: Support",
            "2026-05-19",
            "s2"
        )
    );
    for block in blocks(&text, false) {
        let text = match block {
            Block::SeeAlso(_) | Block::Links(_) | Block::Section { .. } | Block::Figure(_) => {
                continue;
            }
            other => format!("{other:?}"),
        };
        assert!(!text.contains("lake-council"), "{text}");
        let bare = text.replace("[lake-a]", "").replace("Words of lake-a", "");
        assert!(!bare.contains("lake-a"), "{text}");
        assert!(!text.contains("\"talks\""), "{text}");
    }
}

#[test]
fn the_claims_are_listed_once() {
    let lists = |figure: &Figure| figure.footnotes.len();
    let text = format!(
        "{HEAD}{}]",
        claim("a", "north", "talks", "stance: Support", "2026-05-19", "s2")
    );
    let found = blocks(&text, false);
    let of = |name: &str| {
        let figures = found.iter().filter_map(|block| match block {
            Block::Figure(figure) if figure.name == name => Some(lists(figure)),
            _ => None,
        });
        figures.sum::<usize>()
    };
    assert_eq!((of("positions"), of("matrix"), of("diff")), (1, 0, 0));
}

#[test]
fn a_report_of_a_day_before_every_claim_says_so() {
    let later = claim("a", "north", "talks", "stance: Support", "2026-06-01", "s3");
    let source =
        r#"Source(id: "s3", title: "Three", publisher: "Herald", published: "2026-06-02"),"#;
    let lines = lines(&[source.to_owned(), later]);
    let told = "No claim counts by 31 May 2026; the first counts from 2 June 2026 on.";
    assert_eq!(lines.iter().filter(|line| *line == told).count(), 2);
    assert!(!lines.iter().any(|line| line.starts_with("0 actors")));
}

#[test]
fn most_and_least_agreement_are_those_that_differ() {
    let lines = lines(&[
        "Ledger(format: 1, policy: (min_issues: 1)),".to_owned(),
        claim("a", "north", "talks", "stance: Support", "2026-05-01", "s1"),
        claim("b", "south", "talks", "stance: Support", "2026-05-01", "s1"),
        claim("c", "gus", "talks", "stance: Oppose", "2026-05-01", "s1"),
    ]);
    let told = lines
        .iter()
        .find(|line| line.starts_with("Most agreement"))
        .expect("the sentence");
    assert!(
        told.starts_with("Most agreement: Northland and Southland (1.00 (n = 1)); least: "),
        "{told}"
    );
}

#[test]
fn a_side_taken_long_ago_is_told_as_stale() {
    let with = HEAD.replace(
        "question: \"Should the ferry run?\",",
        "question: \"Should the ferry run?\", stale_after: 5,",
    );
    let old = claim("a", "north", "ferry", "stance: Support", "2026-05-01", "s1");
    let lines = lines_of(&format!("{with}{old}]"));
    says(&lines, "Every stance has grown stale");
    says(&lines, "Should the ferry run? (Northland: support (stale))");
    says(
        &lines,
        "Open: on 1 issue nobody has spoken; on 1 issue every stance has grown stale.",
    );
}
