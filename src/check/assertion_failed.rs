//! Positions that are not what an assertion expects. In: a ledger. Out: one
//! finding for each assertion that fails.

use std::collections::BTreeMap;

use super::Lint;
use crate::diagnostics::{Diagnostic, Place, codes};
use crate::model::{Assertion, Cell, Clock, Day, Expectation, Ledger, Snapshot, Value};
use crate::position::snapshot;

/// Finds [`codes::ASSERTION_FAILED`].
pub static LINT: Lint = Lint {
    code: &codes::ASSERTION_FAILED,
    needs_whole: true,
    run,
};

fn run(ledger: &Ledger, found: &mut Vec<Diagnostic>) {
    let mut days: BTreeMap<Day, Vec<&Assertion>> = BTreeMap::new();
    for assertion in &ledger.assertions {
        days.entry(assertion.on).or_default().push(assertion);
    }
    for (day, assertions) in days {
        let snapshot = snapshot(ledger, day, Clock::Both);
        for assertion in assertions {
            found.extend(failed(ledger, &snapshot, assertion));
        }
    }
}

fn failed(ledger: &Ledger, snapshot: &Snapshot, assertion: &Assertion) -> Option<Diagnostic> {
    let actor = &ledger.actor(assertion.actor).id;
    let issue = &ledger.issue(assertion.issue).id;
    let cell = snapshot.cell(actor.as_str(), issue.as_str());
    if holds(cell, &assertion.expect) {
        return None;
    }
    let day = assertion.on;
    let expected = match &assertion.expect {
        Expectation::Silent => "to hold nothing".to_owned(),
        other => format!("to hold {}", written(other)),
    };
    let mut finding = Diagnostic::new(
        LINT.code,
        Place::field(assertion.origin, "expect"),
        format!(
            "as of {day}, `{actor}` was expected {expected} on `{issue}`, but {}",
            actual(cell)
        ),
    )
    .label("expected here");
    // The claims that say otherwise; all options of an issue would be too many.
    for held in cell.iter().flat_map(|cell| &cell.held).take(3) {
        if let Some(claim) = held
            .evidence
            .claim
            .as_ref()
            .and_then(|id| ledger.find_claim(id.as_str()))
        {
            let place = Place::field(ledger.claim(claim).origin, "stance");
            finding = finding.related(place, "found here");
        }
    }
    Some(finding.help(format!(
        "`stance why LEDGER {actor} {issue} --as-of {day}` shows which claims count, and why"
    )))
}

/// Whether a cell is as expected. Of an issue with options, what is expected
/// must be among what is held.
fn holds(cell: Option<&Cell>, expect: &Expectation) -> bool {
    let held = cell.map_or(&[][..], |cell| &cell.held);
    let any = |expected: &dyn Fn(&Value) -> bool| held.iter().any(|held| expected(&held.value));
    match expect {
        Expectation::Silent => held.is_empty(),
        Expectation::Pole(pole) => any(&|value| *value == Value::Pole(*pole)),
        Expectation::Vote(vote) => any(&|value| *value == Value::Vote(*vote)),
        Expectation::At(at) => any(&|value| *value == Value::At(*at)),
        Expectation::Choose(option) => {
            any(&|value| matches!(value, Value::Choose(held) if held.as_str() == &**option))
        }
        Expectation::Reject(option) => {
            any(&|value| matches!(value, Value::Reject(held) if held.as_str() == &**option))
        }
    }
}

/// As in RON.
fn written(expect: &Expectation) -> String {
    match expect {
        Expectation::Pole(pole) => pole.name().to_owned(),
        Expectation::Vote(vote) => vote.name().to_owned(),
        Expectation::At(at) => format!("At({at})"),
        Expectation::Choose(option) => format!("Choose(\"{option}\")"),
        Expectation::Reject(option) => format!("Reject(\"{option}\")"),
        Expectation::Silent => "Silent".to_owned(),
    }
}

/// What was found, as the end of a sentence.
fn actual(cell: Option<&Cell>) -> String {
    let held: Vec<String> = cell
        .iter()
        .flat_map(|cell| &cell.held)
        .map(|held| held.value.to_string())
        .collect();
    if !held.is_empty() {
        return format!("holds {}", held.join(", "));
    }
    match cell.and_then(|cell| cell.response.as_ref()) {
        Some(given) => format!("holds nothing (response: {})", given.response.name()),
        None => "holds nothing".to_owned(),
    }
}
