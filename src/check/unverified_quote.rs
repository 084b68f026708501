//! Quotes that nothing verifies, where each should be. In: the quotes looked
//! up. Out: one finding for each source whose text is not at hand.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Examined, Lint, is_record};
use crate::diagnostics::{Diagnostic, Place, codes};
use crate::model::SourceId;
use crate::text::path_shown;

/// Finds [`codes::UNVERIFIED_QUOTE`].
pub static LINT: Lint = Lint {
    code: &codes::UNVERIFIED_QUOTE,
    needs_whole: false,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let (ledger, evidence) = (examined.ledger, examined.evidence);
    if !evidence.is_required() {
        return;
    }
    let mut open: BTreeMap<SourceId, usize> = BTreeMap::new();
    let quotes = evidence
        .quotes(ledger)
        .filter(|looked| !is_record(looked.quote));
    for looked in quotes.filter(|looked| evidence.text(looked.quote.source).is_none()) {
        *open.entry(looked.quote.source).or_default() += 1;
    }
    for (id, number) in open {
        let source = ledger.source(id);
        let quotes = match number {
            1 => "1 quote is".to_owned(),
            number => format!("{number} quotes are"),
        };
        let path = source.text.as_deref().map_or_else(
            || "give it with `text`, or put it into a folder and name that with `--texts`; there its name is the source's id".to_owned(),
            |path| {
                format!(
                    "there is no {} beside this file: put the text there, or into a folder that `--texts` names",
                    path_shown(Path::new(path))
                )
            },
        );
        found.push(
            Diagnostic::new(
                LINT.code,
                Place::field(source.origin, "id"),
                format!(
                    "{quotes} unverified: the text of `{}` is not at hand",
                    source.id
                ),
            )
            .help(path),
        );
    }
}
