//! Tests of the DOT exporter that need no `dot`.

use super::*;
use crate::view::figure::{Group, LegendEntry, Line, Node, NodeShape, Sign};

fn written(view: &Figure) -> String {
    figure(view, &Options::default()).expect("a sound figure")
}

fn node(id: &str, label: &str, column: usize, shape: NodeShape) -> Node {
    Node {
        id: id.into(),
        label: label.into(),
        column,
        group: None,
        shape,
    }
}

fn edge(from: &str, to: &str, label: &str, sign: Sign, line: Line, weight: u8) -> Edge {
    Edge {
        from: from.into(),
        to: to.into(),
        label: label.into(),
        sign,
        line,
        weight,
    }
}

/// Fictional, with everything a positions figure may hold.
fn sample() -> Figure {
    use Line::{Dashed, Dotted, Double, Solid, Thin};
    use NodeShape::{Actor, Agenda, Choice, Issue, Member};
    use Sign::{Negative, Neutral, None as Neither, Positive};
    let mut nodes = vec![
        node("southland", "Southland", 0, Actor),
        node("northland", "Northland", 0, Actor),
        node("governor", "Governor\n(in Northland's camp)", 0, Member),
        node("mediator", "Mediator", 0, Actor),
        node("meeting", "Should the leaders meet?", 1, Issue),
        node("north-city", "Meet in North City", 1, Choice),
        node("south-city", "Meet in South City", 1, Choice),
        node("passage", "Safe passage for the visitor", 1, Issue),
        node("valley", "Southland leaves the valley", 1, Issue),
        node("guarantees", "Outside guarantees", 1, Issue),
        node("talks", "Talks instead of war", 1, Issue),
        node("ports", "Stop shelling ports", 1, Issue),
        node("water", "Water is the one key issue", 1, Agenda),
    ];
    nodes[5].group = Some(0);
    nodes[6].group = Some(0);
    let entry = |sign, line, text: &str| LegendEntry {
        sign,
        line,
        text: text.into(),
    };
    Figure {
        name: "positions".into(),
        title: "Who holds what, as of 3 May (fictional)".into(),
        subtitle: "Positions derived from 21 claims in 4 sources. Numbers refer to the claims listed below.".into(),
        description: "Four actors, nine issues; Northland and Southland disagree on two.".into(),
        columns: vec!["Actors".into(), "Issues".into()],
        groups: vec![Group { id: "venue".into(), label: "Where should they meet?".into() }],
        nodes,
        edges: vec![
            edge("northland", "north-city", "+2 ¹", Positive, Solid, 2),
            edge("northland", "meeting", "+1 if… ²", Positive, Dashed, 1),
            edge("northland", "passage", "+2 if… ³", Positive, Dashed, 2),
            edge("northland", "valley", "+2 ⁴", Positive, Dotted, 2),
            edge("northland", "talks", "+1 ¹", Positive, Double, 1),
            edge("southland", "south-city", "+1 ⁵", Positive, Solid, 1),
            edge("southland", "meeting", "+1 ⁵", Positive, Solid, 1),
            edge("mediator", "talks", "+2 ⁶", Positive, Dotted, 2),
            edge("mediator", "water", "0 ⁷", Neutral, Solid, 1),
            edge("southland", "north-city", "−2 ⁸", Negative, Solid, 2),
            edge("southland", "valley", "−2 ⁹", Negative, Solid, 2),
            edge("northland", "guarantees", "−1 if… ¹⁰", Negative, Dashed, 1),
            edge("northland", "water", "−2 ¹¹", Negative, Double, 2),
            edge("governor", "talks", "−2 ¹²", Negative, Solid, 2),
            edge("northland", "ports", "declined to comment ¹³", Neither, Thin, 1),
        ],
        legend: vec![
            entry(Positive, Solid, "for"),
            entry(Negative, Solid, "against"),
            entry(Neutral, Solid, "neutral"),
            entry(Positive, Dashed, "with conditions (if…)"),
            entry(Positive, Dotted, "told in a source's own voice only"),
            entry(Positive, Double, "contested"),
            entry(Neither, Thin, "a response, no stance"),
        ],
        footnotes: (1..=13)
            .map(|n| format!("Speaker {n}, {n} April: “An example sentence that proves the position and is long enough to need a second line in the picture, as real ones are.”"))
            .collect(),
    }
}

