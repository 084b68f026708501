//! One cell after the other, each through time.

use serde_json::{Value as Json, json};

use super::{Dated, SeriesSummary, SeriesView, words};
use crate::view::answer::Block;
use crate::view::{diff, positions};

/// What a person reads.
pub(super) fn blocks(view: &SeriesView<'_>) -> Vec<Block> {
    let summary = SeriesSummary::of(view.series);
    let mut blocks = words::opening_of(super::Listing::History, &summary);
    blocks.extend(sections(view));
    blocks.extend(words::remarks(view));
    blocks.extend(positions::hidden(view.hidden_speakers));
    blocks
}

/// The changes of each cell under a heading, in the order of time.
pub(super) fn sections(view: &SeriesView<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for group in sorted(view).chunk_by(|a, b| cell(a) == cell(b)) {
        let (actor, issue) = cell(&group[0]);
        let who = view.names.actor_with_id(actor);
        blocks.push(Block::Heading(2, format!("{who} on {issue}")));
        blocks.push(Block::Paragraph(view.names.question(issue)));
        let items = group.iter().map(|dated| {
            let when = words::step(view.series.every, dated.diff.to);
            let first = format!("{when}, {}", diff::word(dated.change));
            diff::item(&view.of(dated.diff), dated.change, &first)
        });
        blocks.push(Block::List(items.collect()));
    }
    blocks
}

/// The changes of each cell as data.
pub(super) fn data(view: &SeriesView<'_>) -> Json {
    let series = view.series;
    let mut data = view.data();
    let mut cells = Vec::new();
    for group in sorted(view).chunk_by(|a, b| cell(a) == cell(b)) {
        let (actor, issue) = cell(&group[0]);
        let moments: Vec<Json> = group
            .iter()
            .map(|dated| {
                json!({
                    "from": dated.diff.from.to_string(),
                    "to": dated.diff.to.to_string(),
                    "change": data[dated.number].take(),
                })
            })
            .collect();
        cells.push(json!({"actor": actor, "issue": issue, "moments": moments}));
    }
    json!({
        "schema": "stancegraph/history/1",
        "from": series.first.as_of.to_string(),
        "to": series.last.as_of.to_string(),
        "every": series.every.name(),
        "clock": series.first.clock.name(),
        "min_credibility": series.first.counted.min_credibility(),
        "reviewed_only": series.first.counted.reviewed_only,
        "coders": &series.first.counted.coders,
        "hidden_speakers": view.hidden_speakers,
        "cells": cells,
    })
}

/// The changes by actor and issue, then by time.
pub(super) fn sorted<'s>(view: &SeriesView<'s>) -> Vec<Dated<'s>> {
    let mut all = view.dated();
    // Stable, so that each cell keeps the order of time.
    all.sort_by(|a, b| cell(a).cmp(&cell(b)));
    all
}

/// Whose cell on what a change is about.
fn cell<'d>(dated: &Dated<'d>) -> (&'d str, &'d str) {
    (dated.change.actor.as_str(), dated.change.issue.as_str())
}
