//! How many changes of which kind there are, without the changes themselves.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::{UNEXPLAINED, listed};
use crate::compare::{BulkChange, Diff, Kind};
use crate::model::{Clock, Counted, Day};
use crate::view::answer::{Answer, Block, Table};
use crate::view::{DiffView, names, phrase};

/// How many changes of which kind there are between two days.
#[derive(Debug, Clone, PartialEq)]
pub struct DiffSummary {
    /// The first day.
    pub from: Day,
    /// The second day.
    pub to: Day,
    /// By which clock the positions were taken.
    pub clock: Clock,
    /// Which claims count.
    pub counted: Counted,
    /// How many positions there are before and after.
    pub positions: [usize; 2],
    /// Changes by kind.
    pub kinds: BTreeMap<Kind, usize>,
    /// Changes of nothing but remarks.
    pub remarks: usize,
    /// Changes of which nothing tells what happened.
    pub unexplained: usize,
    /// Remarks that began or ended, by name.
    pub marks: BTreeMap<&'static str, usize>,
}

impl DiffSummary {
    /// Of no change at all; `positions` tells how many there are before and after.
    pub fn new(days: [Day; 2], clock: Clock, counted: Counted, positions: [usize; 2]) -> Self {
        DiffSummary {
            from: days[0],
            to: days[1],
            clock,
            counted,
            positions,
            kinds: BTreeMap::new(),
            remarks: 0,
            unexplained: 0,
            marks: BTreeMap::new(),
        }
    }

    /// With the changes of a comparison.
    pub fn with(mut self, diff: &Diff) -> Self {
        for change in &diff.changes {
            match change.kind {
                Some(kind) => *self.kinds.entry(kind).or_default() += 1,
                None if change.only_remarks() => self.remarks += 1,
                None => self.unexplained += 1,
            }
            for mark in &change.marks {
                *self.marks.entry(mark.name()).or_default() += 1;
            }
        }
        self
    }

    /// With changes among plain claims.
    pub fn with_bulk(mut self, changes: &[BulkChange]) -> Self {
        for change in changes {
            *self.kinds.entry(change.kind).or_default() += 1;
            if let Some(mark) = change.mark() {
                *self.marks.entry(mark).or_default() += 1;
            }
        }
        self
    }

    /// How many cells changed.
    pub fn changes(&self) -> usize {
        self.kinds.values().sum::<usize>() + self.remarks + self.unexplained
    }

    /// Kinds and what stands for them, with their numbers.
    fn rows(&self) -> Vec<(&'static str, usize)> {
        let kinds = self.kinds.iter().map(|(kind, n)| (kind.name(), *n));
        let others = [
            ("only in remarks", self.remarks),
            (UNEXPLAINED, self.unexplained),
        ];
        kinds
            .chain(others.into_iter().filter(|(_, n)| *n > 0))
            .collect()
    }
}

/// How many changes of which kind there are.
pub fn diff_summary(summary: &DiffSummary) -> Answer {
    Answer {
        blocks: blocks(summary),
        table: table(summary),
        data: data(summary),
    }
}

/// The first of very many changes, under how many there are of which kind.
/// `view` holds the changes to list.
pub fn first_changes(summary: &DiffSummary, view: &DiffView<'_>) -> Answer {
    let mut answer = diff_summary(summary);
    answer.blocks.push(Block::Paragraph(format!(
        "The first {} of {} changes; as csv or json all are written.",
        view.diff.changes.len(),
        summary.changes()
    )));
    answer.blocks.extend(listed(view));
    answer.blocks.extend(super::notes(view.diff, view.clock));
    answer
}

fn blocks(summary: &DiffSummary) -> Vec<Block> {
    let title = if summary.from == summary.to {
        format!("What differs {}", names::as_of(summary.to))
    } else {
        format!(
            "What changed between {} and {}",
            summary.from.long(),
            summary.to.long()
        )
    };
    let [before, after] = summary.positions;
    let again = summary.kinds.get(&Kind::Reaffirmed).copied().unwrap_or(0);
    let again_in_words = match again {
        0 => String::new(),
        again => format!(", {again} reaffirmed"),
    };
    let text = format!(
        "{} before, {after} after, {} changed{again_in_words}. {}",
        phrase::count(before, "position"),
        summary.changes() - again,
        phrase::counted(summary.clock, &summary.counted)
    );
    let mut blocks = vec![Block::Heading(1, title), Block::Paragraph(text)];
    if summary.changes() > 0 {
        blocks.push(Block::Table(table(summary)));
    }
    if !summary.marks.is_empty() {
        let marks = summary.marks.iter().map(|(name, n)| format!("{n} {name}"));
        let marks: Vec<String> = marks.collect();
        blocks.push(Block::Paragraph(format!("Remarks: {}.", marks.join(", "))));
    }
    blocks
}

fn table(summary: &DiffSummary) -> Table {
    let row = |(kind, n): (&str, usize)| vec![kind.into(), n.to_string().into()];
    Table {
        header: vec!["kind".to_owned(), "changes".to_owned()],
        rows: summary.rows().into_iter().map(row).collect(),
    }
}

fn data(summary: &DiffSummary) -> Json {
    let kinds = summary.rows().into_iter();
    let kinds = kinds.map(|(kind, n)| json!({"kind": kind, "changes": n}));
    let marks = summary.marks.iter();
    let marks = marks.map(|(mark, n)| json!({"mark": mark, "changes": n}));
    json!({
        "schema": "stancegraph/diff-summary/1",
        "from": summary.from.to_string(),
        "to": summary.to.to_string(),
        "clock": summary.clock.name(),
        "min_credibility": summary.counted.min_credibility(),
        "reviewed_only": summary.counted.reviewed_only,
        "coders": &summary.counted.coders,
        "positions_before": summary.positions[0],
        "positions_after": summary.positions[1],
        "changes": summary.changes(),
        "kinds": kinds.collect::<Vec<_>>(),
        "marks": marks.collect::<Vec<_>>(),
    })
}
