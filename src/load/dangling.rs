//! What is said of references that lead nowhere.
//!
//! In: the ledger as far as it could be read, and the references that lead to
//! none of its entries. Out: a finding for each, with the id that was meant.

use std::cell::{Cell, OnceCell};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostics::{Diagnostic, Fix, Place, codes};
use crate::model::{Ledger, Slug};
use crate::text::{folded, look_alike, nearest, only_near, shown};

/// What a reference should lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Actor,
    Issue,
    Source,
    Claim,
}

impl Kind {
    const ALL: [Kind; 4] = [Kind::Actor, Kind::Issue, Kind::Source, Kind::Claim];

    fn word(self) -> &'static str {
        match self {
            Kind::Actor => "actor",
            Kind::Issue => "issue",
            Kind::Source => "source",
            Kind::Claim => "claim",
        }
    }

    fn with_article(self) -> &'static str {
        match self {
            Kind::Actor => "an actor",
            Kind::Issue => "an issue",
            Kind::Source => "a source",
            Kind::Claim => "a claim",
        }
    }
}

/// A reference that leads nowhere.
pub(super) struct Dangling<'t> {
    pub(super) place: Place,
    pub(super) text: &'t str,
    pub(super) kind: Kind,
}

/// How many ids may be compared with misspelt ones, all together. Where more
/// would be needed the list of ids is missing, and not the spelling wrong.
const COMPARISONS: usize = 200_000;

/// The findings for references that lead nowhere; `lost` are claims that were
/// left out, `broken` the ids of entries that could not be read.
pub(super) fn explain(
    ledger: &Ledger,
    lost: &FxHashSet<&str>,
    broken: &[Box<str>],
    list: Vec<Dangling<'_>>,
) -> Vec<Diagnostic> {
    let search = Search {
        ledger,
        lost,
        broken,
        names: OnceCell::new(),
        left: Cell::new(COMPARISONS),
    };
    let mut known: FxHashMap<(Kind, &str), Advice> = FxHashMap::default();
    list.into_iter()
        .map(|dangling| {
            let Dangling { place, text, kind } = dangling;
            let advice = known
                .entry((kind, text))
                .or_insert_with(|| search.advice(text, kind));
            let message = format!("there is no {} {}", kind.word(), shown(text));
            let fix = advice.meant.map(|id| {
                let what = format!("the id of the {} is `{id}`", kind.word());
                Fix::words(place.clone(), id, what)
            });
            let mut found = Diagnostic::new(&codes::DANGLING_REFERENCE, place, message);
            found.help.clone_from(&advice.help);
            found.fixes.extend(fix);
            found
        })
        .collect()
}

/// What is said of one misspelt id.
struct Advice<'l> {
    help: Vec<String>,
    /// The id of an entry that must have been meant.
    meant: Option<&'l str>,
}

struct Search<'l> {
    ledger: &'l Ledger,
    lost: &'l FxHashSet<&'l str>,
    broken: &'l [Box<str>],
    /// Names of actors and questions of issues, folded; none where two share one.
    names: OnceCell<FxHashMap<String, Option<(Kind, &'l Slug)>>>,
    left: Cell<usize>,
}

