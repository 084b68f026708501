//! Claims that are left out because something in them is wrong: what else is
//! wrong with them is found all the same.
//!
//! In: what could be read of each. Out: references that lead nowhere, stances
//! that do not fit, ids given twice.

use rustc_hash::FxHashMap;

use super::misfit::fits;
use super::references::References;
use super::resolve::duplicate;
use crate::diagnostics::{Diagnostic, Origin, Place};
use crate::model::{ActorId, Content, Issue, IssueId, Ledger, Slug, SourceId};

/// What is left of a claim; its references are symbols.
pub(super) struct Remains {
    pub(super) origin: Origin,
    pub(super) id: Option<Slug>,
    pub(super) by: Option<ActorId>,
    pub(super) of: Vec<ActorId>,
    pub(super) via: Vec<ActorId>,
    /// With their places in the list of quotes, as far as they could be read.
    pub(super) sources: Vec<(usize, SourceId)>,
    pub(super) on: Option<IssueId>,
    pub(super) content: Option<Content>,
    pub(super) option: Option<Box<str>>,
}

impl Remains {
    /// Looks up the references, and whether the stance fits its issue.
    pub(super) fn check(
        mut self,
        issues: &[Issue],
        references: &mut References<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let origin = self.origin;
        let sources = self.sources.iter_mut();
        references.of_claim(
            origin,
            self.by.as_mut(),
            &mut self.of,
            &mut self.via,
            sources.map(|(index, source)| (*index, source)),
        );
        let Some(mut on) = self.on else { return };
        let known = references.issue(&mut on, || Place::field(origin, "on"));
        let Some(content) = self.content.as_mut().filter(|_| known) else {
            return;
        };
        let place = Place::field(origin, "stance");
        let option = self.option.as_deref();
        fits(content, option, &issues[on.index()], place, diagnostics);
    }
}

/// Ids that a claim left out shares with another claim.
pub(super) fn duplicates(ids: &[(Slug, Origin)], ledger: &Ledger) -> Vec<Diagnostic> {
    let mut places: FxHashMap<&Slug, Vec<Origin>> = FxHashMap::default();
    for (id, origin) in ids {
        places.entry(id).or_default().push(*origin);
    }
    for claim in &ledger.claims {
        if let Some(places) = places.get_mut(&claim.id) {
            places.push(claim.origin);
        }
    }
    let mut found = Vec::new();
    for (id, mut places) in places {
        places.sort();
        let again = places.iter().skip(1);
        found.extend(again.map(|place| duplicate(id, *place, places[0])));
    }
    found
}
