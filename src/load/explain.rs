//! What `ron` says about an entry, in the words of the format.
//!
//! In: an entry of a tree, the place of an error and the error. Out: a
//! finding, and the part of the file without which reading can go on.

use ron::error::Error as Ron;

use super::builder::shown;
use super::expected::{Expected, argument, expected};
use crate::diagnostics::{Diagnostic, Place, Span, Step, codes};
use crate::syntax::{self, Crumb, NodeId, NodeKind, TAGS, TokenKind, Tree};
use crate::text::nearest;

/// An entry in its file.
#[derive(Clone, Copy)]
pub(super) struct At<'t> {
    pub(super) tree: &'t Tree,
    pub(super) text: &'t str,
    pub(super) entry: &'t syntax::Entry,
    pub(super) file: u32,
}

impl<'t> At<'t> {
    fn slice(self, span: Span) -> &'t str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    fn place(self, span: Span) -> Place {
        Place::Span(self.file, span)
    }

    /// Where the tag stands; the first byte of an entry without one.
    fn tag(self) -> Span {
        let start = self.entry.span.start;
        let first = self.slice(self.entry.span).chars().next();
        let first = Span::new(start, start + first.map_or(0, char::len_utf8));
        self.entry.name.unwrap_or(first)
    }
}

/// A problem of an entry.
pub(super) struct Problem {
    pub(super) found: Diagnostic,
    /// The part of the file to leave out to read on.
    pub(super) blank: Option<Span>,
    /// Fields that must not be called missing on account of it.
    pub(super) excuses: Vec<String>,
}

/// A named field around an error.
#[derive(Clone, Copy)]
struct Field<'t> {
    name: &'t str,
    name_span: Span,
    value: NodeId,
    value_span: Span,
}

/// The finding for an entry that is none at first sight.
pub(super) fn is_odd(at: At<'_>) -> Option<Diagnostic> {
    let node = at.tree.node(at.entry.node);
    let place = at.place(at.tag());
    let odd = |message: String, help: String| {
        Some(Diagnostic::new(&codes::SYNTAX, place.clone(), message).help(help))
    };
    let Some(name) = at.entry.name else {
        return odd(
            "this is not an entry".to_owned(),
            format!("an entry begins with what it is: {}", list(&TAGS, "(…)")),
        );
    };
    let tag = at.slice(name);
    if !TAGS.contains(&tag) {
        return None;
    }
    let items = at.tree.items(at.entry.node);
    if node.kind == NodeKind::Ident {
        return odd(
            format!("this `{tag}` has no fields"),
            format!(
                "write them in parentheses: `{tag}({}, …)`",
                first_field(tag)
            ),
        );
    }
    let inner = items.first().map(|item| at.tree.node(item.value).kind);
    let newtype =
        items.len() == 1 && inner.is_some_and(|kind| !matches!(kind, NodeKind::Literal(_)));
    if node.kind == NodeKind::Tuple && !items.is_empty() && !newtype {
        return odd(
            format!("the fields of this `{tag}` have no names"),
            format!(
                "write the name before each: `{tag}({}, …)`",
                first_field(tag)
            ),
        );
    }
    None
}

fn first_field(tag: &str) -> &'static str {
    match tag {
        "Ledger" => "format: 1",
        "Assert" => "actor: \"…\"",
        _ => "id: \"…\"",
    }
}

