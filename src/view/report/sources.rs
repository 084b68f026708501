//! The sources on which a report rests, as notes.

use super::super::answer::Block;
use super::cites::Cites;
use crate::model::Source;

/// The sources of the claims that count, by id.
pub(super) fn block(cites: &Cites<'_>) -> Block {
    if cites.sources().is_empty() {
        return Block::Paragraph("None.".to_owned());
    }
    Block::Notes(cites.sources().iter().map(|source| cited(source)).collect())
}

/// Authors, title, publisher, date and where it can be found.
pub(super) fn cited(source: &Source) -> String {
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
