//! Which claims of several coders are about the same: claims of one source
//! come in, units with at most one claim of each coder come out.
//!
//! Within a passage claims are paired, those that have most in common first.

use std::collections::BTreeMap;

use super::fields::Field;
use super::passages::{Words, passages, words};
use crate::model::{ActorId, Claim, ClaimId, IssueId, Ledger};

/// The claims of a unit by the place of their coder.
pub(super) type Together = BTreeMap<usize, ClaimId>;

/// What two claims must have in common to be paired.
#[derive(Clone, Copy)]
struct Common {
    issue: bool,
    speaker: bool,
    stance: bool,
    words: bool,
}

/// What is tried, the surest first. That the passage is the same holds always.
const TRIED: [Common; 9] = [
    common(true, true, true, true),
    common(true, true, true, false),
    common(true, true, false, false),
    common(true, false, false, true),
    common(true, false, false, false),
    common(false, true, false, true),
    common(false, false, false, true),
    common(false, true, false, false),
    common(false, false, false, false),
];

const fn common(issue: bool, speaker: bool, stance: bool, words: bool) -> Common {
    Common {
        issue,
        speaker,
        stance,
        words,
    }
}

/// The units of one source, by their first claim.
/// O(characters · log characters) of its first quotes, if few of them begin alike.
pub(super) fn units(ledger: &Ledger, coded: &[(ClaimId, usize)]) -> Vec<Together> {
    let quotes: Vec<Words> = coded
        .iter()
        .map(|(id, _)| words(ledger.claim(*id)))
        .collect();
    let mut texts: Vec<&Words> = quotes.iter().collect();
    texts.sort();
    texts.dedup();
    let passages = passages(&texts);
    let mut by_passage: BTreeMap<usize, Vec<Open<'_>>> = BTreeMap::new();
    for ((id, coder), quote) in coded.iter().zip(&quotes) {
        let at = texts.partition_point(|text| *text < quote);
        let open = Open {
            first: ledger.claim(*id),
            words: at,
            claims: Together::from([(*coder, *id)]),
        };
        by_passage.entry(passages[at]).or_default().push(open);
    }
    let mut found = Vec::new();
    for mut open in by_passage.into_values() {
        for common in TRIED {
            open = paired(ledger, open, common);
        }
        found.extend(open.into_iter().map(|unit| unit.claims));
    }
    found.sort_by_key(|unit| unit.values().min().copied());
    found
}

/// A unit that may still get claims of further coders.
struct Open<'l> {
    /// The claim by which it is paired.
    first: &'l Claim,
    words: usize,
    claims: Together,
}

/// What must be equal.
type Key<'l> = (
    Option<IssueId>,
    Option<(Option<ActorId>, &'l [ActorId])>,
    Option<Option<String>>,
    Option<usize>,
);

fn key<'l>(ledger: &Ledger, open: &Open<'l>, common: Common) -> Key<'l> {
    let claim = open.first;
    (
        common.issue.then_some(claim.on),
        common.speaker.then_some((claim.by, &*claim.of)),
        common.stance.then(|| Field::Stance.text(ledger, claim)),
        common.words.then_some(open.words),
    )
}

/// Joins what has the same in common and no coder twice; of several, in the
/// order of their words and ids.
fn paired<'l>(ledger: &Ledger, open: Vec<Open<'l>>, common: Common) -> Vec<Open<'l>> {
    let mut groups: BTreeMap<Key<'l>, BTreeMap<Vec<usize>, Vec<Open<'l>>>> = BTreeMap::new();
    for unit in open {
        let group = groups.entry(key(ledger, &unit, common)).or_default();
        let coders = unit.claims.keys().copied().collect();
        group.entry(coders).or_default().push(unit);
    }
    let mut found = Vec::new();
    for mut group in groups.into_values() {
        for units in group.values_mut() {
            units.sort_by_key(|unit| (unit.words, unit.claims.values().min().copied()));
        }
        while let Some((a, b)) = apart(&group) {
            let (ours, theirs) = (group.remove(&a), group.remove(&b));
            let mut ours = ours.unwrap_or_default().into_iter();
            let mut theirs = theirs.unwrap_or_default().into_iter();
            let both = ours.len().min(theirs.len());
            let joined = ours.by_ref().take(both).zip(theirs.by_ref().take(both));
            let joined = joined.map(|(mut one, other)| {
                one.claims.extend(other.claims);
                one
            });
            let joined: Vec<Open<'l>> = joined.collect();
            let mut coders: Vec<usize> = a.iter().chain(&b).copied().collect();
            coders.sort_unstable();
            for (coders, units) in [(coders, joined), (a, ours.collect()), (b, theirs.collect())] {
                if !units.is_empty() {
                    group.entry(coders).or_default().extend(units);
                }
            }
        }
        found.extend(group.into_values().flatten());
    }
    found
}

/// Two sets of coders without a coder in both.
fn apart(group: &BTreeMap<Vec<usize>, Vec<Open<'_>>>) -> Option<(Vec<usize>, Vec<usize>)> {
    let mut sets = group.keys();
    while let Some(a) = sets.next() {
        let mut others = sets.clone();
        if let Some(b) = others.find(|b| b.iter().all(|coder| !a.contains(coder))) {
            return Some((a.clone(), b.clone()));
        }
    }
    None
}
