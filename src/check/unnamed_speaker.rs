//! Speakers whose name does not stand near their quotes. In: the quotes looked
//! up. Out: one finding for each claim.
//!
//! Near is within 400 bytes of the text on either side, or in the quote. A
//! name may have endings that a grammar gives it; short names and those in
//! capitals are also other words, so they must stand as they are.

mod naming;

use super::{Examined, Lint, QuoteId};
use crate::diagnostics::{Diagnostic, Place, codes};
use crate::model::{Actor, ActorKind, Claim, ClaimId, Ledger};
use crate::text::Match;
pub(super) use naming::names;

/// Finds [`codes::UNNAMED_SPEAKER`].
pub static LINT: Lint = Lint {
    code: &codes::UNNAMED_SPEAKER,
    needs_whole: false,
    run,
};

/// How far from a quote a name is near, in bytes.
const NEAR: usize = 400;

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    for (id, claim) in ledger.claim_ids().zip(&ledger.claims) {
        let Some(by) = claim.by.filter(|_| !claim.inferred_speaker) else {
            continue;
        };
        let speaker = ledger.actor(by);
        if speaker.kind == ActorKind::Anonymous || is_named(examined, id, claim, speaker) {
            continue;
        }
        found.push(
            Diagnostic::new(
                LINT.code,
                Place::field(claim.origin, "by"),
                format!("no quote of `{}` has {} near it", claim.id, name(ledger, by)),
            )
            .help("name who spoke; or add the name by which the source calls him to his `aliases`; or declare `inferred_speaker: true` and say why in `note`")
        );
    }
}

fn name(ledger: &Ledger, id: crate::model::ActorId) -> String {
    crate::text::shown(&ledger.actor(id).name)
}

/// Whether some stated quote has a name of the speaker near it, or nothing can
/// be said of any.
fn is_named(examined: &Examined<'_, '_>, id: ClaimId, claim: &Claim, speaker: &Actor) -> bool {
    let mut looked = false;
    for (index, quote) in claim.quotes.iter().enumerate() {
        let quote_id: QuoteId = (id, index);
        let (Some(text), Some(found)) = (
            examined.evidence.haystack(quote.source),
            examined.evidence.of(quote_id),
        ) else {
            continue;
        };
        let places = match found {
            Match::Exact(hits) | Match::Folded(hits) => hits
                .first
                .iter()
                .map(|hit| hit.whole.bytes.clone())
                .collect(),
            Match::Fuzzy(near) => vec![near.whole.bytes.clone()],
            Match::Absent(_) => continue,
        };
        looked |= quote.kind.is_stated();
        for place in places {
            let mut start = place.start.saturating_sub(NEAR);
            let mut end = (place.end + NEAR).min(text.text().len());
            while !text.text().is_char_boundary(start) {
                start -= 1;
            }
            while !text.text().is_char_boundary(end) {
                end += 1;
            }
            let lang = examined.ledger.source(quote.source).lang.as_deref();
            if names(speaker, &text.text()[start..end], lang) {
                return true;
            }
        }
    }
    !looked
}
