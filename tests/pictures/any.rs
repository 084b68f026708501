//! Figures of every kind, made of any texts.

use stancegraph::view::figure::{
    Body, Camp, Edge, Figure, Graph, Grid, GridCell, Group, Heading, Heat, HeatCell, Lane,
    LaneMark, Lanes, LegendEntry, Log, LogRow, Network, NetworkNode, Node, NodeShape, Part, Sign,
    Stretch, Tick, Tie,
};

/// A figure of each kind, full of these texts.
pub fn figures(texts: &[String]) -> Vec<Figure> {
    let text = |index: usize| texts[index % texts.len()].clone();
    let count = texts.len();
    let graph = Graph {
        columns: vec![text(0), text(1)],
        groups: vec![Group {
            id: "g".into(),
            label: text(2),
            parent: None,
            ..Group::default()
        }],
        nodes: (0..count)
            .map(|at| Node {
                id: at.to_string(),
                label: text(at),
                column: at % 3,
                group: (at % 2 == 0 && at % 3 == 1).then_some(0),
                shape: NodeShape::Issue,
                note: None,
            })
            .collect(),
        edges: (0..count)
            .map(|at| Edge {
                from: at.to_string(),
                to: ((at * 7 + 1) % count).to_string(),
                label: text(at + 1),
                sign: Sign::Negative,
                ..Edge::default()
            })
            .collect(),
    };
    let heading = |at: usize| Heading {
        id: at.to_string(),
        label: text(at),
        group: Some(text(at / 2)),
    };
    let cell = |at: usize| GridCell {
        parts: vec![Part {
            glyph: "▲".into(),
            text: text(at),
            note: Some(at),
            ..Part::default()
        }],
    };
    let grid = Grid {
        rows: (0..count).map(heading).collect(),
        columns: (0..3).map(heading).collect(),
        cells: (0..count)
            .map(|at| (at..at + 3).map(cell).collect())
            .collect(),
    };
    let row = |at: usize| LogRow {
        day: text(at),
        lanes: vec![at % count],
        text: text(at + 1),
        gap: Some(text(at + 2)),
        ..LogRow::default()
    };
    let log = Log {
        lanes: texts.to_vec(),
        camps: vec![Camp {
            label: text(1),
            first: 0,
            last: 1,
        }],
        rows: (0..count).map(row).collect(),
    };
    let network = Network {
        nodes: (0..count)
            .map(|at| NetworkNode {
                id: at.to_string(),
                label: text(at),
                size: at as f64 / count as f64,
                group: (!at.is_multiple_of(3)).then_some(at % 2),
                camp: (at % 4 < 2).then_some(at / 4),
                member: at % 4 == 1,
            })
            .collect(),
        ties: (1..count)
            .map(|at| Tie {
                a: 0,
                b: at,
                label: text(at),
                ..Tie::default()
            })
            .collect(),
    };
    let shade = |at: usize| HeatCell {
        sign: [Sign::Positive, Sign::Negative, Sign::Neutral, Sign::None][at % 4],
        level: (at % 6) as u8,
        text: text(at),
    };
    let heat = Heat {
        rows: (0..count).map(heading).collect(),
        columns: (0..3).map(heading).collect(),
        cells: (0..count)
            .map(|at| (at..at + 3).map(shade).collect())
            .collect(),
        same: true,
    };
    let lane = |at: usize| Lane {
        group: Some(text(at / 2)),
        label: text(at + 1),
        stretches: vec![Stretch {
            to: 0.7,
            ..Stretch::default()
        }],
        marks: vec![LaneMark {
            at: at as f64 / count as f64,
            day: text(at),
            glyph: "+".into(),
            text: text(at + 1),
            note: Some(at),
            ..LaneMark::default()
        }],
    };
    let lanes = Lanes {
        ticks: (0..count)
            .map(|at| Tick {
                at: at as f64 / count as f64,
                label: text(at + 2),
            })
            .collect(),
        lanes: (0..count).map(lane).collect(),
    };
    let figure = |body| Figure {
        name: text(0),
        title: text(1),
        subtitle: text(2),
        numbers: text(7),
        description: text(3),
        body,
        legend: vec![LegendEntry {
            text: text(4),
            ..LegendEntry::default()
        }],
        notes: vec![text(5)],
        footnotes: vec![text(6)],
    };
    [
        Body::Graph(graph),
        Body::Grid(grid),
        Body::Log(log),
        Body::Network(network),
        Body::Lanes(lanes),
        Body::Heat(heat),
    ]
    .map(figure)
    .into()
}
