//! Coverage: who has said nothing on what.

use super::super::answer::{Block, Table};
use super::super::names::Names;
use super::super::phrase;
use super::{ReportView, limits};
use crate::model::{Issue, Slug};

/// More are counted, not named.
const NAMED: usize = 6;

/// Of one actor: on how many issues there is what.
pub(super) struct Covered<'r> {
    /// Who.
    pub(super) actor: &'r Slug,
    /// On how many issues a stance is held.
    pub(super) held: usize,
    /// On how many there is a response alone, or a remark.
    pub(super) other: usize,
    /// The issues on which nothing is known.
    pub(super) silent: Vec<&'r Issue>,
}

/// The actors of a report, in the order of their ids.
pub(super) fn of<'r>(view: &ReportView<'r>) -> Vec<Covered<'r>> {
    let covered = view.actors.iter().map(|id| {
        let actor = &view.ledger.actor(*id).id;
        let mut covered = Covered {
            actor,
            held: 0,
            other: 0,
            silent: Vec::new(),
        };
        for id in view.issues {
            let issue = view.ledger.issue(*id);
            match view.after.cell(actor.as_str(), issue.id.as_str()) {
                Some(cell) if !cell.held.is_empty() => covered.held += 1,
                Some(_) => covered.other += 1,
                None => covered.silent.push(issue),
            }
        }
        covered
    });
    covered.collect()
}

/// A row an actor.
pub(super) fn blocks(view: &ReportView<'_>, names: &Names<'_>, all: &[Covered<'_>]) -> Vec<Block> {
    let known: usize = all.iter().map(|covered| covered.held + covered.other).sum();
    let cells = all.len() * view.issues.len();
    let told = format!(
        "Of {} with {} something is known in {known} of {cells} cells. Who is not known to have \
         spoken may have spoken elsewhere.",
        phrase::count(all.len(), "actor"),
        phrase::count(view.issues.len(), "issue"),
    );
    let listed_of = limits::listed(view, all.len());
    let rows = all.iter().take(listed_of).map(|covered| {
        vec![
            names.actor_told(covered.actor.as_str()).into(),
            covered.held.to_string().into(),
            covered.other.to_string().into(),
            covered.silent.len().to_string().into(),
            listed(
                covered
                    .silent
                    .iter()
                    .map(|issue| issue.question.to_string()),
            )
            .into(),
        ]
    });
    let header = [
        "Actor",
        "Stance",
        "Response alone",
        "Nothing known",
        "Nothing known on",
    ];
    let mut blocks = vec![Block::Paragraph(told)];
    if !all.is_empty() {
        blocks.push(Block::Table(Table {
            header: header.map(str::to_owned).to_vec(),
            rows: rows.collect(),
        }));
    }
    blocks.extend(limits::rest(all.len(), listed_of, "actors"));
    blocks
}

/// The first of them, and how many more there are.
pub(super) fn listed(all: impl Iterator<Item = String>) -> String {
    let mut named: Vec<String> = all.collect();
    let more = named.len().saturating_sub(NAMED);
    named.truncate(NAMED);
    if more > 0 {
        named.push(format!("{more} more"));
    }
    named.join("; ")
}
