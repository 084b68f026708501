//! Open questions: issues on which nobody, or only one side, has spoken.

use std::collections::{BTreeMap, BTreeSet};

use super::super::answer::{Block, Item};
use super::super::names::Names;
use super::super::phrase;
use super::{ReportView, limits};
use crate::model::{Cell, Held, Slug};

/// The issues that are open, each as a line.
#[derive(Debug, Default)]
pub(super) struct Open {
    /// Nobody has spoken.
    silent: Vec<String>,
    /// Somebody has, but nobody takes a side.
    sideless: Vec<String>,
    /// Whoever takes a side takes the same.
    one_sided: Vec<String>,
}

/// Sorts the issues of a report.
pub(super) fn of(view: &ReportView<'_>, names: &Names<'_>) -> Open {
    let mut open = Open::default();
    let mut by_issue: BTreeMap<&Slug, Vec<&Cell>> = BTreeMap::new();
    for cell in &view.after.cells {
        by_issue.entry(&cell.issue).or_default().push(cell);
    }
    for id in view.issues {
        let issue = view.ledger.issue(*id);
        let cells = by_issue.get(&issue.id).map_or(&[][..], Vec::as_slice);
        let question = issue.question.to_string();
        let holders: Vec<&&Cell> = cells
            .iter()
            .filter(|cell| live(cell).next().is_some())
            .collect();
        if cells.is_empty() {
            open.silent.push(question);
            continue;
        }
        if holders.is_empty() {
            let done = cells.iter().filter_map(|cell| {
                let given = cell.response.as_ref()?;
                let who = names.actor(cell.actor.as_str());
                Some(format!("{who} {}", phrase::response_word(given.response)))
            });
            let done: Vec<String> = done.collect();
            open.sideless.push(match done.is_empty() {
                true => question,
                false => format!("{question} ({})", done.join(", ")),
            });
            continue;
        }
        // What is held, by side, or by option where there are options.
        let sides: BTreeSet<String> = holders
            .iter()
            .flat_map(|cell| live(cell).map(|held| side(cell, held, names)))
            .collect();
        if sides.len() == 1 {
            let who: Vec<String> = holders
                .iter()
                .map(|c| names.actor(c.actor.as_str()))
                .collect();
            let side = sides.into_iter().next().unwrap_or_default();
            open.one_sided
                .push(format!("{question} ({side}: {})", who.join(", ")));
        }
    }
    open
}

fn live(cell: &Cell) -> impl Iterator<Item = &Held> {
    cell.held.iter().filter(|held| !held.stale)
}

fn side(cell: &Cell, held: &Held, names: &Names<'_>) -> String {
    use crate::model::Sign;
    match (held.value.option(), held.value.sign()) {
        (Some(_), _) | (None, Sign::Neutral) => phrase::value(&held.value, &cell.issue, names),
        (None, Sign::Positive) => "in favour".to_owned(),
        (None, Sign::Negative) => "against".to_owned(),
    }
}

impl Open {
    /// The lists, each by the word for its way of being open.
    pub(super) fn lists(&self) -> [(&'static str, &[String]); 3] {
        [
            ("silent", &self.silent),
            ("sideless", &self.sideless),
            ("one-sided", &self.one_sided),
        ]
    }

    /// How many issues are open, in a sentence; none if none is.
    pub(super) fn sentence(&self) -> Option<String> {
        let mut parts = Vec::new();
        for (list, what) in [
            (&self.silent, "nobody has spoken"),
            (&self.sideless, "nobody takes a side"),
            (&self.one_sided, "only one side has spoken"),
        ] {
            if !list.is_empty() {
                parts.push(format!("on {} {what}", phrase::count(list.len(), "issue")));
            }
        }
        (!parts.is_empty()).then(|| format!("Open: {}.", parts.join("; ")))
    }

    /// The issues, under a heading for each way of being open.
    pub(super) fn blocks(&self, view: &ReportView<'_>) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (list, title) in [
            (&self.silent, "Nobody has spoken"),
            (&self.sideless, "Spoken of, but nobody takes a side"),
            (&self.one_sided, "Only one side has spoken"),
        ] {
            if list.is_empty() {
                continue;
            }
            let item = |text: &String| Item {
                text: text.clone(),
                ..Item::default()
            };
            blocks.push(Block::Heading(3, title.to_owned()));
            let listed = limits::listed(view, list.len());
            blocks.push(Block::List(list.iter().take(listed).map(item).collect()));
            blocks.extend(limits::rest(list.len(), listed, "issues"));
        }
        if blocks.is_empty() {
            let text = "On every issue more than one side has spoken.";
            blocks.push(Block::Paragraph(text.to_owned()));
        }
        blocks
    }
}
