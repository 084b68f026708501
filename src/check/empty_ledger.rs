//! A ledger without entries. In: a ledger. Out: at most one finding.

use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, codes};

/// Finds [`codes::EMPTY_LEDGER`].
pub static LINT: Lint = Lint {
    code: &codes::EMPTY_LEDGER,
    needs_whole: true,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    let empty = ledger.actors.is_empty()
        && ledger.issues.is_empty()
        && ledger.sources.is_empty()
        && ledger.claims.is_empty();
    if empty {
        found.push(
            Diagnostic::new(
                LINT.code,
                Place::Ledger,
                "the ledger has no actors, issues, sources or claims",
            )
            .help("check the path; a ledger is a `.ron` file, or a folder with `.ron` files in it")
            .help("files that begin with a dot or end in `.review.ron` are skipped"),
        );
    }
}
