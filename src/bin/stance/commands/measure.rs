//! `stance measure`: what networks of claims are like.

use stancegraph::error::Error;
use stancegraph::network::measure::{self, Options};
use stancegraph::view;

use crate::Outcome;
use crate::args::{Color, Measure};
use crate::coded;
use crate::reader::Reader;

/// Which part of a network may go with redundant issues.
const LOSS: f64 = 0.05;

pub fn run(args: &Measure, color: Color) -> Result<Outcome, Error> {
    // What cannot be is said before anything is read.
    args.claims.made.settings(None)?;
    let coded = coded::read(Reader::new("measure", &args.write.to, color), &args.claims)?;
    let settings = args.claims.made.settings(coded.natural)?;
    let options = Options {
        groups: args.divides.clone().map(|groups| groups.0),
        loss: args.loss.unwrap_or(LOSS),
    };
    let mut names = args.measures.clone();
    if args.divides.is_some() && !names.iter().any(|name| name == "divides") {
        names.push("divides".to_owned());
    }
    if args.loss.is_some() && !names.iter().any(|name| name == "backbone") {
        names.push("backbone".to_owned());
    }
    let taken = measure::take(&coded, &settings, &options, &names)?;
    let stated = settings.words();
    let outcome = super::answer(&view::measures(&taken, &stated), &args.write, color)?;
    if super::answer_format(&args.write)? == "csv" {
        // A table of figures has no room for them.
        coded::tell_settings(&stated);
    }
    Ok(outcome)
}
