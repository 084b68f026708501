//! `stance diff --every`: what changed step by step; and what `history` shares
//! with it.

use stancegraph::compare::{self, Every, Kind, Series};
use stancegraph::error::Error;
use stancegraph::model::{Clock, Day, Ledger};
use stancegraph::position;
use stancegraph::select::Filter;
use stancegraph::view::{self, Listing, Names, SeriesSummary, SeriesView};

use super::table_steps::{self, Shown};
use crate::Outcome;
use crate::args::{Color, Diff};
use crate::input;
use crate::reader::Reader;

pub fn run(args: &Diff, every: Every, color: Color) -> Result<Outcome, Error> {
    let reader = Reader::new("diff --every", &args.write.to, color).coded(&args.which.coded);
    let format = crate::commands::either_format(&args.write)?;
    let counted = args.clock.counted(&args.which.coded);
    let quotes = args.quotes || format == "markdown";
    let asked = Wanted {
        from: args.from,
        to: args.to,
        every,
        clock: args.clock.or_usual(),
        filter: args.which.filter(),
        speakers: args.speakers,
    };
    super::in_words(args, format)?;
    let moved = match reader.plain(&args.old, &counted)? {
        Some(table) => {
            let shown = Shown {
                listing: Listing::Steps,
                summary: args.summary,
                quotes,
                write: &args.write,
                color,
            };
            table_steps::run(&table, &asked, &shown)?
        }
        None => {
            let mut ledger = reader.ledger(&args.old)?;
            ledger.counted = counted;
            of_ledger(args, &ledger, &asked, quotes, color)?
        }
    };
    Ok(if args.exit_code && moved {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}

/// Compares the steps of a ledger; whether anything was more than said again.
fn of_ledger(
    args: &Diff,
    ledger: &Ledger,
    asked: &Wanted,
    quotes: bool,
    color: Color,
) -> Result<bool, Error> {
    let (series, hidden) = selected(ledger, asked)?;
    let names = Names::new([ledger]);
    let view = SeriesView {
        series: &series,
        names: &names,
        quotes,
        hidden_speakers: hidden,
    };
    if args.summary {
        let summary = view::steps_summary(&SeriesSummary::of(&series));
        crate::commands::answer_in(&summary, &args.write, color)?;
    } else {
        crate::commands::answer_or_figure(
            || view::steps(&view),
            || view::series_figure(&view),
            &args.write,
            color,
        )?;
    }
    let mut changes = series.diffs.iter().flat_map(|diff| &diff.changes);
    Ok(changes.any(moved))
}

/// Whether a change is more than that somebody said again what he said.
pub fn moved(change: &compare::Change) -> bool {
    let still = match change.kind {
        Some(kind) => kind == Kind::Reaffirmed,
        None => change.only_remarks(),
    };
    !still || !change.also.is_empty() || !change.marks.is_empty()
}

/// What is asked about many days.
pub struct Wanted {
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub every: Every,
    pub clock: Clock,
    pub filter: Filter,
    pub speakers: bool,
}

/// The changes asked for, and how many speakers are left out.
pub fn selected(ledger: &Ledger, asked: &Wanted) -> Result<(Series, usize), Error> {
    let reach = position::reach(ledger, asked.clock);
    if reach.is_none() {
        input::tell_left_out(ledger);
    }
    let span = span(reach, asked)?;
    let selection = asked.filter.in_ledger(ledger)?;
    let selection = match asked.speakers {
        true => selection,
        false => selection.without_speakers(ledger, span.1),
    };
    // Tags are those of claims, too, so they are looked at afterwards.
    let only = selection.only(&[]);
    let mut series = compare::series_of(ledger, &only, span, asked.every, asked.clock);
    let hidden = selection.hidden(&series.last);
    for diff in &mut series.diffs {
        diff.changes
            .retain(|c| selection.either(c.before.as_ref(), c.after.as_ref(), &c.causes));
    }
    series.diffs.retain(|diff| !diff.changes.is_empty());
    Ok((series, hidden))
}

/// From before the step in which the first claim begins to count to the day on
/// which the last one does, unless asked for others.
pub fn span(reach: Option<(Day, Day)>, asked: &Wanted) -> Result<(Day, Day), Error> {
    let from = asked
        .from
        .or(reach.map(|(first, _)| asked.every.eve(first)));
    let to = asked.to.or(reach.map(|(_, last)| last));
    let (Some(from), Some(to)) = (from, to) else {
        return Err(Error::usage(
            "no claim of this ledger ever counts; give the days with `--from` and `--to`",
        ));
    };
    if from <= to {
        return Ok((from, to));
    }
    Err(Error::usage(match (asked.from, asked.to) {
        (Some(_), None) => format!(
            "the first day, {from}, is after the last claim, which counts from {to}; give the last \
             day with `--to`"
        ),
        (None, Some(_)) => format!(
            "the last day, {to}, is before {from}, where the first step begins; give the first day \
             with `--from`"
        ),
        _ => format!("the first day, {from}, is after the second, {to}; swap them"),
    }))
}
