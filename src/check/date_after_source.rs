//! Claims said after a source that quotes them was published. In: a ledger.
//! Out: one finding for each claim and source.

use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, codes};
use crate::model::SourceId;

/// Finds [`codes::DATE_AFTER_SOURCE`].
pub static LINT: Lint = Lint {
    code: &codes::DATE_AFTER_SOURCE,
    needs_whole: false,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    for claim in &ledger.claims {
        let Some(said) = &claim.said else { continue };
        let mut sources: Vec<SourceId> = claim.quotes.iter().map(|quote| quote.source).collect();
        sources.sort();
        sources.dedup();
        for source in sources.into_iter().map(|id| ledger.source(id)) {
            let Some(published) = &source.published else {
                continue;
            };
            // Where the clock is ahead, it was the next day already.
            let elsewhere = u32::from(published.has_time());
            if said.earliest.minus(elsewhere) > published.latest {
                found.push(
                    Diagnostic::new(
                        LINT.code,
                        Place::field(claim.origin, "said"),
                        format!(
                            "the claim `{}` was said on {said}, but its source `{}` was published on {published}",
                            claim.id, source.id
                        ),
                    )
                    .label("said later")
                    .related(Place::field(source.origin, "published"), "published earlier")
                    .help("mend the wrong date, or quote the source in which it was read"),
                );
            }
        }
    }
}
