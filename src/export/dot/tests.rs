//! Tests of the DOT exporter that need no `dot`.

use super::*;
use crate::view::figure::{
    Age, Edge, Graph, Grid, GridCell, Group, Heading, LegendEntry, Line, Log, LogRow, Network,
    NetworkNode, Node, NodeShape, Part, Sign, Tie,
};

fn written(view: &Figure) -> String {
    let text = figure(view, &FigureOptions::default()).expect("a sound figure");
    String::from_utf8(text).expect("text")
}

fn node(id: &str, label: &str, column: usize, shape: NodeShape) -> Node {
    Node {
        id: id.into(),
        label: label.into(),
        column,
        group: None,
        shape,
        note: None,
    }
}

fn edge(from: &str, to: &str, label: &str, sign: Sign, line: Line, weight: u8) -> Edge {
    Edge {
        from: from.into(),
        to: to.into(),
        label: label.into(),
        note: None,
        sign,
        line,
        weight,
        age: Age::Now,
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
        ..LegendEntry::default()
    };
    Figure {
        name: "positions".into(),
        title: "Who holds what, as of 3 May (fictional)".into(),
        subtitle: "Positions derived from 21 claims in 4 sources. Numbers refer to the claims listed below.".into(),
        description: "Four actors, nine issues; Northland and Southland disagree on two.".into(),
        body: Body::Graph(Graph {
        columns: vec!["Actors".into(), "Issues".into()],
        groups: vec![Group { id: "venue".into(), label: "Where should they meet?".into(), parent: None, ..Group::default() }],
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
        }),
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
        ..Figure::default()
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
            "color=\"#0b62a8\" style=solid penwidth=3.2 arrowhead=normal",
        ),
        (
            "\"northland\" -> \"passage\"",
            "color=\"#0b62a8\" style=dashed penwidth=3.2 arrowhead=normal",
        ),
        (
            "\"mediator\" -> \"talks\"",
            "color=\"#0b62a8\" style=dotted penwidth=3.2 arrowhead=normal",
        ),
        (
            "\"northland\" -> \"talks\"",
            "color=\"#0b62a8:#ffffff:#0b62a8\" style=solid penwidth=1.5",
        ),
        (
            "\"governor\" -> \"talks\"",
            "color=\"#b8460e\" style=solid penwidth=3.2 arrowhead=tee",
        ),
        (
            "\"mediator\" -> \"water\"",
            "color=\"#5f5f5f\" style=solid penwidth=1.8 arrowhead=odot",
        ),
        (
            "\"northland\" -> \"ports\"",
            "color=\"#5f5f5f\" style=solid penwidth=1 arrowhead=none",
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
        body: Body::Graph(Graph {
            nodes: vec![
                node("a", "A", 0, NodeShape::Claim),
                node("b", "B", 1, NodeShape::Source),
            ],
            edges: vec![
                edge("b", "a", "proves", Sign::None, Line::Thin, 1),
                edge("a", "a", "repeats", Sign::None, Line::Thin, 1),
            ],
            ..Graph::default()
        }),
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
        body: Body::Graph(Graph {
            edges: vec![edge("a", "b", "", Sign::None, Line::Thin, 1)],
            ..Graph::default()
        }),
        ..Figure::default()
    };
    let twice = Figure {
        body: Body::Graph(Graph {
            nodes: vec![
                node("a", "A", 0, NodeShape::Actor),
                node("a", "A", 1, NodeShape::Issue),
            ],
            ..Graph::default()
        }),
        ..Figure::default()
    };
    for view in [lost, twice] {
        let error = figure(&view, &FigureOptions::default()).expect_err("refused");
        assert_eq!(error.kind(), crate::error::ErrorKind::Data);
    }
}

