//! Characters that cannot be seen, in any text of an entry. In: the texts.
//! Out: a finding for each that has some, with the text without them.

use crate::diagnostics::{Code, Diagnostic, Fix, Origin, Place, Step};
use crate::model::Slug;
use crate::text::is_hidden;

/// The entry at hand.
pub(super) struct Look<'f> {
    code: &'static Code,
    origin: Origin,
    kind: &'static str,
    id: &'f Slug,
    found: &'f mut Vec<Diagnostic>,
}

impl<'f> Look<'f> {
    /// Looks at an entry, for findings of this code.
    pub(super) fn new(
        code: &'static Code,
        origin: Origin,
        kind: &'static str,
        id: &'f Slug,
        found: &'f mut Vec<Diagnostic>,
    ) -> Look<'f> {
        Look {
            code,
            origin,
            kind,
            id,
            found,
        }
    }

    /// Looks at the text in a field, or deeper inside of it.
    pub(super) fn at(&mut self, text: &str, field: &'static str, deeper: &[Step]) {
        let (origin, kind, id) = (self.origin, self.kind, self.id);
        let what = || {
            let field = match deeper.last() {
                Some(Step::Field(inner)) => inner,
                _ => field,
            };
            format!("`{field}` of the {kind} `{id}`")
        };
        self.found.extend(hidden(self.code, text, what, || {
            let mut path = vec![Step::Field(field)];
            path.extend_from_slice(deeper);
            Place::Entry(origin, path)
        }));
    }

    /// Looks at each text of a list.
    pub(super) fn at_all(&mut self, texts: &[Box<str>], field: &'static str) {
        for (index, text) in texts.iter().enumerate() {
            self.at(text, field, &[Step::Index(index)]);
        }
    }
}

/// The finding for a text that has such characters.
pub(super) fn hidden(
    code: &'static Code,
    text: &str,
    what: impl FnOnce() -> String,
    place: impl FnOnce() -> Place,
) -> Option<Diagnostic> {
    let mut bad: Vec<char> = text
        .chars()
        .filter(|&c| c.is_control() || is_hidden(c))
        .collect();
    if bad.is_empty() {
        return None;
    }
    bad.sort_unstable();
    bad.dedup();
    let kinds = bad.len();
    bad.truncate(4);
    let mut names: Vec<String> = bad.into_iter().map(called).collect();
    if kinds > names.len() {
        names.push(format!("{} more", kinds - names.len()));
    }
    let (thing, it) = if kinds > 1 {
        ("hidden characters", "them")
    } else {
        ("a hidden character", "it")
    };
    let message = format!("{} has {thing}: {}", what(), names.join(", "));
    let place = place();
    // Which of the attributes it is, a path cannot say.
    let exact = !matches!(&place, Place::Entry(_, path) if path == &[Step::Field("attributes")]);
    let fix = Some(bare(text))
        .filter(|bare| exact && !bare.is_empty())
        .map(|bare| Fix::words(place.clone(), bare, format!("the text without {it}")));
    let help = format!("retype the text without {it}");
    let mut found = Diagnostic::new(code, place, message).help(help);
    found.fixes.extend(fix);
    Some(found)
}

/// The text without what cannot be seen; a line break or tab, with the blanks
/// around it, becomes a space.
fn bare(text: &str) -> String {
    let breaks = ['\n', '\r', '\t', '\u{2028}', '\u{2029}'];
    let seen = |part: &str| -> String {
        let seen = part.chars().filter(|&c| !c.is_control() && !is_hidden(c));
        seen.collect()
    };
    let mut parts: Vec<String> = text.split(breaks).map(seen).collect();
    if parts.len() > 1 {
        parts
            .iter_mut()
            .for_each(|part| *part = part.trim().to_owned());
        parts.retain(|part| !part.is_empty());
    }
    parts.join(" ")
}

/// What a character is called.
fn called(c: char) -> String {
    let name = match c {
        '\n' => "a line break",
        '\t' => "a tab",
        '\0' => "a NUL character",
        '\u{1b}' => "an escape character",
        '\u{200b}' => "a zero-width space",
        '\u{202a}'..='\u{202e}' => "a direction override",
        '\u{2066}'..='\u{2069}' => "a direction isolate",
        '\u{feff}' => "a byte order mark",
        c if c.is_control() => "a control character",
        _ => "one that shows nothing",
    };
    match c {
        '\n' | '\t' => name.to_owned(),
        _ => format!("{name} (U+{:04X})", u32::from(c)),
    }
}
