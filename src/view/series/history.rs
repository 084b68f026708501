//! One cell after the other, each through time.

use serde_json::{Value as Json, json};

use super::{Dated, SeriesView, header, row, words};
use crate::view::answer::{Answer, Block, Table};
use crate::view::{diff, positions};

/// The changes of each cell in the order of time.
pub fn history(view: &SeriesView<'_>) -> Answer {
    let series = view.series;
    let mut rows = view.rows();
    // Stable, so that each cell keeps the order of time.
    rows.sort_by(|a, b| cell(a).cmp(&cell(b)));
    let mut blocks = vec![
        Block::Heading(1, format!("Positions through time, {}", words::span(view))),
        Block::Paragraph(words::summary(view)),
    ];
    let mut cells = Vec::new();
    for group in rows.chunk_by(|a, b| cell(a) == cell(b)) {
        let (actor, issue) = cell(&group[0]);
        let who = view.names.actor_with_id(actor);
        blocks.push(Block::Heading(2, format!("{who} on {issue}")));
        blocks.push(Block::Paragraph(view.names.question(issue)));
        let items = group.iter().map(|dated| {
            let when = words::step(series.every, dated.diff.to);
            let first = format!("{when}, {}", diff::word(dated.change));
            diff::item(&view.of(dated.diff), dated.change, &first)
        });
        blocks.push(Block::List(items.collect()));
        let moments: Vec<Json> = group
            .iter()
            .map(|dated| {
                json!({
                    "from": dated.diff.from.to_string(),
                    "to": dated.diff.to.to_string(),
                    "change": dated.data,
                })
            })
            .collect();
        cells.push(json!({"actor": actor, "issue": issue, "moments": moments}));
    }
    blocks.extend(words::remarks(view));
    blocks.extend(positions::hidden(view.hidden_speakers));
    let data = json!({
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
    });
    Answer {
        blocks,
        table: Table {
            header: header(view),
            rows: rows.iter().map(row).collect(),
        },
        data,
    }
}

/// Whose cell on what a change is about.
fn cell<'d>(dated: &Dated<'d>) -> (&'d str, &'d str) {
    (dated.change.actor.as_str(), dated.change.issue.as_str())
}
