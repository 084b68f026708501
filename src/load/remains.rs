//! Claims that are left out because something in them is wrong: what else is
//! wrong with them is found all the same.
//!
//! In: what could be read of each. Out: references that lead nowhere, stances
//! that do not fit, ids given twice.

use rustc_hash::FxHashMap;

use super::misfit::{fit, written};
use super::references::References;
use super::resolve::duplicate;
use crate::diagnostics::{Diagnostic, Origin, Place, Step};
use crate::model::{ActorId, Content, Issue, IssueId, Ledger, Slug, SourceId};

/// What is left of a claim; its references are symbols.
pub(super) struct Remains {
    pub(super) origin: Origin,
    pub(super) id: Option<Slug>,
    pub(super) by: Option<ActorId>,
    pub(super) of: Vec<ActorId>,
    pub(super) via: Vec<ActorId>,
    /// By place in the list of quotes, as far as they could be read.
    pub(super) sources: Vec<SourceId>,
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
        if let Some(by) = &mut self.by {
            references.actor(by, || Place::field(origin, "by"));
        }
        for (index, of) in self.of.iter_mut().enumerate() {
            references.actor(of, || Place::item(origin, "of", index));
        }
        for (index, via) in self.via.iter_mut().enumerate() {
            references.actor(via, || Place::item(origin, "via", index));
        }
        for (index, source) in self.sources.iter_mut().enumerate() {
            let path = [
                Step::Field("quotes"),
                Step::Index(index),
                Step::Field("source"),
            ];
            references.source(source, || Place::Entry(origin, path.to_vec()));
        }
        let Some(mut on) = self.on else { return };
        let known = references.issue(&mut on, || Place::field(origin, "on"));
        let Some(content) = self.content.as_mut().filter(|_| known) else {
            return;
        };
        let issue = &issues[on.index()];
        let option = self.option.as_deref();
        if let Err(misfit) = fit(content, option, &issue.scale) {
            let written = written(content, option);
            let place = Place::field(origin, "stance");
            diagnostics.push(misfit.found(place, &written, option, issue));
        }
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
