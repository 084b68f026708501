//! Texts that are not the ones that were coded. In: the texts at hand. Out: one
//! finding for each source whose SHA-256 is another.

use std::path::Path;

use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, codes};
use crate::text::{Match, path_shown};

/// Finds [`codes::CHANGED_TEXT`].
pub static LINT: Lint = Lint {
    code: &codes::CHANGED_TEXT,
    needs_whole: false,
    run,
};

/// So many lost quotes are named.
const NAMED: usize = 8;

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let (ledger, evidence) = (examined.ledger, examined.evidence);
    for (id, source) in ledger.source_ids().zip(&ledger.sources) {
        let (Some(text), Some(expected)) = (evidence.text(id), source.sha256.as_deref()) else {
            continue;
        };
        let Some(actual) = &text.sha256 else { continue };
        if expected.eq_ignore_ascii_case(actual) {
            continue;
        }
        let quotes = evidence
            .quotes(ledger)
            .filter(|looked| looked.quote.source == id);
        let (mut all, mut lost) = (0, Vec::new());
        for looked in quotes.filter(|looked| looked.found.is_some()) {
            all += 1;
            if matches!(looked.found, Some(Match::Fuzzy(_) | Match::Absent(_))) {
                lost.push(format!("`{}`", looked.claim.id));
            }
        }
        let note = match lost.len() {
            0 => format!("nothing is lost: {} found in it", quotes_are(all)),
            number => {
                let more = number.saturating_sub(NAMED);
                let more = if more > 0 {
                    format!(" and {more} more")
                } else {
                    String::new()
                };
                lost.truncate(NAMED);
                format!(
                    "{number} of {} lost: {}{more}",
                    quotes_are(all),
                    lost.join(", ")
                )
            }
        };
        found.push(
            Diagnostic::new(
                LINT.code,
                Place::field(source.origin, "sha256"),
                format!("the text of `{}` is not the one that was coded", source.id),
            )
            .note(format!("{} has the SHA-256 {actual}", path_shown(Path::new(&text.path))))
            .note(note)
            .help("put the text back that was coded; or read the new one, mend the quotes, and write its SHA-256"),
        );
    }
}

fn quotes_are(number: usize) -> String {
    match number {
        1 => "1 quote is".to_owned(),
        number => format!("{number} quotes are"),
    }
}
