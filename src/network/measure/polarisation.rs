//! Polarisation: how far a network of agreement and one of conflict are from
//! blocs that agree within and quarrel with each other.

mod misfit;
mod search;

pub use misfit::misfit;

use super::super::settings::{Aggregate, Normalize};
use super::partitions::{each, numbered, sizes};
use super::{Measure, Reading, Row, Study, Value, Weights};
use crate::error::Error;

/// Up to so many actors every grouping is looked at.
const EXACT: usize = 12;
/// A smaller difference of misfits is rounding, as a part of all weights.
const GAIN: f64 = 1e-12;

/// Memberships and how badly they fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Polarisation {
    /// The cluster of each actor, numbered from 0 by their first actors.
    pub of: Vec<usize>,
    /// How many clusters there are.
    pub clusters: usize,
    /// The misfit Q; 0 fits perfectly.
    pub misfit: f64,
    /// Q divided by 2(|C| + |F|), 0 to 1; none if nobody is tied.
    pub share: Option<f64>,
    /// Whether no other memberships fit better: all were looked at.
    pub proven: bool,
}

/// The memberships that fit best, of two or more clusters of at least two
/// actors; see [`misfit`] for the formula. The smaller the misfit, the more
/// polarised.
///
/// Up to 12 actors all memberships are looked at; beyond, a local search by
/// moves, exchanges and unions of clusters goes from several starts: clusters
/// by average linkage cut at each number up to 8, communities, the sides of
/// the leading eigenvector, and mixed ones from a fixed sequence. It ends at one that none of them betters.
/// Nothing is left to chance.
///
/// None with fewer than four actors or matrices of different sizes. Leifeld,
/// *Discourse Network Analyzer*, version 3, defines the misfit; where its
/// optimiser keeps sizes near N / k and takes the largest value, this takes
/// the smallest.
///
/// ```
/// use stancegraph::network::measure::{Weights, polarisation};
/// // 0 and 1 agree, 2 and 3 agree, and all others quarrel.
/// let agree = vec![0., 1., 0., 0., 1., 0., 0., 0., 0., 0., 0., 1., 0., 0., 1., 0.];
/// let quarrel = vec![0., 0., 1., 1., 0., 0., 1., 1., 1., 1., 0., 0., 1., 1., 0., 0.];
/// let [agree, quarrel] = [agree, quarrel].map(|all| Weights::new(4, all).unwrap());
/// let found = polarisation(&agree, &quarrel).unwrap();
/// assert_eq!(found.of, [0, 0, 1, 1]);
/// assert!(found.proven);
/// ```
pub fn polarisation(congruence: &Weights, conflict: &Weights) -> Option<Polarisation> {
    let nodes = congruence.len();
    if nodes < 4 || conflict.len() != nodes {
        return None;
    }
    let proven = nodes <= EXACT;
    let of = match proven {
        true => exact(congruence, conflict)?,
        false => search::best(congruence, conflict)?,
    };
    let of = numbered(&of);
    let misfit = misfit(congruence, conflict, &of)?;
    let all = total(congruence) + total(conflict);
    Some(Polarisation {
        clusters: sizes(&of).len(),
        share: (all > 0.0).then(|| misfit / (2.0 * all)),
        of,
        misfit,
        proven,
    })
}

/// The sum of all weights, each tie counted from both ends.
fn total(weights: &Weights) -> f64 {
    weights.all().iter().sum()
}

/// The best of all memberships; of equal ones the first in their order.
fn exact(congruence: &Weights, conflict: &Weights) -> Option<Vec<usize>> {
    let eval = misfit::Eval::new(congruence, conflict);
    let mut best: Option<(f64, Vec<usize>)> = None;
    each(congruence.len(), 2, &mut |groups, sizes| {
        if sizes.len() < 2 {
            return;
        }
        let misfit = eval.misfit(groups, sizes);
        if best
            .as_ref()
            .is_none_or(|(than, _)| eval.betters(misfit, *than))
        {
            best = Some((misfit, groups.to_vec()));
        }
    });
    best.map(|(_, groups)| groups)
}

/// `polarisation`: how badly the best blocs fit.
pub static MEASURE: Measure = Measure {
    name: "polarisation",
    what: "how badly blocs that agree within and quarrel with each other fit; small is polarised",
    usual: true,
    take,
};

fn take(study: &Study<'_>) -> Result<Vec<Reading>, Error> {
    study.needs_one_mode(MEASURE.name)?;
    if !matches!(
        study.settings.normalize,
        Normalize::None | Normalize::Average
    ) {
        return Err(Error::usage(format!(
            "`polarisation` is defined for weights divided by `average`, not by `{}`: leave out \
             `--normalize`",
            study.settings.normalize.prose()
        )));
    }
    let made = study.steps(
        &[Aggregate::Congruence, Aggregate::Conflict],
        Normalize::Average,
    )?;
    let mut whole = Reading::new(&[], &["clusters", "misfit", "half", "share", "proven"]);
    let mut members = Reading::new(&["node"], &["cluster"]);
    for step in &made.steps {
        let row = |of: Vec<Box<str>>, values| Row {
            aggregate: None,
            span: step.span,
            of,
            values,
        };
        let found = match &step.weights[..] {
            [congruence, conflict] => polarisation(congruence, conflict),
            _ => None,
        };
        let found = found.filter(|found| found.share.is_some());
        let Some(found) = found else {
            let none = Value::Undefined(match made.nodes.len() {
                0..4 => "fewer than four nodes",
                _ => "no tie",
            });
            whole.rows.push(row(Vec::new(), vec![none; 5]));
            continue;
        };
        let values = vec![
            Value::count(found.clusters),
            Value::Number(found.misfit),
            Value::Number(found.misfit / 2.0),
            Value::or(found.share, "no tie"),
            Value::yes(found.proven),
        ];
        whole.rows.push(row(Vec::new(), values));
        for (label, cluster) in made.nodes.iter().zip(&found.of) {
            members
                .rows
                .push(row(vec![label.clone()], vec![Value::count(cluster + 1)]));
        }
    }
    Ok(vec![whole, members])
}

#[cfg(test)]
#[path = "polarisation/tests.rs"]
mod tests;
