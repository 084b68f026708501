//! Balance of a signed network: whether it falls into two sides.

mod exact;
mod search;

use super::super::settings::Aggregate;
use super::{Measure, Reading, Row, Study, Value, Weights};
use crate::error::Error;

/// Up to so many steps of the exact search, each as long as there are nodes.
const WORK: u64 = 150_000_000;

/// How far a signed network is from two sides.
#[derive(Debug, Clone, PartialEq)]
pub struct Frustration {
    /// The side of each node; that of the first is 0.
    pub of: Vec<usize>,
    /// Ties that do not fit these sides: positive ones between them, negative
    /// ones within.
    pub frustrated: usize,
    /// At least so many ties fit no two sides at all.
    pub at_least: usize,
    /// All ties.
    pub ties: usize,
}

impl Frustration {
    /// Whether no other sides have fewer frustrated ties.
    pub fn proven(&self) -> bool {
        self.at_least == self.frustrated
    }

    /// 1 − 2f / m, with f the frustrated of m ties: 1 is balanced, and no
    /// network is below 0. None without ties.
    pub fn balance(&self) -> Option<f64> {
        let share = self.frustrated as f64 / self.ties as f64;
        (self.ties > 0).then_some(1.0 - 2.0 * share)
    }
}

/// The frustration index: the least number of ties that have to go, or to
/// change their signs, before a network falls into two sides with positive
/// ties within and negative ones between. Only signs count.
///
/// A search by branch and bound proves the figure, in a fixed number of steps;
/// where they do not suffice, `at_least` is below `frustrated`, and the sides
/// are the best of a tabu search from several starts. `at_least` is then the
/// number of unbalanced triangles that share no tie.
///
/// Harary, *On the measurement of structural balance*, Behavioral Science 4
/// (1959), 316–323; Aref and Wilson, *Measuring partial balance in signed
/// networks*, Journal of Complex Networks 6 (2018), 566–595, also for 1 − 2f /
/// m; Aref, Mason and Wilson, *A modeling and computational study of the
/// frustration index in signed networks*, Networks 75 (2020), 95–110.
///
/// ```
/// use stancegraph::network::measure::{Weights, frustration};
/// // Three who are all against each other: one of the ties fits no two sides.
/// let foes = vec![0., -1., -1., -1., 0., -1., -1., -1., 0.];
/// let found = frustration(&Weights::new(3, foes).unwrap());
/// assert_eq!((found.frustrated, found.proven()), (1, true));
/// ```
pub fn frustration(weights: &Weights) -> Frustration {
    let signs = Signs::new(weights);
    let at_least = signs.apart();
    let mut of = search::best(&signs);
    let mut frustrated = signs.frustrated(&of);
    let mut proven = at_least == frustrated;
    if !proven {
        let (better, whole) = exact::search(&signs, frustrated, WORK);
        if let Some(better) = better {
            frustrated = signs.frustrated(&better);
            of = better;
        }
        proven = whole;
    }
    // Which side is which means nothing.
    if of.first() == Some(&1) {
        of.iter_mut().for_each(|side| *side = 1 - *side);
    }
    Frustration {
        of,
        frustrated,
        at_least: if proven { frustrated } else { at_least },
        ties: weights.ties().count(),
    }
}

/// Triangles, and how many of them are balanced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Triangles {
    /// All three are tied.
    pub all: u64,
    /// An even number of the ties is negative.
    pub balanced: u64,
}

impl Triangles {
    /// The share that is balanced, 0 to 1. None without triangles.
    pub fn share(&self) -> Option<f64> {
        (self.all > 0).then(|| self.balanced as f64 / self.all as f64)
    }
}

