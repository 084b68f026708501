//! Rule 2: which claims do not count, because the coder deprecated them or
//! because they were taken back.

use std::collections::BTreeMap;

use super::timing::Timing;
use crate::graph::Roles;
use crate::model::{ActorId, Authority, Claim, ClaimId, Clock, Day, Ledger, Rank, RelationKind};

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
        } else if !claim.relations.is_empty() && !claim.is_rumour() {
            let timing = Timing::of(ledger, claim);
            if timing.admissible(as_of, clock).is_some() {
                continue;
            }
            for relation in &claim.relations {
                let takes_back =
                    matches!(relation.kind, RelationKind::Retracts | RelationKind::Denies);
                let Some(target) = relation.target.filter(|_| takes_back) else {
                    continue;
                };
                let other = ledger.claim(target);
                let other = (other, Timing::of(ledger, other));
                if may_take_back(roles, (claim, timing), other) {
                    against.entry(target).or_default().push(id);
                }
            }
        }
    }
    found.extend(acting(against, &found));
    found
}

/// What is taken back, and by which claim.
///
/// A claim is taken back if a claim against it stands; it stands if every
/// claim against it is taken back or deprecated. Claims that take each other
/// back in a circle all stand (the grounded extension of Dung, Artificial
/// Intelligence 77, 1995). Linear in the number of relations.
fn acting(
    against: BTreeMap<ClaimId, Vec<ClaimId>>,
    deprecated: &WithdrawnClaims,
) -> WithdrawnClaims {
    let mut targets: BTreeMap<ClaimId, Vec<ClaimId>> = BTreeMap::new();
    let mut left: BTreeMap<ClaimId, usize> = BTreeMap::new();
    for (target, claims) in &against {
        for by in claims.iter().filter(|by| !deprecated.contains_key(by)) {
            targets.entry(*by).or_default().push(*target);
            *left.entry(*target).or_default() += 1;
        }
    }
    let mut standing: Vec<ClaimId> = targets
        .keys()
        .copied()
        .filter(|claim| !left.contains_key(claim))
        .collect();
    let mut found = WithdrawnClaims::new();
    while let Some(by) = standing.pop() {
        for target in targets.get(&by).into_iter().flatten() {
            let known = found.get(target).copied().flatten();
            if known.is_none_or(|known| by < known) && !deprecated.contains_key(target) {
                found.insert(*target, Some(by));
            }
            if known.is_some() {
                continue;
            }
            for freed in targets.get(target).into_iter().flatten() {
                if let Some(count) = left.get_mut(freed) {
                    *count -= 1;
                    if *count == 0 {
                        standing.push(*freed);
                    }
                }
            }
        }
    }
    found
}

/// The same speaker; a principal of the speaker; one who speaks with the
/// authority of a principal for the speaker's principal. What a source told
/// in its own voice can be denied by whom it told of and by its spokespersons.
/// Each counts in the role of the day on which he spoke.
fn may_take_back(roles: &Roles<'_>, claim: (&Claim, Timing), target: (&Claim, Timing)) -> bool {
    let ((claim, timing), (target, target_timing)) = (claim, target);
    let (first, last) = timing.span();
    let voice = |by: ActorId, holder: ActorId| roles.voice(by, holder, first, last);
    let takes_back = |by: ActorId| match target.by {
        Some(speaker) => {
            let (first, last) = target_timing.span();
            by == speaker
                || roles
                    .principals(speaker, first, last)
                    .iter()
                    .any(|&(principal, _)| {
                        by == principal || voice(by, principal) == Some(Authority::Principal)
                    })
        }
        None => target
            .of
            .iter()
            .any(|&holder| voice(by, holder).is_some_and(|v| v >= Authority::Spokesperson)),
    };
    match claim.by {
        Some(by) => takes_back(by),
        None => claim.of.iter().any(|&of| takes_back(of)),
    }
}
