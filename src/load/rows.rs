//! CSV text to rows of fields, without a copy of what has no quotation marks.
//!
//! In: the text of a table. Out: its rows one by one, each field with its text
//! and with the place where it stands, so that a finding can point at it.
//! Quoting is that of RFC 4180, with `\n` as well as `\r\n`; blank lines are
//! passed over. `docs/performance.md` tells what the crate `csv` takes for the
//! same, which is why this is not left to it.

use std::borrow::Cow;

use memchr::{memchr, memchr2};

use crate::diagnostics::Span;

/// Reads rows from a text, from the first to the last.
#[derive(Debug, Clone)]
pub(super) struct Rows<'t> {
    text: &'t str,
    /// Where the next row begins.
    at: usize,
    /// The line in which it begins, from 1.
    line: usize,
}

/// One field, as it stands in the text.
#[derive(Debug, Clone, Copy)]
struct Field {
    span: Span,
    /// Where its text is in `unquoted`, if it is not the span itself.
    unquoted: Option<Span>,
}

/// The fields of one row; kept from row to row, so that nothing is allocated.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    fields: Vec<Field>,
    unquoted: String,
    /// Where it stands, without the end of the line.
    pub(super) span: Span,
    /// The line in which it begins, from 1.
    pub(super) line: usize,
}

/// Why a row cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Broken {
    /// Where.
    pub(super) span: Span,
    /// In which line, from 1.
    pub(super) line: usize,
    /// What is wrong, in a sentence.
    pub(super) problem: &'static str,
}

impl<'t> Rows<'t> {
    pub(super) fn new(text: &'t str) -> Rows<'t> {
        Rows {
            text,
            at: 0,
            line: 1,
        }
    }

    /// What has not been read yet.
    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Where the next row begins.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Passes over bytes that are known to be whole rows without quotation marks.
    pub(super) fn skip(&mut self, bytes: usize, lines: usize) {
        self.at += bytes;
        self.line += lines;
    }

    /// Reads the next row; `false` at the end.
    pub(super) fn read(&mut self, row: &mut Row) -> Result<bool, Broken> {
        row.fields.clear();
        row.unquoted.clear();
        let bytes = self.text.as_bytes();
        while let Some(b'\n' | b'\r') = bytes.get(self.at) {
            self.line += usize::from(bytes[self.at] == b'\n');
            self.at += 1;
        }
        if self.at >= bytes.len() {
            return Ok(false);
        }
        let start = self.at;
        row.line = self.line;
        let line = memchr(b'\n', &bytes[start..]).map_or(bytes.len(), |end| start + end);
        if memchr(b'"', &bytes[start..line]).is_some() {
            return self.quoted(row).map(|()| true);
        }
        let end = if line > start && bytes[line - 1] == b'\r' {
            line - 1
        } else {
            line
        };
        row.span = Span::new(start, end);
        let mut from = start;
        for (at, byte) in bytes[start..end].iter().enumerate() {
            if *byte == b',' {
                row.push(from, start + at);
                from = start + at + 1;
            }
        }
        row.push(from, end);
        self.at = (line + 1).min(bytes.len());
        self.line += 1;
        Ok(true)
    }

    /// Reads a row in which some field has quotation marks.
    fn quoted(&mut self, row: &mut Row) -> Result<(), Broken> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut at = start;
        loop {
            if bytes.get(at) == Some(&b'"') {
                at = self.inside(row, at)?;
            } else {
                let end = memchr2(b',', b'\n', &bytes[at..]).map_or(bytes.len(), |n| at + n);
                let carriage = end > at && bytes[end - 1] == b'\r' && bytes.get(end) != Some(&b',');
                row.push(at, end - usize::from(carriage));
                at = end;
            }
            if bytes.get(at) != Some(&b',') {
                break;
            }
            at += 1;
        }
        let last = row.fields.last().map_or(start, |field| field.span.end);
        row.span = Span::new(start, last);
        self.at = (at + 1).min(bytes.len());
        self.line += 1;
        Ok(())
    }

    /// Reads a field in quotation marks; where it ends: at a comma, at a line
    /// break, or at the end of the text.
    fn inside(&mut self, row: &mut Row, open: usize) -> Result<usize, Broken> {
        let bytes = self.text.as_bytes();
        let from = row.unquoted.len();
        let broken = |span, problem| Broken {
            span,
            line: row.line,
            problem,
        };
        let mut at = open + 1;
        loop {
            let Some(close) = memchr(b'"', &bytes[at..]).map(|n| at + n) else {
                let span = Span::new(open, open + 1);
                return Err(broken(span, "this quotation mark is never closed"));
            };
            row.unquoted.push_str(&self.text[at..close]);
            self.line += bytes[at..close].iter().filter(|b| **b == b'\n').count();
            at = close + 1;
            if bytes.get(at) != Some(&b'"') {
                break;
            }
            row.unquoted.push('"');
            at += 1;
        }
        row.fields.push(Field {
            span: Span::new(open, at),
            unquoted: Some(Span::new(from, row.unquoted.len())),
        });
        if bytes.get(at) == Some(&b'\r') && matches!(bytes.get(at + 1), Some(b'\n') | None) {
            at += 1;
        }
        match bytes.get(at) {
            None | Some(b',' | b'\n') => Ok(at),
            Some(_) => Err(broken(
                Span::new(open, at),
                "something stands behind a closing quotation mark",
            )),
        }
    }
}

