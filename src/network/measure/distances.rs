//! How far two networks between the same nodes are from each other.

use super::{Measure, Reading, Row, Study, Value, Weights, laplacian_eigenvalues};
use crate::error::Error;

/// The absolute distance: Σ over pairs of |w(a,b) − v(a,b)|, each pair once.
///
/// 0 or more. None for networks of different sizes. O(N²).
///
/// ```
/// use stancegraph::network::measure::{Weights, absolute_distance};
/// let pair = |w| Weights::new(2, vec![0., w, w, 0.]).unwrap();
/// assert_eq!(absolute_distance(&pair(3.0), &pair(-1.0)), Some(4.0));
/// ```
pub fn absolute_distance(a: &Weights, b: &Weights) -> Option<f64> {
    (a.len() == b.len()).then(|| {
        let both = a.all().iter().zip(b.all());
        both.map(|(a, b)| (a - b).abs()).sum::<f64>() / 2.0
    })
}

/// The spectral distance: the Euclidean distance √Σ_k (λ_k − μ_k)² of the
/// eigenvalues of the Laplacians in order; weights below 0 are no ties. It
/// looks at the shape of a network, not at who stands where in it: 0 or more,
/// and 0 also for networks that are alike but for the names.
///
/// None for networks of different sizes. O(N³). Wilson and Zhu, *A study of
/// graph spectra for comparing graphs and trees*, Pattern Recognition 41
/// (2008), 2833–2841.
///
/// ```
/// use stancegraph::network::measure::{Weights, spectral_distance};
/// let pair = |w| Weights::new(2, vec![0., w, w, 0.]).unwrap();
/// let found = spectral_distance(&pair(3.0), &pair(1.0)).unwrap();
/// assert!((found - 4.0).abs() < 1e-12);
/// ```
pub fn spectral_distance(a: &Weights, b: &Weights) -> Option<f64> {
    (a.len() == b.len()).then(|| {
        let [a, b] = [a, b].map(laplacian_eigenvalues);
        euclidean(&a, &b)
    })
}

/// √Σ (a − b)².
pub(super) fn euclidean(a: &[f64], b: &[f64]) -> f64 {
    let both = a.iter().zip(b);
    both.map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
}

/// `distances`: how far each step is from the one before.
pub static MEASURE: Measure = Measure {
    name: "distances",
    what: "how far the network of each window is from that of the one before",
    usual: false,
    take,
};

fn take(study: &Study<'_>) -> Result<Vec<Reading>, Error> {
    study.needs_one_mode(MEASURE.name)?;
    needs_window(study, MEASURE.name)?;
    let aggregates = &study.settings.aggregates;
    let made = study.steps(aggregates, study.settings.normalize)?;
    let mut reading = Reading::new(&[], &["absolute", "spectral"]);
    let mut before: Option<Vec<Vec<f64>>> = None;
    for (at, step) in made.steps.iter().enumerate() {
        let spectra: Vec<Vec<f64>> = step.weights.iter().map(laplacian_eigenvalues).collect();
        if let Some(before) = before {
            for (place, aggregate) in aggregates.iter().enumerate() {
                let last = &made.steps[at - 1].weights[place];
                let absolute = absolute_distance(last, &step.weights[place]);
                reading.rows.push(Row {
                    aggregate: Some(*aggregate),
                    span: step.span,
                    of: Vec::new(),
                    values: vec![
                        Value::or(absolute, "other nodes"),
                        Value::Number(euclidean(&before[place], &spectra[place])),
                    ],
                });
            }
        }
        before = Some(spectra);
    }
    Ok(vec![reading])
}

/// An error unless networks are made step by step.
pub(super) fn needs_window(study: &Study<'_>, measure: &str) -> Result<(), Error> {
    match study.settings.window {
        Some(_) => Ok(()),
        None => Err(Error::usage(format!(
            "`{measure}` compares steps in time: add `--window month:6` or another"
        ))),
    }
}
