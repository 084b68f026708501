//! Several coders of the same sources: how far they agree, field by field.
//!
//! In: a ledger whose claims name their coders. Out: the units that they
//! coded, where they differ, and the figures of reliability.

mod fields;
mod passages;
mod rows;
mod units;

pub use fields::Field;
pub use rows::{Kappa, Row};

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Claim, ClaimId, IssueId, Ledger, SourceId};

/// What several coders made of the same sources.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Coding {
    /// Everybody who coded something, by name.
    pub coders: Vec<Coder>,
    /// How many sources two or more of them coded.
    pub sources: usize,
    /// How many sources one of them coded alone; nothing of these is compared.
    pub alone: usize,
    /// How many claims name no coder, and neither do their sources.
    pub unnamed: usize,
    /// What they found in the shared sources, by source and first claim.
    pub units: Vec<Unit>,
    /// How far they agree: over all issues first, then by issue; in the order
    /// of the fields.
    pub rows: Vec<Row>,
}

/// Somebody who coded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coder {
    /// As in the ledger.
    pub name: String,
    /// All claims.
    pub claims: usize,
    /// Units that another coder has found, too.
    pub shared: usize,
    /// Units that nobody else has found in a source that others coded as well.
    pub only: usize,
}

/// A passage of a source and what coders made of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Where it was read.
    pub source: SourceId,
    /// The issue that at least two coders named, the most of them; else none.
    pub issue: Option<IssueId>,
    /// The claim of each coder, by the place in [`Coding::coders`].
    pub claims: Vec<Option<ClaimId>>,
    /// Coders who coded the source and did not find the unit.
    pub missed_by: Vec<usize>,
    /// Where they differ.
    pub differences: Vec<Difference>,
}

impl Unit {
    /// Whether at least two coders found it.
    pub fn is_shared(&self) -> bool {
        self.claims.iter().flatten().count() > 1
    }
}

/// A field on which coders differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which.
    pub field: Field,
    /// The value of each coder, by place; none where nothing is compared.
    pub values: Vec<Option<String>>,
}

/// Compares all coders of a ledger.
///
/// A unit is a passage of a source, covered by overlapping first quotes, with
/// at most one claim of each coder; claims that have speaker, issue and stance
/// in common are paired first. Claims of any rank count: deprecating one of two
/// is how a difference is settled, and that does not undo the difference.
///
/// ```
/// use stancegraph::compare::{Field, coding};
/// use stancegraph::load::{File, load};
/// let text = r#"[
///     Actor(id: "north", name: "Northland", kind: State),
///     Issue(id: "treaty", question: "Sign?", scale: Poles(against: "no", in_favour: "yes")),
///     Source(id: "gazette", title: "Northland says no", published: "2026-05-02"),
///     Claim(id: "anna-1", coder: "anna", by: "north", on: "treaty", stance: Oppose,
///         quotes: [(source: "gazette", exact: "We will not sign.", kind: Direct)]),
///     Claim(id: "ben-1", coder: "ben", by: "north", on: "treaty", stance: StrongOppose,
///         quotes: [(source: "gazette", exact: "We will not sign", kind: Direct)]),
/// ]"#;
/// let found = coding(&load(vec![File::new("ledger.ron", text)]).ledger);
/// assert_eq!(found.units.len(), 1);
/// assert_eq!(found.units[0].differences[0].field, Field::Stance);
/// ```
pub fn coding(ledger: &Ledger) -> Coding {
    let mut by_coder: BTreeMap<&str, Vec<ClaimId>> = BTreeMap::new();
    let mut unnamed = 0;
    for id in ledger.claim_ids() {
        match ledger.coder(ledger.claim(id)) {
            Some(name) => by_coder.entry(name).or_default().push(id),
            None => unnamed += 1,
        }
    }
    let mut by_source: BTreeMap<SourceId, Vec<(ClaimId, usize)>> = BTreeMap::new();
    for (coder, claims) in by_coder.values().enumerate() {
        for id in claims {
            if let Some(quote) = ledger.claim(*id).quotes.first() {
                by_source
                    .entry(quote.source)
                    .or_default()
                    .push((*id, coder));
            }
        }
    }
    let mut found = Coding {
        unnamed,
        ..Coding::default()
    };
    for (source, coded) in by_source {
        let readers: BTreeSet<usize> = coded.iter().map(|(_, coder)| *coder).collect();
        if readers.len() < 2 {
            found.alone += 1;
            continue;
        }
        found.sources += 1;
        for together in units::units(ledger, &coded) {
            let absent = readers.iter().filter(|coder| !together.contains_key(coder));
            let missed_by = absent.copied().collect();
            let claim = |coder| together.get(&coder).copied();
            let mut unit = Unit {
                source,
                issue: None,
                claims: (0..by_coder.len()).map(claim).collect(),
                missed_by,
                differences: Vec::new(),
            };
            unit.issue = issue(ledger, &unit);
            unit.differences = differences(ledger, &unit);
            found.units.push(unit);
        }
    }
    let count = |place: usize, shared: bool| {
        let of = |unit: &&Unit| unit.claims[place].is_some() && unit.is_shared() == shared;
        found.units.iter().filter(of).count()
    };
    let coder = |(place, (name, claims)): (usize, (&&str, &Vec<ClaimId>))| Coder {
        name: (*name).to_owned(),
        claims: claims.len(),
        shared: count(place, true),
        only: count(place, false),
    };
    found.coders = by_coder.iter().enumerate().map(coder).collect();
    found.rows = rows::rows(ledger, &found.units);
    found
}

/// The issue that most coders of a unit name, at least two; of several the first.
fn issue(ledger: &Ledger, unit: &Unit) -> Option<IssueId> {
    let mut named: BTreeMap<IssueId, usize> = BTreeMap::new();
    for id in unit.claims.iter().flatten() {
        *named.entry(ledger.claim(*id).on).or_default() += 1;
    }
    let most = named.values().max().copied().filter(|most| *most > 1)?;
    let mut named = named.into_iter();
    named.find(|(_, n)| *n == most).map(|(issue, _)| issue)
}

/// The claims of a unit whose values of a field can be compared, by coder.
fn compared<'l>(ledger: &'l Ledger, unit: &Unit, field: Field) -> Vec<Option<&'l Claim>> {
    let claims = unit.claims.iter().map(|id| id.map(|id| ledger.claim(id)));
    let same = |claim: &&Claim| !field.answers_the_issue() || Some(claim.on) == unit.issue;
    claims.map(|claim| claim.filter(same)).collect()
}

fn differences(ledger: &Ledger, unit: &Unit) -> Vec<Difference> {
    let differ = |field: &Field| {
        let claims = compared(ledger, unit, *field).into_iter();
        let texts = claims.map(|claim| field.text(ledger, claim?));
        let values: Vec<Option<String>> = texts.collect();
        let all: BTreeSet<&String> = values.iter().flatten().collect();
        (all.len() > 1).then_some(Difference {
            field: *field,
            values,
        })
    };
    Field::ALL.iter().filter_map(differ).collect()
}

#[cfg(test)]
mod tests;
