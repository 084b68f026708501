//! `stance compare`: actors side by side with their agreement, or all pairs on
//! one day or over two.

use stancegraph::error::Error;
use stancegraph::export::Pieces;
use stancegraph::model::{ActorId, Clock, Day, Ledger, Snapshot};
use stancegraph::position;
use stancegraph::select::{Filter, Selection};
use stancegraph::view::answer::{Answer, Content};
use stancegraph::view::{self, AllPairs, PairsMoved};

use crate::Outcome;
use crate::args::{Color, Compare};
use crate::input;
use crate::output;
use crate::reader::Reader;

pub fn run(args: &Compare, color: Color) -> Result<Outcome, Error> {
    let day = args.when.as_of.unwrap_or_else(input::today);
    let days = match args.from {
        Some(from) => vec![from, args.to.unwrap_or_else(input::today)],
        None => vec![day],
    };
    let counted = args.when.clock.counted(&args.coded);
    let mut ledger = Reader::new("compare", &args.write.to, color)
        .coded(&args.coded)
        .ledger_as_of(&args.ledger, &days, &counted)?;
    ledger.counted = counted;
    let actors = actors(&ledger, args)?;
    let clock = args.when.clock.or_usual();
    let content = super::content(super::answer_format(&args.write)?).unwrap_or(Content::Words);
    if let Some(from) = args.from {
        return moved(args, &ledger, &actors, from, clock, content, color);
    }
    let snapshot = position::snapshot(&ledger, day, clock);
    input::tell_early(&ledger, &snapshot);
    let options = super::counted(args.counting);
    if !actors.is_empty() {
        let snapshot = filter(args).in_ledger(&ledger)?.snapshot(snapshot);
        let answer = view::comparison(&ledger, &snapshot, &actors, options);
        return super::answer(&answer, &args.write, color);
    }
    let selection = selection(args, &ledger, &actors, day)?;
    let view = AllPairs {
        ledger: &ledger,
        hidden_speakers: selection.hidden(&snapshot),
        snapshot: &selection.snapshot(snapshot),
        options,
    };
    match content {
        Content::Words => super::answer(&view::pairs_in(&view, content), &args.write, color),
        _ => in_pieces(args, content, view::pairs_in_pieces(&view, content)),
    }
}

/// How far the pairs moved.
fn moved(
    args: &Compare,
    ledger: &Ledger,
    actors: &[ActorId],
    from: Day,
    clock: Clock,
    content: Content,
    color: Color,
) -> Result<Outcome, Error> {
    let to = super::second_day(from, args.to)?;
    let selection = selection(args, ledger, actors, to)?;
    let [before, after] = [from, to].map(|day| position::snapshot(ledger, day, clock));
    if before.cells.is_empty() {
        input::tell_early(ledger, &after);
    }
    let hidden = |snapshot: &Snapshot| selection.hidden(snapshot);
    let view = PairsMoved {
        ledger,
        hidden_speakers: hidden(&before).max(hidden(&after)),
        before: &selection.snapshot(before),
        after: &selection.snapshot(after),
        options: super::counted(args.counting),
        threshold: args.threshold,
    };
    match content {
        Content::Words => super::answer(&view::pairs_moved_in(&view, content), &args.write, color),
        _ => in_pieces(args, content, view::pairs_moved_in_pieces(&view, content)),
    }
}

/// Writes the pairs some at a time: all of them with all their issues would not
/// fit into memory.
fn in_pieces(
    args: &Compare,
    content: Content,
    pieces: impl Iterator<Item = Answer>,
) -> Result<Outcome, Error> {
    let how = match content {
        Content::Table => Pieces::Csv,
        _ => Pieces::Json("pairs"),
    };
    output::stream(&args.write.to, |out| how.write(pieces.map(Ok), out))?;
    Ok(Outcome::Fine)
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
