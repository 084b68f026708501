//! Quotes that are in their source but for differences that no reader sees.
//! In: the quotes looked up. Out: one finding for each quote.

use std::path::Path;

use super::evidence::{offsets, worded};
use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Fix, codes};
use crate::text::{Match, path_shown};

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
        let wording = &words[hit.whole.bytes.clone()];
        let id = &looked.claim.id;
        let mut finding = Diagnostic::new(
            LINT.code,
            looked.place(),
            format!("`{id}` quotes {} with other signs", path_shown(Path::new(&text.path))),
        )
        .note(format!("the source has, at {}: {}", offsets(&hit.whole), worded(wording)))
        .help("nothing has to be done: white space, quotation marks, dashes or damaged characters differ");
        // With gaps, what stands between is no part of the quote.
        if hit.parts.is_empty() {
            finding = finding.fix(Fix::words(
                looked.place(),
                wording,
                "the signs of the source",
            ));
        }
        found.push(finding);
    }
}
