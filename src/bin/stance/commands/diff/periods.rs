//! `stance diff --periods`: what the claims of two periods say, each alone.

use stancegraph::compare;
use stancegraph::error::Error;
use stancegraph::model::Ledger;
use stancegraph::position::{self, Timing};
use stancegraph::view::{self, Names};

use super::steps::moved;
use crate::Outcome;
use crate::args::{Color, Diff, Period};
use crate::input;
use crate::output;
use crate::reader::Reader;

pub fn run(args: &Diff, periods: &[Period], color: Color) -> Result<Outcome, Error> {
    let [first, second] = periods else {
        return Err(Error::usage("`--periods` takes two periods"));
    };
    if first.last >= second.first {
        return Err(Error::usage(format!(
            "the first period ends on {}, and the second begins on {}; the second has to begin \
             after the first has ended",
            first.last, second.first
        )));
    }
    let mut ledger = Reader::new("diff --periods", &args.write.to, color)
        .coded(&args.which.coded)
        .ledger(&args.old)?;
    ledger.counted = args.clock.counted(&args.which.coded);
    let clock = args.clock.or_usual();
    let selection = args.which.filter().in_ledger(&ledger)?;
    let selection = match args.speakers {
        true => selection,
        false => selection.without_speakers(&ledger, second.last),
    };
    let span = |period: &Period| (period.first, period.last);
    let mut found = compare::periods(&ledger, span(first), span(second), clock);
    let [before, after] = [first, second]
        .map(|period| position::of_period(&ledger, period.first, period.last, clock));
    if before.cells.is_empty() && after.cells.is_empty() {
        tell_silence(&ledger);
    }
    let hidden = selection.hidden(&after).max(selection.hidden(&before));
    found
        .diff
        .changes
        .retain(|c| selection.either(c.before.as_ref(), c.after.as_ref(), &c.causes));
    for cells in [&mut found.only_first, &mut found.only_second] {
        cells.retain(|cell| selection.cell(cell));
    }
    let names = Names::new([&ledger]);
    let (before, after) = (selection.snapshot(before), selection.snapshot(after));
    let quotes = args.quotes || super::super::either_format(&args.write)? == "markdown";
    super::super::answer_or_figure(
        || view::periods(&found, &names, quotes, hidden),
        || view::periods_figure(&found, (&before, &after), &names),
        &args.write,
        color,
    )?;
    let moved = found.diff.changes.iter().any(moved);
    Ok(if args.exit_code && moved {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}

/// Says when things were said, where neither period has any of it.
fn tell_silence(ledger: &Ledger) {
    input::tell_left_out(ledger);
    let spans = ledger.claim_ids().map(|id| {
        let timing = Timing::of(ledger, ledger.claim(id));
        timing.span()
    });
    let whole = spans.reduce(|(first, last), (from, to)| (first.min(from), last.max(to)));
    let run = match whole {
        Some((first, last)) => format!("its claims run from {first} to {last}"),
        None => "it has no claims".to_owned(),
    };
    output::message(&format!(
        "note: nothing in this ledger was said in either period; {run}"
    ));
}
