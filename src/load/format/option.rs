//! An option of an issue: an id, or an id with a name.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, Deserializer, SeqAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use super::Text;

/// `"third-country"`, or `("third-country", "A third country")`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OptionEntry<'a> {
    /// The id.
    pub id: Text<'a>,
    /// What it is called, if that is told.
    pub name: Option<Text<'a>>,
}

impl<'de: 'a, 'a> Deserialize<'de> for OptionEntry<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<OptionEntry<'a>, D::Error> {
        struct OptionVisitor;
        impl<'de> Visitor<'de> for OptionVisitor {
            type Value = OptionEntry<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an option: a string, or two in parentheses")
            }
            fn visit_borrowed_str<E: de::Error>(self, id: &'de str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Borrowed(id)).into())
            }
            fn visit_str<E: de::Error>(self, id: &str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Owned(id.to_owned())).into())
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Self::Value, A::Error> {
                let missing = |at| de::Error::invalid_length(at, &self);
                let id = parts.next_element()?.ok_or_else(|| missing(0))?;
                let name = parts.next_element()?.ok_or_else(|| missing(1))?;
                Ok(OptionEntry {
                    id,
                    name: Some(name),
                })
            }
        }
        deserializer.deserialize_any(OptionVisitor)
    }
}

impl Serialize for OptionEntry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.name {
            None => self.id.serialize(serializer),
            Some(name) => (&self.id, name).serialize(serializer),
        }
    }
}

impl<'a> From<Text<'a>> for OptionEntry<'a> {
    fn from(id: Text<'a>) -> OptionEntry<'a> {
        OptionEntry { id, name: None }
    }
}

impl From<String> for OptionEntry<'_> {
    fn from(id: String) -> Self {
        Text::from(id).into()
    }
}
