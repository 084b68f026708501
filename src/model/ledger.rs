//! A ledger: all entries of one or more files together.

use super::{
    Actor, ActorId, Claim, ClaimId, Conditions, Counted, Day, Issue, IssueId, Pole, Response, Slug,
    Source, SourceId, Vote,
};
use crate::diagnostics::Origin;

/// The numbers that a ledger may set for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// Days before the newest claim within which authority decides; 30.
    pub window: u32,
    /// Shared issues below which agreement is printed as counts; 10.
    pub min_issues: u32,
}

impl Default for Policy {
    fn default() -> Policy {
        Policy {
            window: 30,
            min_issues: 10,
        }
    }
}

/// What an assertion expects a position to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Expectation {
    /// This stance on poles.
    Pole(Pole),
    /// This vote.
    Vote(Vote),
    /// This point.
    At(f64),
    /// This option chosen.
    Choose(Box<str>),
    /// This option rejected.
    Reject(Box<str>),
    /// No stance at all.
    Silent,
}

/// What an assertion expects to be shown beside a stance, or in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpectedResponse {
    /// This response.
    Given(Response),
    /// No response at all.
    Silent,
}

/// A position that the coder expects, checked by `stance check`.
#[derive(Debug, Clone, PartialEq)]
pub struct Assertion {
    /// Whose.
    pub actor: ActorId,
    /// On what.
    pub issue: IssueId,
    /// As of which day.
    pub on: Day,
    /// What.
    pub expect: Expectation,
    /// All conditions of it, whatever their order; none if they are not asserted.
    pub conditions: Option<Conditions>,
    /// The response beside it; none if it is not asserted.
    pub response: Option<ExpectedResponse>,
    /// Where it is written.
    pub origin: Origin,
}

/// All entries of one or more files; every list is sorted by id, every
/// reference leads to an entry.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ledger {
    /// Title.
    pub title: Option<Box<str>>,
    /// Remark.
    pub note: Option<Box<str>>,
    /// Its numbers.
    pub policy: Policy,
    /// Which of its claims count; no file sets it, who asks does.
    pub counted: Counted,
    /// Actors by id.
    pub actors: Vec<Actor>,
    /// Issues by id.
    pub issues: Vec<Issue>,
    /// Sources by id.
    pub sources: Vec<Source>,
    /// Claims by id.
    pub claims: Vec<Claim>,
    /// Assertions by actor, issue and day.
    pub assertions: Vec<Assertion>,
}

macro_rules! lookups {
    ($list:ident, $get:ident, $find:ident, $ids:ident, $id:ident, $item:ident, $word:literal) => {
        #[doc = concat!("The ", $word, " behind a number of this ledger.")]
        pub fn $get(&self, id: $id) -> &$item {
            &self.$list[id.index()]
        }

        #[doc = concat!("The ", $word, " of this id, if there is one.")]
        pub fn $find(&self, id: &str) -> Option<$id> {
            let at = self
                .$list
                .binary_search_by(|x| x.id.as_str().cmp(id))
                .ok()?;
            Some($id(at as u32))
        }

        #[doc = concat!("Every ", $word, " by its number, in the order of the ids.")]
        pub fn $ids(&self) -> impl DoubleEndedIterator<Item = $id> + ExactSizeIterator + use<> {
            (0..self.$list.len() as u32).map($id)
        }
    };
}

impl Ledger {
    lookups!(
        actors, actor, find_actor, actor_ids, ActorId, Actor, "actor"
    );
    lookups!(
        issues, issue, find_issue, issue_ids, IssueId, Issue, "issue"
    );
    lookups!(
        sources,
        source,
        find_source,
        source_ids,
        SourceId,
        Source,
        "source"
    );
    lookups!(
        claims, claim, find_claim, claim_ids, ClaimId, Claim, "claim"
    );

    /// Who coded a claim: its `coder`, else who coded the source of its first
    /// quote; none if neither is named.
    pub fn coder<'l>(&'l self, claim: &'l Claim) -> Option<&'l str> {
        let own = claim.details.as_ref().and_then(|d| d.coder.as_deref());
        let of_source = || {
            self.source(claim.quotes.first()?.source)
                .coded_by
                .as_deref()
        };
        let name = own.or_else(of_source)?.trim();
        (!name.is_empty()).then_some(name)
    }

    /// The spelling of the id of an actor.
    pub fn actor_slug(&self, id: ActorId) -> &Slug {
        &self.actor(id).id
    }
}
