//! Many plain claims in columns: numbers, and no text a claim but its id.
//!
//! Plain is a claim that says who took which side on which issue on which
//! day, and which record shows it. Of a million of them a [`Ledger`] is far
//! larger than what a comparison needs.

use super::{
    Actor, ActorId, ActorKind, Claim, Content, Day, Issue, IssueId, Ledger, Pole, Quote, QuoteKind,
    Rank, Scale, Slug, Source, SourceId, Stance, Vote, When,
};
use crate::diagnostics::Origin;

/// Somebody or something that claims name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The id.
    pub id: Slug,
    /// As it was written.
    pub name: Box<str>,
    /// The row of the table that names it first, from 0.
    pub row: u32,
}

/// A name whose id another name of the same kind has already, so that it has one
/// with a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// What it is: `actor`, `issue` or `source`.
    pub kind: &'static str,
    /// As it was written.
    pub name: Box<str>,
    /// The id with a number.
    pub id: Slug,
    /// The name that has the id without.
    pub other: Box<str>,
    /// The id without a number.
    pub other_id: Slug,
}

/// Ids of claims one behind the other, without an allocation each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClaimIds {
    bytes: String,
    ends: Vec<u32>,
}

impl ClaimIds {
    /// Adds a text; `false` if 4 GiB are full.
    pub fn push(&mut self, text: &str) -> bool {
        self.bytes.push_str(text);
        let end = u32::try_from(self.bytes.len());
        self.ends.extend(end.ok());
        end.is_ok()
    }

    /// The text of a number, from 0; empty if there is none.
    pub fn get(&self, index: usize) -> &str {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let start = index.checked_sub(1).map_or(0, end);
        self.bytes.get(start..end(index)).unwrap_or_default()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// Plain claims in columns, sorted by id. Actors, issues and sources are
/// numbers into lists that are sorted by id, too.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClaimTable {
    /// Actors by id.
    pub actors: Vec<Named>,
    /// Issues by id.
    pub issues: Vec<Named>,
    /// Sources by id.
    pub sources: Vec<Named>,
    /// Whether an issue takes votes; else it has two poles.
    pub votes: Vec<bool>,
    /// The id of each claim.
    pub ids: ClaimIds,
    /// Whose claim it is.
    pub actor: Vec<u32>,
    /// On what.
    pub issue: Vec<u32>,
    /// The number of the stance on its scale: −2 to +2, of a vote −1 to +1.
    pub stance: Vec<i8>,
    /// The day, as days since 1970-01-01.
    pub day: Vec<i32>,
    /// The source of its record.
    pub source: Vec<u32>,
    /// The row of the table in which it stands, from 0.
    pub row: Vec<u32>,
    /// The claims by actor, issue, day and id.
    pub order: Vec<u32>,
    /// Names that share an id but for a number.
    pub numbered: Vec<Numbered>,
}

impl ClaimTable {
    /// How many claims there are.
    pub fn len(&self) -> usize {
        self.actor.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.actor.is_empty()
    }

    /// Whose claim it is, and on what.
    pub fn key(&self, claim: u32) -> (u32, u32) {
        let at = claim as usize;
        (self.actor[at], self.issue[at])
    }

    /// Puts the claims in order by actor, issue, day and id. O(n log n).
    pub fn sort(&mut self) {
        let key = |claim: &u32| {
            let at = *claim as usize;
            let day = self.day[at].wrapping_sub(i32::MIN) as u32;
            let cell = (u64::from(self.actor[at]) << 32) | u64::from(self.issue[at]);
            (cell, (u64::from(day) << 32) | u64::from(*claim))
        };
        let mut keys: Vec<(u64, u64)> = (0..self.len() as u32).map(|claim| key(&claim)).collect();
        keys.sort_unstable();
        self.order = keys.iter().map(|(_, claim)| *claim as u32).collect();
    }

