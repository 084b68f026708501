//! From the ids in relations to the claims that they name.

use rustc_hash::FxHashMap;

use crate::diagnostics::{Diagnostic, Origin, Place, codes};
use crate::model::{ClaimId, Ledger, Slug};

/// Sets the targets of relations; returns those that lead to no claim.
pub(super) fn relate<'t>(
    ledger: &mut Ledger,
    targets: &'t [(Slug, Origin, u32, Box<str>)],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(Place, &'t str)> {
    let mut nowhere = Vec::new();
    if targets.is_empty() {
        return nowhere;
    }
    // One walk over the claims: to search them by id for each of ten thousand
    // relations takes longer.
    let wanted = targets.iter().map(|(_, _, _, target)| (&**target, None));
    let mut known: FxHashMap<&str, Option<ClaimId>> = wanted.collect();
    let mut written: FxHashMap<Origin, ClaimId> = FxHashMap::default();
    for number in ledger.claim_ids() {
        let claim = ledger.claim(number);
        if let Some(found) = known.get_mut(claim.id.as_str()) {
            *found = Some(number);
        }
        if !claim.relations.is_empty() {
            written.insert(claim.origin, number);
        }
    }
    for (id, origin, at, target) in targets {
        let found = known.get(&**target).copied().flatten();
        let place = Place::item(*origin, "relations", *at as usize);
        if id.as_str() == &**target {
            diagnostics.push(
                Diagnostic::new(
                    &codes::RELATION_CYCLE,
                    place,
                    format!("the claim `{id}` relates to itself"),
                )
                .help("name the other claim, or remove the relation"),
            );
            continue;
        }
        if found.is_none() {
            nowhere.push((place, &**target));
        }
        // The claim itself may have been left out, or another kept that has its id.
        if let Some(claim) = written.get(origin)
            && let Some(relation) = ledger.claims[claim.index()].relations.get_mut(*at as usize)
        {
            relation.target = found;
        }
    }
    nowhere
}
