//! Which remarks began and which ended.

use super::MarkChange;
use super::cause::Context;
use crate::model::{Cell, Evidence, Mark, MarkKind, Snapshot};

impl Context<'_> {
    /// Remarks that began or ended.
    pub(super) fn marks(&self, before: Option<&Cell>, after: Option<&Cell>) -> Vec<MarkChange> {
        let none = Vec::new();
        let old = before.map_or(&none, |c| &c.marks);
        let new = after.map_or(&none, |c| &c.marks);
        let same = |a: &Mark, b: &Mark| (a.kind, &a.about) == (b.kind, &b.about);
        let began = new
            .iter()
            .filter(|m| !old.iter().any(|o| same(o, m)))
            .map(|mark| MarkChange {
                mark: mark.clone(),
                began: true,
                newly_evidenced: self.columns.said && !self.is_news(mark, before, after),
            });
        let ended = old
            .iter()
            .filter(|m| !new.iter().any(|n| same(n, m)))
            .map(|mark| MarkChange {
                mark: mark.clone(),
                began: false,
                newly_evidenced: false,
            });
        began.chain(ended).collect()
    }

    /// What ended a remark: the retraction of one of its claims, or what the
    /// actor or the camp has said since.
    pub(super) fn enders(&self, ended: &MarkChange) -> Vec<Evidence> {
        let camp = self.about(ended.mark.camp().unwrap_or(self.actor));
        let of = |e: &Evidence| self.taken_back(e).or_else(|| camp.taken_back(e));
        let mut by: Vec<Evidence> = ended
            .mark
            .claims
            .iter()
            .filter_map(|e| of(e).flatten())
            .collect();
        if by.is_empty() && ended.mark.kind != MarkKind::Anonymous {
            let sides = [self.actor, camp.actor];
            let cells = sides.map(|actor| self.after.cell(actor.as_str(), self.issue.as_str()));
            let held = cells.into_iter().flatten().flat_map(|cell| &cell.held);
            let held = held.flat_map(|h| [&h.evidence].into_iter().chain(&h.restated));
            by.extend(held.filter(|e| self.fresh(e)).cloned());
        }
        by
    }

    /// Whether a remark was made by a claim that was said after the first day
    /// and is more than a repetition. Who goes on to hold what he held does
    /// not make it either: then the other side does.
    fn is_news(&self, mark: &Mark, before: Option<&Cell>, after: Option<&Cell>) -> bool {
        let camp = |s: &'_ Snapshot| -> Option<Cell> {
            let actor = mark.camp()?;
            s.cell(actor.as_str(), after?.issue.as_str()).cloned()
        };
        let (camp_before, camp_after) = (camp(self.before), camp(self.after));
        let sides = [(before, after), (camp_before.as_ref(), camp_after.as_ref())];
        let held_on = |claim: &Evidence| {
            sides.iter().any(|(before, after)| {
                let now = after.iter().flat_map(|c| &c.held);
                let mut now = now.filter(|h| h.evidence.claim == claim.claim);
                now.any(|now| {
                    let then = before.iter().flat_map(|c| &c.held);
                    let mut then = then.filter(|h| h.value.option() == now.value.option());
                    then.any(|then| !then.stale && then.value.sign() == now.value.sign())
                })
            })
        };
        // The one who overrules is not among the claims of a conflict.
        let deciding = after
            .into_iter()
            .filter(|_| mark.kind == MarkKind::SpokespersonConflict)
            .flat_map(|c| &c.held)
            .map(|h| &h.evidence);
        mark.claims.iter().chain(deciding).any(|e| {
            let e = self.origin(e);
            e.is_some_and(|e| !self.maybe_old(&e) && !e.repeats && !held_on(&e))
        })
    }
}
