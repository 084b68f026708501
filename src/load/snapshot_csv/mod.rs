//! Stored snapshots in CSV: sorted, one row a stance (one an option), one a
//! response.
//!
//! Columns, in any order: `actor` and `issue`; of the others any may be
//! missing, and then nothing is claimed that would need it: `stance`,
//! `response`, `conditions`, `said`, `published`, `by`, `authority`, `claim`,
//! `marks`. The day of the snapshot is not in the file.

mod checked;
mod differing;
mod header;
mod row;
mod sorted;
mod write;

use std::collections::BTreeMap;
use std::path::Path;

use self::header::Header;
use self::row::{Row, Wrong};
use super::first_line;
use super::rows::{Broken, Row as Fields, Rows};
use crate::error::Error;
use crate::model::{Cell, Clock, Counted, Day, Only, Slug, Snapshot, When};
use crate::text::path_shown;

pub use self::differing::{Differing, Stored, differing};
pub use self::write::{pieces, to_text};

/// The columns as they are written.
pub const COLUMNS: [&str; 11] = first_line::SNAPSHOT;

/// Reads a snapshot from CSV; `path` is how errors call the file. Without
/// `as_of` the day is the latest that occurs in it.
///
/// # Errors
/// When it is no CSV with the columns `actor` and `issue`, when a value
/// cannot be read, or when no day is known. The message says of the first
/// twenty mistakes in which line and column they are.
pub fn read(path: &str, text: &str, as_of: Option<Day>, clock: Clock) -> Result<Snapshot, Error> {
    let path = path_shown(Path::new(path));
    let mut rows = Rows::new(text);
    let mut row = Fields::default();
    rows.read(&mut row).map_err(|e| unreadable(&path, &e))?;
    let header = Header::read(&path, text, (0..row.len()).map(|at| row.get(text, at)))?;
    let mut cells: BTreeMap<(Slug, Slug), Cell> = BTreeMap::new();
    let mut latest: Option<Day> = None;
    let mut wrong: Vec<String> = Vec::new();
    while wrong.len() < MOST {
        match rows.read(&mut row) {
            Ok(true) => {}
            Ok(false) => break,
            // Where a quotation mark is open nobody can tell where rows begin.
            Err(broken) => {
                wrong.push(unreadable(&path, &broken).to_string());
                break;
            }
        }
        if row.len() != header.width {
            wrong.push(uneven(&path, row.line, row.len(), header.width).to_string());
            continue;
        }
        let field = |name: &str| header.place(name).map_or("", |at| row.get(text, at));
        if let Err(found) = (Row { field: &field }).take(&mut cells) {
            wrong.push(refused(&path, text, &row, &header, &found));
        }
        latest = latest.max(latest_day(field("said"), field("published")));
    }
    if !wrong.is_empty() {
        return Err(Error::data(wrong.join("\n")));
    }
    let Some(as_of) = as_of.or(latest) else {
        return Err(Error::usage(format!("nothing in {path} tells its day")));
    };
    let cells = finished(cells);
    Ok(Snapshot {
        as_of,
        clock,
        counted: Counted::default(),
        title: None,
        only: Only::default(),
        speakers: Vec::new(),
        columns: header.columns(),
        cells,
        withdrawn: Vec::new(),
    })
}

/// So many mistakes are told at once.
const MOST: usize = 20;

/// What is wrong with a row, and where: `s.csv, line 3, column 5: ...`.
fn refused(path: &str, text: &str, row: &Fields, header: &Header, wrong: &Wrong) -> String {
    let place = header.place(wrong.column).map(|at| row.place(at).start);
    let before = place.and_then(|place| text.get(row.span.start..place));
    let column = before.map_or(1, |before| before.chars().count() + 1);
    format!("{path}, line {}, column {column}: {}", row.line, wrong.text)
}

/// Says what is wrong where a table begins neither like claims nor like a
/// stored snapshot; `path` is how the error calls the file.
///
/// ```
/// use stancegraph::load::snapshot_csv::begins;
/// assert!(begins("s.csv", "actor,issue,stance\n").is_ok());
/// let error = begins("t.csv", "claimid,actor,issue,stance,date,source\n").unwrap_err();
/// assert!(error.to_string().ends_with("did you mean `claim_id`?"));
/// ```
///
/// # Errors
/// When it does; the message names the columns and what was found.
pub fn begins(path: &str, text: &str) -> Result<(), Error> {
    match first_line::problem(text) {
        Some(problem) => {
            let path = path_shown(Path::new(path));
            Err(Error::data(format!("{path}{problem}")))
        }
        None => Ok(()),
    }
}

/// The latest day that a row tells; nothing was said after it was published.
fn latest_day(said: &str, published: &str) -> Option<Day> {
    let said = When::parse(said)
        .ok()
        .map(|w| w.latest)
        .filter(|d| *d < Day::MAX);
    let published: Option<Day> = published.parse().ok();
    said.min(published.or(said)).max(published)
}

/// The cells in their order, and what is in them in its order.
fn finished(cells: BTreeMap<(Slug, Slug), Cell>) -> Vec<Cell> {
    let mut cells: Vec<Cell> = cells.into_values().collect();
    for cell in &mut cells {
        cell.held
            .sort_by(|a, b| a.value.option().cmp(&b.value.option()));
        cell.marks
            .sort_by(|a, b| (a.kind, &a.about).cmp(&(b.kind, &b.about)));
    }
    cells
}

fn uneven(path: &str, line: usize, len: usize, width: usize) -> Error {
    let fields = if len == 1 { "field" } else { "fields" };
    Error::data(format!(
        "{path}, line {line}: {len} {fields}, but there are {width} columns; look for a comma or a quotation mark too many or too few"
    ))
}

fn unreadable(path: &str, broken: &Broken) -> Error {
    Error::data(format!("{path}, line {}: {}", broken.line, broken.problem))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        let error = read("s.csv", text, Some(Day::MIN), Clock::Both).expect_err(text);
        error.to_string()
    }

    #[test]
    fn what_is_no_table_is_told_in_plain_words() {
        for (text, expected) in [
            (
                "actor;issue;stance\na;i;Support\n",
                "`s.csv`: the columns are separated by `;`; save the table with `,` between them",
            ),
            (
                "actor\tissue\na\ti\n",
                "`s.csv`: the columns are separated by tabs; save the table with `,` between them",
            ),
            (
                "actor,issue\na,i\nb\n",
                "`s.csv`, line 3: 1 field, but there are 2 columns; look for a comma or a quotation mark too many or too few",
            ),
            (
                "actor,issue,said\na,i,1 May\n",
                "`s.csv`, line 2, column 5: `said`: ",
            ),
            (
                "actor,issue,authority\na,i,King\n",
                "`s.csv`, line 2, column 5: `King` is no authority; write one of ",
            ),
            (
                "actor,issue,stance\na,i,Support\na,i,Choose(x)\n",
                "`s.csv`, line 3, column 5: a second stance of `a` on `i`",
            ),
        ] {
            let said = refused(text);
            assert!(said.starts_with(expected), "{said}");
        }
    }

    #[test]
    fn all_mistakes_are_told_in_one_run() {
        let said = refused("actor,issue,stance\na,i,Suport\nB,i,Yes\nc,i\nd,i,No\n");
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(lines.len(), 3, "{said}");
        assert!(lines[0].starts_with("`s.csv`, line 2, column 5: `Suport`"));
        assert!(lines[1].starts_with("`s.csv`, line 3, column 1: the actor `B`"));
        assert!(lines[2].starts_with("`s.csv`, line 4: 2 fields"));
    }
}
