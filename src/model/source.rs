//! Sources: the documents where something was read.

use super::words::words;
use super::{Slug, When};
use crate::diagnostics::Origin;

words! {
    /// How reliable a source is: the letters of the Admiralty code (NATO AJP-2.1); earlier is better.
    Reliability {
        /// Completely reliable.
        A = "A",
        /// Usually reliable.
        B = "B",
        /// Fairly reliable.
        C = "C",
        /// Not usually reliable.
        D = "D",
        /// Unreliable.
        E = "E",
        /// Reliability cannot be judged.
        F = "F",
    }
}

/// A document where something was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Id.
    pub id: Slug,
    /// Title.
    pub title: Box<str>,
    /// Who published it.
    pub publisher: Option<Box<str>>,
    /// Who wrote it.
    pub authors: Box<[Box<str>]>,
    /// When; by the day as written there.
    pub published: Option<When>,
    /// When it was read.
    pub retrieved: Option<When>,
    /// Where it stands.
    pub url: Option<Box<str>>,
    /// Where a copy stands.
    pub archive: Option<Box<str>>,
    /// Language, BCP 47.
    pub lang: Option<Box<str>>,
    /// Path of a plain-text copy, relative to the file that names it.
    pub text: Option<Box<str>>,
    /// SHA-256 of that copy, 64 hexadecimal digits.
    pub sha256: Option<Box<str>>,
    /// Admiralty letter.
    pub reliability: Option<Reliability>,
    /// Who coded it.
    pub coded_by: Option<Box<str>>,
    /// Remark of the coder.
    pub note: Option<Box<str>>,
    /// Labels for filters.
    pub tags: Box<[Box<str>]>,
    /// Named properties, sorted by name.
    pub attributes: Box<[(Box<str>, Box<str>)]>,
    /// Where it is written.
    pub origin: Origin,
}
