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
    pub(super) older: Option<&'d Older>,
    /// Whether the coder changed something about it.
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
    /// Of no kind: the snapshots do not tell what happened, or nothing did
    /// but that remarks stand on other claims.
    pub(super) fn untold(cause: Option<Evidence>) -> Track {
        Track {
            kind: None,
            cause,
            terms: false,
        }
    }

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
            recoded: older.is_some_and(|older| cell(&older.was) != cell(&older.is)),
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
            // A table does not tell behind which claim a condition stands.
            _ if !evidence.is_known() => false,
            (Some(older), Some(claim)) => !older.counted(claim),
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
        // Where the older ledger says the same of the second day, time did it,
        // and not the coder who deprecated the claim.
        let by_time = self.older.is_some() && !self.recoded;
        let taken = self.withdrawn(evidence, false);
        taken.filter(|by| by.is_some() || !by_time)
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
        let since = new.iter().filter(|w| !known(&w.by)).map(|w| w.by.clone());
        // Where several had to, the last one did it.
        since.max_by_key(|by| by.as_ref().and_then(Evidence::latest))
    }

    /// What took a claim back since the first day for anybody at all.
    pub(super) fn partly_taken_back(&self, evidence: &Evidence) -> Option<Option<Evidence>> {
        let mut all = listed(self.after, evidence.claim.as_ref()?, false).iter();
        all.find_map(|w| self.about(w.holder.as_ref()?).taken_back(evidence))
    }

    /// What took back, since the first day, the claim that had ended the
    /// conditions or the response of another; of several the newest.
    pub(super) fn revived(&self, evidence: &Evidence) -> Option<Evidence> {
        let claim = evidence.claim.as_ref()?;
        let new = self.entries(self.after, claim, true);
        let old = self.entries(self.before, claim, true);
        let gone = old.iter().filter(|w| new.iter().all(|n| n.by != w.by));
        let ended = gone.filter_map(|w| w.by.as_ref());
        ended
            .filter_map(|by| self.origin(&self.taken_back(by).flatten()?))
            .max_by_key(|by| (!self.maybe_old(by), by.latest()))
    }

    /// The claim since the first day by which a claim counts on the second:
    /// itself if it is fresh, else what took its retraction back, or let that
    /// count which did.
    pub(super) fn origin(&self, evidence: &Evidence) -> Option<Evidence> {
        let mut evidence = evidence.clone();
        let mut seen: Vec<Slug> = Vec::new();
        while !self.fresh(&evidence) {
            let claim = evidence.claim.clone()?;
            let counts = self.entries(self.after, &claim, false).is_empty();
            if !counts || seen.contains(&claim) {
                return None;
            }
            let retraction = self
                .entries(self.before, &claim, false)
                .first()?
                .by
                .clone()?;
            evidence = self.taken_back(&retraction).flatten()?;
            seen.push(claim);
        }
        Some(evidence)
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
        let mine = |w: &&Withdrawn| w.holder.as_ref().is_none_or(|holder| holder == self.actor);
        listed(of, claim, only_conditions)
            .iter()
            .filter(mine)
            .collect()
    }
}

/// What a snapshot says of how a claim was taken back, or how its conditions
/// ended, for anybody.
fn listed<'s>(of: &'s Snapshot, claim: &Slug, only_conditions: bool) -> &'s [Withdrawn] {
    let key = (claim, only_conditions);
    let list = &of.withdrawn;
    let from = list.partition_point(|w| (&w.claim, w.only_conditions) < key);
    let to = list.partition_point(|w| (&w.claim, w.only_conditions) <= key);
    &list[from..to]
}
