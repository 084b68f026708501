//! Quotes that stand in several places of their source. In: the quotes looked
//! up. Out: one finding for each quote.

use std::path::Path;

use super::evidence::offsets;
use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, codes};
use crate::text::{Context, Match, path_shown};

/// Finds [`codes::AMBIGUOUS_QUOTE`].
pub static LINT: Lint = Lint {
    code: &codes::AMBIGUOUS_QUOTE,
    needs_whole: false,
    run,
};

/// So many places are told.
const SHOWN: usize = 4;
/// Places that overlap are counted up to here.
const COUNTED: usize = 64;

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let evidence = examined.evidence;
    for looked in evidence.quotes(examined.ledger) {
        let Some(Match::Exact(hits) | Match::Folded(hits)) = looked.found else {
            continue;
        };
        if hits.count < 2 || hits.context == Context::FitsNowhere {
            continue;
        }
        let path = evidence.text(looked.quote.source).map(|text| &text.path);
        let places: Vec<String> = hits
            .first
            .iter()
            .take(SHOWN)
            .map(|hit| offsets(&hit.whole))
            .collect();
        let more = match hits.count - places.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let help = match hits.context {
            Context::NotGiven => {
                "say which one is meant: `prefix` and `suffix` take what stands before and behind it"
            }
            _ => "`prefix` and `suffix` stand beside several of them: take more words",
        };
        found.push(
            Diagnostic::new(
                LINT.code,
                looked.place(),
                format!(
                    "the words of `{}` stand in {} {}{} times",
                    looked.claim.id,
                    path_shown(Path::new(path.map_or("", String::as_str))),
                    if hits.count < COUNTED {
                        ""
                    } else {
                        "at least "
                    },
                    hits.count
                ),
            )
            .note(format!("{}{more}", places.join("; ")))
            .help(help),
        );
    }
}
