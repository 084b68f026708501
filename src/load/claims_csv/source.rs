//! One row of a table, column by column, and where each stands.

use super::COLUMNS;
use super::header::{Column, Header};
use super::stance::Word;
use crate::diagnostics::{Code, Diagnostic, Origin, Place, codes};
use crate::load::format::Text;
use crate::load::rows::Row;
use crate::text::{nearest, shown};

/// A row of a table with what is needed to read it.
pub(super) struct Source<'r> {
    pub(super) text: &'r str,
    pub(super) header: &'r Header,
    pub(super) row: &'r Row,
    pub(super) file: u32,
    pub(super) origin: Origin,
}

impl<'r> Source<'r> {
    /// The text of a column; none if it is empty.
    pub(super) fn get(&self, column: Column) -> Option<&'r str> {
        Some(self.header.get(self.text, self.row, column)).filter(|text| !text.is_empty())
    }

    /// Where a column stands in the file.
    pub(super) fn place(&self, column: Column) -> Place {
        let at = self.header.place(column);
        let span = at.map_or(self.row.span, |at| self.row.place(at));
        Place::Span(self.file, span)
    }

    /// The same in the words of the file format.
    pub(super) fn text(&self, column: Column) -> Option<Text<'r>> {
        self.get(column).map(Text::from)
    }

    /// A word of a list; anything else is a finding.
    pub(super) fn word<W>(
        &self,
        column: Column,
        all: &[&str],
        read: impl Fn(&str) -> Option<W>,
        found: &mut Vec<Diagnostic>,
    ) -> Option<W> {
        let text = self.get(column)?;
        let word = read(text);
        if word.is_none() {
            let name = COLUMNS[column as usize];
            found.push(self.not_one_of(column, &format!("no `{name}`"), all));
        }
        word
    }

    /// The same of the text of the column itself.
    pub(super) fn not_one_of(&self, column: Column, what: &str, all: &[&str]) -> Diagnostic {
        let text = self.get(column).unwrap_or_default();
        self.no_word(column, text, what, all)
    }

    /// A word in a column that is none of a list.
    pub(super) fn no_word(
        &self,
        column: Column,
        text: &str,
        what: &str,
        all: &[&str],
    ) -> Diagnostic {
        let message = format!("{} is {what}", shown(text));
        let found = self.found(&codes::UNKNOWN_VARIANT, column, message);
        match nearest(text, all.iter().copied()) {
            Some(meant) => found.help(format!("did you mean `{meant}`?")),
            None => found.help(format!("write one of {}", all.join(", "))),
        }
    }

    /// A finding in a column.
    pub(super) fn found(&self, code: &'static Code, column: Column, message: String) -> Diagnostic {
        Diagnostic::new(code, self.place(column), message)
    }

    /// The stance as the table says it.
    pub(super) fn stance(&self) -> Option<Word<'r>> {
        Word::read(self.get(Column::Stance)?)
    }
}

/// The parts of a field that stand between ` | `.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(" | ").map(str::trim)
}
