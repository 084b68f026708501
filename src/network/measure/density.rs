//! How much of what could be tied is.

use super::super::settings::Mode;
use super::{Measure, Reading, Row, Study, Value, Weights};
use crate::error::Error;

/// The density of a network.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Density {
    /// Pairs that are tied.
    pub ties: usize,
    /// Pairs that there are.
    pub pairs: usize,
    /// The mean weight of all pairs, tied or not.
    pub mean: f64,
}

impl Density {
    /// The share of pairs that are tied, 0 to 1.
    pub fn share(&self) -> f64 {
        self.ties as f64 / self.pairs as f64
    }
}

/// The density: m / (N(N − 1) / 2), with m the number of ties; and with
/// weights in place of ties the mean weight.
///
/// None with fewer than two nodes. O(N²). Wasserman and Faust, *Social
/// Network Analysis*, 1994, 101–103 and 143.
///
/// ```
/// use stancegraph::network::measure::{Weights, density};
/// let chain = Weights::new(3, vec![0., 2., 0., 2., 0., 1., 0., 1., 0.]).unwrap();
/// let found = density(&chain).unwrap();
/// assert_eq!((found.ties, found.pairs, found.mean), (2, 3, 1.0));
/// ```
pub fn density(weights: &Weights) -> Option<Density> {
    let nodes = weights.len();
    let pairs = nodes * nodes.saturating_sub(1) / 2;
    let sum: f64 = weights.ties().map(|(_, _, weight)| weight).sum();
    (pairs > 0).then(|| Density {
        ties: weights.ties().count(),
        pairs,
        mean: sum / pairs as f64,
    })
}

/// `density`: how much of what could be tied is.
pub static MEASURE: Measure = Measure {
    name: "density",
    what: "which part of all possible ties there is, and the mean weight of a pair",
    usual: true,
    take,
};

fn take(study: &Study<'_>) -> Result<Vec<Reading>, Error> {
    let aggregates = &study.settings.aggregates;
    let made = study.networks(aggregates, study.settings.normalize)?;
    let figures = ["ties", "pairs", "density", "mean_weight"];
    let mut reading = Reading::new(&[], &figures);
    for network in &made.networks {
        let found = match made.mode {
            Mode::One => {
                let weights = Weights::new(made.rows.len(), network.weights.clone());
                weights.and_then(|weights| density(&weights))
            }
            Mode::Two => of_cells(&network.weights),
        };
        let none = Value::Undefined("no pair");
        reading.rows.push(Row {
            aggregate: Some(network.aggregate),
            span: network.span,
            of: Vec::new(),
            values: match found {
                Some(found) => vec![
                    Value::count(found.ties),
                    Value::count(found.pairs),
                    Value::Number(found.share()),
                    Value::Number(found.mean),
                ],
                None => vec![Value::Count(0), Value::Count(0), none.clone(), none],
            },
        });
    }
    Ok(vec![reading])
}

/// Of two modes every cell is a pair.
fn of_cells(weights: &[f64]) -> Option<Density> {
    let pairs = weights.len();
    (pairs > 0).then(|| Density {
        ties: weights.iter().filter(|weight| **weight != 0.0).count(),
        pairs,
        mean: weights.iter().sum::<f64>() / pairs as f64,
    })
}
