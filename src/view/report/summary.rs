//! The summary: plain sentences, each made from the data.

use super::super::answer::{Block, Item};
use super::super::names::Names;
use super::super::{diff, phrase};
use super::ReportView;
use super::open::Open;
use crate::compare::{Agreement, Change, Diff, Kind};
use crate::model::{Cell, MarkKind, Slug};

/// Of one kind of change at most so many are named.
const NAMED: usize = 4;

/// The sentences.
pub(super) fn sentences(
    view: &ReportView<'_>,
    names: &Names<'_>,
    pairs: &[Agreement],
    open: &Open,
) -> Vec<String> {
    let mut sentences = vec![standing(view)];
    sentences.extend(changes(view, names));
    sentences.extend(marks(view, names));
    sentences.push(agreement(view, names, pairs));
    sentences.extend(open.sentence());
    sentences
}

/// Sentences as a list.
pub(super) fn block(sentences: &[String]) -> Block {
    let item = |text: &String| Item {
        text: text.clone(),
        ..Item::default()
    };
    Block::List(sentences.iter().map(item).collect())
}

/// `6 actors hold 14 stances on 8 of 12 issues.`
fn standing(view: &ReportView<'_>) -> String {
    let live = |cell: &&Cell| cell.held.iter().any(|held| !held.stale);
    let cells: Vec<_> = view.after.cells.iter().filter(live).collect();
    let mut actors: Vec<&Slug> = cells.iter().map(|cell| &cell.actor).collect();
    actors.dedup();
    let mut issues: Vec<&Slug> = cells.iter().map(|cell| &cell.issue).collect();
    issues.sort();
    issues.dedup();
    let held = cells
        .iter()
        .flat_map(|cell| &cell.held)
        .filter(|held| !held.stale);
    let verb = if actors.len() == 1 { "holds" } else { "hold" };
    format!(
        "{} {verb} {} on {} of {}.",
        phrase::count(actors.len(), "actor"),
        phrase::count(held.count(), "stance"),
        issues.len(),
        phrase::count(view.issues.len(), "issue")
    )
}

/// How much changed; then what matters most, one by one.
fn changes(view: &ReportView<'_>, names: &Names<'_>) -> Vec<String> {
    let Some((before, diff)) = view.since else {
        return Vec::new();
    };
    let mut sentences = vec![format!(
        "Since {}: {}",
        before.as_of.long(),
        diff::summary(diff)
    )];
    for (kind, verb) in [
        (Kind::Reversed, "reversed"),
        (Kind::TookSide, "took a side"),
        (Kind::SteppedBack, "stepped back"),
        (Kind::Shifted, "shifted"),
        (Kind::Dropped, "took back what was held"),
        (Kind::Conditioned, "set conditions"),
        (Kind::Unconditioned, "lifted conditions"),
        (Kind::Reconditioned, "changed conditions"),
        (Kind::Hardened, "hardened"),
        (Kind::Softened, "softened"),
    ] {
        let found: Vec<&Change> = diff
            .changes
            .iter()
            .filter(|c| c.kind == Some(kind))
            .collect();
        for change in found.iter().take(NAMED) {
            let side = |cell: &Cell| phrase::cell(Some(cell), names);
            let after = change.after.as_ref().map_or("nothing".to_owned(), side);
            let moved = match &change.before {
                Some(before) => format!("from {} to {after}", side(before)),
                None => after,
            };
            sentences.push(format!(
                "{} {verb} on {}: {moved}.",
                names.actor(change.actor.as_str()),
                issue(&change.issue, names),
            ));
        }
        if found.len() > NAMED {
            sentences.push(format!("{} more {kind}.", found.len() - NAMED));
        }
    }
    sentences.extend(learned(diff, names));
    sentences
}

