//! How far all pairs moved between two days, together and apart.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::{
    COMPARED, CORRECTED, actors, change_data, change_items, corrected, exact, few, header, square,
};
use crate::compare::{Agreement, AgreementOptions, PairChange, PairKind, pair_changes};
use crate::model::{Ledger, Slug, Snapshot};
use crate::view::answer::{Answer, Block, Cell, Table, Tone};
use crate::view::names::Names;
use crate::view::{phrase, positions};

/// What is asked of all pairs.
pub struct PairsMoved<'p> {
    /// The ledger of both days.
    pub ledger: &'p Ledger,
    /// The first day.
    pub before: &'p Snapshot,
    /// The second day.
    pub after: &'p Snapshot,
    /// What counts towards agreement.
    pub options: AgreementOptions,
    /// Pairs whose agreement moved by less are left out, 0 to 1.
    pub threshold: f64,
    /// How many speakers are left out.
    pub hidden_speakers: usize,
}

/// How far each pair moved, as a table of actors × actors and pair by pair.
pub fn pairs_moved(view: &PairsMoved<'_>) -> Answer {
    let (ledger, before, after) = (view.ledger, view.before, view.after);
    let names = Names::new([ledger]);
    let min_issues = ledger.policy.min_issues;
    let mut found = pair_changes((ledger, before), (ledger, after), view.options);
    let all = found.len();
    found.retain(|pair| pair.by() == 0.0 || pair.reaches(view.threshold));
    let below = all - found.len();
    let of = |kind: PairKind| found.iter().filter(move |pair| pair.kind() == kind);
    let counts: Vec<String> = PairKind::ALL
        .iter()
        .filter(|kind| of(**kind).next().is_some())
        .map(|kind| format!("{} {}", of(*kind).count(), kind.name()))
        .collect();
    let title = format!(
        "How far all pairs moved between {} and {}",
        before.as_of.long(),
        after.as_of.long()
    );
    let mut summary = phrase::count(all, "pair");
    summary.push_str(" can be compared on one of the two days");
    if !counts.is_empty() {
        summary.push_str(&format!(": {}", counts.join(", ")));
    }
    if below > 0 {
        summary.push_str(&format!(", {below} moved by less than {}", view.threshold));
    }
    let mut blocks = vec![
        Block::Heading(1, title),
        Block::Paragraph(format!(
            "{summary}. {}",
            phrase::counted(after.clock, &after.counted)
        )),
    ];
    let by_pair: BTreeMap<(&Slug, &Slug), &PairChange> = found
        .iter()
        .map(|pair| ((&pair.before.a, &pair.before.b), pair))
        .collect();
    let compared = actors(found.iter().map(|pair| &pair.before));
    let matrix = square(&compared, &names, |a, b| {
        by_pair
            .get(&(a, b))
            .map_or(Cell::default(), |pair| short(pair, min_issues))
    });
    blocks.extend(matrix.map(Block::Table));
    let moved: Vec<&PairChange> = found.iter().filter(|pair| !pair.moved.is_empty()).collect();
    if !moved.is_empty() {
        blocks.push(Block::Heading(2, "Pair by pair".to_owned()));
        blocks.push(Block::List(change_items(
            moved.iter().copied(),
            &names,
            min_issues,
        )));
        let corrected = beyond_chance(&moved, &names, min_issues);
        if !corrected.rows.is_empty() {
            blocks.push(Block::Heading(2, "Beyond chance".to_owned()));
            blocks.push(Block::Table(corrected));
            blocks.push(Block::Paragraph(CORRECTED.to_owned()));
        }
    }
    blocks.push(Block::Paragraph(
        "+ is the sum of the movements towards each other, - of those apart; neither is set off \
         against the other. = is as before. \u{2260} can be compared on other issues than before, \
         so that the numbers are not about the same thing."
            .to_owned(),
    ));
    blocks.push(Block::Paragraph(COMPARED.to_owned()));
    if found
        .iter()
        .any(|pair| pair.after.n() < min_issues as usize)
    {
        blocks.push(Block::Paragraph(few(min_issues)));
    }
    blocks.extend(positions::hidden(view.hidden_speakers));
    let data = json!({
        "schema": "stancegraph/pair-changes/1",
        "from": before.as_of.to_string(),
        "to": after.as_of.to_string(),
        "clock": after.clock.name(),
        "min_credibility": after.counted.min_credibility(),
        "reviewed_only": after.counted.reviewed_only,
        "coders": &after.counted.coders,
        "hidden_speakers": view.hidden_speakers,
        "min_issues": min_issues,
        "threshold": view.threshold,
        "below_threshold": below,
        "pairs": found.iter().map(change_data).collect::<Vec<Json>>(),
    });
    Answer {
        blocks,
        table: flat(&found),
        data,
    }
}

