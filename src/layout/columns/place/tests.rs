//! Tests of heights, on small plans.

use super::super::order::order;
use super::super::plan::plan;
use super::*;
use crate::font::Fonts;
use crate::layout::pen::Pen;
use crate::view::figure::{Edge, Graph, Group, Node, NodeShape, Sign};

fn node(id: &str, label: &str, column: usize, group: Option<usize>) -> Node {
    Node {
        id: id.into(),
        label: label.into(),
        column,
        group,
        shape: [NodeShape::Actor, NodeShape::Issue][column],
        note: None,
    }
}

fn edge(from: &str, to: &str, label: &str) -> Edge {
    Edge {
        from: from.into(),
        to: to.into(),
        label: label.into(),
        sign: Sign::Positive,
        weight: 1,
        ..Edge::default()
    }
}

#[test]
fn a_frame_is_not_pulled_apart_by_what_its_members_are_linked_to() {
    let mut nodes: Vec<Node> = (0..40)
        .map(|at| node(&format!("i{at}"), "Should the ferry run?", 1, None))
        .collect();
    nodes.extend((0..3).map(|at| node(&format!("a{at}"), "Northland", 0, Some(0))));
    let graph = Graph {
        groups: vec![Group {
            id: "camp".into(),
            label: "Camp of Northland".into(),
            parent: None,
            ..Group::default()
        }],
        nodes,
        edges: vec![
            edge("a0", "i0", "+1"),
            edge("a1", "i20", "+1"),
            edge("a2", "i39", "+1"),
        ],
        ..Graph::default()
    };
    let mut plan = plan(&graph, &Pen::new(&Fonts::bundled())).expect("sound");
    order(&mut plan);
    let places = place(&plan);
    let (top, bottom) = places.frames[0].expect("a frame");
    assert!(bottom - top < 200.0, "{top} to {bottom}");
}

#[test]
fn on_a_long_sheet_a_few_far_out_do_not_keep_the_rest_together() {
    let actors: Vec<String> = (0..40).map(|at| format!("a{at}")).collect();
    let issues: Vec<String> = (0..25).map(|at| format!("i{at}")).collect();
    let mut nodes: Vec<Node> = actors.iter().map(|id| node(id, id, 0, None)).collect();
    nodes.extend(issues.iter().map(|id| node(id, id, 1, None)));
    let mut edges: Vec<Edge> = Vec::new();
    for (at, actor) in actors.iter().enumerate().skip(1) {
        let held = issues
            .iter()
            .enumerate()
            .filter(|(issue, _)| (issue * 7 + at) % 3 == 0);
        edges.extend(held.map(|(_, issue)| edge(actor, issue, "+1")));
    }
    // Who holds but one position is drawn to the place of it.
    edges.push(edge("a0", "i24", "+1"));
    let graph = Graph {
        nodes,
        edges,
        ..Graph::default()
    };
    let mut plan = plan(&graph, &Pen::new(&Fonts::bundled())).expect("sound");
    order(&mut plan);
    let places = place(&plan);
    let mut tops: Vec<f64> = places.tops[..40].to_vec();
    tops.sort_by(f64::total_cmp);
    let inner = tops[36] - tops[3];
    assert!(inner > 0.6 * places.height, "{inner} of {}", places.height);
}
