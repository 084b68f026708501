//! `stance why`: the claims and rules behind one position, or behind its
//! change between two days.

use stancegraph::compare::{self, DiffOptions};
use stancegraph::error::Error;
use stancegraph::model::{ActorId, Clock, Day, IssueId, Ledger};
use stancegraph::position::{self, Tracer};
use stancegraph::view::answer::Answer;
use stancegraph::view::{self, WhyChange};

use crate::Outcome;
use crate::args::{Color, Why};
use crate::input;
use crate::reader::Reader;

pub fn run(args: &Why, color: Color) -> Result<Outcome, Error> {
    let mut ledger = Reader::new("why", &args.write.to, color)
        .coded(&args.coded)
        .ledger(&args.ledger)?;
    ledger.counted = args.when.clock.counted(&args.coded);
    let actor = super::actor(&ledger, &args.actor)?;
    let issue = super::issue(&ledger, &args.issue)?;
    let clock = args.when.clock.or_usual();
    let answer = match args.from {
        Some(from) => {
            let to = super::second_day(from, args.to)?;
            changed(&ledger, (actor, issue), (from, to), clock)
        }
        None => {
            let day = args.when.as_of.unwrap_or_else(input::today);
            let trace = position::trace(&ledger, actor, issue, day, clock);
            view::why(&ledger, actor, issue, day, clock, &trace)
        }
    };
    super::answer(&answer, &args.write, color)
}

/// What made the change of a position between two days.
fn changed(
    ledger: &Ledger,
    (actor, issue): (ActorId, IssueId),
    (from, to): (Day, Day),
    clock: Clock,
) -> Answer {
    let [before, after] = [from, to].map(|day| Tracer::new(ledger, day, clock));
    let traces = [&before, &after].map(|tracer| tracer.trace(actor, issue));
    let (was, is) = (before.snapshot(), after.snapshot());
    let diff = compare::diff(was, is, DiffOptions::default());
    let ids = (&ledger.actor(actor).id, &ledger.issue(issue).id);
    let change = diff
        .changes
        .iter()
        .find(|change| (&change.actor, &change.issue) == ids);
    view::why_change(&WhyChange {
        ledger,
        actor,
        issue,
        before: (was, &traces[0]),
        after: (is, &traces[1]),
        change,
    })
}