impl<'l> Search<'l> {
    fn advice(&self, text: &str, kind: Kind) -> Advice<'l> {
        let help = self.help(text, kind);
        let elsewhere = Kind::ALL.iter().any(|other| self.has(text, *other));
        let meant = match self.named(text) {
            _ if elsewhere => None,
            Some((other, id)) => (other == kind).then_some(id.as_str()),
            None => self.only_near(text, kind),
        };
        Advice { help, meant }
    }

    fn help(&self, text: &str, kind: Kind) -> Vec<String> {
        let other = Kind::ALL
            .iter()
            .find(|other| **other != kind && self.has(text, **other));
        if let Some(other) = other {
            return vec![format!("{} is {}", shown(text), other.with_article())];
        }
        if let Some((other, id)) = self.named(text) {
            let is = format!("{} is `{id}`", shown(text));
            return vec![if other == kind {
                format!("{} is named by its id: {is}", kind.with_article())
            } else {
                format!("{is}, {}", other.with_article())
            }];
        }
        if let Some(near) = self.near(text, kind) {
            let alike = look_alike(text, near).map_or(String::new(), |why| format!(" ({why})"));
            return vec![format!("did you mean `{near}`?{alike}")];
        }
        let tag = match kind {
            Kind::Claim => {
                return vec![
                    "write the id of a claim of this ledger, or remove the relation".to_owned(),
                ];
            }
            Kind::Actor => "Actor",
            Kind::Issue => "Issue",
            Kind::Source => "Source",
        };
        vec![if Slug::new(text).is_ok() && text.chars().count() <= 60 {
            format!("add `{tag}(id: \"{text}\", …)` to any file of the ledger")
        } else {
            format!(
                "write the id of {}; where there is none yet, add `{tag}(id: \"a-short-id\", …)`",
                kind.with_article()
            )
        }]
    }

    fn has(&self, text: &str, kind: Kind) -> bool {
        match kind {
            Kind::Actor => self.ledger.find_actor(text).is_some(),
            Kind::Issue => self.ledger.find_issue(text).is_some(),
            Kind::Source => self.ledger.find_source(text).is_some(),
            Kind::Claim => self.ledger.find_claim(text).is_some() || self.lost.contains(text),
        }
    }

    /// What bears this name or asks this question.
    fn named(&self, text: &str) -> Option<(Kind, &'l Slug)> {
        let names = self.names.get_or_init(|| {
            let mut names = FxHashMap::default();
            let mut add = |name: &str, kind: Kind, id: &'l Slug| {
                let entry = names.entry(folded(name)).or_insert(Some((kind, id)));
                if entry.is_some_and(|(_, first)| first != id) {
                    *entry = None;
                }
            };
            for actor in &self.ledger.actors {
                for name in std::iter::once(&actor.name).chain(&actor.aliases) {
                    add(name, Kind::Actor, &actor.id);
                }
            }
            for issue in &self.ledger.issues {
                add(&issue.question, Kind::Issue, &issue.id);
            }
            for source in &self.ledger.sources {
                add(&source.title, Kind::Source, &source.id);
            }
            names
        });
        *names.get(&folded(text))?
    }

    /// The id that a misspelt one most likely meant.
    fn near(&self, text: &str, kind: Kind) -> Option<&'l str> {
        nearest(text, self.ids(kind, 1)?)
    }

    /// The id of an entry that a misspelt one must have meant.
    fn only_near(&self, text: &str, kind: Kind) -> Option<&'l str> {
        only_near(text, self.ids(kind, 2)?)
            .filter(|id| self.has(id, kind) && !self.lost.contains(id))
    }

    /// The ids of a kind, and those of entries that could not be read, to be
    /// compared so many times; none when that would be too many.
    fn ids(&self, kind: Kind, times: usize) -> Option<Vec<&'l str>> {
        let ledger = self.ledger;
        match kind {
            Kind::Actor => self.affordable(ledger.actors.iter().map(|x| &x.id), times),
            Kind::Issue => self.affordable(ledger.issues.iter().map(|x| &x.id), times),
            Kind::Source => self.affordable(ledger.sources.iter().map(|x| &x.id), times),
            Kind::Claim => self.affordable(ledger.claims.iter().map(|x| &x.id), times),
        }
    }

    fn affordable(
        &self,
        ids: impl ExactSizeIterator<Item = &'l Slug>,
        times: usize,
    ) -> Option<Vec<&'l str>> {
        let count = times * (ids.len() + self.broken.len());
        self.left.set(self.left.get().checked_sub(count)?);
        let broken = self.broken.iter().map(|id| &**id);
        let broken = broken.filter(|id| Slug::new(id).is_ok());
        Some(ids.map(Slug::as_str).chain(broken).collect())
    }
}
