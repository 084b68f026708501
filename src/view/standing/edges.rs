//! A cell comes in, its edges come out: one a stance, one for the response.

use super::super::figure::{Age, Edge, Line, Sign};
use super::super::names::Names;
use super::super::notes::Notes;
use super::super::phrase;
use super::nodes::{actor_id, issue_id, option_id};
use crate::compare::Change;
use crate::model::{Cell, Given, Held, Value};

/// The edges of a cell on one day.
pub(super) fn of(cell: &Cell, names: &Names<'_>, notes: &mut Notes<'_>) -> Vec<Edge> {
    let held = cell
        .held
        .iter()
        .map(|held| stance(cell, held, names, notes));
    let mut edges: Vec<Edge> = held.collect();
    if let Some(given) = &cell.response {
        edges.push(response(cell, given, names, notes));
    }
    edges
}

/// The edges of a cell on two days: what is new or changed, with the kind of
/// change whatever its colour; what was before; and what is the same on both days.
pub(super) fn between(
    was: Option<&Cell>,
    now: Option<&Cell>,
    change: Option<&Change>,
    names: &Names<'_>,
    notes: &mut Notes<'_>,
) -> Vec<Edge> {
    let old = was.map_or(Vec::new(), |cell| of(cell, names, notes));
    let new = now.map_or(Vec::new(), |cell| of(cell, names, notes));
    let Some(change) = change else {
        return new.into_iter().map(kept).collect();
    };
    let kind = change.kind.map_or("remark", |kind| kind.name());
    // With the claim behind it, since a new claim for the same is a change.
    let mut edges: Vec<Edge> = new
        .iter()
        .map(|edge| match old.contains(edge) {
            true => kept(edge.clone()),
            false => Edge {
                label: changed(kind, &edge.label),
                ..edge.clone()
            },
        })
        .collect();
    let gone = old
        .iter()
        .filter(|edge| !new.iter().any(|other| looks_like(edge, other)));
    let mut gone: Vec<Edge> = gone
        .map(|edge| Edge {
            label: format!("was {}", edge.label),
            age: Age::Was,
            ..edge.clone()
        })
        .collect();
    // The kind stands somewhere, even if what is drawn is the same.
    if edges.iter().all(|edge| edge.age == Age::Kept) {
        if let Some(first) = gone.first_mut() {
            first.label = format!("{kind}, {}", first.label);
        } else if let Some(first) = edges.first_mut() {
            first.label = changed(kind, &first.label);
            first.age = Age::Now;
        }
    }
    edges.extend(gone);
    edges
}

/// Whether two edges are drawn alike, whatever claim is behind them.
fn looks_like(one: &Edge, other: &Edge) -> bool {
    let look = |edge: &Edge| {
        let words = edge.label.clone();
        (edge.to.clone(), edge.sign, edge.line, edge.weight, words)
    };
    look(one) == look(other)
}

/// What happened and to what. Where both are the same, `now` tells that it is
/// new: `declined to comment` alone would look like what is on both days.
fn changed(kind: &str, label: &str) -> String {
    if label.starts_with(kind) {
        format!("now {label}")
    } else {
        format!("{kind}: {label}")
    }
}

fn kept(edge: Edge) -> Edge {
    Edge {
        age: Age::Kept,
        ..edge
    }
}

fn stance(cell: &Cell, held: &Held, names: &Names<'_>, notes: &mut Notes<'_>) -> Edge {
    let number = notes.with_conditions(&held.evidence, &held.conditions);
    let to = match held.value.option() {
        Some(option) => option_id(&cell.issue, option),
        None => issue_id(&cell.issue),
    };
    let strong = matches!(held.value, Value::Pole(pole) if pole.value().abs() > 1);
    let words = match &held.value {
        Value::Choose(_) => "chooses".to_owned(),
        Value::Reject(_) => "rejects".to_owned(),
        value => phrase::glyph(value, &cell.issue, names).replace('-', "\u{2212}"),
    };
    let condition = if held.conditions.is_empty() {
        ""
    } else {
        " if\u{2026}"
    };
    let stale = if held.stale { " stale" } else { "" };
    Edge {
        from: actor_id(&cell.actor),
        to,
        label: format!("{words}{condition}{stale}"),
        note: Some(number),
        sign: held.value.sign().into(),
        line: phrase::line(cell, held),
        weight: if strong { 2 } else { 1 },
        age: Age::Now,
    }
}

fn response(cell: &Cell, given: &Given, names: &Names<'_>, notes: &mut Notes<'_>) -> Edge {
    let number = notes.number(&given.evidence);
    let teller = names.speaker(&given.evidence);
    Edge {
        from: actor_id(&cell.actor),
        to: issue_id(&cell.issue),
        label: phrase::response(given, Some(&teller)),
        note: Some(number),
        sign: Sign::None,
        line: Line::Thin,
        weight: 1,
        age: Age::Now,
    }
}
