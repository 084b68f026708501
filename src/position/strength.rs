//! Rule 11: how strong the evidence is, and which claims are left out for it.
//! A chain is as strong as its weakest link.

use std::collections::BTreeMap;
use std::fmt;

use super::report::Reports;
pub use crate::model::Strength;
use crate::model::{ActorId, ActorKind, Claim, Day, Ledger, Reliability, Slug, SourceId};

/// How strong a claim is: the letter of the best of its sources, for each of
/// them would do, but F when the speaker or one who relayed it is not named;
/// and the digit that the coder gave. What nobody graded stays `None`.
pub fn strength(ledger: &Ledger, claim: &Claim) -> Strength {
    let letters = claim.quotes.iter().map(|q| ledger.source(q.source));
    let best = letters.filter_map(|source| source.reliability).min();
    let is_nameless = nameless(ledger, claim).next().is_some();
    Strength {
        reliability: if is_nameless {
            Some(Reliability::F)
        } else {
            best
        },
        credibility: claim.credibility,
    }
}

/// Who stands in the chain of a claim without a name: the speaker, relays.
pub fn nameless<'l>(ledger: &'l Ledger, claim: &'l Claim) -> impl Iterator<Item = ActorId> + 'l {
    let links = claim.by.iter().chain(&claim.via).copied();
    links.filter(|actor| ledger.actor(*actor).kind == ActorKind::Anonymous)
}

/// How many pieces of evidence some claims are: claims of one speaker and day
/// on one issue are one piece with several appearances when they come from one
/// first source, or from one who relayed it first, or say the same in the same
/// words ([`Reports`]). O(n log n).
pub fn pieces<'c>(ledger: &Ledger, claims: impl Iterator<Item = &'c Claim>) -> usize {
    let mut origins: BTreeMap<Origin, usize> = BTreeMap::new();
    // The number of the piece to which a piece was joined; its own if to none.
    let mut joined: Vec<usize> = Vec::new();
    let join = |joined: &mut Vec<usize>, one: usize, other: usize| {
        let (one, other) = (root(joined, one), root(joined, other));
        joined[one.max(other)] = one.min(other);
    };
    let claims: Vec<&Claim> = claims.collect();
    let mut acts: BTreeMap<Act, usize> = BTreeMap::new();
    for claim in &claims {
        let act = act(claim);
        *acts.entry(act).or_default() += 1;
        let source = first_source(ledger, claim).map(|source| (act, Ok(source)));
        let relay = claim.via.last().map(|relay| (act, Err(*relay)));
        let piece = joined.len();
        joined.push(piece);
        for origin in source.into_iter().chain(relay) {
            let known = *origins.entry(origin).or_insert(piece);
            join(&mut joined, known, piece);
        }
    }
    let mut reports = Reports::default();
    let numbers: BTreeMap<&Slug, usize> = claims.iter().map(|c| &c.id).zip(0..).collect();
    for (piece, claim) in claims.iter().enumerate() {
        // To compare words takes time: only where there is something to join.
        if acts.get(&act(claim)).is_none_or(|number| *number < 2) {
            continue;
        }
        for quote in 0..claim.quotes.len() {
            let same = reports.same_as(claim, quote);
            if let Some(known) = same.and_then(|(other, _)| numbers.get(&other.id)) {
                join(&mut joined, *known, piece);
            }
        }
    }
    (0..joined.len()).filter(|at| joined[*at] == *at).count()
}

/// Who spoke, when, and on which issue.
type Act = (Option<ActorId>, Option<(Day, Day)>, usize);

/// The act, and the source or relay from which it comes.
type Origin = (Act, Result<SourceId, ActorId>);

fn act(claim: &Claim) -> Act {
    let said = claim.said.as_ref().map(|w| (w.earliest, w.latest));
    (claim.by, said, claim.on.index())
}

fn root(joined: &[usize], mut piece: usize) -> usize {
    while joined[piece] != piece {
        piece = joined[piece];
    }
    piece
}

/// The source of a claim that was published first; as written among those of
/// one day and those without one.
fn first_source(ledger: &Ledger, claim: &Claim) -> Option<SourceId> {
    let sources = claim.quotes.iter().map(|quote| quote.source);
    sources.min_by_key(|source| {
        let published = ledger.source(*source).published.as_ref();
        published.map_or(Day::MAX, |when| when.latest)
    })
}

/// Why a claim does not count, by what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// No second person has looked at it.
    NotReviewed,
    /// Its letter is lower than asked for, F, or missing.
    Reliability(Option<Reliability>, Reliability),
    /// Its digit is lower than asked for, 6, or missing.
    Credibility(Option<u8>, u8),
}

/// Why a claim is left out by [`Ledger::counted`], if it is. What is not rated
/// or cannot be judged meets no threshold.
pub fn left_out(ledger: &Ledger, claim: &Claim) -> Option<LeftOut> {
    let counted = &ledger.counted;
    if !counted.leaves_out_any() {
        return None;
    }
    if counted.reviewed_only && !claim.reviewed {
        return Some(LeftOut::NotReviewed);
    }
    let least = counted.at_least.0;
    let (has, wanted) = (strength(ledger, claim), least.steps());
    let (letter, digit) = has.steps();
    match (least.reliability, least.credibility) {
        (Some(least), _) if letter > wanted.0 => Some(LeftOut::Reliability(has.reliability, least)),
        (_, Some(least)) if digit > wanted.1 => Some(LeftOut::Credibility(has.credibility, least)),
        _ => None,
    }
}

/// `not reviewed`, `credibility 4, below 2`, `reliability not rated`.
impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LeftOut::NotReviewed => f.pad("not reviewed"),
            LeftOut::Reliability(None, _) => f.pad("reliability not rated"),
            LeftOut::Reliability(Some(Reliability::F), _) => {
                f.pad("reliability F, which cannot be judged")
            }
            LeftOut::Reliability(Some(is), least) => write!(f, "reliability {is}, below {least}"),
            LeftOut::Credibility(None, _) => f.pad("credibility not rated"),
            LeftOut::Credibility(Some(6), _) => f.pad("credibility 6, which cannot be judged"),
            LeftOut::Credibility(Some(is), least) => write!(f, "credibility {is}, below {least}"),
        }
    }
}
