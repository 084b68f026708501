//! `change-points`: when the networks of windows change more than they waver.

use super::distances::needs_window;
use super::{Measure, Reading, Row, Steps, Study, Value, absolute_distance, change_points};
use crate::error::Error;

/// More comparisons of weights than this would take minutes.
const WORK: usize = 4_000_000_000;

/// `change-points`: when the networks change.
pub static MEASURE: Measure = Measure {
    name: "change-points",
    what: "the windows at which the network changes more than it wavers",
    usual: false,
    take,
};

fn take(study: &Study<'_>) -> Result<Vec<Reading>, Error> {
    study.needs_one_mode(MEASURE.name)?;
    needs_window(study, MEASURE.name)?;
    let aggregates = &study.settings.aggregates;
    let made = study.steps(aggregates, study.settings.normalize)?;
    let (steps, nodes) = (made.steps.len(), made.nodes.len());
    let work = steps.saturating_mul(steps).saturating_mul(nodes * nodes) / 2;
    if work > WORK {
        return Err(Error::usage(format!(
            "`change-points` compares every two of {steps} windows of {nodes} nodes, which is too \
             much: use a larger unit, or fewer nodes with `--min-claims`"
        )));
    }
    let mut reading = Reading::new(&[], &["distance", "explained"]);
    for (place, aggregate) in aggregates.iter().enumerate() {
        let distances = distances(&made, place);
        let Some(found) = change_points(steps, &distances) else {
            reading.notes.push(format!(
                "Of {aggregate}: {steps} windows are too few; there must be four."
            ));
            continue;
        };
        if found.starts.is_empty() {
            reading.notes.push(format!(
                "Of {aggregate}: no change in {steps} windows that is more than wavering."
            ));
        }
        for at in found.starts {
            reading.rows.push(Row {
                aggregate: Some(*aggregate),
                span: made.steps[at].span,
                of: Vec::new(),
                values: vec![
                    Value::Number(distances[(at - 1) * steps + at]),
                    Value::Number(found.explained),
                ],
            });
        }
    }
    Ok(vec![reading])
}

/// The absolute distances of all steps.
fn distances(made: &Steps, place: usize) -> Vec<f64> {
    let steps = made.steps.len();
    let mut all = vec![0.0; steps * steps];
    for s in 0..steps {
        for t in s + 1..steps {
            let [a, b] = [s, t].map(|at| &made.steps[at].weights[place]);
            let far = absolute_distance(a, b).unwrap_or_default();
            all[s * steps + t] = far;
            all[t * steps + s] = far;
        }
    }
    all
}