#[test]
fn ids_that_look_alike_in_dot_stay_two_nodes() {
    let view = Figure {
        body: Body::Graph(Graph {
            nodes: vec![
                node("a\u{1}", "A", 0, NodeShape::Actor),
                node("a\\u{1}", "B", 0, NodeShape::Actor),
            ],
            ..Graph::default()
        }),
        ..Figure::default()
    };
    let text = written(&view);
    assert!(text.contains(r#""a\\u{1}"[label="A""#), "{text}");
    assert!(text.contains(r#""a\\u{1} (2)"[label="B""#), "{text}");
}

#[test]
fn hostile_text_stays_within_its_quotes() {
    assert_eq!(quote("x\"];node[label=\"y"), r#""x\"];node[label=\"y""#);
    assert_eq!(quote("a\\"), r#""a\\""#);
    assert_eq!(quote("<b>&lt;</b>"), r#""<b>&amp;lt;</b>""#);
    assert_eq!(quote("\u{0}\u{1b}\t\r\n"), r#""\\u{0}\\u{1b} \n""#);
}

#[test]
fn groups_lie_in_groups() {
    let group = |parent| Group {
        id: "g".into(),
        label: "frame".into(),
        parent,
        ..Group::default()
    };
    let inner = |id: &str, at| Node {
        group: Some(at),
        ..node(id, id, 0, NodeShape::Issue)
    };
    let view = Figure {
        body: Body::Graph(Graph {
            groups: vec![group(None), group(Some(0))],
            nodes: vec![inner("outer", 0), inner("inner", 1)],
            ..Graph::default()
        }),
        ..Figure::default()
    };
    let text = written(&view);
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part}: {text}"));
    let (outer, inner) = (
        at("cluster group 0 column 0"),
        at("cluster group 1 column 0"),
    );
    assert!(outer < inner);
    let between = &text[outer..inner];
    assert!(
        between.matches('{').count() > between.matches('}').count(),
        "{text}"
    );
}

#[test]
fn what_was_is_pale_and_what_stayed_is_grey() {
    let aged = |age| Edge {
        age,
        ..edge("a", "b", "", Sign::Positive, Line::Solid, 2)
    };
    let view = Figure {
        body: Body::Graph(Graph {
            nodes: vec![
                node("a", "A", 0, NodeShape::Actor),
                node("b", "B", 1, NodeShape::Issue),
            ],
            edges: vec![aged(Age::Was), aged(Age::Kept)],
            ..Graph::default()
        }),
        ..Figure::default()
    };
    let text = written(&view);
    assert!(
        text.contains("color=\"#0b62a873\" style=solid penwidth=3.2"),
        "{text}"
    );
    assert!(
        text.contains("color=\"#767676\" style=solid penwidth=1"),
        "{text}"
    );
}

#[test]
fn a_grid_has_a_node_for_each_heading_and_each_cell() {
    let heading = |id: &str| Heading {
        id: id.into(),
        label: id.into(),
        group: None,
    };
    let part = Part {
        glyph: "▲▲".into(),
        text: "if …".into(),
        note: Some(3),
        sign: Sign::Positive,
        line: Line::Dashed,
        weight: 2,
    };
    let view = Figure {
        body: Body::Grid(Grid {
            rows: vec![heading("north")],
            columns: vec![heading("talks"), heading("ferry")],
            cells: vec![vec![GridCell { parts: vec![part] }, GridCell::default()]],
        }),
        legend: vec![LegendEntry {
            glyph: "▲▲".into(),
            text: "strongly for".into(),
            ..LegendEntry::default()
        }],
        ..Figure::default()
    };
    let text = written(&view);
    let line = text
        .lines()
        .find(|line| line.contains("\"row 1 column 1\"["))
        .expect("the cell");
    assert!(
        line.contains("label=\"▲▲ if … [3]\"") && line.contains("rounded,filled,dashed"),
        "{line}"
    );
    assert!(text.contains("\"row 1 column 2\"[label=\"·\""), "{text}");
    assert!(text.contains("▲▲\u{a0}= strongly for"), "{text}");
}

#[test]
fn a_log_leads_from_each_day_to_its_events() {
    let row = |day: &str, text: &str| LogRow {
        day: day.into(),
        text: text.into(),
        glyph: "▼".into(),
        ..LogRow::default()
    };
    let view = Figure {
        body: Body::Log(Log {
            lanes: vec!["North".into()],
            rows: vec![row("1 May", "a"), row("1 May", "b"), row("2 May", "c")],
            ..Log::default()
        }),
        ..Figure::default()
    };
    let text = written(&view);
    assert_eq!(text.matches("\"day 1\" -> ").count(), 2, "{text}");
    assert!(text.contains("\"day 2\" -> \"event 2\""), "{text}");
}

#[test]
fn ties_have_no_direction_and_two_channels() {
    let node = |id: &str| NetworkNode {
        id: id.into(),
        label: id.into(),
        ..NetworkNode::default()
    };
    let network = |b| Network {
        nodes: vec![node("a"), node("b")],
        ties: vec![Tie {
            a: 0,
            b,
            label: "1 of 3".into(),
            sign: Sign::Negative,
            weight: 1.0,
            ..Tie::default()
        }],
    };
    let view = |b| Figure {
        body: Body::Network(network(b)),
        ..Figure::default()
    };
    let text = written(&view(1));
    let line = text
        .lines()
        .find(|line| line.contains("->"))
        .expect("the tie");
    assert!(
        line.contains("style=dashed penwidth=6.0 dir=none"),
        "{line}"
    );
    assert!(figure(&view(2), &FigureOptions::default()).is_err());
}
