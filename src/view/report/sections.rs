//! A section for each issue and one for each actor, with links between them.

use std::collections::BTreeMap;

use super::super::answer::{Block, Item, Link, Table};
use super::super::grades::Graded;
use super::super::names::Names;
use super::super::{phrase, positions};
use super::ReportView;
use super::cites::{self, Cites};
use super::coverage::{Covered, listed};
use super::limits;
use crate::model::{Actor, Cell, Evidence, Issue, Scale, Slug};

/// A section for each issue: who holds what, and the sentences behind it.
pub(super) fn issues(view: &ReportView<'_>, names: &Names<'_>, cites: &Cites<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let all = view.issues.iter().map(|id| &view.ledger.issue(*id).id);
    let all = grouped(view, all, |cell| &cell.issue);
    let written = limits::written(view, &all);
    let sections = view.issues.iter().zip(&all).zip(&written);
    for ((id, cells), _) in sections.filter(|(_, written)| **written) {
        let issue = view.ledger.issue(*id);
        blocks.push(Block::Section {
            level: 3,
            id: of_issue(&issue.id),
            title: issue.question.to_string(),
        });
        blocks.push(Block::Paragraph(about(view, issue)));
        if cells.is_empty() {
            let text = "Nobody is known to have spoken.";
            blocks.push(Block::Paragraph(text.to_owned()));
            continue;
        }
        let items = cells.iter().map(|cell| holder(cell, names, cites));
        blocks.push(Block::List(items.collect()));
        let actors = cells.iter().map(|cell| Link {
            to: of_actor(&cell.actor),
            text: names.actor(cell.actor.as_str()),
        });
        blocks.push(Block::SeeAlso(actors.collect()));
    }
    blocks.extend(unwritten(&written, "issues"));
    blocks
}

/// A section for each actor: what is held on which issue.
pub(super) fn actors(
    view: &ReportView<'_>,
    names: &Names<'_>,
    covered: &[Covered<'_>],
) -> Vec<Block> {
    let graded = Graded::new(view.after, names);
    let mut blocks = Vec::new();
    let all = view.actors.iter().map(|id| &view.ledger.actor(*id).id);
    let all = grouped(view, all, |cell| &cell.actor);
    let written = limits::written(view, &all);
    let sections = view.actors.iter().zip(&all).zip(&written);
    for ((id, cells), _) in sections.filter(|(_, written)| **written) {
        let actor = view.ledger.actor(*id);
        blocks.push(Block::Section {
            level: 3,
            id: of_actor(&actor.id),
            title: actor.name.to_string(),
        });
        blocks.push(Block::Paragraph(who(view, actor)));
        if cells.is_empty() {
            let text = "Nothing is known of any issue.";
            blocks.push(Block::Paragraph(text.to_owned()));
            continue;
        }
        let question = |cell: &Cell| names.question(cell.issue.as_str());
        let rows = cells.iter().map(|cell| {
            let called = |evidence: &Evidence| cites::bracketed(evidence, Some(&cell.actor), names);
            let mut row = positions::row_with(question(cell), cell, names, &graded, &called);
            let remarks = positions::remarks(cell, names).join("; ");
            if let Some(held) = row.get_mut(1) {
                held.text = cites::without_brackets(std::mem::take(&mut held.text), &remarks);
            }
            row
        });
        blocks.push(Block::Table(Table {
            header: ["Issue", "Position", "Evidence"]
                .map(str::to_owned)
                .to_vec(),
            rows: rows.collect(),
        }));
        let silent = covered.iter().find(|covered| *covered.actor == actor.id);
        let silent = silent.map_or(&[][..], |covered| &covered.silent);
        if !silent.is_empty() {
            let names = listed(silent.iter().map(|issue| issue.question.to_string()));
            blocks.push(Block::Paragraph(format!("Nothing known on: {names}")));
        }
        let issues = cells.iter().map(|cell| Link {
            to: of_issue(&cell.issue),
            text: question(cell),
        });
        blocks.push(Block::SeeAlso(issues.collect()));
    }
    blocks.extend(unwritten(&written, "actors"));
    blocks
}

/// The positions of each, in the order of the snapshot.
fn grouped<'r>(
    view: &ReportView<'r>,
    ids: impl Iterator<Item = &'r Slug>,
    of: impl Fn(&'r Cell) -> &'r Slug,
) -> Vec<Vec<&'r Cell>> {
    let mut by_id: BTreeMap<&Slug, Vec<&Cell>> = BTreeMap::new();
    for cell in &view.after.cells {
        by_id.entry(of(cell)).or_default().push(cell);
    }
    ids.map(|id| by_id.remove(id).unwrap_or_default()).collect()
}

