//! What changed over many days: step by step, cell by cell, or as a figure of
//! lanes along time.

mod figure;
mod history;
mod pieces;
mod steps;
mod summary;
mod words;

pub use figure::series_figure;
pub use pieces::series_pieces;
pub use summary::{SeriesSummary, steps_summary};

use serde_json::Value as Json;

use super::answer::{Answer, Cell, Content, Table};
use super::diff::{self, DiffView};
use super::names::Names;
use crate::compare::{Change, Diff, Series};

/// In which order changes are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// Step by step; steps without a change are counted.
    Steps,
    /// One cell after the other, each through time.
    History,
}

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

    /// Every change with the comparison in which it stands.
    fn dated(&self) -> Vec<Dated<'s>> {
        let diffs = self.series.diffs.iter();
        let all = diffs.flat_map(|diff| diff.changes.iter().map(move |change| (diff, change)));
        let numbered = all.enumerate();
        numbered
            .map(|(number, (diff, change))| Dated {
                number,
                diff,
                change,
            })
            .collect()
    }

    /// Every change as data, in the order of the comparisons.
    fn data(&self) -> Vec<Json> {
        let mut all = Vec::new();
        for one in &self.series.diffs {
            let mut shown = diff::diff_in(&self.of(one), Content::Data);
            if let Json::Array(changes) = shown.data["changes"].take() {
                all.extend(changes);
            }
        }
        all
    }

    /// The same as rows of a table.
    fn rows(&self) -> Vec<Vec<Cell>> {
        let rows = self.series.diffs.iter().flat_map(|one| {
            let rows = diff::diff_in(&self.of(one), Content::Table).table.rows;
            rows.into_iter().map(|cells| {
                let days = [one.from, one.to].map(|day| day.to_string().into());
                days.into_iter().chain(cells).collect()
            })
        });
        rows.collect()
    }
}

impl Listing {
    /// The changes, with only the content that is asked for.
    pub fn answer(self, view: &SeriesView<'_>, content: Content) -> Answer {
        let mut answer = Answer::default();
        match (content, self) {
            (Content::Words, Listing::Steps) => answer.blocks = steps::blocks(view),
            (Content::Words, Listing::History) => answer.blocks = history::blocks(view),
            (Content::Data, Listing::Steps) => answer.data = steps::data(view),
            (Content::Data, Listing::History) => answer.data = history::data(view),
            (Content::Table, _) => answer.table = self.table(view),
        }
        answer
    }

    /// What stands below the opening, each part under a heading.
    fn sections(self, view: &SeriesView<'_>) -> Vec<super::answer::Block> {
        match self {
            Listing::Steps => steps::sections(view),
            Listing::History => history::sections(view),
        }
    }

    fn table(self, view: &SeriesView<'_>) -> Table {
        let mut rows = view.rows();
        if self == Listing::History {
            let sorted = history::sorted(view).into_iter();
            rows = sorted
                .map(|dated| std::mem::take(&mut rows[dated.number]))
                .collect();
        }
        Table {
            header: header(view),
            rows,
        }
    }
}

/// The changes of each step by actor and issue.
pub fn steps(view: &SeriesView<'_>) -> Answer {
    whole(Listing::Steps, view)
}

/// The changes of each cell in the order of time.
pub fn history(view: &SeriesView<'_>) -> Answer {
    whole(Listing::History, view)
}

fn whole(listing: Listing, view: &SeriesView<'_>) -> Answer {
    Answer {
        table: listing.answer(view, Content::Table).table,
        data: listing.answer(view, Content::Data).data,
        ..listing.answer(view, Content::Words)
    }
}

/// A change, where it stands among all, and the comparison that tells of it.
struct Dated<'s> {
    number: usize,
    diff: &'s Diff,
    change: &'s Change,
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
    let columns = diff::diff_in(&shown.of(&empty), Content::Table)
        .table
        .header;
    days.into_iter().chain(columns).collect()
}
