//! What changed since the first day of a report, with the quotes behind it.

use super::super::answer::{Block, Item, Tone};
use super::super::diff::{self, DiffView};
use super::super::names::Names;
use super::ReportView;
use super::cites::{self, Cites};
use super::limits;
use crate::compare::{Change, Diff};
use crate::model::Snapshot;

/// A figure and, by actor, each change.
pub(super) fn blocks(
    view: &ReportView<'_>,
    (before, diff): (&Snapshot, &Diff),
    names: &Names<'_>,
    cites: &Cites<'_>,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    let drawn = before.cells.len().max(view.after.cells.len());
    if !diff.changes.is_empty() && limits::shows(view, drawn, limits::DRAWN) {
        let figure = super::super::changes_figure(before, view.after, diff, names);
        // Each claim stands below with its words.
        blocks.push(super::figure(figure.without_footnotes()));
    } else if !diff.changes.is_empty() {
        let why = format!("{drawn} positions are too many lines to follow");
        blocks.push(limits::left_out("the drawing of changes", &why));
    }
    blocks.push(Block::Paragraph(diff::summary(diff)));
    let shown = DiffView {
        diff,
        clock: view.after.clock,
        pairs: None,
        min_issues: view.ledger.policy.min_issues,
        names,
        quotes: true,
        hidden_speakers: 0,
        threshold: 0.0,
    };
    let listed = limits::listed(view, diff.changes.len());
    let changes = diff.changes.get(..listed).unwrap_or_default();
    for group in changes.chunk_by(|a, b| a.actor == b.actor) {
        let who = names.actor_told(group[0].actor.as_str());
        blocks.push(Block::Heading(3, who));
        let items = group.iter().map(|change| item(&shown, change, cites));
        blocks.push(Block::List(items.collect()));
    }
    blocks.extend(limits::rest(diff.changes.len(), listed, "changes"));
    blocks
}

/// One change as elsewhere, its quotes with their notes.
fn item(view: &DiffView<'_>, change: &Change, cites: &Cites<'_>) -> Item {
    let question = view.names.question(change.issue.as_str());
    let question = format!("\u{201c}{question}\u{201d}");
    let first = match change.only_remarks() {
        true => question,
        false => format!("{}: {question}", diff::word(change)),
    };
    let mut item = diff::item(view, change, &first);
    // Colours are explained nowhere on the page, and brackets hold ids.
    item.tone = Tone::Plain;
    let remarks = diff::further(change, view.names);
    item.text = cites::without_brackets(item.text, &remarks);
    let words = |block: &Block| matches!(block, Block::Paragraph(_));
    item.below.retain(words);
    for cause in change.evidence() {
        item.below.extend(cites.quotes(cause, view.names));
    }
    item
}
