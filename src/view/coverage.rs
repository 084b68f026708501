//! The sentences of sources that no claim uses.

use std::ops::Range;

use serde_json::json;

use super::answer::{Answer, Block, Item, Table, Tone};
use super::phrase;
use crate::check::Evidence;
use crate::model::{Ledger, SourceId};
use crate::text::{Match, sentences, uncovered, visible};

/// Every sentence without a quote, by source.
pub fn coverage(ledger: &Ledger, evidence: &Evidence<'_>) -> Answer {
    let sources: Vec<Covered> = evidence
        .sources()
        .filter_map(|id| Covered::of(ledger, evidence, id))
        .collect();
    let all: usize = sources.iter().map(|source| source.all).sum();
    let open: usize = sources.iter().map(|source| source.open.len()).sum();
    let missing = ledger.sources.len() - sources.len();
    let mut told = format!(
        "{} of {} in {} {} used by a claim.",
        all - open,
        phrase::count(all, "sentence"),
        phrase::count(sources.len(), "text"),
        if all - open == 1 { "is" } else { "are" }
    );
    if missing > 0 {
        let sources = phrase::count(missing, "source");
        told.push_str(&format!(" The text of {sources} is not at hand."));
    }
    let mut blocks = vec![
        Block::Heading(1, "Sentences that no claim uses".to_owned()),
        Block::Paragraph(told),
    ];
    for source in &sources {
        blocks.push(Block::Heading(
            2,
            format!("{} ({})", source.title, source.id),
        ));
        blocks.push(Block::Paragraph(format!(
            "{} of {} used; {}",
            source.all - source.open.len(),
            source.all,
            source.path
        )));
        let item = |sentence: &Sentence| Item {
            text: format!(
                "{}: {}",
                sentence.bytes.start,
                visible::on_one_line(&sentence.text)
            ),
            tone: Tone::Plain,
            below: Vec::new(),
        };
        if !source.open.is_empty() {
            blocks.push(Block::List(source.open.iter().map(item).collect()));
        }
    }
    if open > 0 {
        blocks.push(Block::Paragraph(
            "The number before a sentence is its first byte in the text.".to_owned(),
        ));
    }
    Answer {
        blocks,
        table: flat(&sources),
        data: json!({
            "schema": "stancegraph/coverage/1",
            "title": ledger.title,
            "sources": sources.iter().map(Covered::data).collect::<Vec<_>>(),
        }),
    }
}

/// A sentence that no claim uses.
struct Sentence {
    bytes: Range<usize>,
    text: String,
}

/// A source with its open sentences.
struct Covered {
    id: String,
    title: String,
    path: String,
    all: usize,
    open: Vec<Sentence>,
}

impl Covered {
    fn of(ledger: &Ledger, evidence: &Evidence<'_>, id: SourceId) -> Option<Covered> {
        let text = evidence.haystack(id)?.text();
        let mut used: Vec<Range<usize>> = Vec::new();
        for looked in evidence.quotes(ledger).filter(|q| q.quote.source == id) {
            match looked.found {
                Some(Match::Exact(hits) | Match::Folded(hits)) => {
                    used.extend(hits.first.iter().map(|hit| hit.whole.bytes.clone()));
                }
                Some(Match::Fuzzy(near)) => used.push(near.whole.bytes.clone()),
                Some(Match::Absent(_)) | None => {}
            }
        }
        let open = uncovered(text, &used).into_iter().map(|bytes| Sentence {
            text: text[bytes.clone()].to_owned(),
            bytes,
        });
        let source = ledger.source(id);
        Some(Covered {
            id: source.id.to_string(),
            title: source.title.to_string(),
            path: evidence.text(id)?.path.clone(),
            all: sentences(text).len(),
            open: open.collect(),
        })
    }

    fn data(&self) -> serde_json::Value {
        let sentence = |sentence: &Sentence| {
            json!({
                "start_byte": sentence.bytes.start,
                "end_byte": sentence.bytes.end,
                "text": sentence.text,
            })
        };
        json!({
            "source": self.id,
            "path": self.path,
            "sentences": self.all,
            "unused": self.open.iter().map(sentence).collect::<Vec<_>>(),
        })
    }
}

fn flat(sources: &[Covered]) -> Table {
    let names = ["source", "start_byte", "end_byte", "sentence"];
    let mut rows = Vec::new();
    for source in sources {
        for sentence in &source.open {
            rows.push(vec![
                source.id.as_str().into(),
                sentence.bytes.start.to_string().into(),
                sentence.bytes.end.to_string().into(),
                sentence.text.as_str().into(),
            ]);
        }
    }
    Table {
        header: names.map(str::to_owned).to_vec(),
        rows,
    }
}
