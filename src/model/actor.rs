//! Actors and the roles in which they speak.

use super::words::words;
use super::{ActorId, Day, Slug, When};
use crate::diagnostics::Origin;

words! {
    /// What kind of actor it is.
    ActorKind {
        /// A state.
        State = "state",
        /// An institution of a state or between states.
        Institution = "institution",
        /// A person.
        Person = "person",
        /// A faction inside an actor.
        Faction = "faction",
        /// A party, company, movement or association.
        Organisation = "organisation",
        /// A medium that reports.
        Media = "media",
        /// Somebody whom the source does not name.
        Anonymous = "anonymous",
        /// Several who are spoken of as one.
        Collective = "collective",
    }
}

words! {
    /// With how much weight somebody speaks for somebody; later is higher.
    Authority {
        /// Somebody whom the source does not name.
        Anonymous = "anonymous",
        /// Close to it, without a mandate.
        Affiliate = "affiliate",
        /// An official or aide.
        Official = "official",
        /// The appointed voice; also a state or institution named as speaker.
        Spokesperson = "spokesperson",
        /// A minister.
        Minister = "minister",
        /// The one whose word is the position; also a vote or a signed text.
        Principal = "principal",
    }
}

words! {
    /// Whether claims made in the role count for the other actor.
    RoleKind {
        /// They do: they lift to the principal and on to its principals.
        SpeaksFor = "speaks for",
        /// They never do; an opposite stance is dissent.
        MemberOf = "member of",
    }
}

/// A role of one actor towards another.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// Speaks for, or merely belongs to.
    pub kind: RoleKind,
    /// For whom, or to what.
    pub actor: ActorId,
    /// The office, in words.
    pub title: Option<Box<str>>,
    /// The weight, when it is not the one that follows from the kind of actor.
    pub authority: Option<Authority>,
    /// Since when; open if absent.
    pub from: Option<When>,
    /// Until when, inclusive; open if absent.
    pub to: Option<When>,
    /// Its place in the actor's list as written, from 0: a role that leads
    /// nowhere is left out.
    pub place: u32,
}

impl Role {
    /// The first and the last day on which the role may have been held.
    pub fn span(&self) -> (Day, Day) {
        (
            self.from.as_ref().map_or(Day::MIN, |w| w.earliest),
            self.to.as_ref().map_or(Day::MAX, |w| w.latest),
        )
    }

    /// Whether the role may have been held on some day from `first` to `last`.
    pub fn covers(&self, first: Day, last: Day) -> bool {
        let (from, to) = self.span();
        from <= last && first <= to
    }
}

/// Who holds positions or speaks.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    /// Id.
    pub id: Slug,
    /// Name for people.
    pub name: Box<str>,
    /// What kind of actor.
    pub kind: ActorKind,
    /// Other names in sources.
    pub aliases: Box<[Box<str>]>,
    /// For whom it speaks and where it belongs.
    pub roles: Box<[Role]>,
    /// Wikidata item, `Q…`.
    pub wikidata: Option<Box<str>>,
    /// Remark of the coder.
    pub note: Option<Box<str>>,
    /// Labels for filters.
    pub tags: Box<[Box<str>]>,
    /// Named properties, sorted by name.
    pub attributes: Box<[(Box<str>, Box<str>)]>,
    /// Where it is written.
    pub origin: Origin,
}

impl Actor {
    /// Whether it speaks for somebody else on a day, by name.
    pub fn speaks_for_another(&self, day: Day) -> bool {
        let mut roles = self.roles.iter();
        self.kind != ActorKind::Anonymous
            && roles.any(|role| role.kind == RoleKind::SpeaksFor && role.covers(day, day))
    }
}
