//! RON ledger files: parsed directly; a file in which something is wrong is
//! split into its entries, so that all of its problems are found.

use ron::Options;
use ron::error::{Error as Ron, SpannedError};
use ron::extensions::Extensions;
use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};

use super::builder::{Builder, shown};
use super::format::Entry;
use crate::diagnostics::{Diagnostic, Origin, Place, Span, Step, codes};
use crate::syntax::{self, Crumb, Lines, Tree};
use crate::text::nearest;

/// How `ron` is told to read and write ledgers: `Some` may be left out, and a
/// variant around a struct needs no second pair of parentheses.
pub fn options() -> Options {
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
}

/// Reads the entries of one file into the builder.
pub(super) fn read(file: u32, text: &str, builder: &mut Builder) {
    let mut count = 0;
    let sink = Sink {
        file,
        count: &mut count,
        builder,
    };
    if let Err(error) = options().from_str_seed(text, sink) {
        point(file, text, count as usize, &error, builder);
    }
}

/// Takes the entries of the top-level list one by one, without a list of them.
struct Sink<'b> {
    file: u32,
    count: &'b mut u32,
    builder: &'b mut Builder,
}

impl<'de> DeserializeSeed<'de> for Sink<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Sink<'_> {
    type Value = ();
    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list of entries")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(entry) = list.next_element::<Entry<'de>>()? {
            self.builder.add(
                Origin {
                    file: self.file,
                    entry: *self.count,
                },
                entry,
            );
            *self.count += 1;
        }
        Ok(())
    }
}

/// Goes through a file that did not read: reports its syntax errors, and reads
/// each entry behind the first `good` ones alone.
fn point(file: u32, text: &str, good: usize, error: &SpannedError, builder: &mut Builder) {
    let tree = syntax::parse(text);
    let before = builder.diagnostics.len();
    if tree.top_name(text) == Some("Snapshot") {
        builder
            .diagnostics
            .push(snapshot(Place::Span(file, name_span(&tree, text))));
        return;
    }
    for error in &tree.errors {
        let code = if error.too_deep {
            &codes::TOO_DEEP
        } else {
            &codes::SYNTAX
        };
        let mut found = Diagnostic::new(code, Place::Span(file, error.span), error.message.clone());
        found.help.extend(error.help.clone());
        if let Some((span, words)) = &error.related {
            found = found.related(Place::Span(file, *span), words.clone());
        }
        builder.diagnostics.push(found);
    }
    if tree.root().is_some() && !tree.is_list() && tree.errors.is_empty() {
        let place = Place::Span(file, Span::new(0, text.len().min(1)));
        builder.diagnostics.push(
            Diagnostic::new(&codes::SYNTAX, place, "the file is not a list of entries")
                .help("put the entries into `[` and `]`, with a comma behind each"),
        );
    }
    let options = extended(&tree, text);
    for index in good..tree.entries().len() {
        let Some(entry) = tree.entries().get(index) else {
            break;
        };
        if tree.error_in(index) {
            builder.broken.extend(id_of(&tree, text, index));
            continue;
        }
        let origin = Origin {
            file,
            entry: index as u32,
        };
        one(&options, &tree, text, entry.span, origin, builder);
    }
    if builder.diagnostics.len() == before {
        // Nothing above saw what stopped the direct reading.
        let lines = Lines::new(text);
        let start = lines.offset(error.span.start.line, error.span.start.col);
        let end = lines
            .offset(error.span.end.line, error.span.end.col)
            .max(start);
        let place = Place::Span(file, Span::new(start, end));
        builder.diagnostics.push(Diagnostic::new(
            &codes::SYNTAX,
            place,
            sentence(&error.code),
        ));
    }
}

fn name_span(tree: &Tree, text: &str) -> Span {
    let name = tree.root().and_then(|root| tree.node(root).name);
    name.unwrap_or(Span::new(0, text.len().min(1)))
}

fn snapshot(place: Place) -> Diagnostic {
    Diagnostic::new(
        &codes::SNAPSHOT_IN_LEDGER,
        place,
        "a snapshot is not part of a ledger",
    )
    .help("move the file out of the ledger's folder; `stance diff OLD NEW` reads it by its path")
}

/// The options with the extensions that the file itself switches on.
fn extended(tree: &Tree, text: &str) -> Options {
    let mut options = options();
    for span in &tree.attributes {
        let attribute = text.get(span.start..span.end).unwrap_or_default();
        for word in attribute.split(|c: char| !(c.is_alphanumeric() || c == '_')) {
            if let Some(extension) = Extensions::from_ident(word) {
                options = options.with_default_extension(extension);
            }
        }
    }
    options
}

/// The id written in an entry, as far as it can be read.
fn id_of(tree: &Tree, text: &str, index: usize) -> Option<Box<str>> {
    let entry = tree.entries().get(index)?;
    let inner = tree.items(entry.node).first().map(|item| item.value);
    [Some(entry.node), inner]
        .into_iter()
        .flatten()
        .find_map(|node| {
            let field = syntax::fields(tree, text, node).find(|field| field.name == "id")?;
            let span = tree.node(field.value).span;
            Some(text.get(span.start..span.end)?.trim_matches('"').into())
        })
}

