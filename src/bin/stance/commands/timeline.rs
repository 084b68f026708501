//! `stance timeline`: the claims in date order.

use stancegraph::error::Error;
use stancegraph::position::Timing;
use stancegraph::position::strength::left_out;
use stancegraph::view::{self, Within};

use crate::Outcome;
use crate::args::{Color, Timeline};
use crate::input;
use crate::reader::Reader;

pub fn run(args: &Timeline, color: Color) -> Result<Outcome, Error> {
    if let (Some(from), Some(to)) = (args.from, args.to)
        && from > to
    {
        return Err(Error::usage(format!(
            "the first day, {from}, is after the second, {to}; swap them"
        )));
    }
    if args.clock.clock.is_some() && args.as_of.is_none() {
        return Err(Error::usage(
            "`--clock` says by which clock claims count by a day; give the day with `--as-of`",
        ));
    }
    let mut ledger = Reader::new("timeline", &args.write.to, color)
        .coded(&args.which.coded)
        .ledger(&args.ledger)?;
    ledger.counted = args.clock.counted(&args.which.coded);
    let selection = args.which.filter().in_ledger(&ledger)?;
    let keep = |id| {
        let claim = ledger.claim(id);
        let timing = Timing::of(&ledger, claim);
        let counts = |day| timing.admissible(day, args.clock.or_usual()).is_none();
        let (first, last) = timing.span();
        selection.claim(&ledger, claim)
            && args.from.is_none_or(|from| last >= from)
            && args.to.is_none_or(|to| first <= to)
            && args.as_of.is_none_or(counts)
    };
    let counts = |id| left_out(&ledger, ledger.claim(id)).is_none();
    if !ledger.claim_ids().any(counts) {
        input::tell_left_out(&ledger);
    }
    let within = Within {
        as_of: args.as_of.map(|day| (day, args.clock.or_usual())),
        from: args.from,
        to: args.to,
    };
    super::answer_or_figure(
        || view::timeline_within(&ledger, &keep, within),
        || view::timeline_figure_within(&ledger, &keep, within),
        &args.write,
        color,
    )
}
