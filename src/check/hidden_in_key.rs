//! What is looked up by its exact characters and has some that cannot be
//! seen: tags, names of attributes, coders, addresses, languages, paths. In: a
//! ledger. Out: one finding for each.
//!
//! Nobody can type such a tag or coder into `--tag` or `--coder`, two that
//! look alike are two, and the address or path leads elsewhere. So it is an
//! error, where the same in a name is a warning.

use super::hidden::Look;
use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Origin, codes};
use crate::model::{Slug, Source};

/// Finds [`codes::HIDDEN_IN_KEY`].
pub static LINT: Lint = Lint {
    code: &codes::HIDDEN_IN_KEY,
    needs_whole: false,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    for actor in &ledger.actors {
        let entry = ("actor", actor.origin, &actor.id);
        look_at_labels(entry, &actor.tags, &actor.attributes, found);
    }
    for issue in &ledger.issues {
        let entry = ("issue", issue.origin, &issue.id);
        look_at_labels(entry, &issue.tags, &issue.attributes, found);
    }
    for source in &ledger.sources {
        look_at_source(source, found);
        let entry = ("source", source.origin, &source.id);
        look_at_labels(entry, &source.tags, &source.attributes, found);
    }
    for claim in &ledger.claims {
        let Some(details) = &claim.details else {
            continue;
        };
        let mut look = Look::new(LINT.code, claim.origin, "claim", &claim.id, found);
        look.at(details.coder.as_deref().unwrap_or_default(), "coder", &[]);
        let entry = ("claim", claim.origin, &claim.id);
        look_at_labels(entry, &details.tags, &details.attributes, found);
    }
}

fn look_at_source(source: &Source, found: &mut Vec<Diagnostic>) {
    let mut look = Look::new(LINT.code, source.origin, "source", &source.id, found);
    for (text, field) in [
        (&source.url, "url"),
        (&source.archive, "archive"),
        (&source.lang, "lang"),
        (&source.text, "text"),
        (&source.coded_by, "coded_by"),
    ] {
        look.at(text.as_deref().unwrap_or_default(), field, &[]);
    }
}

fn look_at_labels(
    (kind, origin, id): (&'static str, Origin, &Slug),
    tags: &[Box<str>],
    attributes: &[(Box<str>, Box<str>)],
    found: &mut Vec<Diagnostic>,
) {
    let mut look = Look::new(LINT.code, origin, kind, id, found);
    look.at_all(tags, "tags");
    for (name, _) in attributes {
        look.at(name, "attributes", &[]);
    }
}
