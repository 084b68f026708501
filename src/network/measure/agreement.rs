//! `agreement`: how far two agree, and how far beyond chance.

use super::super::counts::Counts;
use super::super::levels::Levels;
use super::{Measure, Reading, Row, Study, Value};
use crate::compare::Undefined;
use crate::error::Error;

/// More stances than this make tables of pairs that nobody can fill.
const MOST: usize = 32;

/// How often two took which stances on the same: a square table, row by row;
/// the rows are the stances of the first.
#[derive(Debug, Clone, PartialEq)]
pub struct Together {
    stances: usize,
    all: Vec<f64>,
}

impl Together {
    /// A table of so many stances; none if it has not that shape or has less
    /// than nothing in it.
    ///
    /// ```
    /// use stancegraph::network::measure::Together;
    /// // Both opposed twice, both supported once, and once they differed.
    /// let table = Together::new(2, vec![2.0, 1.0, 0.0, 1.0]).unwrap();
    /// assert_eq!((table.common(), table.same()), (4.0, 3.0));
    /// assert_eq!(table.kappa(), Ok(0.5));
    /// assert!((table.pi().unwrap() - 7.0 / 15.0).abs() < 1e-12);
    /// assert_eq!(table.similarity(|a, b| f64::from(u8::from(a != b))), Some(0.5));
    /// ```
    pub fn new(stances: usize, all: Vec<f64>) -> Option<Together> {
        let counts = all.iter().all(|count| count.is_finite() && *count >= 0.0);
        let fits = stances.checked_mul(stances) == Some(all.len());
        (fits && counts).then_some(Together { stances, all })
    }

    /// How often both took one.
    pub fn common(&self) -> f64 {
        self.all.iter().sum()
    }

    /// How often both took the same.
    pub fn same(&self) -> f64 {
        (0..self.stances).map(|k| self.at(k, k)).sum()
    }

    /// Cohen's kappa, (p_o − p_e) / (1 − p_e) with p_e = Σ_k a_k b_k / n², of
    /// the counts a_k and b_k of each.
    ///
    /// From −1 to 1; 0 is chance. Cohen, *A coefficient of agreement for
    /// nominal scales*, Educational and Psychological Measurement 20 (1960),
    /// 37–46.
    ///
    /// # Errors
    /// When chance alone would agree as well, or there is too little.
    pub fn kappa(&self) -> Result<f64, Undefined> {
        self.beyond_chance(|a, b| a * b)
    }

    /// Scott's pi: the same with p_e = Σ_k ((a_k + b_k) / 2n)².
    ///
    /// From −1 to 1; 0 is chance. Scott, *Reliability of content analysis*,
    /// Public Opinion Quarterly 19 (1955), 321–325; Häge, *Choice or
    /// circumstance?*, Political Analysis 19 (2011), 287–305.
    ///
    /// # Errors
    /// When chance alone would agree as well, or there is too little.
    pub fn pi(&self) -> Result<f64, Undefined> {
        self.beyond_chance(|a, b| (a + b) * (a + b) / 4.0)
    }

    /// S = 1 − 2 Σ |x − y| / d_max / n over all that both took, `distance`
    /// being |x − y| / d_max, 0 to 1; each issue weighs 1.
    ///
    /// From −1, as far apart as can be, to 1. None without anything in common.
    /// Signorino and Ritter, *Tau-b or not tau-b*, International Studies
    /// Quarterly 43 (1999), 115–144.
    pub fn similarity(&self, distance: impl Fn(usize, usize) -> f64) -> Option<f64> {
        let n = self.common();
        let cells = self.all.iter().enumerate();
        let apart = cells.map(|(at, n)| n * distance(at / self.stances, at % self.stances));
        (n > 0.0).then(|| 1.0 - 2.0 * apart.sum::<f64>() / n)
    }

    fn at(&self, a: usize, b: usize) -> f64 {
        self.all[a * self.stances + b]
    }

    fn beyond_chance(&self, by_chance: impl Fn(f64, f64) -> f64) -> Result<f64, Undefined> {
        let n = self.common();
        if n == 0.0 {
            return Err(Undefined::NoUnit);
        }
        if n <= 1.0 {
            return Err(Undefined::OneUnit);
        }
        let stances = 0..self.stances;
        let row = |k: usize| stances.clone().map(|l| self.at(k, l)).sum::<f64>();
        let column = |k: usize| stances.clone().map(|l| self.at(l, k)).sum::<f64>();
        let both: Vec<(f64, f64)> = stances.clone().map(|k| (row(k), column(k))).collect();
        if both.iter().filter(|(a, b)| a + b > 0.0).count() < 2 {
            return Err(Undefined::NoVariation);
        }
        let expected = both.iter().map(|(a, b)| by_chance(*a, *b)).sum::<f64>() / (n * n);
        Ok((self.same() / n - expected) / (1.0 - expected))
    }
}

