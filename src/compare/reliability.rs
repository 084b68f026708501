//! How far two or more agree beyond chance: Krippendorff's alpha, Cohen's
//! kappa, Scott's pi, and the plain share of agreement.
//!
//! In: values, one row a unit, one column a coder. Out: a number, or the
//! reason why there is none; never NaN.

use std::collections::BTreeMap;

/// How far apart two values are: δ² in the formula of alpha.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metric {
    /// Alike or not: 0 or 1.
    Nominal,
    /// By rank: (Σ n_g for g from c to k − (n_c + n_k) / 2)², where n_g is how
    /// often a value occurs.
    Ordinal,
    /// By difference: (c − k)².
    Interval,
    /// By difference and size: ((c − k) / (c + k))²; for numbers from 0.
    Ratio,
}

impl Metric {
    /// The name: `nominal`.
    pub fn name(self) -> &'static str {
        match self {
            Metric::Nominal => "nominal",
            Metric::Ordinal => "ordinal",
            Metric::Interval => "interval",
            Metric::Ratio => "ratio",
        }
    }
}

/// Why there is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Undefined {
    /// No unit has the values of two coders.
    NoUnit,
    /// Only one unit has: what chance would do cannot be told from it.
    OneUnit,
    /// All values are the same, so chance alone would agree as well.
    NoVariation,
    /// A value is not finite, or below 0 on a ratio scale, or too large to square.
    OutOfRange,
}

impl Undefined {
    /// The reason in two or three words: `no variation`.
    pub fn name(self) -> &'static str {
        match self {
            Undefined::NoUnit => "no unit",
            Undefined::OneUnit => "one unit",
            Undefined::NoVariation => "no variation",
            Undefined::OutOfRange => "out of range",
        }
    }

    /// The reason in a sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Undefined::NoUnit => "no unit has a value of two coders",
            Undefined::OneUnit => {
                "only one unit has values of two coders; what chance would do cannot be told from it"
            }
            Undefined::NoVariation => {
                "every value is the same, so agreement by chance would be complete, too"
            }
            Undefined::OutOfRange => "a value is out of the range of its scale",
        }
    }
}

/// Krippendorff's alpha: 1 − D_o / D_e, the observed disagreement over the one
/// to be expected if values fell to units by chance.
///
/// With n_c the number of values c in units that have at least two values, n
/// their sum, and m_u the values of unit u:
/// α = 1 − (n − 1) · Σ_u Σ_{i≠j} δ²(v_i, v_j) / (m_u − 1) / Σ_{c≠k} n_c n_k δ²(c, k).
///
/// 1 is perfect, 0 as good as chance, below 0 systematic disagreement. Any
/// number of coders; a value may be missing. O(units × coders² + values²).
///
/// Krippendorff, *Computing Krippendorff's Alpha-Reliability*, 2011; Hayes and
/// Krippendorff, *Communication Methods and Measures* 1 (2007), 77–89.
///
/// # Errors
/// The reason why alpha is undefined.
///
/// ```
/// use stancegraph::compare::{Metric, krippendorff_alpha};
/// let units = [[1, 1], [2, 2], [2, 1], [1, 1]];
/// let units: Vec<Vec<Option<f64>>> = units
///     .iter()
///     .map(|unit| unit.iter().map(|v| Some(f64::from(*v))).collect())
///     .collect();
/// let alpha = krippendorff_alpha(&units, Metric::Nominal).unwrap();
/// assert!((alpha - 0.533).abs() < 0.001);
/// ```
pub fn krippendorff_alpha(units: &[Vec<Option<f64>>], metric: Metric) -> Result<f64, Undefined> {
    // Adding 0 makes −0 the same as 0.
    let present = units
        .iter()
        .map(|unit| unit.iter().flatten().map(|v| v + 0.0));
    let units: Vec<Vec<f64>> = present
        .map(Iterator::collect)
        .filter(|unit: &Vec<f64>| unit.len() > 1)
        .collect();
    match units.len() {
        0 => return Err(Undefined::NoUnit),
        1 => return Err(Undefined::OneUnit),
        _ => {}
    }
    let all = || units.iter().flatten().copied();
    if all().any(|v| !v.is_finite() || (metric == Metric::Ratio && v < 0.0)) {
        return Err(Undefined::OutOfRange);
    }
    let scale = Occurring::new(all().collect());
    if scale.values.len() < 2 {
        return Err(Undefined::NoVariation);
    }
    let mut observed = 0.0;
    for unit in &units {
        let places: Vec<usize> = unit.iter().map(|v| scale.place(*v)).collect();
        let mut apart = 0.0;
        for (at, c) in places.iter().enumerate() {
            let others = places[at + 1..].iter();
            apart += others.map(|k| scale.apart(*c, *k, metric)).sum::<f64>();
        }
        observed += 2.0 * apart / (unit.len() - 1) as f64;
    }
    let alpha = 1.0 - (scale.total() - 1.0) * observed / scale.by_chance(metric);
    match alpha.is_finite() {
        true => Ok(alpha),
        false => Err(Undefined::OutOfRange),
    }
}

