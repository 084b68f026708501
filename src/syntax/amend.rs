//! From a change of a value or a field to the bytes that it comes down to.
//!
//! In: a tree with its text, a place in it, and an [`Edit`]. Out: a span and
//! what is to stand there. All else keeps its bytes: comments stay where they
//! are, a new field follows the layout of its neighbours.

use super::locate::{Found, fields, follow, unwrapped};
use super::quoted::quoted_as;
use super::token::{Token, Tokens};
use super::tree::{Item, NodeId, NodeKind, Tree};
use super::{Bracket, TokenKind};
use crate::diagnostics::{Edit, Fix, Place, Span, Step};

/// The bytes that a fix in the file of this tree comes down to, and what is to
/// stand there; `None` where it makes no sense, or is about the whole file.
pub fn amended(tree: &Tree, text: &str, fix: &Fix) -> Option<(Span, String)> {
    match &fix.place {
        Place::Entry(origin, path) => amend(tree, text, origin.entry as usize, path, &fix.edit),
        Place::Span(_, span) => amend_at(tree, text, *span, &fix.edit),
        Place::File(_) | Place::Ledger => None,
    }
}

/// The bytes that an edit comes down to, at the end of a path into an entry.
///
/// `None` where the edit makes no sense: the path leads nowhere, there are no
/// words to be replaced, the new field is there already.
///
/// ```
/// use stancegraph::diagnostics::{Edit, Step};
/// use stancegraph::syntax::{amend, parse};
///
/// let text = r#"[Actor(id: "a", name: "Nothland")]"#;
/// let edit = Edit::Words("Northland".to_owned());
/// let (span, new) = amend(&parse(text), text, 0, &[Step::Field("name")], &edit).unwrap();
/// assert_eq!(&text[span.start..span.end], "\"Nothland\"");
/// assert_eq!(new, "\"Northland\"");
/// ```
pub fn amend(
    tree: &Tree,
    text: &str,
    entry: usize,
    path: &[Step],
    edit: &Edit,
) -> Option<(Span, String)> {
    let node = tree.entries().get(entry)?.node;
    let found = match follow(tree, text, node, path) {
        Ok(found) => found,
        // One text where a list may stand is its own first item.
        Err(_) => match path.split_last()? {
            (Step::Index(0), rest) => match follow(tree, text, node, rest).ok()? {
                Found::Value(node) if words(tree, node).is_some() => Found::Value(node),
                _ => return None,
            },
            _ => return None,
        },
    };
    change(tree, text, found, edit)
}

/// The same for a value or a name whose span is known.
pub fn amend_at(tree: &Tree, text: &str, span: Span, edit: &Edit) -> Option<(Span, String)> {
    if let Edit::Replace(new) = edit {
        return text
            .get(span.start..span.end)
            .map(|_| (span, new.to_owned()));
    }
    let node = (0..tree.nodes.len()).find(|&node| tree.nodes[node].span == span);
    let found = match node {
        Some(node) => Found::Value(NodeId(node)),
        None => Found::Name(span),
    };
    change(tree, text, found, edit)
}

fn change(tree: &Tree, text: &str, found: Found, edit: &Edit) -> Option<(Span, String)> {
    match (edit, found) {
        (Edit::Replace(new), Found::Name(span)) => Some((span, new.clone())),
        (Edit::Replace(new), Found::Value(node)) => Some((tree.node(node).span, new.clone())),
        (Edit::Words(new), Found::Value(node)) => {
            let span = words(tree, node)?;
            let old = text.get(span.start..span.end)?;
            Some((span, quoted_as(old, new)))
        }
        (Edit::Insert { field, value }, Found::Value(node)) => {
            insertion(tree, text, node, field, value)
        }
        (Edit::Remove, found) => {
            let index = tree.items.iter().position(|item| match found {
                Found::Value(node) => item.value == node,
                Found::Name(span) => item.name == Some(span),
            })?;
            removal(tree, text, index).map(|span| (span, String::new()))
        }
        (Edit::Words(_) | Edit::Insert { .. }, Found::Name(_)) => None,
    }
}

/// The text literal that a value is, also inside of `Repeats("…")`.
fn words(tree: &Tree, node: NodeId) -> Option<Span> {
    let (inner, _) = unwrapped(tree, node);
    let node = tree.node(inner);
    let text = matches!(
        node.kind,
        NodeKind::Literal(TokenKind::String | TokenKind::RawString)
    );
    text.then_some(node.span)
}

