//! A report as data, by the documented schema: what JSON holds and what
//! templates get.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use super::super::answer::Block;
use super::super::names::Names;
use super::super::{comparison, data, diff};
use super::cites::Cites;
use super::coverage::Covered;
use super::open::Open;
use super::{ReportView, sources};
use crate::compare::{Agreement, Diff};
use crate::model::{Actor, ActorId, Clock, Issue, Slug, Source};
use crate::position;

/// What the report tells besides the snapshot.
pub(super) struct Told<'t> {
    pub(super) summary: &'t [String],
    pub(super) method: &'t [String],
    pub(super) caveats: &'t [String],
    pub(super) pairs: &'t [Agreement],
    pub(super) covered: &'t [Covered<'t>],
    pub(super) open: &'t Open,
}

/// The whole of it. In: the blocks, for the figures among them.
pub(super) fn of(
    view: &ReportView<'_>,
    names: &Names<'_>,
    cites: &Cites<'_>,
    told: &Told<'_>,
    blocks: &[Block],
) -> Json {
    let (ledger, after) = (view.ledger, view.after);
    let grades = position::grades(ledger, after.as_of, after.clock);
    let cells = after.cells.iter();
    let positions: Vec<Json> = cells
        .map(|cell| data::cell(cell, names, Some(&grades)))
        .collect();
    let figures = blocks.iter().filter_map(|block| match block {
        Block::Figure(figure) => Some(json!({
            "name": figure.name,
            "title": figure.title,
            "description": figure.description,
        })),
        _ => None,
    });
    let issues = view.issues.iter().map(|id| issue(ledger.issue(*id), view));
    let actors = view.actors.iter().map(|id| actor(ledger.actor(*id)));
    let numbered = cites.sources().iter().enumerate();
    json!({
        "schema": "stancegraph/report/1",
        "title": ledger.title,
        "note": ledger.note,
        "from": view.since.map(|(before, _)| before.as_of.to_string()),
        "to": after.as_of.to_string(),
        "clock": after.clock.name(),
        "min_credibility": after.counted.min_credibility(),
        "reviewed_only": after.counted.reviewed_only,
        "coders": &after.counted.coders,
        "summary": told.summary,
        "issues": issues.collect::<Vec<_>>(),
        "actors": actors.collect::<Vec<_>>(),
        "speakers": speakers(view),
        "positions": positions,
        "changes": view.since.map(|(_, diff)| changes(diff, after.clock, names)),
        "agreement": told.pairs.iter().map(comparison::agreement_data).collect::<Vec<_>>(),
        "claims": super::super::timeline(ledger, view.period).data["claims"].take(),
        "coverage": told.covered.iter().map(covered).collect::<Vec<_>>(),
        "open": told.open.lists().iter().flat_map(|(why, list)| {
            list.iter().map(move |text| json!({"why": why, "text": text}))
        }).collect::<Vec<_>>(),
        "method": told.method,
        "caveats": told.caveats,
        "sources": numbered.map(|(at, source)| cited(at + 1, source)).collect::<Vec<_>>(),
        "figures": figures.collect::<Vec<_>>(),
    })
}

fn changes(changes: &Diff, clock: Clock, names: &Names<'_>) -> Json {
    let view = diff::DiffView {
        diff: changes,
        clock,
        pairs: None,
        min_issues: 0,
        names,
        quotes: true,
        hidden_speakers: 0,
        threshold: 0.0,
    };
    let mut answer = super::super::diff_in(&view, super::super::answer::Content::Data);
    answer.data["changes"].take()
}

fn issue(issue: &Issue, view: &ReportView<'_>) -> Json {
    json!({
        "id": issue.id.as_str(),
        "question": issue.question,
        "scale": issue.scale.name(),
        "parent": issue.parent.map(|id| view.ledger.issue(id).id.as_str()),
    })
}

fn actor(actor: &Actor) -> Json {
    json!({"id": actor.id.as_str(), "name": actor.name, "kind": actor.kind.name()})
}

/// Whoever speaks in a claim that counts, by id.
fn speakers(view: &ReportView<'_>) -> Vec<Json> {
    let claims = view.claims.iter().map(|id| view.ledger.claim(*id));
    let by: BTreeSet<ActorId> = claims.filter_map(|claim| claim.by).collect();
    by.into_iter()
        .map(|id| actor(view.ledger.actor(id)))
        .collect()
}

fn covered(covered: &Covered<'_>) -> Json {
    let silent = covered.silent.iter().map(|issue| issue.id.as_str());
    json!({
        "actor": Slug::as_str(covered.actor),
        "held": covered.held,
        "other": covered.other,
        "silent": silent.collect::<Vec<_>>(),
    })
}

fn cited(number: usize, source: &Source) -> Json {
    json!({
        "number": number,
        "id": source.id.as_str(),
        "title": source.title,
        "publisher": source.publisher,
        "authors": source.authors,
        "published": source.published.as_ref().map(ToString::to_string),
        "url": source.url,
        "archive": source.archive,
        "lang": source.lang,
        "reliability": source.reliability.map(|grade| grade.name()),
        "cited": sources::cited(source),
    })
}