/// What is wrong at byte `byte`.
pub(super) fn explain(at: At<'_>, byte: usize, error: &Ron) -> Problem {
    let around = around(at, byte);
    let field = around.last().copied();
    let mut excuses: Vec<String> = field.iter().map(|f| f.name.to_owned()).collect();
    let mut blank = field.map(|f| whole(at, f));

    let found = match error {
        Ron::NoSuchStructField {
            expected,
            found,
            outer,
        } => {
            // The name itself is not inside the field's value; look it up.
            let named = named_near(at, found, byte).or(field);
            blank = named.map(|f| whole(at, f));
            let place = named.map_or(at.tag(), |f| f.name_span);
            let message = format!("there is no field {}{}", shown(found), within(outer));
            let found_here = Diagnostic::new(&codes::UNKNOWN_FIELD, at.place(place), message);
            match nearest(found, expected.iter().copied()) {
                Some(near) => {
                    excuses.push(near.to_owned());
                    found_here.help(format!("did you mean `{near}`?"))
                }
                None => {
                    let listed = found_here.help(format!("the fields are {}", list(expected, "")));
                    if expected.contains(&"attributes") {
                        let bare = shown(found);
                        let bare = bare.trim_matches('`');
                        listed.help(format!(
                            "a property of your own goes into `attributes: {{\"{bare}\": \"…\"}}`"
                        ))
                    } else {
                        listed
                    }
                }
            }
        }
        Ron::DuplicateStructField {
            field: twice,
            outer,
        } => {
            let message = format!("the field `{twice}` is there twice{}", within(outer));
            let (found, again) = repeated(at, byte, twice, message);
            if let Some(again) = again {
                blank = named_near(at, twice, again.start).map(|f| whole(at, f));
            } else {
                blank = None;
            }
            found
        }
        Ron::Message(message) if message.ends_with("is there twice") => {
            let key = message.split('`').nth(1).unwrap_or_default();
            blank = around.first().map(|f| whole(at, *f));
            repeated(at, byte, key, message.clone()).0
        }
        Ron::NoSuchEnumVariant {
            expected, found, ..
        } => {
            if field.is_none() && found == "Snapshot" {
                return Problem {
                    found: snapshot_entry(at.place(at.tag())),
                    blank: None,
                    excuses,
                };
            }
            let place = match field {
                None => at.tag(),
                Some(field) => word_near(at, field, byte, found),
            };
            let message = match field {
                None => format!("there is no entry {}", shown(found)),
                Some(field) => format!("{} is no word for `{}`", shown(found), field.name),
            };
            let found_here = Diagnostic::new(&codes::UNKNOWN_VARIANT, at.place(place), message);
            match nearest(found, expected.iter().copied()) {
                Some(near) => found_here.help(format!("did you mean `{near}`?")),
                None => found_here.help(format!("write one of {}", list(expected, ""))),
            }
        }
        Ron::ExceededRecursionLimit => {
            let place = at.place(field.map_or(at.tag(), |f| f.name_span));
            Diagnostic::new(
                &codes::TOO_DEEP,
                place,
                "this is nested too deeply to be read",
            )
            .help("a ledger needs no more than a handful of levels")
        }
        Ron::InvalidEscape(_) => {
            let place = field.map_or(at.tag(), |f| f.value_span);
            let of = field.map_or(String::new(), |f| format!(" of `{}`", f.name));
            Diagnostic::new(
                &codes::SYNTAX,
                at.place(place),
                format!("the text{of} has a `\\` that means nothing"),
            )
            .help("write `\\\\` for one backslash")
        }
        other => match field {
            Some(field) => misfit(at, &around, field, byte, other),
            None => {
                let byte = byte.clamp(at.entry.span.start, at.entry.span.end);
                Diagnostic::new(
                    &codes::SYNTAX,
                    at.place(Span::new(byte, byte)),
                    sentence(other),
                )
                .help("look for a bracket, comma or quotation mark too many or too few")
            }
        },
    };
    Problem {
        found,
        blank,
        excuses,
    }
}

fn snapshot_entry(place: Place) -> Diagnostic {
    Diagnostic::new(
        &codes::SNAPSHOT_IN_LEDGER,
        place,
        "a snapshot is not an entry of a ledger",
    )
    .help("remove it: positions are derived from claims, never written into a ledger")
    .help("to keep it, move it into a file of its own outside of the ledger's folder")
}

/// The named fields around a byte, from the outside to the inside; `ron` may
/// point right behind a value.
fn around(at: At<'_>, byte: usize) -> Vec<Field<'_>> {
    syntax::innermost(at.tree, byte)
        .into_iter()
        .filter_map(|crumb| match crumb {
            Crumb::Field { name, value } if name.start >= at.entry.span.start => {
                Some(named(at, name, value))
            }
            _ => None,
        })
        .collect()
}

fn named<'t>(at: At<'t>, name_span: Span, value: NodeId) -> Field<'t> {
    let name = at.slice(name_span);
    Field {
        name: name.strip_prefix("r#").unwrap_or(name),
        name_span,
        value,
        value_span: at.tree.node(value).span,
    }
}