/// The values that occur, in order, and how often.
struct Occurring {
    values: Vec<f64>,
    counts: Vec<f64>,
    /// How many stand before each, and at the end how many there are.
    before: Vec<f64>,
}

impl Occurring {
    fn new(mut all: Vec<f64>) -> Occurring {
        all.sort_by(f64::total_cmp);
        let (mut values, mut counts): (Vec<f64>, Vec<f64>) = (Vec::new(), Vec::new());
        for value in all {
            match (values.last(), counts.last_mut()) {
                (Some(last), Some(count)) if *last == value => *count += 1.0,
                _ => {
                    values.push(value);
                    counts.push(1.0);
                }
            }
        }
        let mut before = vec![0.0];
        let mut sum = 0.0;
        for count in &counts {
            sum += count;
            before.push(sum);
        }
        Occurring {
            values,
            counts,
            before,
        }
    }

    fn total(&self) -> f64 {
        self.before.last().copied().unwrap_or_default()
    }

    fn place(&self, value: f64) -> usize {
        self.values.partition_point(|v| *v < value)
    }

    /// δ² of the values at two places.
    fn apart(&self, c: usize, k: usize, metric: Metric) -> f64 {
        if c == k {
            return 0.0;
        }
        let (c, k) = (c.min(k), c.max(k));
        let (low, high) = (self.values[c], self.values[k]);
        let apart = match metric {
            Metric::Nominal => 1.0,
            Metric::Ordinal => {
                self.before[k + 1] - self.before[c] - (self.counts[c] + self.counts[k]) / 2.0
            }
            Metric::Interval => high - low,
            Metric::Ratio => (high - low) / (high + low),
        };
        apart * apart
    }

    /// Σ n_c n_k δ² over all ordered pairs of values.
    fn by_chance(&self, metric: Metric) -> f64 {
        if metric == Metric::Nominal {
            let alike: f64 = self.counts.iter().map(|n| n * n).sum();
            return self.total() * self.total() - alike;
        }
        let mut sum = 0.0;
        for c in 0..self.values.len() {
            for k in c + 1..self.values.len() {
                sum += 2.0 * self.counts[c] * self.counts[k] * self.apart(c, k, metric);
            }
        }
        sum
    }
}

/// Cohen's kappa of two coders: (p_o − p_e) / (1 − p_e), where p_o is the share
/// of units on which they agree, and p_e = Σ_c a_c b_c / n², the share on which
/// they would by chance, each keeping the own frequencies a_c and b_c.
///
/// 1 is perfect, 0 as good as chance, at least −1. Every difference counts
/// alike. O(n log n).
///
/// Cohen, *A coefficient of agreement for nominal scales*, Educational and
/// Psychological Measurement 20 (1960), 37–46.
///
/// # Errors
/// The reason why kappa is undefined.
///
/// ```
/// use stancegraph::compare::{Undefined, cohen_kappa};
/// let pairs = [("yes", "yes"), ("no", "no"), ("yes", "no"), ("no", "no")];
/// assert_eq!(cohen_kappa(&pairs), Ok(0.5));
/// assert_eq!(cohen_kappa(&[(1, 1), (1, 1)]), Err(Undefined::NoVariation));
/// ```
pub fn cohen_kappa<V: Ord>(pairs: &[(V, V)]) -> Result<f64, Undefined> {
    beyond_chance(pairs, |a, b| a * b)
}

