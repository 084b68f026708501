//! Actors × issues, one short sign a cell.

mod figure;

pub use figure::matrix_figure;

use serde_json::json;

use super::answer::{Answer, Block, Cell as TableCell, Item, Table, Tone};
use super::grades::Graded;
use super::names::{Names, as_of};
use super::{data, phrase, positions};
use crate::model::{Cell, MarkKind, Slug, Snapshot};

/// What a matrix shows beside the positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MatrixOptions {
    /// How many speakers are left out.
    pub hidden_speakers: usize,
    /// Whether each cell tells how strong its evidence is.
    pub grades: bool,
}

/// The matrix of a snapshot: a row an actor, a column an issue, both by id;
/// only those with a position.
pub fn matrix(snapshot: &Snapshot, names: &Names<'_>, options: MatrixOptions) -> Answer {
    let graded = Graded::new(snapshot, names);
    let ids = Names::default();
    let short = |cell: &Cell, names: &Names<'_>| {
        let mut short = phrase::short(cell, names);
        if let Some(grade) = graded.short(cell).filter(|_| options.grades) {
            short.text = format!("{} [{grade}]", short.text);
        }
        short
    };
    let mut actors: Vec<&Slug> = snapshot.cells.iter().map(|c| &c.actor).collect();
    actors.dedup();
    let mut issues: Vec<&Slug> = snapshot.cells.iter().map(|c| &c.issue).collect();
    issues.sort();
    issues.dedup();
    let mut shown = Table::default();
    shown.header.push("Actor".to_owned());
    shown.header.extend(issues.iter().map(|i| i.to_string()));
    let mut flat = Table {
        header: shown.header.clone(),
        rows: Vec::new(),
    };
    flat.header[0] = "actor".to_owned();
    for actor in &actors {
        let mut row: Vec<TableCell> = vec![names.actor_with_id(actor.as_str()).into()];
        let mut plain: Vec<TableCell> = vec![actor.as_str().into()];
        for issue in &issues {
            let cell = snapshot.cell(actor.as_str(), issue.as_str());
            let faint = TableCell {
                text: "\u{b7}".to_owned(),
                tone: Tone::Faint,
            };
            row.push(cell.map_or(faint, |cell| short(cell, names)));
            // Tables for other programs have ids and plain numbers.
            let plainly = cell.map(|cell| short(cell, &ids));
            plain.push(plainly.unwrap_or_default().text.into());
        }
        shown.rows.push(row);
        flat.rows.push(plain);
    }
    let mut blocks = vec![
        Block::Heading(1, format!("Who holds what, {}", as_of(snapshot.as_of))),
        Block::Paragraph(phrase::counted_in(snapshot)),
    ];
    if shown.rows.is_empty() {
        blocks.push(Block::Paragraph("Nobody holds a position yet.".to_owned()));
    } else {
        blocks.push(Block::Table(shown));
        let mut key = key(&snapshot.cells);
        if options.grades {
            key.push(Item {
                text: GRADES.to_owned(),
                ..Item::default()
            });
        }
        blocks.push(Block::List(key));
    }
    blocks.extend(positions::hidden(options.hidden_speakers));
    let data = json!({
        "schema": "stancegraph/matrix/1",
        "as_of": snapshot.as_of.to_string(),
        "clock": snapshot.clock.name(),
        "min_credibility": snapshot.counted.min_credibility(),
        "reviewed_only": snapshot.counted.reviewed_only,
        "coders": &snapshot.counted.coders,
        "title": snapshot.title,
        "hidden_speakers": options.hidden_speakers,
        "actors": actors.iter().map(|id| json!({"id": id.as_str(), "name": names.actor_as_written(id.as_str())})).collect::<Vec<_>>(),
        "issues": issues.iter().map(|id| json!({"id": id.as_str(), "question": names.question(id.as_str())})).collect::<Vec<_>>(),
        "cells": snapshot.cells.iter().map(|cell| data::cell(cell, names, graded.grades.as_ref())).collect::<Vec<_>>(),
    });
    Answer {
        blocks,
        table: flat,
        data,
    }
}

/// What the grades in the cells mean.
const GRADES: &str = "[\u{2026}]: how strong the evidence is, A to F for the source, 1 to 6 for what it \
                      says, ? where nobody graded it";

/// What the signs mean; just those that occur.
fn key(cells: &[Cell]) -> Vec<Item> {
    use crate::model::Value::{At, Choose, Pole, Reject, Vote};
    let held = || cells.iter().flat_map(|c| &c.held);
    let any = |test: &dyn Fn(&crate::model::Held) -> bool| held().any(test);
    let mut lines = Vec::new();
    let mut line = |occurs: bool, text: &str| {
        if occurs {
            lines.push(Item {
                text: text.to_owned(),
                ..Item::default()
            });
        }
    };
    line(
        any(&|h| matches!(h.value, Pole(_))),
        "+2 strong support, +1 support, 0 neutral, -1 oppose, -2 strong oppose",
    );
    line(
        any(&|h| matches!(h.value, Vote(_))),
        "yes, no, abstain: recorded votes",
    );
    line(
        any(&|h| matches!(h.value, Choose(_) | Reject(_))),
        "+option chosen, -option rejected",
    );
    line(
        any(&|h| matches!(h.value, At(_))),
        "a number: the point on the issue's scale",
    );
    line(
        any(&|h| !h.conditions.is_empty()),
        "if: held under conditions",
    );
    line(
        any(&|h| h.narrated),
        "(…): told in a source's own voice only",
    );
    line(
        any(&|h| h.stale),
        "stale: older than the issue allows, not held any more as far as is known",
    );
    let told = |c: &Cell| c.response.as_ref().is_some_and(|r| r.told);
    line(
        cells.iter().any(|c| c.response.is_some()),
        "a word: what was done instead of taking a stance",
    );
    line(
        cells.iter().any(told),
        "*: told by somebody outside the camp",
    );
    line(
        cells.iter().any(|c| c.has(MarkKind::Contested)),
        "?!: contested by voices of the same authority",
    );
    line(
        cells.iter().any(|c| c.has(MarkKind::Dissent)),
        "\u{2260}: dissents from the camp",
    );
    let unnamed =
        |c: &Cell| c.held.is_empty() && c.response.is_none() && c.has(MarkKind::Anonymous);
    line(
        cells.iter().any(unnamed),
        "unnamed: only somebody whom the source does not name has spoken",
    );
    line(true, "\u{b7}: nothing known");
    lines
}