/// `agreement`: pair by pair.
pub static MEASURE: Measure = Measure {
    name: "agreement",
    what: "how far each pair agrees, and how far beyond chance (κ, π) and by distance (S)",
    usual: false,
    take,
};

fn take(study: &Study<'_>) -> Result<Vec<Reading>, Error> {
    study.needs_one_mode(MEASURE.name)?;
    let counted = study.roll_call(MEASURE.name)?;
    let levels = &counted.levels;
    if levels.len() > MOST {
        return Err(Error::usage(format!(
            "`agreement` tells {MOST} stances apart at most, and here are {}: use `--stance binary`",
            levels.len()
        )));
    }
    let figures = ["common", "same", "agreement", "kappa", "pi", "s"];
    let mut reading = Reading::new(&["a", "b"], &figures);
    for (span, counts) in &counted.steps {
        for ((a, b), table) in tables(counts, levels) {
            let number = |figure: Result<f64, Undefined>| match figure {
                Ok(number) => Value::Number(number),
                Err(reason) => Value::Undefined(reason.name()),
            };
            let distance = |k: usize, l: usize| levels.distance(k, l);
            reading.rows.push(Row {
                aggregate: None,
                span: *span,
                of: vec![counted.rows[a].clone(), counted.rows[b].clone()],
                values: vec![
                    Value::Count(table.common().round() as u64),
                    Value::Count(table.same().round() as u64),
                    Value::Number(table.same() / table.common()),
                    number(table.kappa()),
                    number(table.pi()),
                    Value::or(table.similarity(distance), "nothing in common"),
                ],
            });
        }
    }
    Ok(vec![reading])
}

/// The table of each pair that has something in common, in order.
fn tables(counts: &Counts, levels: &Levels) -> Vec<((usize, usize), Together)> {
    let (size, stances) = (counts.rows, levels.len());
    let cell = stances * stances;
    let mut all = vec![0.0_f64; size * size.saturating_sub(1) / 2 * cell];
    // Where the pairs of a begin, those of smaller numbers before.
    let start = |a: usize| a * (2 * size - a - 1) / 2;
    for column in counts.columns() {
        for (at, x) in column.iter().enumerate() {
            let (a, k) = (x.row as usize, x.level as usize);
            for y in column[at + 1..].iter().filter(|y| y.row != x.row) {
                let pair = start(a) + (y.row as usize - a - 1);
                all[pair * cell + k * stances + y.level as usize] += x.count * y.count;
            }
        }
    }
    let pairs = (0..size).flat_map(|a| (a + 1..size).map(move |b| (a, b)));
    let tables = all.chunks(cell.max(1)).map(|all| Together {
        stances,
        all: all.to_vec(),
    });
    let both = pairs.zip(tables);
    both.filter(|(_, table)| table.common() > 0.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{cohen_kappa, scott_pi};

    #[test]
    fn tables_agree_with_the_figures_of_single_pairs() {
        for seed in 0..30_usize {
            let all: Vec<f64> = (0..9)
                .map(|at| ((at * 7 + seed * 5) % 11 % 4) as f64)
                .collect();
            let table = Together::new(3, all.clone()).unwrap();
            let mut pairs = Vec::new();
            for (at, n) in all.iter().enumerate() {
                pairs.extend(std::iter::repeat_n((at / 3, at % 3), *n as usize));
            }
            let near = |a: Result<f64, Undefined>, b: Result<f64, Undefined>| match (a, b) {
                (Ok(a), Ok(b)) => (a - b).abs() < 1e-12,
                (a, b) => a == b,
            };
            assert!(near(table.kappa(), cohen_kappa(&pairs)));
            assert!(near(table.pi(), scott_pi(&pairs)));
            let apart: f64 = pairs.iter().map(|(a, b)| a.abs_diff(*b) as f64 / 2.0).sum();
            let s = table.similarity(|a, b| a.abs_diff(b) as f64 / 2.0).unwrap();
            assert!((s - (1.0 - 2.0 * apart / pairs.len() as f64)).abs() < 1e-12);
        }
    }

    #[test]
    fn too_little_has_a_reason() {
        let table = |all: Vec<f64>| Together::new(2, all).unwrap();
        assert_eq!(table(vec![0.0; 4]).kappa(), Err(Undefined::NoUnit));
        assert_eq!(
            table(vec![1.0, 0.0, 0.0, 0.0]).pi(),
            Err(Undefined::OneUnit)
        );
        assert_eq!(
            table(vec![3.0, 0.0, 0.0, 0.0]).pi(),
            Err(Undefined::NoVariation)
        );
        assert_eq!(Together::new(2, vec![1.0; 3]), None);
    }
}
