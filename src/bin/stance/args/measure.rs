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
    /// Two groups for `--measure divides`, by names or ids, such as A,B:C,D; the
    /// two largest communities unless given.
    #[arg(long, value_name = "GROUP:GROUP", value_parser = groups)]
    pub divides: Option<Groups>,
    /// Which part of a network may go with the issues that `--measure backbone`
    /// calls redundant, 0 to 1; 0.05 unless given.
    #[arg(long, value_name = "PART", value_parser = share)]
    pub loss: Option<f64>,
    #[command(flatten)]
    pub write: Write,
}

/// Two groups.
#[derive(Debug, Clone)]
pub struct Groups(pub [Vec<String>; 2]);

fn names() -> PossibleValuesParser {
    let value = |name: &'static str, what: &'static str| PossibleValue::new(name).help(what);
    let all = MEASURES.iter().map(|m| value(m.name, m.what));
    all.collect::<Vec<_>>().into()
}

fn groups(text: &str) -> Result<Groups, String> {
    let group = |text: &str| -> Vec<String> {
        let names = text.split(',').map(str::trim);
        names
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let halves: Vec<Vec<String>> = text.split(':').map(group).collect();
    match <[Vec<String>; 2]>::try_from(halves) {
        Ok(groups) if groups.iter().all(|group| !group.is_empty()) => Ok(Groups(groups)),
        _ => Err(
            "name two groups with a colon between them, such as A,B:C,D; a name with a comma or \
             colon in it can be given by its id"
                .to_owned(),
        ),
    }
}
