//! `stance matrix`: actors × issues.

use stancegraph::error::Error;
use stancegraph::view::{self, MatrixOptions, Names};

use crate::Outcome;
use crate::args::{Color, Matrix};
use crate::input::{Asked, tell_early};
use crate::reader::Reader;

pub fn run(args: &Matrix, color: Color) -> Result<Outcome, Error> {
    let usual = args.when.clock.or_usual();
    let reader = Reader::new("matrix", &args.write.to, color).coded(&args.which.coded);
    let day = Asked {
        day: args.when.as_of,
        option: "--as-of",
    };
    let mut input = reader.either(&args.ledger, day, usual)?;
    input.count(args.when.clock.counted(&args.which.coded))?;
    let asked = args.when.clock.clock.map(Into::into);
    let clock = asked.or(input.clock()).unwrap_or(usual);
    let snapshot = input.snapshot(args.when.as_of, clock)?;
    if let Some(ledger) = input.ledger() {
        tell_early(ledger, &snapshot);
    }
    let (snapshot, hidden) = super::selected(&input, snapshot, &args.which, args.speakers)?;
    if args.grades && input.ledger().is_none() {
        return Err(Error::usage(
            "a snapshot does not tell how strong the evidence is; `--grades` needs the ledger",
        ));
    }
    let names = Names::new(input.ledger());
    let options = MatrixOptions {
        hidden_speakers: hidden,
        grades: args.grades,
    };
    super::answer_or_figure(
        || view::matrix(&snapshot, &names, options),
        || view::matrix_figure(&snapshot, &names, options),
        &args.write,
        color,
    )
}