/// What is only newly evidenced, and what that means.
fn learned(diff: &Diff, names: &Names<'_>) -> Option<String> {
    let learned = |change: &&Change| change.kind == Some(Kind::NewlyEvidenced);
    let found: Vec<&Change> = diff.changes.iter().filter(learned).collect();
    let named = found.iter().take(NAMED).map(|change| {
        let who = names.actor(change.actor.as_str());
        format!("{who} on {}", issue(&change.issue, names))
    });
    let mut named: Vec<String> = named.collect();
    if found.len() > NAMED {
        named.push(format!("{} more", found.len() - NAMED));
    }
    let named = named.join("; ");
    match found.len() {
        0 => None,
        1 => Some(format!(
            "Newly evidenced: {named}. We learned of it, and nothing shows when, or whether, the \
             actor moved."
        )),
        _ => Some(format!(
            "Newly evidenced: {named}. We learned of them, and nothing shows when, or whether, \
             the actors moved."
        )),
    }
}

/// Dissent, and positions on which voices contradict each other.
fn marks(view: &ReportView<'_>, names: &Names<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    for cell in &view.after.cells {
        let who = names.actor(cell.actor.as_str());
        let on = issue(&cell.issue, names);
        for mark in &cell.marks {
            match mark.kind {
                MarkKind::Dissent => {
                    let camp = mark.camp().map_or(String::new(), |camp| {
                        format!(" from {}", names.actor(camp.as_str()))
                    });
                    sentences.push(format!("{who} dissents{camp} on {on}."));
                }
                MarkKind::Contested => sentences.push(format!(
                    "The position of {who} on {on} is contested: voices of the same authority \
                     contradict each other."
                )),
                MarkKind::SpokespersonConflict => sentences.push(format!(
                    "On {on} a lower voice contradicts the position of {who}."
                )),
                MarkKind::Anonymous => {}
            }
        }
    }
    let more = sentences.len().saturating_sub(2 * NAMED);
    sentences.truncate(2 * NAMED);
    if more > 0 {
        sentences.push(format!(
            "{more} more dissents or contradictions are marked in the matrix."
        ));
    }
    sentences
}

/// Who agrees most, and who least.
fn agreement(view: &ReportView<'_>, names: &Names<'_>, pairs: &[Agreement]) -> String {
    let min_issues = view.ledger.policy.min_issues;
    let told = |pair: &Agreement| {
        format!(
            "{} and {} ({})",
            names.actor(pair.a.as_str()),
            names.actor(pair.b.as_str()),
            diff::agreement(pair, min_issues)
        )
    };
    // By what is shown; of pairs that agree alike the one with more issues.
    let key = |pair: &Agreement| {
        let share = match pair.score() {
            Some(score) if pair.n() >= min_issues as usize => score,
            _ => pair.same_side() as f64 / pair.n().max(1) as f64,
        };
        (share, pair.n())
    };
    let most = pairs.iter().max_by(|a, b| {
        let (a, b) = (key(a), key(b));
        a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))
    });
    let least = pairs.iter().min_by(|a, b| {
        let (a, b) = (key(a), key(b));
        a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))
    });
    match (most, least) {
        (Some(only), _) if pairs.len() == 1 => {
            format!("Only one pair can be compared: {}.", told(only))
        }
        (Some(most), Some(least)) if key(most).0 > key(least).0 => {
            format!("Most agreement: {}; least: {}.", told(most), told(least))
        }
        (Some(one), _) => format!(
            "The {} pairs that can be compared {}: {}.",
            pairs.len(),
            match key(one).0 {
                0.0 => "agree on nothing",
                1.0 => "agree on everything compared",
                _ => "agree alike",
            },
            [one]
                .into_iter()
                .chain(pairs.iter().filter(|pair| *pair != one))
                .take(3)
                .map(told)
                .collect::<Vec<_>>()
                .join(", ")
        ),
        (None, _) => "No two actors hold live positions on the same issue.".to_owned(),
    }
}

fn issue(id: &Slug, names: &Names<'_>) -> String {
    format!("\u{201c}{}\u{201d}", names.question(id.as_str()))
}
