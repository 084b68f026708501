//! Prefix, suffix and the places where a quote stands come in; the places
//! beside which they stand go out.
//!
//! They are compared folded, and may be set off from the quote by white
//! space. Of a prefix the last 256 bytes count, of a suffix the first.

use std::ops::Range;

use super::{Context, Hit, Hits, Needle};
use crate::text::fold::fold;

/// How many hits are listed.
const LISTED: usize = 8;

/// How many hits are compared with prefix and suffix.
const COMPARED: usize = 10_000;

/// How much of prefix and suffix is compared, in bytes.
const LENGTH: usize = 256;

/// What stands around a quote, folded.
pub struct Around {
    prefix: String,
    suffix: String,
}

impl Around {
    /// Prefix and suffix of a quote.
    pub fn new(needle: &Needle<'_>) -> Around {
        let prefix = tail(needle.prefix, 4 * LENGTH);
        let suffix = head(needle.suffix, 4 * LENGTH);
        let folded = |text: &str| fold(text).text().trim().to_owned();
        Around {
            prefix: tail(&folded(prefix), LENGTH).to_owned(),
            suffix: head(&folded(suffix), LENGTH).to_owned(),
        }
    }

    fn is_given(&self) -> bool {
        !self.prefix.is_empty() || !self.suffix.is_empty()
    }

    /// Whether they stand beside a part of a folded text.
    pub fn fits_folded(&self, text: &str, part: &Range<usize>) -> bool {
        let before = text[..part.start].trim_end();
        let behind = text[part.end..].trim_start();
        before.ends_with(&self.prefix) && behind.starts_with(&self.suffix)
    }

    /// Whether they stand beside a part of a text as stored.
    pub fn fits_stored(&self, text: &str, part: &Range<usize>) -> bool {
        let before = tail(text[..part.start].trim_end(), 4 * LENGTH);
        let behind = head(text[part.end..].trim_start(), 4 * LENGTH);
        (self.prefix.is_empty() || fold(before).text().trim_end().ends_with(&self.prefix))
            && (self.suffix.is_empty()
                || fold(behind).text().trim_start().starts_with(&self.suffix))
    }
}

/// The hits that were seen so far.
pub struct Collected {
    is_given: bool,
    all: (usize, Vec<Hit>),
    fitting: (usize, Vec<Hit>),
}

impl Collected {
    /// None.
    pub fn new(around: &Around) -> Collected {
        Collected {
            is_given: around.is_given(),
            all: (0, Vec::new()),
            fitting: (0, Vec::new()),
        }
    }

    /// One more. Whether the context fits is asked only if it matters.
    pub fn add(&mut self, fits: impl FnOnce() -> bool, hit: impl Fn() -> Hit) {
        let fits = self.is_given && self.all.0 < COMPARED && fits();
        for (counts, (count, listed)) in [(true, &mut self.all), (fits, &mut self.fitting)] {
            *count += usize::from(counts);
            if counts && listed.len() < LISTED {
                listed.push(hit());
            }
        }
    }

    /// Those beside which the context stands, if there are any, else all.
    pub fn hits(self) -> Option<Hits> {
        let context = match (self.is_given, self.fitting.0) {
            (false, _) => Context::NotGiven,
            (true, 0) => Context::FitsNowhere,
            (true, _) => Context::Fits,
        };
        let (count, first) = match context {
            Context::Fits => self.fitting,
            Context::NotGiven | Context::FitsNowhere => self.all,
        };
        (count > 0).then_some(Hits {
            first,
            count,
            context,
        })
    }
}

/// The end of a text, of about so many bytes.
fn tail(text: &str, bytes: usize) -> &str {
    let mut from = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..]
}

/// The start of a text, of about so many bytes.
fn head(text: &str, bytes: usize) -> &str {
    let mut to = text.len().min(bytes);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    &text[..to]
}
