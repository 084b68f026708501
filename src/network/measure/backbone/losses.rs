//! What a network loses without issues.
//!
//! The weights of a pair are sums over issues, divided at most by a sum over
//! issues; so they are made once for each issue and taken away one by one.

use super::super::super::counts::{Counts, Entry};
use super::super::super::levels::Levels;
use super::super::super::one_mode::similarity;
use super::super::super::settings::Aggregate;
use super::Loss;

/// More work than this is not done for a sequence.
const WORK: usize = 3_000_000_000;
/// Losses that differ by less are the same.
const EQUAL: f64 = 1e-12;

/// What each issue adds.
pub struct Losses {
    size: usize,
    average: bool,
    /// For each issue the pairs (row, column) that it ties, and how much.
    ties: Vec<Vec<(u32, f64)>>,
    /// For each issue the claims of each row.
    claims: Vec<Vec<(u32, f64)>>,
    /// The weights with all issues, and the sum of their sizes.
    full: Vec<f64>,
    sum: f64,
}

/// What is left after some issues went.
struct Left {
    ties: Vec<f64>,
    claims: Vec<f64>,
}

impl Losses {
    /// Takes the counts apart by issue.
    pub fn new(counts: &Counts, levels: &Levels, aggregate: Aggregate, average: bool) -> Losses {
        let similar = similarity(aggregate, levels);
        let size = counts.rows;
        let mut losses = Losses {
            size,
            average,
            ties: Vec::new(),
            claims: Vec::new(),
            full: Vec::new(),
            sum: 0.0,
        };
        for column in counts.columns() {
            losses
                .ties
                .push(ties(column, &similar, counts.levels, size));
            losses.claims.push(claims(column));
        }
        let all = losses.all();
        losses.full = (0..size * size).map(|at| losses.weight(&all, at)).collect();
        losses.sum = losses.full.iter().map(|weight| weight.abs()).sum();
        losses
    }

    /// The issues in the order in which they go: each time the one without
    /// which the network is nearest to the whole; of equal ones the first. If
    /// there are too many, in the order of what each alone means.
    ///
    /// The loss is Σ |w(a,b) − w′(a,b)| / Σ |w(a,b)|, w′ being the weights
    /// without the issues: 0 if nothing is lost, 1 at the end.
    pub fn sequence(&self) -> Vec<Loss> {
        let issues = self.ties.len();
        let all = self.all();
        let alone: Vec<f64> = (0..issues).map(|issue| self.without(&all, issue)).collect();
        let mut open: Vec<usize> = (0..issues).collect();
        let one = |issue: usize, together| Loss {
            issue,
            alone: alone[issue],
            together,
        };
        let each: usize = match self.average {
            true => issues.saturating_mul(self.size * self.size),
            false => self.ties.iter().map(|ties| ties.len() + 1).sum(),
        };
        if each.saturating_mul(issues) / 2 > WORK {
            open.sort_by(|a, b| alone[*a].total_cmp(&alone[*b]).then(a.cmp(b)));
            return open.into_iter().map(|issue| one(issue, None)).collect();
        }
        let mut left = all;
        let mut gone = Vec::with_capacity(issues);
        while !open.is_empty() {
            let mut best = (0, f64::INFINITY);
            let base = self.far(&left);
            for (place, issue) in open.iter().enumerate() {
                let loss = match self.average {
                    true => self.without(&left, *issue),
                    false => self.without_plain(&left, *issue, base),
                };
                if loss < best.1 - EQUAL {
                    best = (place, loss);
                }
            }
            let issue = open.remove(best.0);
            self.take(&mut left, issue);
            gone.push(one(issue, Some(best.1.clamp(0.0, f64::MAX))));
        }
        gone
    }

    /// With nothing gone.
    fn all(&self) -> Left {
        let mut all = Left {
            ties: vec![0.0; self.size * self.size],
            claims: vec![0.0; self.size],
        };
        for (at, weight) in self.ties.iter().flatten() {
            all.ties[*at as usize] += weight;
        }
        for (row, count) in self.claims.iter().flatten() {
            all.claims[*row as usize] += count;
        }
        all
    }

    fn weight(&self, left: &Left, at: usize) -> f64 {
        let by = match self.average {
            true => (left.claims[at / self.size] + left.claims[at % self.size]) / 2.0,
            false => 1.0,
        };
        if by > 0.0 { left.ties[at] / by } else { 0.0 }
    }

    fn take(&self, left: &mut Left, issue: usize) {
        for (at, weight) in &self.ties[issue] {
            left.ties[*at as usize] -= weight;
        }
        for (row, count) in &self.claims[issue] {
            left.claims[*row as usize] -= count;
        }
    }

    /// Σ |w − w′|.
    fn far(&self, left: &Left) -> f64 {
        let weights = self.full.iter().enumerate();
        weights
            .map(|(at, full)| (full - self.weight(left, at)).abs())
            .sum()
    }

    fn part(&self, far: f64) -> f64 {
        if self.sum > 0.0 { far / self.sum } else { 0.0 }
    }

    /// The loss once this issue is gone, too.
    fn without(&self, left: &Left, issue: usize) -> f64 {
        let mut next = Left {
            ties: left.ties.clone(),
            claims: left.claims.clone(),
        };
        self.take(&mut next, issue);
        self.part(self.far(&next))
    }

    /// The same where weights are not divided: only its own pairs change.
    fn without_plain(&self, left: &Left, issue: usize, base: f64) -> f64 {
        let change = |(at, weight): &(u32, f64)| {
            let far = self.full[*at as usize] - left.ties[*at as usize];
            (far + weight).abs() - far.abs()
        };
        self.part(base + self.ties[issue].iter().map(change).sum::<f64>())
    }
}

/// What the claims on one issue add to each pair, the smaller row first.
fn ties(column: &[Entry], similar: &[f64], levels: usize, size: usize) -> Vec<(u32, f64)> {
    let mut found: Vec<(u32, f64)> = Vec::new();
    for (at, a) in column.iter().enumerate() {
        for b in column[at + 1..].iter().filter(|b| b.row != a.row) {
            let weight = a.count * b.count * similar[a.level as usize * levels + b.level as usize];
            found.push(((a.row as usize * size + b.row as usize) as u32, weight));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    sums(found)
}

fn claims(column: &[Entry]) -> Vec<(u32, f64)> {
    sums(
        column
            .iter()
            .map(|entry| (entry.row, entry.count))
            .collect(),
    )
}

/// Neighbours with the same number added up.
fn sums(all: Vec<(u32, f64)>) -> Vec<(u32, f64)> {
    let mut found: Vec<(u32, f64)> = Vec::new();
    for (at, weight) in all {
        match found.last_mut() {
            Some((last, sum)) if *last == at => *sum += weight,
            _ => found.push((at, weight)),
        }
    }
    found.retain(|(_, sum)| *sum != 0.0);
    found
}
