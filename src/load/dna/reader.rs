//! What was read of a database so far, and how a table of it is read.

use rusqlite::Row;
use rustc_hash::FxHashMap;

use super::Flaw;
use super::open::Database;
use super::rows::{number, text};
use super::types::{Dna, Variable};
use crate::error::Error;

/// A number into the types and one into what belongs to the type.
pub(super) type Within = (u32, u32);

/// What was read so far, and where each id of the file has gone.
pub(super) struct Reader<'f> {
    pub(super) file: &'f Database,
    pub(super) dna: Dna,
    pub(super) coders: FxHashMap<i64, u32>,
    pub(super) types: FxHashMap<i64, u32>,
    pub(super) documents: FxHashMap<i64, u32>,
    pub(super) variables: FxHashMap<i64, Within>,
    pub(super) entities: FxHashMap<i64, (Within, u32)>,
    pub(super) statements: FxHashMap<i64, Within>,
}

impl<'f> Reader<'f> {
    pub(super) fn new(file: &'f Database, has_texts: bool) -> Reader<'f> {
        let dna = Dna {
            has_texts,
            ..Dna::default()
        };
        Reader {
            file,
            dna,
            coders: FxHashMap::default(),
            types: FxHashMap::default(),
            documents: FxHashMap::default(),
            variables: FxHashMap::default(),
            entities: FxHashMap::default(),
            statements: FxHashMap::default(),
        }
    }

    pub(super) fn flaw(&mut self, row: &'static str, id: i64, what: impl Into<String>) {
        let what = what.into();
        self.dna.flaws.push(Flaw { row, id, what });
    }

    /// Each row of a table by its id; a row without one, or with one that
    /// stood before, is a flaw.
    pub(super) fn table(
        &mut self,
        table: &str,
        name: &'static str,
        columns: &[&str],
        mut take: impl FnMut(&mut Self, i64, &Row<'_>),
    ) -> Result<(), Error> {
        let file = self.file;
        let mut last = None;
        file.rows(table, columns, |row| {
            match number(row, 0) {
                Ok(Some(id)) if last == Some(id) => {
                    self.flaw(name, id, "is there twice; the second was left out");
                }
                Ok(Some(id)) => {
                    last = Some(id);
                    take(self, id, row);
                }
                Ok(None) | Err(_) => self.flaw(name, 0, "has no id; it was left out"),
            }
            Ok(())
        })
    }

    /// A number in another column that leads to a row of another table.
    pub(super) fn leads<T: Copy>(
        row: &Row<'_>,
        at: usize,
        to: &FxHashMap<i64, T>,
    ) -> Result<T, String> {
        match number(row, at) {
            Ok(Some(id)) => to.get(&id).copied().ok_or_else(|| id.to_string()),
            Ok(None) => Err("(none)".to_owned()),
            Err(other) => Err(other),
        }
    }

    /// A text; what of it cannot be read is a flaw.
    pub(super) fn text(
        &mut self,
        row: &Row<'_>,
        at: usize,
        name: &'static str,
        id: i64,
    ) -> Box<str> {
        let (text, whole) = text(row, at);
        if !whole {
            let what = "has characters that are not UTF-8; each was replaced by U+FFFD";
            self.flaw(name, id, what);
        }
        text
    }

    /// A variable by its numbers.
    pub(super) fn variable(&mut self, (of, at): Within) -> &mut Variable {
        &mut self.dna.types[of as usize].variables[at as usize]
    }
}

/// A reference that leads nowhere, with what was done.
pub(super) fn nowhere(leads: &str, to: &str) -> String {
    format!("{leads} {to}, which the file does not have; it was left out")
}