/// `+0.25 -0.10`, or `+2 -1 of 5` issues; `=`, `≠`.
fn short(pair: &PairChange, min_issues: u32) -> Cell {
    let tone = match pair.kind() {
        PairKind::Converged => Tone::Positive,
        PairKind::Diverged => Tone::Negative,
        PairKind::Balanced => Tone::Plain,
        PairKind::Steady | PairKind::OtherIssues => Tone::Faint,
    };
    let text = match pair.kind() {
        PairKind::Steady => "=".to_owned(),
        PairKind::OtherIssues => "\u{2260}".to_owned(),
        _ if pair.after.n() >= min_issues as usize => {
            format!("+{:.2} -{:.2}", pair.towards(), pair.apart())
        }
        _ => {
            let towards = pair.moved.iter().filter(|moved| moved.by > 0.0).count();
            let apart = pair.moved.len() - towards;
            format!("+{towards} -{apart} of {}", pair.after.n())
        }
    };
    Cell { text, tone }
}

/// κ and π before and after, of the pairs that share enough issues.
fn beyond_chance(moved: &[&PairChange], names: &Names<'_>, min_issues: u32) -> Table {
    let mut table = header(&["Pair", "n", "\u{3ba}", "\u{3c0}"]);
    let moved = moved.iter();
    for pair in moved.filter(|pair| pair.after.n() >= min_issues as usize) {
        let name = |id: &Slug| names.actor(id.as_str());
        let both = |of: fn(&Agreement) -> String| {
            format!("{} \u{2192} {}", of(&pair.before), of(&pair.after))
        };
        table.rows.push(vec![
            format!("{}, {}", name(&pair.before.a), name(&pair.before.b)).into(),
            pair.after.n().to_string().into(),
            both(|of| corrected(of.kappa())).into(),
            both(|of| corrected(of.pi())).into(),
        ]);
    }
    table
}

/// All figures as one table: a row for each pair.
fn flat(found: &[PairChange]) -> Table {
    let mut table = header(&[
        "a",
        "b",
        "kind",
        "n",
        "n_after",
        "before",
        "after",
        "by",
        "towards",
        "apart",
        "kappa_before",
        "kappa_after",
        "pi_before",
        "pi_after",
        "issues",
    ]);
    for pair in found {
        let measured = pair.kind() != PairKind::OtherIssues;
        let number = |number: f64| exact(measured.then_some(number));
        let issues: Vec<&str> = pair
            .moved
            .iter()
            .map(|moved| moved.issue.as_str())
            .collect();
        let row = [
            pair.before.a.to_string(),
            pair.before.b.to_string(),
            pair.name().to_owned(),
            pair.before.n().to_string(),
            pair.after.n().to_string(),
            exact(pair.before.score()),
            exact(pair.after.score()),
            number(pair.by()),
            number(pair.towards()),
            number(pair.apart()),
            exact(pair.before.kappa().ok()),
            exact(pair.after.kappa().ok()),
            exact(pair.before.pi().ok()),
            exact(pair.after.pi().ok()),
            issues.join(" "),
        ];
        table.rows.push(row.into_iter().map(Cell::from).collect());
    }
    table
}
