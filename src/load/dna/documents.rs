//! The tables of documents and statements, and whether each statement is a
//! stretch of its document.

use super::reader::{Reader, nowhere};
use super::rows::number;
use super::types::{Document, NONE};
use super::utf16::{Misplaced, Places};
use crate::error::Error;
use crate::model::Day;

/// Reads both.
pub(super) fn read(reader: &mut Reader<'_>) -> Result<(), Error> {
    reader.documents()?;
    reader.statements()?;
    reader.spans();
    Ok(())
}

impl Reader<'_> {
    fn documents(&mut self) -> Result<(), Error> {
        let words = if self.dna.has_texts { "Text" } else { "NULL" };
        let columns = [
            "ID", "Title", words, "Author", "Source", "Section", "Type", "Notes", "Coder", "Date",
        ];
        self.table("DOCUMENTS", "document", &columns, |this, id, row| {
            let words = [1, 2, 3, 4, 5, 6, 7].map(|at| this.text(row, at, "document", id));
            let [title, text, author, source, section, kind, notes] = words;
            let coder = Self::leads(row, 8, &this.coders).unwrap_or(NONE);
            let seconds = match number(row, 9) {
                Ok(Some(moment)) => seconds(moment),
                Ok(None) | Err(_) => {
                    this.flaw("document", id, "has no date; it is undated");
                    0
                }
            };
            let dated = matches!(number(row, 9), Ok(Some(_)));
            let day = i32::try_from(seconds.div_euclid(DAY)).ok().and_then(Day::from_number);
            if dated && day.is_none() {
                this.flaw("document", id, format!("has the date {seconds} (seconds since 1970), which the calendar does not have; it is undated"));
            }
            this.documents.insert(id, this.dna.documents.len() as u32);
            this.dna.documents.push(Document {
                id,
                title,
                text,
                author,
                source,
                section,
                kind,
                notes,
                coder,
                seconds,
                day: day.filter(|_| dated),
            });
        })
    }

    fn statements(&mut self) -> Result<(), Error> {
        let columns = [
            "ID",
            "StatementTypeId",
            "DocumentId",
            "Start",
            "Stop",
            "Coder",
        ];
        self.table("STATEMENTS", "statement", &columns, |this, id, row| {
            let of = match Self::leads(row, 1, &this.types) {
                Ok(of) => of,
                Err(to) => return this.flaw("statement", id, nowhere("is of statement type", &to)),
            };
            let document = match Self::leads(row, 2, &this.documents) {
                Ok(document) => document,
                Err(to) => return this.flaw("statement", id, nowhere("stands in document", &to)),
            };
            let place = |at| match number(row, at) {
                Ok(Some(place)) => u32::try_from(place).map_err(|_| place.to_string()),
                Ok(None) => Err("nothing".to_owned()),
                Err(other) => Err(other),
            };
            let (start, stop) = match (place(3), place(4)) {
                (Ok(start), Ok(stop)) => (start, stop),
                (Err(other), _) | (_, Err(other)) => {
                    return this.flaw("statement", id, format!("begins or ends at {other}, which is no place in a text; it was left out"));
                }
            };
            let coder = Self::leads(row, 5, &this.coders).unwrap_or(NONE);
            let statements = &mut this.dna.types[of as usize].statements;
            this.statements.insert(id, (of, statements.len() as u32));
            statements.ids.push(id);
            statements.documents.push(document);
            statements.starts.push(start);
            statements.stops.push(stop);
            statements.coders.push(coder);
        })
    }

    /// Looks whether each statement is a stretch of its document.
    fn spans(&mut self) {
        if !self.dna.has_texts {
            return;
        }
        let mut flaws = Vec::new();
        let places: Vec<Places<'_>> = self
            .dna
            .documents
            .iter()
            .map(|d| Places::new(&d.text))
            .collect();
        for statements in self.dna.types.iter().map(|of| &of.statements) {
            for (at, id) in statements.ids.iter().enumerate() {
                let (start, stop) = (statements.starts[at], statements.stops[at]);
                let document = statements.documents[at] as usize;
                if let Err(misplaced) = places[document].bytes(start, stop) {
                    let document = self.dna.documents[document].id;
                    flaws.push((
                        *id,
                        format!(
                            "is from {start} to {stop} of document {document}, {}; it has no words",
                            why(misplaced)
                        ),
                    ));
                }
            }
        }
        for (id, what) in flaws {
            self.flaw("statement", id, what);
        }
    }
}

fn why(misplaced: Misplaced) -> String {
    match misplaced {
        Misplaced::Outside(units) => format!("whose text has {units} characters"),
        Misplaced::Backwards => "which is no stretch".to_owned(),
        Misplaced::InsideCharacter => "which cuts a character in two".to_owned(),
    }
}

/// The seconds of a day.
const DAY: i64 = 86_400;

/// A moment in seconds. Files that were taken over from older versions may have
/// milliseconds: what would be later than the year 5000 in seconds is one.
fn seconds(moment: i64) -> i64 {
    const LATEST: u64 = 100_000_000_000;
    if moment.unsigned_abs() < LATEST {
        moment
    } else {
        moment.div_euclid(1000)
    }
}
