//! What changed over many days: step by step, cell by cell, or as a figure of
//! lanes along time.

mod figure;
mod history;
mod steps;
mod words;

pub use figure::series_figure;
pub use history::history;
pub use steps::steps;

use super::diff::{self, DiffView};
use super::names::Names;
use crate::compare::{Diff, Series};

/// What is shown of a series of comparisons.
pub struct SeriesView<'s> {
    /// The comparisons.
    pub series: &'s Series,
    /// Names for the ids.
    pub names: &'s Names<'s>,
    /// Whether to print the sentences.
    pub quotes: bool,
    /// How many speakers are left out.
    pub hidden_speakers: usize,
}

impl<'s> SeriesView<'s> {
    /// One of the comparisons, as it is shown alone.
    fn of<'d>(&'d self, diff: &'d Diff) -> DiffView<'d>
    where
        's: 'd,
    {
        DiffView {
            diff,
            clock: self.series.first.clock,
            pairs: None,
            threshold: 0.0,
            min_issues: 0,
            names: self.names,
            quotes: self.quotes,
            hidden_speakers: 0,
        }
    }

    /// Every change as a row of the table, and as data, with the days between
    /// which it happened.
    fn rows(&self) -> Vec<Dated<'s>> {
        let mut rows = Vec::new();
        for diff in &self.series.diffs {
            let shown = diff::diff(&self.of(diff));
            let data = match shown.data {
                serde_json::Value::Object(mut data) => data.remove("changes"),
                _ => None,
            };
            let data = match data {
                Some(serde_json::Value::Array(data)) => data,
                _ => Vec::new(),
            };
            let changes = diff.changes.iter().zip(shown.table.rows).zip(data);
            rows.extend(changes.map(|((change, cells), data)| Dated {
                diff,
                change,
                cells,
                data,
            }));
        }
        rows
    }
}

/// A change and what is written of it.
struct Dated<'s> {
    diff: &'s Diff,
    change: &'s crate::compare::Change,
    cells: Vec<super::answer::Cell>,
    data: serde_json::Value,
}

/// The columns of both tables: those of a diff behind the two days.
fn header(shown: &SeriesView<'_>) -> Vec<String> {
    let empty = Diff {
        from: shown.series.first.as_of,
        to: shown.series.last.as_of,
        columns: shown.series.first.columns,
        counted: shown.series.first.counted.clone(),
        changes: Vec::new(),
    };
    let days = ["from", "to"].map(str::to_owned);
    let columns = diff::diff(&shown.of(&empty)).table.header;
    days.into_iter().chain(columns).collect()
}

/// A row of both tables.
fn row(dated: &Dated<'_>) -> Vec<super::answer::Cell> {
    let days = [dated.diff.from, dated.diff.to].map(|day| day.to_string().into());
    days.into_iter()
        .chain(dated.cells.iter().cloned())
        .collect()
}
