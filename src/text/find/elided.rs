//! A quote with ellipses comes in; the places where its parts stand in their
//! order go out.
//!
//! `We will sign … in spring` and `We will sign [...] in spring` leave words
//! out. The parts must follow each other within 2,000 bytes of folded text,
//! about a page of Cyrillic, or it would be no quote of one statement. The
//! longest part must be no short quote. An ellipsis at the start or the end of
//! a quote says only that the text goes on. Whether the parts make one quote is
//! for whoever asks to judge, by what stands between them.

use std::ops::Range;

use memchr::memmem;

use super::context::{Around, Collected};
use super::occurrences::{self, Ranks};
use super::{Hit, Hits, SHORTEST, Span};
use crate::text::fold::Folded;

/// How far apart parts may stand.
const APART: usize = 2000;

/// How many parts a quote may have.
const PARTS: usize = 32;

/// How many places of the longest part are looked at.
const PLACES: usize = 256;

/// Finds a folded quote that has ellipses.
pub fn find(quote: &str, folded: &Folded<'_>, around: &Around, ranks: &Ranks) -> Option<Hits> {
    let parts = parts(quote)?;
    let text = folded.text();
    let (longest, anchor) = parts
        .iter()
        .enumerate()
        .max_by_key(|(index, part)| (part.len(), std::cmp::Reverse(*index)))?;
    if anchor.chars().count() < SHORTEST {
        return None;
    }
    let mut collected = Collected::new(around);
    let mut looked_at = 0;
    occurrences::each(text.as_bytes(), anchor.as_bytes(), ranks, |at| {
        looked_at += 1;
        if let Some(ranges) = placed(&parts, longest, at, text.as_bytes())
            && let (Some(first), Some(last)) = (ranges.first(), ranges.last())
        {
            let whole = first.start..last.end;
            let hit = || Hit {
                is_damaged: false,
                lost: Vec::new(),
                whole: Span::at(folded.stored(whole.clone())),
                parts: match ranges.len() {
                    1 => Vec::new(),
                    _ => ranges
                        .iter()
                        .map(|part| Span::at(folded.stored(part.clone())))
                        .collect(),
                },
            };
            collected.add(|| around.fits_folded(text, &whole), hit);
        }
        looked_at < PLACES
    });
    collected.hits()
}

/// The parts between ellipses; nothing if there is no ellipsis.
fn parts(quote: &str) -> Option<Vec<&str>> {
    let mut parts = Vec::new();
    let mut pieces = quote.split("...").peekable();
    let mut bracket = None;
    while let Some(piece) = pieces.next() {
        let mut part = piece;
        // `[...]`: the second bracket goes with the first.
        if let Some(closing) = bracket.take() {
            part = part.strip_prefix(closing).unwrap_or(part);
        }
        if let Some(next) = pieces.peek() {
            for (opening, closing) in [('[', ']'), ('(', ')')] {
                if next.starts_with(closing) && part.ends_with(opening) {
                    part = part.strip_suffix(opening).unwrap_or(part);
                    bracket = Some(closing);
                }
            }
        }
        // The fourth dot ends a sentence that may have gone on.
        let part = part.trim_matches(|c: char| c == ' ' || c == '.');
        if part.contains(char::is_alphanumeric) {
            parts.push(part);
        }
        if parts.len() > PARTS {
            return None;
        }
    }
    let elided = parts.first().is_some_and(|first| first.len() < quote.len());
    (elided && quote.contains("...")).then_some(parts)
}

/// Where all parts stand if one of them stands at a place.
fn placed(parts: &[&str], anchor: usize, at: usize, text: &[u8]) -> Option<Vec<Range<usize>>> {
    let mut ranges = Vec::with_capacity(parts.len());
    ranges.push(at..at + parts.get(anchor)?.len());
    let mut to = at;
    for part in parts.get(..anchor)?.iter().rev() {
        let from = to.saturating_sub(APART + part.len());
        let found = from + memmem::rfind(text.get(from..to)?, part.as_bytes())?;
        ranges.push(found..found + part.len());
        to = found;
    }
    ranges.reverse();
    let mut from = ranges.last()?.end;
    for part in parts.get(anchor + 1..)? {
        let to = text.len().min(from + APART + part.len());
        let found = from + memmem::find(text.get(from..to)?, part.as_bytes())?;
        ranges.push(found..found + part.len());
        from = found + part.len();
    }
    Some(ranges)
}
