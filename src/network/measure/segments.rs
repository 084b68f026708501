//! Change points: where a series of networks changes more than it wavers.

/// A series has at most so many segments.
const MOST: usize = 20;
/// A segment has at least so many steps.
const LEAST: usize = 2;
/// What is left of the dispersion below this part of it is rounding.
const NOTHING: f64 = 1e-12;

/// A series cut into segments.
#[derive(Debug, Clone, PartialEq)]
pub struct Segments {
    /// The first step of each segment but the first one.
    pub starts: Vec<usize>,
    /// The part of the dispersion that is gone once it is cut, 0 to 1.
    pub explained: f64,
}

/// The change points of a series, from the distances between its steps (a
/// matrix, row by row). The distances have to be *squared* Euclidean ones of
/// some space; absolute distances are.
///
/// The dispersion of a segment of n steps is Σ_{s<t} d(s,t) / n, the sum of
/// squares around its mean. For each number K of segments those with the
/// smallest dispersion V_K are found exactly, each with two steps at least; K
/// is the one with the smallest n ln(V_K / n) + 2 K ln n, as a change costs
/// its level and its place. No chance is in it, and no threshold is to be
/// chosen.
///
/// Steps whose windows overlap waver less than independent ones; what is found
/// there is a description rather than a test. None with fewer than four steps,
/// or if the matrix has another size. O(n² K).
///
/// Yao, *Estimating the number of change-points via Schwarz' criterion*,
/// Statistics & Probability Letters 6 (1988), 181–189; Auger and Lawrence,
/// *Algorithms for the optimal identification of segment neighborhoods*,
/// Bulletin of Mathematical Biology 51 (1989), 39–54; on distances alone:
/// Harchaoui and Cappé, *Retrospective multiple change-point estimation with
/// kernels*, IEEE Workshop on Statistical Signal Processing (2007), 768–772.
///
/// ```
/// use stancegraph::network::measure::change_points;
/// let series: [f64; 8] = [1.0, 1.1, 0.9, 1.0, 5.0, 5.1, 4.9, 5.0];
/// let square = |at: usize| (series[at / 8] - series[at % 8]).powi(2);
/// let found = change_points(8, &(0..64).map(square).collect::<Vec<_>>()).unwrap();
/// assert_eq!(found.starts, [4]);
/// ```
pub fn change_points(steps: usize, distances: &[f64]) -> Option<Segments> {
    if steps < 2 * LEAST || distances.len() != steps * steps {
        return None;
    }
    let costs = dispersions(steps, distances);
    let whole = costs[steps - 1];
    let most = MOST.min(steps / LEAST);
    let n = steps as f64;
    let best = best_ends(steps, &costs, most);
    let mut chosen = (f64::INFINITY, 1);
    for number in 1..=most {
        let left = best[number - 1][steps - 1].0;
        if left <= NOTHING * whole {
            // Nothing wavers any more: more segments explain nothing more.
            chosen.1 = number;
            break;
        }
        let criterion = n * (left / n).ln() + 2.0 * number as f64 * n.ln();
        if criterion < chosen.0 {
            chosen = (criterion, number);
        }
    }
    let number = chosen.1;
    let mut starts = Vec::new();
    let mut end = steps - 1;
    for level in (1..number).rev() {
        let start = best[level][end].1;
        starts.push(start);
        end = start - 1;
    }
    starts.reverse();
    let left = best[number - 1][steps - 1].0;
    Some(Segments {
        starts,
        explained: if whole > 0.0 { 1.0 - left / whole } else { 0.0 },
    })
}

/// The dispersion of the steps from `s` to `t`, at `s * steps + t`.
fn dispersions(steps: usize, distances: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0; steps * steps];
    for t in 0..steps {
        // What step t has to those from s on.
        let mut to_t = 0.0;
        for s in (0..t).rev() {
            to_t += distances[s * steps + t];
            sums[s * steps + t] = sums[s * steps + t - 1] + to_t;
        }
    }
    for (at, sum) in sums.iter_mut().enumerate() {
        let (s, t) = (at / steps, at % steps);
        if t > s {
            *sum /= (t - s + 1) as f64;
        }
    }
    sums
}

