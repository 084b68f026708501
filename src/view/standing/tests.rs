//! Tests of what the figures say, on small fictional ledgers.

use super::*;
use crate::compare::{self, DiffOptions};
use crate::load::{File, load};
use crate::model::{Clock, Ledger};
use crate::position;

const HEAD: &str = r#"[
    Actor(id: "north", name: "Northland", kind: State),
    Actor(id: "south", name: "Southland", kind: State),
    Issue(id: "talks", question: "Should there be talks?", scale: Poles(against: "no", in_favour: "yes")),
    Issue(id: "venue", question: "Where?", scale: Options(["weir", "island", "harbour"])),
    Source(id: "s1", title: "One", publisher: "Gazette", published: "2026-05-01"),
    Source(id: "s2", title: "Two", publisher: "Herald", published: "2026-05-20"),
"#;

fn ledger(claims: &[[&str; 5]]) -> Ledger {
    let mut text = HEAD.to_owned();
    for [id, by, on, content, said] in claims {
        let source = if *said < "2026-05-10" { "s1" } else { "s2" };
        text.push_str(&format!(
            "Claim(id: \"{id}\", by: \"{by}\", on: \"{on}\", {content}, said: \"{said}\", quotes: \
             [(source: \"{source}\", exact: \"Words of {id}.\", kind: Direct)]),\n"
        ));
    }
    let loaded = load(vec![File::new("ledger.ron", format!("{text}]"))]);
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    loaded.ledger
}

fn at(ledger: &Ledger, day: &str) -> Snapshot {
    position::snapshot(ledger, day.parse().expect("a day"), Clock::Both)
}

fn positions(claims: &[[&str; 5]]) -> Figure {
    let ledger = ledger(claims);
    positions_figure(&at(&ledger, "2026-05-31"), &Names::new([&ledger]))
}

fn changes(claims: &[[&str; 5]]) -> Figure {
    let ledger = ledger(claims);
    let (before, after) = (at(&ledger, "2026-05-10"), at(&ledger, "2026-05-31"));
    let diff = compare::diff(&before, &after, DiffOptions::default());
    changes_figure(&before, &after, &diff, &Names::new([&ledger]))
}

fn labels(figure: &Figure) -> Vec<&str> {
    let edges = figure.graph().map_or(&[][..], |graph| &graph.edges);
    edges.iter().map(|edge| edge.label.as_str()).collect()
}

const CHOSEN: [&str; 5] = [
    "n-venue",
    "north",
    "venue",
    r#"stance: Choose("island")"#,
    "2026-05-01",
];
const FOR: [&str; 5] = ["n-talks", "north", "talks", "stance: Support", "2026-05-01"];
const SILENT: [&str; 5] = [
    "s-talks",
    "south",
    "talks",
    "response: Declined",
    "2026-05-20",
];

#[test]
fn every_option_has_a_row_in_the_order_of_the_scale() {
    let figure = positions(&[CHOSEN]);
    let nodes = figure.graph().map_or(&[][..], |graph| &graph.nodes);
    let issues = nodes.iter().filter(|node| node.column == 1);
    let shown: Vec<&str> = issues.map(|node| node.label.as_str()).collect();
    assert_eq!(shown, ["weir", "island", "harbour"]);
}

#[test]
fn an_issue_with_options_that_was_left_open_shows_them_and_itself() {
    let mut declined = SILENT;
    declined[2] = "venue";
    let figure = positions(&[declined]);
    let nodes = figure.graph().map_or(&[][..], |graph| &graph.nodes);
    let shown: Vec<&str> = nodes.iter().map(|node| node.label.as_str()).collect();
    let expected = [
        "Southland",
        "weir",
        "island",
        "harbour",
        "the question itself",
    ];
    assert_eq!(shown, expected);
}

#[test]
fn those_are_counted_who_hold_a_stance() {
    let figure = positions(&[CHOSEN, FOR, SILENT]);
    let counted = figure.subtitle.starts_with("2 stances of 1 actor. ");
    assert!(counted, "{}", figure.subtitle);
}

#[test]
fn a_new_response_tells_that_it_is_new() {
    let figure = changes(&[FOR, SILENT]);
    let labels = labels(&figure);
    assert!(labels.contains(&"now declined to comment"), "{labels:?}");
    assert!(labels.contains(&"+1"), "{labels:?}");
}

