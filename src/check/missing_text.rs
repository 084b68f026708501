//! Texts that a source names and that are not there. In: what was looked for.
//! Out: one finding for each source.
//!
//! Where the texts were not looked for, nothing is missing. A source whose
//! text may not be kept names none; its SHA-256 says which text it is.

use std::path::Path;

use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, codes};
use crate::text::path_shown;

/// Finds [`codes::MISSING_TEXT`].
pub static LINT: Lint = Lint {
    code: &codes::MISSING_TEXT,
    needs_whole: false,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    // Then each quote without its text is an error anyway.
    if examined.evidence.is_required() {
        return;
    }
    for &id in examined.evidence.missing() {
        let source = examined.ledger.source(id);
        let Some(path) = source.text.as_deref() else {
            continue;
        };
        found.push(
            Diagnostic::new(
                LINT.code,
                Place::field(source.origin, "text"),
                format!(
                    "the text of `{}` is missing: there is no {}",
                    source.id,
                    path_shown(Path::new(path))
                ),
            )
            .label("not there")
            .help("the path begins at the file in which it is written; if the text may not be kept, leave `text` out and name its folder with `--texts`"),
        );
    }
}
