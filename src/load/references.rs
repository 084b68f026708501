//! Symbols to numbers of entries, and which of them lead nowhere.

use rustc_hash::FxHashSet;

use super::builder::Builder;
use super::dangling::{Dangling, Kind};
use crate::diagnostics::{Origin, Place, Step};
use crate::model::{Actor, ActorId, Issue, IssueId, Slug, Source, SourceId};

/// Where the definitions of one kind went: index by symbol.
struct Numbers(Vec<u32>);

const NOWHERE: u32 = u32::MAX;

impl Numbers {
    fn of<'a>(builder: &Builder, ids: impl Iterator<Item = &'a Slug>, count: usize) -> Numbers {
        let mut numbers = vec![NOWHERE; count];
        for (index, id) in ids.enumerate() {
            if let Some(symbol) = builder.symbols.get(id.as_str()) {
                numbers[symbol as usize] = index as u32;
            }
        }
        Numbers(numbers)
    }

    fn get(&self, symbol: u32) -> Option<u32> {
        self.0
            .get(symbol as usize)
            .copied()
            .filter(|&index| index != NOWHERE)
    }
}

/// What every reference is looked up in.
pub(super) struct References<'b> {
    actors: Numbers,
    issues: Numbers,
    sources: Numbers,
    texts: Vec<&'b str>,
    /// Ids of entries that could not be read, which have their own findings.
    pub(super) broken: FxHashSet<&'b str>,
    /// References that lead nowhere.
    pub(super) dangling: Vec<Dangling<'b>>,
}

impl<'b> References<'b> {
    /// To the entries in these lists, whose places are their numbers.
    pub(super) fn new(
        builder: &'b Builder,
        actors: &[Actor],
        issues: &[Issue],
        sources: &[Source],
    ) -> References<'b> {
        let texts = builder.symbols.texts();
        References {
            actors: Numbers::of(builder, actors.iter().map(|x| &x.id), texts.len()),
            issues: Numbers::of(builder, issues.iter().map(|x| &x.id), texts.len()),
            sources: Numbers::of(builder, sources.iter().map(|x| &x.id), texts.len()),
            broken: builder.broken.iter().map(|id| &**id).collect(),
            dangling: Vec::new(),
            texts,
        }
    }

    /// Turns the symbol of an actor into its number; `false` if there is none.
    pub(super) fn actor(&mut self, id: &mut ActorId, place: impl FnOnce() -> Place) -> bool {
        let found = self.actors.get(id.0);
        self.settle(&mut id.0, found, Kind::Actor, place)
    }

    /// The same of an issue.
    pub(super) fn issue(&mut self, id: &mut IssueId, place: impl FnOnce() -> Place) -> bool {
        let found = self.issues.get(id.0);
        self.settle(&mut id.0, found, Kind::Issue, place)
    }

    /// The same of a source.
    pub(super) fn source(&mut self, id: &mut SourceId, place: impl FnOnce() -> Place) -> bool {
        let found = self.sources.get(id.0);
        self.settle(&mut id.0, found, Kind::Source, place)
    }

    fn settle(
        &mut self,
        symbol: &mut u32,
        found: Option<u32>,
        kind: Kind,
        place: impl FnOnce() -> Place,
    ) -> bool {
        let Some(number) = found else {
            let text = self.texts.get(*symbol as usize).copied();
            let text = text.unwrap_or_default();
            if !self.broken.contains(text) {
                let place = place();
                self.dangling.push(Dangling { place, text, kind });
            }
            return false;
        };
        *symbol = number;
        true
    }

    /// Looks up whatever a claim names but its issue; `false` if anything
    /// leads nowhere. Sources come with their places in the list of quotes.
    pub(super) fn of_claim<'s>(
        &mut self,
        origin: Origin,
        by: Option<&mut ActorId>,
        of: &mut [ActorId],
        via: &mut [ActorId],
        sources: impl Iterator<Item = (usize, &'s mut SourceId)>,
    ) -> bool {
        let mut whole = true;
        if let Some(by) = by {
            whole &= self.actor(by, || Place::field(origin, "by"));
        }
        for (index, of) in of.iter_mut().enumerate() {
            whole &= self.actor(of, || Place::item(origin, "of", index));
        }
        for (index, via) in via.iter_mut().enumerate() {
            whole &= self.actor(via, || Place::item(origin, "via", index));
        }
        for (index, source) in sources {
            let path = [
                Step::Field("quotes"),
                Step::Index(index),
                Step::Field("source"),
            ];
            whole &= self.source(source, || Place::Entry(origin, path.to_vec()));
        }
        whole
    }
}
