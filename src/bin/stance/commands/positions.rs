//! `stance positions`: the positions as of a day.

use stancegraph::error::Error;
use stancegraph::view::{self, Names};

use crate::Outcome;
use crate::args::{Answered, Color};
use crate::input::{self, Input};

pub fn run(args: &Answered, color: Color) -> Result<Outcome, Error> {
    let clock = args.when.clock.clock.into();
    let input = Input::read(&args.ledger, args.when.as_of, clock, color)?;
    let day = args.when.as_of.unwrap_or_else(input::today);
    let snapshot = input.snapshot(day, clock);
    let (snapshot, hidden) = super::selected(&input, snapshot, &args.which, args.speakers)?;
    let names = Names::new(input.ledger());
    super::answer(
        &view::positions(&snapshot, &names, hidden),
        &args.write,
        color,
    )
}
