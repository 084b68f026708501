//! The entry at hand: its fields read one by one, what is wrong with them noted.

use super::mend_date::mended;
use crate::diagnostics::{Diagnostic, Fix, Origin, Place, Step, codes};
use crate::load::expected::expected;
use crate::load::format::{self, Text};
use crate::model::{Slug, When};
use crate::text::shown;

/// What a quote without a kind may be.
const QUOTE_KINDS: &str = "add `kind: …`, as the source has it: `Direct` (the speaker's own words), `Mixed` (some of \
    them), `Indirect` (reported speech), `Narrated` (the source's own words), `Rumour` or `Record(\"…\")`";

/// The entry at hand: where it is, and whether it is still whole.
pub(super) struct Reader<'b> {
    pub(super) origin: Origin,
    pub(super) whole: bool,
    pub(super) diagnostics: &'b mut Vec<Diagnostic>,
}

impl Reader<'_> {
    pub(super) fn problem(&mut self, diagnostic: Diagnostic) {
        self.whole = false;
        self.diagnostics.push(diagnostic);
    }

    pub(super) fn at(&self, path: &[Step]) -> Place {
        Place::Entry(self.origin, path.to_vec())
    }

    pub(super) fn required<T>(
        &mut self,
        value: Option<T>,
        thing: &str,
        path: &[Step],
    ) -> Option<T> {
        if value.is_none() {
            let field = path.iter().rev().find_map(|step| match step {
                Step::Field(name) => Some(*name),
                _ => None,
            });
            let field = field.unwrap_or_default();
            let owner = match (path, thing) {
                ([Step::Field(outer), _, ..], _) => outer,
                (_, "the assertion") => "Assert",
                _ => "",
            };
            let example = expected(owner, field).map_or("…", |expected| expected.example);
            let help = match (owner, field) {
                // An example would be taken over, and be a wrong coding.
                ("quotes", "kind") => QUOTE_KINDS.to_owned(),
                _ => format!("add `{example}`"),
            };
            let place = self.at(path);
            self.problem(
                Diagnostic::new(
                    &codes::MISSING_FIELD,
                    place,
                    format!("{thing} has no `{field}`"),
                )
                .label(format!("`{field}` is missing"))
                .help(help),
            );
        }
        value
    }

    /// A text that must be there and say something.
    pub(super) fn words(
        &mut self,
        text: Option<Text<'_>>,
        thing: &str,
        path: &[Step],
    ) -> Option<Box<str>> {
        let text = self.required(text, thing, path)?;
        if text.as_str().trim().is_empty() {
            let field = match path.last() {
                Some(Step::Field(field)) => field,
                _ => "text",
            };
            self.bad_value(
                path,
                format!("the `{field}` of {thing} is empty"),
                "write something that a reader will understand",
            );
        }
        Some(boxed(text))
    }

    pub(super) fn slug(&mut self, text: Option<Text<'_>>, thing: &str) -> Option<Slug> {
        let text = self.required(text, thing, &[Step::Field("id")])?;
        match Slug::new(text.as_str()) {
            Ok(slug) => Some(slug),
            Err(error) => {
                let place = self.at(&[Step::Field("id")]);
                let message = if text.as_str().is_empty() {
                    "the id is empty".to_owned()
                } else {
                    format!("the id {} {}", shown(text.as_str()), error.problem)
                };
                let mut found = Diagnostic::new(&codes::BAD_ID, place, message).help(
                    "an id is made of lower-case letters, digits, `-`, `_` and `.`, and begins with a letter or digit",
                );
                if !error.suggestion.is_empty() {
                    found = found.help(format!("write `{}`", error.suggestion));
                }
                self.problem(found);
                None
            }
        }
    }

    pub(super) fn date(&mut self, text: Option<Text<'_>>, path: &[Step]) -> Option<When> {
        let text = text?;
        match When::parse(text.as_str()) {
            Ok(when) => Some(when),
            Err(error) => {
                let place = self.at(path);
                let text = text.as_str();
                let meant = mended(text);
                let parts = text.matches('/').count();
                // Short texts without anything hidden stand as they are in the sentence.
                let (message, help) = match error.problem.split_once("; ") {
                    _ if text.trim().is_empty() => ("the date is empty".to_owned(), None),
                    _ if shown(text) != format!("`{text}`") => {
                        (format!("{} is not a date", shown(text)), None)
                    }
                    Some((_, help)) if parts > 1 => {
                        (format!("`{text}` is not a date"), Some(help.to_owned()))
                    }
                    Some((message, help)) => (message.to_owned(), Some(help.to_owned())),
                    None => (error.problem.clone(), None),
                };
                let undated = meant.is_none();
                let write = |date: &String| format!("write `{date}`");
                let help = meant.as_ref().map(write).or(help);
                let help = help.unwrap_or_else(|| {
                    "write a day `2026-01-28`, a month `2026-01`, a year `2026`, or an interval `2026-01-24/2026-01-25`".to_owned()
                });
                let fix = meant
                    .map(|date| Fix::words(place.clone(), date, "the date as the format has it"));
                let mut found = Diagnostic::new(&codes::BAD_DATE, place, message).help(help);
                found.fixes.extend(fix);
                if undated && matches!(path, [Step::Field("said" | "published" | "retrieved")]) {
                    found = found.help("if nothing gives the date, leave the field out");
                }
                self.problem(found);
                None
            }
        }
    }

    pub(super) fn bad_value(&mut self, path: &[Step], message: String, help: &str) {
        let place = self.at(path);
        self.problem(Diagnostic::new(&codes::BAD_VALUE, place, message).help(help));
    }
}

pub(super) fn boxed(text: Text<'_>) -> Box<str> {
    match text.0 {
        std::borrow::Cow::Borrowed(text) => text.into(),
        std::borrow::Cow::Owned(text) => text.into_boxed_str(),
    }
}

pub(super) fn maybe(text: Option<Text<'_>>) -> Option<Box<str>> {
    text.map(boxed)
}

pub(super) fn all(texts: Vec<Text<'_>>) -> Box<[Box<str>]> {
    if texts.is_empty() {
        Box::default()
    } else {
        texts.into_iter().map(boxed).collect()
    }
}

pub(super) fn pairs(attributes: format::Attributes<'_>) -> Box<[(Box<str>, Box<str>)]> {
    attributes
        .0
        .into_iter()
        .map(|(k, v)| (boxed(k), boxed(v)))
        .collect()
}
