//! Changes with everything behind them, by the documented schema.

use serde_json::{Value as Json, json};

use super::DiffView;
use crate::compare::Kind;
use crate::model::Slug;
use crate::view::data;

/// The changes and, if they were asked for, the pairs.
pub(super) fn data(view: &DiffView<'_>) -> Json {
    let changes: Vec<Json> = view
        .diff
        .changes
        .iter()
        .map(|change| {
            let marks: Vec<Json> = change
                .marks
                .iter()
                .map(|m| {
                    let mut mark = data::mark(&m.mark);
                    mark["change"] = m.name().into();
                    mark["newly_evidenced"] = m.newly_evidenced.into();
                    mark
                })
                .collect();
            let causes: Vec<Json> = change
                .causes
                .iter()
                .map(|cause| {
                    let mut evidence = data::evidence(cause);
                    let quotes = view.names.quotes(cause).into_iter();
                    evidence["quotes"] = quotes
                        .map(|(exact, attribution)| json!({"exact": exact, "attribution": attribution}))
                        .collect::<Vec<_>>()
                        .into();
                    evidence
                })
                .collect();
            json!({
                "actor": change.actor.as_str(),
                "issue": change.issue.as_str(),
                "kind": change.kind.map(Kind::name),
                "also": change.also.iter().map(|k| k.name()).collect::<Vec<_>>(),
                "marks": marks,
                "before": change.before.as_ref().map(|cell| data::cell(cell, None)),
                "after": change.after.as_ref().map(|cell| data::cell(cell, None)),
                "causes": causes,
            })
        })
        .collect();
    let pairs = view.pairs.map(|pairs| {
        pairs
            .iter()
            .map(|pair| {
                json!({
                    "a": pair.before.a.as_str(),
                    "b": pair.before.b.as_str(),
                    "kind": pair.name(),
                    "n": pair.before.n(),
                    "before": pair.before.score(),
                    "after": pair.after.score(),
                    "issues": pair.moved.iter().map(Slug::as_str).collect::<Vec<_>>(),
                })
            })
            .collect::<Vec<_>>()
    });
    json!({
        "schema": "stancegraph/diff/1",
        "from": view.diff.from.to_string(),
        "to": view.diff.to.to_string(),
        "clock": view.clock.name(),
        "min_credibility": view.diff.counted.min_credibility(),
        "reviewed_only": view.diff.counted.reviewed_only,
        "hidden_speakers": view.hidden_speakers,
        "changes": changes,
        "pairs": pairs,
    })
}
