//! Quotes whose dots leave out words of their source. In: the quotes looked
//! up. Out: one finding for each of them; those that leave out a word that turns
//! or bends the meaning are [`altered_quote`](super::altered_quote)'s.

use std::path::Path;

use super::evidence::{Looked, offsets, worded};
use super::wording::{cancels, denies, hedges, refuses, unfit, words};
use super::{Examined, Lint};
use crate::diagnostics::{Code, Diagnostic, codes};
use crate::text::{Hit, Match, Span, path_shown, shown, weight};

/// Finds [`codes::ELIDED_QUOTE`].
pub static LINT: Lint = Lint {
    code: &codes::ELIDED_QUOTE,
    needs_whole: false,
    run: |examined, found| leaving_out(examined, LINT.code, found, |heavy| heavy.is_empty()),
};

/// A finding of this code for each quote that leaves words out of which the
/// heavy ones, on which the meaning hangs, are so.
pub(super) fn leaving_out(
    examined: &Examined<'_, '_>,
    code: &'static Code,
    found: &mut Vec<Diagnostic>,
    so: fn(&[&str]) -> bool,
) {
    for looked in examined.evidence.quotes(examined.ledger) {
        let Some(text) = examined.evidence.text(looked.quote.source) else {
            continue;
        };
        let stored = text.text.as_deref().unwrap_or_default();
        let Some((gaps, heavy)) = left_out(&looked, stored) else {
            continue;
        };
        if so(&heavy) {
            let path = path_shown(Path::new(&text.path));
            found.push(finding(code, &looked, &path, stored, &gaps, &heavy));
        }
    }
}

/// Whether a quote was found across words that it leaves out.
pub(super) fn leaves_out(looked: &Looked<'_>, stored: &str) -> bool {
    left_out(looked, stored).is_some()
}

/// What a quote leaves out, and the words of that on which the meaning hangs.
/// Of several places the first that has such words counts, since it may be the
/// one that was read.
fn left_out<'t>(looked: &Looked<'_>, stored: &'t str) -> Option<(Vec<Span>, Vec<&'t str>)> {
    let Some(Match::Folded(hits)) = looked.found else {
        return None;
    };
    let places = hits.first.iter().map(|hit| gaps(hit, stored));
    let weighed = places.filter(|gaps| !gaps.is_empty()).map(|gaps| {
        let heavy = gaps
            .iter()
            .flat_map(|gap| heavy(&stored[gap.bytes.clone()]));
        let heavy: Vec<&str> = heavy.collect();
        (gaps, heavy)
    });
    let mut weighed: Vec<_> = weighed.collect();
    let first = weighed.iter().position(|(_, heavy)| !heavy.is_empty());
    (!weighed.is_empty()).then(|| weighed.swap_remove(first.unwrap_or(0)))
}

/// What stands between the parts of a quote, but for dots of the source.
fn gaps(hit: &Hit, stored: &str) -> Vec<Span> {
    let gap = |pair: &[Span]| {
        let [one, next] = pair else { return None };
        let between = stored.get(one.bytes.end..next.bytes.start)?;
        let kept = between.trim_start();
        let (before, length) = (between.len() - kept.len(), kept.trim_end().len());
        let start = one.bytes.end + before;
        let chars = one.chars.end + between[..before].chars().count();
        between.contains(char::is_alphanumeric).then(|| Span {
            bytes: start..start + length,
            chars: chars..chars + kept.trim_end().chars().count(),
        })
    };
    hit.parts.windows(2).filter_map(gap).collect()
}

/// The words of a text that turn or bend what a sentence says.
fn heavy(text: &str) -> impl Iterator<Item = &str> {
    let turning =
        |word: &str| denies(word) || refuses(word) || unfit(word) || cancels(word) || hedges(word);
    let (words, _) = words(text);
    let heavy = words.into_iter().filter(move |word| {
        let is_month = word.written == "May";
        weight(word.written).is_some() || turning(&word.lower) && !is_month
    });
    heavy.map(|word| word.written)
}

/// So many heavy words are named.
const NAMED: usize = 5;

fn finding(
    code: &'static Code,
    looked: &Looked<'_>,
    path: &str,
    stored: &str,
    gaps: &[Span],
    heavy: &[&str],
) -> Diagnostic {
    let id = &looked.claim.id;
    let message = match heavy {
        [] => format!("`{id}` leaves words out of a quote of {path}"),
        _ => format!("`{id}` leaves words out of a quote of {path} on which the meaning hangs"),
    };
    let mut finding = Diagnostic::new(code, looked.place(), message);
    for gap in gaps {
        let words = worded(&stored[gap.bytes.clone()]);
        finding = finding.note(format!("left out, at {}: {words}", offsets(gap)));
    }
    if heavy.is_empty() {
        return finding
            .help("make two quotes of it: a quote never has dots, but those of its source");
    }
    let mut named: Vec<String> = heavy.iter().take(NAMED).map(|word| shown(word)).collect();
    match heavy.len().saturating_sub(NAMED) {
        0 => {}
        more => named.push(format!("{more} more")),
    }
    finding
        .note(format!("the meaning hangs on {}", named.join(", ")))
        .help("quote the whole sentence, or make two quotes of it that each say what was meant; and look at the stance again: with the words left out it may be another")
}
