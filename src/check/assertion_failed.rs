//! Positions that are not what an assertion expects. In: a ledger. Out: a
//! finding for each stance, set of conditions and response that is another,
//! with the trace behind the position.

mod terms;

use std::collections::BTreeMap;

use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, codes};
use crate::model::{Assertion, Cell, ClaimId, Clock, Day, Evidence, Expectation, Ledger, Value};
use crate::position::{Tracer, Verdict, value};

/// Finds [`codes::ASSERTION_FAILED`].
pub static LINT: Lint = Lint {
    code: &codes::ASSERTION_FAILED,
    needs_whole: true,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    let mut days: BTreeMap<Day, Vec<&Assertion>> = BTreeMap::new();
    for assertion in &ledger.assertions {
        days.entry(assertion.on).or_default().push(assertion);
    }
    let mut left = LOOKED_AT;
    for (day, assertions) in days {
        let tracer = Tracer::new(ledger, day, Clock::Both);
        for assertion in assertions {
            let mut findings = failed(ledger, &tracer, assertion);
            if findings.is_empty() {
                continue;
            }
            let claims = tracer.claims_on(assertion.issue);
            if let Some(rest) = left.checked_sub(claims) {
                left = rest;
                let notes = notes(ledger, &tracer, assertion);
                for finding in &mut findings {
                    finding.notes.clone_from(&notes);
                }
            }
            found.extend(findings);
        }
    }
}

/// What is not as expected: the stance, or else its conditions; the response.
fn failed(ledger: &Ledger, tracer: &Tracer<'_>, assertion: &Assertion) -> Vec<Diagnostic> {
    let actor = &ledger.actor(assertion.actor).id;
    let issue = &ledger.issue(assertion.issue).id;
    let cell = tracer.snapshot().cell(actor.as_str(), issue.as_str());
    let day = assertion.on;
    let mut found = Vec::new();
    if holds(cell, &assertion.expect) {
        found.extend(terms::failed(ledger, cell, assertion));
    } else {
        found.push(stance(ledger, cell, assertion));
    }
    found.extend(terms::response(ledger, cell, assertion));
    let why = format!(
        "`stance why LEDGER {actor} {issue} --as-of {day}` shows which claims count, and why"
    );
    found.into_iter().map(|f| f.help(why.clone())).collect()
}

fn stance(ledger: &Ledger, cell: Option<&Cell>, assertion: &Assertion) -> Diagnostic {
    let actor = &ledger.actor(assertion.actor).id;
    let issue = &ledger.issue(assertion.issue).id;
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
        finding = at_claim(finding, ledger, &held.evidence, "stance");
    }
    finding
}

/// A finding that also points at the claim behind something.
fn at_claim(
    finding: Diagnostic,
    ledger: &Ledger,
    evidence: &Evidence,
    field: &'static str,
) -> Diagnostic {
    let claim = evidence.claim.as_ref();
    match claim.and_then(|id| ledger.find_claim(id.as_str())) {
        Some(claim) => finding.related(
            Place::field(ledger.claim(claim).origin, field),
            "found here",
        ),
        None => finding,
    }
}

/// How many claims may be looked at for notes, all together. Where thousands
/// of assertions fail, the first of them tell what is wrong.
const LOOKED_AT: usize = 500_000;

/// Notes on one position; with more claims than that, `stance why` is better.
const NOTES: usize = 6;

/// Why the position is another: what became of each claim that bears on it,
/// first those that make it, then those that say what was expected.
fn notes(ledger: &Ledger, tracer: &Tracer<'_>, assertion: &Assertion) -> Vec<String> {
    let mut verdicts = tracer.trace(assertion.actor, assertion.issue).verdicts;
    if verdicts.is_empty() {
        return vec!["no claim of this ledger bears on it".to_owned()];
    }
    let issue = ledger.issue(assertion.issue);
    let says = |id: ClaimId| {
        let stance = ledger.claim(id).stance();
        stance.map(|stance| value(issue, stance))
    };
    verdicts.sort_by_key(|(id, verdict)| match verdict {
        Verdict::Controls => 0,
        Verdict::ResponseShows => 1,
        _ if says(*id).is_some_and(|says| is(&says, &assertion.expect)) => 2,
        _ => 3,
    });
    let shown = verdicts.iter().take(NOTES).map(|(id, verdict)| {
        let claim = ledger.claim(*id);
        let says = says(*id).map(|says| says.to_string());
        let says = says.or_else(|| claim.response().map(|given| given.name().to_owned()));
        let says = says.map(|says| says + &terms::of_claim(claim));
        let says = says.map_or(String::new(), |says| format!(" ({says})"));
        let (words, rule) = (verdict.words(ledger), verdict.rule());
        format!("`{}`{says}: {words}, by rule {rule}", claim.id)
    });
    let mut notes: Vec<String> = shown.collect();
    match verdicts.len() - notes.len() {
        0 => {}
        more => notes.push(format!("and {more} more")),
    }
    notes
}

/// Whether a cell is as expected. Of an issue with options, what is expected
/// must be among what is held.
fn holds(cell: Option<&Cell>, expect: &Expectation) -> bool {
    let held = cell.map_or(&[][..], |cell| &cell.held);
    match expect {
        Expectation::Silent => held.is_empty(),
        _ => held.iter().any(|held| is(&held.value, expect)),
    }
}

/// Whether a stance is the one expected.
fn is(value: &Value, expect: &Expectation) -> bool {
    match (value, expect) {
        (Value::Pole(held), Expectation::Pole(pole)) => held == pole,
        (Value::Vote(held), Expectation::Vote(vote)) => held == vote,
        (Value::At(held), Expectation::At(at)) => held == at,
        (Value::Choose(held), Expectation::Choose(option))
        | (Value::Reject(held), Expectation::Reject(option)) => held.as_str() == &**option,
        _ => false,
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
