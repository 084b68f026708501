//! What happened to one cell: its tracks and marks put together.

use super::cause::{Context, Track};
use super::{Change, MarkChange};
use crate::compare::Kind;
use crate::model::{Cell, Evidence, Held};

impl Context<'_> {
    /// The change from one cell to another; none if there is neither.
    pub(super) fn change(&self, before: Option<Cell>, after: Option<Cell>) -> Option<Change> {
        let first = after.as_ref().or(before.as_ref())?;
        let (actor, issue) = (first.actor.clone(), first.issue.clone());
        let mut tracks = self.tracks(before.as_ref(), after.as_ref());
        let marks = self.marks(before.as_ref(), after.as_ref());
        if tracks.is_empty() && marks.is_empty() {
            tracks.push(self.other_voices(before.as_ref(), after.as_ref()));
        }
        let causes = self.causes(&tracks, &marks);
        let mut kinds: Vec<Kind> = Vec::new();
        for track in tracks {
            if !kinds.contains(&track.kind) {
                kinds.push(track.kind);
            }
        }
        let mut kinds = kinds.into_iter();
        Some(Change {
            actor,
            issue,
            before,
            after,
            kind: kinds.next(),
            also: kinds.collect(),
            marks,
            causes,
        })
    }

    /// What the stances and the response did, the primary kind first: what a
    /// stance did before what a response did, unless no stance moved; among
    /// equals in the order of kinds.
    fn tracks(&self, before: Option<&Cell>, after: Option<&Cell>) -> Vec<Track> {
        let mut tracks: Vec<Track> = Vec::new();
        let old = held(before);
        for (a, b) in aligned(old, held(after)) {
            self.stance(a, b, old, &mut tracks);
        }
        let moved = |t: &Track| t.kind != Kind::Reaffirmed && t.kind != Kind::Lapsed;
        tracks.sort_by_key(|t| (!moved(t), t.kind));
        let stance_moved = tracks.first().is_some_and(moved);
        tracks.extend(self.response(before, after, stance_moved));
        if !stance_moved {
            tracks.sort_by_key(|t| t.kind);
        }
        tracks
    }

    /// The claims behind tracks and marks, each once.
    fn causes(&self, tracks: &[Track], marks: &[MarkChange]) -> Vec<Evidence> {
        let claims = |began: bool| {
            let marks = marks.iter().filter(move |m| m.began == began);
            marks.flat_map(|m| &m.mark.claims)
        };
        let from_tracks = tracks.iter().filter_map(|t| t.cause.clone());
        let from_marks = claims(true).filter(|e| self.fresh(e)).cloned();
        // What ended because a claim was taken back was ended by that.
        let retractions = claims(false).filter_map(|e| self.taken_back(e).flatten());
        let mut causes: Vec<Evidence> = Vec::new();
        for cause in from_tracks.chain(from_marks).chain(retractions) {
            if !causes.iter().any(|c| c.claim == cause.claim) {
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
        if let Some(cause) = fresh.or_else(|| claims(after).find(|e| self.fresh(e))) {
            return self.caused(cause, Kind::Reaffirmed);
        }
        match claims(before).find_map(|e| self.taken_back(e)) {
            Some(by) => self.taken(by),
            None => self.by_time(),
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
