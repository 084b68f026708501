//! What the response did.

use super::cause::{Context, Track};
use crate::compare::Kind;
use crate::model::{Cell, Evidence, Response};

impl Context<'_> {
    /// The response track. `stance_moved` says that the stance of the cell
    /// tells already what happened.
    pub(super) fn response(
        &self,
        before: Option<&Cell>,
        after: Option<&Cell>,
        stance_moved: bool,
    ) -> Option<Track> {
        let a = before.and_then(|cell| cell.response.as_ref());
        let b = after.and_then(|cell| cell.response.as_ref());
        let taken_back = a.and_then(|a| self.taken_back(&a.evidence));
        match (a, b) {
            (None, None) => None,
            (a, Some(b)) if a == Some(b) => None,
            (_, Some(b)) if self.timed() && self.origin(&b.evidence).is_none() => {
                // It shows again, because what had ended or replaced it is gone.
                match (taken_back, self.revived(&b.evidence)) {
                    (Some(by), _) => Some(self.taken(by)),
                    (None, _) if stance_moved => None,
                    (None, Some(by)) => Some(self.made(by, Kind::Dropped)),
                    // Time alone shows a response again only where a stance
                    // ended it; else it was coded since.
                    (None, None) if !self.recoded && nothing_ended(before) => {
                        Some(self.made(b.evidence.clone(), kind(b.response)))
                    }
                    (None, None) => Some(self.by_time()),
                }
            }
            (_, Some(b)) => Some(self.caused(&b.evidence, kind(b.response))),
            (Some(a), None) => {
                if let Some(by) = taken_back {
                    return Some(self.taken(by));
                }
                // The stance that ended it need not be in the cell.
                let ended = self.lifted(&a.evidence);
                let held = after.iter().flat_map(|c| &c.held).map(|h| &h.evidence);
                let ended = ended.as_ref().or(held.into_iter().find(|e| self.fresh(e)));
                Some(match ended {
                    Some(stance) => self.caused(stance, Kind::Answered),
                    None if !self.timed() => Track::new(Kind::Answered, None),
                    None => self.by_time(),
                })
            }
        }
    }

    /// A response, or what stood behind a remark, was taken back.
    pub(super) fn taken(&self, by: Option<Evidence>) -> Track {
        match by {
            Some(by) => self.caused(&by, Kind::Dropped),
            None if self.recoded => self.by_time(),
            None => Track::new(Kind::Dropped, None),
        }
    }
}

/// What a response that shows is called as a change.
fn kind(response: Response) -> Kind {
    match response {
        Response::Declined => Kind::Declined,
        Response::NoAnswer => Kind::Unanswered,
        Response::Disputed => Kind::Disputed,
        Response::Assessed => Kind::Assessed,
        Response::Absent => Kind::Absent,
    }
}

/// Whether the cell had neither a stance nor a response that another could have
/// hidden behind.
fn nothing_ended(before: Option<&Cell>) -> bool {
    before.is_none_or(|cell| cell.held.is_empty() && cell.response.is_none())
}
