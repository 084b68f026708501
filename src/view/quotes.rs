//! Where each quote stands in the text of its source.

use serde_json::json;

use super::answer::{Answer, Block, Cell, Table, Tone};
use super::phrase;
use crate::check::{Evidence, Looked, is_record};
use crate::model::Ledger;
use crate::text::{Match, Span};

/// Every quote with what was found of it.
pub fn quotes(ledger: &Ledger, evidence: &Evidence<'_>) -> Answer {
    let found: Vec<Row> = evidence
        .quotes(ledger)
        .map(|looked| Row::of(ledger, evidence, &looked))
        .collect();
    let texts = evidence.sources().count();
    let tally = evidence.tally(ledger);
    let mut blocks = vec![
        Block::Heading(1, "Quotes in their sources".to_owned()),
        Block::Paragraph(format!(
            "{tally}. Texts at hand: {texts} of {}.",
            phrase::count(ledger.sources.len(), "source")
        )),
    ];
    let mut table = table(&["Claim", "Quote", "Source", "Found", "Bytes", "Characters"]);
    for row in found.iter().filter(|row| row.found != "record") {
        let range =
            |at: Option<(usize, usize)>| at.map_or(String::new(), |(a, b)| format!("{a}–{b}"));
        let mut word = row.found.to_owned();
        if row.times > 1 {
            word.push_str(&format!(", {} times", row.times));
        }
        table.rows.push(vec![
            row.claim.as_str().into(),
            row.quote.to_string().into(),
            row.source.as_str().into(),
            Cell {
                text: word,
                tone: row.tone(),
            },
            range(row.bytes()).into(),
            range(row.chars()).into(),
        ]);
    }
    if !table.rows.is_empty() {
        blocks.push(Block::Table(table));
    }
    Answer {
        blocks,
        table: flat(&found),
        data: json!({
            "schema": "stancegraph/quotes/1",
            "title": ledger.title,
            "exact": tally.exact,
            "folded": tally.folded,
            "fuzzy": tally.fuzzy,
            "absent": tally.absent,
            "unverified": tally.unverified,
            "records": tally.records,
            "quotes": found.iter().map(Row::data).collect::<Vec<_>>(),
        }),
    }
}

/// What is told of a quote.
struct Row {
    claim: String,
    /// From 1.
    quote: usize,
    source: String,
    path: Option<String>,
    found: &'static str,
    place: Option<Span>,
    times: usize,
    /// The characters of the quote that the text has lost.
    lost: String,
}

impl Row {
    fn of(ledger: &Ledger, evidence: &Evidence<'_>, looked: &Looked<'_>) -> Row {
        let (found, place, times) = match looked.found {
            _ if is_record(looked.quote) => ("record", None, 0),
            None => ("unverified", None, 0),
            Some(Match::Exact(hits)) => ("exact", hits.first.first(), hits.count),
            Some(Match::Folded(hits)) => ("folded", hits.first.first(), hits.count),
            Some(Match::Fuzzy(_)) => ("fuzzy", None, 1),
            Some(Match::Absent(_)) => ("absent", None, 0),
        };
        let lost = place.map_or(String::new(), |hit| hit.lost.iter().collect());
        let place = match looked.found {
            Some(Match::Fuzzy(near)) => Some(&near.whole),
            _ => place.map(|hit| &hit.whole),
        };
        Row {
            claim: looked.claim.id.to_string(),
            quote: looked.index + 1,
            source: ledger.source(looked.quote.source).id.to_string(),
            path: evidence
                .text(looked.quote.source)
                .map(|text| text.path.clone()),
            found,
            place: place.cloned(),
            times,
            lost,
        }
    }

    fn bytes(&self) -> Option<(usize, usize)> {
        let bytes = &self.place.as_ref()?.bytes;
        Some((bytes.start, bytes.end))
    }

    fn chars(&self) -> Option<(usize, usize)> {
        let chars = &self.place.as_ref()?.chars;
        Some((chars.start, chars.end))
    }

    fn tone(&self) -> Tone {
        match self.found {
            "fuzzy" | "absent" => Tone::Alert,
            "unverified" => Tone::Faint,
            _ => Tone::Plain,
        }
    }

    fn data(&self) -> serde_json::Value {
        let (bytes, chars) = (self.bytes(), self.chars());
        json!({
            "claim": self.claim,
            "quote": self.quote,
            "source": self.source,
            "path": self.path,
            "found": self.found,
            "start_byte": bytes.map(|b| b.0),
            "end_byte": bytes.map(|b| b.1),
            "start_char": chars.map(|c| c.0),
            "end_char": chars.map(|c| c.1),
            "times": self.times,
            "lost": self.lost,
        })
    }
}

fn flat(found: &[Row]) -> Table {
    let mut flat = table(&[
        "claim",
        "quote",
        "source",
        "path",
        "found",
        "start_byte",
        "end_byte",
        "start_char",
        "end_char",
        "times",
        "lost",
    ]);
    let number = |n: Option<usize>| Cell::from(n.map_or(String::new(), |n| n.to_string()));
    for row in found {
        let (bytes, chars) = (row.bytes(), row.chars());
        flat.rows.push(vec![
            row.claim.as_str().into(),
            row.quote.to_string().into(),
            row.source.as_str().into(),
            row.path.clone().unwrap_or_default().into(),
            row.found.into(),
            number(bytes.map(|b| b.0)),
            number(bytes.map(|b| b.1)),
            number(chars.map(|c| c.0)),
            number(chars.map(|c| c.1)),
            row.times.to_string().into(),
            row.lost.as_str().into(),
        ]);
    }
    flat
}

fn table(header: &[&str]) -> Table {
    Table {
        header: header.iter().map(|name| (*name).to_owned()).collect(),
        rows: Vec::new(),
    }
}