/// The triangles of a signed network. O(N³).
///
/// Cartwright and Harary, *Structural balance: a generalization of Heider's
/// theory*, Psychological Review 63 (1956), 277–293.
///
/// ```
/// use stancegraph::network::measure::{Weights, triangles};
/// let foes = vec![0., -1., -1., -1., 0., -1., -1., -1., 0.];
/// assert_eq!(triangles(&Weights::new(3, foes).unwrap()).share(), Some(0.0));
/// ```
pub fn triangles(weights: &Weights) -> Triangles {
    let mut found = Triangles::default();
    for (a, b, weight) in weights.ties() {
        let others = weights.row(a)[b + 1..].iter().zip(&weights.row(b)[b + 1..]);
        for (to_a, to_b) in others.filter(|(to_a, to_b)| **to_a != 0.0 && **to_b != 0.0) {
            found.all += 1;
            let negative = [weight, *to_a, *to_b].iter().filter(|w| **w < 0.0).count();
            found.balanced += u64::from(negative % 2 == 0);
        }
    }
    found
}

/// The signs of ties: 1, −1, or 0 for none.
struct Signs {
    size: usize,
    all: Vec<i8>,
}

impl Signs {
    fn new(weights: &Weights) -> Signs {
        let sign = |w: &f64| i8::from(*w > 0.0) - i8::from(*w < 0.0);
        Signs {
            size: weights.len(),
            all: weights.all().iter().map(sign).collect(),
        }
    }

    fn row(&self, a: usize) -> &[i8] {
        &self.all[a * self.size..(a + 1) * self.size]
    }

    fn frustrated(&self, of: &[usize]) -> usize {
        let mut found = 0;
        for a in 0..self.size {
            let row = self.row(a).iter().zip(of).skip(a + 1);
            found += row
                .filter(|(sign, side)| match **sign {
                    0 => false,
                    sign => (sign > 0) != (**side == of[a]),
                })
                .count();
        }
        found
    }

    /// Unbalanced triangles that share no tie, as many as are met in order:
    /// each has a frustrated tie of its own.
    fn apart(&self) -> usize {
        let size = self.size;
        let mut free = self.all.clone();
        let mut found = 0;
        for a in 0..size {
            for b in a + 1..size {
                for c in b + 1..size {
                    let ties = [a * size + b, a * size + c, b * size + c];
                    if ties.iter().map(|at| free[*at]).product::<i8>() < 0 {
                        ties.iter().for_each(|at| free[*at] = 0);
                        found += 1;
                        break;
                    }
                }
            }
        }
        found
    }
}

/// `balance`: whether friends and foes fall into two sides.
pub static MEASURE: Measure = Measure {
    name: "balance",
    what: "how far friends and foes fall into two sides: frustration index, balanced triangles",
    usual: true,
    take,
};

fn take(study: &Study<'_>) -> Result<Vec<Reading>, Error> {
    study.needs_one_mode(MEASURE.name)?;
    let made = study.steps(&[Aggregate::Subtract], study.settings.normalize)?;
    let figures = [
        "ties",
        "frustrated",
        "at_least",
        "proven",
        "balance",
        "triangles",
        "balanced_triangles",
        "balanced_share",
    ];
    let mut whole = Reading::new(&[], &figures);
    let mut members = Reading::new(&["node"], &["side"]);
    for step in &made.steps {
        let Some(weights) = step.weights.first() else {
            continue;
        };
        let row = |of: Vec<Box<str>>, values| Row {
            aggregate: Some(Aggregate::Subtract),
            span: step.span,
            of,
            values,
        };
        let (found, three) = (frustration(weights), triangles(weights));
        let values = vec![
            Value::count(found.ties),
            Value::count(found.frustrated),
            Value::count(found.at_least),
            Value::yes(found.proven()),
            Value::or(found.balance(), "no tie"),
            Value::Count(three.all),
            Value::Count(three.balanced),
            Value::or(three.share(), "no triangle"),
        ];
        whole.rows.push(row(Vec::new(), values));
        let degrees = super::degrees(weights);
        for ((label, side), degree) in made.nodes.iter().zip(&found.of).zip(degrees) {
            let value = match degree {
                0 => Value::Undefined("no tie"),
                _ => Value::count(side + 1),
            };
            members.rows.push(row(vec![label.clone()], vec![value]));
        }
    }
    Ok(vec![whole, members])
}

#[cfg(test)]
#[path = "balance/tests.rs"]
mod tests;
