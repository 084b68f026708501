//! Quotes too short to prove anything alone. In: a ledger. Out: one finding
//! for each that stands in no longer quote of its claim and source.

use rustc_hash::FxHashSet;

use super::wording::{same_words, words};
use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, Step, codes};
use crate::model::{Claim, Quote, QuoteKind, SourceId};

/// Finds [`codes::SHORT_QUOTE`].
pub static LINT: Lint = Lint {
    code: &codes::SHORT_QUOTE,
    needs_whole: false,
    run,
};

/// From how many characters on a quote can be found again and read alone.
const ENOUGH: usize = 12;

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    for claim in ledger.claims.iter().filter(|claim| !claim.reviewed) {
        let mut short: Vec<(usize, &Quote, usize)> = Vec::new();
        for (at, quote) in claim.quotes.iter().enumerate() {
            let length = length(&quote.exact);
            if length < ENOUGH && !matches!(quote.kind, QuoteKind::Record(_)) {
                short.push((at, quote, length));
            }
        }
        if short.is_empty() {
            continue;
        }
        let held = held(claim, &short);
        for (at, quote, length) in short {
            if !held.contains(&(quote.source, same_words(&quote.exact))) {
                found.push(alone(claim, at, length));
            }
        }
    }
}

fn alone(claim: &Claim, at: usize, length: usize) -> Diagnostic {
    let place = [Step::Field("quotes"), Step::Index(at), Step::Field("exact")];
    let many = if length == 1 {
        "character proves"
    } else {
        "characters prove"
    };
    Diagnostic::new(
        LINT.code,
        Place::Entry(claim.origin, place.to_vec()),
        format!("a quote of `{}` is too short: {length} {many} nothing alone", claim.id),
    )
    .help("quote the sentence in which it stands; if there is no more, have somebody else look and write `reviewed: true`")
}

/// The short words that stand inside a longer quote of the claim, each with
/// the source of both.
fn held(claim: &Claim, short: &[(usize, &Quote, usize)]) -> FxHashSet<(SourceId, String)> {
    let wanted: FxHashSet<(SourceId, String)> = short
        .iter()
        .map(|(_, quote, _)| (quote.source, same_words(&quote.exact)))
        .collect();
    let mut held = FxHashSet::default();
    for quote in &claim.quotes {
        if length(&quote.exact) < ENOUGH {
            continue;
        }
        let (words, _) = words(&quote.exact);
        for from in 0..words.len() {
            let mut run = String::new();
            // Fewer than twelve characters are at most six words.
            for word in words[from..].iter().take(ENOUGH / 2) {
                if !run.is_empty() {
                    run.push(' ');
                }
                run.push_str(&word.lower);
                let key = (quote.source, run);
                if wanted.contains(&key) {
                    held.insert(key.clone());
                }
                run = key.1;
            }
        }
    }
    held
}

/// The length in characters, white space counted once. A character that
/// stands for a syllable or a word counts as three.
fn length(exact: &str) -> usize {
    let words: Vec<usize> = exact
        .split_whitespace()
        .map(|word| word.chars().map(weight).sum())
        .collect();
    words.iter().sum::<usize>() + words.len().saturating_sub(1)
}

fn weight(c: char) -> usize {
    match c {
        '\u{3041}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{20000}'..='\u{3ffff}' => 3,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_counts_once_and_a_syllable_as_three() {
        assert_eq!(length("  We \n\t agree. "), 9);
        assert_eq!(length("賛成です。"), 13);
        assert_eq!(length(""), 0);
    }
}
