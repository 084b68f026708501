//! Claims that neither they nor their sources date, so that they never count. In: a ledger. Out: one
//! finding each.

use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, codes};
use crate::model::Day;
use crate::position::Timing;

/// Finds [`codes::UNDATED_UNPUBLISHED`].
pub static LINT: Lint = Lint {
    code: &codes::UNDATED_UNPUBLISHED,
    needs_whole: false,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    for claim in &ledger.claims {
        let timing = Timing::of(ledger, claim);
        let never = |day: Option<Day>| day.is_none_or(|day| day == Day::MAX);
        if !never(timing.latest) && !never(timing.known) {
            continue;
        }
        let source = claim
            .quotes
            .first()
            .map(|quote| ledger.source(quote.source));
        let open = claim.said.is_some() || source.is_some_and(|s| s.published.is_some());
        let place = Place::field(claim.origin, "said");
        let (message, label, help) = if open {
            (
                format!("the claim `{}` never counts: its date has no end", claim.id),
                "by which day?",
                "give an interval an end: `2025/2026`, not `2025/..`",
            )
        } else {
            (
                format!("nothing dates the claim `{}`, so it never counts", claim.id),
                "no `said` here",
                "add `published: \"2026\"` to the source or `said: \"2026\"` to the claim; a year is enough",
            )
        };
        let mut finding = Diagnostic::new(LINT.code, place, message).label(label);
        if let Some(source) = source {
            let place = Place::field(source.origin, "published");
            let label = match source.published {
                Some(_) => "published then",
                None => "no `published` here",
            };
            finding = finding.related(place, label);
        }
        found.push(finding.help(help));
    }
}