/// Where a new field goes: behind the last one, on a line of its own if some
/// field of the struct has one.
fn insertion(
    tree: &Tree,
    text: &str,
    node: NodeId,
    field: &str,
    value: &str,
) -> Option<(Span, String)> {
    let (inner, _) = unwrapped(tree, node);
    let node = tree.node(inner);
    let Some(last) = tree.items(inner).last() else {
        let close = node.span.end.checked_sub(1)?;
        let empty = node.kind == NodeKind::Tuple && text.get(close..)?.starts_with(')');
        return empty.then(|| (Span::new(close, close), format!("{field}: {value}")));
    };
    let there = fields(tree, text, inner).any(|given| given.name == field);
    if node.kind != NodeKind::Struct || there {
        return None;
    }
    let end = tree.node(last.value).span.end;
    let comma = comma_behind(text, end);
    let from = comma.map_or(end, |comma| comma.end);
    let own_line = |item: &Item| own_line(tree, text, item);
    let Some(blank) = tree.items(inner).iter().rev().find_map(own_line) else {
        let new = match comma {
            Some(_) => format!(" {field}: {value},"),
            None => format!(", {field}: {value}"),
        };
        return Some((Span::new(from, from), new));
    };
    // A remark at the end of the line belongs to the field that stands there.
    let line_end = line_end(text, from);
    let remark = text.get(from..line_end)?;
    let new = format!("{}{blank}{field}: {value}", newline(text));
    Some(match comma {
        Some(_) => (Span::new(line_end, line_end), format!("{new},")),
        None if remark.is_empty() => (Span::new(end, end), format!(",{new}")),
        None => (Span::new(end, line_end), format!(",{remark}{new}")),
    })
}

/// What goes with an item: its name, its comma, its line if nothing else is on it.
fn removal(tree: &Tree, text: &str, index: usize) -> Option<Span> {
    let item = tree.items.get(index)?;
    let (start, value_end) = (start(tree, item), tree.node(item.value).span.end);
    let comma = comma_behind(text, value_end);
    let end = comma.map_or(value_end, |comma| comma.end);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let is_blank = |text: &str| text.chars().all(char::is_whitespace);
    let before_is_blank = is_blank(&text[line_start..start]);
    let rest = &text[end..];
    let line = rest.find('\n').map_or(rest.len(), |at| at + 1);
    if before_is_blank && is_blank(&rest[..line]) && rest[..line].ends_with('\n') {
        return Some(Span::new(line_start, end + line));
    }
    if comma.is_some() {
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        return Some(Span::new(start, end + blanks));
    }
    // The last of several on a line takes the comma before it along.
    let before = text[..start].trim_end();
    let start = match before.strip_suffix(',') {
        Some(before) if !in_comment(tree, before.len()) => before.len(),
        _ => start,
    };
    Some(Span::new(start, end))
}

fn in_comment(tree: &Tree, at: usize) -> bool {
    let mut comments = tree.comments.iter();
    comments.any(|comment| comment.start <= at && at < comment.end)
}

fn start(tree: &Tree, item: &Item) -> usize {
    let value = tree.node(item.value).span;
    item.name.unwrap_or(value).start
}

/// The blanks before an item that is the first thing on its line.
fn own_line<'t>(tree: &Tree, text: &'t str, item: &Item) -> Option<&'t str> {
    let before = text.get(..start(tree, item))?;
    let line = before.rfind('\n')? + 1;
    let blank = &before[line..];
    blank
        .chars()
        .all(|c| matches!(c, ' ' | '\t'))
        .then_some(blank)
}

/// The comma behind a value, over blanks and comments.
fn comma_behind(text: &str, end: usize) -> Option<Span> {
    let mut tokens = Tokens::starting_at(text, end).filter(|token| !token.kind.is_trivia());
    let next = tokens.next()?;
    (next.kind == TokenKind::Comma).then_some(next.span)
}

/// Behind the comments that stand on the line of `from` with nothing but a
/// bracket or a line end behind them; `from` itself if there are none.
fn line_end(text: &str, from: usize) -> usize {
    let mut end = from;
    for Token { kind, span } in Tokens::starting_at(text, from) {
        let slice = &text[span.start..span.end];
        match kind {
            TokenKind::LineComment => end = span.end,
            TokenKind::BlockComment if !slice.contains('\n') => end = span.end,
            TokenKind::Whitespace if !slice.contains('\n') => {}
            TokenKind::Whitespace | TokenKind::Close(Bracket::Paren) => break,
            _ => return from,
        }
    }
    // The `\r` of a line end is not part of the comment before it.
    end - usize::from(end > from && text[..end].ends_with('\r'))
}

