//! Tests of many claims on one issue, read in two sources.

use crate::font::Fonts;
use crate::layout::columns::{order, place, plan, route};
use crate::layout::pen::Pen;
use crate::view::figure::{Edge, Graph, Line, Node, NodeShape, Sign};

/// Actors with two claims each: the older ones first, as by their ids.
fn votes(actors: usize) -> Graph {
    let node = |id: String, column: usize, shape: NodeShape| Node {
        label: format!("{id}\nin words"),
        id,
        column,
        group: None,
        shape,
        note: None,
    };
    let thin = |from: String, to: String| Edge {
        from,
        to,
        line: Line::Thin,
        ..Edge::default()
    };
    let mut graph = Graph::default();
    graph.nodes.push(node("issue".into(), 2, NodeShape::Issue));
    for year in [2014, 2022] {
        let source = format!("source {year}");
        graph.nodes.push(node(source.clone(), 3, NodeShape::Source));
        for at in 0..actors {
            let (actor, claim) = (format!("actor {at}"), format!("{year} {at}"));
            if year == 2014 {
                graph.nodes.push(node(actor.clone(), 0, NodeShape::Actor));
            }
            graph.nodes.push(node(claim.clone(), 1, NodeShape::Claim));
            graph.edges.push(thin(actor, claim.clone()));
            graph.edges.push(thin(claim.clone(), source.clone()));
            graph.edges.push(Edge {
                from: claim,
                to: "issue".into(),
                sign: Sign::Positive,
                ..Edge::default()
            });
        }
    }
    graph
}

#[test]
fn the_claims_of_an_actor_stand_beside_each_other_and_their_lines_run_level() {
    let graph = votes(60);
    let fonts = Fonts::bundled();
    let mut plan = plan::plan(&graph, &Pen::new(&fonts)).expect("a sound graph");
    order::order(&mut plan);
    let name = |vertex: &usize| {
        plan.vertices[*vertex]
            .node
            .map(|node| graph.nodes[node].id.as_str())
    };
    let claims = order::vertices(&plan.parts[1]);
    let claims: Vec<&str> = claims.iter().filter_map(name).collect();
    let expected: Vec<String> = (0..60)
        .flat_map(|at| [format!("2014 {at}"), format!("2022 {at}")])
        .collect();
    assert_eq!(claims, expected);
    let places = place::place(&plan);
    let routes = route::route(&plan, &places, None);
    let mut level = 0;
    for (link, way) in plan.links.iter().zip(&routes.ways) {
        if name(&link.right) == Some("issue") {
            assert!((way.start.1 - way.end.1).abs() < 0.01, "{way:?}");
            level += 1;
        }
    }
    assert_eq!(level, 120);
}