/// How many have no section, if so.
fn unwritten(written: &[bool], what: &str) -> Option<Block> {
    let listed = written.iter().filter(|written| **written).count();
    limits::rest(written.len(), listed, what)
}

/// Ids of sections begin so that an issue and an actor may share a name.
pub(super) fn of_issue(id: &Slug) -> String {
    format!("issue-{id}")
}

fn of_actor(id: &Slug) -> String {
    format!("actor-{id}")
}

/// What may be held on an issue, and what it is a part of.
fn about(view: &ReportView<'_>, issue: &Issue) -> String {
    let mut text = match &issue.scale {
        Scale::Poles {
            against,
            in_favour: favour,
        } => format!("Against: {against}. In favour: {favour}."),
        Scale::Options(options) => {
            let options = options.iter().map(|id| issue.scale.option_name(id));
            format!("Options: {}.", options.collect::<Vec<_>>().join(", "))
        }
        Scale::Scale { min, max, unit, .. } => format!(
            "A scale from {} to {}{}.",
            phrase::number_text(*min),
            phrase::number_text(*max),
            unit.as_deref()
                .map_or(String::new(), |unit| format!(" {unit}"))
        ),
        Scale::Vote => "A recorded vote.".to_owned(),
        Scale::Open => "Open: what is disputed cannot be put on a scale.".to_owned(),
    };
    if let Some(parent) = issue.parent {
        let parent = &view.ledger.issue(parent).question;
        text.push_str(&format!(" Part of \u{201c}{parent}\u{201d}."));
    }
    if issue.agenda {
        text.push_str(" A question about the agenda, left out of agreement.");
    }
    text
}

/// What somebody is, and in which roles on the day.
fn who(view: &ReportView<'_>, actor: &Actor) -> String {
    let mut parts = vec![actor.kind.prose().to_owned()];
    let day = view.after.as_of;
    for role in actor.roles.iter().filter(|role| role.covers(day, day)) {
        let other = &view.ledger.actor(role.actor).name;
        let title = role
            .title
            .as_deref()
            .map_or(String::new(), |title| format!(" ({title})"));
        parts.push(format!("{} {other}{title}", role.kind.prose()));
    }
    let told = parts.join("; ");
    let mut letters = told.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let told: String = first.chain(letters).collect();
    phrase::sentence(&told)
}

/// One position with its remarks, and below it each quote behind it.
fn holder(cell: &Cell, names: &Names<'_>, cites: &Cites<'_>) -> Item {
    let mut text = format!(
        "{}: {}",
        names.actor_told(cell.actor.as_str()),
        phrase::cell(Some(cell), names)
    );
    let remarks = positions::remarks(cell, names);
    if !remarks.is_empty() {
        text.push_str(&format!("; {}", remarks.join("; ")));
    }
    let mut shown: Vec<&Evidence> = Vec::new();
    for evidence in cell.evidence().filter(|evidence| evidence.is_known()) {
        if !shown.iter().any(|known| known.claim == evidence.claim) {
            shown.push(evidence);
        }
    }
    let quotes = shown
        .iter()
        .flat_map(|evidence| cites.quotes(evidence, names));
    Item {
        text,
        below: quotes.collect(),
        ..Item::default()
    }
}
