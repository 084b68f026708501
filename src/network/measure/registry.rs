//! The measures by name, and taking them.

use super::super::coded::Coded;
use super::super::settings::Settings;
use super::{Reading, Study};
use super::{
    agreement, backbone, balance, betweenness, change_points, communities, degree, density,
    distances, divides, polarisation, stances,
};
use crate::error::{Error, ErrorKind};

/// A measure that can be asked for.
#[derive(Debug)]
pub struct Measure {
    /// Its name, as it is typed and as its heading in the docs.
    pub name: &'static str,
    /// What it tells, in one line.
    pub what: &'static str,
    /// Whether it is taken when none is asked for.
    pub usual: bool,
    /// Takes it.
    pub take: fn(&Study<'_>) -> Result<Vec<Reading>, Error>,
}

/// All measures, in the order in which they are told.
pub static MEASURES: &[&Measure] = &[
    &density::MEASURE,
    &degree::MEASURE,
    &betweenness::MEASURE,
    &communities::MEASURE,
    &polarisation::MEASURE,
    &balance::MEASURE,
    &stances::MEASURE,
    &agreement::MEASURE,
    &divides::MEASURE,
    &backbone::MEASURE,
    &distances::MEASURE,
    &change_points::MEASURE,
];

/// What single measures are told beside the settings of networks.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The two groups for `divides`, by labels or ids; the two largest
    /// communities if none.
    pub groups: Option<[Vec<String>; 2]>,
    /// How much of a network may be lost by leaving out redundant issues: a
    /// part of 0 to 1, for `backbone`.
    pub loss: f64,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            groups: None,
            loss: 0.05,
        }
    }
}

/// A measure as it was taken.
#[derive(Debug)]
pub struct Taken {
    /// Which.
    pub measure: &'static Measure,
    /// What it found.
    pub readings: Vec<Reading>,
}

/// Takes measures, in the order of [`MEASURES`]; the usual ones if `names` is
/// empty. Of these one that makes no sense with the settings has the reason as
/// a note in place of figures.
///
/// # Errors
/// When a name is none of a measure, or settings make no sense for one; the
/// message has the reason.
///
/// ```
/// use stancegraph::load::claims_csv;
/// use stancegraph::network::{self, Settings, measure};
/// let table = claims_csv::table("claim_id,actor,issue,stance,date,source\n\
///     a,North,Treaty,support,2026-01-05,Gazette\n\
///     b,South,Treaty,support,2026-01-06,Gazette\n\
///     c,East,Treaty,oppose,2026-01-07,Gazette\n").unwrap();
/// let coded = network::of_table(table);
/// let names = ["density".to_owned()];
/// let taken = measure::take(&coded, &Settings::default(), &measure::Options::default(), &names)?;
/// // One of three pairs agrees.
/// assert_eq!(taken[0].readings[0].rows[0].values[0], measure::Value::Count(1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn take(
    coded: &Coded,
    settings: &Settings,
    options: &Options,
    names: &[String],
) -> Result<Vec<Taken>, Error> {
    if let Some(name) = names.iter().find(|name| measure(name).is_none()) {
        let all: Vec<&str> = MEASURES.iter().map(|measure| measure.name).collect();
        let name = crate::text::shown(name);
        return Err(Error::usage(format!(
            "there is no measure {name} (there are {})",
            all.join(", ")
        )));
    }
    settings.check()?;
    let study = Study {
        coded,
        settings,
        options,
    };
    let asked = |measure: &&&'static Measure| match names {
        [] => measure.usual,
        names => names.iter().any(|name| name == measure.name),
    };
    let mut all = Vec::new();
    let mut refused = Vec::new();
    for measure in MEASURES.iter().filter(asked) {
        let readings = match (measure.take)(&study) {
            Ok(readings) => readings,
            // Nobody asked for this one; the others do not fall with it.
            Err(error) if names.is_empty() && error.kind() == ErrorKind::Usage => {
                let reason = Reading {
                    notes: vec![format!("Left out: {error}.")],
                    ..Reading::default()
                };
                refused.push(error);
                vec![reason]
            }
            Err(error) => return Err(error),
        };
        all.push(Taken { measure, readings });
    }
    match refused.len() == all.len() {
        true => refused.into_iter().next().map_or(Ok(all), Err),
        false => Ok(all),
    }
}

/// The measure of a name.
pub fn measure(name: &str) -> Option<&'static Measure> {
    MEASURES
        .iter()
        .copied()
        .find(|measure| measure.name == name)
}