fn newline(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;
    use Step::{Field, Index, Name};

    fn amended(text: &str, path: &[Step], edit: Edit) -> Option<String> {
        let tree = parse(text);
        assert_eq!(tree.errors, []);
        let (span, new) = amend(&tree, text, 0, path, &edit)?;
        let all = format!("{}{new}{}", &text[..span.start], &text[span.end..]);
        assert_eq!(parse(&all).errors, [], "{all}");
        Some(all)
    }

    fn inserted(text: &str) -> Option<String> {
        let value = "true".to_owned();
        amended(
            text,
            &[],
            Edit::Insert {
                field: "new",
                value,
            },
        )
    }

    #[test]
    fn words_are_replaced_in_the_literal_that_holds_them() {
        let words = |text: &str, path: &[Step]| amended(text, path, Edit::Words("b".to_owned()));
        let quote = [Field("quotes"), Index(0), Field("exact")];
        assert_eq!(
            words("[C(quotes: [(exact: r#\"a\"#)])]", &quote).as_deref(),
            Some("[C(quotes: [(exact: r#\"b\"#)])]")
        );
        let relation = [Field("relations"), Index(0)];
        assert_eq!(
            words("[C(relations: [Repeats(\"a\")])]", &relation).as_deref(),
            Some("[C(relations: [Repeats(\"b\")])]")
        );
        let of = [Field("of"), Index(0)];
        assert_eq!(
            words("[C(of: \"a\")]", &of).as_deref(),
            Some("[C(of: \"b\")]")
        );
    }

    #[test]
    fn where_a_path_leads_nowhere_nothing_is_changed() {
        let words = || Edit::Words("b".to_owned());
        assert_eq!(amended("[C(id: 1)]", &[Field("id")], words()), None);
        assert_eq!(amended("[C(id: \"a\")]", &[Field("by")], words()), None);
        assert_eq!(amended("[C(id: \"a\")]", &[Name("id")], words()), None);
        assert_eq!(inserted("[C(id: \"a\", new: false)]"), None);
        assert_eq!(inserted("[C(\"a\")]"), None);
        assert_eq!(amended("[]", &[], Edit::Remove), None);
    }

    #[test]
    fn a_new_field_follows_the_layout_of_its_neighbours() {
        let cases = [
            ("[C(a: 1)]", "[C(a: 1, new: true)]"),
            ("[C(a: 1,)]", "[C(a: 1, new: true,)]"),
            ("[C(a: 1 /* why */)]", "[C(a: 1, new: true /* why */)]"),
            ("[C()]", "[C(new: true)]"),
            ("[C((a: 1))]", "[C((a: 1, new: true))]"),
            ("[C(a: 1,\n  b: 2)]", "[C(a: 1,\n  b: 2,\n  new: true)]"),
            (
                "[C(\n  a: 1,\n  b: 2,\n)]",
                "[C(\n  a: 1,\n  b: 2,\n  new: true,\n)]",
            ),
            (
                "[C(\r\n\ta: 1, // why\r\n)]",
                "[C(\r\n\ta: 1, // why\r\n\tnew: true,\r\n)]",
            ),
            (
                "[C(\n  a: 1 // why\n)]",
                "[C(\n  a: 1, // why\n  new: true\n)]",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(inserted(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_field_goes_with_its_comma_and_its_line() {
        let cases = [
            ("[C(a: 1, b: 2, c: 3)]", "[C(a: 1, c: 3)]"),
            ("[C(a: 1, b: 2)]", "[C(a: 1)]"),
            ("[C(b: 2)]", "[C()]"),
            ("[C(\n  a: 1,\n  b: 2,\n)]", "[C(\n  a: 1,\n)]"),
            ("[C(\n  b: 2, // why\n)]", "[C(\n  // why\n)]"),
            ("[C(a: 1, // why,\nb: 2)]", "[C(a: 1, // why,\n)]"),
        ];
        for (text, expected) in cases {
            let removed = amended(text, &[Field("b")], Edit::Remove);
            assert_eq!(removed.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_span_that_is_known_will_do() {
        let text = "[C(a: 1, b: \"x\")]";
        let tree = parse(text);
        let at = |from: &str| {
            let start = text.find(from).unwrap_or_default();
            Span::new(start, start + from.len())
        };
        let words = Edit::Words("y".to_owned());
        let changed = amend_at(&tree, text, at("\"x\""), &words);
        assert_eq!(changed, Some((at("\"x\""), "\"y\"".to_owned())));
        assert_eq!(amend_at(&tree, text, at("b"), &words), None);
        let removed = amend_at(&tree, text, at("a"), &Edit::Remove);
        assert_eq!(removed, Some((at("a: 1, "), String::new())));
    }
}
