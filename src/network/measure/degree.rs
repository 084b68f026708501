//! How many others a node is tied to, and how strongly.

use super::super::settings::Mode;
use super::{Measure, Reading, Row, Study, Value, Weights};
use crate::error::Error;

/// The degree of each node: the number of its ties, Σ_b [w(a,b) ≠ 0].
///
/// From 0 to N − 1. O(N²). Freeman, *Centrality in social networks:
/// conceptual clarification*, Social Networks 1 (1978), 215–239.
///
/// ```
/// use stancegraph::network::measure::{Weights, degrees};
/// let chain = Weights::new(3, vec![0., 2., 0., 2., 0., 1., 0., 1., 0.]).unwrap();
/// assert_eq!(degrees(&chain), [1, 2, 1]);
/// ```
pub fn degrees(weights: &Weights) -> Vec<usize> {
    let nodes = 0..weights.len();
    let degree = |a| weights.row(a).iter().filter(|w| **w != 0.0).count();
    nodes.map(degree).collect()
}

/// The weighted degree of each node, its strength: Σ_b w(a,b).
///
/// Any number; below 0 where weights are. O(N²). Barrat, Barthélemy,
/// Pastor-Satorras and Vespignani, *The architecture of complex weighted
/// networks*, PNAS 101 (2004), 3747–3752.
///
/// ```
/// use stancegraph::network::measure::{Weights, strengths};
/// let chain = Weights::new(3, vec![0., 2., 0., 2., 0., 1., 0., 1., 0.]).unwrap();
/// assert_eq!(strengths(&chain), [2.0, 3.0, 1.0]);
/// ```
pub fn strengths(weights: &Weights) -> Vec<f64> {
    let nodes = 0..weights.len();
    nodes.map(|a| weights.row(a).iter().sum()).collect()
}

/// `degree`: ties and their weights, node by node.
pub static MEASURE: Measure = Measure {
    name: "degree",
    what: "to how many others each node is tied, and with what weight in all (strength)",
    usual: true,
    take,
};

fn take(study: &Study<'_>) -> Result<Vec<Reading>, Error> {
    let aggregates = &study.settings.aggregates;
    let made = study.networks(aggregates, study.settings.normalize)?;
    let mut reading = Reading::new(&["variable", "node"], &["degree", "strength"]);
    let width = made.width();
    for network in &made.networks {
        let mut put = |variable: &str, label: &str, weights: &mut dyn Iterator<Item = f64>| {
            let (mut degree, mut strength) = (0, 0.0);
            for weight in weights {
                degree += usize::from(weight != 0.0);
                strength += weight;
            }
            reading.rows.push(Row {
                aggregate: Some(network.aggregate),
                span: network.span,
                of: vec![variable.into(), label.into()],
                values: vec![Value::count(degree), Value::Number(strength)],
            });
        };
        let cell = |a: usize, b: usize| match made.mode == Mode::One && a == b {
            true => 0.0,
            false => network.weights[a * width + b],
        };
        for (a, node) in made.rows.iter().enumerate() {
            put(
                &made.row_variable,
                &node.label,
                &mut (0..width).map(|b| cell(a, b)),
            );
        }
        for (b, node) in made.columns.iter().enumerate() {
            let rows = 0..made.rows.len();
            put(
                &made.column_variable,
                &node.label,
                &mut rows.map(|a| cell(a, b)),
            );
        }
    }
    Ok(vec![reading])
}
