//! Rule 11: how strong the evidence is. A chain is as strong as its weakest link.

use crate::model::{ActorKind, Claim, Ledger, Reliability};

/// The weakest link of a claim's chain, in the terms of the Admiralty code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Strength {
    /// The letter of the best of its sources, but F when the speaker or one
    /// who relayed it is not named; none if no source has a letter.
    pub reliability: Option<Reliability>,
    /// The digit that the coder gave, 1 (confirmed) to 6 (cannot be judged).
    pub credibility: Option<u8>,
}

/// How strong a claim is.
pub fn strength(ledger: &Ledger, claim: &Claim) -> Strength {
    let nameless = claim
        .via
        .iter()
        .chain(&claim.by)
        .any(|actor| ledger.actor(*actor).kind == ActorKind::Anonymous);
    let best = claim
        .quotes
        .iter()
        .filter_map(|q| ledger.source(q.source).reliability)
        .min();
    let reliability = if nameless { Some(Reliability::F) } else { best };
    Strength {
        reliability,
        credibility: claim.credibility,
    }
}

/// How many pieces of evidence some claims are: claims of one speaker, day
/// and first source on one issue are one piece with several appearances.
pub fn pieces<'c>(claims: impl Iterator<Item = &'c Claim>) -> usize {
    let mut keys: Vec<_> = claims
        .map(|c| {
            let said = c.said.as_ref().map(|w| (w.earliest, w.latest));
            (c.by, said, c.on, c.quotes.first().map(|q| q.source))
        })
        .collect();
    keys.sort();
    keys.dedup();
    keys.len()
}

/// As in intelligence reports: `B2`, `B-`, `-2`; `-` if nothing is known.
impl std::fmt::Display for Strength {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.reliability, self.credibility) {
            (None, None) => f.pad("-"),
            (letter, digit) => f.pad(&format!(
                "{}{}",
                letter.map_or("-", Reliability::name),
                digit.map_or("-".to_owned(), |d| d.to_string())
            )),
        }
    }
}
