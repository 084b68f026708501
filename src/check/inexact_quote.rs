//! Quotes of which most stands in the source, but not all. In: the quotes
//! looked up. Out: one finding for each quote; those that differ by a word
//! that turns or bends the meaning are [`altered_quote`](super::altered_quote)'s.

use std::path::Path;

use super::evidence::{Looked, differences, offsets, worded};
use super::{Examined, Lint};
use crate::diagnostics::{Code, Diagnostic, Fix, codes};
use crate::text::{Match, Near, path_shown};

/// Finds [`codes::INEXACT_QUOTE`].
pub static LINT: Lint = Lint {
    code: &codes::INEXACT_QUOTE,
    needs_whole: false,
    run: |examined, found| {
        differing(examined, LINT.code, found, |near| !is_altered(near));
    },
};

/// Whether a word that turns or bends the meaning differs.
pub(super) fn is_altered(near: &Near) -> bool {
    near.differences.iter().any(|d| d.weight.is_some())
}

/// A finding of this code for each of the quotes that differ so.
pub(super) fn differing(
    examined: &Examined<'_, '_>,
    code: &'static Code,
    found: &mut Vec<Diagnostic>,
    so: fn(&Near) -> bool,
) {
    for looked in examined.evidence.quotes(examined.ledger) {
        if let Some(Match::Fuzzy(near)) = looked.found
            && so(near)
        {
            found.extend(finding(examined, code, &looked, near));
        }
    }
}

fn finding(
    examined: &Examined<'_, '_>,
    code: &'static Code,
    looked: &Looked<'_>,
    near: &Near,
) -> Option<Diagnostic> {
    let text = examined.evidence.text(looked.quote.source)?;
    let words = text.text.as_deref().ok()?;
    let wording = &words[near.whole.bytes.clone()];
    let id = &looked.claim.id;
    let is_altered = code == &codes::ALTERED_QUOTE;
    let says = match is_altered {
        true => "in words on which the meaning hangs",
        false => "in some words",
    };
    let finding = Diagnostic::new(
        code,
        looked.place(),
        format!(
            "`{id}` quotes {} otherwise than it is {says}",
            path_shown(Path::new(&text.path))
        ),
    )
    .note(format!(
        "the source has, at {}: {}",
        offsets(&near.whole),
        worded(wording)
    ))
    .note(differences(near));
    // The words of the source may prove the contrary of what is coded: with
    // them alone the finding would be gone and the stance still wrong.
    Some(if is_altered {
        finding.help("quote the words of the source, and look at the stance again: with them it may be another; `stance fix` leaves both to you")
    } else if !near.is_whole {
        finding.help("quote the words of the source; so much differs that `stance fix` cannot tell where they begin and end, and leaves it to you")
    } else {
        finding
            .help("quote the words of the source; `stance fix` puts them in")
            .fix(Fix::words(
                looked.place(),
                wording,
                "the words of the source",
            ))
    })
}
