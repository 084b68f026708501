//! `stance diff TABLE --every STEP` and `stance history TABLE`: plain claims in
//! columns, of which a change at a time becomes anything larger.

use stancegraph::compare::{self, BulkSeries, BulkStep, Kind};
use stancegraph::error::Error;
use stancegraph::export::{self, Pieces};
use stancegraph::model::{ClaimTable, Day, Ledger};
use stancegraph::view::answer::Content;
use stancegraph::view::{self, Listing, Names, SeriesSummary, SeriesView};

use super::steps::{Wanted, span};
use crate::args::{Color, WriteOrDraw};
use crate::draw;
use crate::output;

/// What is shown of a table, and where it goes.
pub struct Shown<'a> {
    pub listing: Listing,
    pub summary: bool,
    pub quotes: bool,
    pub write: &'a WriteOrDraw,
    pub color: Color,
}

/// Compares the steps of a table of plain claims; whether anything was more
/// than said again.
pub fn run(table: &ClaimTable, asked: &Wanted, shown: &Shown<'_>) -> Result<bool, Error> {
    let days = table.day.iter().min().zip(table.day.iter().max());
    let day = |number: &i32| Day::from_number(*number);
    let reach = days.and_then(|(first, last)| day(first).zip(day(last)));
    let span = span(reach, asked)?;
    let all = asked.filter.in_ledger(&table.ledger([]))?;
    let actors: Vec<bool> = table.actors.iter().map(|a| all.actor(&a.id)).collect();
    let issues: Vec<bool> = table.issues.iter().map(|i| all.issue(&i.id)).collect();
    let wanted = |actor: u32, issue: u32| actors[actor as usize] && issues[issue as usize];
    let mut series = compare::bulk_series(table, span, asked.every, asked.clock, wanted);
    if shown.listing == Listing::Steps {
        series.by_time();
    }
    write(table, &series, shown)?;
    let moved =
        |step: &BulkStep| step.change.kind != Kind::Reaffirmed || step.change.mark().is_some();
    Ok(series.changes.iter().any(moved))
}

fn write(table: &ClaimTable, series: &BulkSeries, shown: &Shown<'_>) -> Result<(), Error> {
    let (write, color) = (shown.write, shown.color);
    let name = crate::commands::either_format(write)?;
    let content = crate::commands::content(name);
    if shown.summary {
        let summary = SeriesSummary::of_bulk(series, table);
        return crate::commands::answer_in(&view::steps_summary(&summary), write, color);
    }
    let pieces = |content| view::series_pieces(series, table, shown.listing, shown.quotes, content);
    let lists = match shown.listing {
        Listing::Steps => Pieces::JsonIn("diffs", "changes"),
        Listing::History => Pieces::JsonIn("cells", "moments"),
    };
    match (content, name) {
        (Some(Content::Table), _) => {
            let all = pieces(Content::Table).map(Ok);
            output::stream(&write.to, |out| Pieces::Csv.write(all, out))
        }
        (Some(Content::Data), _) => {
            let all = pieces(Content::Data).map(Ok);
            output::stream(&write.to, |out| lists.write(all, out))
        }
        (Some(Content::Words), "text" | "markdown") => {
            let writer = export::format(name).and_then(|format| format.answer);
            let writer =
                writer.ok_or_else(|| Error::usage(format!("no answer is written as {name}")))?;
            let options = output::options(&write.to, color);
            let all = pieces(Content::Words);
            output::stream(&write.to, |out| export::words(writer, &options, all, out))
        }
        // A page, or a picture, is made of all changes at once.
        _ => {
            if draw::is_drawn(name) {
                draw::bounded(series.changes.len())?;
            }
            let ledger = needed(table, series);
            let view = SeriesView {
                series: &series.series(table, &series.changes),
                names: &Names::new([&ledger]),
                quotes: shown.quotes,
                hidden_speakers: 0,
            };
            let answer = || shown.listing.answer(&view, Content::Words);
            let figure = || view::series_figure(&view);
            crate::commands::answer_or_figure(answer, figure, write, color).map(drop)
        }
    }
}

/// The claims that the changes are about.
fn needed(table: &ClaimTable, series: &BulkSeries) -> Ledger {
    let cells = series.changes.iter();
    let cells = cells.flat_map(|step| step.change.before.into_iter().chain([step.change.after]));
    let mut claims: Vec<u32> = cells.flat_map(|cell| cell.claims(table)).collect();
    claims.sort_unstable();
    claims.dedup();
    table.ledger(claims)
}
