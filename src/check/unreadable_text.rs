//! Texts of sources that cannot be read. In: the texts at hand. Out: one
//! finding for each.

use std::path::Path;

use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, codes};
use crate::text::path_shown;

/// Finds [`codes::UNREADABLE_TEXT`].
pub static LINT: Lint = Lint {
    code: &codes::UNREADABLE_TEXT,
    needs_whole: false,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    for (id, source) in ledger.source_ids().zip(&ledger.sources) {
        let Some(text) = examined.evidence.text(id) else {
            continue;
        };
        let Err(why) = &text.text else { continue };
        let field = if source.text.is_some() { "text" } else { "id" };
        found.push(
            Diagnostic::new(
                LINT.code,
                Place::field(source.origin, field),
                format!("the text of `{}` cannot be read: {} {why}", source.id, path_shown(Path::new(&text.path))),
            )
            .help("save it as plain text in UTF-8, inside of the ledger's folder or in that of `--texts`"),
        );
    }
}
