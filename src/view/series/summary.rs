//! How many changes of which kind there are in each step, without the changes
//! themselves.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::words;
use crate::compare::{BulkSeries, Change, Every, Series};
use crate::model::{ClaimTable, Clock, Counted, Day};
use crate::view::answer::{Answer, Block, Table};
use crate::view::diff;

/// Kinds in their order, and behind them what has none.
type What = (bool, Option<crate::compare::Kind>, &'static str);

/// How many changes of which kind there are from step to step.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesSummary {
    /// How far the days of the comparisons are apart.
    pub(super) every: Every,
    /// The day before the first step, and the last day of the last.
    pub(super) span: (Day, Day),
    pub(super) clock: Clock,
    pub(super) counted: Counted,
    /// How many steps there are, those without a change included.
    pub(super) steps: usize,
    /// Those with a change, from the earliest on.
    pub(super) counts: Vec<StepCounts>,
}

/// What changed in one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StepCounts {
    days: (Day, Day),
    kinds: BTreeMap<What, usize>,
    marks: BTreeMap<&'static str, usize>,
}

impl StepCounts {
    fn new(days: (Day, Day)) -> StepCounts {
        StepCounts {
            days,
            kinds: BTreeMap::new(),
            marks: BTreeMap::new(),
        }
    }

    fn add(&mut self, change: &Change) {
        let what = (change.kind.is_none(), change.kind, diff::word(change));
        *self.kinds.entry(what).or_default() += 1;
        for mark in &change.marks {
            *self.marks.entry(mark.name()).or_default() += 1;
        }
    }

    fn changes(&self) -> usize {
        self.kinds.values().sum()
    }
}

impl SeriesSummary {
    /// Of a series.
    pub fn of(series: &Series) -> SeriesSummary {
        let counts = series.diffs.iter().map(|one| {
            let mut counts = StepCounts::new((one.from, one.to));
            one.changes.iter().for_each(|change| counts.add(change));
            counts
        });
        SeriesSummary {
            every: series.every,
            span: (series.first.as_of, series.last.as_of),
            clock: series.first.clock,
            counted: series.first.counted.clone(),
            steps: series.steps,
            counts: counts.collect(),
        }
    }

    /// Of plain claims.
    pub fn of_bulk(series: &BulkSeries, table: &ClaimTable) -> SeriesSummary {
        let mut counts: BTreeMap<i32, StepCounts> = BTreeMap::new();
        for step in &series.changes {
            let new = || StepCounts::new(series.days(table, step));
            let counts = counts.entry(step.number).or_insert_with(new);
            let kind = step.change.kind;
            *counts
                .kinds
                .entry((false, Some(kind), kind.name()))
                .or_default() += 1;
            if let Some(mark) = step.change.mark() {
                *counts.marks.entry(mark).or_default() += 1;
            }
        }
        SeriesSummary {
            every: series.every,
            span: (series.from, series.to.max(series.from)),
            clock: series.clock,
            counted: Counted::default(),
            steps: series.steps(),
            counts: counts.into_values().collect(),
        }
    }

    /// How many cells changed, each counted in every step in which it did.
    pub fn changes(&self) -> usize {
        self.counts.iter().map(StepCounts::changes).sum()
    }

    /// The kinds over all steps.
    pub(super) fn kinds(&self) -> BTreeMap<What, usize> {
        sums(self.counts.iter().map(|step| &step.kinds))
    }

    fn marks(&self) -> BTreeMap<&'static str, usize> {
        sums(self.counts.iter().map(|step| &step.marks))
    }
}

fn sums<'s, K: Ord + Copy + 's>(
    all: impl Iterator<Item = &'s BTreeMap<K, usize>>,
) -> BTreeMap<K, usize> {
    let mut sums = BTreeMap::new();
    for (key, n) in all.flatten() {
        *sums.entry(*key).or_default() += n;
    }
    sums
}

/// How many changes of which kind there are in each step.
pub fn steps_summary(summary: &SeriesSummary) -> Answer {
    let mut blocks = words::opening(summary);
    if !summary.counts.is_empty() {
        blocks.push(Block::Table(by_step(summary)));
    }
    let marks = summary.marks();
    if !marks.is_empty() {
        let marks = marks.iter().map(|(name, n)| format!("{n} {name}"));
        let marks: Vec<String> = marks.collect();
        blocks.push(Block::Paragraph(format!("Remarks: {}.", marks.join(", "))));
    }
    Answer {
        blocks,
        table: table(summary),
        data: data(summary),
    }
}

/// A row for each step, a column for each kind that occurs.
fn by_step(summary: &SeriesSummary) -> Table {
    let kinds = summary.kinds();
    let header = [summary.every.name(), "changes"].into_iter();
    let rows = summary.counts.iter().map(|step| {
        let when = words::step(summary.every, step.days.1);
        let of = |what| step.kinds.get(what).map_or(String::new(), usize::to_string);
        let mut row = vec![when.into(), step.changes().to_string().into()];
        row.extend(kinds.keys().map(|what| of(what).into()));
        row
    });
    Table {
        header: header
            .chain(kinds.keys().map(|what| what.2))
            .map(str::to_owned)
            .collect(),
        rows: rows.collect(),
    }
}

fn table(summary: &SeriesSummary) -> Table {
    let header = ["from", "to", "kind", "changes"];
    let rows = summary.counts.iter().flat_map(|step| {
        step.kinds.iter().map(|(what, n)| {
            let (from, to) = step.days;
            let cells = [
                from.to_string(),
                to.to_string(),
                what.2.to_owned(),
                n.to_string(),
            ];
            cells.map(Into::into).into()
        })
    });
    Table {
        header: header.map(str::to_owned).into(),
        rows: rows.collect(),
    }
}

fn data(summary: &SeriesSummary) -> Json {
    let diffs = summary.counts.iter().map(|step| {
        json!({
            "from": step.days.0.to_string(),
            "to": step.days.1.to_string(),
            "changes": step.changes(),
            "kinds": kinds_data(&step.kinds),
            "marks": marks_data(&step.marks),
        })
    });
    json!({
        "schema": "stancegraph/diffs-summary/1",
        "from": summary.span.0.to_string(),
        "to": summary.span.1.to_string(),
        "every": summary.every.name(),
        "clock": summary.clock.name(),
        "min_credibility": summary.counted.min_credibility(),
        "reviewed_only": summary.counted.reviewed_only,
        "coders": &summary.counted.coders,
        "steps": summary.steps,
        "changes": summary.changes(),
        "kinds": kinds_data(&summary.kinds()),
        "marks": marks_data(&summary.marks()),
        "diffs": diffs.collect::<Vec<_>>(),
    })
}

fn kinds_data(kinds: &BTreeMap<What, usize>) -> Vec<Json> {
    let kinds = kinds.iter();
    kinds
        .map(|(what, n)| json!({"kind": what.2, "changes": n}))
        .collect()
}

fn marks_data(marks: &BTreeMap<&'static str, usize>) -> Vec<Json> {
    let marks = marks.iter();
    marks
        .map(|(mark, n)| json!({"mark": mark, "changes": n}))
        .collect()
}
