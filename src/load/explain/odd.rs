//! An entry that is none at first sight: no tag, no fields, fields without names.

use super::at::At;
use super::list;
use crate::diagnostics::{Diagnostic, codes};
use crate::syntax::{NodeKind, TAGS};

/// The finding for an entry that is none at first sight.
pub(in crate::load) fn is_odd(at: At<'_>) -> Option<Diagnostic> {
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
