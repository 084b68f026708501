//! A value that is of another kind than its field.

use ron::error::Error as Ron;

use super::at::{At, Field, innermost_in};
use super::sentence;
use crate::diagnostics::{Diagnostic, Fix, codes};
use crate::load::expected::{Expected, argument, expected};
use crate::syntax::{self, Crumb, NodeId, NodeKind, TokenKind};
use crate::text::shown;

/// A value that is of another kind than its field.
pub(super) fn misfit(
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
    // A field that the format does not have, as in `Record(locator: …)`.
    let word = outer.filter(|_| expected(owner, field.name).is_none());
    if let Some((word, argument)) = word.and_then(|outer| argument_near(at, *outer, byte)) {
        let message = format!("`{word}` takes {} and no field", argument.what);
        let place = at.place(field.name_span);
        let found = Diagnostic::new(&codes::WRONG_TYPE, place, message);
        let value = at.slice(field.value_span);
        let short = value.starts_with('"') && value.len() <= 60 && !value.contains('`');
        return found.help(if short {
            format!("write `{word}({value})`")
        } else {
            format!("write `{}`", argument.example)
        });
    }
    if let Some((word, argument)) = argument_near(at, field, byte) {
        let message = format!("`{word}` takes {}", argument.what);
        let found = Diagnostic::new(&codes::WRONG_TYPE, place, message);
        let inside = at.slice(at.tree.node(node).span).trim_matches('"');
        return found.help(match word == "At" && is_number(inside) {
            true => format!("write `At({inside})`"),
            false => format!("write `{}`", argument.example),
        });
    }
    let Some((name, Expected { what, example })) = takes else {
        let message = format!(
            "the value of `{}` does not fit: {}",
            field.name,
            sentence(error)
        );
        return Diagnostic::new(&codes::WRONG_TYPE, place, message)
            .help("`docs/format.md` tells what goes there");
    };
    let mut maps = std::iter::once(field).chain(outer.copied());
    let map = maps.find(|field| field.name == name && name == "attributes");
    let odd = map.and_then(|map| no_text(at, map.value));
    let (node, place) = match odd {
        Some(odd) => (odd, at.place(at.tree.node(odd).span)),
        None => (node, place),
    };
    let mut found = Diagnostic::new(&codes::WRONG_TYPE, place, format!("`{name}` takes {what}"));
    if let Some(kind) = kind(at, node) {
        found = found.label(format!("this is {kind}"));
    }
    let instead = |found: Diagnostic, text: String| {
        let found = found.help(format!("write `{name}: {text}`"));
        if name != field.name {
            return found;
        }
        let what = format!("`{name}` takes {what}");
        found.fix(Fix::replace(at.place(field.value_span), text, what))
    };
    let items = at.tree.items(field.value);
    let is_list = at.tree.node(field.value).kind == NodeKind::List;
    if let [item] = items
        && what.starts_with("a word")
        && is_list
        && is_word(at.slice(at.tree.node(item.value).span))
    {
        let word = at.slice(at.tree.node(item.value).span);
        return instead(found, word.to_owned());
    }
    let mut inside = items.iter().map(|item| at.tree.node(item.value));
    let called = inside.find_map(|item| item.name.filter(|_| item.kind == NodeKind::Struct));
    if let Some(called) = called.filter(|_| is_list && name == "quotes") {
        let word = at.slice(called);
        let message = format!("a quote is written without the name {}", shown(word));
        return Diagnostic::new(&codes::WRONG_TYPE, at.place(called), message)
            .help("write `(source: \"…\", exact: \"…\", kind: Direct)`");
    }
    let value = at.slice(field.value_span);
    let bare = value.trim_matches('"');
    if matches!(name, "stance" | "expect") && is_number(bare) {
        return instead(found, format!("At({bare})"));
    }
    if what.starts_with("a word") && value.starts_with('"') && is_word(bare) {
        return instead(found, bare.to_owned());
    }
    if what.contains("in double quotes") && at.tree.items(field.value).is_empty() {
        let safe = value.len() <= 40 && !value.contains(['"', '`', '\\', '\n']);
        if safe && value != "null" && value != "None" {
            return instead(found, format!("\"{value}\""));
        }
    }
    if matches!(what, "a list of texts" | "a list of ids")
        && value.starts_with('"')
        && value.len() <= 40
    {
        return instead(found, format!("[{value}]"));
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

/// Whether a text is a number as it is written in a ledger.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = |c: char| c.is_ascii_digit() || c == '.';
    text.len() <= 20 && digits.chars().all(plain) && text.parse::<f64>().is_ok()
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

/// The first key or value of a map that is no text.
fn no_text(at: At<'_>, map: NodeId) -> Option<NodeId> {
    let is_text = |node: &NodeId| {
        let kind = at.tree.node(*node).kind;
        matches!(
            kind,
            NodeKind::Literal(TokenKind::String | TokenKind::RawString)
        )
    };
    let map = at.tree.items(map).iter().filter(|item| item.key.is_some());
    map.flat_map(|item| item.key.into_iter().chain([item.value]))
        .find(|node| !is_text(node))
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
