//! Open questions: issues on which nobody has spoken, nobody takes a side, or
//! only one actor holds anything; and beside them those held on one side only.

use std::collections::{BTreeMap, BTreeSet};

use super::super::answer::{Block, Item};
use super::super::names::Names;
use super::super::phrase;
use super::{ReportView, limits};
use crate::model::{Cell, Held, MarkKind, Scale, Sign, Slug};

/// The issues that are open, and those on one side only, each as a line.
#[derive(Debug, Default)]
pub(super) struct Open {
    /// Nobody has spoken.
    silent: Vec<String>,
    /// Somebody has, but nobody takes a side.
    sideless: Vec<String>,
    /// One actor alone holds anything.
    single: Vec<String>,
    /// Somebody took a side, but so long ago that no stance counts as live.
    stale: Vec<String>,
    /// Several hold something, and all the same: not open, but to be known.
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
        let holders = cells.iter().filter(|cell| live(cell).next().is_some());
        let holders: Vec<&Cell> = holders.copied().collect();
        // What is held, by side, or by option where there are options.
        let sides: BTreeSet<String> = holders
            .iter()
            .flat_map(|cell| live(cell).map(|held| side(cell, held, names)))
            .collect();
        let sideless = held_by(&holders).all(|held| is_neither(held, &issue.scale));
        match &holders[..] {
            _ if cells.is_empty() => open.silent.push(question),
            [] if cells.iter().any(|cell| !cell.held.is_empty()) => {
                let held = cells.iter().flat_map(|cell| {
                    let who = names.actor_told(cell.actor.as_str());
                    let held = cell.held.iter();
                    held.map(move |held| {
                        format!("{who}: {}", phrase::held(held, &cell.issue, names))
                    })
                });
                open.stale.push(with(question, some(held.collect())));
            }
            _ if sideless => open.sideless.push(with(question, done(cells, names))),
            [only] => {
                let who = names.actor_told(only.actor.as_str());
                let held: Vec<String> = live(only)
                    .map(|held| phrase::held(held, &only.issue, names))
                    .collect();
                open.single
                    .push(with(question, vec![format!("{who}: {}", held.join("; "))]));
            }
            // A scale of numbers has no sides.
            several if sides.len() == 1 && !matches!(issue.scale, Scale::Scale { .. }) => {
                let side = sides.into_iter().next().unwrap_or_default();
                open.one_sided
                    .push(format!("{question} ({})", agreed(&side, several, names)));
            }
            _ => {}
        }
    }
    open
}

/// So many are named in a line.
const NAMED: usize = 4;

/// The first of them, and how many more there are.
fn some(mut all: Vec<String>) -> Vec<String> {
    let more = all.len().saturating_sub(NAMED);
    all.truncate(NAMED);
    all.extend((more > 0).then(|| format!("{more} more")));
    all
}

fn held_by<'c>(holders: &[&'c Cell]) -> impl Iterator<Item = &'c Held> {
    holders.iter().flat_map(|cell| live(cell))
}

fn live(cell: &Cell) -> impl Iterator<Item = &Held> {
    cell.held.iter().filter(|held| !held.stale)
}

/// Whether a stance is neither for nor against, where there are sides.
fn is_neither(held: &Held, scale: &Scale) -> bool {
    !matches!(scale, Scale::Scale { .. }) && held.value.sign() == Sign::Neutral
}

fn side(cell: &Cell, held: &Held, names: &Names<'_>) -> String {
    match (held.value.option(), held.value.sign()) {
        (Some(_), _) | (None, Sign::Neutral) => phrase::value(&held.value, &cell.issue, names),
        (None, Sign::Positive) => "in favour".to_owned(),
        (None, Sign::Negative) => "against".to_owned(),
    }
}

/// A question with what there is to say of it in brackets.
fn with(question: String, said: Vec<String>) -> String {
    match said.is_empty() {
        true => question,
        false => format!("{question} ({})", said.join(", ")),
    }
}

/// What was done on an issue on which nobody takes a side.
fn done(cells: &[&Cell], names: &Names<'_>) -> Vec<String> {
    let done = cells.iter().filter_map(|cell| {
        let who = names.actor_told(cell.actor.as_str());
        if let Some(held) = live(cell).next() {
            return Some(format!(
                "{who}: {}",
                phrase::value(&held.value, &cell.issue, names)
            ));
        }
        let given = cell.response.as_ref()?;
        Some(format!("{who} {}", phrase::response_word(given.response)))
    });
    done.collect()
}

/// `in favour: Northland, Southland; a lower voice of Northland contradicts`.
fn agreed(side: &str, holders: &[&Cell], names: &Names<'_>) -> String {
    let who = |cell: &&Cell| names.actor_told(cell.actor.as_str());
    let all: Vec<String> = holders.iter().map(who).collect();
    let mut text = format!("{side}: {}", all.join(", "));
    for cell in holders {
        for (mark, voice) in [
            (MarkKind::SpokespersonConflict, "a lower voice"),
            (MarkKind::Contested, "a voice of the same authority"),
        ] {
            if cell.has(mark) {
                text.push_str(&format!("; {voice} of {} contradicts", who(cell)));
            }
        }
    }
    text
}

impl Open {
    /// The lists, each by the word for what it holds.
    pub(super) fn lists(&self) -> [(&'static str, &[String]); 5] {
        [
            ("silent", &self.silent),
            ("sideless", &self.sideless),
            ("single", &self.single),
            ("stale", &self.stale),
            ("one-sided", &self.one_sided),
        ]
    }

    /// How many issues are open, and how many are held on one side only.
    pub(super) fn sentences(&self) -> Vec<String> {
        let mut parts = Vec::new();
        for (list, what) in [
            (&self.silent, "nobody has spoken"),
            (&self.sideless, "nobody takes a side"),
            (&self.single, "only one actor holds anything"),
            (&self.stale, "every stance has grown stale"),
        ] {
            if !list.is_empty() {
                parts.push(format!("on {} {what}", phrase::count(list.len(), "issue")));
            }
        }
        let mut sentences = Vec::new();
        if !parts.is_empty() {
            sentences.push(format!("Open: {}.", parts.join("; ")));
        }
        if !self.one_sided.is_empty() {
            let issues = phrase::count(self.one_sided.len(), "issue");
            sentences.push(format!("On {issues} all stances are on one side."));
        }
        sentences
    }

    /// The issues, under a heading for each way of being open.
    pub(super) fn blocks(&self, view: &ReportView<'_>) -> Vec<Block> {
        let mut blocks = Vec::new();
        let is_open = [&self.silent, &self.sideless, &self.single, &self.stale];
        if is_open.iter().all(|list| list.is_empty()) {
            let text = "None: on every issue several actors hold something.";
            blocks.push(Block::Paragraph(text.to_owned()));
        }
        for (list, title) in [
            (&self.silent, "Nobody has spoken"),
            (&self.sideless, "Spoken of, but nobody takes a side"),
            (&self.single, "Only one actor holds anything"),
            (&self.stale, "Every stance has grown stale"),
            (&self.one_sided, "Held on one side only"),
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
        blocks
    }
}
