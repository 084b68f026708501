//! Which claims are fresh, what took a claim back, and so what made a change.

use super::DiffOptions;
use crate::compare::Kind;
use crate::model::{Columns, Evidence, Slug, Snapshot, Withdrawn};

/// The two snapshots, and what can be said of both.
pub(super) struct Context<'d> {
    pub(super) before: &'d Snapshot,
    pub(super) after: &'d Snapshot,
    pub(super) columns: Columns,
    pub(super) options: DiffOptions<'d>,
}

/// What one track of a cell did.
pub(super) struct Track {
    pub(super) kind: Kind,
    pub(super) cause: Option<Evidence>,
}

impl Context<'_> {
    /// Whether the snapshots tell when claims were said and published.
    pub(super) fn timed(&self) -> bool {
        self.columns.said && self.columns.published
    }

    /// Whether a claim counts on the second day and did not on the first.
    pub(super) fn fresh(&self, evidence: &Evidence) -> bool {
        if !self.timed() {
            return false;
        }
        let unknown = match (self.options.older_ledger, &evidence.claim) {
            (Some(has), Some(claim)) => !has(claim.as_str()),
            _ => false,
        };
        unknown || !evidence.admissible(self.before.as_of, self.before.clock)
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
        let old = entries(self.before, claim, only_conditions);
        let known = |by: &Option<Evidence>| old.iter().any(|w| w.by == *by);
        // Whoever takes back what another has taken back already changes nothing.
        if !only_conditions && !old.is_empty() {
            return None;
        }
        let mut new = entries(self.after, claim, only_conditions).iter();
        new.find(|w| !known(&w.by)).map(|w| w.by.clone())
    }

    /// The claim since the first day by which a claim counts on the second:
    /// itself if it is fresh, else what took its retraction back.
    pub(super) fn origin(&self, evidence: &Evidence) -> Option<Evidence> {
        if self.fresh(evidence) {
            return Some(evidence.clone());
        }
        let claim = evidence.claim.as_ref()?;
        if !entries(self.after, claim, false).is_empty() {
            return None;
        }
        let retraction = entries(self.before, claim, false).first()?.by.clone()?;
        self.taken_back(&retraction).flatten()
    }

    /// The kind of a change that `cause` made, `otherwise` if it made it on
    /// the days between; `lapsed` if nothing happened but time.
    pub(super) fn caused(&self, cause: &Evidence, otherwise: Kind) -> Track {
        if !self.timed() {
            return Track {
                kind: otherwise,
                cause: Some(cause.clone()),
            };
        }
        match self.origin(cause) {
            Some(origin) if self.maybe_old(&origin) => Track {
                kind: Kind::NewlyEvidenced,
                cause: Some(origin),
            },
            Some(origin) => Track {
                kind: otherwise,
                cause: Some(origin),
            },
            None => self.by_time(),
        }
    }

    /// What no claim made: the coder did, or time.
    pub(super) fn by_time(&self) -> Track {
        let recoded = self.options.older_ledger.is_some();
        Track {
            kind: if recoded { Kind::Recoded } else { Kind::Lapsed },
            cause: None,
        }
    }
}

/// What a snapshot says of how a claim was taken back, or its conditions ended.
fn entries<'s>(snapshot: &'s Snapshot, claim: &Slug, only_conditions: bool) -> &'s [Withdrawn] {
    let key = (claim, only_conditions);
    let list = &snapshot.withdrawn;
    let from = list.partition_point(|w| (&w.claim, w.only_conditions) < key);
    let to = list.partition_point(|w| (&w.claim, w.only_conditions) <= key);
    &list[from..to]
}
