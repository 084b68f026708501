//! Answers that come in pieces, such as a million changes: written one behind
//! the other, so that they are never in memory together.
//!
//! In: answers alike but for the rows of their tables, or the items of one
//! list of their data. Out: the bytes that one answer with all of them would
//! give.

use std::io::Write;

use super::{Options, csv, json};
use crate::error::Error;
use crate::view::answer::{Answer, Content};

/// How pieces are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pieces {
    /// Rows of one table.
    Csv,
    /// Items of the list of this name.
    Json(&'static str),
}

impl Pieces {
    /// Which content of the answers is written.
    pub fn content(self) -> Content {
        match self {
            Pieces::Csv => Content::Table,
            Pieces::Json(_) => Content::Data,
        }
    }

    /// Writes pieces, at least one of them.
    ///
    /// # Errors
    /// When a piece cannot be made, or the writer refuses it.
    pub fn write(
        self,
        pieces: impl Iterator<Item = Result<Answer, Error>>,
        out: &mut dyn Write,
    ) -> Result<(), Error> {
        let mut pen = Pen { out, any: false };
        let mut ending = String::new();
        for (number, piece) in pieces.enumerate() {
            let piece = piece?;
            match self {
                Pieces::Csv => {
                    let text = csv::answer(&piece, &Options::default())?;
                    let rows = text.split_once('\n').map_or("", |(_, rows)| rows);
                    pen.put(if number == 0 { &text } else { rows })?;
                }
                Pieces::Json(list) => ending = items(&piece, list, number, &mut pen)?,
            }
        }
        if pen.any {
            pen.put("\n  ")?;
        }
        pen.put(&ending)
    }
}

struct Pen<'o> {
    out: &'o mut dyn Write,
    /// Whether an item of a list was written.
    any: bool,
}

impl Pen<'_> {
    fn put(&mut self, text: &str) -> Result<(), Error> {
        let written = self.out.write_all(text.as_bytes());
        written.map_err(|e| Error::io("cannot write the answer", e))
    }
}

/// Writes the items of one piece, behind what stands before the list if it is
/// the first; gives what stands behind the list.
fn items(
    piece: &Answer,
    list: &'static str,
    number: usize,
    pen: &mut Pen<'_>,
) -> Result<String, Error> {
    let mut envelope = piece.clone();
    let items = envelope.data[list].take();
    envelope.data[list] = serde_json::Value::Array(Vec::new());
    let text = json::answer(&envelope, &Options::default())?;
    let key = format!("\n  \"{list}\": [");
    let missing = || Error::format(format!("the answer has no list `{list}`"));
    let at = text.find(&key).ok_or_else(missing)? + key.len();
    if number == 0 {
        pen.put(&text[..at])?;
    }
    for item in items.as_array().into_iter().flatten() {
        let item = serde_json::to_string_pretty(item)
            .map_err(|cause| Error::format(format!("cannot write the answer as JSON: {cause}")))?;
        pen.put(if pen.any { ",\n    " } else { "\n    " })?;
        pen.put(&item.replace('\n', "\n    "))?;
        pen.any = true;
    }
    Ok(text[at..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::answer::Table;
    use serde_json::json;

    fn piece(names: &[&str]) -> Answer {
        Answer {
            blocks: Vec::new(),
            table: Table {
                header: vec!["name".to_owned(), "n".to_owned()],
                rows: names
                    .iter()
                    .map(|n| vec![(*n).into(), "1".into()])
                    .collect(),
            },
            data: json!({
                "schema": "x/1",
                "changes": names.iter().map(|n| json!({"name": n, "of": [1, 2]})).collect::<Vec<_>>(),
                "pairs": null,
            }),
        }
    }

    #[test]
    fn pieces_give_the_bytes_of_the_whole() {
        let all = ["a", "b\nc", "d,e", "{\n}"];
        for sizes in [vec![0], vec![4], vec![0, 1, 3], vec![2, 0, 2], vec![0, 0]] {
            let mut left = &all[..sizes.iter().sum()];
            let whole = piece(left);
            let mut pieces = Vec::new();
            for size in &sizes {
                let (one, rest) = left.split_at(*size);
                pieces.push(piece(one));
                left = rest;
            }
            let written = |how: Pieces| {
                let mut out = Vec::new();
                let all = pieces.iter().cloned().map(Ok);
                how.write(all, &mut out).expect("it can be written");
                String::from_utf8(out).expect("UTF-8")
            };
            let options = Options::default();
            assert_eq!(written(Pieces::Csv), csv::answer(&whole, &options).unwrap());
            let json = json::answer(&whole, &options).unwrap();
            assert_eq!(written(Pieces::Json("changes")), json);
        }
    }
}
