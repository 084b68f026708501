//! Profiles come in, an order that puts like beside like comes out.

/// The cosine distances between profiles, 0 to 2; one without anything in it is
/// at 1 from all others.
pub(in super::super) fn distances(profiles: &[Vec<f64>]) -> Vec<f64> {
    let count = profiles.len();
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let norms: Vec<f64> = profiles.iter().map(|p| dot(p, p).sqrt()).collect();
    let mut all = vec![0.0; count * count];
    for a in 0..count {
        for b in a + 1..count {
            let norm = norms[a] * norms[b];
            let like = match norm > 0.0 {
                true => dot(&profiles[a], &profiles[b]) / norm,
                false => 0.0,
            };
            all[a * count + b] = 1.0 - like;
            all[b * count + a] = 1.0 - like;
        }
    }
    all
}

/// An order by average linkage (UPGMA: Sokal and Michener 1958): the two
/// nearest clusters become one, again and again, each time turned so that their
/// nearest ends meet. Members of one group are joined before others; of
/// distances that are alike, the first counts. O(N³) at worst.
pub(in super::super) fn order(distances: &[f64], groups: &[Option<usize>]) -> Vec<usize> {
    let count = groups.len();
    if count * count != distances.len() {
        return (0..count).collect();
    }
    // More than any distance, so that groups stay together.
    let far = 1.0 + distances.iter().copied().fold(0.0, f64::max);
    let mut between = distances.to_vec();
    for a in 0..count {
        for b in 0..count {
            if groups[a].is_none() || groups[a] != groups[b] {
                between[a * count + b] += far;
            }
        }
    }
    let mut clusters: Vec<Vec<usize>> = (0..count).map(|at| vec![at]).collect();
    let mut open: Vec<usize> = (0..count).collect();
    // The nearest other cluster of each.
    let near = |at: usize, open: &[usize], between: &[f64]| {
        let others = open.iter().copied().filter(|other| *other != at);
        let by = |other: &usize| between[at * count + other];
        others.min_by(|a, b| by(a).total_cmp(&by(b)).then(a.cmp(b)))
    };
    let mut nearest: Vec<Option<usize>> = open.iter().map(|a| near(*a, &open, &between)).collect();
    while open.len() > 1 {
        let by = |at: usize| nearest[at].map_or(f64::MAX, |other| between[at * count + other]);
        let best = open.iter().copied().min_by(|a, b| {
            let order = by(*a).total_cmp(&by(*b));
            order.then(a.cmp(b))
        });
        let Some((one, other)) = best.and_then(|one| Some((one, nearest[one]?))) else {
            break;
        };
        let (one, other) = (one.min(other), one.max(other));
        let sizes = (clusters[one].len() as f64, clusters[other].len() as f64);
        for third in open.iter().copied() {
            let (to_one, to_other) = (between[one * count + third], between[other * count + third]);
            let mean = (to_one * sizes.0 + to_other * sizes.1) / (sizes.0 + sizes.1);
            between[one * count + third] = mean;
            between[third * count + one] = mean;
        }
        let second = std::mem::take(&mut clusters[other]);
        let first = std::mem::take(&mut clusters[one]);
        clusters[one] = joined(first, second, |a, b| distances[a * count + b]);
        open.retain(|at| *at != other);
        for at in open.iter().copied() {
            let touched = |other_end: usize| other_end == one || other_end == other;
            if at == one || nearest[at].is_some_and(touched) {
                nearest[at] = near(at, &open, &between);
            } else if let Some(old) = nearest[at]
                && between[at * count + one] < between[at * count + old]
            {
                nearest[at] = Some(one);
            }
        }
    }
    let mut order = Vec::with_capacity(count);
    open.iter().for_each(|at| order.append(&mut clusters[*at]));
    order
}

/// Two rows of nodes as one, turned so that their nearest ends meet.
fn joined(
    mut first: Vec<usize>,
    mut second: Vec<usize>,
    apart: impl Fn(usize, usize) -> f64,
) -> Vec<usize> {
    let ends = |of: &[usize]| Some((*of.first()?, *of.last()?));
    if let (Some((left, right)), Some((from, to))) = (ends(&first), ends(&second)) {
        let ways = [
            (false, false, apart(right, from)),
            (false, true, apart(right, to)),
            (true, false, apart(left, from)),
            (true, true, apart(left, to)),
        ];
        let mut best = ways[0];
        for way in ways {
            if way.2 < best.2 {
                best = way;
            }
        }
        if best.0 {
            first.reverse();
        }
        if best.1 {
            second.reverse();
        }
    }
    first.extend(second);
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_stands_beside_like_and_groups_stay_together() {
        // Points on a line: 0, 10, 1, 11, 2.
        let at: [f64; 5] = [0.0, 10.0, 1.0, 11.0, 2.0];
        let all = at
            .iter()
            .flat_map(|a| at.iter().map(move |b| (a - b).abs()));
        let all: Vec<f64> = all.collect();
        let found = order(&all, &[None; 5]);
        assert!(
            found == [0, 2, 4, 1, 3] || found == [3, 1, 4, 2, 0],
            "{found:?}"
        );
        let groups = [Some(0), Some(0), Some(1), Some(1), Some(1)];
        let found = order(&all, &groups);
        let first: Vec<Option<usize>> = found.iter().map(|at| groups[*at]).collect();
        assert_eq!(first.windows(2).filter(|two| two[0] != two[1]).count(), 1);
    }

    #[test]
    fn nothing_is_lost() {
        assert!(order(&[], &[]).is_empty());
        assert_eq!(order(&[0.0], &[None]), [0]);
        let profiles: Vec<Vec<f64>> = (0..30).map(|a| vec![f64::from(a % 7), 1.0]).collect();
        let mut found = order(&distances(&profiles), &[None; 30]);
        found.sort_unstable();
        assert_eq!(found, (0..30).collect::<Vec<_>>());
    }
}
