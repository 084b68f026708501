//! File entries to model entries: every field checked, every problem noted.
//!
//! In: entries in any order, from any file. Out: lists whose references are
//! still symbols; [`super::resolve`] replaces them when all entries are known.

mod claim;
mod entries;
mod mend_date;
mod reader;
mod scale;

use rustc_hash::FxHashMap;

use crate::diagnostics::{Diagnostic, Origin, Place, Step, codes};
use crate::load::format::Entry;
use crate::load::lost::ids_in;
use crate::load::remains::Remains;
use crate::model::{Actor, Assertion, Claim, Issue, Policy, Slug, Source};

/// What has been read so far.
#[derive(Default)]
pub(super) struct Builder {
    pub(super) title: Option<Box<str>>,
    pub(super) note: Option<Box<str>>,
    pub(super) policy: Policy,
    pub(super) header: Option<Origin>,
    pub(super) actors: Vec<Actor>,
    pub(super) issues: Vec<Issue>,
    pub(super) sources: Vec<Source>,
    pub(super) claims: Vec<Claim>,
    pub(super) assertions: Vec<Assertion>,
    /// Options by claim: which claim of `claims` names which option.
    pub(super) options: Vec<(u32, Box<str>)>,
    /// Targets of relations: claim id, where it is written, place in its list, target id.
    pub(super) targets: Vec<(Slug, Origin, u32, Box<str>)>,
    /// Claims that are left out, as far as they could be read.
    pub(super) remains: Vec<Remains>,
    /// Whether every claim is one of these.
    aside: bool,
    /// Ids of entries that could not be read: a reference to one is no second error.
    pub(super) broken: Vec<Box<str>>,
    pub(super) symbols: Symbols,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Ids as numbers, in the order in which they were first met.
#[derive(Default)]
pub(super) struct Symbols {
    numbers: FxHashMap<Box<str>, u32>,
}

impl Symbols {
    pub(super) fn number(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = self.numbers.len() as u32;
        self.numbers.insert(text.into(), number);
        number
    }

    /// Every id by its number.
    pub(super) fn texts(&self) -> Vec<&str> {
        let mut texts = vec![""; self.numbers.len()];
        for (text, &number) in &self.numbers {
            texts[number as usize] = text;
        }
        texts
    }

    pub(super) fn get(&self, text: &str) -> Option<u32> {
        self.numbers.get(text).copied()
    }
}

impl Builder {
    /// Takes one entry in.
    pub(super) fn add(&mut self, origin: Origin, entry: Entry<'_>) {
        let id = match &entry {
            Entry::Actor(e) => e.id.clone(),
            Entry::Issue(e) => e.id.clone(),
            Entry::Source(e) => e.id.clone(),
            _ => None,
        };
        let before = self.diagnostics.len();
        match entry {
            Entry::Claim(entry) => return self.claim(origin, entry),
            Entry::Ledger(entry) => self.ledger(origin, entry),
            Entry::Actor(entry) => self.actor(origin, entry),
            Entry::Issue(entry) => self.issue(origin, entry),
            Entry::Source(entry) => self.source(origin, entry),
            Entry::Assert(entry) => self.assertion(origin, entry),
        }
        if self.diagnostics.len() > before
            && let Some(id) = id
        {
            self.lose_id(id.as_str());
        }
    }

    /// Notes the ids in a text that could not be read.
    pub(super) fn lose(&mut self, text: &str) {
        for (_, id) in ids_in(text) {
            self.lose_id(id);
        }
    }

    /// Notes the id of an entry that is not taken in, and the one that its
    /// finding proposes.
    pub(super) fn lose_id(&mut self, id: &str) {
        if let Err(error) = Slug::new(id) {
            self.broken.push(error.suggestion.into());
        }
        self.broken.push(id.into());
    }
}

impl Builder {
    /// Looks for further problems of an entry of which a part did not read,
    /// without taking it in.
    pub(super) fn inspect(&mut self, origin: Origin, entry: Entry<'_>, excused: &[String]) {
        let mut aside = Builder {
            header: self.header,
            symbols: std::mem::take(&mut self.symbols),
            aside: true,
            ..Builder::default()
        };
        aside.add(origin, entry);
        self.symbols = aside.symbols;
        self.remains.append(&mut aside.remains);
        let found = aside.diagnostics.into_iter();
        self.diagnostics
            .extend(found.filter(|d| !is_excused(d, excused)));
        self.broken.append(&mut aside.broken);
    }
}

/// Fields whose absence is a consequence of something already reported.
fn is_excused(found: &Diagnostic, excused: &[String]) -> bool {
    let any = |names: &[&str]| excused.iter().any(|e| names.contains(&e.as_str()));
    if found.code == &codes::STANCE_OR_RESPONSE {
        return any(&["stance", "response", "relations"]);
    }
    if found.code == &codes::NO_QUOTE {
        return any(&["quotes", "exact", "kind", "source"]);
    }
    if found.code != &codes::MISSING_FIELD {
        return false;
    }
    match &found.place {
        Place::Entry(_, path) => match path.iter().rev().find_map(|s| match s {
            Step::Field(name) => Some(*name),
            _ => None,
        }) {
            Some("by") | None => any(&["by", "of"]),
            Some(name) => any(&[name]),
        },
        _ => false,
    }
}
