//! What a `.dna` file holds, as plain types in columns. Nothing here knows of
//! SQLite. References inside of a file are numbers from 0 into these lists;
//! the ids of the file are kept for messages.

use std::collections::BTreeMap;

use super::Flaw;
use crate::model::Day;

/// Stands in a column of numbers where there is none.
pub const NONE: u32 = u32::MAX;

/// Red, green and blue.
pub type Colour = [u8; 3];

/// A whole file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Dna {
    /// The version of the schema as the file tells it; empty if it does not.
    pub version: String,
    /// Who coded, by id. Passwords are never read.
    pub coders: Vec<Coder>,
    /// The kinds of statements with their variables and statements, by id.
    pub types: Vec<StatementType>,
    /// The documents, by id.
    pub documents: Vec<Document>,
    /// Whether the texts of the documents were read.
    pub has_texts: bool,
    /// What could not be used, in the order of the tables.
    pub flaws: Vec<Flaw>,
}

/// Somebody who codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coder {
    /// Its id in the file.
    pub id: i64,
    /// The name.
    pub name: Box<str>,
    /// The colour of what was coded.
    pub colour: Colour,
}

/// A document that was coded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its id in the file.
    pub id: i64,
    /// The title.
    pub title: Box<str>,
    /// The text; empty if texts were not read.
    pub text: Box<str>,
    /// Who wrote it; empty if not told.
    pub author: Box<str>,
    /// Where it was published; empty if not told.
    pub source: Box<str>,
    /// In which part of that; empty if not told.
    pub section: Box<str>,
    /// What kind of document it is; empty if not told.
    pub kind: Box<str>,
    /// Remarks; empty if there are none.
    pub notes: Box<str>,
    /// Who added it: a number into the coders, or [`NONE`].
    pub coder: u32,
    /// The moment of its date, in seconds since 1970-01-01 00:00, without a
    /// time zone.
    pub seconds: i64,
    /// The day of that moment; none if the calendar does not have it.
    pub day: Option<Day>,
}

/// A kind of statement.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementType {
    /// Its id in the file.
    pub id: i64,
    /// The name.
    pub label: Box<str>,
    /// The colour.
    pub colour: Colour,
    /// What is coded of each statement, by id.
    pub variables: Vec<Variable>,
    /// The statements of this type.
    pub statements: Statements,
}

/// The statements of one type, in columns of equal length, by id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statements {
    /// The ids in the file.
    pub ids: Vec<i64>,
    /// In which document each stands.
    pub documents: Vec<u32>,
    /// Where it begins, in UTF-16 units of the text. See [`super::utf16`].
    pub starts: Vec<u32>,
    /// Where it ends, not included.
    pub stops: Vec<u32>,
    /// Who coded it, or [`NONE`].
    pub coders: Vec<u32>,
}

impl Statements {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}

/// What the values of a variable are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataType {
    /// Yes or no, as 1 and 0.
    Boolean,
    /// A whole number.
    Integer,
    /// One of the entities of the variable.
    ShortText,
    /// Words of its own for each statement.
    LongText,
}

impl DataType {
    /// All, with the words by which the file calls them.
    pub const WORDS: [(DataType, &'static str); 4] = [
        (DataType::Boolean, "boolean"),
        (DataType::Integer, "integer"),
        (DataType::ShortText, "short text"),
        (DataType::LongText, "long text"),
    ];

    /// The word by which the file calls it.
    ///
    /// ```
    /// use stancegraph::load::dna::DataType;
    /// assert_eq!(DataType::ShortText.word(), "short text");
    /// ```
    pub fn word(self) -> &'static str {
        let found = DataType::WORDS.iter().find(|(kind, _)| *kind == self);
        found.map_or("", |(_, word)| word)
    }
}

/// What is coded of each statement of a type.
#[derive(Debug, Clone, PartialEq)]
pub struct Variable {
    /// Its id in the file.
    pub id: i64,
    /// The name.
    pub name: Box<str>,
    /// What its values are.
    pub data_type: DataType,
    /// The value of each statement.
    pub values: Values,
    /// Of short text: what a value can be, by id.
    pub entities: Vec<Entity>,
    /// The names of what is known of each entity.
    pub attributes: Vec<Box<str>>,
}

/// The values of a variable, by the number of the statement in its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Values {
    /// Of boolean and integer variables.
    Numbers(Vec<Option<i32>>),
    /// Of short text: numbers into the entities, or [`NONE`].
    Entities(Vec<u32>),
    /// Of long text; statements without words are left out.
    Words(BTreeMap<u32, Box<str>>),
}

impl Variable {
    /// The number of a statement, of a boolean or integer variable.
    pub fn number(&self, statement: usize) -> Option<i32> {
        match &self.values {
            Values::Numbers(numbers) => numbers.get(statement).copied().flatten(),
            _ => None,
        }
    }

    /// The number of the entity of a statement, of a short text variable.
    pub fn entity_number(&self, statement: usize) -> Option<u32> {
        match &self.values {
            Values::Entities(entities) => entities
                .get(statement)
                .copied()
                .filter(|number| *number != NONE),
            _ => None,
        }
    }

    /// The entity of a statement, of a short text variable. Its name may be
    /// empty: so the file says that nothing was coded.
    pub fn entity(&self, statement: usize) -> Option<&Entity> {
        match &self.values {
            Values::Entities(entities) => {
                let number = *entities.get(statement)?;
                self.entities.get(number as usize)
            }
            _ => None,
        }
    }

    /// The words of a statement, of a long text variable.
    pub fn words(&self, statement: usize) -> Option<&str> {
        match &self.values {
            Values::Words(words) => words.get(&u32::try_from(statement).ok()?).map(|w| &**w),
            _ => None,
        }
    }
}

/// What a value of a short text variable can be: a person, an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its id in the file.
    pub id: i64,
    /// The value; empty for "nothing was coded".
    pub name: Box<str>,
    /// The colour; black is what the file gives to all that have none.
    pub colour: Colour,
    /// The entity of the same variable of which it is a part, or [`NONE`].
    pub parent: u32,
    /// What is known of it, in the order of the variable's attributes; empty
    /// where nothing is.
    pub attributes: Vec<Box<str>>,
}
