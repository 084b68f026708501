//! `stance graph`: a diagram of positions, of the evidence or of agreement.

use stancegraph::error::Error;
use stancegraph::position;
use stancegraph::view::{self, Names, Picture};

use crate::Outcome;
use crate::args::{self, Color, Graph, View};
use crate::draw;
use crate::input;

use crate::reader::Reader;

pub fn run(args: &Graph, color: Color) -> Result<Outcome, Error> {
    if args.picture.is_some() && !matches!(args.view, View::Agreement) {
        return Err(Error::usage(
            "`--picture` is about agreement: add `--view agreement`, or leave it out",
        ));
    }
    let mut ledger = Reader::new("graph", &args.to, color)
        .coded(&args.which.coded)
        .ledger(&args.ledger)?;
    ledger.counted = args.when.clock.counted(&args.which.coded);
    let day = args.when.as_of.unwrap_or_else(input::today);
    let clock = args.when.clock.or_usual();
    let figure = match args.view {
        View::Positions => {
            let snapshot = position::snapshot(&ledger, day, clock);
            input::tell_early(&ledger, &snapshot);
            let selection = super::selection(Some(&ledger), &snapshot, &args.which, args.speakers)?;
            view::positions_figure(&selection.snapshot(snapshot), &Names::new([&ledger]))
        }
        View::Agreement => {
            let snapshot = position::snapshot(&ledger, day, clock);
            input::tell_early(&ledger, &snapshot);
            let selection = super::selection(Some(&ledger), &snapshot, &args.which, args.speakers)?;
            let options = super::counted(args.counting);
            let picture = args::picture(args.picture.as_deref()).unwrap_or(Picture::Ties);
            view::agreement_picture(&ledger, &selection.snapshot(snapshot), options, picture)
        }
        View::Evidence => {
            let selection = args.which.filter().in_ledger(&ledger)?;
            let keep = |id| selection.claim(&ledger, ledger.claim(id));
            view::evidence_figure(&ledger, day, clock, &keep)
        }
    };
    let name = super::format(args.format.as_deref(), &args.to, "dot", |f| {
        f.figure.is_some()
    })?;
    draw::figure(figure, name, &args.draw, &args.to)?;
    Ok(Outcome::Fine)
}
