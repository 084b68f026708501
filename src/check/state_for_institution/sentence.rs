//! What stands around a quote in its source. In: the quotes looked up, and by
//! which words the names begin that matter. Out: the sentence of a quote, as
//! far as it may say who speaks.

use rustc_hash::FxHashSet;

use crate::check::{Examined, QuoteId};
use crate::model::{Quote, QuoteKind};
use crate::text::{Match, sentences};

/// How much of the text is read on either side of a quote, in bytes.
const NEAR: usize = 400;

/// The sentence in which a quote stands, once; nothing if its text is not at
/// hand, if it stands there several times, or if no such name stands near it.
///
/// Of a direct quote, what is quoted is left out: whom a speaker names in his
/// own words is somebody else.
pub(super) fn around(
    examined: &Examined<'_, '_>,
    id: QuoteId,
    quote: &Quote,
    begins: &FxHashSet<String>,
) -> Option<String> {
    let text = examined.evidence.haystack(quote.source)?.text();
    let place = match examined.evidence.of(id)? {
        Match::Exact(hits) | Match::Folded(hits) if hits.count == 1 => {
            hits.first.first()?.whole.bytes.clone()
        }
        Match::Fuzzy(near) => near.whole.bytes.clone(),
        Match::Exact(_) | Match::Folded(_) | Match::Absent(_) => return None,
    };
    let mut from = place.start.saturating_sub(NEAR);
    let mut to = (place.end + NEAR).min(text.len());
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    while !text.is_char_boundary(to) {
        to += 1;
    }
    let (before, behind) = (text.get(from..place.start)?, text.get(place.end..to)?);
    if !names(before, begins) && !names(behind, begins) {
        return None;
    }
    let window = text.get(from..to)?;
    let place = place.start - from..place.end - from;
    let all = sentences(window);
    let mut touched = all
        .iter()
        .filter(|sentence| sentence.start < place.end && sentence.end > place.start);
    let first = touched.next()?;
    let last = touched.next_back().unwrap_or(first);
    let before = window.get(first.start..place.start.max(first.start))?;
    let behind = window.get(place.end.min(last.end)..last.end)?;
    let quoted = match quote.kind {
        QuoteKind::Direct => "–",
        _ => window.get(place)?,
    };
    Some(format!("{before}{quoted}{behind}"))
}

/// Whether a word with a capital begins a name that matters.
fn names(text: &str, begins: &FxHashSet<String>) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.starts_with(char::is_uppercase))
        .any(|word| begins.contains(&word.to_lowercase()))
}
