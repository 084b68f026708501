//! An answer's flat table comes in, CSV comes out.
//!
//! Quoting follows RFC 4180, with two decisions:
//!
//! * Lines end in `\n`, not `\r\n`: the file goes through `git`, `diff` and
//!   the tools of the command line, and every spreadsheet reads both.
//! * Cells are written as they are. A leading `=`, `+`, `-` or `@` is not
//!   defused, because `-1` and `+2` are data and a changed cell would be a
//!   silent lie to every other reader. Whoever opens a stranger's table in a
//!   spreadsheet should import it as text.
//!
//! The header is always there. Each row has as many cells as the header.

use super::{Format, Options, columns, network};
use crate::error::Error;
use crate::load::snapshot_csv;
use crate::view::answer::Answer;

/// `--format csv`.
pub static FORMAT: Format = Format {
    name: "csv",
    extension: "csv",
    answer: Some(answer),
    pages: None,
    figure: None,
    snapshot: Some(snapshot_csv::to_text),
    network: Some(network::csv),
};

/// Writes the flat table of an answer; the blocks are for people and left out.
///
/// # Errors
/// [`ErrorKind::Format`](crate::error::ErrorKind::Format) if the CSV writer
/// refuses a record, which no table makes it do.
pub fn answer(answer: &Answer, _: &Options) -> Result<String, Error> {
    let table = &answer.table;
    let columns = columns(table);
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    if columns > 0 {
        let header = table.header.iter().map(String::as_str);
        writer
            .write_record(padded(header, columns))
            .map_err(refused)?;
        for row in &table.rows {
            let row = row.iter().map(|cell| cell.text.as_str());
            writer.write_record(padded(row, columns)).map_err(refused)?;
        }
    }
    let bytes = writer.into_inner().map_err(refused)?;
    String::from_utf8(bytes).map_err(refused)
}

fn padded<'a>(
    cells: impl Iterator<Item = &'a str>,
    columns: usize,
) -> impl Iterator<Item = &'a str> {
    cells.chain(std::iter::repeat("")).take(columns)
}

fn refused(cause: impl std::fmt::Display) -> Error {
    Error::format(format!("cannot write the table as CSV: {cause}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::answer::Table;

    fn written(header: &[&str], rows: &[&[&str]]) -> String {
        let table = Table {
            header: header.iter().map(ToString::to_string).collect(),
            rows: rows
                .iter()
                .map(|row| row.iter().map(|&text| text.into()).collect())
                .collect(),
        };
        let view = Answer {
            blocks: Vec::new(),
            table,
            data: serde_json::Value::Null,
        };
        answer(&view, &Options::default()).expect("any table can be written")
    }

    #[test]
    fn the_header_is_there_without_rows() {
        assert_eq!(written(&["actor", "issue"], &[]), "actor,issue\n");
        assert_eq!(written(&[], &[]), "");
    }

    #[test]
    fn hostile_names_are_quoted_and_come_back() {
        let names = [
            "a,b",
            "\"quoted\"",
            "two\nlines",
            "cr\r",
            "<script>",
            "\u{1b}[2J",
            "",
            " x ",
        ];
        let text = written(
            &["name", "n"],
            &names.map(|name| [name, "1"]).each_ref().map(|row| &row[..]),
        );
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let back: Vec<String> = reader
            .records()
            .map(|record| record.expect("valid")[0].to_owned())
            .collect();
        assert_eq!(back, names);
    }

    #[test]
    fn signs_and_formulas_are_data() {
        let text = written(&["stance"], &[&["-1"], &["+2"], &["=1+1"], &["@x"]]);
        assert_eq!(text, "stance\n-1\n+2\n=1+1\n@x\n");
    }

    #[test]
    fn ragged_rows_lose_nothing() {
        assert_eq!(written(&["a"], &[&["1", "2"], &[]]), "a,\n1,2\n,\n");
    }
}
