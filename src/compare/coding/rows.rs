//! The figures of reliability: units come in, a row for each field comes out,
//! over all issues and for each of them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Field, Unit, compared, fields};
use crate::compare::reliability::{
    Alike, Metric, Undefined, cohen_kappa, krippendorff_alpha, percent_agreement,
};
use crate::model::{Claim, IssueId, Ledger, Scale};

/// How far coders agree on a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// On this issue; none for all of them.
    pub issue: Option<IssueId>,
    /// On what.
    pub field: Field,
    /// How far apart values are. Over all issues there is a row of stances on
    /// poles (ordinal) and one of votes (nominal); options and points of
    /// different issues are not comparable.
    pub metric: Metric,
    /// How many units have values of at least two coders.
    pub units: usize,
    /// How many pairs of values are alike.
    pub alike: Alike,
    /// Krippendorff's alpha, of all coders.
    pub alpha: Result<f64, Undefined>,
    /// Cohen's kappa, for each pair of coders.
    pub kappas: Vec<Kappa>,
}

/// Cohen's kappa of two coders; it takes every field as nominal.
#[derive(Debug, Clone, PartialEq)]
pub struct Kappa {
    /// One, by place.
    pub a: usize,
    /// The other, by place.
    pub b: usize,
    /// On how many units both have a value; the units are the pairs.
    pub alike: Alike,
    /// The figure.
    pub kappa: Result<f64, Undefined>,
}

/// The figures over all issues, then for each issue.
pub(super) fn rows(ledger: &Ledger, units: &[Unit]) -> Vec<Row> {
    let shared: Vec<&Unit> = units.iter().filter(|unit| unit.is_shared()).collect();
    let mut rows = Vec::new();
    for field in Field::ALL {
        if *field != Field::Stance {
            rows.push(row(ledger, &shared, None, *field, None));
            continue;
        }
        let scales = ledger.issues.iter().map(|issue| &issue.scale);
        let poles = scales.clone().find(|s| matches!(s, Scale::Poles { .. }));
        let votes = scales.clone().find(|s| matches!(s, Scale::Vote));
        for scale in poles.into_iter().chain(votes) {
            rows.push(row(ledger, &shared, None, *field, Some(scale)));
        }
    }
    let mut by_issue: BTreeMap<IssueId, Vec<&Unit>> = BTreeMap::new();
    for unit in shared {
        if let Some(issue) = unit.issue {
            by_issue.entry(issue).or_default().push(unit);
        }
    }
    for (issue, units) in by_issue {
        let scale = &ledger.issue(issue).scale;
        let fields = Field::ALL.iter().filter(|field| match field {
            Field::Issue => false,
            Field::Stance => !matches!(scale, Scale::Open),
            _ => true,
        });
        rows.extend(fields.map(|field| row(ledger, &units, Some(issue), *field, Some(scale))));
    }
    rows.retain(|row| row.units > 0);
    rows
}

/// The figures of one field, of the claims on one issue, or else on all issues
/// with the same sort of scale.
fn row(
    ledger: &Ledger,
    units: &[&Unit],
    issue: Option<IssueId>,
    field: Field,
    scale: Option<&Scale>,
) -> Row {
    let counts = |claim: &&Claim| match (issue, scale) {
        (Some(issue), _) => claim.on == issue,
        (None, Some(scale)) => {
            let own = &ledger.issue(claim.on).scale;
            std::mem::discriminant(own) == std::mem::discriminant(scale)
        }
        (None, None) => true,
    };
    let metric = field.metric(scale);
    let claims: Vec<Vec<Option<&Claim>>> = units
        .iter()
        .map(|unit| {
            let claims = compared(ledger, unit, field).into_iter();
            claims.map(|claim| claim.filter(counts)).collect()
        })
        .collect();
    let texts: Vec<Vec<Option<String>>> = claims
        .iter()
        .map(|unit| unit.iter().map(|c| field.text(ledger, (*c)?)).collect())
        .collect();
    let known: BTreeSet<&String> = texts.iter().flatten().flatten().collect();
    let places: BTreeMap<&String, f64> = known.into_iter().zip((0..).map(f64::from)).collect();
    let number = |claim: &Claim, text: &String| match metric {
        Metric::Nominal => places.get(text).copied(),
        _ => claim.stance().and_then(fields::number),
    };
    let values: Vec<Vec<Option<f64>>> = claims
        .iter()
        .zip(&texts)
        .map(|(claims, texts)| {
            let pairs = claims.iter().zip(texts);
            pairs
                .map(|(claim, text)| number((*claim)?, text.as_ref()?))
                .collect()
        })
        .collect();
    let several = |unit: &&Vec<Option<f64>>| unit.iter().flatten().count() > 1;
    Row {
        issue,
        field,
        metric,
        units: values.iter().filter(several).count(),
        alike: percent_agreement(&values),
        alpha: krippendorff_alpha(&values, metric),
        kappas: kappas(&texts),
    }
}

/// Kappa of each pair of coders who share a unit.
fn kappas(units: &[Vec<Option<String>>]) -> Vec<Kappa> {
    let mut pairs: BTreeMap<(usize, usize), Vec<(&String, &String)>> = BTreeMap::new();
    for unit in units {
        let present = || {
            (0..)
                .zip(unit)
                .filter_map(|(at, v)| Some((at, v.as_ref()?)))
        };
        for (a, one) in present() {
            for (b, other) in present().filter(|(b, _)| *b > a) {
                pairs.entry((a, b)).or_default().push((one, other));
            }
        }
    }
    let kappa = |((a, b), pairs): ((usize, usize), Vec<(&String, &String)>)| Kappa {
        a,
        b,
        alike: Alike {
            alike: pairs.iter().filter(|(a, b)| a == b).count(),
            pairs: pairs.len(),
        },
        kappa: cohen_kappa(&pairs),
    };
    pairs.into_iter().map(kappa).collect()
}