#[test]
fn only_what_occurs_is_explained() {
    let new = changes(&[FOR, SILENT]);
    assert!(!new.subtitle.contains("pale"), "{}", new.subtitle);
    assert!(new.subtitle.contains(" What is new or changed tells"));
    assert!(new.subtitle.contains("; what is the same on both days is"));
    assert!(new.legend.iter().all(|entry| entry.age != Age::Was));
    // The one edge in favour is the same on both days: it has no colour.
    let favour = new.legend.iter().find(|e| e.sign == Sign::Positive);
    assert_eq!(favour.map(|entry| entry.age), Some(Age::Kept));
    let mut against = FOR;
    (against[0], against[3], against[4]) = ("n-talks-2", "stance: Oppose", "2026-05-20");
    let reversed = changes(&[FOR, against]);
    assert!(reversed.subtitle.contains("; what was before is pale."));
    assert!(!reversed.subtitle.contains("the same on both days"));
}

#[test]
fn what_is_new_looks_like_no_side_in_the_legend() {
    let mut neutral = FOR;
    (neutral[0], neutral[3], neutral[4]) = ("n-talks-2", "stance: Neutral", "2026-05-20");
    let figure = changes(&[FOR, neutral, SILENT]);
    let look = |entry: &LegendEntry| (entry.sign, entry.line, entry.age, entry.glyph.clone());
    let looks: Vec<_> = figure.legend.iter().map(look).collect();
    for (at, one) in looks.iter().enumerate() {
        assert!(!looks[at + 1..].contains(one), "{one:?}");
    }
    let new = figure.legend.iter().find(|e| e.text.starts_with("new or"));
    assert_eq!(
        new.map(|e| (e.sign, e.glyph.as_str())),
        Some((Sign::None, "kind"))
    );
}

#[test]
fn more_lines_than_can_be_followed_point_to_the_matrix() {
    let graph = |edges: usize| Graph {
        edges: vec![Edge::default(); edges],
        ..Graph::default()
    };
    assert_eq!(crowded(&graph(CROWDED)), "");
    let told = crowded(&graph(CROWDED + 1));
    assert!(
        told.contains("151 lines") && told.contains("`stance matrix`"),
        "{told}"
    );
}

/// One stance that grew stale, of a member of a camp, on the agenda.
fn stale() -> Figure {
    let text = r#"[
        Actor(id: "north", name: "Northland", kind: State),
        Actor(id: "mayor", name: "Mae North", kind: Person, roles: [MemberOf(actor: "north", title: "Mayor")]),
        Issue(id: "talks", question: "Should there be talks?", agenda: true, stale_after: 10,
            scale: Poles(against: "no", in_favour: "yes")),
        Source(id: "s", title: "One", publisher: "Gazette", published: "2026-05-01"),
        Claim(id: "a", by: "mayor", on: "talks", stance: StrongOppose, said: "2026-05-01",
            quotes: [(source: "s", exact: "Never.", kind: Direct)]),
    ]"#;
    let loaded = load(vec![File::new("ledger.ron", text)]);
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    let ledger = loaded.ledger;
    positions_figure(&at(&ledger, "2026-05-31"), &Names::new([&ledger]))
}

#[test]
fn what_is_stale_keeps_its_side_and_has_a_line_of_its_own() {
    let figure = stale();
    let edges = figure.graph().map_or(&[][..], |graph| &graph.edges);
    let looks: Vec<_> = edges.iter().map(|e| (e.sign, e.line, e.weight)).collect();
    assert_eq!(looks, [(Sign::Negative, Line::Stale, 2)]);
    let told = |start: &str| figure.legend.iter().any(|e| e.text.starts_with(start));
    assert!(told("stale: ") && told("against, no"));
    assert!(!told("a response"));
    let live = positions(&[FOR]);
    assert!(live.legend.iter().all(|e| e.line != Line::Stale));
}

#[test]
fn boxes_with_a_broken_outline_and_numbers_are_explained_where_they_occur() {
    let explained = |figure: &Figure| {
        let boxes = figure.legend.iter().filter_map(|entry| entry.shape);
        boxes.collect::<Vec<_>>()
    };
    assert_eq!(explained(&stale()), [NodeShape::Member, NodeShape::Agenda]);
    let plain = positions(&[FOR]);
    assert!(explained(&plain).is_empty());
    assert!(plain.legend[0].text.contains("(+1)"), "{:?}", plain.legend);
    let chosen = positions(&[CHOSEN]);
    assert!(!chosen.legend[0].text.contains("+1"), "{:?}", chosen.legend);
}
