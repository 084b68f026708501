//! Which measures of networks are taken, in clap's words.

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};
use stancegraph::network::measure::MEASURES;

use super::{Claims, Write, share};

#[derive(Debug, Args)]
pub struct Measure {
    #[command(flatten)]
    pub claims: Claims,
    /// What is measured, several with commas; density, degree, communities,
    /// polarisation and balance unless given.
    #[arg(long = "measure", value_name = "NAME", value_delimiter = ',', value_parser = names())]
    pub measures: Vec<String>,
    /// Two camps for `--measure divides`, by names or ids, such as A,B:C,D; the
    /// two largest communities unless given.
    #[arg(long, value_name = "CAMP:CAMP", value_parser = camps)]
    pub divides: Option<Camps>,
    /// Which part of a network may go with the issues that `--measure backbone`
    /// calls redundant, 0 to 1; 0.05 unless given.
    #[arg(long, value_name = "PART", value_parser = share)]
    pub loss: Option<f64>,
    #[command(flatten)]
    pub write: Write,
}

/// Two camps.
#[derive(Debug, Clone)]
pub struct Camps(pub [Vec<String>; 2]);

fn names() -> PossibleValuesParser {
    let value = |name: &'static str, what: &'static str| PossibleValue::new(name).help(what);
    let all = MEASURES.iter().map(|m| value(m.name, m.what));
    all.collect::<Vec<_>>().into()
}

fn camps(text: &str) -> Result<Camps, String> {
    let camp = |text: &str| -> Vec<String> {
        let names = text.split(',').map(str::trim);
        names
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let halves: Vec<Vec<String>> = text.split(':').map(camp).collect();
    match <[Vec<String>; 2]>::try_from(halves) {
        Ok(camps) if camps.iter().all(|camp| !camp.is_empty()) => Ok(Camps(camps)),
        _ => Err(
            "name two camps with a colon between them, such as A,B:C,D; a name with a comma or \
             colon in it can be given by its id"
                .to_owned(),
        ),
    }
}
