//! What changed step by step; steps without a change are counted.

use serde_json::{Value as Json, json};

use super::{SeriesView, header, row, words};
use crate::view::answer::{Answer, Block, Table};
use crate::view::{diff, positions};

/// The changes of each step by actor and issue.
pub fn steps(view: &SeriesView<'_>) -> Answer {
    let series = view.series;
    let title = format!(
        "What changed {} by {}, {}",
        series.every.name(),
        series.every.name(),
        words::span(view)
    );
    let mut blocks = vec![
        Block::Heading(1, title),
        Block::Paragraph(words::summary(view)),
    ];
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
    blocks.extend(words::remarks(view));
    blocks.extend(positions::hidden(view.hidden_speakers));
    let rows = view.rows();
    let diffs: Vec<Json> = series
        .diffs
        .iter()
        .map(|one| {
            let mine = rows.iter().filter(|dated| std::ptr::eq(dated.diff, one));
            json!({
                "from": one.from.to_string(),
                "to": one.to.to_string(),
                "changes": mine.map(|dated| dated.data.clone()).collect::<Vec<_>>(),
            })
        })
        .collect();
    let data = json!({
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
