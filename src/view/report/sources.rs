//! The sources on which a report rests.

use std::collections::BTreeSet;

use super::super::answer::{Block, Item};
use super::ReportView;
use crate::model::{Source, SourceId};

/// The sources of the claims that count, by id.
pub(super) fn block(view: &ReportView<'_>) -> Block {
    let claims = view.claims.iter().map(|id| view.ledger.claim(*id));
    let used: BTreeSet<SourceId> = claims
        .flat_map(|claim| claim.quotes.iter().map(|quote| quote.source))
        .collect();
    if used.is_empty() {
        return Block::Paragraph("None.".to_owned());
    }
    let item = |id: &SourceId| Item {
        text: cited(view.ledger.source(*id)),
        ..Item::default()
    };
    Block::List(used.iter().map(item).collect())
}

/// Authors, title, publisher, date and where it can be found.
fn cited(source: &Source) -> String {
    let mut parts: Vec<String> = Vec::new();
    if !source.authors.is_empty() {
        parts.push(source.authors.join(", "));
    }
    parts.push(format!("\u{201c}{}\u{201d}", source.title));
    parts.extend(source.publisher.as_deref().map(str::to_owned));
    if let Some(published) = &source.published {
        let day = published.exactly().map(|day| day.long());
        parts.push(day.unwrap_or_else(|| published.to_string()));
    }
    parts.extend(source.url.as_deref().map(str::to_owned));
    parts.extend(
        source
            .archive
            .as_deref()
            .map(|url| format!("archived at {url}")),
    );
    if let Some(reliability) = source.reliability {
        parts.push(format!("reliability {}", reliability.name()));
    }
    format!("{} [{}]", parts.join(", "), source.id)
}
