//! Problems of the data: what a finding is, where it points, how it is shown.
//!
//! In: codes from the one table in [`codes`], places given as spans or as
//! paths into an entry. Out: text like a compiler's, or one JSON object per
//! finding ([`render`]).

use std::sync::OnceLock;

pub mod codes;
mod fix;
pub mod render;

pub use codes::{CODES, Code};
pub use fix::{Edit, Fix};

/// A file whose text has been read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFile {
    /// How the file is called in findings.
    pub path: String,
    /// Its text, without a byte order mark.
    pub text: String,
    /// Whether a byte order mark stands before the text.
    pub marked: bool,
    /// The first byte of each line, found when first asked for: of ten
    /// thousand findings each wants its number.
    lines: OnceLock<Vec<usize>>,
}

impl TextFile {
    /// A file of this path and text.
    pub fn new(path: String, text: String) -> TextFile {
        TextFile {
            path,
            text,
            marked: false,
            lines: OnceLock::new(),
        }
    }

    /// The number, from 1, and the first byte of the line in which a byte lies.
    pub fn line(&self, at: usize) -> (usize, usize) {
        let starts = self.lines.get_or_init(|| {
            let behind = self.text.match_indices('\n').map(|(end, _)| end + 1);
            std::iter::once(0).chain(behind).collect()
        });
        let number = starts.partition_point(|&start| start <= at).max(1);
        (number, starts[number - 1])
    }
}

/// Half-open range of byte offsets into the text of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset behind the last byte.
    pub end: usize,
}

impl Span {
    /// The range from `start` to `end`, half-open.
    pub fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }
}

/// Which entry of which file something came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// Index of the file in the order in which the files were given.
    pub file: u32,
    /// Index of the entry in the top-level list of that file.
    pub entry: u32,
}

/// One step from an entry down to the part that a finding means.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The value of the field of this name.
    Field(&'static str),
    /// The name of the field of this name, not its value.
    Name(&'static str),
    /// The n-th item of a list or tuple, from 0.
    Index(usize),
}

/// Where a finding points.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A whole file, by its index.
    File(u32),
    /// A range of bytes in a file.
    Span(u32, Span),
    /// A part of an entry; its span is looked up only when it is shown.
    Entry(Origin, Vec<Step>),
    /// The ledger as a whole.
    Ledger,
}

impl Place {
    /// The value of `field` in the entry at `origin`.
    pub fn field(origin: Origin, field: &'static str) -> Place {
        Place::Entry(origin, vec![Step::Field(field)])
    }

    /// The `index`-th item of the list in `field` of the entry at `origin`.
    pub fn item(origin: Origin, field: &'static str, index: usize) -> Place {
        Place::Entry(origin, vec![Step::Field(field), Step::Index(index)])
    }
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not reported.
    Allow,
    /// Reported; the ledger can be used.
    Warning,
    /// Reported; answers from this ledger would be wrong or incomplete.
    Error,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its code, with the default level and the paragraph that explains it.
    pub code: &'static Code,
    /// The level in force: the code's own unless the user set another.
    pub level: Level,
    /// One sentence that names the thing and what is wrong with it.
    pub message: String,
    /// Where.
    pub place: Place,
    /// A few words printed under the place; may be empty.
    pub label: String,
    /// Other places that explain the first ("first defined here").
    pub related: Vec<(Place, String)>,
    /// How it came about, a sentence each.
    pub notes: Vec<String>,
    /// What to do, a sentence each.
    pub help: Vec<String>,
    /// What would repair it, the best first; none where a person has to judge.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// A finding with the default level of its code.
    pub fn new(code: &'static Code, place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            level: code.level,
            message: message.into(),
            place,
            label: String::new(),
            related: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// The same with words under the place.
    pub fn label(mut self, label: impl Into<String>) -> Diagnostic {
        self.label = label.into();
        self
    }

    /// The same with one more place.
    pub fn related(mut self, place: Place, label: impl Into<String>) -> Diagnostic {
        self.related.push((place, label.into()));
        self
    }

    /// The same with one more sentence on how it came about.
    pub fn note(mut self, note: impl Into<String>) -> Diagnostic {
        self.notes.push(note.into());
        self
    }

    /// The same with one more way to repair it.
    pub fn fix(mut self, fix: Fix) -> Diagnostic {
        self.fixes.push(fix);
        self
    }

    /// The same with one more thing to do.
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help.push(help.into());
        self
    }
}
