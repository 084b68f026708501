//! Words for a date that the source does not have. In: the texts at hand. Out:
//! one finding for each claim.

use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, codes};
use crate::text::{fold, shown};

/// Finds [`codes::SAID_AS_ABSENT`].
pub static LINT: Lint = Lint {
    code: &codes::SAID_AS_ABSENT,
    needs_whole: false,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    for claim in &examined.ledger.claims {
        let Some(words) = claim.said_as() else {
            continue;
        };
        let sources = claim.quotes.iter().map(|quote| quote.source);
        let texts: Option<Vec<_>> = sources.map(|id| examined.evidence.haystack(id)).collect();
        let Some(texts) = texts.filter(|texts| !texts.is_empty()) else {
            continue;
        };
        let folded = fold(words).text().trim().to_owned();
        let stands = texts
            .iter()
            .any(|text| text.text().contains(words) || text.folded().text().contains(&folded));
        if !stands {
            found.push(
                Diagnostic::new(
                    LINT.code,
                    Place::field(claim.origin, "said_as"),
                    format!("no source of `{}` says {}", claim.id, shown(words)),
                )
                .help("`said_as` takes the source's own words for the date; leave it out if there are none"),
            );
        }
    }
}
