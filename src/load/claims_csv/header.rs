//! The first line of a table of claims: which column stands where.

use crate::diagnostics::{Diagnostic, Place, codes};
use crate::load::rows::Row;
use crate::text::{nearest, shown};

macro_rules! columns {
    ($($variant:ident $name:literal,)+) => {
        /// A column of a table of claims.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Column { $($variant,)+ }

        /// The names of the columns, those first that must be there.
        pub const COLUMNS: &[&str] = &[$($name,)+];

        /// Every column, in the order of the names.
        pub(super) const ALL: &[Column] = &[$(Column::$variant,)+];
    };
}

columns! {
    ClaimId "claim_id",
    Actor "actor",
    Issue "issue",
    Stance "stance",
    Date "date",
    Source "source",
    Exact "exact",
    Kind "kind",
    OnlyIf "only_if",
    If "if",
    Unless "unless",
    Response "response",
    SaidAs "said_as",
    Published "published",
    Act "act",
    Credibility "credibility",
    Coder "coder",
    Reviewed "reviewed",
    Note "note",
    Because "because",
    Rank "rank",
    Prefix "prefix",
    Suffix "suffix",
    Translation "translation",
    Tags "tags",
    Speaker "speaker",
    Via "via",
    Relation "relation",
    InferredSpeaker "inferred_speaker",
}

/// How many columns must be there.
pub(super) const NEEDED: usize = 6;

/// Which column stands in which place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Header {
    places: [Option<usize>; ALL.len()],
    /// How many columns there are.
    pub(super) width: usize,
}

impl Header {
    /// Reads the names, and says what is wrong with them.
    pub(super) fn read(file: u32, text: &str, row: &Row) -> (Header, Vec<Diagnostic>) {
        let mut header = Header {
            width: row.len(),
            ..Header::default()
        };
        let mut found = Vec::new();
        for index in 0..row.len() {
            let name = row.get(text, index);
            let place = Place::Span(file, row.place(index));
            let Some(at) = COLUMNS.iter().position(|column| *column == name) else {
                found.push(unknown(name, place));
                continue;
            };
            if let Some(first) = header.places[at] {
                let message = format!("the column `{name}` is there twice");
                let first = Place::Span(file, row.place(first));
                found.push(
                    Diagnostic::new(&codes::REPEATED_FIELD, place, message)
                        .related(first, "first here")
                        .help("remove one of the two columns, or give it another name"),
                );
                continue;
            }
            header.places[at] = Some(index);
        }
        for name in &COLUMNS[..NEEDED] {
            if !row_has(text, row, name) {
                let place = Place::Span(file, row.span);
                let message = format!("the table has no column `{name}`");
                let needed = COLUMNS[..NEEDED].join(",");
                found.push(
                    Diagnostic::new(&codes::MISSING_FIELD, place, message)
                        .help(format!("a table of claims begins with `{needed}`")),
                );
            }
        }
        (header, found)
    }

    /// Where a column stands, if it is there.
    pub(super) fn place(&self, column: Column) -> Option<usize> {
        self.places[column as usize]
    }

    /// The text of a column in a row; empty if there is none.
    pub(super) fn get<'s>(&self, text: &'s str, row: &'s Row, column: Column) -> &'s str {
        self.place(column).map_or("", |at| row.get(text, at))
    }

    /// Whether the table has only the columns that it must have.
    pub(super) fn is_plain(&self) -> bool {
        self.width == NEEDED && self.places[..NEEDED].iter().all(Option::is_some)
    }
}

/// Whether a column of this name is in the first row.
pub(super) fn row_has(text: &str, row: &Row, name: &str) -> bool {
    (0..row.len()).any(|at| row.get(text, at) == name)
}

fn unknown(name: &str, place: Place) -> Diagnostic {
    let message = format!("{} is no column of a table of claims", shown(name));
    let found = Diagnostic::new(&codes::UNKNOWN_FIELD, place, message);
    match nearest(name, COLUMNS.iter().copied()) {
        Some(meant) => found.help(format!("did you mean `{meant}`?")),
        None => found.help(format!("the columns are {}", COLUMNS.join(", "))),
    }
}
