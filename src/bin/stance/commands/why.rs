//! `stance why`: the claims and rules behind one position.

use stancegraph::error::Error;
use stancegraph::{position, view};

use crate::Outcome;
use crate::args::{Color, Why};
use crate::input;
use crate::reader::Reader;

pub fn run(args: &Why, color: Color) -> Result<Outcome, Error> {
    let mut ledger = Reader::new("why", &args.write.to, color)
        .coded(&args.coded)
        .ledger(&args.ledger)?;
    ledger.counted = args.when.clock.counted();
    let actor = super::actor(&ledger, &args.actor)?;
    let issue = super::issue(&ledger, &args.issue)?;
    let day = args.when.as_of.unwrap_or_else(input::today);
    let clock = args.when.clock.or_usual();
    let trace = position::trace(&ledger, actor, issue, day, clock);
    super::answer(
        &view::why(&ledger, actor, issue, day, clock, &trace),
        &args.write,
        color,
    )
}
