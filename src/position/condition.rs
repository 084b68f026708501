//! Rule 8: which conditions still bind a stance.

use super::control::Candidate;
use super::trace::{Verdict, Witness};
use crate::model::{Authority, ClaimId, Condition, ConditionKind, Evidence, Ledger, Stance};

/// A claim whose conditions bind no more, or whose response has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Over {
    /// Which.
    pub claim: ClaimId,
    /// The claim that lifts, waives or replaces its conditions, or ends its response.
    pub by: ClaimId,
    /// With what authority; none for who lifts.
    pub authority: Option<Authority>,
}

/// The conditions in force beside the controlling claim.
///
/// Conditions of a claim on the same side stay until the same speaker or a
/// Principal takes a stance without them on a later day, or a claim lifts
/// them (`lifted`). A lower authority's conditions bind a higher one's stance:
/// a spokesman's repeated invitation does not waive an aide's terms. What a
/// source tells in its own voice neither binds nor waives what was stated
/// (rule 5a). `over` gets each claim whose conditions are over, with the
/// claim that ended them.
pub fn conditions(
    ledger: &Ledger,
    candidates: &[Candidate],
    winner: &Candidate,
    lifted: &dyn Fn(ClaimId) -> Option<ClaimId>,
    evidence: &dyn Fn(&Candidate) -> Evidence,
    witness: &mut Witness<'_>,
    over: &mut Vec<Over>,
) -> Vec<Condition> {
    if !candidates.iter().any(|c| c.conditional) {
        return Vec::new();
    }
    let mut found: Vec<(ConditionKind, &str, &Candidate)> = Vec::new();
    for candidate in candidates.iter().filter(|c| c.conditional) {
        if !same_side(candidate.stance, winner.stance) || (candidate.narrated && !winner.narrated) {
            continue;
        }
        if let Some(by) = lifted(candidate.claim) {
            over.push(Over {
                claim: candidate.claim,
                by,
                authority: None,
            });
            witness.note(candidate.claim, || Verdict::ConditionsLifted { by });
            continue;
        }
        let waiver = candidates
            .iter()
            .filter(|c| {
                c.order.is_later(candidate.order)
                    && (candidate.narrated || !c.narrated)
                    && ((c.by.is_some() && c.by == candidate.by)
                        || c.authority == Authority::Principal)
            })
            .min_by_key(|c| (c.order, c.claim));
        if let Some(by) = waiver {
            over.push(Over {
                claim: candidate.claim,
                by: by.claim,
                authority: Some(by.authority),
            });
            witness.note(candidate.claim, || match by.conditional {
                true => Verdict::ConditionsReplaced { by: by.claim },
                false => Verdict::ConditionsWaived { by: by.claim },
            });
            continue;
        }
        witness.note(candidate.claim, || Verdict::ConditionsBind);
        let Some(conditions) = &ledger.claim(candidate.claim).conditions else {
            continue;
        };
        let lists = [
            (ConditionKind::OnlyIf, &conditions.only_if),
            (ConditionKind::If, &conditions.if_),
            (ConditionKind::Unless, &conditions.unless),
        ];
        for (kind, texts) in lists {
            found.extend(texts.iter().map(|text| (kind, &**text, candidate)));
        }
    }
    // The same condition said twice is one, with its newest evidence.
    found.sort_by(|a, b| {
        (a.0, a.1)
            .cmp(&(b.0, b.1))
            .then_with(|| (b.2.order, b.2.claim).cmp(&(a.2.order, a.2.claim)))
    });
    found.dedup_by_key(|(kind, text, _)| (*kind, *text));
    found
        .into_iter()
        .map(|(kind, text, candidate)| Condition {
            kind,
            text: text.into(),
            evidence: evidence(candidate),
        })
        .collect()
}

/// Whether what conditions one stance also bears on the other: the same side,
/// and on a scale of numbers, which has no sides, the same point.
fn same_side(a: Stance, b: Stance) -> bool {
    match (a, b) {
        (Stance::At(x), Stance::At(y)) => x == y,
        _ => a.sign() == b.sign(),
    }
}
