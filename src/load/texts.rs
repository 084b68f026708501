//! The texts of sources, as far as they are at hand.
//!
//! In: what was read of each source, put in one by one. Out: the text of a
//! source, or why there is none. Nothing is looked for here; the disk does.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::SourceId;
use crate::text::sha256_hex;

/// The text of a source as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// How the file is called in findings.
    pub path: String,
    /// Its text as stored, or why it cannot be read, as the end of "`path` …".
    pub text: Result<String, String>,
    /// SHA-256 of its bytes, 64 hexadecimal digits; none if nothing was read.
    pub sha256: Option<String>,
}

impl SourceText {
    /// A file that was read.
    ///
    /// ```
    /// use stancegraph::load::SourceText;
    /// let text = SourceText::read("texts/s.txt", b"We will talk.".to_vec());
    /// assert_eq!(text.text.as_deref(), Ok("We will talk."));
    /// ```
    pub fn read(path: impl Into<String>, bytes: Vec<u8>) -> SourceText {
        let sha256 = Some(sha256_hex(&bytes));
        SourceText {
            path: path.into(),
            text: String::from_utf8(bytes).map_err(|error| {
                let at = error.utf8_error().valid_up_to();
                format!("is not UTF-8: byte {at} begins no character")
            }),
            sha256,
        }
    }

    /// A file of which nothing can be read.
    pub fn unreadable(path: impl Into<String>, why: impl Into<String>) -> SourceText {
        SourceText {
            path: path.into(),
            text: Err(why.into()),
            sha256: None,
        }
    }
}

/// The texts that are at hand, by source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    by_source: BTreeMap<SourceId, SourceText>,
    missing: BTreeSet<SourceId>,
    /// Whether each source should have its text.
    pub required: bool,
}

impl Texts {
    /// The text of a source, if it is at hand.
    pub fn of(&self, source: SourceId) -> Option<&SourceText> {
        self.by_source.get(&source)
    }

    /// Puts in the text of a source.
    pub fn insert(&mut self, source: SourceId, text: SourceText) {
        self.by_source.insert(source, text);
    }

    /// Every text, by the number of its source.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &SourceText)> {
        self.by_source.iter().map(|(source, text)| (*source, text))
    }

    /// Notes that a source names a file which is not there.
    pub fn insert_missing(&mut self, source: SourceId) {
        self.missing.insert(source);
    }

    /// Whether a source names a file that is not there, and its text is
    /// nowhere else.
    pub fn is_missing(&self, source: SourceId) -> bool {
        self.missing.contains(&source) && !self.by_source.contains_key(&source)
    }

    /// Whether none is at hand.
    pub fn is_empty(&self) -> bool {
        self.by_source.is_empty()
    }
}
