//! One pair that moved, in words and as data.

use serde_json::{Value as Json, json};

use crate::compare::{MovedCell, Movement, PairChange, PairKind};
use crate::model::{Slug, Value};
use crate::view::answer::{Block, Item};
use crate::view::names::Names;
use crate::view::{diff, phrase};

/// An item for each pair: what happened, and below it the cells that did it.
pub(in crate::view) fn change_items<'p>(
    pairs: impl Iterator<Item = &'p PairChange>,
    names: &Names<'_>,
    min_issues: u32,
) -> Vec<Item> {
    let item = |pair: &PairChange| {
        let name = |id: &Slug| names.actor_with_id(id.as_str());
        let (a, b) = (name(&pair.before.a), name(&pair.before.b));
        let moved = pair.moved.iter().map(|moved| movement(moved, names));
        let below = moved.chain(left_out(pair)).map(|text| Item {
            text,
            ..Item::default()
        });
        Item {
            text: format!(
                "{}: {a} and {b}: {}",
                pair.name(),
                numbers(pair, min_issues)
            ),
            below: vec![Block::List(below.collect())],
            ..Item::default()
        }
    };
    pairs.map(item).collect()
}

/// The agreement before and after, and both ways in which it moved.
fn numbers(pair: &PairChange, min_issues: u32) -> String {
    let (was, is) = (
        diff::agreement(&pair.before, min_issues),
        diff::agreement(&pair.after, min_issues),
    );
    let issues = |way: fn(&&Movement) -> bool| {
        let moved = pair.moved.iter().filter(way);
        let ids: Vec<&str> = moved.map(|moved| moved.issue.as_str()).collect();
        ids.join(", ")
    };
    let enough = pair.after.n() >= min_issues as usize;
    let way = |word: &str, sum: f64, issues: String| {
        let by = match enough {
            true => format!(" by {sum:.2}"),
            false => String::new(),
        };
        (!issues.is_empty()).then(|| format!("{word}{by} on {issues}"))
    };
    let ways: Vec<String> = [
        way("nearer", pair.towards(), issues(|m| m.by > 0.0)),
        way("further apart", pair.apart(), issues(|m| m.by < 0.0)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let ways = ways.join(", ");
    match was == is {
        true => format!("{ways}, still {is}"),
        false => format!("{was} \u{2192} {is}, {ways}"),
    }
}

/// The issues that can be compared on one of the two days alone, by id.
pub(super) fn ids_left_out(pair: &PairChange) -> Vec<&Slug> {
    let mut issues: Vec<&Slug> = pair.left_out.iter().flatten().collect();
    issues.sort_unstable();
    issues
}

/// So many issues that were left out are named.
const NAMED: usize = 3;

/// `not measured, comparable on one of the days alone: truce, venue and 12 more issues`.
fn left_out(pair: &PairChange) -> Option<String> {
    let issues = ids_left_out(pair);
    let named: Vec<&str> = issues.iter().take(NAMED).map(|id| id.as_str()).collect();
    let named = named.join(", ");
    let told = match issues.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} and {} more", phrase::count(more, "issue")),
    };
    let is_any = !issues.is_empty();
    is_any.then(|| format!("not measured, comparable on one of the days alone: {told}"))
}

/// `talks: Northland oppose → support`.
fn movement(moved: &Movement, names: &Names<'_>) -> String {
    let values = |held: &[Value]| {
        let word = |value| phrase::value(value, &moved.issue, names);
        let words: Vec<String> = held.iter().map(word).collect();
        words.join(", ")
    };
    let cell = |cell: &MovedCell| {
        format!(
            "{} {} \u{2192} {}",
            names.actor(cell.actor.as_str()),
            values(&cell.before),
            values(&cell.after)
        )
    };
    let cells: Vec<String> = moved.cells.iter().map(cell).collect();
    format!("{}: {}", moved.issue, cells.join("; "))
}

/// How many pairs can be compared on no issue on both days.
pub(in crate::view) fn not_measured(pairs: &[PairChange]) -> usize {
    pairs.iter().filter(|pair| pair.n_both() == 0).count()
}

/// A pair with everything behind it, by the documented schema.
pub(in crate::view) fn change_data(pair: &PairChange) -> Json {
    let measured = pair.kind() != PairKind::OtherIssues;
    let left_out = ids_left_out(pair);
    let number = |number: f64| measured.then_some(number);
    let moved = || pair.moved.iter();
    let cells = moved().flat_map(|moved| moved.cells.iter().map(move |cell| (moved, cell)));
    let values = |held: &[Value]| held.iter().map(ToString::to_string).collect::<Vec<_>>();
    json!({
        "a": pair.before.a.as_str(),
        "b": pair.before.b.as_str(),
        "kind": pair.name(),
        "n": pair.n()[0],
        "before": pair.before.score(),
        "after": pair.after.score(),
        "issues": moved().map(|moved| moved.issue.as_str()).collect::<Vec<_>>(),
        "n_after": pair.n()[1],
        "n_both": pair.n_both(),
        "left_out": left_out.iter().map(|id| id.as_str()).collect::<Vec<_>>(),
        "by": number(pair.by()),
        "towards": number(pair.towards()),
        "apart": number(pair.apart()),
        "kappa_before": pair.before.kappa().ok(),
        "kappa_after": pair.after.kappa().ok(),
        "pi_before": pair.before.pi().ok(),
        "pi_after": pair.after.pi().ok(),
        "cells": cells.map(|(moved, cell)| json!({
            "issue": moved.issue.as_str(),
            "by": moved.by,
            "actor": cell.actor.as_str(),
            "before": values(&cell.before),
            "after": values(&cell.after),
        })).collect::<Vec<_>>(),
    })
}
