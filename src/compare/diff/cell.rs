//! What happened to one cell: its tracks and marks put together.

use rustc_hash::FxHashSet;

use super::cause::{Context, Track};
use super::{Change, MarkChange};
use crate::compare::Kind;
use crate::model::{Cell, Evidence, Held, Slug};

impl Context<'_> {
    /// The change from one cell to another.
    pub(super) fn change(&self, before: Option<Cell>, after: Option<Cell>) -> Change {
        let mut tracks = self.tracks(before.as_ref(), after.as_ref());
        let marks = self.marks(before.as_ref(), after.as_ref());
        if tracks.is_empty() && marks.is_empty() {
            tracks.push(self.other_voices(before.as_ref(), after.as_ref()));
        }
        let causes = self.causes(&tracks, &marks);
        if tracks.is_empty() && causes.is_empty() && self.recoded {
            tracks.push(self.by_time());
        }
        let mut kinds: Vec<Kind> = Vec::new();
        for kind in tracks.into_iter().filter_map(|track| track.kind) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        let mut kinds = kinds.into_iter();
        Change {
            actor: self.actor.clone(),
            issue: self.issue.clone(),
            before,
            after,
            kind: kinds.next(),
            also: kinds.collect(),
            marks,
            causes,
        }
    }

    /// What the stances and the response did, the primary kind first: what a
    /// stance did before what a response did, unless no stance moved; among
    /// equals in the order of kinds, but what was learned of terms after what
    /// the claim that controls did.
    fn tracks(&self, before: Option<&Cell>, after: Option<&Cell>) -> Vec<Track> {
        let (old, new) = (held(before), held(after));
        let scales = |a: &Held| new.iter().all(|b| a.value.is_on_scale_of(&b.value));
        let rescaled = self.older.is_some_and(|older| older.rescaled(self.issue));
        if !old.iter().all(scales) || (rescaled && !old.is_empty() && !new.is_empty()) {
            // Whoever gave the issue another scale changed the ledger.
            return vec![Track::new(Kind::Recoded, None)];
        }
        let mut tracks: Vec<Track> = Vec::new();
        for (a, b) in aligned(old, new) {
            self.stance(a, b, old, &mut tracks);
        }
        let rank = |t: &Track| {
            let learned = t.terms && t.kind == Some(Kind::NewlyEvidenced);
            // What the coder changed comes after what a fresh claim did.
            let aside = t.kind.is_none() || t.kind == Some(Kind::Recoded);
            (learned, aside, t.kind)
        };
        let still = [Kind::Reaffirmed, Kind::Lapsed];
        let moved = |t: &Track| t.kind.is_some_and(|kind| !still.contains(&kind));
        tracks.sort_by_key(|t| (rank(t).0, !moved(t), rank(t)));
        let stance_moved = tracks.iter().any(moved);
        tracks.extend(self.response(before, after, stance_moved));
        if !stance_moved {
            tracks.sort_by_key(rank);
        }
        tracks
    }

    /// The claims behind tracks and marks, each once.
    fn causes(&self, tracks: &[Track], marks: &[MarkChange]) -> Vec<Evidence> {
        let from_tracks = tracks.iter().filter_map(|t| t.cause.clone());
        let began = marks.iter().filter(|m| m.began);
        let from_marks = began.flat_map(|m| &m.mark.claims);
        let from_marks = from_marks.filter(|e| self.fresh(e)).cloned();
        let ended = marks.iter().filter(|m| !m.began);
        let enders = ended.flat_map(|m| self.enders(m));
        let mut named: FxHashSet<Slug> = FxHashSet::default();
        let mut causes: Vec<Evidence> = Vec::new();
        for cause in from_tracks.chain(from_marks).chain(enders) {
            // Where a table names no claims, each is another.
            let known = match &cause.claim {
                Some(claim) => !named.insert(claim.clone()),
                None => causes.contains(&cause),
            };
            if !known {
                causes.push(cause);
            }
        }
        causes
    }

    /// The same remarks stand on other claims.
    fn other_voices(&self, before: Option<&Cell>, after: Option<&Cell>) -> Track {
        fn claims(cell: Option<&Cell>) -> impl Iterator<Item = &Evidence> {
            cell.into_iter()
                .flat_map(|c| &c.marks)
                .flat_map(|m| &m.claims)
        }
        let fresh = claims(after).find(|e| self.fresh(e) && !self.maybe_old(e));
        let fresh = fresh.or_else(|| claims(after).find(|e| self.fresh(e)));
        let gone = || claims(before).find_map(|e| self.taken_back(e)).flatten();
        match fresh.cloned().or_else(gone) {
            None if self.recoded => self.by_time(),
            // What others said or took back is nothing that the actor did.
            cause => Track::untold(cause),
        }
    }
}

/// What is held in a cell, if there is one.
fn held(cell: Option<&Cell>) -> &[Held] {
    cell.map_or(&[], |cell| &cell.held)
}

/// Pairs what is held before and after, by option.
fn aligned<'h>(old: &'h [Held], new: &'h [Held]) -> Vec<(Option<&'h Held>, Option<&'h Held>)> {
    let key = |h: &Held| h.value.option().cloned();
    let mut pairs: Vec<(Option<&Held>, Option<&Held>)> = Vec::new();
    for a in old {
        pairs.push((Some(a), new.iter().find(|b| key(b) == key(a))));
    }
    for b in new {
        if !old.iter().any(|a| key(a) == key(b)) {
            pairs.push((None, Some(b)));
        }
    }
    pairs
}
