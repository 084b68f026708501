//! Where the search starts: clusters by average linkage, communities, two
//! sides, and mixed memberships.

use super::super::super::partitions::{mixed, numbered, sizes};
use super::super::super::{Weights, communities};

/// Clusters by linkage are cut at each number up to this.
const MOST: usize = 8;
/// How often the leading eigenvector is multiplied by the matrix.
const ROUNDS: usize = 200;
/// Mixed memberships of each number of clusters up to this.
const MIXED: usize = 5;
/// There are fewer of them, the more pairs there are.
const PAIRS: usize = 40_000;

/// Memberships of two or more clusters of at least two actors; each once.
pub fn starts(congruence: &Weights, conflict: &Weights) -> Vec<Vec<usize>> {
    let nodes = congruence.len();
    let balance = |a: usize, b: usize| congruence.at(a, b) - conflict.at(a, b);
    let mut all = linkage(nodes, &balance);
    all.push(sides(nodes, &balance));
    let signed = (0..nodes * nodes).map(|at| balance(at / nodes, at % nodes));
    if let Some(signed) = Weights::new(nodes, signed.collect()) {
        all.extend(communities(&signed).map(|found| found.of));
    }
    // Whatever the network: halves of the list are memberships, too.
    all.push((0..nodes).map(|a| usize::from(a >= nodes / 2)).collect());
    for seed in 0..(PAIRS / (nodes * nodes)).clamp(1, 8) {
        for clusters in 2..=MIXED.min(nodes / 2) {
            let order = mixed(nodes, (seed * MIXED + clusters) as u64);
            all.push(order.into_iter().map(|place| place % clusters).collect());
        }
    }
    let mut kept: Vec<Vec<usize>> = Vec::new();
    for groups in all {
        let groups = no_singles(&groups, &balance);
        if sizes(&groups).len() >= 2 && !kept.contains(&groups) {
            kept.push(groups);
        }
    }
    kept
}

/// Who is alone joins the cluster with which he has most in common.
fn no_singles(groups: &[usize], balance: &dyn Fn(usize, usize) -> f64) -> Vec<usize> {
    let mut groups = numbered(groups);
    for actor in 0..groups.len() {
        let sizes = sizes(&groups);
        let own = groups[actor];
        if sizes[own] != 1 || sizes.len() <= 2 {
            continue;
        }
        let mut sums = vec![0.0; sizes.len()];
        for (other, group) in groups.iter().enumerate() {
            if other != actor {
                sums[*group] += balance(actor, other) / sizes[*group] as f64;
            }
        }
        let others = (0..sums.len()).filter(|group| *group != own);
        if let Some(to) = others.max_by(|a, b| sums[*a].total_cmp(&sums[*b]).then(b.cmp(a))) {
            groups[actor] = to;
            groups = numbered(&groups);
        }
    }
    match sizes(&groups).iter().all(|size| *size >= 2) {
        true => groups,
        // Two clusters, one of them single: no membership at all.
        false => vec![0; groups.len()],
    }
}

/// Clusters by average linkage, cut at each number from the most to two. Of
/// equal means the first pair is united.
fn linkage(nodes: usize, balance: &dyn Fn(usize, usize) -> f64) -> Vec<Vec<usize>> {
    let mut groups: Vec<usize> = (0..nodes).collect();
    let mut open: Vec<usize> = (0..nodes).collect();
    let mut count = vec![1.0; nodes];
    let mut sums: Vec<f64> = (0..nodes * nodes)
        .map(|at| balance(at / nodes, at % nodes))
        .collect();
    let mut cuts = Vec::new();
    while open.len() > 2 {
        let mut best = (f64::NEG_INFINITY, 0, 1);
        for (at, a) in open.iter().enumerate() {
            for b in &open[at + 1..] {
                let mean = sums[a * nodes + b] / (count[*a] * count[*b]);
                if mean > best.0 {
                    best = (mean, *a, *b);
                }
            }
        }
        let (_, a, b) = best;
        for c in &open {
            sums[a * nodes + c] += sums[b * nodes + c];
            sums[c * nodes + a] = sums[a * nodes + c];
        }
        count[a] += count[b];
        open.retain(|c| *c != b);
        for group in &mut groups {
            if *group == b {
                *group = a;
            }
        }
        if open.len() <= MOST {
            cuts.push(groups.clone());
        }
    }
    cuts
}

/// The sides of the leading eigenvector, by powers of the matrix. It is moved
/// so that its largest eigenvalue is also the largest in size.
fn sides(nodes: usize, balance: &dyn Fn(usize, usize) -> f64) -> Vec<usize> {
    let row = |a: usize| (0..nodes).map(move |b| balance(a, b));
    let shift = (0..nodes)
        .map(|a| row(a).map(f64::abs).sum::<f64>())
        .fold(0.0, f64::max);
    let mut vector: Vec<f64> = (0..nodes)
        .map(|a| 1.0 + (a as f64) / nodes as f64)
        .collect();
    for _ in 0..ROUNDS {
        let times = |a: usize| {
            let sum: f64 = row(a).zip(&vector).map(|(w, v)| w * v).sum();
            sum + shift * vector[a]
        };
        let next: Vec<f64> = (0..nodes).map(times).collect();
        let length = next.iter().map(|v| v * v).sum::<f64>().sqrt();
        if length == 0.0 {
            break;
        }
        vector = next.into_iter().map(|v| v / length).collect();
    }
    vector.iter().map(|v| usize::from(*v < 0.0)).collect()
}
