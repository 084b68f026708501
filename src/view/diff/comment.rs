//! Changes for a comment on a pull request: first a table to look over, then
//! the sentences, change by change.

use super::{DiffView, further, item, notes, pair_blocks, summary, title, told, word};
use crate::compare::Change;
use crate::view::answer::{Answer, Block, Table};
use crate::view::{phrase, positions};

/// The same answer as [`diff`](super::diff), laid out to be skimmed: who moved
/// stands in one table, what proves it below.
pub fn comment(view: &DiffView<'_>) -> Answer {
    let diff = view.diff;
    let counted = phrase::counted(view.clock, &diff.counted);
    let mut blocks = vec![
        Block::Heading(1, title(diff)),
        Block::Paragraph(format!("{} {counted}", summary(diff))),
    ];
    if !diff.changes.is_empty() {
        let rows = diff.changes.iter().map(|change| row(view, change));
        blocks.push(Block::Table(Table {
            header: ["Kind", "Actor", "Issue", "Before", "After"]
                .map(str::to_owned)
                .to_vec(),
            rows: rows
                .map(|row| row.into_iter().map(Into::into).collect())
                .collect(),
        }));
        let items = diff.changes.iter().map(|change| {
            let who = view.names.actor(change.actor.as_str());
            item(
                view,
                change,
                &format!("{who} on {}, {}", change.issue, word(change)),
            )
        });
        blocks.push(Block::List(items.collect()));
    }
    blocks.extend(notes(diff, view.clock));
    let pairs = view.pairs.map(|pairs| pair_blocks(view, pairs));
    blocks.extend(pairs.into_iter().flatten());
    blocks.extend(positions::hidden(view.hidden_speakers));
    Answer {
        blocks,
        ..super::diff(view)
    }
}

fn row(view: &DiffView<'_>, change: &Change) -> [String; 5] {
    let names = view.names;
    let cell = |cell: Option<&_>| phrase::cell(cell, told(cell, names).as_deref());
    let more = further(change, names);
    let kind = word(change);
    [
        if more.is_empty() {
            kind.to_owned()
        } else {
            format!("{kind}; {more}")
        },
        names.actor_with_id(change.actor.as_str()),
        change.issue.to_string(),
        cell(change.before.as_ref()),
        cell(change.after.as_ref()),
    ]
}