/// Scott's pi of two: (p_o − p_e) / (1 − p_e), where p_o is the share of units
/// on which they agree, and p_e = Σ_c ((a_c + b_c) / 2n)², the share on which
/// they would by chance if both drew from the frequencies that they have
/// together. Where the two differ in how often they use a value, pi is smaller
/// than [kappa](cohen_kappa); else it is the same.
///
/// 1 is perfect, 0 as good as chance, at least −1. O(n log n).
///
/// Scott, *Reliability of content analysis*, Public Opinion Quarterly 19
/// (1955), 321–325; Häge, *Choice or circumstance?*, Political Analysis 19
/// (2011), 287–305, on why actors are to be compared so.
///
/// # Errors
/// The reason why pi is undefined.
///
/// ```
/// use stancegraph::compare::scott_pi;
/// let pairs = [("yes", "yes"), ("no", "no"), ("yes", "no"), ("no", "no")];
/// assert!((scott_pi(&pairs).unwrap() - 7.0 / 15.0).abs() < 1e-12);
/// ```
pub fn scott_pi<V: Ord>(pairs: &[(V, V)]) -> Result<f64, Undefined> {
    beyond_chance(pairs, |a, b| (a + b) * (a + b) / 4.0)
}

/// (p_o − p_e) / (1 − p_e), where n²·p_e is the sum of `by_chance` over the
/// values, of how often each of the two has it.
fn beyond_chance<V: Ord>(
    pairs: &[(V, V)],
    by_chance: impl Fn(f64, f64) -> f64,
) -> Result<f64, Undefined> {
    match pairs.len() {
        0 => return Err(Undefined::NoUnit),
        1 => return Err(Undefined::OneUnit),
        _ => {}
    }
    let n = pairs.len() as f64;
    let mut counts: BTreeMap<&V, (f64, f64)> = BTreeMap::new();
    for (a, b) in pairs {
        counts.entry(a).or_default().0 += 1.0;
        counts.entry(b).or_default().1 += 1.0;
    }
    if counts.len() < 2 {
        return Err(Undefined::NoVariation);
    }
    let observed = pairs.iter().filter(|(a, b)| a == b).count() as f64 / n;
    let expected = counts.values().map(|&(a, b)| by_chance(a, b)).sum::<f64>() / (n * n);
    Ok((observed - expected) / (1.0 - expected))
}

/// How many pairs of values of one unit are alike, and how many pairs there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Alike {
    /// Pairs of the same value.
    pub alike: usize,
    /// All pairs of values of one unit.
    pub pairs: usize,
}

impl Alike {
    /// The plain agreement, 0 to 1; chance is not taken out. None without pairs.
    pub fn share(self) -> Option<f64> {
        (self.pairs > 0).then(|| self.alike as f64 / self.pairs as f64)
    }
}

/// The plain agreement over all pairs of coders in all units.
///
/// ```
/// use stancegraph::compare::percent_agreement;
/// let found = percent_agreement(&[vec![Some(1.0), Some(1.0)], vec![Some(1.0), Some(2.0)]]);
/// assert_eq!(found.share(), Some(0.5));
/// ```
pub fn percent_agreement(units: &[Vec<Option<f64>>]) -> Alike {
    let mut found = Alike::default();
    for unit in units {
        let values: Vec<f64> = unit.iter().flatten().copied().collect();
        for (at, a) in values.iter().enumerate() {
            let others = &values[at + 1..];
            found.pairs += others.len();
            found.alike += others.iter().filter(|b| a == *b).count();
        }
    }
    found
}

#[cfg(test)]
#[path = "reliability/tests.rs"]
mod tests;
