//! Communities: groups that have more ties within than chance would give them.

mod louvain;

use super::partitions::{each, numbered};
use super::{Measure, Reading, Row, Study, Value, Weights};
use crate::error::Error;

/// Up to so many nodes every grouping is looked at.
const EXACT: usize = 10;
/// A smaller gain is no gain but rounding.
pub(super) const GAIN: f64 = 1e-12;

/// A grouping of all nodes and its modularity.
#[derive(Debug, Clone, PartialEq)]
pub struct Communities {
    /// The community of each node, numbered from 0 by their first nodes. A
    /// node without a tie is one of its own.
    pub of: Vec<usize>,
    /// How many there are, nodes without a tie left out.
    pub number: usize,
    /// The modularity.
    pub modularity: f64,
    /// Whether no other grouping has a larger one: every one was looked at.
    pub proven: bool,
}

/// The communities with the largest modularity that is found, and that
/// modularity. Weights below 0 are no ties.
///
/// Up to 10 nodes every grouping is looked at; beyond, the best of several
/// runs of the method of Louvain, each from another fixed order of the nodes,
/// with refinement at every level and communities split that are not
/// connected. No chance is in it. None without a tie. O(N²) a pass.
///
/// Newman and Girvan, *Finding and evaluating community structure in
/// networks*, Physical Review E 69 (2004), 026113; Blondel, Guillaume,
/// Lambiotte and Lefebvre, *Fast unfolding of communities in large networks*,
/// Journal of Statistical Mechanics (2008), P10008; Rotta and Noack,
/// *Multilevel local search algorithms for modularity clustering*, Journal of
/// Experimental Algorithmics 16 (2011), 2.3. That a community can come out in
/// pieces: Traag, Waltman and van Eck, *From Louvain to Leiden*, Scientific
/// Reports 9 (2019), 5233.
///
/// ```
/// use stancegraph::network::measure::{Weights, communities};
/// // Two pairs.
/// let pairs = vec![0., 1., 0., 0., 1., 0., 0., 0., 0., 0., 0., 1., 0., 0., 1., 0.];
/// let found = communities(&Weights::new(4, pairs).unwrap()).unwrap();
/// assert_eq!(found.of, [0, 0, 1, 1]);
/// assert_eq!(found.modularity, 0.5);
/// ```
pub fn communities(weights: &Weights) -> Option<Communities> {
    let weights = weights.positive();
    let proven = weights.len() <= EXACT;
    let mut best: Option<(f64, Vec<usize>)> = None;
    let mut consider = |groups: &[usize], quality: f64| {
        if best.as_ref().is_none_or(|(than, _)| quality > than + GAIN) {
            best = Some((quality, groups.to_vec()));
        }
    };
    let total: f64 = weights.all().iter().sum();
    if total <= 0.0 {
        return None;
    }
    let strengths = super::strengths(&weights);
    let of = |groups: &[usize]| quality(&weights, &strengths, total, groups);
    if proven {
        each(weights.len(), 1, &mut |groups, _| {
            consider(groups, of(groups));
        });
    } else {
        for groups in louvain::runs(&weights, &strengths, total) {
            consider(&groups, of(&groups));
        }
    }
    let (modularity, groups) = best?;
    let groups = alone(&weights, &groups);
    let tied = |group: &usize| strengths[*group] > 0.0;
    let mut there: Vec<usize> = (0..groups.len()).filter(tied).map(|a| groups[a]).collect();
    there.sort_unstable();
    there.dedup();
    Some(Communities {
        of: groups,
        number: there.len(),
        modularity,
        proven,
    })
}

/// The modularity of a grouping: Q = Σ_ij (w(i,j) − s_i s_j / 2m) / 2m over
/// pairs of one group, with s the strengths and 2m their sum. Weights below 0
/// are no ties.
///
/// From −½ to below 1; 0 for a single group. None without a tie. O(N²).
///
/// ```
/// use stancegraph::network::measure::{Weights, modularity};
/// let pair = Weights::new(2, vec![0., 1., 1., 0.]).unwrap();
/// assert_eq!(modularity(&pair, &[0, 0]), Some(0.0));
/// assert_eq!(modularity(&pair, &[0, 1]), Some(-0.5));
/// ```
pub fn modularity(weights: &Weights, groups: &[usize]) -> Option<f64> {
    let weights = weights.positive();
    let total: f64 = weights.all().iter().sum();
    let fits = groups.len() == weights.len() && total > 0.0;
    fits.then(|| {
        let groups = numbered_any(groups);
        quality(&weights, &super::strengths(&weights), total, &groups)
    })
}

