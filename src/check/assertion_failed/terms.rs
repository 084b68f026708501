//! What an assertion expects beside the stance. In: a cell and an assertion.
//! Out: a finding where the conditions are others, or the response.

use super::{LINT, at_claim, is, written};
use crate::diagnostics::{Diagnostic, Place};
use crate::model::{Assertion, Cell, Claim, ConditionKind, Conditions, ExpectedResponse, Ledger};
use crate::text::shown;

/// Each kind of condition with its field.
const KINDS: [(ConditionKind, &str); 3] = [
    (ConditionKind::OnlyIf, "only_if"),
    (ConditionKind::If, "if"),
    (ConditionKind::Unless, "unless"),
];

fn listed(conditions: &Conditions, kind: ConditionKind) -> &[Box<str>] {
    match kind {
        ConditionKind::OnlyIf => &conditions.only_if,
        ConditionKind::If => &conditions.if_,
        ConditionKind::Unless => &conditions.unless,
    }
}

/// A stance that is held, but on other conditions than were expected.
pub(super) fn failed(
    ledger: &Ledger,
    cell: Option<&Cell>,
    assertion: &Assertion,
) -> Option<Diagnostic> {
    let expected = assertion.conditions.as_ref()?;
    let held = cell?
        .held
        .iter()
        .find(|held| is(&held.value, &assertion.expect))?;
    let lacks = KINDS.iter().flat_map(|&(kind, field)| {
        let texts = listed(expected, kind).iter();
        let lacks = texts.filter(move |text| {
            let mut held = held.conditions.iter();
            !held.any(|c| c.kind == kind && c.text == **text)
        });
        lacks.map(move |text| (kind, field, text))
    });
    let lacks: Vec<_> = lacks.collect();
    let more = held.conditions.iter();
    let more: Vec<_> = more
        .filter(|c| !listed(expected, c.kind).contains(&c.text))
        .collect();
    if lacks.is_empty() && more.is_empty() {
        return None;
    }
    let mut differs: Vec<String> = Vec::new();
    differs.extend(
        lacks
            .iter()
            .map(|(kind, _, text)| format!("without {}", shown(&format!("{kind} {text}")))),
    );
    differs.extend(
        more.iter()
            .map(|c| format!("with {}", shown(&format!("{} {}", c.kind, c.text)))),
    );
    let given = KINDS
        .iter()
        .find(|(kind, _)| !listed(expected, *kind).is_empty());
    let field = lacks.first().map(|(_, field, _)| *field);
    let field = field
        .or(given.map(|(_, field)| *field))
        .unwrap_or("only_if");
    let mut finding = Diagnostic::new(
        LINT.code,
        Place::field(assertion.origin, field),
        format!(
            "as of {}, `{}` holds {} on `{}` as expected, but {}",
            assertion.on,
            ledger.actor(assertion.actor).id,
            written(&assertion.expect),
            ledger.issue(assertion.issue).id,
            differs.join(", "),
        ),
    )
    .label("expected here");
    for condition in more.iter().take(3) {
        let field = KINDS.iter().find(|(kind, _)| *kind == condition.kind);
        let field = field.map_or("only_if", |(_, field)| field);
        finding = at_claim(finding, ledger, &condition.evidence, field);
    }
    if more.is_empty() {
        finding = at_claim(finding, ledger, &held.evidence, "stance");
    }
    Some(finding)
}

/// A response that is another than was expected.
pub(super) fn response(
    ledger: &Ledger,
    cell: Option<&Cell>,
    assertion: &Assertion,
) -> Option<Diagnostic> {
    let expected = match assertion.response? {
        ExpectedResponse::Given(response) => Some(response),
        ExpectedResponse::Silent => None,
    };
    let given = cell.and_then(|cell| cell.response.as_ref());
    if given.map(|given| given.response) == expected {
        return None;
    }
    let expected = expected.map_or("give no response".to_owned(), |response| {
        format!("have the response {}", response.name())
    });
    let actual = given.map_or("has none".to_owned(), |given| {
        format!("has {}", given.response.name())
    });
    let finding = Diagnostic::new(
        LINT.code,
        Place::field(assertion.origin, "response"),
        format!(
            "as of {}, `{}` was expected to {expected} on `{}`, but {actual}",
            assertion.on,
            ledger.actor(assertion.actor).id,
            ledger.issue(assertion.issue).id,
        ),
    )
    .label("expected here");
    Some(match given {
        Some(given) => at_claim(finding, ledger, &given.evidence, "response"),
        None => finding,
    })
}

/// The conditions of a claim, as the end of what it says.
pub(super) fn of_claim(claim: &Claim) -> String {
    let conditions = claim.conditions.iter().flat_map(|conditions| {
        KINDS.iter().flat_map(|&(kind, _)| {
            let texts = listed(conditions, kind).iter();
            texts.map(move |text| format!(", {kind} {}", shown(text)))
        })
    });
    conditions.collect()
}
