//! `stance compare`: actors side by side with their agreement, or all pairs on
//! one day or over two.

use stancegraph::error::Error;
use stancegraph::model::{ActorId, Clock, Day, Ledger, Snapshot};
use stancegraph::position;
use stancegraph::select::{Filter, Selection};
use stancegraph::view::{self, PairsMoved};

use crate::Outcome;
use crate::args::{Color, Compare};
use crate::input;
use crate::reader::Reader;

pub fn run(args: &Compare, color: Color) -> Result<Outcome, Error> {
    let mut ledger = Reader::new("compare", &args.write.to, color)
        .coded(&args.coded)
        .ledger(&args.ledger)?;
    ledger.counted = args.when.clock.counted(&args.coded);
    let actors = actors(&ledger, args)?;
    let clock = args.when.clock.or_usual();
    let answer = match args.from {
        Some(from) => moved(args, &ledger, &actors, from, clock)?,
        None => {
            let day = args.when.as_of.unwrap_or_else(input::today);
            let snapshot = position::snapshot(&ledger, day, clock);
            let options = super::counted(args.counting);
            if actors.is_empty() {
                let selection = selection(args, &ledger, &actors, day)?;
                let hidden = selection.hidden(&snapshot);
                view::pairs(&ledger, &selection.snapshot(snapshot), options, hidden)
            } else {
                let snapshot = filter(args).in_ledger(&ledger)?.snapshot(snapshot);
                view::comparison(&ledger, &snapshot, &actors, options)
            }
        }
    };
    super::answer(&answer, &args.write, color)
}

/// How far the pairs moved.
fn moved(
    args: &Compare,
    ledger: &Ledger,
    actors: &[ActorId],
    from: Day,
    clock: Clock,
) -> Result<stancegraph::view::answer::Answer, Error> {
    let to = args.to.unwrap_or_else(input::today);
    if from > to {
        return Err(Error::usage(format!(
            "the first day, {from}, is after the second, {to}; swap `--from` and `--to`"
        )));
    }
    let selection = selection(args, ledger, actors, to)?;
    let [before, after] = [from, to].map(|day| position::snapshot(ledger, day, clock));
    let hidden = |snapshot: &Snapshot| selection.hidden(snapshot);
    Ok(view::pairs_moved(&PairsMoved {
        ledger,
        hidden_speakers: hidden(&before).max(hidden(&after)),
        before: &selection.snapshot(before),
        after: &selection.snapshot(after),
        options: super::counted(args.counting),
        threshold: args.threshold,
    }))
}

/// The actors that were named: none, or several different ones.
fn actors(ledger: &Ledger, args: &Compare) -> Result<Vec<ActorId>, Error> {
    let mut actors = Vec::new();
    for id in &args.actors {
        let actor = super::actor(ledger, id)?;
        if actors.contains(&actor) {
            return Err(Error::usage(format!(
                "`{id}` is named twice; name two different actors"
            )));
        }
        actors.push(actor);
    }
    match &args.actors[..] {
        [alone] => Err(Error::usage(format!(
            "`{alone}` is named alone; name those to compare it with, or nobody to compare all pairs"
        ))),
        _ => Ok(actors),
    }
}

fn filter(args: &Compare) -> Filter {
    Filter {
        issues: args.issues.clone(),
        tags: args.tags.clone(),
        ..Filter::default()
    }
}

/// The cells to compare; who was named is never left out as a speaker.
fn selection(
    args: &Compare,
    ledger: &Ledger,
    actors: &[ActorId],
    day: Day,
) -> Result<Selection, Error> {
    let filter = Filter {
        actors: args.actors.clone(),
        ..filter(args)
    };
    let selection = filter.in_ledger(ledger)?;
    Ok(match args.speakers || !actors.is_empty() {
        true => selection,
        false => selection.without_speakers(ledger, day),
    })
}
