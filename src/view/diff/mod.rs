//! What changed between two days, each change with the claim behind it.

mod comment;
mod flat;
mod json;
mod meanings;
mod summary;

pub(super) use json::{causes_data, marks_data};
pub(super) use meanings::Occurring;

use std::collections::BTreeMap;

use super::answer::{Answer, Block, Content, Item, Part, Tone};
use super::names::{self, Names};
use super::{comparison, pairs, phrase, positions};
use crate::compare::{Change, Diff, Kind, PairChange};
use crate::model::{Clock, Held};
pub use comment::comment;

pub use summary::{DiffSummary, diff_summary, first_changes};

/// What is shown of a comparison.
pub struct DiffView<'d> {
    /// The comparison.
    pub diff: &'d Diff,
    /// By which clock the snapshots were taken.
    pub clock: Clock,
    /// Pairs that came closer or moved apart, if they were asked for; of those
    /// that could not be measured among them only the number is told.
    pub pairs: Option<&'d [PairChange]>,
    /// The least movement of the pairs on the list, 0 to 1; 0 lists all that moved.
    pub threshold: f64,
    /// Shared issues below which agreement is given as counts.
    pub min_issues: u32,
    /// Names for the ids.
    pub names: &'d Names<'d>,
    /// Whether to print the sentences.
    pub quotes: bool,
    /// How many speakers are left out.
    pub hidden_speakers: usize,
}

/// The changes by actor and issue.
pub fn diff(view: &DiffView<'_>) -> Answer {
    Answer {
        blocks: blocks(view),
        table: flat::table(view),
        data: json::data(view),
    }
}

/// The changes by actor and issue, with only the content that is asked for:
/// of many changes each takes its time and its memory.
pub fn diff_in(view: &DiffView<'_>, content: Content) -> Answer {
    let mut answer = Answer::default();
    match content {
        Content::Words => answer.blocks = blocks(view),
        Content::Table => answer.table = flat::table(view),
        Content::Data => answer.data = json::data(view),
    }
    answer
}

fn blocks(view: &DiffView<'_>) -> Vec<Block> {
    let diff = view.diff;
    let mut blocks = vec![Block::Heading(1, title(diff))];
    blocks.push(Block::Paragraph(format!(
        "{} {}",
        summary(diff),
        phrase::counted(view.clock, &diff.counted)
    )));
    blocks.extend(listed(view));
    blocks.extend(notes(diff, view.clock));
    blocks.extend(
        view.pairs
            .map(|pairs| pair_blocks(view, pairs))
            .into_iter()
            .flatten(),
    );
    blocks.extend(positions::hidden(view.hidden_speakers));
    blocks
}

/// What the kinds mean that occur.
fn notes(diff: &Diff, clock: Clock) -> Vec<Block> {
    Occurring::of(diff).blocks(clock)
}

/// `What changed between 31 December 2025 and 29 January 2026`.
pub(super) fn title(diff: &Diff) -> String {
    if diff.from == diff.to {
        format!("What differs {}", names::as_of(diff.to))
    } else {
        format!(
            "What changed between {} and {}",
            diff.from.long(),
            diff.to.long()
        )
    }
}

/// `22 positions changed: 9 newly-evidenced, 6 new; 1 was reaffirmed.`
pub(super) fn summary(diff: &Diff) -> String {
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    let (mut remarks, mut unexplained) = (0, 0);
    for change in &diff.changes {
        match change.kind {
            Some(kind) => *counts.entry(kind).or_default() += 1,
            None if change.only_remarks() => remarks += 1,
            None => unexplained += 1,
        }
    }
    // What is said again stays as it is.
    let again = counts.remove(&Kind::Reaffirmed).unwrap_or(0);
    let again = match again {
        0 => String::new(),
        1 => "; 1 was reaffirmed".to_owned(),
        several => format!("; {several} were reaffirmed"),
    };
    let changed = counts.values().sum::<usize>() + remarks + unexplained;
    if !(diff.columns.stance || diff.columns.response) {
        return "No position can be compared: one of the two has neither a column `stance` nor a \
                column `response`."
            .to_owned();
    }
    if changed == 0 {
        return format!("No position changed{again}.");
    }
    let mut parts: Vec<String> = counts
        .iter()
        .map(|(kind, n)| format!("{n} {kind}"))
        .collect();
    if remarks > 0 {
        parts.push(format!("{remarks} only in remarks"));
    }
    if unexplained > 0 {
        parts.push(format!("{unexplained} {UNEXPLAINED}"));
    }
    format!(
        "{} changed: {}{again}.",
        phrase::count(changed, "position"),
        parts.join(", ")
    )
}

