//! Very many changes among plain claims as answers one after the other, so that
//! they are never whole in memory together.
//!
//! In: a [`BulkSeries`] and the table from which it comes. Out: answers which
//! together say what one of all changes would. Each piece has the claims it
//! needs as a ledger of its own.

use super::{Listing, SeriesSummary, SeriesView, words};
use crate::compare::{BulkSeries, BulkStep};
use crate::model::ClaimTable;
use crate::view::answer::{Answer, Content};
use crate::view::names::Names;

/// How many changes are made whole at a time.
const PIECE: usize = 10_000;

/// The answers of [`steps`](super::steps) or [`history`](super::history), at
/// least one of them. Words come with what opens them first; of these, and of
/// the table and the data, the pieces stand one behind the other. `changes` of
/// the series are by time for steps, by actor and issue for a history.
pub fn series_pieces<'t>(
    series: &'t BulkSeries,
    table: &'t ClaimTable,
    listing: Listing,
    quotes: bool,
    content: Content,
) -> impl Iterator<Item = Answer> + 't {
    let opening = (content == Content::Words).then(|| {
        let summary = SeriesSummary::of_bulk(series, table);
        Answer {
            blocks: words::opening_of(listing, &summary),
            ..Answer::default()
        }
    });
    // Data of no change at all tells that, too.
    let none = (series.changes.is_empty() && content != Content::Words).then_some(&[][..]);
    let parts = none
        .into_iter()
        .chain(parts(series, table, listing, content));
    let closing = (content == Content::Words).then(|| Answer {
        blocks: words::remarks_of(&SeriesSummary::of_bulk(series, table)),
        ..Answer::default()
    });
    let parts = parts.map(move |changes| {
        let cells = changes
            .iter()
            .flat_map(|step| step.change.before.into_iter().chain([step.change.after]));
        let mut claims: Vec<u32> = cells.flat_map(|cell| cell.claims(table)).collect();
        // What is after one change is before the next.
        claims.sort_unstable();
        claims.dedup();
        let ledger = table.ledger(claims);
        let view = SeriesView {
            series: &series.series(table, changes),
            names: &Names::new([&ledger]),
            quotes,
            hidden_speakers: 0,
        };
        match content {
            Content::Words => Answer {
                blocks: listing.sections(&view),
                ..Answer::default()
            },
            content => listing.answer(&view, content),
        }
    });
    opening.into_iter().chain(parts).chain(closing)
}

/// The changes in runs; words are cut before a heading only.
fn parts<'t>(
    series: &'t BulkSeries,
    table: &'t ClaimTable,
    listing: Listing,
    content: Content,
) -> impl Iterator<Item = &'t [BulkStep]> + 't {
    let goes_on = move |a: &BulkStep, b: &BulkStep| match listing {
        Listing::Steps => a.number == b.number,
        Listing::History => table.key(a.change.after.claim) == table.key(b.change.after.claim),
    };
    let mut rest = &series.changes[..];
    std::iter::from_fn(move || {
        let mut end = PIECE.min(rest.len());
        while content == Content::Words
            && end > 0
            && end < rest.len()
            && goes_on(&rest[end - 1], &rest[end])
        {
            end += 1;
        }
        let (part, behind) = rest.split_at(end);
        rest = behind;
        (!part.is_empty()).then_some(part)
    })
}
