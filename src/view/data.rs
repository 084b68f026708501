//! Positions as structured data: the shapes that all JSON outputs share,
//! documented in `docs/exports.md`.

use serde_json::{Value as Json, json};

use super::names::Names;
use crate::model::{Cell, Evidence, Given, Held, Mark, Slug};
use crate::position::Grades;
use crate::position::grade::Grade;

/// `{"claim", "by", "authority", "said", "earliest", "latest", "published", "repeats"}`.
pub(super) fn evidence(evidence: &Evidence) -> Json {
    json!({
        "claim": evidence.claim.as_ref().map(Slug::as_str),
        "by": evidence.by.as_ref().map(Slug::as_str),
        "authority": evidence.authority.map(|a| a.name()),
        "said": evidence.said.as_ref().map(ToString::to_string),
        "earliest": evidence.said.as_ref().map(|w| w.earliest.to_string()),
        "latest": evidence.latest().map(|d| d.to_string()),
        "published": evidence.published.map(|d| d.to_string()),
        "repeats": evidence.repeats,
    })
}

/// `{"stance", "value", "side", "option", "option_name", "conditions", "narrated", "stale", "evidence",
/// "restated", "strength", "pieces"}`.
fn held(held: &Held, issue: &Slug, names: &Names<'_>, grade: Option<&Grade>) -> Json {
    let option = held.value.option();
    let conditions: Vec<Json> = held
        .conditions
        .iter()
        .map(|c| json!({"kind": c.kind.name(), "text": c.text, "evidence": evidence(&c.evidence)}))
        .collect();
    json!({
        "stance": held.value.to_string(),
        "value": held.value.number(),
        "side": held.value.sign().name(),
        "option": option.map(Slug::as_str),
        "option_name": option.and_then(|option| names.named_option(issue, option)),
        "conditions": conditions,
        "narrated": held.narrated,
        "stale": held.stale,
        "evidence": evidence(&held.evidence),
        "restated": held.restated.as_ref().map(evidence),
        "strength": grade.map(|g| g.strength.to_string()),
        "pieces": grade.map(|g| g.pieces),
    })
}

fn given(given: &Given, grade: Option<&Grade>) -> Json {
    json!({
        "response": given.response.name(),
        "told": given.told,
        "evidence": evidence(&given.evidence),
        "strength": grade.map(|g| g.strength.to_string()),
        "pieces": grade.map(|g| g.pieces),
    })
}

/// `{"mark", "about", "claims"}`.
pub(super) fn mark(mark: &Mark) -> Json {
    json!({
        "mark": mark.kind.name(),
        "about": mark.about.as_ref().map(Slug::as_str),
        "claims": mark.claims.iter().map(evidence).collect::<Vec<_>>(),
    })
}

/// `{"actor", "issue", "held", "response", "marks"}`; how strong the evidence
/// is only with grades.
pub(super) fn cell(cell: &Cell, names: &Names<'_>, grades: Option<&Grades<'_>>) -> Json {
    let grade = |evidence| grades.and_then(|grades| grades.of(cell, evidence));
    json!({
        "actor": cell.actor.as_str(),
        "issue": cell.issue.as_str(),
        "held": cell.held.iter().map(|h| held(h, &cell.issue, names, grade(&h.evidence))).collect::<Vec<_>>(),
        "response": cell.response.as_ref().map(|g| given(g, grade(&g.evidence))),
        "marks": cell.marks.iter().map(mark).collect::<Vec<_>>(),
    })
}
