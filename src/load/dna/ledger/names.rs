//! Names as a ledger can hold them, and the ids that are made of them.

use std::collections::BTreeSet;

use crate::load::dna::types::{Colour, Entity, Variable};
use crate::load::format::{Attributes, Text};
use crate::load::slugs::id_of;
use crate::model::Slug;
use crate::text::{folded, is_hidden};

/// A name without characters that cannot be seen, and without blanks at its
/// ends; line breaks become spaces.
pub(super) fn seen(name: &str) -> String {
    let hidden = |c: char| c.is_control() || is_hidden(c);
    if !name.contains(hidden) {
        return name.trim().to_owned();
    }
    let blank = |c: char| {
        if c.is_whitespace() || matches!(c, '\u{2028}' | '\u{2029}') {
            ' '
        } else {
            c
        }
    };
    let shown: String = name.chars().map(blank).filter(|c| !hidden(*c)).collect();
    let words: Vec<&str> = shown.split_whitespace().collect();
    words.join(" ")
}

/// The ids that were given.
#[derive(Debug, Default)]
pub(super) struct Ids(BTreeSet<Slug>);

impl Ids {
    /// An id made of a name that no other entry has. Where it is taken, or the
    /// name makes none, the kind of the entry and its number tell it apart.
    pub(super) fn give(&mut self, name: &str, kind: &str, number: i64) -> Slug {
        let own = format!("{kind}-{number}");
        // A sentence ends in a point, an id need not.
        let begin = id_of(name).map(|id| id.as_str().trim_end_matches(['.', '-']).to_owned());
        let begin = begin.unwrap_or(own);
        let mut tries = [
            begin.clone(),
            format!("{kind}-{begin}"),
            format!("{begin}-{number}"),
        ]
        .into_iter()
        .chain((2_u64..).map(|more| format!("{begin}-{number}-{more}")));
        let free = tries.find_map(|name| id_of(&name).filter(|id| !self.0.contains(id)));
        // The numbers never end, so one was free.
        let id = free.unwrap_or_else(|| Slug::known("entry"));
        self.0.insert(id.clone());
        id
    }
}

/// What is known of an entity, but for its notes.
pub(super) fn attributes<'d>(variable: &'d Variable, entity: &'d Entity) -> Attributes<'d> {
    let known = variable.attributes.iter().zip(&entity.attributes);
    let known = known.filter(|(name, _)| !is_note(name));
    pairs(known.map(|(name, value)| (seen(name), seen(value))))
}

/// Pairs sorted by name; one without a name or a value is left out, and of two
/// of one name the second.
pub(super) fn pairs<'d>(all: impl Iterator<Item = (String, String)>) -> Attributes<'d> {
    let mut kept: Vec<(String, String)> = all
        .filter(|(name, value)| !name.is_empty() && !value.is_empty())
        .collect();
    kept.sort_by(|a, b| a.0.cmp(&b.0));
    kept.dedup_by(|second, first| second.0 == first.0);
    let kept = kept
        .into_iter()
        .map(|(name, value)| (Text::from(name), Text::from(value)));
    Attributes(kept.collect())
}

/// The remark on an entity: its notes and its colour.
pub(super) fn note<'d>(variable: &Variable, entity: &Entity) -> Option<Text<'d>> {
    let known = variable.attributes.iter().zip(&entity.attributes);
    let notes = known.filter(|(name, value)| is_note(name) && !value.trim().is_empty());
    let mut lines: Vec<String> = notes.map(|(_, value)| value.trim().to_owned()).collect();
    lines.extend(colour(entity.colour));
    (!lines.is_empty()).then(|| lines.join("\n").into())
}

/// A colour in words; black is what entities without one have.
fn colour(colour: Colour) -> Option<String> {
    let [red, green, blue] = colour;
    (colour != [0; 3]).then(|| format!("Colour in the database: #{red:02x}{green:02x}{blue:02x}"))
}

fn is_note(name: &str) -> bool {
    matches!(&*folded(name), "notes" | "note")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_cannot_be_seen() {
        assert_eq!(seen(" The\r\nNorth\u{200b} \u{7}"), "The North");
        assert_eq!(seen("North\u{a0}land "), "North\u{a0}land");
        assert_eq!(seen("\u{202e}\n"), "");
    }

    #[test]
    fn ids_are_given_once() {
        let mut ids = Ids::default();
        let mut give = |name: &str, kind: &str, number| ids.give(name, kind, number).to_string();
        assert_eq!(give("Road toll", "actor", 1), "road-toll");
        assert_eq!(give("Road toll", "issue", 7), "issue-road-toll");
        assert_eq!(give("Road: toll", "issue", 8), "road-toll-8");
        assert_eq!(give("It should be paid.", "issue", 4), "it-should-be-paid");
        assert_eq!(give("!?", "issue", 9), "issue-9");
        assert_eq!(give("?!", "issue", 9), "issue-issue-9");
        assert_eq!(give("", "issue", 9), "issue-9-9");
        assert_eq!(give("", "issue", 9), "issue-9-9-2");
        let long = "long ".repeat(60);
        assert_ne!(give(&long, "source", 1), give(&long, "source", 2));
    }
}
