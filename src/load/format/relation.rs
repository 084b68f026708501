//! Relations: `Repeats` alone, or a word with the claim to which it leads.

use serde::de::{self, Deserializer};
use serde::{Deserialize, Serialize};

use super::{Text, options};
use crate::model;

/// One of the relations of a claim. `Repeats` may stand alone.
#[derive(Debug, Clone, PartialEq)]
pub struct RelationEntry<'a> {
    /// How.
    pub kind: model::RelationKind,
    /// To which claim.
    pub target: Option<Text<'a>>,
}

/// A relation with its target, as serde sees it.
#[derive(Serialize, Deserialize)]
enum Targeted<'a> {
    Repeats(#[serde(borrow)] Text<'a>),
    Contradicts(#[serde(borrow)] Text<'a>),
    Retracts(#[serde(borrow)] Text<'a>),
    Denies(#[serde(borrow)] Text<'a>),
    Clarifies(#[serde(borrow)] Text<'a>),
    Answers(#[serde(borrow)] Text<'a>),
    Lifts(#[serde(borrow)] Text<'a>),
}

impl<'de: 'a, 'a> Deserialize<'de> for RelationEntry<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use model::RelationKind as Kind;
        // serde cannot tell a bare variant from one with content before it
        // has read the content, so the text of the relation is taken first.
        let raw = <&'de ron::value::RawValue>::deserialize(deserializer)?;
        let text = raw.get_ron();
        if bare(text) == "Repeats" {
            return Ok(RelationEntry {
                kind: Kind::Repeats,
                target: None,
            });
        }
        let targeted: Targeted<'de> = options().from_str(text).map_err(|e| match e.code {
            ron::error::Error::NoSuchEnumVariant {
                expected, found, ..
            } => de::Error::unknown_variant(&found, expected),
            other => de::Error::custom(other),
        })?;
        let (kind, target) = match targeted {
            Targeted::Repeats(t) => (Kind::Repeats, t),
            Targeted::Contradicts(t) => (Kind::Contradicts, t),
            Targeted::Retracts(t) => (Kind::Retracts, t),
            Targeted::Denies(t) => (Kind::Denies, t),
            Targeted::Clarifies(t) => (Kind::Clarifies, t),
            Targeted::Answers(t) => (Kind::Answers, t),
            Targeted::Lifts(t) => (Kind::Lifts, t),
        };
        Ok(RelationEntry {
            kind,
            target: Some(target),
        })
    }
}

/// The text of a relation without the comments and white space around it.
fn bare(text: &str) -> &str {
    let mut rest = text.trim();
    loop {
        let next = if let Some(comment) = rest.strip_prefix("//") {
            comment.split_once('\n').map_or("", |(_, after)| after)
        } else if let Some(comment) = rest.strip_prefix("/*") {
            comment.split_once("*/").map_or("", |(_, after)| after)
        } else {
            break;
        };
        rest = next.trim_start();
    }
    let end = rest
        .find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .unwrap_or(rest.len());
    let (word, behind) = rest.split_at(end);
    if behind.trim_start().starts_with('(') {
        ""
    } else {
        word
    }
}

impl Serialize for RelationEntry<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let index = self.kind as u32;
        match &self.target {
            None => serializer.serialize_unit_variant("Relation", index, self.kind.name()),
            Some(target) => {
                serializer.serialize_newtype_variant("Relation", index, self.kind.name(), target)
            }
        }
    }
}
