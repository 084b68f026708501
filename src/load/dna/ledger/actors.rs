//! Entities to actors: those of the actor variable, then those of the speaker
//! variable, who speak for them.
//!
//! Two actors may not have one name, so entities whose names differ in nothing
//! but case and white space become one actor.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{Ids, attributes, note, seen};
use crate::load::dna::Choice;
use crate::load::dna::types::{Dna, Entity, NONE, Variable};
use crate::load::format::{
    ActorEntry, ActorKind, Attributes, Authority, Entry, RoleBody, RoleEntry, Text,
};
use crate::model::Slug;
use crate::text::folded;

/// An actor in the making.
pub(super) struct Actor<'d> {
    pub(super) id: Slug,
    /// Whether it is one of those whose positions are compared.
    pub(super) holds: bool,
    /// For whom it was heard to speak, as numbers into the list.
    pub(super) speaks_for: BTreeSet<usize>,
    name: String,
    kind: ActorKind,
    parent: Option<usize>,
    note: Option<Text<'d>>,
    attributes: Attributes<'d>,
}

/// All actors, and which entity became which.
pub(super) struct Actors<'d> {
    pub(super) list: Vec<Actor<'d>>,
    /// By the number of the entity of the actor variable; none without a name.
    pub(super) actors: Vec<Option<usize>>,
    /// The same of the speaker variable.
    pub(super) speakers: Vec<Option<usize>>,
}

/// Makes them.
pub(super) fn actors<'d>(dna: &'d Dna, choice: &Choice, ids: &mut Ids) -> Actors<'d> {
    let variables = &dna.types[choice.statement_type].variables;
    let mut list = Vec::new();
    let mut known = BTreeMap::new();
    let actor = &variables[choice.actor];
    let actors = of_variable(actor, kind(&actor.name), true, &mut list, &mut known, ids);
    let speaker = choice.speaker.map(|at| &variables[at]);
    let speakers = speaker.map_or_else(Vec::new, |variable| {
        of_variable(
            variable,
            ActorKind::Person,
            false,
            &mut list,
            &mut known,
            ids,
        )
    });
    Actors {
        list,
        actors,
        speakers,
    }
}

/// What an actor is, by the name of the variable.
fn kind(variable: &str) -> ActorKind {
    match &*folded(variable) {
        "person" | "speaker" | "individual" | "politician" | "name" => ActorKind::Person,
        "country" | "state" => ActorKind::State,
        "institution" => ActorKind::Institution,
        "organization" | "organisation" | "org" | "party" => ActorKind::Organisation,
        _ => ActorKind::Collective,
    }
}

fn of_variable<'d>(
    variable: &'d Variable,
    kind: ActorKind,
    holds: bool,
    list: &mut Vec<Actor<'d>>,
    known: &mut BTreeMap<String, usize>,
    ids: &mut Ids,
) -> Vec<Option<usize>> {
    let one = |entity: &'d Entity| {
        let name = seen(&entity.name);
        if name.is_empty() {
            return None;
        }
        let at = *known.entry(folded(&name)).or_insert_with(|| {
            list.push(Actor {
                id: ids.give(&name, "actor", entity.id),
                holds,
                speaks_for: BTreeSet::new(),
                name,
                kind,
                parent: None,
                note: note(variable, entity),
                attributes: attributes(variable, entity),
            });
            list.len() - 1
        });
        Some(at)
    };
    let numbers: Vec<Option<usize>> = variable.entities.iter().map(one).collect();
    for (entity, at) in variable.entities.iter().zip(&numbers) {
        let parent = (entity.parent != NONE).then_some(entity.parent as usize);
        let parent = parent.and_then(|parent| numbers.get(parent).copied().flatten());
        if let (Some(at), Some(parent)) = (*at, parent)
            && list[at].parent.is_none()
            && list[at].holds == holds
            && list[parent].holds == holds
            && !leads_to(list, parent, at)
        {
            list[at].parent = Some(parent);
        }
    }
    numbers
}

/// Whether somebody is part of another, over any number of others.
fn leads_to(list: &[Actor<'_>], from: usize, to: usize) -> bool {
    let mut at = Some(from);
    while let Some(here) = at {
        if here == to {
            return true;
        }
        at = list[here].parent;
    }
    false
}

impl<'d> Actors<'d> {
    /// The entries, in the order of the entities.
    pub(super) fn entries(&self) -> Vec<Entry<'_>> {
        self.list.iter().map(|actor| self.entry(actor)).collect()
    }

    fn entry<'s>(&'s self, actor: &'s Actor<'d>) -> Entry<'s> {
        let id = |at: usize| Some(Text::from(self.list[at].id.as_str()));
        let speaks = actor.speaks_for.iter().map(|at| {
            RoleEntry::SpeaksFor(RoleBody {
                actor: id(*at),
                // The database has no ranks: all who speak weigh the same as
                // the actor's own word.
                authority: Some(Authority::Spokesperson),
                ..RoleBody::default()
            })
        });
        let belongs = actor.parent.map(|at| {
            RoleEntry::MemberOf(RoleBody {
                actor: id(at),
                ..RoleBody::default()
            })
        });
        Entry::Actor(ActorEntry {
            id: Some(actor.id.as_str().into()),
            name: Some(actor.name.as_str().into()),
            kind: Some(actor.kind),
            roles: speaks.chain(belongs).collect(),
            note: actor.note.clone(),
            attributes: actor.attributes.clone(),
            ..ActorEntry::default()
        })
    }
}