/// How many problems of one entry are reported.
const MOST: usize = 20;

/// Reads one entry alone. Each part that does not read is reported, blanked
/// out, and the rest is read again.
fn one(
    options: &Options,
    tree: &Tree,
    text: &str,
    span: Span,
    origin: Origin,
    builder: &mut Builder,
) {
    let Some(slice) = text.get(span.start..span.end) else {
        return;
    };
    let mut copy = slice.to_owned();
    let mut excused: Vec<String> = Vec::new();
    for round in 0..MOST {
        let error = match options.from_str::<Entry<'_>>(&copy) {
            Ok(entry) if round == 0 => return builder.add(origin, entry),
            Ok(entry) => {
                builder
                    .broken
                    .extend(id_of(tree, text, origin.entry as usize));
                return builder.inspect(origin, entry, &excused);
            }
            Err(error) => error,
        };
        let lines = Lines::new(&copy);
        let at = span.start + lines.offset(error.span.start.line, error.span.start.col);
        let problem = explain(tree, text, span, at, &error.code, origin.file);
        builder.diagnostics.push(problem.found);
        let Some(blank) = problem.blank else { break };
        excused.extend(problem.excuses);
        copy.replace_range(
            blank.start - span.start..blank.end - span.start,
            &" ".repeat(blank.end - blank.start),
        );
    }
    builder
        .broken
        .extend(id_of(tree, text, origin.entry as usize));
}

/// A problem of an entry, and the part of the file to leave out to read on.
struct Problem {
    found: Diagnostic,
    blank: Option<Span>,
    /// Fields that must not be called missing on account of it.
    excuses: Vec<String>,
}

/// What is wrong at byte `at`, in the words of the format.
fn explain(tree: &Tree, text: &str, entry: Span, at: usize, error: &Ron, file: u32) -> Problem {
    let name_of = |span: Span| text.get(span.start..span.end).unwrap_or_default();
    // The innermost field around the place; `ron` may point right behind it.
    let field = syntax::innermost(tree, at)
        .into_iter()
        .rev()
        .find_map(|crumb| match crumb {
            Crumb::Field { name, value } => Some((name, tree.node(value).span)),
            _ => None,
        })
        .filter(|(name, _)| name.start >= entry.start);
    let whole =
        |(name, value): (Span, Span)| Span::new(name.start, comma(text, value.end, entry.end));
    let mut excuses: Vec<String> = field
        .iter()
        .map(|(name, _)| name_of(*name).to_owned())
        .collect();
    let tag = tree
        .entries()
        .iter()
        .find(|e| e.span == entry)
        .and_then(|e| e.name)
        .unwrap_or(Span::new(entry.start, entry.start + 1));

    match error {
        Ron::NoSuchStructField {
            expected,
            found,
            outer,
        } => {
            // The name itself is not inside the field's value; look it up.
            let named = named_near(tree, text, entry, found, at).or(field);
            let place = named.map_or(tag, |(name, _)| name);
            let of = outer
                .as_deref()
                .map_or(String::new(), |o| format!(" in {}", thing(o)));
            let mut diagnostic = Diagnostic::new(
                &codes::UNKNOWN_FIELD,
                Place::Span(file, place),
                format!("there is no field `{found}`{of}"),
            );
            if let Some(near) = nearest(found, expected.iter().copied()) {
                diagnostic = diagnostic.help(format!("did you mean `{near}`?"));
                excuses.push(near.to_owned());
            } else {
                diagnostic = diagnostic.help(format!("the fields are {}", list(expected)));
            }
            Problem {
                found: diagnostic,
                blank: named.map(whole),
                excuses,
            }
        }
        Ron::DuplicateStructField {
            field: twice,
            outer,
        } => {
            let repeated = node_of(tree, entry)
                .into_iter()
                .flat_map(|node| syntax::repeated_in(tree, text, node))
                .filter(|r| r.name == *twice)
                .min_by_key(|r| r.again.start.abs_diff(at));
            let of = outer
                .as_deref()
                .map_or(String::new(), |o| format!(" in {}", thing(o)));
            let place = repeated.map_or(tag, |r| r.again);
            let mut diagnostic = Diagnostic::new(
                &codes::REPEATED_FIELD,
                Place::Span(file, place),
                format!("the field `{twice}` is there twice{of}"),
            )
            .help("keep one of the two");
            if let Some(r) = repeated {
                diagnostic = diagnostic.related(Place::Span(file, r.first), "first given here");
            }
            let named = repeated.and_then(|r| named_near(tree, text, entry, twice, r.again.start));
            Problem {
                found: diagnostic,
                blank: named.map(whole),
                excuses,
            }
        }
        Ron::NoSuchEnumVariant {
            expected, found, ..
        } => {
            if field.is_none() && found == "Snapshot" {
                let found = snapshot(Place::Span(file, tag));
                return Problem {
                    found,
                    blank: None,
                    excuses,
                };
            }
            let place = field.map_or(tag, |(_, value)| value);
            let message = match field {
                None => format!("there is no entry `{found}`"),
                Some((name, _)) => format!("`{found}` is no word for `{}`", name_of(name)),
            };
            let diagnostic =
                Diagnostic::new(&codes::UNKNOWN_VARIANT, Place::Span(file, place), message);
            let diagnostic = match nearest(found, expected.iter().copied()) {
                Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                None => diagnostic.help(format!("write one of {}", list(expected))),
            };
            Problem {
                found: diagnostic,
                blank: field.map(whole),
                excuses,
            }
        }
        Ron::ExceededRecursionLimit => {
            let place = Place::Span(file, field.map_or(tag, |(name, _)| name));
            let found = Diagnostic::new(
                &codes::TOO_DEEP,
                place,
                "this is nested too deeply to be read",
            )
            .help("a ledger needs no more than a handful of levels");
            Problem {
                found,
                blank: field.map(whole),
                excuses,
            }
        }
        Ron::Message(message) if message.ends_with("is there twice") => {
            let place = Place::Span(file, field.map_or(tag, |(_, value)| value));
            let found = Diagnostic::new(&codes::REPEATED_FIELD, place, message.clone())
                .help("keep one of the two");
            Problem {
                found,
                blank: field.map(whole),
                excuses,
            }
        }
        other => {
            let place = field.map_or(
                Span::new(at.min(text.len()), at.min(text.len())),
                |(_, v)| v,
            );
            let what = sentence(other);
            let (code, message) = match field {
                Some((name, _)) => (
                    &codes::WRONG_TYPE,
                    format!("the value of `{}` does not fit: {what}", name_of(name)),
                ),
                None => (&codes::SYNTAX, what),
            };
            let mut found = Diagnostic::new(code, Place::Span(file, place), message);
            if matches!(other, Ron::ExpectedArray) {
                found = found.help("put it into a list: `[…]`");
            } else if matches!(other, Ron::ExpectedString) {
                found = found.help("put it into double quotes: `\"…\"`");
            }
            Problem {
                found,
                blank: field.map(whole),
                excuses,
            }
        }
    }
}

