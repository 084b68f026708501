//! `stance positions`: the positions as of a day.

use stancegraph::error::Error;
use stancegraph::view::{self, Names};

use crate::Outcome;
use crate::args::{Answered, Color};
use crate::input::{Asked, tell_early};
use crate::reader::Reader;

pub fn run(args: &Answered, color: Color) -> Result<Outcome, Error> {
    let usual = args.when.clock.or_usual();
    let reader = Reader::new("positions", &args.write.to, color).coded(&args.which.coded);
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
    let names = Names::new(input.ledger());
    super::answer(
        &view::positions(&snapshot, &names, hidden),
        &args.write,
        color,
    )
}
