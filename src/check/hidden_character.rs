//! Names with characters that cannot be seen. In: a ledger. Out: one finding
//! for each name.
//!
//! A name here is whatever stands in a table, diagram or list: names, titles,
//! questions, poles, conditions, tags, attributes. Quotes and notes are
//! prose, and quotes are verbatim: they are not looked at.

use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Fix, Origin, Place, Step, codes};
use crate::model::{Actor, Claim, Issue, Scale, Slug, Source};
use crate::text::is_hidden;

/// Finds [`codes::HIDDEN_CHARACTER`].
pub static LINT: Lint = Lint {
    code: &codes::HIDDEN_CHARACTER,
    needs_whole: false,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    if let Some(title) = &ledger.title
        && let Some(finding) = hidden(
            title,
            || "the title of the ledger".to_owned(),
            || Place::Ledger,
        )
    {
        found.push(finding);
    }
    for actor in &ledger.actors {
        look_at_actor(actor, found);
    }
    for issue in &ledger.issues {
        look_at_issue(issue, found);
    }
    for source in &ledger.sources {
        look_at_source(source, found);
    }
    for claim in &ledger.claims {
        look_at_claim(claim, found);
    }
}

fn look_at_actor(actor: &Actor, found: &mut Vec<Diagnostic>) {
    let mut look = Look::new(actor.origin, "actor", &actor.id, found);
    look.at(&actor.name, "name", &[]);
    look.at_all(&actor.aliases, "aliases");
    for role in &actor.roles {
        let place = [Step::Index(role.place as usize), Step::Field("title")];
        look.at(role.title.as_deref().unwrap_or_default(), "roles", &place);
    }
    look.at_labels(&actor.tags, &actor.attributes);
}

fn look_at_issue(issue: &Issue, found: &mut Vec<Diagnostic>) {
    let mut look = Look::new(issue.origin, "issue", &issue.id, found);
    look.at(&issue.question, "question", &[]);
    match &issue.scale {
        Scale::Poles { against, in_favour } => {
            look.at(against, "scale", &[Step::Field("against")]);
            look.at(in_favour, "scale", &[Step::Field("in_favour")]);
        }
        Scale::Scale { unit, points, .. } => {
            look.at(
                unit.as_deref().unwrap_or_default(),
                "scale",
                &[Step::Field("unit")],
            );
            for (index, (_, name)) in points.iter().enumerate() {
                look.at(name, "scale", &[Step::Field("points"), Step::Index(index)]);
            }
        }
        // Options are slugs, which have no such characters.
        Scale::Options(_) | Scale::Vote | Scale::Open => {}
    }
    look.at_labels(&issue.tags, &issue.attributes);
}

fn look_at_source(source: &Source, found: &mut Vec<Diagnostic>) {
    let mut look = Look::new(source.origin, "source", &source.id, found);
    look.at(&source.title, "title", &[]);
    look.at_all(&source.authors, "authors");
    for (text, field) in [
        (&source.publisher, "publisher"),
        (&source.url, "url"),
        (&source.archive, "archive"),
        (&source.lang, "lang"),
        (&source.text, "text"),
        (&source.coded_by, "coded_by"),
    ] {
        look.at(text.as_deref().unwrap_or_default(), field, &[]);
    }
    look.at_labels(&source.tags, &source.attributes);
}

fn look_at_claim(claim: &Claim, found: &mut Vec<Diagnostic>) {
    let mut look = Look::new(claim.origin, "claim", &claim.id, found);
    if let Some(conditions) = &claim.conditions {
        look.at_all(&conditions.only_if, "only_if");
        look.at_all(&conditions.if_, "if");
        look.at_all(&conditions.unless, "unless");
    }
    if let Some(details) = &claim.details {
        look.at(details.coder.as_deref().unwrap_or_default(), "coder", &[]);
        look.at_labels(&details.tags, &details.attributes);
    }
}

/// The entry at hand.
struct Look<'f> {
    origin: Origin,
    kind: &'static str,
    id: &'f Slug,
    found: &'f mut Vec<Diagnostic>,
}

impl<'f> Look<'f> {
    fn new(
        origin: Origin,
        kind: &'static str,
        id: &'f Slug,
        found: &'f mut Vec<Diagnostic>,
    ) -> Look<'f> {
        Look {
            origin,
            kind,
            id,
            found,
        }
    }

    /// Looks at the text in a field, or deeper inside of it.
    fn at(&mut self, text: &str, field: &'static str, deeper: &[Step]) {
        let (origin, kind, id) = (self.origin, self.kind, self.id);
        let what = || {
            let field = match deeper.last() {
                Some(Step::Field(inner)) => inner,
                _ => field,
            };
            format!("`{field}` of the {kind} `{id}`")
        };
        self.found.extend(hidden(text, what, || {
            let mut path = vec![Step::Field(field)];
            path.extend_from_slice(deeper);
            Place::Entry(origin, path)
        }));
    }

    fn at_all(&mut self, texts: &[Box<str>], field: &'static str) {
        for (index, text) in texts.iter().enumerate() {
            self.at(text, field, &[Step::Index(index)]);
        }
    }

    fn at_labels(&mut self, tags: &[Box<str>], attributes: &[(Box<str>, Box<str>)]) {
        self.at_all(tags, "tags");
        // They are sorted by name here and may stand in any order in the file.
        for (name, value) in attributes {
            self.at(name, "attributes", &[]);
            self.at(value, "attributes", &[]);
        }
    }
}

/// The finding for a text that has such characters.
fn hidden(
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
    let mut found = Diagnostic::new(LINT.code, place, message).help(help);
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
