//! Claims that neither they nor their sources date. In: a ledger. Out: one
//! finding each.

use super::Lint;
use crate::diagnostics::{Diagnostic, Place, codes};
use crate::model::{Ledger, SourceId};

/// Finds [`codes::UNDATED_UNPUBLISHED`].
pub static LINT: Lint = Lint {
    code: &codes::UNDATED_UNPUBLISHED,
    needs_whole: false,
    run,
};

fn run(ledger: &Ledger, found: &mut Vec<Diagnostic>) {
    for claim in &ledger.claims {
        let dated = |id: SourceId| ledger.source(id).published.is_some();
        if claim.said.is_some() || claim.quotes.iter().any(|quote| dated(quote.source)) {
            continue;
        }
        let mut finding = Diagnostic::new(
            LINT.code,
            Place::field(claim.origin, "said"),
            format!("nothing dates the claim `{}`, so it never counts", claim.id),
        )
        .label("no `said` here");
        if let Some(quote) = claim.quotes.first() {
            let source = ledger.source(quote.source);
            finding = finding.related(
                Place::field(source.origin, "published"),
                "no `published` here",
            );
        }
        found.push(finding.help(
            "add `published: \"2026\"` to the source or `said: \"2026\"` to the claim; a year is enough",
        ));
    }
}
