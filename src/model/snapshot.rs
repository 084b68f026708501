//! Snapshots: all positions as of one day. They stand on their own, so that
//! one can be stored, read again and compared without its ledger.

use super::words::words;
use super::{Cell, Columns, Counted, Day, Evidence, Slug};

words! {
    /// What must have happened by a day for a claim to count on it.
    Clock {
        /// Said and published: no hindsight.
        Both = "both",
        /// Said, with all that is known now.
        Said = "said",
        /// Published.
        Known = "known",
    }
}

/// A claim that does not count (any more) as of the day, or that was not taken
/// back but has come to its end: its conditions do not bind any more, or a
/// stance followed its response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawn {
    /// Which.
    pub claim: Slug,
    /// For whose position; none if for everybody's.
    pub holder: Option<Slug>,
    /// The claim that retracts or denies it, lifts or waives its conditions,
    /// or ends its response; none if the coder deprecated it.
    pub by: Option<Evidence>,
    /// Whether only its conditions or its response came to an end; its stance
    /// still counts.
    pub only_conditions: bool,
}

impl Withdrawn {
    /// The order in which a snapshot lists them; no two are alike in it.
    pub fn key(&self) -> (&Slug, bool, Option<&Slug>, Option<&Slug>) {
        let by = self.by.as_ref().and_then(|by| by.claim.as_ref());
        (&self.claim, self.only_conditions, self.holder.as_ref(), by)
    }
}

/// All positions as of one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The day.
    pub as_of: Day,
    /// By which clock.
    pub clock: Clock,
    /// Which claims it counts.
    pub counted: Counted,
    /// Title of the ledger.
    pub title: Option<Box<str>>,
    /// What it was restricted to.
    pub only: Only,
    /// Who speaks for somebody else on the day, so that what he says stands
    /// with his principal, too; none if that is not known.
    pub speakers: Vec<Slug>,
    /// Which parts of the cells are known.
    pub columns: Columns,
    /// Cells by actor and issue.
    pub cells: Vec<Cell>,
    /// Claims taken back by then, by claim.
    pub withdrawn: Vec<Withdrawn>,
}

/// What a snapshot was restricted to, after which it says nothing of the rest.
/// An empty list restricts nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Only {
    /// These actors, by id.
    pub actors: Vec<Slug>,
    /// These issues, with all their parts, by id.
    pub issues: Vec<Slug>,
    /// What carries one of these tags, or rests on a claim that does.
    pub tags: Vec<Box<str>>,
}

impl Only {
    /// Whether it restricts anything.
    pub fn is_part(&self) -> bool {
        *self != Only::default()
    }

    /// Whether an actor's position on an issue can be in it, tags apart.
    pub fn holds(&self, actor: &Slug, issue: &Slug) -> bool {
        let among = |list: &[Slug], id| list.is_empty() || list.contains(id);
        among(&self.actors, actor) && among(&self.issues, issue)
    }
}

impl Snapshot {
    /// The cell of an actor and an issue.
    pub fn cell(&self, actor: &str, issue: &str) -> Option<&Cell> {
        let key = (actor, issue);
        let at = self
            .cells
            .binary_search_by(|c| (c.actor.as_str(), c.issue.as_str()).cmp(&key))
            .ok()?;
        Some(&self.cells[at])
    }
}
