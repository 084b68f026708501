//! What `ron` says about an entry, in the words of the format.
//!
//! In: an entry of a tree, the place of an error and the error. Out: a
//! finding, and the part of the file without which reading can go on.

mod at;
mod meant;
mod odd;
mod value;

use ron::error::Error as Ron;

use self::at::{Field, around, backslash, fields_beside, named_near, whole, word_near};
use self::meant::{meant, other_list, surely};
use crate::diagnostics::{Diagnostic, Fix, Place, Span, codes};
use crate::syntax;
use crate::text::{nearest, only_near, shown};

pub(super) use self::at::At;
pub(super) use self::odd::is_odd;

/// A problem of an entry.
pub(super) struct Problem {
    pub(super) found: Diagnostic,
    /// The part of the file to leave out to read on.
    pub(super) blank: Option<Span>,
    /// Fields that must not be called missing on account of it.
    pub(super) excuses: Vec<String>,
}

/// What is wrong at byte `byte`.
pub(super) fn explain(at: At<'_>, byte: usize, error: &Ron) -> Problem {
    let around = around(at, byte);
    let field = around.last().copied();
    let problem = |found: Diagnostic| Problem {
        found,
        blank: field.map(|f| whole(at, f)),
        excuses: field.iter().map(|f| f.name.to_owned()).collect(),
    };
    match error {
        Ron::NoSuchStructField {
            expected,
            found,
            outer,
        } => unknown_field(at, byte, field, found, expected, within(outer)),
        Ron::DuplicateStructField {
            field: twice,
            outer,
        } => {
            let message = format!("the field `{twice}` is there twice{}", within(outer));
            let (found, again) = repeated(at, byte, twice, message);
            let again = again.and_then(|again| named_near(at, twice, again.start));
            Problem {
                blank: again.map(|f| whole(at, f)),
                ..problem(found)
            }
        }
        Ron::Message(message) if message.ends_with("is there twice") => {
            let key = message.split('`').nth(1).unwrap_or_default();
            Problem {
                blank: around.first().map(|f| whole(at, *f)),
                ..problem(repeated(at, byte, key, message.clone()).0)
            }
        }
        Ron::NoSuchEnumVariant { found, .. } if field.is_none() && found == "Snapshot" => Problem {
            blank: None,
            ..problem(snapshot_entry(at.place(at.tag())))
        },
        Ron::NoSuchEnumVariant {
            expected, found, ..
        } => problem(unknown_variant(at, byte, field, found, expected)),
        Ron::ExceededRecursionLimit => {
            let place = at.place(field.map_or(at.tag(), |f| f.name_span));
            let message = "this is nested too deeply to be read";
            let found = Diagnostic::new(&codes::TOO_DEEP, place, message);
            problem(found.help("a ledger needs no more than a handful of levels"))
        }
        Ron::InvalidEscape(_) => {
            let place = at.place(field.map_or(at.tag(), |f| backslash(at, f.value_span)));
            let of = field.map_or(String::new(), |f| format!(" of `{}`", f.name));
            let message = format!("the text{of} has a `\\` that means nothing");
            let found = Diagnostic::new(&codes::SYNTAX, place, message);
            problem(found.help("write `\\\\` for one backslash"))
        }
        other => problem(match field {
            Some(field) => value::misfit(at, &around, field, byte, other),
            None => {
                let byte = byte.clamp(at.entry.span.start, at.entry.span.end);
                let place = at.place(Span::new(byte, byte));
                Diagnostic::new(&codes::SYNTAX, place, sentence(other))
                    .help("look for a bracket, comma or quotation mark too many or too few")
            }
        }),
    }
}

/// A field that the format does not have.
fn unknown_field(
    at: At<'_>,
    byte: usize,
    field: Option<Field<'_>>,
    name: &str,
    expected: &[&'static str],
    within: String,
) -> Problem {
    // The name itself is not inside the field's value; look it up.
    let named = named_near(at, name, byte).or(field);
    let place = at.place(named.map_or(at.tag(), |f| f.name_span));
    let message = format!("there is no field {}{within}", shown(name));
    let mut found = Diagnostic::new(&codes::UNKNOWN_FIELD, place, message);
    let mut excuses: Vec<String> = field.iter().map(|f| f.name.to_owned()).collect();
    let given = named.map_or(Vec::new(), |field| fields_beside(at, field.name_span));
    if let Some(near) = meant(name, expected, &given) {
        excuses.push(near.to_owned());
        found = found.help(format!("did you mean `{near}`?"));
        let sure = surely(name, expected, &given) == Some(near);
        if let Some(field) = named.filter(|_| sure) {
            let what = format!("the field is called `{near}`");
            found = found.fix(Fix::replace(at.place(field.name_span), near, what));
        }
    } else {
        found = found.help(format!("the fields are {}", list(expected, "")));
        if expected.contains(&"attributes") {
            let bare = shown(name);
            let bare = bare.trim_matches('`');
            found = found.help(format!(
                "a property of your own goes into `attributes: {{\"{bare}\": \"…\"}}`"
            ));
        }
    }
    Problem {
        found,
        blank: named.map(|f| whole(at, f)),
        excuses,
    }
}

/// A word that is none of those which may stand there.
fn unknown_variant(
    at: At<'_>,
    byte: usize,
    field: Option<Field<'_>>,
    word: &str,
    expected: &[&'static str],
) -> Diagnostic {
    let (place, message) = match field {
        None => (at.tag(), format!("there is no entry {}", shown(word))),
        Some(field) => (
            word_near(at, field, byte, word),
            format!("{} is no word for `{}`", shown(word), field.name),
        ),
    };
    let found = Diagnostic::new(&codes::UNKNOWN_VARIANT, at.place(place), message);
    if let Some(help) = field.and_then(|field| other_list(field.name, word)) {
        return found.help(help);
    }
    match nearest(word, expected.iter().copied()) {
        Some(near) => {
            let found = found.help(format!("did you mean `{near}`?"));
            let sure = only_near(word, expected.iter().copied()).is_some();
            if !sure || at.slice(place) != word {
                return found;
            }
            let what = format!("the word is `{near}`");
            found.fix(Fix::replace(at.place(place), near, what))
        }
        None => found.help(format!("write one of {}", list(expected, ""))),
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
pub(in crate::load) fn sentence(error: &Ron) -> String {
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
