//! The summary: plain sentences, each made from the data.

use super::super::answer::{Block, Item};
use super::super::names::Names;
use super::super::{diff, phrase};
use super::ReportView;
use super::open::Open;
use crate::compare::{Agreement, Change, Kind};
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
    let nothing = super::empty(view, names);
    let mut sentences = vec![nothing.clone().unwrap_or_else(|| standing(view))];
    sentences.extend(changes(view, names));
    sentences.extend(marks(view, names));
    if nothing.is_none() {
        sentences.push(agreement(view, names, pairs));
    }
    sentences.extend(open.sentences());
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

/// How much changed; then each kind of change, one by one or in a list.
fn changes(view: &ReportView<'_>, names: &Names<'_>) -> Vec<String> {
    let Some((before, diff)) = view.since else {
        return Vec::new();
    };
    let mut sentences = vec![format!(
        "Since {}: {}",
        before.as_of.long(),
        diff::summary(diff)
    )];
    // What nobody did is told last.
    let last = Kind::NewlyEvidenced;
    let order = Kind::ALL.iter().filter(|kind| **kind != last);
    for kind in order.chain([&last]) {
        let found = diff.changes.iter().filter(|c| c.kind == Some(*kind));
        let found: Vec<&Change> = found.collect();
        match verb(*kind) {
            Some(verb) => {
                let named = found.iter().take(NAMED);
                sentences.extend(named.map(|change| moved(change, verb, names)));
                if found.len() > NAMED {
                    sentences.push(format!("{} more {kind}.", found.len() - NAMED));
                }
            }
            None => {
                let told = listed(&capitalised(kind.name()), &found, names);
                let meant = learned(found.len()).filter(|_| *kind == last);
                sentences.extend(told.map(|told| format!("{told}{}", meant.unwrap_or_default())));
            }
        }
    }
    let remarks = diff.changes.iter().filter(|c| c.only_remarks());
    sentences.extend(listed(
        "Only in remarks",
        &remarks.collect::<Vec<_>>(),
        names,
    ));
    sentences
}

/// What an actor did who moved; none where what is so now says it all.
fn verb(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Reversed => "reversed",
        Kind::TookSide => "took a side",
        Kind::SteppedBack => "stepped back",
        Kind::Shifted => "shifted",
        Kind::Dropped => "took back what was held",
        Kind::Conditioned => "set conditions",
        Kind::Unconditioned => "lifted conditions",
        Kind::Reconditioned => "changed conditions",
        Kind::Hardened => "hardened",
        Kind::Softened => "softened",
        _ => return None,
    })
}

/// `Northland reversed on “…”: from oppose to support.`
fn moved(change: &Change, verb: &str, names: &Names<'_>) -> String {
    let after = change.after.as_ref();
    let after = after.map_or("nothing".to_owned(), |cell| held(cell, names));
    let moved = match &change.before {
        Some(before) => format!("from {} to {after}", held(before, names)),
        None => after,
    };
    format!(
        "{} {verb} on {}: {moved}.",
        names.actor_told(change.actor.as_str()),
        issue(&change.issue, names),
    )
}

fn held(cell: &Cell, names: &Names<'_>) -> String {
    phrase::cell(Some(cell), names)
}

/// `New: Northland on “…” (support); Southland on “…” (oppose).` None of none.
fn listed(what: &str, found: &[&Change], names: &Names<'_>) -> Option<String> {
    let named = found.iter().take(NAMED).map(|change| {
        let who = names.actor_told(change.actor.as_str());
        let now = match (&change.after, change.only_remarks()) {
            (_, true) => diff::further(change, names),
            (Some(after), false) => held(after, names),
            (None, false) => "nothing is left".to_owned(),
        };
        let on = issue(&change.issue, names);
        match now.contains('(') {
            true => format!("{who} on {on}: {now}"),
            false => format!("{who} on {on} ({now})"),
        }
    });
    let mut named: Vec<String> = named.collect();
    if found.len() > NAMED {
        named.push(format!("{} more", found.len() - NAMED));
    }
    (!found.is_empty()).then(|| format!("{what}: {}.", named.join("; ")))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let word: String = first.chain(letters).collect();
    word.replace("Newly-", "Newly ")
}

/// What it means that so many are only newly evidenced.
fn learned(number: usize) -> Option<&'static str> {
    Some(match number {
        0 => return None,
        1 => " We learned of it, and nothing shows when, or whether, the actor moved.",
        _ => " We learned of them, and nothing shows when, or whether, the actors moved.",
    })
}

/// Dissent, and positions on which voices contradict each other.
fn marks(view: &ReportView<'_>, names: &Names<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    for cell in &view.after.cells {
        let who = names.actor_told(cell.actor.as_str());
        let on = issue(&cell.issue, names);
        for mark in &cell.marks {
            match mark.kind {
                MarkKind::Dissent => {
                    let camp = mark.camp().map_or(String::new(), |camp| {
                        format!(" from {}", names.actor_told(camp.as_str()))
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

/// Who agrees most, and who least, of those who share enough issues.
fn agreement(view: &ReportView<'_>, names: &Names<'_>, pairs: &[Agreement]) -> String {
    let min_issues = view.ledger.policy.min_issues;
    let told = |pair: &Agreement| {
        format!(
            "{} and {} ({})",
            names.actor_told(pair.a.as_str()),
            names.actor_told(pair.b.as_str()),
            diff::agreement(pair, min_issues)
        )
    };
    match pairs {
        [] => return "No two actors hold live positions on the same issue.".to_owned(),
        [only] => return format!("Only one pair can be compared: {}.", told(only)),
        _ => {}
    }
    let ranked = pairs.iter().filter(|pair| pair.n() >= min_issues as usize);
    let ranked: Vec<&Agreement> = ranked.collect();
    // Of pairs that agree alike the one with more issues.
    let score = |pair: &Agreement| pair.score().unwrap_or_default();
    let most = ranked.iter().max_by(|a, b| {
        let more = a.n().cmp(&b.n());
        score(a).total_cmp(&score(b)).then(more)
    });
    let least = ranked.iter().min_by(|a, b| {
        let more = b.n().cmp(&a.n());
        score(a).total_cmp(&score(b)).then(more)
    });
    match (most, least) {
        (Some(only), _) if ranked.len() == 1 => format!(
            "Of {} pairs that can be compared only one shares {min_issues} issues or more: {}.",
            pairs.len(),
            told(only)
        ),
        (Some(most), Some(least)) if score(most) > score(least) => {
            format!("Most agreement: {}; least: {}.", told(most), told(least))
        }
        (Some(_), _) => format!(
            "The {} pairs that share {min_issues} issues or more agree alike: {}.",
            ranked.len(),
            ranked
                .iter()
                .take(3)
                .map(|pair| told(pair))
                .collect::<Vec<_>>()
                .join(", ")
        ),
        (None, _) => {
            let most = pairs.iter().map(Agreement::n).max().unwrap_or_default();
            format!(
                "{} pairs can be compared, on {} at most: n is too small to rank them, which \
                 takes {min_issues}.",
                pairs.len(),
                phrase::count(most, "issue")
            )
        }
    }
}

fn issue(id: &Slug, names: &Names<'_>) -> String {
    format!("\u{201c}{}\u{201d}", names.question(id.as_str()))
}
