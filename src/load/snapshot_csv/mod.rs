//! Stored snapshots in CSV: sorted, one row a stance (one an option), one a
//! response.
//!
//! Columns, in any order: `actor` and `issue`; of the others any may be
//! missing, and then nothing is claimed that would need it: `stance`,
//! `response`, `conditions`, `said`, `published`, `by`, `authority`, `claim`,
//! `marks`. The day of the snapshot is not in the file.

mod row;
mod write;

use std::collections::BTreeMap;
use std::path::Path;

use self::row::Row;
use crate::error::Error;
use crate::model::{Cell, Clock, Columns, Counted, Day, Slug, Snapshot, When};
use crate::text::path_shown;

pub use self::write::to_text;

/// The columns as they are written.
pub const COLUMNS: [&str; 11] = [
    "actor",
    "issue",
    "stance",
    "response",
    "conditions",
    "said",
    "published",
    "by",
    "authority",
    "claim",
    "marks",
];

/// Reads a snapshot from CSV; `path` is how errors call the file. Without
/// `as_of` the day is the latest that occurs in it.
///
/// # Errors
/// When it is no CSV with the columns `actor` and `issue`, when a value
/// cannot be read (the message says in which line), or when no day is known.
pub fn read(path: &str, text: &str, as_of: Option<Day>, clock: Clock) -> Result<Snapshot, Error> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(false)
        .from_reader(text.as_bytes());
    let path = path_shown(Path::new(path));
    let header = reader.headers().map_err(|e| unreadable(&path, &e))?.clone();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, name) in header.iter().enumerate() {
        let name = name.trim();
        if !COLUMNS.contains(&name) {
            continue;
        }
        if places.insert(name, index).is_some() {
            return Err(Error::data(format!(
                "{path}: the column `{name}` is there twice"
            )));
        }
    }
    for name in ["actor", "issue"] {
        if !places.contains_key(name) {
            let between = if header.len() > 1 {
                None
            } else {
                separator(text)
            };
            return Err(Error::data(match between {
                Some(between) => format!(
                    "{path}: the columns are separated by {between}; save the table with `,` between them"
                ),
                None => format!(
                    "{path} has no column `{name}`; a snapshot in CSV begins with `{}`",
                    COLUMNS.join(",")
                ),
            }));
        }
    }
    let has = |name: &str| places.contains_key(name);
    let columns = Columns {
        stance: has("stance"),
        response: has("response"),
        conditions: has("conditions"),
        said: has("said"),
        published: has("published"),
        by: has("by"),
        authority: has("authority"),
        claim: has("claim"),
        marks: has("marks"),
        details: false,
    };
    let mut cells: BTreeMap<(Slug, Slug), Cell> = BTreeMap::new();
    let mut latest: Option<Day> = None;
    let mut record = csv::StringRecord::new();
    while reader
        .read_record(&mut record)
        .map_err(|e| unreadable(&path, &e))?
    {
        let line = record.position().map_or(0, csv::Position::line);
        let field = |name: &str| {
            places
                .get(name)
                .and_then(|&at| record.get(at))
                .unwrap_or("")
                .trim()
        };
        let row = Row { field: &field };
        row.take(&mut cells)
            .map_err(|problem| Error::data(format!("{path}, line {line}: {problem}")))?;
        let said = When::parse(field("said"))
            .ok()
            .map(|w| w.latest)
            .filter(|d| *d < Day::MAX);
        let published: Option<Day> = field("published").parse().ok();
        // Nothing was said after it was published.
        let said = said.min(published.or(said));
        latest = latest.max(said).max(published);
    }
    let Some(as_of) = as_of.or(latest) else {
        return Err(Error::usage(format!("nothing in {path} tells its day")));
    };
    let cells = cells
        .into_values()
        .map(|mut cell| {
            cell.held
                .sort_by(|a, b| a.value.option().cmp(&b.value.option()));
            cell.marks
                .sort_by(|a, b| (a.kind, &a.about).cmp(&(b.kind, &b.about)));
            cell
        })
        .collect();
    Ok(Snapshot {
        as_of,
        clock,
        counted: Counted::default(),
        title: None,
        columns,
        cells,
        withdrawn: Vec::new(),
    })
}

/// What stands between the columns in place of a comma.
fn separator(text: &str) -> Option<&'static str> {
    let first = text.lines().next().unwrap_or_default();
    let all = [(';', "`;`"), ('\t', "tabs"), ('|', "`|`")];
    let found = all.into_iter().find(|(c, _)| first.contains(*c));
    found.map(|(_, name)| name)
}

fn unreadable(path: &str, error: &csv::Error) -> Error {
    Error::data(match error.kind() {
        csv::ErrorKind::UnequalLengths {
            pos,
            expected_len,
            len,
        } => {
            let line = pos.as_ref().map_or(0, csv::Position::line);
            let fields = if *len == 1 { "field" } else { "fields" };
            format!(
                "{path}, line {line}: {len} {fields}, but there are {expected_len} columns; look for a comma or a quotation mark too many or too few"
            )
        }
        _ => format!("{path} cannot be read as CSV: {error}"),
    })
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
            ("actor,issue,said\na,i,1 May\n", "`s.csv`, line 2: `said`: "),
            (
                "actor,issue,authority\na,i,King\n",
                "`s.csv`, line 2: `King` is no authority; write one of ",
            ),
            (
                "actor,issue,stance\na,i,Support\na,i,Choose(x)\n",
                "`s.csv`, line 3: a second stance of `a` on `i`",
            ),
        ] {
            let said = refused(text);
            assert!(said.starts_with(expected), "{said}");
        }
    }
}
