//! One statement told by several outlets and counted as often. In: a ledger.
//! Out: one finding for each claim that says in the same words what another
//! says from another source.

use std::collections::BTreeMap;

use super::wording::same_words;
use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, Step, codes};
use crate::model::{Claim, Content, Ledger, Rank};

/// Finds [`codes::REPEATED_REPORT`].
pub static LINT: Lint = Lint {
    code: &codes::REPEATED_REPORT,
    needs_whole: false,
    run,
};

/// Words shorter than this are the same by chance.
const TELLING: usize = 20;

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    let mut groups: BTreeMap<_, Vec<(&Claim, usize)>> = BTreeMap::new();
    for claim in &ledger.claims {
        let Some(said) = &claim.said else { continue };
        // Who names a relay, or says that it is a repetition, has seen it.
        let seen = !claim.via.is_empty() || claim.repeats() || claim.rank == Rank::Deprecated;
        if seen || claim.content == Content::Relation {
            continue;
        }
        for (at, quote) in claim.quotes.iter().enumerate() {
            let words = same_words(&quote.exact);
            if words.chars().count() >= TELLING {
                let key = (
                    claim.by,
                    &claim.of,
                    claim.on,
                    said.earliest,
                    said.latest,
                    words,
                );
                groups.entry(key).or_default().push((claim, at));
            }
        }
    }
    let mut findings: BTreeMap<_, Diagnostic> = BTreeMap::new();
    for group in groups.values() {
        // What differs in stance or conditions is no report of the same.
        let mut first: Vec<&(&Claim, usize)> = Vec::new();
        for each in group {
            let same = |other: &&&(&Claim, usize)| {
                other.0.content == each.0.content && other.0.conditions == each.0.conditions
            };
            let Some(other) = first.iter().find(same) else {
                // A few are enough to tell; a hundred stances in the same
                // words are another finding.
                if first.len() < 8 {
                    first.push(each);
                }
                continue;
            };
            let elsewhere = each.0.quotes[each.1].source != other.0.quotes[other.1].source;
            if elsewhere && each.0.id != other.0.id {
                findings
                    .entry(&each.0.id)
                    .or_insert_with(|| repeated(ledger, *each, **other));
            }
        }
    }
    found.extend(findings.into_values());
}

fn repeated(ledger: &Ledger, (claim, at): (&Claim, usize), other: (&Claim, usize)) -> Diagnostic {
    let place = |(claim, at): (&Claim, usize), field| {
        let path = [Step::Field("quotes"), Step::Index(at), Step::Field(field)];
        Place::Entry(claim.origin, path.to_vec())
    };
    let source = |(claim, at): (&Claim, usize)| &ledger.source(claim.quotes[at].source).id;
    let (id, same) = (&claim.id, &other.0.id);
    Diagnostic::new(
        LINT.code,
        place((claim, at), "source"),
        format!("`{id}` differs from `{same}` only in where it was read"),
    )
    .label(format!("the same words as in `{}`", source(other)))
    .related(place(other, "source"), "the other report")
    .help(format!(
        "put the quotes into one claim; if it was said again, add `relations: [Repeats(\"{same}\")]`; if one outlet has it from another, name that in `via`"
    ))
}