/// A field with the comma behind it.
fn whole(at: At<'_>, field: Field<'_>) -> Span {
    let end = comma(at.text, field.value_span.end, at.entry.span.end);
    Span::new(field.name_span.start, end)
}

/// A name that is given twice; also where it is given again.
fn repeated(at: At<'_>, byte: usize, name: &str, message: String) -> (Diagnostic, Option<Span>) {
    let twice = syntax::repeated_in(at.tree, at.text, at.entry.node)
        .into_iter()
        .filter(|r| r.name == name)
        .min_by_key(|r| r.again.start.abs_diff(byte));
    let place = twice.map_or(at.tag(), |r| r.again);
    let mut found = Diagnostic::new(&codes::REPEATED_FIELD, at.place(place), message);
    if let Some(r) = twice {
        found = found.related(at.place(r.first), "first given here");
    }
    (
        found.label("given again here").help("keep one of the two"),
        twice.map(|r| r.again),
    )
}

/// A value that is of another kind than its field.
fn misfit(
    at: At<'_>,
    around: &[Field<'_>],
    field: Field<'_>,
    byte: usize,
    error: &Ron,
) -> Diagnostic {
    let outer = around.len().checked_sub(2).and_then(|i| around.get(i));
    let owner = outer.map_or(at.slice(at.tag()), |outer| outer.name);
    // The value of a free key: what its map takes says more.
    let takes = expected(owner, field.name).map(|takes| (field.name, takes));
    let takes = takes.or_else(|| Some((owner, expected("", owner)?)));
    let node = innermost_in(at, field.value, byte);
    let place = at.place(at.tree.node(node).span);
    if let Some((word, argument)) = argument_near(at, field, byte) {
        let message = format!("`{word}` takes {}", argument.what);
        let found = Diagnostic::new(&codes::WRONG_TYPE, place, message);
        return found.help(format!("write `{}`", argument.example));
    }
    let Some((name, Expected { what, example })) = takes else {
        let message = format!(
            "the value of `{}` does not fit: {}",
            field.name,
            sentence(error)
        );
        return Diagnostic::new(&codes::WRONG_TYPE, place, message)
            .help("see the format reference for what goes there");
    };
    let mut found = Diagnostic::new(&codes::WRONG_TYPE, place, format!("`{name}` takes {what}"));
    if let Some(kind) = kind(at, node) {
        found = found.label(format!("this is {kind}"));
    }
    let value = at.slice(field.value_span);
    let bare = value.trim_matches('"');
    if what.starts_with("a word") && value.starts_with('"') && is_word(bare) {
        return found.help(format!("write `{name}: {bare}`"));
    }
    if what.contains("in double quotes") && at.tree.items(field.value).is_empty() {
        let safe = value.len() <= 40 && !value.contains(['"', '`', '\\', '\n']);
        if safe && value != "null" && value != "None" {
            return found.help(format!("write `{name}: \"{value}\"`"));
        }
    }
    if matches!(what, "a list of texts" | "a list of ids")
        && value.starts_with('"')
        && value.len() <= 40
    {
        return found.help(format!("write `{name}: [{value}]`"));
    }
    found = found.help(format!("write `{example}`"));
    if matches!(value, "null" | "None") {
        found = found.help("if there is nothing to say, leave the field out");
    }
    if name == "relations" {
        found = found.help("`Repeats` may stand alone, all others name a claim");
    }
    found
}

/// The word around a byte in the value of a field that takes something in
/// parentheses, and what that is.
fn argument_near<'t>(at: At<'t>, field: Field<'t>, byte: usize) -> Option<(&'t str, Expected)> {
    let bounds = at.tree.node(field.value).span;
    syntax::innermost(at.tree, byte)
        .into_iter()
        .rev()
        .find_map(|crumb| {
            let Crumb::Node(node) = crumb else {
                return None;
            };
            let node = at.tree.node(node);
            let word = at.slice(node.name.filter(|_| bounds.start <= node.span.start)?);
            Some((word, argument(word)?))
        })
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.len() <= 40 && text.chars().all(char::is_alphanumeric)
}

