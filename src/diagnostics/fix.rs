//! What would repair a finding: a change of the text where it stands.
//!
//! In: a place and what is to stand there. Out: a [`Fix`]. It points by path
//! like a finding; the bytes that it changes are looked up when it is shown
//! or applied, so who offers one needs no text.

use super::Place;

/// What a fix does at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// This RON text in place of what stands there.
    Replace(String),
    /// These words in place of the words there; they are quoted as those are,
    /// raw or escaped, on one line or over several.
    Words(String),
    /// One more field in the struct there, which does not have it.
    Insert {
        /// Its name.
        field: &'static str,
        /// Its value, as RON text.
        value: String,
    },
    /// The field or the item there goes, with its comma; of a whole file, the
    /// byte order mark before its text.
    Remove,
}

/// One change that would repair a finding. Each fix of a finding is a repair
/// by itself; the first is the best.
///
/// ```
/// use stancegraph::diagnostics::{Edit, Fix, Origin, Place, Step};
///
/// let origin = Origin { file: 0, entry: 4 };
/// let exact = [Step::Field("quotes"), Step::Index(0), Step::Field("exact")];
/// let fix = Fix::words(
///     Place::Entry(origin, exact.to_vec()),
///     "We will not sign.",
///     "the sentence as the source has it",
/// );
/// assert_eq!(fix.edit, Edit::Words("We will not sign.".to_owned()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Where.
    pub place: Place,
    /// What is done there.
    pub edit: Edit,
    /// What it does, a sentence without the dot.
    pub what: String,
}

impl Fix {
    /// This RON text in place of the value, or of the name, at `place`.
    pub fn replace(place: Place, text: impl Into<String>, what: impl Into<String>) -> Fix {
        Fix {
            place,
            edit: Edit::Replace(text.into()),
            what: what.into(),
        }
    }

    /// These words in place of the words at `place`.
    pub fn words(place: Place, words: impl Into<String>, what: impl Into<String>) -> Fix {
        Fix {
            place,
            edit: Edit::Words(words.into()),
            what: what.into(),
        }
    }

    /// The field `field: value` in the entry, or in the struct, at `place`.
    pub fn insert(
        place: Place,
        field: &'static str,
        value: impl Into<String>,
        what: impl Into<String>,
    ) -> Fix {
        Fix {
            place,
            edit: Edit::Insert {
                field,
                value: value.into(),
            },
            what: what.into(),
        }
    }

    /// Nothing in place of the field or item at `place`.
    pub fn remove(place: Place, what: impl Into<String>) -> Fix {
        Fix {
            place,
            edit: Edit::Remove,
            what: what.into(),
        }
    }
}
