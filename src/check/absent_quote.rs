//! Quotes that their source does not have. In: the quotes looked up. Out: one
//! finding for each quote.

use std::path::Path;

use super::evidence::{differences, offsets, worded};
use super::inexact_quote::is_altered;
use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, codes};
use crate::text::{Match, path_shown};

/// Finds [`codes::ABSENT_QUOTE`].
pub static LINT: Lint = Lint {
    code: &codes::ABSENT_QUOTE,
    needs_whole: false,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let evidence = examined.evidence;
    for looked in evidence.quotes(examined.ledger) {
        let (Some(Match::Absent(near)), Some(text)) =
            (looked.found, evidence.text(looked.quote.source))
        else {
            continue;
        };
        let words = text.text.as_deref().unwrap_or_default();
        let id = &looked.claim.id;
        let mut finding = Diagnostic::new(
            LINT.code,
            looked.place(),
            format!(
                "`{id}` quotes words that are not in {}",
                path_shown(Path::new(&text.path))
            ),
        );
        if let Some(near) = near {
            let wording = &words[near.whole.bytes.clone()];
            finding = finding
                .note(format!(
                    "the nearest is at {}: {}",
                    offsets(&near.whole),
                    worded(wording)
                ))
                .note(differences(near));
        }
        // One word may be all that keeps the quote from its source, and turn it.
        let turned = near.as_ref().is_some_and(is_altered);
        found.push(finding.help(if turned {
            "copy the sentence from the source; with its words the stance may be the opposite: look at both"
        } else {
            "copy the sentence from the source, or name the source in which it stands"
        }));
    }
}
