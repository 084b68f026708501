//! `backbone`: on which issues a network rests, and which are redundant.

mod losses;

use super::{Measure, Reading, Row, Study, Value};
use crate::error::Error;

use losses::Losses;

use super::super::settings::Normalize;

/// `backbone`: issues, the most redundant first.
pub static MEASURE: Measure = Measure {
    name: "backbone",
    what: "which issues are redundant, and on which the network rests",
    usual: false,
    take,
};

/// An issue, and what the network loses with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Loss {
    /// Its place among the issues.
    pub issue: usize,
    /// What is lost without it alone.
    pub alone: f64,
    /// What is lost once it is gone with all before it; none if there are too
    /// many issues to go one by one.
    pub together: Option<f64>,
}

fn take(study: &Study<'_>) -> Result<Vec<Reading>, Error> {
    study.needs_one_mode(MEASURE.name)?;
    if !matches!(
        study.settings.normalize,
        Normalize::None | Normalize::Average
    ) {
        return Err(Error::usage(format!(
            "`backbone` takes issues out of weights that are divided by `none` or `average`, not by \
             `{}`",
            study.settings.normalize.prose()
        )));
    }
    let figures = ["order", "loss", "loss_alone", "part"];
    let mut reading = Reading::new(&["issue"], &figures);
    for aggregate in &study.settings.aggregates {
        let counted = study.counted(*aggregate, MEASURE.name)?;
        let average = study.settings.normalize == Normalize::Average;
        for (span, counts) in &counted.steps {
            let losses = Losses::new(counts, &counted.levels, *aggregate, average);
            for (at, found) in losses.sequence().into_iter().enumerate() {
                let part = found.together.map(|loss| match loss <= study.options.loss {
                    true => "redundant",
                    false => "backbone",
                });
                let many = "too many issues";
                reading.rows.push(Row {
                    aggregate: Some(*aggregate),
                    span: *span,
                    of: vec![counted.columns[found.issue].clone()],
                    values: vec![
                        Value::count(at + 1),
                        Value::or(found.together, many),
                        Value::Number(found.alone),
                        part.map_or(Value::Undefined(many), Value::Word),
                    ],
                });
            }
        }
    }
    Ok(vec![reading])
}
