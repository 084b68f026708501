//! Rules 5 and 6: which claim controls, and whether that is contested.

use rustc_hash::FxHashMap;

use super::timing::Order;
use super::trace::{Verdict, Witness};
use crate::model::{ActorId, Authority, ClaimId, Rank, Sign, SourceId, Stance};

/// A claim with a stance of one holder on one issue (and one option).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Which claim.
    pub claim: ClaimId,
    /// Who spoke; none when a source reports in its own voice.
    pub by: Option<ActorId>,
    /// The source whose own voice it is; none when somebody spoke.
    pub source: Option<SourceId>,
    /// What.
    pub stance: Stance,
    /// With what authority.
    pub authority: Authority,
    /// The coder's rank.
    pub rank: Rank,
    /// Its place in time.
    pub order: Order,
    /// Whether it is told in a source's own voice only.
    pub narrated: bool,
    /// Whether it is older than its issue allows.
    pub stale: bool,
    /// Whether it comes with conditions.
    pub conditional: bool,
}

/// What came out.
#[derive(Debug, Clone, PartialEq)]
pub struct Control {
    /// The claim that controls.
    pub winner: Candidate,
    /// Claims of the controlling authority that contradict each other.
    pub contested: Vec<ClaimId>,
    /// Claims of a lower authority with the opposite stance.
    pub overruled: Vec<ClaimId>,
    /// The newest claim with the same stance, when it is later than the winner.
    pub restated: Option<Candidate>,
}

/// Decides among the claims of one holder on one issue (and one option);
/// none if there are none.
pub fn control(
    candidates: &[Candidate],
    window: u32,
    witness: &mut Witness<'_>,
) -> Option<Control> {
    let kept = stated_over_narrated(candidates, witness);
    let newest = kept
        .iter()
        .max_by_key(|c| (c.order, c.authority, c.rank, c.claim))?;
    let reached =
        |c: &Candidate| newest.order.reaches(c.order, window) && (newest.stale || !c.stale);
    let near: Vec<&Candidate> = kept.iter().copied().filter(|c| reached(c)).collect();
    let authority = near.iter().map(|c| c.authority).max()?;
    let leading: Vec<&Candidate> = near
        .iter()
        .copied()
        .filter(|c| c.authority == authority)
        .collect();
    // (c) the latest, then rank, then (d) the greater id.
    let winner = **leading.iter().max_by_key(|c| (c.order, c.rank, c.claim))?;

    for other in &kept {
        if other.claim == winner.claim {
            witness.note(other.claim, || Verdict::Controls);
        } else if !newest.order.is_of_a_kind(other.order) || (other.stale && !newest.stale) {
            witness.note(other.claim, || Verdict::SortsBefore {
                newest: newest.claim,
            });
        } else if !newest.order.reaches(other.order, window) {
            witness.note(other.claim, || Verdict::OutsideWindow {
                newest: newest.claim,
                window,
            });
        } else if other.authority < authority {
            witness.note(other.claim, || Verdict::LowerAuthority {
                than: winner.claim,
                authority,
            });
        } else if other.order < winner.order {
            witness.note(other.claim, || Verdict::Earlier { than: winner.claim });
        } else if other.rank < winner.rank {
            witness.note(other.claim, || Verdict::LowerRank { than: winner.claim });
        } else {
            witness.note(other.claim, || Verdict::LesserId { than: winner.claim });
        }
    }

    witness.back(winner.claim, || {
        let same = near.iter().filter(|c| c.stance == winner.stance);
        same.map(|c| c.claim)
    });
    let voices = last_words(&near);
    let overruled = voices
        .iter()
        .filter(|c| c.authority < authority && opposite(c, &winner))
        .map(|c| c.claim)
        .collect();
    let restated = near
        .iter()
        .filter(|c| c.stance == winner.stance && c.order.is_later(winner.order))
        .max_by_key(|c| (c.order, c.claim))
        .map(|c| **c);
    Some(Control {
        winner,
        contested: contested(&last_words(&leading)),
        overruled,
        restated,
    })
}

/// Rule 5a: what was stated beats what a source told in its own voice,
/// unless only the statement is stale.
fn stated_over_narrated<'c>(
    candidates: &'c [Candidate],
    witness: &mut Witness<'_>,
) -> Vec<&'c Candidate> {
    let fresh = |narrated: bool| {
        candidates
            .iter()
            .any(|c| c.narrated == narrated && !c.stale)
    };
    let stated = candidates
        .iter()
        .filter(|c| !c.narrated)
        .max_by_key(|c| (c.order, c.claim));
    let beaten = match stated {
        Some(stated) if fresh(false) || !fresh(true) => Some(stated),
        _ => None,
    };
    let Some(stated) = beaten else {
        return candidates.iter().collect();
    };
    for told in candidates.iter().filter(|c| c.narrated) {
        witness.note(told.claim, || Verdict::OnlyNarrated { than: stated.claim });
    }
    candidates.iter().filter(|c| !c.narrated).collect()
}

/// What each voice said last, and without what the coder did not prefer
/// among the claims of one day and authority (rules 2 and 6). A source that
/// tells in its own voice is a voice of its own.
fn last_words<'c>(claims: &[&'c Candidate]) -> Vec<&'c Candidate> {
    let mut preferred: FxHashMap<(Order, Authority), Rank> = FxHashMap::default();
    for c in claims {
        let rank = preferred.entry((c.order, c.authority)).or_insert(c.rank);
        *rank = c.rank.max(*rank);
    }
    let claims = claims
        .iter()
        .filter(|c| preferred.get(&(c.order, c.authority)) == Some(&c.rank));
    let voice = |c: &Candidate| (c.by, c.source);
    let mut last: FxHashMap<_, Order> = FxHashMap::default();
    for c in claims.clone() {
        let order = last.entry(voice(c)).or_insert(c.order);
        *order = c.order.max(*order);
    }
    claims
        .filter(|c| last.get(&voice(c)) == Some(&c.order))
        .copied()
        .collect()
}

fn opposite(a: &Candidate, b: &Candidate) -> bool {
    a.stance.sign().opposes(b.stance.sign())
}

/// Rule 6: different voices of the controlling authority, each by what it
/// said last, or one voice on one day, hold opposite signs.
fn contested(voices: &[&Candidate]) -> Vec<ClaimId> {
    let on = |side: Sign| voices.iter().filter(move |c| c.stance.sign() == side);
    let (for_it, against) = (on(Sign::Positive), on(Sign::Negative));
    if for_it.clone().next().is_none() || against.clone().next().is_none() {
        return Vec::new();
    }
    let mut claims: Vec<ClaimId> = for_it.chain(against).map(|c| c.claim).collect();
    claims.sort();
    claims
}
