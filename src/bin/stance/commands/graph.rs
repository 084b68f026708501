//! `stance graph`: a diagram of positions or of the evidence.

use stancegraph::error::Error;
use stancegraph::{export, position, view};

use crate::Outcome;
use crate::args::{Color, Graph, View};
use crate::input;
use crate::output;
use crate::reader::Reader;

pub fn run(args: &Graph, color: Color) -> Result<Outcome, Error> {
    let ledger = Reader::new("graph", &args.to, color).ledger(&args.ledger)?;
    let day = args.when.as_of.unwrap_or_else(input::today);
    let clock = args.when.clock.or_usual();
    let figure = match args.view {
        View::Positions => {
            let snapshot = position::snapshot(&ledger, day, clock);
            let selection = super::selection(Some(&ledger), &snapshot, &args.which, args.speakers)?;
            view::positions_figure(&ledger, &selection.snapshot(snapshot))
        }
        View::Evidence => {
            let selection = args.which.filter().in_ledger(&ledger)?;
            let keep = |id| selection.claim(&ledger, ledger.claim(id));
            view::evidence_figure(&ledger, day, clock, &keep)
        }
    };
    let name = super::format(args.format.as_deref(), &args.to, "dot", |f| {
        f.figure.is_some()
    });
    let writer = export::format(name).and_then(|f| f.figure);
    let writer = writer.ok_or_else(|| Error::usage(format!("no figure is written as {name}")))?;
    output::write(
        &args.to,
        &writer(&figure, &output::options(&args.to, color))?,
    )?;
    Ok(Outcome::Fine)
}
