//! Sources that no claim quotes. In: a ledger. Out: one finding each.

use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, codes};

/// Finds [`codes::UNUSED_SOURCE`].
pub static LINT: Lint = Lint {
    code: &codes::UNUSED_SOURCE,
    needs_whole: true,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    let mut used = vec![false; ledger.sources.len()];
    for quote in ledger.claims.iter().flat_map(|claim| &claim.quotes) {
        used[quote.source.index()] = true;
    }
    for (source, _) in ledger.sources.iter().zip(used).filter(|(_, used)| !used) {
        found.push(
            Diagnostic::new(
                LINT.code,
                Place::field(source.origin, "id"),
                format!("no claim quotes the source `{}`", source.id),
            )
            .label("listed, but not used")
            .help("code claims from it, or remove it"),
        );
    }
}
