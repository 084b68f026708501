//! The first line of a stored snapshot in CSV: which column stands where.

use super::COLUMNS;
use crate::error::Error;
use crate::load::first_line;
use crate::model::Columns;

/// Which column of a table stands in which place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// The place of each of [`COLUMNS`], if it is there.
    places: [Option<usize>; COLUMNS.len()],
    /// How many columns there are.
    pub(super) width: usize,
}

impl Header {
    /// Reads the names; `text` is the whole file, for what may be said of it.
    pub(super) fn read<'n>(
        path: &str,
        text: &str,
        names: impl Iterator<Item = &'n str>,
    ) -> Result<Header, Error> {
        if let Some(problem) = first_line::problem(text) {
            return Err(Error::data(format!("{path}{problem}")));
        }
        let mut header = Header {
            places: [None; COLUMNS.len()],
            width: 0,
        };
        for (index, name) in names.enumerate() {
            header.width += 1;
            let name = name.trim();
            let Some(at) = COLUMNS.iter().position(|column| *column == name) else {
                continue;
            };
            if header.places[at].replace(index).is_some() {
                return Err(Error::data(format!(
                    "{path}: the column `{name}` is there twice"
                )));
            }
        }
        Ok(header)
    }

    /// Where a column stands, if it is there.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        let at = COLUMNS.iter().position(|column| *column == name)?;
        self.places[at]
    }

    /// Which parts of the cells the table knows.
    pub(super) fn columns(&self) -> Columns {
        let has = |name| self.place(name).is_some();
        Columns {
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
        }
    }
}
