//! What the claims of two periods say, each period for itself.

use serde_json::json;

use super::answer::{Answer, Block, Item, Table};
use super::diff::{self, DiffView};
use super::figure::Figure;
use super::names::Names;
use super::{data, phrase, positions, standing};
use crate::compare::{Change, Diff, Periods};
use crate::model::{Cell, Day, Snapshot};

/// The changes where both periods speak, and what only one of them speaks of.
/// `quotes` asks for the sentences; so many speakers are left out.
pub fn periods(found: &Periods, names: &Names<'_>, quotes: bool, hidden: usize) -> Answer {
    let view = DiffView {
        diff: &found.diff,
        clock: found.clock,
        pairs: None,
        threshold: 0.0,
        min_issues: 0,
        names,
        quotes,
        hidden_speakers: hidden,
    };
    let shown = diff::diff(&view);
    let mut blocks = vec![
        Block::Heading(1, title(found)),
        Block::Paragraph(format!(
            "Each period is told by its own claims alone. Where both speak: {} {}",
            lowered(&diff::summary(&found.diff)),
            phrase::counted(found.clock, &found.diff.counted)
        )),
    ];
    blocks.extend(diff::listed(&view));
    let (first, second) = (&found.only_first, &found.only_second);
    blocks.extend(alone("Only the first period speaks of", first, names));
    blocks.extend(alone("Only the second period speaks of", second, names));
    blocks.extend(diff::Occurring::of(&found.diff).blocks(found.clock));
    blocks.extend(positions::hidden(hidden));
    let cells =
        |cells: &[Cell]| -> Vec<_> { cells.iter().map(|cell| data::cell(cell, None)).collect() };
    let period = |(from, to): (Day, Day)| json!({"from": from.to_string(), "to": to.to_string()});
    let data = json!({
        "schema": "stancegraph/periods/1",
        "first": period(found.first),
        "second": period(found.second),
        "clock": found.clock.name(),
        "min_credibility": found.diff.counted.min_credibility(),
        "reviewed_only": found.diff.counted.reviewed_only,
        "coders": &found.diff.counted.coders,
        "hidden_speakers": hidden,
        "changes": shown.data["changes"],
        "only_first": cells(first),
        "only_second": cells(second),
    });
    Answer {
        blocks,
        table: table(found, shown.table, names),
        data,
    }
}

/// The table of the changes, and what only one period speaks of behind it; the
/// first column tells which of them speak.
fn table(found: &Periods, mut table: Table, names: &Names<'_>) -> Table {
    let mut rows = Vec::new();
    let change = |cell: &Cell, is_first: bool| Change {
        actor: cell.actor.clone(),
        issue: cell.issue.clone(),
        before: is_first.then(|| cell.clone()),
        after: (!is_first).then(|| cell.clone()),
        kind: None,
        also: Vec::new(),
        marks: Vec::new(),
        causes: Vec::new(),
    };
    let alone = |cells: &[Cell], is_first| {
        let changes = cells.iter().map(|cell| change(cell, is_first)).collect();
        let diff = Diff {
            changes,
            ..found.diff.clone()
        };
        let view = DiffView {
            diff: &diff,
            clock: found.clock,
            pairs: None,
            threshold: 0.0,
            min_issues: 0,
            names,
            quotes: false,
            hidden_speakers: 0,
        };
        diff::diff(&view).table.rows
    };
    for (speak, found) in [
        ("both", std::mem::take(&mut table.rows)),
        ("first", alone(&found.only_first, true)),
        ("second", alone(&found.only_second, false)),
    ] {
        rows.extend(found.into_iter().map(|mut row| {
            row.insert(0, speak.into());
            row
        }));
    }
    table.header.insert(0, "speak".to_owned());
    Table { rows, ..table }
}

/// The changes where both periods speak, as a figure; the snapshots are those
/// of the two periods.
pub fn periods_figure(
    found: &Periods,
    (before, after): (&Snapshot, &Snapshot),
    names: &Names<'_>,
) -> Figure {
    let mut figure = standing::changes_figure(before, after, &found.diff, names);
    figure.title = title(found);
    figure
}

fn title(found: &Periods) -> String {
    let period = |(from, to): (Day, Day)| format!("{} to {}", from.long(), to.long());
    format!(
        "What was said from {}, and from {}",
        period(found.first),
        period(found.second)
    )
}

/// The same sentence within another.
fn lowered(sentence: &str) -> String {
    match sentence.strip_prefix("No ") {
        Some(rest) => format!("no {rest}"),
        None => sentence.to_owned(),
    }
}

/// What only one period speaks of.
fn alone(heading: &str, cells: &[Cell], names: &Names<'_>) -> Vec<Block> {
    if cells.is_empty() {
        return Vec::new();
    }
    let item = |cell: &Cell| Item {
        text: format!(
            "{} on {}: {}",
            names.actor(cell.actor.as_str()),
            cell.issue,
            phrase::cell(Some(cell), diff::told(Some(cell), names).as_deref())
        ),
        tone: phrase::tone(cell),
        ..Item::default()
    };
    vec![
        Block::Heading(2, heading.to_owned()),
        Block::List(cells.iter().map(item).collect()),
    ]
}
