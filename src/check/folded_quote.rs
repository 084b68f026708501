//! Quotes that are in their source but for differences that no reader sees.
//! In: the quotes looked up. Out: one finding for each quote.

use std::path::Path;

use super::elided_quote::leaves_out;
use super::evidence::{offsets, worded};
use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Fix, codes};
use crate::text::{Match, path_shown, shown};

/// Finds [`codes::FOLDED_QUOTE`].
pub static LINT: Lint = Lint {
    code: &codes::FOLDED_QUOTE,
    needs_whole: false,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let evidence = examined.evidence;
    for looked in evidence.quotes(examined.ledger) {
        let (Some(Match::Folded(hits)), Some(text)) =
            (looked.found, evidence.text(looked.quote.source))
        else {
            continue;
        };
        let Some(hit) = hits.first.first() else {
            continue;
        };
        let words = text.text.as_deref().unwrap_or_default();
        // What dots leave out is more than a difference of signs.
        if leaves_out(&looked, words) {
            continue;
        }
        let wording = &words[hit.whole.bytes.clone()];
        let id = &looked.claim.id;
        let mut finding = Diagnostic::new(
            LINT.code,
            looked.place(),
            format!("`{id}` quotes {} with other signs", path_shown(Path::new(&text.path))),
        )
        .note(format!("the source has, at {}: {}", offsets(&hit.whole), worded(wording)))
        .help("nothing has to be done: white space, quotation marks, dashes or damaged characters differ");
        if !hit.lost.is_empty() {
            finding = finding.note(lost(&hit.lost));
        }
        // With gaps, what stands between is no part of the quote; and damage
        // is not to be taken over.
        if hit.parts.is_empty() && !hit.is_damaged {
            finding = finding.fix(Fix::words(
                looked.place(),
                wording,
                "the signs of the source",
            ));
        }
        found.push(finding);
    }
}

/// So many lost characters are named.
const NAMED: usize = 12;

/// Which characters of the quote its source has lost.
fn lost(characters: &[char]) -> String {
    let named = characters.iter().take(NAMED);
    let mut named: Vec<String> = named.map(|c| shown(c.encode_utf8(&mut [0; 4]))).collect();
    match characters.len().saturating_sub(NAMED) {
        0 => {}
        more => named.push(format!("{more} more")),
    }
    let (number, are) = match characters.len() {
        1 => ("1 character".to_owned(), "is"),
        number => (format!("{number} characters"), "are"),
    };
    format!(
        "{number} of the quote {are} lost in the source, wholly or in part: {}",
        named.join(", ")
    )
}