#[test]
fn the_same_figure_gives_the_same_bytes() {
    let view = sample();
    assert_eq!(written(&view), written(&view.clone()));
}

#[test]
fn sign_and_evidence_have_two_channels() {
    let text = written(&sample());
    for (edge, attributes) in [
        (
            "\"northland\" -> \"north-city\"",
            "color=\"#0b6fb8\" style=solid penwidth=3.2 arrowhead=normal",
        ),
        (
            "\"northland\" -> \"passage\"",
            "color=\"#0b6fb8\" style=dashed penwidth=3.2 arrowhead=normal",
        ),
        (
            "\"mediator\" -> \"talks\"",
            "color=\"#0b6fb8\" style=dotted penwidth=3.2 arrowhead=normal",
        ),
        (
            "\"northland\" -> \"talks\"",
            "color=\"#0b6fb8:white:#0b6fb8\" style=solid penwidth=1.5",
        ),
        (
            "\"governor\" -> \"talks\"",
            "color=\"#c8501e\" style=solid penwidth=3.2 arrowhead=tee",
        ),
        (
            "\"mediator\" -> \"water\"",
            "color=\"#6b6b6b\" style=solid penwidth=1.8 arrowhead=odot",
        ),
        (
            "\"northland\" -> \"ports\"",
            "color=\"#6b6b6b\" style=solid penwidth=1 arrowhead=none",
        ),
    ] {
        let line = text
            .lines()
            .find(|line| line.contains(edge))
            .expect("the edge");
        assert!(line.contains(attributes), "{line}");
    }
}

#[test]
fn an_edge_to_the_left_keeps_the_columns_in_order() {
    let view = Figure {
        nodes: vec![
            node("a", "A", 0, NodeShape::Claim),
            node("b", "B", 1, NodeShape::Source),
        ],
        edges: vec![
            edge("b", "a", "proves", Sign::None, Line::Thin, 1),
            edge("a", "a", "repeats", Sign::None, Line::Thin, 1),
        ],
        ..Figure::default()
    };
    let text = written(&view);
    let line = text
        .lines()
        .find(|line| line.contains("proves"))
        .expect("the edge");
    assert!(
        line.contains("\"a\" -> \"b\"") && line.contains("dir=back arrowtail=vee"),
        "{line}"
    );
    let line = text
        .lines()
        .find(|line| line.contains("repeats"))
        .expect("the edge");
    assert!(
        line.contains("arrowhead=vee") && !line.contains("minlen"),
        "{line}"
    );
}

#[test]
fn a_figure_that_hangs_together_badly_is_refused() {
    let lost = Figure {
        edges: vec![edge("a", "b", "", Sign::None, Line::Thin, 1)],
        ..Figure::default()
    };
    let twice = Figure {
        nodes: vec![
            node("a", "A", 0, NodeShape::Actor),
            node("a", "A", 1, NodeShape::Issue),
        ],
        ..Figure::default()
    };
    for view in [lost, twice] {
        let error = figure(&view, &Options::default()).expect_err("refused");
        assert_eq!(error.kind(), crate::error::ErrorKind::Data);
    }
}

#[test]
fn ids_that_look_alike_in_dot_stay_two_nodes() {
    let view = Figure {
        nodes: vec![
            node("a\u{1}", "A", 0, NodeShape::Actor),
            node("a\u{2}", "B", 0, NodeShape::Actor),
        ],
        ..Figure::default()
    };
    let text = written(&view);
    assert!(text.contains("\"a\u{fffd}\"[label=\"A\""), "{text}");
    assert!(text.contains("\"a\u{fffd} (2)\"[label=\"B\""), "{text}");
}

#[test]
fn hostile_text_stays_within_its_quotes() {
    assert_eq!(quote("x\"];node[label=\"y"), r#""x\"];node[label=\"y""#);
    assert_eq!(quote("a\\"), r#""a\\""#);
    assert_eq!(quote("<b>&lt;</b>"), r#""<b>&amp;lt;</b>""#);
    assert_eq!(quote("\u{0}\u{1b}\t\r\n"), "\"\u{fffd}\u{fffd}\t\\n\"");
}
