//! Documents to sources, and where their texts are to stand.

use super::names::{Ids, pairs, seen};
use crate::load::dna::types::{Dna, Document};
use crate::load::format::{Entry, SourceEntry, Text};
use crate::model::Slug;
use crate::text::sha256_hex;

/// All sources, in the order of the documents.
pub(super) struct Sources<'d> {
    pub(super) entries: Vec<Entry<'d>>,
    pub(super) ids: Vec<Slug>,
    /// Where the text of each is to stand, if it has one.
    pub(super) paths: Vec<Option<String>>,
}

/// The most bytes that the name of a text has, so that every disk takes it.
const LONGEST: usize = 180;

/// Makes them.
pub(super) fn sources<'d>(dna: &'d Dna, ids: &mut Ids) -> Sources<'d> {
    let mut sources = Sources {
        entries: Vec::with_capacity(dna.documents.len()),
        ids: Vec::with_capacity(dna.documents.len()),
        paths: Vec::with_capacity(dna.documents.len()),
    };
    for document in &dna.documents {
        let title = match seen(&document.title) {
            title if title.is_empty() => format!("Document {}", document.id),
            title => title,
        };
        let id = ids.give(&title, "source", document.id);
        let path = (!document.text.trim().is_empty()).then(|| path(&id, document.id));
        sources.entries.push(Entry::Source(SourceEntry {
            id: Some(id.to_string().into()),
            title: Some(title.into()),
            publisher: said(&document.source),
            authors: said(&document.author).into_iter().collect(),
            published: document.day.map(|day| day.to_string().into()),
            text: path.clone().map(Text::from),
            sha256: path
                .as_ref()
                .map(|_| sha256_hex(document.text.as_bytes()).into()),
            note: Some(Text::from(document.notes.trim())).filter(|note| !note.as_str().is_empty()),
            attributes: pairs(beside(dna, document)),
            ..SourceEntry::default()
        }));
        sources.ids.push(id);
        sources.paths.push(path);
    }
    sources
}

/// The path of a text. Ids have no capitals, so two paths never differ in case alone.
fn path(id: &Slug, number: i64) -> String {
    match id.as_str() {
        id if id.len() <= LONGEST => format!("texts/{id}.txt"),
        _ => format!("texts/document-{number}.txt"),
    }
}

/// What the format has no field for.
fn beside<'d>(dna: &'d Dna, document: &'d Document) -> impl Iterator<Item = (String, String)> + 'd {
    let added_by = dna.coders.get(document.coder as usize);
    let time = document.day.map(|_| document.seconds.rem_euclid(86_400));
    let time = time.filter(|time| *time != 0);
    let time =
        time.map(|time| format!("{:02}:{:02}:{:02}", time / 3600, time / 60 % 60, time % 60));
    [
        ("section", seen(&document.section)),
        ("type", seen(&document.kind)),
        (
            "added_by",
            added_by.map_or_else(String::new, |coder| seen(&coder.name)),
        ),
        ("time", time.unwrap_or_default()),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
}

fn said<'d>(text: &str) -> Option<Text<'d>> {
    Some(seen(text))
        .filter(|text| !text.is_empty())
        .map(Text::from)
}
