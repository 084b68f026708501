//! Rule 8: which conditions still bind a stance.

use rustc_hash::FxHashMap;

use super::control::Candidate;
use super::trace::{Verdict, Witness};
use crate::model::{
    ActorId, Authority, ClaimId, Condition, ConditionKind, Evidence, Ledger, Stance,
};

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
    let waivers = Waivers::among(candidates);
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
        if let Some(by) = waivers.of(candidate) {
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

/// Who may waive conditions: the same speaker, or a Principal, whose key is
/// `None`; what is narrated apart. Each list in the order of time.
struct Waivers<'c>(FxHashMap<(Option<ActorId>, bool), Vec<&'c Candidate>>);

impl<'c> Waivers<'c> {
    fn among(candidates: &'c [Candidate]) -> Waivers<'c> {
        let mut lists: FxHashMap<_, Vec<&Candidate>> = FxHashMap::default();
        for candidate in candidates {
            let principal = candidate.authority == Authority::Principal;
            let keys = [candidate.by.map(Some), principal.then_some(None)];
            for key in keys.into_iter().flatten() {
                let list = lists.entry((key, candidate.narrated)).or_default();
                list.push(candidate);
            }
        }
        for list in lists.values_mut() {
            list.sort_by_key(|c| (c.order, c.claim));
        }
        Waivers(lists)
    }

    /// The first stance on a later day that waives the conditions of a claim;
    /// what is narrated waives only what is narrated itself.
    fn of(&self, candidate: &Candidate) -> Option<&'c Candidate> {
        let speakers = [None].into_iter().chain(candidate.by.map(Some));
        let keys = speakers.flat_map(|who| [(who, false), (who, true)]);
        keys.filter(|(_, narrated)| candidate.narrated || !narrated)
            .filter_map(|key| {
                let list = self.0.get(&key)?;
                let later = list.partition_point(|c| !c.order.is_later(candidate.order));
                list.get(later).copied()
            })
            .min_by_key(|c| (c.order, c.claim))
    }
}

/// Whether what conditions one stance also bears on the other: the same side,
/// and on a scale of numbers, which has no sides, the same point.
fn same_side(a: Stance, b: Stance) -> bool {
    match (a, b) {
        (Stance::At(x), Stance::At(y)) => x == y,
        _ => a.sign() == b.sign(),
    }
}