/// An attribution with the claim's id behind it, where there is one.
pub(super) fn with_id(attribution: String, id: &str) -> String {
    if attribution.is_empty() {
        attribution
    } else {
        format!("{attribution}{id}")
    }
}

/// What else happened to a cell, in words: `also declined; dissent from Russia`.
pub(super) fn further(change: &Change, names: &Names<'_>) -> String {
    let also = change.also.iter().map(|kind| format!("also {kind}"));
    let remarks = change.marks.iter().map(|m| {
        let about = match (&m.mark.about, m.name()) {
            (Some(id), name) if name.starts_with("dissent") => {
                format!(" from {}", names.actor(id.as_str()))
            }
            (Some(id), name) if name.starts_with("anonymous") => {
                format!(" ({})", names.actor(id.as_str()))
            }
            (Some(option), _) => format!(" on {}", names.option(&change.issue, option)),
            (None, _) => String::new(),
        };
        let learned = if m.newly_evidenced {
            ", newly evidenced"
        } else {
            ""
        };
        format!("{}{about}{learned}", m.name())
    });
    also.chain(remarks).collect::<Vec<_>>().join("; ")
}

/// The changes under a heading for each actor; where all are about one issue,
/// for each kind.
pub(super) fn listed(view: &DiffView<'_>) -> Vec<Block> {
    let mut changes: Vec<&Change> = view.diff.changes.iter().collect();
    let one_issue = changes
        .windows(2)
        .all(|pair| pair[0].issue == pair[1].issue);
    let many = changes
        .windows(2)
        .any(|pair| pair[0].actor != pair[1].actor);
    let mut blocks = Vec::new();
    if one_issue && many {
        let question = view.names.question(changes[0].issue.as_str());
        blocks.push(Block::Paragraph(question));
        changes.sort_by_key(|change| (change.kind, word(change)));
        for group in changes.chunk_by(|a, b| word(a) == word(b)) {
            let kind = word(group[0]);
            blocks.push(Block::Heading(2, format!("{kind} ({})", group.len())));
            let items = group.iter().map(|change| {
                let who = view.names.actor_with_id(change.actor.as_str());
                item(view, change, &who)
            });
            blocks.push(Block::List(items.collect()));
        }
        return blocks;
    }
    for group in changes.chunk_by(|a, b| a.actor == b.actor) {
        let who = view.names.actor_with_id(group[0].actor.as_str());
        blocks.push(Block::Heading(2, who));
        let items = group.iter().map(|change| {
            let first = match change.kind {
                Some(kind) => format!("{kind}: {}", change.issue),
                None if !change.only_remarks() => format!("{UNEXPLAINED}: {}", change.issue),
                None => change.issue.to_string(),
            };
            item(view, change, &first)
        });
        blocks.push(Block::List(items.collect()));
    }
    blocks
}

/// What stands for the kind of a change where nothing tells what happened.
pub const UNEXPLAINED: &str = "unexplained";

/// What that means, in a sentence.
pub const UNEXPLAINED_MEANING: &str = "a table does not list what was taken back, and a stored \
    snapshot not what was coded since, so nothing tells what happened.";

/// The kind of a change, or what stands for it.
pub(super) fn word(change: &Change) -> &'static str {
    match change.kind {
        Some(kind) => kind.name(),
        None if change.only_remarks() => "only in remarks",
        None => UNEXPLAINED,
    }
}

