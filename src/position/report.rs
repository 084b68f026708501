//! One statement told by several outlets. In: claims and their quotes. Out:
//! for each quote the claim before it that says the same in the same words.

use std::collections::BTreeMap;

use crate::model::{ActorId, Claim, Content, Day, IssueId, Rank};
use crate::text::same_words;

/// Words shorter than this are the same by chance.
const TELLING: usize = 20;

/// More stances than these in the same words are another matter.
const SEVERAL: usize = 8;

/// Statements seen so far.
#[derive(Debug, Default)]
pub struct Reports<'c> {
    /// By what is the same in all reports of a statement, but for stance and
    /// conditions: of each of these the first.
    first: BTreeMap<Act<'c>, Vec<(&'c Claim, usize)>>,
}

/// Speaker, holders, issue, day and words.
type Act<'c> = (Option<ActorId>, &'c [ActorId], IssueId, (Day, Day), String);

impl<'c> Reports<'c> {
    /// The first claim, and which of its quotes, that has the same speaker,
    /// holders, issue, stance, conditions and day as this one and the same
    /// words as its quote with this number; none if this one is the first.
    /// The source may be the same or another.
    ///
    /// A claim without a day or with few words is like no other, nor is one
    /// that names a relay or says that it is a repetition: its coder has seen
    /// from where it comes.
    pub fn same_as(&mut self, claim: &'c Claim, quote: usize) -> Option<(&'c Claim, usize)> {
        let said = claim.said.as_ref()?;
        let seen = !claim.via.is_empty() || claim.repeats() || claim.rank == Rank::Deprecated;
        if seen || claim.content == Content::Relation {
            return None;
        }
        let words = same_words(&claim.quotes.get(quote)?.exact);
        if words.chars().count() < TELLING {
            return None;
        }
        let day = (said.earliest, said.latest);
        let act = (claim.by, &claim.of[..], claim.on, day, words);
        let first = self.first.entry(act).or_default();
        let same = first.iter().find(|(other, _)| {
            other.content == claim.content && other.conditions == claim.conditions
        });
        let same = same.copied();
        if same.is_none() && first.len() < SEVERAL {
            first.push((claim, quote));
        }
        same
    }
}
