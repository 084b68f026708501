//! Claims come in; the lanes in which they stand come out, those of one camp side
//! by side, and for whom each speaker speaks.

use std::collections::BTreeMap;

use super::super::figure::Camp;
use super::super::names::Names;
use crate::graph::Roles;
use crate::model::{ActorId, Claim, ClaimId, Day, Ledger, Slug};
use crate::position::Timing;
use crate::position::holder::{is_nameless, starts};

/// Lanes, and where the claims stand among them.
pub(super) struct Lanes {
    /// From left to right.
    pub names: Vec<String>,
    /// Neighbouring lanes of one camp.
    pub camps: Vec<Camp>,
    /// The lanes of each claim.
    pub of: Vec<Vec<usize>>,
}

/// A lane for each actor whose position one of the claims is about, in the order
/// in which they come up; camps are those of a day, without which there is none.
pub(super) fn lanes(
    claims: &[ClaimId],
    roles: &Voices<'_>,
    names: &Names<'_>,
    day: Option<Day>,
) -> Lanes {
    let ledger = roles.ledger;
    let mut seen: Vec<ActorId> = Vec::new();
    let mut known: BTreeMap<ActorId, usize> = BTreeMap::new();
    let mut of = Vec::new();
    for id in claims {
        let mut mine: Vec<usize> = Vec::new();
        for actor in roles.holders(ledger.claim(*id)) {
            let lane = *known.entry(actor).or_insert_with(|| {
                seen.push(actor);
                seen.len() - 1
            });
            mine.push(lane);
        }
        of.push(mine);
    }
    let slugs: Vec<&Slug> = seen.iter().map(|actor| &ledger.actor(*actor).id).collect();
    let number: BTreeMap<&Slug, usize> = slugs.iter().copied().zip(0..).collect();
    let mut place = vec![0; slugs.len()];
    let mut lanes = Lanes {
        names: Vec::new(),
        camps: Vec::new(),
        of,
    };
    let camps = day.map_or_else(Vec::new, |day| names.camps(&slugs, day));
    for camp in camps {
        let first = lanes.names.len();
        for (slug, _) in &camp.members {
            if let Some(was) = number.get(slug) {
                place[*was] = lanes.names.len();
            }
            lanes.names.push(names.actor(slug.as_str()));
        }
        lanes.camps.extend(camp.of.map(|of| Camp {
            label: format!("Camp of {}", names.actor(of.as_str())),
            first,
            last: lanes.names.len() - 1,
        }));
    }
    for mine in &mut lanes.of {
        mine.iter_mut().for_each(|lane| *lane = place[*lane]);
        mine.sort_unstable();
        mine.dedup();
    }
    lanes
}

/// Who speaks for whom.
pub(super) struct Voices<'l> {
    ledger: &'l Ledger,
    roles: Roles<'l>,
}

impl<'l> Voices<'l> {
    pub(super) fn new(ledger: &'l Ledger) -> Voices<'l> {
        Voices {
            ledger,
            roles: Roles::new(ledger),
        }
    }

    /// Those at the top for whom an actor speaks when a claim is made, and
    /// whether as a voice without a name.
    fn tops(&self, actor: ActorId, claim: &Claim) -> Vec<(ActorId, bool)> {
        let (first, last) = Timing::of(self.ledger, claim).span();
        let all = self.roles.principals(actor, first, last).into_iter();
        let tops = all.filter(|(top, _)| self.roles.principals(*top, first, last).is_empty());
        tops.map(|(top, way)| (top, is_nameless(self.ledger, actor, way)))
            .collect()
    }

    /// For whom the speaker of a claim speaks, and whether as a voice without a
    /// name.
    pub(super) fn spoken_for(&self, claim: &Claim) -> Vec<(ActorId, bool)> {
        claim.by.map_or(Vec::new(), |by| self.tops(by, claim))
    }

    /// Whose position a claim is about: those at the top for whom its speaker, or
    /// the one of whom it tells, speaks on that day. A voice without a name
    /// stands beside the one for whom it speaks.
    fn holders(&self, claim: &Claim) -> Vec<ActorId> {
        let voices = self.spoken_for(claim);
        let mut found = Vec::new();
        for start in starts(claim) {
            let tops = self.tops(start, claim);
            let tops: Vec<ActorId> = match tops.is_empty() {
                true => vec![start],
                false => tops.into_iter().map(|(top, _)| top).collect(),
            };
            found.extend(tops.into_iter().map(|top| match claim.by {
                Some(by) if voices.contains(&(top, true)) => by,
                _ => top,
            }));
        }
        found
    }
}
