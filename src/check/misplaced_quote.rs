//! Quotes whose `prefix` or `suffix` stands beside none of the places where
//! they are. In: the quotes looked up. Out: one finding for each quote.

use super::evidence::offsets;
use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, codes};
use crate::text::{Context, Hit, Match, shown};

/// Finds [`codes::MISPLACED_QUOTE`].
pub static LINT: Lint = Lint {
    code: &codes::MISPLACED_QUOTE,
    needs_whole: false,
    run,
};

/// So many places are told.
const SHOWN: usize = 4;

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let evidence = examined.evidence;
    for looked in evidence.quotes(examined.ledger) {
        let Some(Match::Exact(hits) | Match::Folded(hits)) = looked.found else {
            continue;
        };
        if hits.context != Context::FitsNowhere || hits.first.is_empty() {
            continue;
        }
        let beside = looked.quote.selector.as_deref();
        let field = match beside.is_some_and(|beside| beside.prefix.is_some()) {
            true => "prefix",
            false => "suffix",
        };
        let text = evidence.text(looked.quote.source);
        let words = text.and_then(|text| text.text.as_deref().ok());
        let there = |hit: &Hit| {
            let there = words.map_or(String::new(), |words| around(words, &hit.whole.bytes));
            format!("{}: {}", offsets(&hit.whole), shown(&there))
        };
        let mut told: Vec<String> = hits.first.iter().take(SHOWN).map(there).collect();
        if hits.count > told.len() {
            told.push(format!("{} more", hits.count - told.len()));
        }
        found.push(
            Diagnostic::new(
                LINT.code,
                looked.field(field),
                format!(
                    "what should stand beside the words of `{}` does not",
                    looked.claim.id
                ),
            )
            .note(format!("they stand at {}", told.join("; at ")))
            .help("`prefix` is what stands right before the quote, `suffix` what stands right behind it"),
        );
    }
}

/// Some words of a text from a little before a place on.
fn around(words: &str, place: &std::ops::Range<usize>) -> String {
    let before = words[..place.start].char_indices().rev().take(20).last();
    words[before.map_or(place.start, |(at, _)| at)..]
        .chars()
        .take(61)
        .collect()
}
