//! Rule 2: which claims do not count, because the coder deprecated them or
//! because they were taken back.

use std::collections::BTreeMap;

use super::timing::Timing;
use crate::graph::Roles;
use crate::model::{Authority, Claim, ClaimId, Clock, Day, Ledger, Rank, RelationKind};

/// Claims that do not count as of a day: by whom they were taken back, or by
/// nobody when the coder deprecated them.
pub type WithdrawnClaims = BTreeMap<ClaimId, Option<ClaimId>>;

/// Finds what does not stand. A retraction or denial acts once it counts
/// itself, if it is by the same speaker or by a principal, and if it has not
/// been taken back in turn.
pub fn withdrawn(ledger: &Ledger, roles: &Roles<'_>, as_of: Day, clock: Clock) -> WithdrawnClaims {
    let mut against: BTreeMap<ClaimId, Vec<ClaimId>> = BTreeMap::new();
    let mut found = WithdrawnClaims::new();
    for id in ledger.claim_ids() {
        let claim = ledger.claim(id);
        if claim.rank == Rank::Deprecated {
            found.insert(id, None);
        } else if !claim.relations.is_empty() {
            let timing = Timing::of(ledger, claim);
            if timing.admissible(as_of, clock).is_some() {
                continue;
            }
            for relation in &claim.relations {
                let takes_back =
                    matches!(relation.kind, RelationKind::Retracts | RelationKind::Denies);
                if let (true, Some(target)) = (takes_back, relation.target)
                    && may_take_back(roles, claim, ledger.claim(target), &timing)
                {
                    against.entry(target).or_default().push(id);
                }
            }
        }
    }
    let targets: Vec<ClaimId> = against.keys().copied().collect();
    for target in targets {
        if !found.contains_key(&target)
            && let Some(by) = acting(target, &against, &found, &mut Vec::new())
        {
            found.insert(target, Some(by));
        }
    }
    found
}

/// The claim that takes `target` back, if one does that is not taken back itself.
fn acting(
    target: ClaimId,
    against: &BTreeMap<ClaimId, Vec<ClaimId>>,
    deprecated: &WithdrawnClaims,
    path: &mut Vec<ClaimId>,
) -> Option<ClaimId> {
    if path.contains(&target) || path.len() > 64 {
        return None;
    }
    path.push(target);
    let by = against
        .get(&target)
        .into_iter()
        .flatten()
        .copied()
        .find(|by| {
            !matches!(deprecated.get(by), Some(None))
                && acting(*by, against, deprecated, path).is_none()
        });
    path.pop();
    by
}

/// The same speaker; a principal of the speaker; one who speaks with the
/// authority of a principal for the speaker's principal. What a source told
/// in its own voice can be denied by whom it told of and by its spokespersons.
fn may_take_back(roles: &Roles<'_>, claim: &Claim, target: &Claim, timing: &Timing) -> bool {
    let (first, last) = timing.span();
    let Some(by) = claim.by.or_else(|| claim.of.first().copied()) else {
        return false;
    };
    match target.by {
        Some(speaker) => {
            if by == speaker {
                return true;
            }
            roles
                .principals(speaker, first, last)
                .iter()
                .any(|&(principal, _)| {
                    by == principal
                        || roles.voice(by, principal, first, last) == Some(Authority::Principal)
                })
        }
        None => target.of.iter().any(|&holder| {
            roles
                .voice(by, holder, first, last)
                .is_some_and(|v| v >= Authority::Spokesperson)
        }),
    }
}
