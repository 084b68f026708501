//! Figures that are no graphs, made of any texts, through the real `dot`.

use serde_json::Value;
use stancegraph::export::FigureOptions;
use stancegraph::view::figure::{
    Body, Camp, Figure, Grid, GridCell, Heading, Heat, HeatCell, Lane, LaneMark, Lanes,
    LegendEntry, Log, LogRow, Network, NetworkNode, Part, Tie,
};

use super::{dot, of_figure};

/// Every text is somewhere in a figure of each other kind; how many nodes and
/// edges each is to have.
fn figures(texts: &[String]) -> Vec<(Figure, usize, usize)> {
    let text = |index: usize| texts[index % texts.len()].clone();
    let count = texts.len();
    let heading = |index: usize| Heading {
        id: text(index),
        label: text(index + 1),
        group: Some(text(index + 2)),
    };
    let cell = |index: usize| GridCell {
        parts: vec![Part {
            glyph: text(index),
            text: text(index + 3),
            ..Part::default()
        }],
    };
    let grid = Grid {
        rows: (0..count).map(heading).collect(),
        columns: vec![heading(0), heading(1)],
        cells: (0..count).map(|at| vec![cell(at), cell(at + 1)]).collect(),
    };
    let row = |index: usize| LogRow {
        day: format!("{index}{}", text(index)),
        text: text(index + 1),
        glyph: text(index + 2),
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
    let lane = |index: usize| Lane {
        label: text(index),
        marks: vec![LaneMark {
            at: index as f64 / count as f64,
            day: format!("{index}{}", text(index)),
            text: text(index + 1),
            glyph: text(index + 2),
            ..LaneMark::default()
        }],
        ..Lane::default()
    };
    let lanes = Lanes {
        lanes: (0..count).map(lane).collect(),
        ..Lanes::default()
    };
    let node = |index: usize| NetworkNode {
        id: text(index),
        label: text(index + 5),
        group: (!index.is_multiple_of(3)).then_some(index % 2),
        ..NetworkNode::default()
    };
    let tie = |index: usize| Tie {
        a: index,
        b: (index + 1) % count,
        label: text(index + 2),
        ..Tie::default()
    };
    let network = Network {
        nodes: (0..count).map(node).collect(),
        ties: (0..count).map(tie).collect(),
    };
    let shade = |index: usize| HeatCell {
        level: 1 + (index % 5) as u8,
        text: text(index),
        ..HeatCell::default()
    };
    let heat = Heat {
        rows: (0..count).map(heading).collect(),
        columns: vec![heading(0)],
        cells: (0..count).map(|at| vec![shade(at)]).collect(),
        same: false,
    };
    let figure = |body| Figure {
        name: text(0),
        title: text(1),
        notes: vec![text(2)],
        legend: vec![LegendEntry {
            glyph: text(3),
            text: text(4),
            ..LegendEntry::default()
        }],
        body,
        ..Figure::default()
    };
    vec![
        (figure(Body::Grid(grid)), 2 * count, 0),
        (figure(Body::Log(log)), 2 * count, count),
        (figure(Body::Lanes(lanes)), 2 * count, count),
        (figure(Body::Network(network)), count, count),
        (figure(Body::Heat(heat)), count, 0),
    ]
}

/// Each is read by `dot`, with as many nodes and edges as it has.
pub fn hold(texts: &[String]) {
    for (figure, nodes, edges) in figures(texts) {
        let text = stancegraph::export::dot::figure(&figure, &FigureOptions::default());
        let text = String::from_utf8(text.expect("a sound figure")).expect("text");
        let Some(json) = dot("json", &text) else {
            return;
        };
        let json: Value = serde_json::from_str(&json).expect("JSON");
        let found = (
            of_figure(&json["objects"]).len(),
            of_figure(&json["edges"]).len(),
        );
        assert_eq!(found, (nodes, edges), "{text}");
    }
}
