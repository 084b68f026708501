//! Rule 2: which claims do not count, because the coder deprecated them or
//! because they were taken back.

use std::collections::BTreeMap;

use super::holder::{is_nameless, starts};
use super::strength::left_out;
use super::timing::Timing;
use crate::graph::Roles;
use crate::model::{ActorId, Authority, Claim, ClaimId, Clock, Day, Ledger, Rank, RelationKind};

/// A claim, or what a source tells in it of one actor when it tells of
/// several: each of them can deny that for himself alone.
pub type Part = (ClaimId, Option<ActorId>);

/// What does not count as of a day: by which claim it was taken back, or by
/// none when the coder deprecated it.
pub type WithdrawnClaims = BTreeMap<Part, Option<ClaimId>>;

/// The part of a claim that is about `start`, one of its [`starts`].
pub fn part(id: ClaimId, claim: &Claim, start: ActorId) -> Part {
    let told_of_several = claim.by.is_none() && claim.of.len() > 1;
    (id, told_of_several.then_some(start))
}

/// Finds what does not stand. A retraction or denial acts once it counts
/// itself, if it is by the same speaker or by a principal, and if it has not
/// been taken back in turn. What was left out neither takes anything back nor is
/// listed.
pub fn withdrawn(ledger: &Ledger, roles: &Roles<'_>, as_of: Day, clock: Clock) -> WithdrawnClaims {
    let mut against: BTreeMap<Part, Vec<Part>> = BTreeMap::new();
    let mut found = WithdrawnClaims::new();
    for id in ledger.claim_ids() {
        let claim = ledger.claim(id);
        if left_out(ledger, claim).is_some() {
            continue;
        }
        if claim.rank == Rank::Deprecated {
            found.extend(starts(claim).map(|start| (part(id, claim, start), None)));
        } else if !claim.relations.is_empty() && !claim.is_rumour() {
            let timing = Timing::of(ledger, claim);
            if timing.admissible(as_of, clock).is_some() {
                continue;
            }
            for target in taken_back(claim) {
                let other = ledger.claim(target);
                if left_out(ledger, other).is_some() {
                    continue;
                }
                if timing.precedes(&Timing::of(ledger, other)) {
                    continue;
                }
                for start in starts(other) {
                    let list = against.entry(part(target, other, start)).or_default();
                    let speakers = speakers(claim)
                        .filter(|by| may_take_back(ledger, roles, (*by, timing), (other, start)));
                    list.extend(speakers.map(|by| part(id, claim, by)));
                }
            }
        }
    }
    found.extend(acting(against, &found));
    found
}

/// The claims that a claim retracts or denies.
pub fn taken_back(claim: &Claim) -> impl Iterator<Item = ClaimId> + '_ {
    claim.relations.iter().filter_map(|relation| {
        let takes_back = matches!(relation.kind, RelationKind::Retracts | RelationKind::Denies);
        relation.target.filter(|_| takes_back)
    })
}

/// Who speaks in a claim; those of whom it tells when a source tells it.
pub fn speakers(claim: &Claim) -> impl Iterator<Item = ActorId> + '_ {
    let told = if claim.by.is_none() {
        &claim.of[..]
    } else {
        &[]
    };
    claim.by.into_iter().chain(told.iter().copied())
}

/// What is taken back, and by which claim.
///
/// A claim is taken back if a claim against it stands; it stands if every
/// claim against it is taken back or deprecated. Claims that take each other
/// back in a circle all stand (the grounded extension of Dung, Artificial
/// Intelligence 77, 1995). Linear in the number of relations.
fn acting(against: BTreeMap<Part, Vec<Part>>, deprecated: &WithdrawnClaims) -> WithdrawnClaims {
    let mut targets: BTreeMap<Part, Vec<Part>> = BTreeMap::new();
    let mut left: BTreeMap<Part, usize> = BTreeMap::new();
    for (target, claims) in &against {
        for by in claims.iter().filter(|by| !deprecated.contains_key(by)) {
            targets.entry(*by).or_default().push(*target);
            *left.entry(*target).or_default() += 1;
        }
    }
    let mut standing: Vec<Part> = targets
        .keys()
        .copied()
        .filter(|claim| !left.contains_key(claim))
        .collect();
    let mut found = WithdrawnClaims::new();
    while let Some(by) = standing.pop() {
        for target in targets.get(&by).into_iter().flatten() {
            let known = found.get(target).copied().flatten();
            if known.is_none_or(|known| by.0 < known) && !deprecated.contains_key(target) {
                found.insert(*target, Some(by.0));
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

/// Whether one can lift the conditions of a position: the holder, or somebody
/// who speaks for it by name on that day.
pub fn may_lift(
    ledger: &Ledger,
    roles: &Roles<'_>,
    (by, timing): (ActorId, Timing),
    holder: ActorId,
) -> bool {
    let (first, last) = timing.span();
    let voice = roles.voice(by, holder, first, last);
    voice.is_some_and(|voice| by == holder || !is_nameless(ledger, by, voice))
}

/// The same speaker; a principal of the speaker; one who speaks by name with
/// the authority of a principal for the speaker's principal. What a source
/// told in its own voice of `start` is treated as if he had said it, and can be
/// denied by his named spokespersons, too. Each counts in the role of the day on which he spoke.
pub fn may_take_back(
    ledger: &Ledger,
    roles: &Roles<'_>,
    (by, timing): (ActorId, Timing),
    (target, start): (&Claim, ActorId),
) -> bool {
    let (first, last) = timing.span();
    let named = |holder: ActorId| {
        let voice = roles.voice(by, holder, first, last);
        voice.filter(|voice| !is_nameless(ledger, by, *voice))
    };
    let told = target.by.is_none();
    if told && named(start).is_some_and(|voice| voice >= Authority::Spokesperson) {
        return true;
    }
    let speaker = target.by.unwrap_or(start);
    let (first, last) = Timing::of(ledger, target).span();
    by == speaker
        || roles
            .principals(speaker, first, last)
            .iter()
            .any(|&(principal, _)| {
                by == principal || named(principal) == Some(Authority::Principal)
            })
}
