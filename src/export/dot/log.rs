//! A log comes in, a graph of two columns comes out: when, and what.

use crate::view::figure::{Edge, Graph, Line, Log, Node, NodeShape};

/// Each day with its events, which `dot` keeps in order.
pub(super) fn graph(log: &Log) -> Graph {
    let mut graph = Graph {
        columns: vec!["When".to_owned(), "What".to_owned()],
        ..Graph::default()
    };
    let mut days = 0;
    for (at, row) in log.rows.iter().enumerate() {
        if at == 0 || log.rows[at - 1].day != row.day {
            days += 1;
            let gap = row.gap.as_ref().map(|gap| format!("\u{22ee} {gap}\n"));
            graph.nodes.push(node(
                format!("day {days}"),
                format!("{}{}", gap.unwrap_or_default(), row.day),
                0,
                NodeShape::Source,
            ));
        }
        let glyph = if row.glyph.is_empty() {
            "\u{25cb}"
        } else {
            &row.glyph
        };
        let note = row.note.map_or(String::new(), |note| format!(" [{note}]"));
        let text = format!("{glyph} {}{note}", row.text);
        graph
            .nodes
            .push(node(format!("event {at}"), text, 1, NodeShape::Claim));
        graph.edges.push(Edge {
            from: format!("day {days}"),
            to: format!("event {at}"),
            sign: row.sign,
            line: if row.line == Line::Double {
                Line::Solid
            } else {
                row.line
            },
            weight: row.weight,
            ..Edge::default()
        });
    }
    graph
}

fn node(id: String, label: String, column: usize, shape: NodeShape) -> Node {
    Node {
        id,
        label,
        column,
        group: None,
        shape,
        note: None,
    }
}
