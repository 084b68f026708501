//! Claims that relate to each other in a circle. In: a ledger. Out: one
//! finding for each group of claims. A claim that relates to itself is found
//! when the ledger is loaded.

use super::{Examined, Lint, circle};
use crate::diagnostics::{Diagnostic, Place, codes};
use crate::graph::Relations;
use crate::model::{ClaimId, Ledger};

/// Finds [`codes::RELATION_CYCLE`].
pub static LINT: Lint = Lint {
    code: &codes::RELATION_CYCLE,
    needs_whole: false,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    for group in Relations::new(ledger).cycles() {
        let way = circle::shortest(&group, |claim| {
            let relations = ledger.claim(claim).relations.iter();
            let ordered = relations.filter(|relation| relation.kind.is_ordered());
            ordered.filter_map(|relation| relation.target).collect()
        });
        found.extend(circular(ledger, &way));
    }
}

fn circular(ledger: &Ledger, way: &[ClaimId]) -> Option<Diagnostic> {
    let id = |claim: ClaimId| &ledger.claim(claim).id;
    let mut links = circle::links(way).filter_map(|(from, to)| {
        let mut relations = ledger.claim(from).relations.iter();
        let at = relations
            .position(|relation| relation.target == Some(to) && relation.kind.is_ordered())?;
        let kind = ledger.claim(from).relations[at].kind;
        let place = Place::item(ledger.claim(from).origin, "relations", at);
        Some((place, format!("`{}` {kind} `{}`", id(from), id(to))))
    });
    let (place, label) = links.next()?;
    let first = way.first().map(|first| id(*first))?;
    let message = match way {
        [_, other] => format!(
            "the claims `{first}` and `{}` relate to each other in a circle",
            id(*other)
        ),
        _ => format!(
            "the claim `{first}` relates to itself through {} others",
            way.len().saturating_sub(1)
        ),
    };
    let mut finding = Diagnostic::new(LINT.code, place, message).label(label);
    for (place, label) in links.take(circle::SHOWN) {
        finding = finding.related(place, label);
    }
    Some(finding.help("the earlier claim cannot refer to the later one; remove its relation"))
}
