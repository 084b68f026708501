//! Which claims are fresh, what took a claim back, and so what made a change.

use super::{DiffOptions, Older};
use crate::compare::Kind;
use crate::model::{Columns, Evidence, Slug, Snapshot, Withdrawn};

/// The two snapshots, and what can be said of one cell in both.
#[derive(Clone, Copy)]
pub(super) struct Context<'d> {
    pub(super) before: &'d Snapshot,
    pub(super) after: &'d Snapshot,
    pub(super) columns: Columns,
    /// Whose cell it is.
    pub(super) actor: &'d Slug,
    /// On what.
    pub(super) issue: &'d Slug,
    older: Option<&'d Older<'d>>,
    /// Whether the coder changed something: the older of two ledgers does
    /// not lead to the cell by itself.
    pub(super) recoded: bool,
}

/// What one track of a cell did.
pub(super) struct Track {
    /// None if the snapshots do not tell.
    pub(super) kind: Option<Kind>,
    pub(super) cause: Option<Evidence>,
    /// Whether it is about the conditions, which another claim than the one
    /// that controls may have set.
    pub(super) terms: bool,
}

impl Track {
    pub(super) fn new(kind: Kind, cause: Option<Evidence>) -> Track {
        Track {
            kind: Some(kind),
            cause,
            terms: false,
        }
    }
}

impl<'d> Context<'d> {
    pub(super) fn new(
        before: &'d Snapshot,
        after: &'d Snapshot,
        options: DiffOptions<'d>,
        actor: &'d Slug,
        issue: &'d Slug,
    ) -> Context<'d> {
        let columns = before.columns.both(after.columns);
        let cell = |snapshot: &Snapshot| {
            let cell = snapshot.cell(actor.as_str(), issue.as_str());
            cell.and_then(|cell| columns.of(cell))
        };
        let older = options.older;
        Context {
            before,
            after,
            columns,
            actor,
            issue,
            older,
            recoded: older.is_some_and(|older| cell(&older.later) != cell(after)),
        }
    }

    /// The same, to look up what happened to claims of another actor.
    pub(super) fn about<'c>(&'c self, actor: &'c Slug) -> Context<'c> {
        Context { actor, ..*self }
    }

    /// Whether the snapshots tell when claims were said and published.
    pub(super) fn timed(&self) -> bool {
        self.columns.said && self.columns.published
    }

    /// Whether a claim counts on the second day and did not on the first.
    pub(super) fn fresh(&self, evidence: &Evidence) -> bool {
        let (day, clock) = (self.before.as_of, self.before.clock);
        match (self.older, &evidence.claim) {
            _ if !self.timed() => false,
            (Some(older), Some(claim)) => !older.counted(claim.as_str(), day, clock),
            _ => !evidence.admissible(day, clock),
        }
    }

    /// Whether nothing shows that it was said after the first day.
    pub(super) fn maybe_old(&self, evidence: &Evidence) -> bool {
        !evidence.said_after(self.before.as_of)
    }

    /// The claim that took another back since the first day; `Some(None)` if
    /// the coder deprecated it.
    pub(super) fn taken_back(&self, evidence: &Evidence) -> Option<Option<Evidence>> {
        self.withdrawn(evidence, false)
    }

    /// The same for a claim whose conditions or whose response came to an end.
    pub(super) fn lifted(&self, evidence: &Evidence) -> Option<Evidence> {
        self.withdrawn(evidence, true).flatten()
    }

    fn withdrawn(&self, evidence: &Evidence, only_conditions: bool) -> Option<Option<Evidence>> {
        let claim = evidence.claim.as_ref()?;
        let old = self.entries(self.before, claim, only_conditions);
        let known = |by: &Option<Evidence>| old.iter().any(|w| w.by == *by);
        // Whoever takes back what another has taken back already changes nothing.
        if !only_conditions && !old.is_empty() {
            return None;
        }
        let new = self.entries(self.after, claim, only_conditions);
        new.iter().find(|w| !known(&w.by)).map(|w| w.by.clone())
    }

    /// What took back, since the first day, the claim that had ended the
    /// conditions or the response of another.
    pub(super) fn revived(&self, evidence: &Evidence) -> Option<Evidence> {
        let claim = evidence.claim.as_ref()?;
        let new = self.entries(self.after, claim, true);
        let old = self.entries(self.before, claim, true);
        let gone = old.iter().filter(|w| new.iter().all(|n| n.by != w.by));
        let mut ended = gone.filter_map(|w| w.by.as_ref());
        ended.find_map(|by| self.taken_back(by).flatten())
    }

    /// The claim since the first day by which a claim counts on the second:
    /// itself if it is fresh, else what took its retraction back.
    pub(super) fn origin(&self, evidence: &Evidence) -> Option<Evidence> {
        if self.fresh(evidence) {
            return Some(evidence.clone());
        }
        let claim = evidence.claim.as_ref()?;
        if !self.entries(self.after, claim, false).is_empty() {
            return None;
        }
        let retraction = self
            .entries(self.before, claim, false)
            .first()?
            .by
            .clone()?;
        self.taken_back(&retraction).flatten()
    }

    /// The kind of a change that `cause` made, `otherwise` if it made it on
    /// the days between.
    pub(super) fn caused(&self, cause: &Evidence, otherwise: Kind) -> Track {
        if !self.timed() {
            return Track::new(otherwise, Some(cause.clone()));
        }
        match self.origin(cause) {
            Some(origin) => self.made(origin, otherwise),
            None => self.by_time(),
        }
    }

    /// The same, where `cause` is known to be what made it.
    pub(super) fn made(&self, cause: Evidence, otherwise: Kind) -> Track {
        let kind = if self.maybe_old(&cause) {
            Kind::NewlyEvidenced
        } else {
            otherwise
        };
        Track::new(kind, Some(cause))
    }

    /// What no claim made: the coder did, or time. Tables that do not list
    /// what was taken back cannot tell.
    pub(super) fn by_time(&self) -> Track {
        Track {
            kind: match self.recoded {
                true => Some(Kind::Recoded),
                false => Some(Kind::Lapsed).filter(|_| self.columns.details),
            },
            cause: None,
            terms: false,
        }
    }

    /// What a snapshot says of how a claim of this actor was taken back, or
    /// how its conditions ended.
    fn entries(&self, of: &'d Snapshot, claim: &Slug, only_conditions: bool) -> Vec<&'d Withdrawn> {
        let key = (claim, only_conditions);
        let list = &of.withdrawn;
        let from = list.partition_point(|w| (&w.claim, w.only_conditions) < key);
        let to = list.partition_point(|w| (&w.claim, w.only_conditions) <= key);
        let mine = |w: &&Withdrawn| w.holder.as_ref().is_none_or(|holder| holder == self.actor);
        list[from..to].iter().filter(mine).collect()
    }
}
