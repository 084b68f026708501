//! Rule 3: whose positions a claim bears on, and with what authority.

use super::timing::Timing;
use crate::graph::{Roles, own_voice};
use crate::model::{
    Act, ActorId, ActorKind, Authority, Claim, ClaimId, IssueId, Ledger, QuoteKind,
};

/// What a claim does to the position of one holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It is the holder's own, or of one who speaks for it.
    Own,
    /// Somebody outside the holder's camp tells it.
    Told,
    /// Somebody whom the source does not name speaks for the holder.
    Nameless,
}

/// One claim as it bears on one holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bearing {
    /// Whose position.
    pub holder: ActorId,
    /// On what.
    pub issue: IssueId,
    /// Which claim.
    pub claim: ClaimId,
    /// With what authority; meaningless for what is told.
    pub authority: Authority,
    /// How.
    pub effect: Effect,
    /// From whom it comes up to the holder: who spoke, or one of `of`.
    pub start: ActorId,
}

/// Whether a voice has no name behind it, whatever authority a role gives it.
pub fn is_nameless(ledger: &Ledger, speaker: ActorId, authority: Authority) -> bool {
    ledger.actor(speaker).kind == ActorKind::Anonymous || authority == Authority::Anonymous
}

/// Adds every bearing of a claim: on `of` if given, else on `by`, and from
/// there on everybody for whom these speak, transitively. `stands` tells of
/// whom it has not been taken back.
pub fn bearings(
    ledger: &Ledger,
    roles: &Roles<'_>,
    id: ClaimId,
    claim: &Claim,
    timing: &Timing,
    stands: impl Fn(ActorId) -> bool,
    out: &mut Vec<Bearing>,
) {
    let first = out.len();
    let (told, denied): (Vec<ActorId>, Vec<ActorId>) = starts(claim).partition(|s| stands(*s));
    for start in told {
        from(ledger, roles, id, claim, timing, start, out);
    }
    // Who has denied it for himself does not hold it through another either.
    let mut at = first;
    while at < out.len() {
        if denied.contains(&out[at].holder) {
            out.swap_remove(at);
        } else {
            at += 1;
        }
    }
    if out.len() - first > 1 {
        // Two of the `of` may share a principal; the highest authority counts.
        out[first..].sort_by(|a, b| {
            (a.holder, a.effect)
                .cmp(&(b.holder, b.effect))
                .then_with(|| b.authority.cmp(&a.authority))
        });
        let mut kept = first;
        for at in first..out.len() {
            if at == first || out[at].holder != out[kept - 1].holder {
                out[kept] = out[at];
                kept += 1;
            }
        }
        out.truncate(kept);
    }
}

/// Of whom a claim tells: `of` if given, else `by`.
pub fn starts(claim: &Claim) -> impl Iterator<Item = ActorId> + '_ {
    let by = claim.by.filter(|_| claim.of.is_empty());
    by.into_iter().chain(claim.of.iter().copied())
}

fn from(
    ledger: &Ledger,
    roles: &Roles<'_>,
    id: ClaimId,
    claim: &Claim,
    timing: &Timing,
    start: ActorId,
    out: &mut Vec<Bearing>,
) {
    let (first, last) = timing.span();
    let mut push = |holder: ActorId, way: Authority| {
        let (authority, effect) = match claim.by {
            // The source's own voice has the authority of whom it tells of.
            None => (way, Effect::Own),
            Some(by) if by == start && claim.of.is_empty() => (way, Effect::Own),
            Some(by) => match roles.voice(by, holder, first, last) {
                Some(voice) => (voice, Effect::Own),
                None => (Authority::Anonymous, Effect::Told),
            },
        };
        let voice = claim.by.unwrap_or(start);
        let nameless = voice != holder && is_nameless(ledger, voice, authority);
        let effect = if nameless && effect == Effect::Own {
            Effect::Nameless
        } else {
            effect
        };
        let authority = if is_record(claim) {
            Authority::Principal
        } else {
            authority
        };
        out.push(Bearing {
            holder,
            issue: claim.on,
            claim: id,
            authority,
            effect,
            start,
        });
    };
    push(start, own_voice(ledger.actor(start)));
    for (principal, way) in roles.principals(start, first, last) {
        push(principal, way);
    }
}

/// A vote or a signed text is the actor's own act, whoever cast it.
fn is_record(claim: &Claim) -> bool {
    claim.act == Some(Act::Vote)
        || claim
            .quotes
            .iter()
            .any(|q| matches!(q.kind, QuoteKind::Record(_)))
}
