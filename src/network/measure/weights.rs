//! A symmetric matrix as the measures read it: nobody is tied to himself.

/// Two halves of a matrix that differ by less than this part are the same.
const ROUNDING: f64 = 1e-9;

/// The weights of a one-mode network. What stands on the diagonal does not
/// count, and 0 is no tie.
///
/// ```
/// use stancegraph::network::measure::Weights;
/// let weights = Weights::new(2, vec![9.0, 1.5, 1.5, 9.0]).unwrap();
/// assert_eq!(weights.at(0, 1), 1.5);
/// assert_eq!(weights.at(0, 0), 0.0);
/// assert!(Weights::new(3, vec![0.0; 4]).is_none());
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    size: usize,
    all: Vec<f64>,
}

impl Weights {
    /// A matrix of so many rows; none if it has not that shape, is not
    /// symmetric, or holds something that is no number.
    pub fn new(size: usize, mut all: Vec<f64>) -> Option<Weights> {
        if size.checked_mul(size) != Some(all.len()) || !all.iter().all(|w| w.is_finite()) {
            return None;
        }
        for a in 0..size {
            all[a * size + a] = 0.0;
            for b in a + 1..size {
                let (left, right) = (all[b * size + a], all[a * size + b]);
                if (left - right).abs() > ROUNDING * right.abs() {
                    return None;
                }
                all[b * size + a] = right;
            }
        }
        Some(Weights { size, all })
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.size
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.size == 0
    }

    /// The weight between two nodes.
    pub fn at(&self, a: usize, b: usize) -> f64 {
        self.all[a * self.size + b]
    }

    /// The weights of a node to all others.
    pub fn row(&self, a: usize) -> &[f64] {
        &self.all[a * self.size..(a + 1) * self.size]
    }

    /// All weights, row by row.
    pub fn all(&self) -> &[f64] {
        &self.all
    }

    /// The same without what is below 0.
    pub fn positive(&self) -> Weights {
        Weights {
            size: self.size,
            all: self.all.iter().map(|w| w.max(0.0)).collect(),
        }
    }

    /// The pairs that are tied, each once, in order.
    pub fn ties(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        let pairs = (0..self.size).flat_map(|a| (a + 1..self.size).map(move |b| (a, b)));
        pairs
            .map(|(a, b)| (a, b, self.at(a, b)))
            .filter(|(_, _, weight)| *weight != 0.0)
    }
}
