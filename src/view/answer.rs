//! An answer ready to be written: prose blocks for people, a flat table for
//! spreadsheets, structured data for programs. No format is known here.

use super::figure::Figure;

/// What a view function returns for every command that answers in words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// What a person reads, from top to bottom.
    pub blocks: Vec<Block>,
    /// The same content as one flat table (CSV).
    pub table: Table,
    /// The same content as data (JSON); its shape is the documented schema.
    pub data: serde_json::Value,
}

/// One of the contents of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// What a person reads.
    Words,
    /// The flat table.
    Table,
    /// The data.
    Data,
}

/// A piece of an answer for people.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading; level 1 is the title.
    Heading(u8, String),
    /// Running text.
    Paragraph(String),
    /// A remark of the program itself, with what can be typed set apart.
    Note(Vec<Part>),
    /// A quoted sentence with the line that says who said it where.
    Quote {
        /// The words, verbatim.
        text: String,
        /// Speaker, day, source.
        attribution: String,
    },
    /// A table for reading (may have fewer columns than the flat one).
    Table(Table),
    /// Items, each with lines below it.
    List(Vec<Item>),
    /// A drawing that stands here.
    Figure(Box<Figure>),
    /// A heading that links lead to.
    Section {
        /// As for a heading.
        level: u8,
        /// What links name: small letters, digits and hyphens.
        id: String,
        /// What it says.
        title: String,
    },
    /// Places of the same answer, in a row.
    Links(Vec<Link>),
    /// Places of the same answer that tell more of what stands above, for who
    /// reads on a screen; on paper they lead nowhere.
    SeeAlso(Vec<Link>),
    /// A quote with the numbers of the notes that belong to it, from 1.
    Cited {
        /// The words, verbatim.
        text: String,
        /// Speaker, day, source.
        attribution: String,
        /// Which of the [`Block::Notes`].
        notes: Vec<usize>,
    },
    /// What the numbers stand for: the first is number 1. Once in an answer.
    Notes(Vec<String>),
}

/// A way to a [`Block::Section`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The id of the section.
    pub to: String,
    /// What it says.
    pub text: String,
}

/// A part of a [`Block::Note`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words; blanks beside what can be typed belong to them.
    Words(String),
    /// An option or a command, as it is typed.
    Code(&'static str),
}

/// One item of a [`Block::List`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Item {
    /// The first line.
    pub text: String,
    /// How the first line is coloured where colour is on.
    pub tone: Tone,
    /// What belongs to it, one level deeper.
    pub below: Vec<Block>,
}

/// A table of text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Column names.
    pub header: Vec<String>,
    /// Rows, each as long as the header.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// What it says; the text alone carries all the meaning.
    pub text: String,
    /// How it is coloured where colour is on.
    pub tone: Tone,
}

/// What a colour stands for; never the only carrier of a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// No colour.
    #[default]
    Plain,
    /// For.
    Positive,
    /// Against.
    Negative,
    /// Weak: nothing there, stale, told.
    Faint,
    /// To be looked at.
    Alert,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell {
            text: text.to_owned(),
            tone: Tone::Plain,
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell {
            text,
            tone: Tone::Plain,
        }
    }
}
