//! A value that is of another kind than its field.

use ron::error::Error as Ron;

use super::at::{At, Field, innermost_in};
use super::sentence;
use crate::diagnostics::{Diagnostic, codes};
use crate::load::expected::{Expected, argument, expected};
use crate::syntax::{self, Crumb, NodeId, NodeKind, TokenKind};

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
