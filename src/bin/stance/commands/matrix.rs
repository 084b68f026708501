//! `stance matrix`: actors × issues.

use stancegraph::error::Error;
use stancegraph::view::{self, Names};

use crate::Outcome;
use crate::args::{Color, Matrix};
use crate::input::Asked;
use crate::reader::Reader;

pub fn run(args: &Matrix, color: Color) -> Result<Outcome, Error> {
    let usual = args.when.clock.or_usual();
    let reader = Reader::new("matrix", &args.write.to, color).coded(&args.which.coded);
    let day = Asked {
        day: args.when.as_of,
        option: "--as-of",
    };
    let input = reader.either(&args.ledger, day, usual)?;
    let asked = args.when.clock.clock.map(Into::into);
    let clock = asked.or(input.clock()).unwrap_or(usual);
    let snapshot = input.snapshot(args.when.as_of, clock)?;
    let (snapshot, hidden) = super::selected(&input, snapshot, &args.which, args.speakers)?;
    let names = Names::new(input.ledger());
    super::answer_or_figure(
        || view::matrix(&snapshot, &names, hidden),
        || view::matrix_figure(&snapshot, &names),
        &args.write,
        color,
    )
}
