//! `stances`: how often each stance was taken, by rows and by columns.

use super::{Measure, Reading, Row, Study, Value};
use crate::error::Error;

/// `stances`: who took which stance, and which was taken on what.
pub static MEASURE: Measure = Measure {
    name: "stances",
    what: "how many claims support, oppose or abstain, by actor and by issue, with shares",
    usual: false,
    take,
};

fn take(study: &Study<'_>) -> Result<Vec<Reading>, Error> {
    let counted = study.roll_call(MEASURE.name)?;
    let names = &counted.levels.names;
    let mut reading = Reading::new(&["variable", "node"], &["claims"]);
    let figures = names.iter().cloned();
    reading.figures.extend(figures);
    let shares = names.iter().map(|name| format!("{name}_share").into());
    reading.figures.extend(shares);
    let settings = study.settings;
    for (span, counts) in &counted.steps {
        let levels = names.len();
        let mut rows = vec![vec![0_u64; levels]; counted.rows.len()];
        let mut columns = vec![vec![0_u64; levels]; counted.columns.len()];
        for (column, entries) in columns.iter_mut().zip(counts.columns()) {
            for entry in entries {
                // Claims are counted, so that counts are whole.
                let claims = entry.count.round() as u64;
                rows[entry.row as usize][entry.level as usize] += claims;
                column[entry.level as usize] += claims;
            }
        }
        let kinds = [
            (&settings.rows, &counted.rows, rows),
            (&settings.columns, &counted.columns, columns),
        ];
        for (variable, labels, all) in kinds {
            for (label, of) in labels.iter().zip(all) {
                let sum: u64 = of.iter().sum();
                let share =
                    |n: &u64| Value::or((sum > 0).then(|| *n as f64 / sum as f64), "no claim");
                let mut values = vec![Value::Count(sum)];
                values.extend(of.iter().map(|n| Value::Count(*n)));
                values.extend(of.iter().map(share));
                reading.rows.push(Row {
                    aggregate: None,
                    span: *span,
                    of: vec![variable.as_str().into(), label.clone()],
                    values,
                });
            }
        }
    }
    Ok(vec![reading])
}
