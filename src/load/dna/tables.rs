//! An open database to a [`Dna`], table by table; each is read once.

use std::path::Path;

use super::open::Database;
use super::reader::{Reader, nowhere};
use super::rows::{colour, text};
use super::types::{Coder, DataType, Dna, StatementType, Values, Variable};
use super::{documents, entities, values};
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

impl Reader<'_> {
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
}