/// For each number of segments and each last step the smallest dispersion, and
/// where the last segment starts. Of equal ones the earliest start is taken.
fn best_ends(steps: usize, costs: &[f64], most: usize) -> Vec<Vec<(f64, usize)>> {
    let first = |end: usize| match end + 1 >= LEAST {
        true => (costs[end], 0),
        false => (f64::INFINITY, 0),
    };
    let mut levels: Vec<Vec<(f64, usize)>> = vec![(0..steps).map(first).collect()];
    for level in 1..most {
        let before = &levels[level - 1];
        let next = |end: usize| {
            let mut best = (f64::INFINITY, 0);
            for start in LEAST * level..(end + 2).saturating_sub(LEAST) {
                let cost = before[start - 1].0 + costs[start * steps + end];
                if cost < best.0 {
                    best = (cost, start);
                }
            }
            best
        };
        let next = (0..steps).map(next).collect();
        levels.push(next);
    }
    levels
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squares(series: &[f64]) -> Vec<f64> {
        let n = series.len();
        (0..n * n)
            .map(|at| (series[at / n] - series[at % n]).powi(2))
            .collect()
    }

    /// The sum of squares around the means of segments.
    fn around(series: &[f64], cuts: &[usize]) -> f64 {
        let mut starts = vec![0];
        starts.extend(cuts);
        let ends = starts[1..].iter().copied().chain([series.len()]);
        let one = |(start, end): (&usize, usize)| {
            let part = &series[*start..end];
            let mean = part.iter().sum::<f64>() / part.len() as f64;
            part.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>()
        };
        starts.iter().zip(ends).map(one).sum()
    }

    fn wavering(n: usize, level: impl Fn(usize) -> f64) -> Vec<f64> {
        (0..n)
            .map(|at| level(at) + ((at * 37 + 11) % 17) as f64 / 17.0)
            .collect()
    }

    #[test]
    fn a_jump_is_found_and_wavering_is_none() {
        let jumps = wavering(30, |at| if (10..21).contains(&at) { 6.0 } else { 0.0 });
        let found = change_points(30, &squares(&jumps)).unwrap();
        assert_eq!(found.starts, [10, 21]);
        assert!(found.explained > 0.9);
        let still = change_points(30, &squares(&wavering(30, |_| 0.0))).unwrap();
        assert_eq!(still.starts, [0; 0]);
    }

    #[test]
    fn every_way_to_cut_was_looked_at() {
        let series = wavering(9, |at| (at / 4) as f64 * 0.7);
        let costs = dispersions(9, &squares(&series));
        let best = best_ends(9, &costs, 3);
        let mut two = f64::INFINITY;
        let mut three = f64::INFINITY;
        for a in 2..=7 {
            two = two.min(around(&series, &[a]));
            for b in a + 2..=7 {
                three = three.min(around(&series, &[a, b]));
            }
        }
        assert!((best[0][8].0 - around(&series, &[])).abs() < 1e-9);
        assert!((best[1][8].0 - two).abs() < 1e-9);
        assert!((best[2][8].0 - three).abs() < 1e-9);
    }

    #[test]
    fn levels_without_wavering_are_cut_where_they_change_and_nowhere_else() {
        let series = [1.0, 1.0, 1.0, 4.0, 4.0, 4.0, 4.0, 2.0, 2.0];
        let found = change_points(9, &squares(&series)).unwrap();
        assert_eq!((found.starts, found.explained), (vec![3, 7], 1.0));
        let still = change_points(5, &[0.0; 25]).unwrap();
        assert_eq!((still.starts, still.explained), (vec![], 0.0));
        assert_eq!(change_points(3, &[0.0; 9]), None);
    }
}