/// What sort of value a node is, for people.
fn kind(at: At<'_>, node: NodeId) -> Option<&'static str> {
    Some(match at.tree.node(node).kind {
        NodeKind::List => "a list",
        NodeKind::Map => "a map of keys and values",
        NodeKind::Literal(TokenKind::String | TokenKind::RawString) => "a text",
        NodeKind::Literal(TokenKind::Number) => "a number",
        NodeKind::Ident => match at.slice(at.tree.node(node).span) {
            "true" | "false" => "`true` or `false`",
            "null" | "None" => "no value",
            _ => "a word without quotation marks",
        },
        _ => return None,
    })
}

/// The innermost value around a byte that is, or lies in, `outer`.
fn innermost_in(at: At<'_>, outer: NodeId, byte: usize) -> NodeId {
    let bounds = at.tree.node(outer).span;
    syntax::innermost(at.tree, byte)
        .into_iter()
        .rev()
        .find_map(|crumb| match crumb {
            Crumb::Node(node) => {
                let span = at.tree.node(node).span;
                (bounds.start <= span.start && span.end <= bounds.end).then_some(node)
            }
            _ => None,
        })
        .unwrap_or(outer)
}

/// Where a word that is none stands in the value of a field: alone, or before
/// a parenthesis.
fn word_near(at: At<'_>, field: Field<'_>, byte: usize, word: &str) -> Span {
    let mut best: Option<(usize, Span)> = None;
    let mut open = vec![field.value];
    while let Some(node) = open.pop() {
        if let Some(name) = at.tree.node(node).name
            && at.slice(name) == word
        {
            let distance = name.start.abs_diff(byte);
            if best.is_none_or(|(d, _)| distance < d) {
                best = Some((distance, name));
            }
        }
        open.extend(at.tree.items(node).iter().map(|item| item.value));
    }
    best.map_or(field.value_span, |(_, span)| span)
}

/// The field of this name nearest to a byte.
fn named_near<'t>(at: At<'t>, name: &str, byte: usize) -> Option<Field<'t>> {
    let mut open = vec![at.entry.node];
    let mut best: Option<(usize, Field<'t>)> = None;
    while let Some(node) = open.pop() {
        for field in syntax::fields(at.tree, at.text, node) {
            if field.name == name {
                let distance = field.span.end.abs_diff(byte);
                if best.as_ref().is_none_or(|(d, _)| distance < *d) {
                    best = Some((distance, named(at, field.span, field.value)));
                }
            }
        }
        open.extend(at.tree.items(node).iter().map(|item| item.value));
    }
    best.map(|(_, field)| field)
}

/// The end of a field with the comma behind it.
fn comma(text: &str, end: usize, limit: usize) -> usize {
    let rest = text.get(end..limit).unwrap_or_default();
    for token in syntax::tokens(rest) {
        match token.kind {
            kind if kind.is_trivia() => {}
            TokenKind::Comma => return end + token.span.end,
            _ => break,
        }
    }
    end
}

/// Where a field belongs, as the end of a sentence.
fn within(outer: &Option<String>) -> String {
    let Some(outer) = outer.as_deref() else {
        return String::new();
    };
    match outer.trim_end_matches("Entry").trim_end_matches("Body") {
        "Poles" | "Scale" => " in the scale".to_owned(),
        "Policy" => " in the policy".to_owned(),
        "Quote" => " in the quote".to_owned(),
        word => format!(" in `{word}`"),
    }
}

fn list(words: &[&str], behind: &str) -> String {
    let words: Vec<String> = words.iter().map(|w| format!("`{w}{behind}`")).collect();
    words.join(", ")
}

/// What `ron` says, beginning small and without its Rust types.
pub(super) fn sentence(error: &Ron) -> String {
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
