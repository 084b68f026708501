//! Tests of graphs in columns: on drawn shapes, so that they hold whatever the
//! way there.

use super::*;
use crate::font::Fonts;
use crate::layout::scene::{Anchor, Item, Paint, Piece};
use crate::view::figure::{Age, Edge, Group, Line, Node, NodeShape, Sign};

fn node(id: &str, label: &str, column: usize, group: Option<usize>) -> Node {
    let shape = [NodeShape::Actor, NodeShape::Issue, NodeShape::Source][column.min(2)];
    Node {
        id: id.into(),
        label: label.into(),
        column,
        group,
        shape,
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

fn link(from: &str, to: &str, label: &str) -> Edge {
    Edge {
        sign: Sign::None,
        line: Line::Thin,
        ..edge(from, to, label)
    }
}

fn drawn(graph: &Graph) -> Drawn {
    super::draw(graph, &Pen::new(&Fonts::bundled()), None).expect("a sound graph")
}

type Area = (f64, f64, f64, f64);

/// Every shape that has to keep to itself: nodes, labels of edges.
fn solid(items: &[Item], nodes: &mut Vec<Area>, labels: &mut Vec<Area>) {
    for item in items {
        match item {
            Item::Rect {
                x,
                y,
                width,
                height,
                fill,
                ..
            } => {
                let area = (*x, *y, x + width, y + height);
                match fill {
                    Some(Paint::Node(_)) => nodes.push(area),
                    Some(Paint::Paper) if *height > 8.0 => labels.push(area),
                    _ => {}
                }
            }
            Item::Group { items, .. } => solid(items, nodes, labels),
            _ => {}
        }
    }
}

/// Every place that anything drawn reaches.
fn reached(items: &[Item], fonts: &Fonts, found: &mut Vec<(f64, f64)>) {
    for item in items {
        match item {
            Item::Rect {
                x,
                y,
                width,
                height,
                ..
            } => found.extend([(*x, *y), (x + width, y + height)]),
            Item::Text {
                x,
                y,
                anchor,
                size,
                bold,
                text,
                ..
            } => {
                let width = fonts.width(text, *size, *bold);
                let left = match anchor {
                    Anchor::Start => *x,
                    Anchor::Middle => x - width / 2.0,
                    Anchor::End => x - width,
                };
                found.extend([(left, y - size * 0.75), (left + width, y + size * 0.2)]);
            }
            Item::Path { pieces, .. } => found.extend(pieces.iter().filter_map(|p| match *p {
                Piece::Move(x, y) | Piece::Line(x, y) | Piece::Curve(.., x, y) => Some((x, y)),
                Piece::Close => None,
            })),
            Item::Group { items, .. } => reached(items, fonts, found),
        }
    }
}

fn overlap(a: Area, b: Area) -> bool {
    a.0 < b.2 - 0.01 && b.0 < a.2 - 0.01 && a.1 < b.3 - 0.01 && b.1 < a.3 - 0.01
}

/// Nothing overlaps and nothing is outside.
fn holds(graph: &Graph) {
    let drawn = drawn(graph);
    let (mut nodes, mut labels) = (Vec::new(), Vec::new());
    solid(&drawn.items, &mut nodes, &mut labels);
    assert_eq!(nodes.len(), graph.nodes.len());
    let labelled = graph.edges.iter().filter(|e| !e.label.is_empty()).count();
    assert_eq!(labels.len(), labelled);
    let all: Vec<Area> = nodes.into_iter().chain(labels).collect();
    for (at, one) in all.iter().enumerate() {
        for other in &all[at + 1..] {
            assert!(!overlap(*one, *other), "{one:?} and {other:?}");
        }
    }
    let mut places = Vec::new();
    reached(&drawn.items, &Fonts::bundled(), &mut places);
    for (x, y) in places {
        let inside =
            (-0.5..=drawn.width + 0.5).contains(&x) && (-0.5..=drawn.height + 0.5).contains(&y);
        assert!(
            inside,
            "{x}, {y} is outside {} × {}",
            drawn.width, drawn.height
        );
    }
}

/// Numbers that are the same everywhere.
fn numbers(mut state: u64) -> impl FnMut(usize) -> usize {
    move |below| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    }
}

/// A fictional graph of three columns with frames, arcs, trunks and words of
/// many lengths.
fn any(seed: u64, nodes: usize, edges: usize) -> Graph {
    let mut next = numbers(seed);
    let words = [
        "no",
        "a word",
        "Should the forces withdraw from the part that nobody holds?",
        "ا ب ج",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ];
    let groups = vec![
        Group {
            id: "a".into(),
            label: "A frame".into(),
            parent: None,
            ..Group::default()
        },
        Group {
            id: "b".into(),
            label: String::new(),
            parent: Some(0),
            ..Group::default()
        },
        Group {
            id: "c".into(),
            label: "Another with a rather long name above it".into(),
            parent: None,
            ..Group::default()
        },
    ];
    let nodes: Vec<Node> = (0..nodes)
        .map(|at| {
            let column = next(3);
            let group = match (column, next(4)) {
                (1, group) if group < 3 => Some(group),
                _ => None,
            };
            node(&format!("n{at}"), words[next(words.len())], column, group)
        })
        .collect();
    let edges = (0..edges)
        .map(|_| {
            let (from, to) = (next(nodes.len()), next(nodes.len()));
            let label = [
                "",
                "+1 [3]",
                "no answer, as told by somebody with a long name [27]",
            ][next(3)];
            let (from, to) = (format!("n{from}"), format!("n{to}"));
            let age = [Age::Now, Age::Was, Age::Kept][next(3)];
            match next(2) {
                0 => Edge {
                    age,
                    ..edge(&from, &to, label)
                },
                _ => link(&from, &to, label),
            }
        })
        .collect();
    Graph {
        columns: vec!["Actors".into(), "Issues".into(), "Sources".into()],
        groups,
        nodes,
        edges,
    }
}

#[test]
fn nothing_overlaps_from_one_node_to_many() {
    for (nodes, edges) in [
        (0, 0),
        (1, 0),
        (2, 1),
        (3, 8),
        (12, 20),
        (40, 80),
        (120, 240),
    ] {
        for seed in 1..6 {
            holds(&any(seed, nodes, if nodes == 0 { 0 } else { edges }));
        }
    }
}

#[test]
fn one_actor_and_one_issue_are_a_straight_line() {
    let graph = Graph {
        nodes: vec![
            node("a", "Northland", 0, None),
            node("b", "Talks?", 1, None),
        ],
        edges: vec![edge("a", "b", "+1 [1]")],
        ..Graph::default()
    };
    holds(&graph);
    let drawn = drawn(&graph);
    let Some(Item::Group { items, title }) = drawn.items.first() else {
        panic!("the edge comes first: {:?}", drawn.items);
    };
    assert_eq!(title, "Northland → Talks?: +1 [1]");
    let Some(Item::Path { pieces, .. }) = items.first() else {
        panic!("a line");
    };
    let heights: Vec<f64> = pieces
        .iter()
        .filter_map(|piece| match *piece {
            Piece::Move(_, y) | Piece::Line(_, y) | Piece::Curve(.., y) => Some(y),
            Piece::Close => None,
        })
        .collect();
    assert!(
        heights.windows(2).all(|pair| pair[0] == pair[1]),
        "{heights:?}"
    );
}

#[test]
fn columns_are_ordered_so_that_edges_need_not_cross() {
    // A ladder, given upside down on one side.
    let left = (0..8).map(|at| node(&format!("l{at}"), "x", 0, None));
    let right = (0..8).map(|at| node(&format!("r{at}"), "y", 1, None));
    let graph = Graph {
        nodes: left.chain(right).collect(),
        edges: (0..8)
            .map(|at| edge(&format!("l{at}"), &format!("r{}", 7 - at), ""))
            .collect(),
        ..Graph::default()
    };
    let mut plan = plan::plan(&graph, &Pen::new(&Fonts::bundled())).expect("sound");
    order::order(&mut plan);
    let place = |vertex: usize| {
        let column = &plan.parts[plan.vertices[vertex].column];
        order::vertices(column).iter().position(|v| *v == vertex)
    };
    for link in &plan.links {
        assert_eq!(place(link.left), place(link.right));
    }
}

#[test]
fn who_leads_a_frame_without_a_name_stays_first() {
    let mut graph = Graph {
        groups: vec![Group {
            id: "camp".into(),
            ..Group::default()
        }],
        nodes: vec![
            node("leader", "Leader", 0, Some(0)),
            node("one", "One", 0, Some(0)),
            node("two", "Two", 0, Some(0)),
        ],
        ..Graph::default()
    };
    graph
        .nodes
        .extend((0..3).map(|at| node(&format!("i{at}"), "Issue", 1, None)));
    graph.edges = vec![
        edge("leader", "i2", ""),
        edge("one", "i1", ""),
        edge("two", "i0", ""),
    ];
    let mut plan = plan::plan(&graph, &Pen::new(&Fonts::bundled())).expect("sound");
    order::order(&mut plan);
    assert_eq!(order::vertices(&plan.parts[0])[0], 0);
}

#[test]
fn edges_that_lead_to_one_source_join_on_a_trunk() {
    let mut nodes: Vec<Node> = (0..5)
        .map(|at| node(&format!("c{at}"), "claim", 1, None))
        .collect();
    nodes.push(node("far", "far", 2, None));
    nodes.push(Node {
        column: 3,
        ..node("s", "Gazette", 2, None)
    });
    let graph = Graph {
        nodes,
        edges: (0..5).map(|at| link(&format!("c{at}"), "s", "")).collect(),
        ..Graph::default()
    };
    holds(&graph);
    let plan = plan::plan(&graph, &Pen::new(&Fonts::bundled())).expect("sound");
    assert_eq!(plan.links.iter().filter(|link| link.trunk).count(), 5);
    // One line goes on from there for all five.
    let last = plan
        .links
        .iter()
        .find(|link| link.edges.len() > 1)
        .expect("joined");
    assert_eq!(last.edges, [0, 1, 2, 3, 4]);
}

#[test]
fn the_same_graph_is_drawn_the_same() {
    let graph = any(9, 30, 60);
    assert_eq!(drawn(&graph).items, drawn(&graph.clone()).items);
}

#[test]
fn a_graph_that_hangs_together_badly_is_refused() {
    let lost = Graph {
        edges: vec![edge("a", "b", "")],
        ..Graph::default()
    };
    let twice = Graph {
        nodes: vec![node("a", "A", 0, None), node("a", "A", 1, None)],
        ..Graph::default()
    };
    for graph in [lost, twice] {
        let error = super::draw(&graph, &Pen::new(&Fonts::bundled()), None).expect_err("refused");
        assert_eq!(error.kind(), crate::error::ErrorKind::Data);
    }
}

#[test]
fn edges_of_many_actors_to_one_issue_run_level() {
    let ids: Vec<String> = (0..80).map(|at| format!("a{at}")).collect();
    let mut nodes: Vec<Node> = ids.iter().map(|id| node(id, id, 0, None)).collect();
    nodes.push(node("i", "Should the ferry run?", 1, None));
    let graph = Graph {
        edges: ids.iter().map(|id| edge(id, "i", "+1 [1]")).collect(),
        nodes,
        ..Graph::default()
    };
    let drawn = drawn(&graph);
    let (mut nodes, mut labels) = (Vec::new(), Vec::new());
    solid(&drawn.items, &mut nodes, &mut labels);
    assert_eq!(labels.len(), 80);
    for (node, label) in nodes.iter().zip(&labels) {
        let apart = (node.1 + node.3 - label.1 - label.3).abs() / 2.0;
        assert!(apart < 30.0, "{node:?} {label:?}");
    }
    let named =
        |item: &&Item| matches!(item, Item::Text { text, .. } if text.starts_with("Should"));
    let flat = |item: &Item| match item {
        Item::Group { items, .. } => items.iter().filter(named).count(),
        item => usize::from(named(&item)),
    };
    assert!(drawn.items.iter().map(flat).sum::<usize>() > 3);
}
