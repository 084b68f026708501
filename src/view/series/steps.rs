//! What changed step by step; steps without a change are counted.

use serde_json::{Value as Json, json};

use super::{SeriesSummary, SeriesView, words};
use crate::view::answer::Block;
use crate::view::{diff, positions};

/// What a person reads.
pub(super) fn blocks(view: &SeriesView<'_>) -> Vec<Block> {
    let mut blocks = words::opening(&SeriesSummary::of(view.series));
    blocks.extend(sections(view));
    blocks.extend(words::remarks(view));
    blocks.extend(positions::hidden(view.hidden_speakers));
    blocks
}

/// The changes of each step under a heading, by actor and issue.
pub(super) fn sections(view: &SeriesView<'_>) -> Vec<Block> {
    let series = view.series;
    let mut blocks = Vec::new();
    for one in &series.diffs {
        blocks.push(Block::Heading(2, words::step(series.every, one.to)));
        let shown = view.of(one);
        let items = one.changes.iter().map(|change| {
            let who = view.names.actor(change.actor.as_str());
            let first = format!("{}: {who} on {}", diff::word(change), change.issue);
            diff::item(&shown, change, &first)
        });
        blocks.push(Block::List(items.collect()));
    }
    blocks
}

/// The changes of each step as data.
pub(super) fn data(view: &SeriesView<'_>) -> Json {
    let series = view.series;
    let mut changes = view.data().into_iter();
    let diffs: Vec<Json> = series
        .diffs
        .iter()
        .map(|one| {
            let mine = changes.by_ref().take(one.changes.len());
            json!({
                "from": one.from.to_string(),
                "to": one.to.to_string(),
                "changes": mine.collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        "schema": "stancegraph/diffs/1",
        "from": series.first.as_of.to_string(),
        "to": series.last.as_of.to_string(),
        "every": series.every.name(),
        "clock": series.first.clock.name(),
        "min_credibility": series.first.counted.min_credibility(),
        "reviewed_only": series.first.counted.reviewed_only,
        "coders": &series.first.counted.coders,
        "hidden_speakers": view.hidden_speakers,
        "steps": series.steps,
        "diffs": diffs,
    })
}