/// Numbers may be anything; here they are made small.
fn numbered_any(groups: &[usize]) -> Vec<usize> {
    let mut all = groups.to_vec();
    all.sort_unstable();
    all.dedup();
    let place = |group: &usize| all.partition_point(|other| other < group);
    groups.iter().map(place).collect()
}

/// Q in two sums: what lies within, and the squares of the groups' strengths.
fn quality(weights: &Weights, strengths: &[f64], total: f64, groups: &[usize]) -> f64 {
    let mut within = 0.0;
    for (a, of_a) in groups.iter().enumerate() {
        let row = &weights.row(a)[a + 1..];
        let same = row.iter().zip(&groups[a + 1..]);
        within += same
            .filter(|(_, of)| *of == of_a)
            .map(|(w, _)| w)
            .sum::<f64>();
    }
    let mut sums = vec![0.0; groups.iter().max().map_or(0, |most| most + 1)];
    for (group, strength) in groups.iter().zip(strengths) {
        sums[*group] += strength / total;
    }
    2.0 * within / total - sums.iter().map(|sum| sum * sum).sum::<f64>()
}

/// The same with each node that has no tie on its own; it changes nothing of
/// the modularity where such a node is.
fn alone(weights: &Weights, groups: &[usize]) -> Vec<usize> {
    let most = groups.len();
    let own = |(a, group): (usize, &usize)| {
        let tied = weights.row(a).iter().any(|w| *w > 0.0);
        if tied { *group } else { most + a }
    };
    let groups: Vec<usize> = groups.iter().enumerate().map(own).collect();
    numbered(&groups)
}

/// `communities`: who belongs together.
pub static MEASURE: Measure = Measure {
    name: "communities",
    what: "groups that agree more within than chance would have it, and their modularity",
    usual: true,
    take,
};

fn take(study: &Study<'_>) -> Result<Vec<Reading>, Error> {
    study.needs_one_mode(MEASURE.name)?;
    let aggregate = study.signed();
    let made = study.steps(&[aggregate], study.settings.normalize)?;
    let mut whole = Reading::new(&[], &["communities", "modularity", "proven"]);
    let mut members = Reading::new(&["node"], &["community"]);
    for step in &made.steps {
        let found = step.weights.first().and_then(communities);
        let row = |of: Vec<Box<str>>, values| Row {
            aggregate: Some(aggregate),
            span: step.span,
            of,
            values,
        };
        let Some(found) = found else {
            let none = Value::Undefined("no tie above 0");
            let values = vec![Value::Count(0), none.clone(), none];
            whole.rows.push(row(Vec::new(), values));
            continue;
        };
        let values = vec![
            Value::count(found.number),
            Value::Number(found.modularity),
            Value::yes(found.proven),
        ];
        whole.rows.push(row(Vec::new(), values));
        for (label, value) in made.nodes.iter().zip(numbers(&found, step.weights.first())) {
            members.rows.push(row(vec![label.clone()], vec![value]));
        }
    }
    Ok(vec![whole, members])
}

/// The communities numbered from 1; who has no tie has none.
fn numbers(found: &Communities, weights: Option<&Weights>) -> Vec<Value> {
    let tied = |a: usize| weights.is_some_and(|w| w.row(a).iter().any(|w| *w > 0.0));
    let mut known: Vec<usize> = Vec::new();
    let number = |(a, community): (usize, &usize)| {
        if !tied(a) {
            return Value::Undefined("no tie above 0");
        }
        let at = known.iter().position(|other| other == community);
        let at = at.unwrap_or_else(|| {
            known.push(*community);
            known.len() - 1
        });
        Value::count(at + 1)
    };
    found.of.iter().enumerate().map(number).collect()
}

#[cfg(test)]
#[path = "communities/tests.rs"]
mod tests;
