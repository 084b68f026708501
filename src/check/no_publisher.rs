//! Sources that name nobody who published or wrote them. In: a ledger. Out:
//! one finding each.

use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, codes};

/// Finds [`codes::NO_PUBLISHER`].
pub static LINT: Lint = Lint {
    code: &codes::NO_PUBLISHER,
    needs_whole: false,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    for source in &ledger.sources {
        let names = source.publisher.iter().chain(&source.authors);
        if names.into_iter().all(|name| name.trim().is_empty()) {
            found.push(
                Diagnostic::new(
                    LINT.code,
                    Place::field(source.origin, "publisher"),
                    format!(
                        "the source `{}` names neither publisher nor authors",
                        source.id
                    ),
                )
                .label("published by whom?")
                .help("add `publisher: \"…\"`; if nobody is named, say so: `publisher: \"unnamed news site\"`"),
            );
        }
    }
}
