//! A report: who stands where, what changed, who agrees, what is open, with the
//! figures among the words. One file a section.

mod caveats;
mod open;
mod sources;
mod summary;

use super::answer::{Answer, Block, Table};
use super::diff::DiffView;
use super::names::Names;
use super::{MatrixOptions, comparison, phrase};
use crate::compare::{Agreement, AgreementOptions, Diff, agreements};
use crate::model::{ClaimId, IssueId, Ledger, Slug, Snapshot};

/// What a report is made of.
pub struct ReportView<'r> {
    /// The ledger.
    pub ledger: &'r Ledger,
    /// The positions as of the day of the report.
    pub after: &'r Snapshot,
    /// The positions as of the day before which nothing is reported as a
    /// change, and what changed since; none if no such day was named.
    pub since: Option<(&'r Snapshot, &'r Diff)>,
    /// The claims that count as of the day of the report.
    pub claims: &'r [ClaimId],
    /// The claims to show in date order.
    pub period: &'r dyn Fn(ClaimId) -> bool,
    /// The issues that the report is about.
    pub issues: &'r [IssueId],
}

/// The report; its figures stand where they belong, each named after its kind.
pub fn report(view: &ReportView<'_>) -> Answer {
    let names = Names::new([view.ledger]);
    let pairs = pairs(view);
    let open = open::of(view, &names);
    let mut blocks = head(view);
    blocks.push(heading("Summary"));
    blocks.push(summary::block(view, &names, &pairs, &open));
    blocks.push(heading("Who stands where"));
    blocks.extend(standing(view, &names));
    blocks.extend(changes(view, &names));
    blocks.push(heading("Agreement"));
    blocks.extend(agreement(view, &names, &pairs));
    blocks.push(heading("Timeline"));
    blocks.push(figure(super::timeline_figure(view.ledger, view.period)));
    blocks.push(heading("Open questions"));
    blocks.extend(open.blocks());
    blocks.push(heading("What the numbers cannot say"));
    blocks.push(caveats::block(view, &pairs));
    blocks.push(heading("Sources"));
    blocks.push(sources::block(view));
    Answer {
        blocks,
        table: Table::default(),
        data: serde_json::Value::Null,
    }
}

fn heading(text: &str) -> Block {
    Block::Heading(2, text.to_owned())
}

fn figure(figure: super::figure::Figure) -> Block {
    Block::Figure(Box::new(figure))
}

/// Title, days and clock.
fn head(view: &ReportView<'_>) -> Vec<Block> {
    let title = view.ledger.title.as_deref().unwrap_or("Positions");
    let day = view.after.as_of.long();
    let days = match view.since {
        Some((before, _)) => format!("From {} to {day}.", before.as_of.long()),
        None => format!("As of {day}."),
    };
    vec![
        Block::Heading(1, title.to_owned()),
        Block::Paragraph(format!(
            "{days} {}",
            phrase::counted(view.after.clock, &view.after.counted)
        )),
    ]
}

/// The positions as a figure; the matrix as a figure and as a table.
fn standing(view: &ReportView<'_>, names: &Names<'_>) -> Vec<Block> {
    if view.after.cells.is_empty() {
        return vec![Block::Paragraph("Nobody holds a position yet.".to_owned())];
    }
    let matrix = super::matrix(view.after, names, MatrixOptions::default());
    let mut blocks = vec![
        figure(super::positions_figure(view.after, names)),
        figure(super::matrix_figure(
            view.after,
            names,
            MatrixOptions::default(),
        )),
    ];
    let words = matrix.blocks.into_iter();
    blocks.extend(words.filter(|b| !matches!(b, Block::Heading(..))).skip(1));
    blocks
}

/// What changed, as a figure and each change with its quotes.
fn changes(view: &ReportView<'_>, names: &Names<'_>) -> Vec<Block> {
    let Some((before, diff)) = view.since else {
        return Vec::new();
    };
    let answer = super::diff(&DiffView {
        diff,
        clock: view.after.clock,
        pairs: None,
        min_issues: view.ledger.policy.min_issues,
        names,
        quotes: true,
        hidden_speakers: 0,
        threshold: 0.0,
    });
    let mut blocks = vec![heading("What changed")];
    if !diff.changes.is_empty() {
        blocks.push(figure(super::changes_figure(
            before, view.after, diff, names,
        )));
    }
    // Below the heading of the section, one level deeper.
    let words = answer.blocks.into_iter().skip(1);
    blocks.extend(words.map(|block| match block {
        Block::Heading(level, text) => Block::Heading(level + 1, text),
        block => block,
    }));
    blocks
}

/// The pairs that can be compared, those with most issues first.
fn pairs(view: &ReportView<'_>) -> Vec<Agreement> {
    let mut pairs = agreements(view.ledger, view.after, AgreementOptions::default());
    let shown = |id: &Slug| view.after.cells.iter().any(|cell| cell.actor == *id);
    pairs.retain(|pair| shown(&pair.a) && shown(&pair.b));
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair.n()));
    pairs
}

/// More pairs are not listed one by one.
const LISTED: usize = 60;

/// Who agrees with whom, as a figure and pair by pair.
fn agreement(view: &ReportView<'_>, names: &Names<'_>, pairs: &[Agreement]) -> Vec<Block> {
    if pairs.is_empty() {
        let text = "No two actors hold live positions on the same issue.";
        return vec![Block::Paragraph(text.to_owned())];
    }
    let options = AgreementOptions::default();
    let min_issues = view.ledger.policy.min_issues;
    let listed = pairs.iter().take(LISTED);
    let items = listed.map(|pair| comparison::in_words(pair, names, min_issues));
    let mut blocks = vec![
        figure(super::agreement_figure(view.ledger, view.after, options)),
        Block::List(items.collect()),
    ];
    if pairs.len() > LISTED {
        blocks.push(Block::Paragraph(format!(
            "Listed are the {LISTED} pairs with most shared issues of {}.",
            pairs.len()
        )));
    }
    blocks
}

#[cfg(test)]
mod tests;