    /// All actors, issues and sources with some of the claims as a ledger, for
    /// which the same rules hold. `claims` in any order, each once.
    pub fn ledger(&self, claims: impl IntoIterator<Item = u32>) -> Ledger {
        let mut claims: Vec<u32> = claims.into_iter().collect();
        claims.sort_unstable();
        let issues = self.issues.iter().zip(&self.votes);
        Ledger {
            actors: self.actors.iter().map(actor).collect(),
            issues: issues.map(|(named, votes)| issue(named, *votes)).collect(),
            sources: self.sources.iter().map(source).collect(),
            claims: claims.into_iter().map(|c| self.claim(c)).collect(),
            ..Ledger::default()
        }
    }

    /// One claim, whole.
    fn claim(&self, claim: u32) -> Claim {
        let at = claim as usize;
        let source = self.source[at];
        Claim {
            id: self.id(claim),
            by: Some(ActorId(self.actor[at])),
            of: Box::default(),
            on: IssueId(self.issue[at]),
            content: Content::Stance(self.stance(claim)),
            conditions: None,
            said: Some(When::day(self.day(claim))),
            act: None,
            via: Box::default(),
            quotes: Box::new([Quote {
                source: SourceId(source),
                exact: Box::default(),
                kind: QuoteKind::Record(self.sources[source as usize].name.clone()),
                selector: None,
            }]),
            credibility: None,
            rank: Rank::Normal,
            relations: Box::default(),
            inferred_speaker: false,
            reviewed: false,
            details: None,
            origin: origin(self.row[at]),
        }
    }

    /// The id of a claim.
    pub fn id(&self, claim: u32) -> Slug {
        // Whoever fills the table has checked it.
        Slug::known(self.ids.get(claim as usize))
    }

    /// The day of a claim.
    pub fn day(&self, claim: u32) -> Day {
        Day::from_number(self.day[claim as usize]).unwrap_or(Day::MIN)
    }

    /// The stance of a claim.
    pub fn stance(&self, claim: u32) -> Stance {
        let at = claim as usize;
        let number = self.stance[at];
        if self.votes[self.issue[at] as usize] {
            let of = |vote: &&Vote| vote.value() == number;
            Stance::Vote(*Vote::ALL.iter().find(of).unwrap_or(&Vote::Abstain))
        } else {
            let of = |pole: &&Pole| pole.value() == number;
            Stance::Pole(*Pole::ALL.iter().find(of).unwrap_or(&Pole::Neutral))
        }
    }
}

fn origin(row: u32) -> Origin {
    Origin {
        file: 0,
        entry: row,
    }
}

/// An actor of whom nothing but the name is known.
fn actor(named: &Named) -> Actor {
    Actor {
        id: named.id.clone(),
        name: named.name.clone(),
        kind: ActorKind::Collective,
        aliases: Box::default(),
        roles: Box::default(),
        wikidata: None,
        note: None,
        tags: Box::default(),
        attributes: Box::default(),
        origin: origin(named.row),
    }
}

/// An issue of which nothing but the name is known.
fn issue(named: &Named, votes: bool) -> Issue {
    Issue {
        id: named.id.clone(),
        question: named.name.clone(),
        scale: if votes {
            Scale::Vote
        } else {
            Scale::plain_poles()
        },
        parent: None,
        weight: 1.0,
        agenda: false,
        stale_after: None,
        note: None,
        tags: Box::default(),
        attributes: Box::default(),
        origin: origin(named.row),
    }
}

/// A source of which nothing but the name is known.
fn source(named: &Named) -> Source {
    Source {
        id: named.id.clone(),
        title: named.name.clone(),
        publisher: None,
        authors: Box::default(),
        published: None,
        retrieved: None,
        url: None,
        archive: None,
        lang: None,
        text: None,
        sha256: None,
        reliability: None,
        coded_by: None,
        note: None,
        tags: Box::default(),
        attributes: Box::default(),
        origin: origin(named.row),
    }
}
