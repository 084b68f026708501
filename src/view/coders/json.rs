//! The reliability of a coding as data, documented in `docs/exports.md`.

use serde_json::{Value as Json, json};

use crate::compare::{Coding, Kappa, Row, Undefined, Unit};
use crate::model::{IssueId, Ledger};

pub(super) fn data(ledger: &Ledger, coding: &Coding) -> Json {
    let coders = coding.coders.iter().map(|coder| {
        json!({
            "name": coder.name,
            "claims": coder.claims,
            "units_shared": coder.shared,
            "units_alone": coder.only,
        })
    });
    json!({
        "schema": "stancegraph/coders/1",
        "title": ledger.title,
        "coders": coders.collect::<Vec<_>>(),
        "sources": coding.sources,
        "sources_of_one_coder": coding.alone,
        "claims_without_coder": coding.unnamed,
        "reliability": coding.rows.iter().map(|r| row(ledger, coding, r)).collect::<Vec<_>>(),
        "units": coding.units.iter().map(|u| unit(ledger, coding, u)).collect::<Vec<_>>(),
    })
}

fn issue(ledger: &Ledger, issue: Option<IssueId>) -> Option<&str> {
    issue.map(|issue| ledger.issue(issue).id.as_str())
}

fn why(figure: Result<f64, Undefined>) -> Option<&'static str> {
    figure.err().map(Undefined::name)
}

/// `{"issue", "field", "scale", "units", "alike", "pairs", "alpha", "alpha_undefined", "kappas"}`.
fn row(ledger: &Ledger, coding: &Coding, row: &Row) -> Json {
    let kappa = |kappa: &Kappa| {
        json!({
            "a": coding.coders[kappa.a].name,
            "b": coding.coders[kappa.b].name,
            "units": kappa.alike.pairs,
            "alike": kappa.alike.alike,
            "kappa": kappa.kappa.ok(),
            "kappa_undefined": why(kappa.kappa),
        })
    };
    json!({
        "issue": issue(ledger, row.issue),
        "field": row.field.name(),
        "scale": row.metric.name(),
        "units": row.units,
        "alike": row.alike.alike,
        "pairs": row.alike.pairs,
        "alpha": row.alpha.ok(),
        "alpha_undefined": why(row.alpha),
        "kappas": row.kappas.iter().map(kappa).collect::<Vec<_>>(),
    })
}

/// `{"source", "issue", "claims", "missed_by", "differences"}`.
fn unit(ledger: &Ledger, coding: &Coding, unit: &Unit) -> Json {
    let named = || coding.coders.iter().map(|coder| &coder.name);
    let claims = named().zip(&unit.claims).filter_map(|(coder, claim)| {
        let claim = ledger.claim((*claim)?).id.as_str();
        Some(json!({ "coder": coder, "claim": claim }))
    });
    let differences = unit.differences.iter().map(|difference| {
        let values = named()
            .zip(&difference.values)
            .filter_map(|(coder, value)| Some(json!({ "coder": coder, "value": value.as_ref()? })));
        json!({
            "field": difference.field.name(),
            "values": values.collect::<Vec<_>>(),
        })
    });
    let missed = unit
        .missed_by
        .iter()
        .map(|place| &coding.coders[*place].name);
    json!({
        "source": ledger.source(unit.source).id.as_str(),
        "issue": issue(ledger, unit.issue),
        "claims": claims.collect::<Vec<_>>(),
        "missed_by": missed.collect::<Vec<_>>(),
        "differences": differences.collect::<Vec<_>>(),
    })
}
