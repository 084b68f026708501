//! Tests of the figure of the evidence, on a small fictional ledger.

use super::*;
use crate::load::{File, load};

const LEDGER: &str = r#"[
    Actor(id: "north", name: "Northland", kind: State),
    Actor(id: "minister", name: "Ben North", kind: Person, roles: [SpeaksFor(actor: "north", authority: Minister)]),
    Actor(id: "governor", name: "Gus North", kind: Person, roles: [MemberOf(actor: "north", title: "Governor")]),
    Actor(id: "middle", name: "Middleland", kind: State),
    Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
    Issue(id: "venue", question: "Where?", parent: "talks", scale: Options(["weir", "island"])),
    Source(id: "s", title: "One", publisher: "Gazette", published: "2026-05-03"),
    Claim(id: "b", by: "minister", on: "venue", stance: Choose("island"), said: "2026-05-01",
        quotes: [(source: "s", exact: "The island.", kind: Direct)]),
    Claim(id: "a", by: "governor", on: "talks", stance: Oppose, said: "2026-05-02",
        quotes: [(source: "s", exact: "No talks.", kind: Direct)]),
    Claim(id: "c", by: "middle", on: "talks", stance: Support, said: "2026-05-02",
        quotes: [(source: "s", exact: "Talks.", kind: Direct)]),
]"#;

fn figure() -> Figure {
    let loaded = load(vec![File::new("l.ron", LEDGER)]);
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    let day = "2026-05-31".parse().expect("a day");
    evidence_figure(&loaded.ledger, day, Clock::Both, &|_| true)
}

#[test]
fn every_claim_has_a_number_that_leads_to_its_day_speaker_and_source() {
    let figure = figure();
    let nodes = figure.graph().map_or(&[][..], |graph| &graph.nodes);
    let claims = nodes.iter().filter(|node| node.shape == NodeShape::Claim);
    let words: Vec<String> = claims.map(Node::words).collect();
    assert_eq!(
        words,
        [
            "b\nchooses island, 2026-05-01 [1]",
            "a\noppose, 2026-05-02 [2]",
            "c\nsupport, 2026-05-02 [3]",
        ]
    );
    assert_eq!(
        figure.footnotes[0],
        "2026-05-01, Ben North, b; Gazette, 2026-05-03"
    );
    assert_eq!(figure.footnotes.len(), 3);
    let plain = figure.without_footnotes();
    let nodes = plain.graph().map_or(&[][..], |graph| &graph.nodes);
    assert!(nodes.iter().all(|node| node.note.is_none()));
}

#[test]
fn a_camp_of_which_only_members_speak_is_framed_and_named() {
    let figure = figure();
    let graph = figure.graph().expect("a graph");
    let label = |id: &str| {
        let node = graph.nodes.iter().find(|node| node.id == id)?;
        Some(graph.groups[node.group?].label.as_str())
    };
    assert_eq!(label("actor:minister"), Some("Camp of Northland"));
    assert_eq!(label("actor:governor"), Some("Camp of Northland"));
    assert_eq!(label("actor:middle"), None);
}

#[test]
fn an_issue_has_a_row_an_option_and_stands_with_its_whole() {
    let figure = figure();
    let graph = figure.graph().expect("a graph");
    let issues = graph.nodes.iter().filter(|node| node.column == 2);
    let labels: Vec<&str> = issues.map(|node| node.label.as_str()).collect();
    assert_eq!(labels, ["Talk?", "weir", "island"]);
    let venue = graph
        .groups
        .iter()
        .find(|group| group.id == "options:venue");
    let venue = venue.expect("a frame of options");
    assert_eq!(venue.label, "Where?");
    assert!(
        venue
            .parent
            .is_some_and(|parent| graph.groups[parent].id == "issue:talks")
    );
    let chosen = graph
        .edges
        .iter()
        .find(|edge| edge.from == "claim:b" && edge.sign != Sign::None);
    assert_eq!(
        chosen.map(|edge| edge.to.as_str()),
        Some("option:venue:island")
    );
}