impl Row {
    fn push(&mut self, start: usize, end: usize) {
        self.fields.push(Field {
            span: Span::new(start, end),
            unquoted: None,
        });
    }

    /// How many fields it has.
    pub(super) fn len(&self) -> usize {
        self.fields.len()
    }

    /// The text of a field without blanks around it; empty if there is none.
    pub(super) fn get<'s>(&'s self, text: &'s str, index: usize) -> &'s str {
        let Some(field) = self.fields.get(index) else {
            return "";
        };
        let (text, span) = match field.unquoted {
            Some(span) => (&*self.unquoted, span),
            None => (text, field.span),
        };
        trimmed(&text[span.start..span.end])
    }

    /// The same of a row that is plain, for as long as the text lives.
    pub(super) fn plain<'t>(&self, text: &'t str, index: usize) -> &'t str {
        let field = self.fields.get(index);
        field.map_or("", |field| trimmed(&text[field.span.start..field.span.end]))
    }

    /// The text of a field for as long as the text of the table lives; owned
    /// only where a quotation mark in it is doubled.
    pub(super) fn lasting<'t>(&self, text: &'t str, index: usize) -> Cow<'t, str> {
        let Some(field) = self.fields.get(index) else {
            return Cow::Borrowed("");
        };
        let Span { start, end } = field.span;
        match field.unquoted {
            None => Cow::Borrowed(trimmed(&text[start..end])),
            Some(inner) if inner.end - inner.start + 2 == end - start => {
                Cow::Borrowed(trimmed(&text[start + 1..end - 1]))
            }
            Some(inner) => Cow::Owned(trimmed(&self.unquoted[inner.start..inner.end]).to_owned()),
        }
    }

    /// Whether no field of it has quotation marks.
    pub(super) fn is_plain(&self) -> bool {
        self.unquoted.is_empty() && self.fields.iter().all(|field| field.unquoted.is_none())
    }

    /// Where a field stands, with its quotation marks; the end of the row if
    /// there is none.
    pub(super) fn place(&self, index: usize) -> Span {
        let end = Span::new(self.span.end, self.span.end);
        self.fields.get(index).map_or(end, |field| field.span)
    }
}

/// Without blanks around it; nearly no field has any.
fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [] => text,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<Vec<String>> {
        let mut rows = Rows::new(text);
        let mut row = Row::default();
        let mut all = Vec::new();
        while rows.read(&mut row).expect(text) {
            let fields = (0..row.len()).map(|at| row.get(text, at).to_owned());
            all.push(fields.collect());
        }
        all
    }

    #[test]
    fn quotation_marks_line_breaks_and_blank_lines_are_read() {
        let text = "a,b\r\n\r\n\"x, \"\"y\"\"\",z\n\n1,\"two\nlines\"\r\n,\n";
        let expected = [
            vec!["a", "b"],
            vec!["x, \"y\"", "z"],
            vec!["1", "two\nlines"],
            vec!["", ""],
        ];
        assert_eq!(read(text), expected);
    }

    #[test]
    fn a_row_knows_its_line_behind_line_breaks_in_quotes() {
        let text = "a\n\"b\nc\"\nd\n";
        let mut rows = Rows::new(text);
        let mut row = Row::default();
        let mut lines = Vec::new();
        while rows.read(&mut row).expect(text) {
            lines.push(row.line);
        }
        assert_eq!(lines, [1, 2, 4]);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_pointed_at() {
        let mut rows = Rows::new("a,\"b\nc,d\n");
        let broken = rows.read(&mut Row::default()).expect_err("it is open");
        assert_eq!((broken.line, broken.span), (1, Span::new(2, 3)));
        let mut rows = Rows::new("\"b\"c,d\n");
        assert!(rows.read(&mut Row::default()).is_err());
    }

    proptest! {
        #[test]
        fn rows_are_those_of_the_crate_csv(
            table in proptest::collection::vec(
                proptest::collection::vec("[a-c\",\r\n é]{0,4}", 2..4), 0..6,
            ),
        ) {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for row in &table {
                writer.write_record(row).expect("it can be written");
            }
            let text = String::from_utf8(writer.into_inner().expect("all")).expect("UTF-8");
            let mut reader = csv::ReaderBuilder::new()
                .flexible(true)
                .has_headers(false)
                .trim(csv::Trim::All)
                .from_reader(text.as_bytes());
            let same: Vec<Vec<String>> = reader
                .records()
                .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
                .collect();
            prop_assert_eq!(read(&text), same);
        }
    }
}
