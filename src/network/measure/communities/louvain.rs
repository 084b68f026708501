//! The method of Louvain, from several fixed orders of the nodes.

use super::super::Weights;
use super::super::partitions::{mixed, numbered};
use super::GAIN;

/// In how many mixed orders the nodes are gone through, besides four by name
/// and by strength.
const MIXED: u64 = 12;
/// More passes than this are not needed by any network that was met; they end
/// a dance of equal gains.
const PASSES: usize = 200;

/// A grouping for each order of the nodes.
pub fn runs<'w>(
    weights: &'w Weights,
    strengths: &'w [f64],
    total: f64,
) -> impl Iterator<Item = Vec<usize>> + 'w {
    orders(strengths).into_iter().map(move |order| {
        let graph = Level {
            size: weights.len(),
            all: weights.all().to_vec(),
            strengths: strengths.to_vec(),
            total,
        };
        let groups = graph.levels(&order);
        connected(weights, &groups)
    })
}

/// By name, by strength, both also from the end, and mixed.
fn orders(strengths: &[f64]) -> Vec<Vec<usize>> {
    let by_name: Vec<usize> = (0..strengths.len()).collect();
    let mut by_strength = by_name.clone();
    by_strength.sort_by(|a, b| strengths[*b].total_cmp(&strengths[*a]));
    let reversed = |order: &Vec<usize>| order.iter().rev().copied().collect();
    let mut all: Vec<Vec<usize>> = vec![reversed(&by_name), reversed(&by_strength)];
    for seed in 1..=MIXED {
        all.push(mixed(strengths.len(), seed));
    }
    all.insert(0, by_strength);
    all.insert(0, by_name);
    all
}

/// A network of which each node may stand for several.
struct Level {
    size: usize,
    /// The weights; on the diagonal what lies within a node, counted twice.
    all: Vec<f64>,
    strengths: Vec<f64>,
    total: f64,
}

impl Level {
    /// The grouping of this level: nodes move, groups become the nodes of the
    /// next level, and what comes back from there is refined here.
    fn levels(&self, order: &[usize]) -> Vec<usize> {
        let mut groups: Vec<usize> = (0..self.size).collect();
        self.move_nodes(&mut groups, order);
        let groups = numbered(&groups);
        let number = groups.iter().max().map_or(0, |most| most + 1);
        if number == self.size {
            return groups;
        }
        let next = self.merged(&groups, number);
        let order: Vec<usize> = (0..number).collect();
        let above = next.levels(&order);
        let mut groups: Vec<usize> = groups.iter().map(|group| above[*group]).collect();
        self.move_nodes(&mut groups, &(0..self.size).collect::<Vec<_>>());
        numbered(&groups)
    }

    /// Moves nodes to where modularity gains most, until none gains. Of equal
    /// gains the group with the smallest number takes the node, and staying
    /// goes before moving.
    fn move_nodes(&self, groups: &mut [usize], order: &[usize]) {
        let mut sums = vec![0.0; self.size];
        for (a, group) in groups.iter().enumerate() {
            sums[*group] += self.strengths[a];
        }
        let mut links = vec![0.0; self.size];
        for _ in 0..PASSES {
            let mut moved = false;
            for a in order.iter().copied() {
                let row = &self.all[a * self.size..(a + 1) * self.size];
                links.fill(0.0);
                for (b, weight) in row.iter().enumerate() {
                    if b != a {
                        links[groups[b]] += weight;
                    }
                }
                let own = groups[a];
                sums[own] -= self.strengths[a];
                let gain =
                    |group: usize| links[group] - self.strengths[a] * sums[group] / self.total;
                let mut best = (own, gain(own) + GAIN * self.total);
                for (group, link) in links.iter().enumerate() {
                    if *link > 0.0 && gain(group) > best.1 {
                        best = (group, gain(group));
                    }
                }
                sums[best.0] += self.strengths[a];
                moved |= best.0 != own;
                groups[a] = best.0;
            }
            if !moved {
                return;
            }
        }
    }

    /// The network between groups.
    fn merged(&self, groups: &[usize], number: usize) -> Level {
        let mut all = vec![0.0; number * number];
        let mut strengths = vec![0.0; number];
        for (a, of_a) in groups.iter().enumerate() {
            strengths[*of_a] += self.strengths[a];
            for (b, of_b) in groups.iter().enumerate() {
                all[of_a * number + of_b] += self.all[a * self.size + b];
            }
        }
        Level {
            size: number,
            all,
            strengths,
            total: self.total,
        }
    }
}

/// The same groups, those in pieces split into them; modularity only gains.
fn connected(weights: &Weights, groups: &[usize]) -> Vec<usize> {
    let size = weights.len();
    let mut pieces = vec![usize::MAX; size];
    for start in 0..size {
        if pieces[start] != usize::MAX {
            continue;
        }
        pieces[start] = start;
        let mut open = vec![start];
        while let Some(a) = open.pop() {
            for b in 0..size {
                let joined = weights.at(a, b) > 0.0 && groups[b] == groups[a];
                if joined && pieces[b] == usize::MAX {
                    pieces[b] = start;
                    open.push(b);
                }
            }
        }
    }
    numbered(&pieces)
}
