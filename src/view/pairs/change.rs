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
        let below = pair.moved.iter().map(|moved| Item {
            text: movement(moved, names),
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

/// A pair with everything behind it, by the documented schema.
pub(in crate::view) fn change_data(pair: &PairChange) -> Json {
    let measured = pair.kind() != PairKind::OtherIssues;
    let number = |number: f64| measured.then_some(number);
    let moved = || pair.moved.iter();
    let cells = moved().flat_map(|moved| moved.cells.iter().map(move |cell| (moved, cell)));
    let values = |held: &[Value]| held.iter().map(ToString::to_string).collect::<Vec<_>>();
    json!({
        "a": pair.before.a.as_str(),
        "b": pair.before.b.as_str(),
        "kind": pair.name(),
        "n": pair.before.n(),
        "before": pair.before.score(),
        "after": pair.after.score(),
        "issues": moved().map(|moved| moved.issue.as_str()).collect::<Vec<_>>(),
        "n_after": pair.after.n(),
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