/// One change: where, from what to what, by which claims.
pub(super) fn item(view: &DiffView<'_>, change: &Change, first: &str) -> Item {
    let names = view.names;
    let before = phrase::cell(change.before.as_ref(), names);
    let after = phrase::cell(change.after.as_ref(), names);
    let more = further(change, names);
    let moved = if before == after {
        after
    } else {
        format!("{before} \u{2192} {after}")
    };
    let more = if more.is_empty() {
        more
    } else {
        format!(" [{more}]")
    };
    let mut below: Vec<Block> = Vec::new();
    if change.kind == Some(Kind::Dropped) {
        let gone = change.before.iter().flat_map(|cell| &cell.held);
        let kept = |h: &&Held| {
            let mut after = change.after.iter().flat_map(|cell| &cell.held);
            after.any(|other| other.evidence.claim == h.evidence.claim)
        };
        let gone = gone
            .filter(|h| !kept(h))
            .map(|h| names.evidence(&h.evidence));
        let gone: Vec<String> = gone.collect();
        if !gone.is_empty() {
            let text = format!("What fell: {}.", gone.join("; "));
            below.push(Block::Paragraph(text));
        }
        let left = change.after.as_ref();
        let left = left.map(|c| phrase::cell(Some(c), view.names));
        below.push(Block::Paragraph(match left {
            Some(left) => format!("What is left: {left}."),
            None => "Nothing is left.".to_owned(),
        }));
    }
    let mut plain: Vec<Item> = Vec::new();
    for cause in change.evidence() {
        let quotes = if view.quotes {
            names.quotes(cause)
        } else {
            Vec::new()
        };
        if quotes.is_empty() {
            let text = names.evidence(cause);
            plain.push(Item {
                text,
                ..Item::default()
            });
            continue;
        }
        let id = cause
            .claim
            .as_ref()
            .map_or(String::new(), |id| format!(" [{id}]"));
        for (text, attribution) in quotes {
            below.push(Block::Quote {
                text,
                attribution: with_id(attribution, &id),
            });
        }
    }
    if !plain.is_empty() {
        below.push(Block::List(plain));
    }
    let tone = match change.kind {
        Some(Kind::Reversed) => Tone::Alert,
        Some(Kind::Lapsed | Kind::Reaffirmed | Kind::NewlyEvidenced) => Tone::Faint,
        _ => change.after.as_ref().map_or(Tone::Plain, phrase::tone),
    };
    Item {
        text: format!("{first}: {moved}{more}"),
        tone,
        below,
    }
}

/// `same side on 1 of 3, 15 of 100 apart on tariff`, or `0.62 (n = 12)` from
/// `min_issues` on.
pub(super) fn agreement(found: &crate::compare::Agreement, min_issues: u32) -> String {
    match found.score() {
        None => "not comparable".to_owned(),
        Some(_) if found.n() < min_issues as usize => comparison::few(found),
        Some(score) => format!("{score:.2} (n = {})", found.n()),
    }
}

fn pair_blocks(view: &DiffView<'_>, found: &[PairChange]) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(2, "Pairs".to_owned())];
    let by = match view.threshold > 0.0 {
        true => format!(" by {} or more", view.threshold),
        false => String::new(),
    };
    let not_measured = pairs::not_measured(found);
    let also = (not_measured > 0).then(|| {
        let pairs = phrase::count(not_measured, "pair");
        let text = format!(
            "Not measured: {pairs} that can be compared on no issue on both days. `stance compare \
             --from --to` lists each."
        );
        Block::Paragraph(text)
    });
    if not_measured == found.len() {
        blocks.push(Block::Paragraph(format!(
            "No pair came closer or moved apart{by} on the issues that it shared on both days."
        )));
        blocks.extend(also);
        return blocks;
    }
    blocks.push(match view.threshold > 0.0 {
        true => Block::Paragraph(format!("Listed is who converged or diverged{by}.")),
        false => Block::Note(vec![
            Part::Words("Listed is who converged or diverged by any amount: ".to_owned()),
            Part::Code("--threshold 0"),
            Part::Words(".".to_owned()),
        ]),
    });
    let measured = found.iter().filter(|pair| pair.n_both() > 0);
    let items = pairs::change_items(measured, view.names, view.min_issues);
    blocks.push(Block::List(items));
    blocks.extend(also);
    blocks
}
