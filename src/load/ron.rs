//! RON ledger files: parsed directly; a file in which something is wrong is
//! split into its entries, so that all of its problems are found.

use ron::Options;
use ron::error::SpannedError;
use ron::extensions::Extensions;
use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};

use super::builder::Builder;
use super::explain::{At, explain, is_odd, sentence};
use super::format::{Entry, options};
use super::lost::ids_in;
use crate::diagnostics::{Diagnostic, Origin, Place, Span, codes};
use crate::syntax::{self, Lines, NodeId, NodeKind, Tree};

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
    if tree.top_name(text) == Some("Snapshot") {
        builder
            .diagnostics
            .push(snapshot_file(Place::Span(file, first(&tree, text))));
        return;
    }
    if let Some(brace) = json(&tree) {
        let place = Place::Span(file, brace);
        builder.diagnostics.push(
            Diagnostic::new(&codes::SYNTAX, place, "this looks like JSON")
                .help("an entry begins with what it is, and its fields have no quotation marks: `Actor(id: \"north\", name: \"Northland\", kind: State)`"),
        );
        return builder.lose(text);
    }
    if !tree.errors.is_empty() {
        lose_skipped(&tree, text, builder);
        // What is missing in an entry may stand behind its end.
        builder.diagnostics.retain(|found| match &found.place {
            Place::Entry(origin, _) => origin.file != file || !tree.error_in(origin.entry as usize),
            _ => true,
        });
    }
    let before = builder.diagnostics.len();
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
        let place = Place::Span(file, first(&tree, text));
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
            continue;
        }
        let origin = Origin {
            file,
            entry: index as u32,
        };
        let at = At {
            tree: &tree,
            text,
            entry,
            file,
        };
        one(&options, at, origin, builder);
    }
    if builder.diagnostics.len() == before {
        // Nothing above saw what stopped the direct reading.
        let lines = Lines::new(text);
        let start = lines.offset(error.span.start.line, error.span.start.col);
        let end = lines
            .offset(error.span.end.line, error.span.end.col)
            .max(start);
        let place = Place::Span(file, Span::new(start, end));
        builder.diagnostics.push(
            Diagnostic::new(&codes::SYNTAX, place, sentence(&error.code))
                .help("look for a bracket, comma or quotation mark too many or too few"),
        );
    }
}

/// The first `{` of a file that has objects where entries should be.
fn json(tree: &Tree) -> Option<Span> {
    let is_map = |node: NodeId| tree.node(node).kind == NodeKind::Map;
    let first = tree.root().filter(|root| is_map(*root)).or_else(|| {
        let all = tree.entries().iter().all(|entry| is_map(entry.node));
        tree.entries()
            .first()
            .filter(|_| all)
            .map(|entry| entry.node)
    })?;
    let start = tree.node(first).span.start;
    tree.errors.is_empty().then(|| Span::new(start, start + 1))
}

/// The name of the value of a file, or its first character.
fn first(tree: &Tree, text: &str) -> Span {
    let root = tree.root().map(|root| tree.node(root));
    let start = root.map_or(0, |root| root.span.start);
    let next = text.get(start..).and_then(|rest| rest.chars().next());
    let character = Span::new(start, start + next.map_or(0, char::len_utf8));
    root.and_then(|root| root.name).unwrap_or(character)
}

fn snapshot_file(place: Place) -> Diagnostic {
    Diagnostic::new(
        &codes::SNAPSHOT_IN_LEDGER,
        place,
        "a snapshot is not part of a ledger",
    )
    .label("this file is a snapshot")
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

/// Notes the ids in whatever was skipped: broken entries, and what stands
/// between entries and is no comment.
fn lose_skipped(tree: &Tree, text: &str, builder: &mut Builder) {
    let mut from = 0;
    let whole = tree.entries().iter().filter(|entry| !entry.broken);
    let ends = whole.map(|entry| (entry.span.start, entry.span.end));
    for (start, end) in ends.chain([(text.len(), text.len())]) {
        for (at, id) in ids_in(text.get(from..start).unwrap_or_default()) {
            let before = tree.comments.partition_point(|c| c.start <= from + at);
            let comment = before.checked_sub(1).and_then(|i| tree.comments.get(i));
            if comment.is_none_or(|comment| comment.end <= from + at) {
                builder.lose_id(id);
            }
        }
        from = end.max(from);
    }
}

/// How many problems of one entry are reported.
const MOST: usize = 20;

/// Reads one entry alone. Each part that does not read is reported, blanked
/// out, and the rest is read again.
fn one(options: &Options, entry: At<'_>, origin: Origin, builder: &mut Builder) {
    let span = entry.entry.span;
    let Some(slice) = entry.text.get(span.start..span.end) else {
        return;
    };
    if let Some(found) = is_odd(entry) {
        builder.diagnostics.push(found);
        builder.lose(slice);
        return;
    }
    let mut copy = slice.to_owned();
    let mut excused: Vec<String> = Vec::new();
    for round in 0..MOST {
        let error = match options.from_str::<Entry<'_>>(&copy) {
            Ok(read) if round == 0 => return builder.add(origin, read),
            Ok(read) => {
                builder.lose(slice);
                return builder.inspect(origin, read, &excused);
            }
            Err(error) => error,
        };
        let lines = Lines::new(&copy);
        let at = span.start + lines.offset(error.span.start.line, error.span.start.col);
        let problem = explain(entry, at, &error.code);
        builder.diagnostics.push(problem.found);
        let Some(blank) = problem.blank else { break };
        excused.extend(problem.excuses);
        copy.replace_range(
            blank.start - span.start..blank.end - span.start,
            &" ".repeat(blank.end - blank.start),
        );
    }
    builder.lose(slice);
}
