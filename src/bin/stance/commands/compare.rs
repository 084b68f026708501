//! `stance compare`: actors side by side, with their agreement.

use stancegraph::error::Error;
use stancegraph::select::Filter;
use stancegraph::{position, view};

use crate::Outcome;
use crate::args::{Color, Compare};
use crate::input;
use crate::reader::Reader;

pub fn run(args: &Compare, color: Color) -> Result<Outcome, Error> {
    let mut ledger = Reader::new("compare", &args.write.to, color)
        .coded(&args.coded)
        .ledger(&args.ledger)?;
    ledger.counted = args.when.clock.counted();
    let mut actors = Vec::new();
    for id in &args.actors {
        let actor = super::actor(&ledger, id)?;
        if actors.contains(&actor) {
            return Err(Error::usage(format!(
                "`{id}` is named twice; name two different actors"
            )));
        }
        actors.push(actor);
    }
    let day = args.when.as_of.unwrap_or_else(input::today);
    let filter = Filter {
        issues: args.issues.clone(),
        tags: args.tags.clone(),
        ..Filter::default()
    };
    let snapshot = position::snapshot(&ledger, day, args.when.clock.or_usual());
    let snapshot = filter.in_ledger(&ledger)?.snapshot(snapshot);
    let options = super::counted(args.counting);
    super::answer(
        &view::comparison(&ledger, &snapshot, &actors, options),
        &args.write,
        color,
    )
}