/// The node of the entry that has this span.
fn node_of(tree: &Tree, entry: Span) -> Option<syntax::NodeId> {
    tree.entries()
        .iter()
        .find(|e| e.span == entry)
        .map(|e| e.node)
}

/// Name and value of the field of this name nearest to a byte.
fn named_near(tree: &Tree, text: &str, entry: Span, name: &str, at: usize) -> Option<(Span, Span)> {
    let mut open: Vec<_> = node_of(tree, entry).into_iter().collect();
    let mut best: Option<(usize, (Span, Span))> = None;
    while let Some(node) = open.pop() {
        for field in syntax::fields(tree, text, node) {
            if field.name == name {
                let distance = field.span.end.abs_diff(at);
                if best.is_none_or(|(d, _)| distance < d) {
                    best = Some((distance, (field.span, tree.node(field.value).span)));
                }
            }
        }
        open.extend(tree.items(node).iter().map(|item| item.value));
    }
    best.map(|(_, spans)| spans)
}

/// The end of a field with the comma behind it.
fn comma(text: &str, end: usize, limit: usize) -> usize {
    let rest = text.get(end..limit).unwrap_or_default();
    for token in syntax::tokens(rest) {
        match token.kind {
            kind if kind.is_trivia() => {}
            syntax::TokenKind::Comma => return end + token.span.end,
            _ => break,
        }
    }
    end
}

/// The type of a struct in the words of the format.
fn thing(outer: &str) -> String {
    match outer.trim_end_matches("Entry").trim_end_matches("Body") {
        "Poles" | "Scale" => "the scale".to_owned(),
        word => format!("`{word}`"),
    }
}

fn list(words: &[&str]) -> String {
    words
        .iter()
        .map(|w| format!("`{w}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// What `ron` says, beginning small and without its Rust types.
fn sentence(error: &Ron) -> String {
    let text = match error {
        Ron::InvalidValueForType { expected, found } => {
            format!(
                "expected {expected}, found {}",
                shown(found).trim_matches('`')
            )
        }
        other => other.to_string(),
    };
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => "it cannot be read".to_owned(),
    }
}

/// Fields whose absence is a consequence of something already reported.
pub(super) fn is_excused(found: &Diagnostic, excused: &[String]) -> bool {
    let any = |names: &[&str]| excused.iter().any(|e| names.contains(&e.as_str()));
    if found.code == &codes::STANCE_OR_RESPONSE {
        return any(&["stance", "response", "relations"]);
    }
    if found.code == &codes::NO_QUOTE {
        return any(&["quotes", "exact", "kind", "source"]);
    }
    if found.code != &codes::MISSING_FIELD {
        return false;
    }
    match &found.place {
        Place::Entry(_, path) => match path.iter().rev().find_map(|s| match s {
            Step::Field(name) => Some(*name),
            _ => None,
        }) {
            Some(name) => any(&[name]),
            None => any(&["by", "of"]),
        },
        _ => false,
    }
}
