//! The sources of a report and their numbers: claims come in, quotes with the
//! numbers of their notes go out.

use std::collections::BTreeSet;

use super::super::answer::{Block, Item};
use super::super::diff;
use super::super::names::{self, Names};
use super::ReportView;
use crate::model::{Evidence, Slug, Source, SourceId};

/// The sources of the claims that count, by id; the first has number 1.
pub(super) struct Cites<'r> {
    used: Vec<&'r Source>,
}

impl<'r> Cites<'r> {
    pub(super) fn of(view: &ReportView<'r>) -> Cites<'r> {
        let claims = view.claims.iter().map(|id| view.ledger.claim(*id));
        let used: BTreeSet<SourceId> = claims
            .flat_map(|claim| claim.quotes.iter().map(|quote| quote.source))
            .collect();
        let ledger = view.ledger;
        Cites {
            used: used.into_iter().map(|id| ledger.source(id)).collect(),
        }
    }

    pub(super) fn sources(&self) -> &[&'r Source] {
        &self.used
    }

    /// The number of a source, from 1; none if no claim that counts was read there.
    fn number(&self, source: &Slug) -> Option<usize> {
        let at = self.used.binary_search_by(|known| known.id.cmp(source));
        at.ok().map(|at| at + 1)
    }

    /// The quotes behind a piece of evidence; where there are none, the claim.
    pub(super) fn quotes(&self, evidence: &Evidence, names: &Names<'_>) -> Vec<Block> {
        let claim = evidence.claim.as_ref();
        let id = claim.map_or(String::new(), |id| format!(" [{id}]"));
        let quotes = names.quotes_in_sources(evidence);
        if quotes.is_empty() {
            let text = bracketed(evidence, None, names);
            return vec![Block::List(vec![Item {
                text,
                ..Item::default()
            }])];
        }
        let quote = |(text, attribution, source): (String, String, &Slug)| {
            // What is said of several quotes at once has one mark, too.
            let number = self.number(source).filter(|_| !attribution.is_empty());
            Block::Cited {
                text,
                attribution: diff::with_id(attribution, &id),
                notes: number.into_iter().collect(),
            }
        };
        quotes.into_iter().map(quote).collect()
    }
}

/// What is held with its remarks behind a semicolon: in a report brackets hold
/// ids alone.
pub(super) fn without_brackets(text: String, remarks: &str) -> String {
    match text.strip_suffix(&format!(" [{remarks}]")) {
        Some(held) => format!("{held}; {remarks}"),
        None => text,
    }
}

/// A claim with its id in brackets: `2026-01-29, Kremlin [kremlin-reiterates]`.
/// Beside an actor the speaker is named only when it is somebody else.
pub(super) fn bracketed(evidence: &Evidence, beside: Option<&Slug>, names: &Names<'_>) -> String {
    let mut text = match (beside, &evidence.said) {
        (Some(_), None) => "undated".to_owned(),
        _ => names::said(evidence),
    };
    let known = evidence.by.is_some() || evidence.claim.is_some();
    if known && (beside.is_none() || evidence.by.as_ref() != beside) {
        text.push_str(", ");
        text.push_str(&names.speaker(evidence));
    }
    match &evidence.claim {
        Some(id) => format!("{text} [{id}]"),
        None => text,
    }
}
