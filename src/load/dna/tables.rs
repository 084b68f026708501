//! An open database to a [`Dna`], table by table; each is read once.

use std::path::Path;

use rusqlite::Row;
use rustc_hash::FxHashMap;

use super::open::Database;
use super::rows::{colour, number, text};
use super::types::{Coder, DataType, Dna, StatementType, Values, Variable};
use super::{Flaw, documents, entities, values};
use crate::error::Error;
use crate::text::{nearest, shown};

/// Reads a whole file, and looks whether its pages fit together.
///
/// Time and memory are linear in the size of the file.
///
/// # Errors
/// When the path cannot be read, is locked by another program or damaged, or
/// is no database of the Discourse Network Analyzer in version 3.
pub fn read(path: &Path) -> Result<Dna, Error> {
    let file = Database::open(path)?;
    file.is_sound()?;
    Reader::new(&file, true).read()
}

/// Reads what was coded, without the texts of the documents.
///
/// # Errors
/// As [`read`].
pub fn read_coding(path: &Path) -> Result<Dna, Error> {
    Reader::new(&Database::open(path)?, false).read()
}

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
    fn new(file: &'f Database, has_texts: bool) -> Reader<'f> {
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

    fn read(mut self) -> Result<Dna, Error> {
        self.version()?;
        self.coders()?;
        self.types()?;
        self.variables()?;
        entities::read(&mut self)?;
        documents::read(&mut self)?;
        values::read(&mut self)?;
        Ok(self.dna)
    }

    pub(super) fn flaw(&mut self, row: &'static str, id: i64, what: impl Into<String>) {
        let what = what.into();
        self.dna.flaws.push(Flaw { row, id, what });
    }

    fn version(&mut self) -> Result<(), Error> {
        let mut version = String::new();
        if self.file.has("SETTINGS") {
            self.file.rows("SETTINGS", &["Property", "Value"], |row| {
                if &*text(row, 0).0 == "version" {
                    version = text(row, 1).0.into();
                }
                Ok(())
            })?;
        }
        self.file.of_known_version(&version)?;
        self.dna.version = version;
        Ok(())
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

    fn coders(&mut self) -> Result<(), Error> {
        let columns = ["ID", "Name", "Red", "Green", "Blue"];
        self.table("CODERS", "coder", &columns, |this, id, row| {
            this.coders.insert(id, this.dna.coders.len() as u32);
            let name = this.text(row, 1, "coder", id);
            let colour = colour(row, 2);
            this.dna.coders.push(Coder { id, name, colour });
        })
    }

    fn types(&mut self) -> Result<(), Error> {
        let columns = ["ID", "Label", "Red", "Green", "Blue"];
        self.table(
            "STATEMENTTYPES",
            "statement type",
            &columns,
            |this, id, row| {
                this.types.insert(id, this.dna.types.len() as u32);
                let label = this.text(row, 1, "statement type", id);
                this.dna.types.push(StatementType {
                    id,
                    label,
                    colour: colour(row, 2),
                    variables: Vec::new(),
                    statements: Default::default(),
                });
            },
        )
    }

    fn variables(&mut self) -> Result<(), Error> {
        let columns = ["ID", "Variable", "DataType", "StatementTypeId"];
        self.table("VARIABLES", "variable", &columns, |this, id, row| {
            let name = this.text(row, 1, "variable", id);
            let word = text(row, 2).0;
            let found = DataType::WORDS.iter().find(|(_, known)| **known == *word);
            let Some((data_type, _)) = found else {
                let words = DataType::WORDS.map(|(_, word)| word);
                let meant = nearest(&word, words)
                    .map_or_else(String::new, |word| format!(", such as {word}"));
                this.flaw(
                    "variable",
                    id,
                    format!(
                        "is of the type {}, which is none{meant}; it was left out",
                        shown(&word)
                    ),
                );
                return;
            };
            match Self::leads(row, 3, &this.types) {
                Ok(of) => {
                    let variables = &mut this.dna.types[of as usize].variables;
                    this.variables.insert(id, (of, variables.len() as u32));
                    variables.push(Variable {
                        id,
                        name,
                        data_type: *data_type,
                        values: Values::Entities(Vec::new()),
                        entities: Vec::new(),
                        attributes: Vec::new(),
                    });
                }
                Err(id_of) => {
                    this.flaw("variable", id, nowhere("belongs to statement type", &id_of))
                }
            }
        })
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
