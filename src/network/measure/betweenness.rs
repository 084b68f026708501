//! How often a node lies on the shortest ways between others.

use super::{Measure, Reading, Row, Study, Value, Weights};
use crate::error::Error;

/// What a tie is long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Every tie is as long as another.
    One,
    /// The heavier, the shorter: 1 / weight.
    Inverse,
}

/// Two ways whose lengths differ by less than this part are equally long.
const EQUAL: f64 = 1e-12;

/// The betweenness of each node: Σ over pairs {s, t} of others of the share of
/// the shortest ways between them that lead through it. Weights of 0 and below
/// are no ties.
///
/// From 0 to (N − 1)(N − 2) / 2, for the middle of a star; divide by that for
/// a figure from 0 to 1. O(N³) on a dense matrix. Freeman, *A set of measures
/// of centrality based on betweenness*, Sociometry 40 (1977), 35–41; the
/// algorithm is that of Brandes, *A faster algorithm for betweenness
/// centrality*, Journal of Mathematical Sociology 25 (2001), 163–177; 1 /
/// weight as length is that of Newman, *Scientific collaboration networks II*,
/// Physical Review E 64 (2001), 016132.
///
/// ```
/// use stancegraph::network::measure::{Length, Weights, betweenness};
/// let chain = Weights::new(3, vec![0., 2., 0., 2., 0., 1., 0., 1., 0.]).unwrap();
/// assert_eq!(betweenness(&chain, Length::One), [0.0, 1.0, 0.0]);
/// ```
pub fn betweenness(weights: &Weights, length: Length) -> Vec<f64> {
    let nodes = weights.len();
    let mut between = vec![0.0; nodes];
    for from in 0..nodes {
        let ways = Ways::from(from, weights, length);
        let mut share = vec![0.0; nodes];
        for to in ways.order.iter().rev() {
            for before in &ways.before[*to] {
                share[*before] += ways.number[*before] / ways.number[*to] * (1.0 + share[*to]);
            }
            if *to != from {
                between[*to] += share[*to];
            }
        }
    }
    // Every pair was met from both ends.
    between.iter().map(|sum| sum / 2.0).collect()
}

/// The shortest ways from one node.
struct Ways {
    /// Those that are reached, the nearest first.
    order: Vec<usize>,
    /// How many shortest ways lead to each.
    number: Vec<f64>,
    /// From which others they come.
    before: Vec<Vec<usize>>,
}

impl Ways {
    fn from(from: usize, weights: &Weights, length: Length) -> Ways {
        let nodes = weights.len();
        let mut far = vec![f64::INFINITY; nodes];
        let mut done = vec![false; nodes];
        let mut ways = Ways {
            order: Vec::new(),
            number: vec![0.0; nodes],
            before: vec![Vec::new(); nodes],
        };
        far[from] = 0.0;
        ways.number[from] = 1.0;
        while let Some(near) = nearest(&far, &done) {
            done[near] = true;
            ways.order.push(near);
            for (to, weight) in weights.row(near).iter().enumerate() {
                if done[to] || *weight <= 0.0 {
                    continue;
                }
                let step = match length {
                    Length::One => 1.0,
                    Length::Inverse => 1.0 / weight,
                };
                let there = far[near] + step;
                if far[to] - there > EQUAL * there {
                    far[to] = there;
                    ways.number[to] = ways.number[near];
                    ways.before[to] = vec![near];
                } else if there - far[to] <= EQUAL * there {
                    ways.number[to] += ways.number[near];
                    ways.before[to].push(near);
                }
            }
        }
        ways
    }
}

/// The nearest of those that are reached and not done.
fn nearest(far: &[f64], done: &[bool]) -> Option<usize> {
    let open = (0..far.len()).filter(|at| !done[*at] && far[*at].is_finite());
    open.min_by(|a, b| far[*a].total_cmp(&far[*b]))
}

/// `betweenness`: who lies between others.
pub static MEASURE: Measure = Measure {
    name: "betweenness",
    what: "how many of the shortest ways between others lead through each node",
    usual: false,
    take,
};

fn take(study: &Study<'_>) -> Result<Vec<Reading>, Error> {
    study.needs_one_mode(MEASURE.name)?;
    let aggregates = &study.settings.aggregates;
    let made = study.steps(aggregates, study.settings.normalize)?;
    let figures = ["betweenness", "share", "weighted", "weighted_share"];
    let mut reading = Reading::new(&["node"], &figures);
    let nodes = made.nodes.len() as f64;
    let most = (nodes - 1.0) * (nodes - 2.0) / 2.0;
    for step in &made.steps {
        for (aggregate, weights) in aggregates.iter().zip(&step.weights) {
            let [plain, weighted] =
                [Length::One, Length::Inverse].map(|length| betweenness(weights, length));
            for (at, label) in made.nodes.iter().enumerate() {
                let share =
                    |of: f64| Value::or((most > 0.0).then(|| of / most), "no pair of others");
                reading.rows.push(Row {
                    aggregate: Some(*aggregate),
                    span: step.span,
                    of: vec![label.clone()],
                    values: vec![
                        Value::Number(plain[at]),
                        share(plain[at]),
                        Value::Number(weighted[at]),
                        share(weighted[at]),
                    ],
                });
            }
        }
    }
    Ok(vec![reading])
}
