//! Answers that come in pieces, such as a million changes: written one behind
//! the other, so that they are never in memory together.
//!
//! In: answers alike but for the rows of their tables, or the items of one
//! list of their data. Out: the bytes that one answer with all of them would
//! give.

use std::io::Write;

use serde_json::Value;

use super::{AnswerWriter, Options, csv};
use crate::error::Error;
use crate::view::answer::{Answer, Content};

/// How pieces are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pieces {
    /// Rows of one table.
    Csv,
    /// Items of the list of this name.
    Json(&'static str),
    /// Items of the second list in each item of the first. What stands at the
    /// end of one piece goes on in the next if the two are alike but for these.
    JsonIn(&'static str, &'static str),
}

impl Pieces {
    /// Which content of the answers is written.
    pub fn content(self) -> Content {
        match self {
            Pieces::Csv => Content::Table,
            Pieces::Json(_) | Pieces::JsonIn(..) => Content::Data,
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
        let mut pen = Pen {
            out,
            any: false,
            open: None,
        };
        let mut ending = String::new();
        for (number, piece) in pieces.enumerate() {
            let piece = piece?;
            let (list, inner) = match self {
                Pieces::Csv => {
                    let text = csv::answer(&piece, &Options::default())?;
                    let rows = text.split_once('\n').map_or("", |(_, rows)| rows);
                    pen.put(if number == 0 { &text } else { rows })?;
                    continue;
                }
                Pieces::Json(list) => (list, None),
                Pieces::JsonIn(list, inner) => (list, Some(inner)),
            };
            let (items, beside) = taken(piece.data, list);
            let (before, after) = around(&beside, list)?;
            if number == 0 {
                pen.put(&before)?;
            }
            for item in items {
                match inner {
                    None => pen.item(&item)?,
                    Some(inner) => pen.items_in(item, inner)?,
                }
            }
            ending = after;
        }
        pen.close()?;
        if pen.any {
            pen.put("\n  ")?;
        }
        pen.put(&ending)
    }
}

/// Writes the blocks of answers one behind the other, as one answer with all of
/// them would be: each but the first begins with a heading, and none ends in one.
///
/// # Errors
/// When the writer refuses a piece.
pub fn words(
    format: AnswerWriter,
    options: &Options,
    pieces: impl Iterator<Item = Answer>,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let mut pen = Pen {
        out,
        any: false,
        open: None,
    };
    for piece in pieces {
        let text = format(&piece, options)?;
        if pen.any && !text.is_empty() {
            pen.put("\n")?;
        }
        pen.any |= !text.is_empty();
        pen.put(&text)?;
    }
    Ok(())
}

struct Pen<'o> {
    out: &'o mut dyn Write,
    /// Whether an item of a list was written.
    any: bool,
    /// The item that is being written, without its own list; and what stands
    /// behind that.
    open: Option<(Value, String)>,
}

impl Pen<'_> {
    fn put(&mut self, text: &str) -> Result<(), Error> {
        let written = self.out.write_all(text.as_bytes());
        written.map_err(|e| Error::io("cannot write the answer", e))
    }

    /// One item of the list.
    fn item(&mut self, item: &Value) -> Result<(), Error> {
        self.put(if self.any { ",\n    " } else { "\n    " })?;
        self.any = true;
        self.put(&pretty(item)?.replace('\n', "\n    "))
    }

    /// One item of the list, item by item of a list in it.
    fn items_in(&mut self, item: Value, inner: &str) -> Result<(), Error> {
        let (items, beside) = taken(item, inner);
        let goes_on = self.open.as_ref().is_some_and(|(open, _)| *open == beside);
        if !goes_on {
            self.close()?;
            let (before, after) = around(&beside, inner)?;
            self.put(if self.any { ",\n    " } else { "\n    " })?;
            self.any = true;
            self.put(&before.replace('\n', "\n    "))?;
            self.open = Some((beside, after));
        }
        for (at, item) in items.iter().enumerate() {
            let first = at == 0 && !goes_on;
            self.put(if first { "\n        " } else { ",\n        " })?;
            self.put(&pretty(item)?.replace('\n', "\n        "))?;
        }
        Ok(())
    }

    /// Ends the item that is being written.
    fn close(&mut self) -> Result<(), Error> {
        let Some((_, after)) = self.open.take() else {
            return Ok(());
        };
        self.put("\n      ")?;
        self.put(&after.trim_end().replace('\n', "\n    "))
    }
}

/// The items of a list, and what it stands in without them.
fn taken(mut data: Value, list: &str) -> (Vec<Value>, Value) {
    let place = data.get_mut(list);
    let items = place.map(|place| std::mem::replace(place, Value::Array(Vec::new())));
    let items = match items {
        Some(Value::Array(items)) => items,
        _ => Vec::new(),
    };
    (items, data)
}

/// What stands before the first item of an empty list, and behind the last.
fn around(data: &Value, list: &str) -> Result<(String, String), Error> {
    let mut text = pretty(data)?;
    text.push('\n');
    let key = format!("\n  \"{list}\": [");
    let missing = || Error::format(format!("the answer has no list `{list}`"));
    let at = text.find(&key).ok_or_else(missing)? + key.len();
    let after = text.split_off(at);
    Ok((text, after))
}

fn pretty(data: &Value) -> Result<String, Error> {
    let text = serde_json::to_string_pretty(data);
    text.map_err(|cause| Error::format(format!("cannot write the answer as JSON: {cause}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::json;
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
    #[test]
    fn a_list_in_a_list_goes_on_where_a_piece_was_cut() {
        let step = |day: u32, items: &[&str]| json!({"day": day, "of": items.iter().map(|n| json!({"n": n})).collect::<Vec<_>>(), "end": [1]});
        let piece = |steps: Vec<serde_json::Value>| Answer {
            data: json!({"schema": "x/1", "steps": steps, "after": {"a": 1}}),
            ..Answer::default()
        };
        let written = |pieces: Vec<Answer>| {
            let mut out = Vec::new();
            let how = Pieces::JsonIn("steps", "of");
            how.write(pieces.into_iter().map(Ok), &mut out)
                .expect("it can be written");
            String::from_utf8(out).expect("UTF-8")
        };
        let whole = piece(vec![
            step(1, &["a", "b\nc"]),
            step(2, &["d"]),
            step(3, &["e", "f"]),
        ]);
        let expected = json::answer(&whole, &Options::default()).unwrap();
        assert_eq!(written(vec![whole.clone()]), expected);
        let cut = vec![
            piece(vec![step(1, &["a"])]),
            piece(vec![step(1, &["b\nc"]), step(2, &["d"]), step(3, &["e"])]),
            piece(vec![]),
            piece(vec![step(3, &["f"])]),
        ];
        assert_eq!(written(cut), expected);
        let none = piece(vec![]);
        let expected = json::answer(&none, &Options::default()).unwrap();
        assert_eq!(written(vec![none]), expected);
    }
}
