//! `stance history`: the positions of an actor, or on an issue, through time.

use std::collections::BTreeSet;

use stancegraph::compare::Every;
use stancegraph::error::Error;
use stancegraph::model::{Clock, Ledger};
use stancegraph::select::{self, Filter};
use stancegraph::view::{self, Listing, Names, SeriesView};

use super::diff::steps::{Wanted, selected};
use super::diff::table_steps::{self, Shown};
use crate::Outcome;
use crate::args::{Color, History};
use crate::reader::Reader;

pub fn run(args: &History, color: Color) -> Result<Outcome, Error> {
    let reader = Reader::new("history", &args.write.to, color).coded(&args.which.coded);
    let counted = args.clock.counted(&args.which.coded);
    let quotes = args.quotes || super::either_format(&args.write)? == "markdown";
    let asked = |filter| Wanted {
        from: args.from,
        to: args.to,
        every: args.every.unwrap_or(Every::Day),
        // Else what a paper prints on the next morning would be no move of anybody.
        clock: args.clock.or(Clock::Said),
        filter,
        speakers: args.speakers,
    };
    if let Some(table) = reader.plain(&args.ledger, &counted)? {
        let filter = filter(&table.ledger([]), args)?;
        let shown = Shown {
            listing: Listing::History,
            summary: false,
            quotes,
            write: &args.write,
            color,
        };
        table_steps::run(&table, &asked(filter), &shown)?;
        return Ok(Outcome::Fine);
    }
    let mut ledger = reader.ledger(&args.ledger)?;
    ledger.counted = counted;
    let asked = asked(filter(&ledger, args)?);
    let (series, hidden) = selected(&ledger, &asked)?;
    let names = Names::new([&ledger]);
    let view = SeriesView {
        series: &series,
        names: &names,
        quotes,
        hidden_speakers: hidden,
    };
    super::answer_or_figure(
        || view::history(&view),
        || view::series_figure(&view),
        &args.write,
        color,
    )
}

/// The options, and each id as the actor or the issue that it is.
fn filter(ledger: &Ledger, args: &History) -> Result<Filter, Error> {
    let mut filter = args.which.filter();
    for id in &args.ids {
        if ledger.find_actor(id).is_some() {
            filter.actors.push(id.clone());
        } else if ledger.find_issue(id).is_some() {
            filter.issues.push(id.clone());
        } else {
            let actors = ledger.actors.iter().map(|actor| actor.id.as_str());
            let issues = ledger.issues.iter().map(|issue| issue.id.as_str());
            let all: BTreeSet<&str> = actors.chain(issues).collect();
            return Err(select::unknown(id, "actor or issue", &[ledger], all));
        }
    }
    Ok(filter)
}
