//! Changes with everything behind them, by the documented schema.

use serde_json::{Value as Json, json};

use super::DiffView;
use crate::compare::{Change, Kind, PairChange};
use crate::view::data;
use crate::view::names::Names;
use crate::view::pairs::{change_data, not_measured};

/// The changes and, if they were asked for, the pairs.
pub(super) fn data(view: &DiffView<'_>) -> Json {
    let changes: Vec<Json> = view
        .diff
        .changes
        .iter()
        .map(|change| {
            json!({
                "actor": change.actor.as_str(),
                "issue": change.issue.as_str(),
                "kind": change.kind.map(Kind::name),
                "also": change.also.iter().map(|k| k.name()).collect::<Vec<_>>(),
                "marks": marks_data(change),
                "before": change.before.as_ref().map(|cell| data::cell(cell, view.names, None)),
                "after": change.after.as_ref().map(|cell| data::cell(cell, view.names, None)),
                "causes": causes_data(change, view.names),
            })
        })
        .collect();
    let measured = |pairs: &[PairChange]| {
        let measured = pairs.iter().filter(|pair| pair.n_both() > 0);
        measured.map(change_data).collect::<Vec<_>>()
    };
    let pairs = view.pairs.map(measured);
    json!({
        "schema": "stancegraph/diff/1",
        "from": view.diff.from.to_string(),
        "to": view.diff.to.to_string(),
        "clock": view.clock.name(),
        "min_credibility": view.diff.counted.min_credibility(),
        "reviewed_only": view.diff.counted.reviewed_only,
        "coders": &view.diff.counted.coders,
        "hidden_speakers": view.hidden_speakers,
        "changes": changes,
        "pairs": pairs,
        "pairs_not_measured": view.pairs.map(not_measured),
        "threshold": view.pairs.map(|_| view.threshold),
    })
}

/// Remarks that began or ended.
pub(in crate::view) fn marks_data(change: &Change) -> Vec<Json> {
    let marks = change.marks.iter().map(|m| {
        let mut mark = data::mark(&m.mark);
        mark["change"] = m.name().into();
        mark["newly_evidenced"] = m.newly_evidenced.into();
        mark
    });
    marks.collect()
}

/// The claims that made a change, with their quotes.
pub(in crate::view) fn causes_data(change: &Change, names: &Names<'_>) -> Vec<Json> {
    let causes = change.causes.iter().map(|cause| {
        let mut evidence = data::evidence(cause);
        let quotes = names.quotes(cause).into_iter();
        evidence["quotes"] = quotes
            .map(|(exact, attribution)| json!({"exact": exact, "attribution": attribution}))
            .collect::<Vec<_>>()
            .into();
        evidence
    });
    causes.collect()
}
