//! Where in an entry a byte lies: the named fields around it, the word or the
//! value beside it.

use crate::diagnostics::{Place, Span};
use crate::syntax::{self, Crumb, NodeId, TokenKind, Tree};

/// An entry in its file.
#[derive(Clone, Copy)]
pub(in crate::load) struct At<'t> {
    pub(in crate::load) tree: &'t Tree,
    pub(in crate::load) text: &'t str,
    pub(in crate::load) entry: &'t syntax::Entry,
    pub(in crate::load) file: u32,
}

impl<'t> At<'t> {
    pub(super) fn slice(self, span: Span) -> &'t str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    pub(super) fn place(self, span: Span) -> Place {
        Place::Span(self.file, span)
    }

    /// Where the tag stands; the first byte of an entry without one.
    pub(super) fn tag(self) -> Span {
        let start = self.entry.span.start;
        let first = self.slice(self.entry.span).chars().next();
        let first = Span::new(start, start + first.map_or(0, char::len_utf8));
        self.entry.name.unwrap_or(first)
    }
}

/// A named field around an error.
#[derive(Clone, Copy)]
pub(super) struct Field<'t> {
    pub(super) name: &'t str,
    pub(super) name_span: Span,
    pub(super) value: NodeId,
    pub(super) value_span: Span,
}

/// The named fields around a byte, from the outside to the inside; `ron` may
/// point right behind a value.
pub(super) fn around(at: At<'_>, byte: usize) -> Vec<Field<'_>> {
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

pub(super) fn named<'t>(at: At<'t>, name_span: Span, value: NodeId) -> Field<'t> {
    let name = at.slice(name_span);
    Field {
        name: name.strip_prefix("r#").unwrap_or(name),
        name_span,
        value,
        value_span: at.tree.node(value).span,
    }
}

/// A field with the comma behind it.
pub(super) fn whole(at: At<'_>, field: Field<'_>) -> Span {
    let end = comma(at.text, field.value_span.end, at.entry.span.end);
    Span::new(field.name_span.start, end)
}

/// The innermost value around a byte that is, or lies in, `outer`.
pub(super) fn innermost_in(at: At<'_>, outer: NodeId, byte: usize) -> NodeId {
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
pub(super) fn word_near(at: At<'_>, field: Field<'_>, byte: usize, word: &str) -> Span {
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
pub(super) fn named_near<'t>(at: At<'t>, name: &str, byte: usize) -> Option<Field<'t>> {
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

/// The names of the fields beside the one whose name stands at `name`.
pub(super) fn fields_beside(at: At<'_>, name: Span) -> Vec<&str> {
    let mut open = vec![at.entry.node];
    while let Some(node) = open.pop() {
        let fields: Vec<_> = syntax::fields(at.tree, at.text, node).collect();
        if fields.iter().any(|field| field.span == name) {
            let others = fields.into_iter().filter(|field| field.span != name);
            return others.map(|field| field.name).collect();
        }
        open.extend(at.tree.items(node).iter().map(|item| item.value));
    }
    Vec::new()
}

/// The first escape in a text that means nothing.
pub(super) fn backslash(at: At<'_>, value: Span) -> Span {
    let text = at.slice(value);
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| rest.find('\\')) {
        let start = from + found;
        let mut chars = text.get(start + 1..).unwrap_or("").chars();
        let next = chars.next();
        let hex = |text: &str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_hexdigit());
        let known = match next {
            Some('"' | '\'' | '\\' | 'n' | 'r' | 't' | '0' | '\n' | '\r') => true,
            Some('x') => chars.as_str().get(..2).is_some_and(hex),
            Some('u') => chars.as_str().starts_with('{'),
            _ => false,
        };
        let end = start + 1 + next.map_or(0, char::len_utf8);
        if !known {
            return Span::new(value.start + start, value.start + end);
        }
        from = end;
    }
    value
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
