//! A two-mode network comes in, its figure comes out: rows left, columns right
//! and an edge for each cell, or the ordered matrix.

use super::super::figure::{
    Body, Edge, Figure, Graph, Heading, LegendEntry, Node, NodeShape, Sign,
};
use super::heat::{self, Parts, Raw, short};
use super::meaning::{self, Meaning};
use super::{Picture, order, words};
use crate::error::Error;
use crate::network::{self, Networks};

/// With more edges they cannot be followed, and a matrix reads better.
const EDGES: usize = 60;

pub(super) fn figure(
    networks: &Networks,
    step: &[network::Network],
    picture: Option<Picture>,
) -> Result<Figure, Error> {
    let (meaning, weights) = meaning::of(step)?;
    let (rows, columns) = (networks.rows.len(), networks.columns.len());
    if weights.len() != rows * columns {
        return Err(Error::data("a network has not a weight for each cell"));
    }
    let edges = weights.iter().filter(|weight| **weight != 0.0).count();
    let usual = match edges {
        0..=EDGES => Picture::Ties,
        _ => Picture::Matrix,
    };
    let cell = |row: usize, column: usize| weights[row * columns + column];
    Ok(match picture.unwrap_or(usual) {
        Picture::Ties => ties(networks, meaning, &cell),
        Picture::Matrix => matrix(networks, meaning, &cell),
    })
}

fn ties(networks: &Networks, meaning: Meaning, cell: &dyn Fn(usize, usize) -> f64) -> Figure {
    let (rows, columns) = (networks.rows.len(), networks.columns.len());
    let pairs = || (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
    let tied = || pairs().filter(|(row, column)| cell(*row, *column) != 0.0);
    let largest = tied().map(|(r, c)| cell(r, c).abs()).fold(0.0, f64::max);
    // Rows and columns may have the same names.
    let id = |column: usize, label: &str| format!("{}: {label}", ["row", "column"][column]);
    let node = |(at, node): (usize, &network::Node)| {
        let column = usize::from(at >= rows);
        Node {
            id: id(column, &node.label),
            label: node.label.to_string(),
            column,
            group: None,
            shape: [NodeShape::Actor, NodeShape::Issue][column],
            note: None,
        }
    };
    let edge = |(row, column): (usize, usize)| {
        let weight = cell(row, column);
        Edge {
            from: id(0, &networks.rows[row].label),
            to: id(1, &networks.columns[column].label),
            label: short(weight),
            sign: meaning.sign(weight),
            weight: if 2.0 * weight.abs() > largest { 2 } else { 1 },
            ..Edge::default()
        }
    };
    let both = networks.rows.iter().chain(&networks.columns);
    let graph = Graph {
        columns: vec![
            networks.row_variable.clone(),
            networks.column_variable.clone(),
        ],
        nodes: both.enumerate().map(node).collect(),
        edges: tied().map(edge).collect(),
        ..Graph::default()
    };
    let mut legend = Vec::new();
    for sign in [Sign::Positive, Sign::None, Sign::Negative] {
        for weight in [1, 2] {
            let occurs = |edge: &Edge| edge.sign == sign && edge.weight == weight;
            if graph.edges.iter().any(occurs) {
                let half = short(largest / 2.0);
                let text = match weight {
                    1 => format!("{}, at most {half}", meaning.of_cells(sign)),
                    _ => format!("{}, more than {half}", meaning.of_cells(sign)),
                };
                legend.push(LegendEntry {
                    sign,
                    weight,
                    text,
                    ..LegendEntry::default()
                });
            }
        }
    }
    Figure {
        description: description(networks, cell),
        legend,
        body: Body::Graph(graph),
        ..words::figure(networks)
    }
}

fn matrix(networks: &Networks, meaning: Meaning, cell: &dyn Fn(usize, usize) -> f64) -> Figure {
    let (rows, columns) = (networks.rows.len(), networks.columns.len());
    let heading = |node: &network::Node| Heading {
        id: node.label.to_string(),
        label: node.label.to_string(),
        group: None,
    };
    let row = |row: usize| (0..columns).map(|column| cell(row, column)).collect();
    let column = |column: usize| (0..rows).map(|row| cell(row, column)).collect();
    let of_rows: Vec<Vec<f64>> = (0..rows).map(row).collect();
    let of_columns: Vec<Vec<f64>> = (0..columns).map(column).collect();
    let ordered = |profiles: &[Vec<f64>]| {
        let distances = order::distances(profiles);
        order::order(&distances, &vec![None; profiles.len()])
    };
    let order = (ordered(&of_rows), ordered(&of_columns));
    let parts = Parts {
        rows: networks.rows.iter().map(heading).collect(),
        columns: networks.columns.iter().map(heading).collect(),
        order: (&order.0, &order.1),
        same: false,
    };
    let raw = |row: usize, column: usize| {
        let weight = cell(row, column);
        (weight != 0.0).then(|| Raw {
            sign: meaning.sign(weight),
            size: weight.abs(),
            text: short(weight),
        })
    };
    let (heat, legend) = heat::heat(&parts, &raw, &|sign| meaning.of_cells(sign));
    let mut figure = words::figure(networks);
    figure.description = description(networks, cell);
    figure.legend = legend;
    figure.notes.insert(
        0,
        "Rows, and columns, that are alike stand side by side (average linkage).".to_owned(),
    );
    figure.body = Body::Heat(heat);
    figure
}

/// A sentence for each row, with its largest cells.
fn description(networks: &Networks, cell: &dyn Fn(usize, usize) -> f64) -> String {
    const TOLD: usize = 5;
    let sentence = |(row, node): (usize, &network::Node)| {
        let mut cells: Vec<(usize, f64)> = (0..networks.columns.len())
            .map(|column| (column, cell(row, column)))
            .filter(|(_, weight)| *weight != 0.0)
            .collect();
        cells.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
        let told = cells.iter().take(TOLD);
        let told: Vec<String> = told
            .map(|(at, weight)| format!("{} ({})", networks.columns[*at].label, short(*weight)))
            .collect();
        (!told.is_empty()).then(|| format!("{}: {}.", node.label, told.join("; ")))
    };
    let rows = networks.rows.iter().enumerate();
    rows.take(40)
        .filter_map(sentence)
        .collect::<Vec<_>>()
        .join(" ")
}
