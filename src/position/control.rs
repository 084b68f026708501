//! Rules 5 and 6: which claim controls, and whether that is contested.

use super::timing::Order;
use super::trace::{Verdict, Witness};
use crate::model::{ActorId, Authority, ClaimId, Rank, Stance};

/// A claim with a stance of one holder on one issue (and one option).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Which claim.
    pub claim: ClaimId,
    /// Who spoke; none when a source reports in its own voice.
    pub by: Option<ActorId>,
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
    let near: Vec<&Candidate> = kept
        .iter()
        .copied()
        .filter(|c| newest.order.reaches(c.order, window))
        .collect();
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
        } else if !newest.order.is_of_a_kind(other.order) {
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

    // A stale claim contradicts nothing that is live.
    let alive = |c: &&&Candidate| !c.stale || winner.stale;
    let overruled = near
        .iter()
        .filter(alive)
        .filter(|c| c.authority < authority && opposite(c, &winner) && is_last_word(&near, c))
        .map(|c| c.claim)
        .collect();
    let restated = near
        .iter()
        .filter(|c| c.stance == winner.stance && c.order.is_later(winner.order))
        .max_by_key(|c| (c.order, c.claim))
        .map(|c| **c);
    Some(Control {
        winner,
        contested: contested(&leading, &winner),
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

/// Whether the speaker has said nothing on a later day (rule 6).
fn is_last_word(claims: &[&Candidate], claim: &Candidate) -> bool {
    !claims
        .iter()
        .any(|other| other.by == claim.by && other.order.is_later(claim.order))
}

fn opposite(a: &Candidate, b: &Candidate) -> bool {
    a.stance.sign().opposes(b.stance.sign())
}

/// Rule 6: different speakers of the controlling authority, each by what he
/// said last, or one speaker on one day, hold opposite signs. What the coder
/// preferred on the same day is not contested by what he did not, and what is
/// live not by what is stale.
fn contested(leading: &[&Candidate], winner: &Candidate) -> Vec<ClaimId> {
    let counts = |c: &&Candidate| {
        !(c.order == winner.order && c.rank < winner.rank) && (!c.stale || winner.stale)
    };
    let standing: Vec<&Candidate> = leading
        .iter()
        .copied()
        .filter(|c| is_last_word(leading, c) && counts(c))
        .collect();
    let mut claims: Vec<ClaimId> = standing
        .iter()
        .filter(|a| standing.iter().any(|b| opposite(a, b)))
        .map(|c| c.claim)
        .collect();
    claims.sort();
    claims
}
