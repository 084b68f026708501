//! From a path to a place, and from a place to a path.
//!
//! In: a [`Tree`] with its text. Out: the span of a part of an entry
//! ([`locate`]), the fields of a value ([`fields`]), names that are given
//! twice ([`repeated`]), and what a byte offset lies in ([`innermost`]).

use rustc_hash::FxHashMap;

use super::tree::{NodeId, NodeKind, Tree};
use crate::diagnostics::{Span, Step};

/// The span of the part of an entry that `path` leads to.
///
/// As far as the path exists: a field that is missing gives the tag of its
/// value (the whole value if it has no tag), an entry that is missing the end
/// of the file's value. Newtypes are looked through: `Claim((id: …))` has the
/// field `id`, and `Some([…])` has items.
pub fn locate(tree: &Tree, text: &str, entry: usize, path: &[Step]) -> Span {
    let node = match tree.entries().get(entry) {
        Some(entry) => Some(entry.node),
        None => tree.root().filter(|_| !tree.is_list() && entry == 0),
    };
    match node {
        Some(node) => locate_from(tree, text, node, path),
        None => {
            let end = tree.root().map_or(0, |root| tree.node(root).span.end);
            Span::new(end, end)
        }
    }
}

/// The same from any value on.
pub fn locate_from(tree: &Tree, text: &str, node: NodeId, path: &[Step]) -> Span {
    match follow(tree, text, node, path) {
        Ok(Found::Value(node)) => tree.node(node).span,
        Ok(Found::Name(span)) | Err(span) => span,
    }
}

/// What a path leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// A value.
    Value(NodeId),
    /// The name of a field.
    Name(Span),
}

/// What is at the end of a path; else the deepest part of it that exists.
pub(super) fn follow(tree: &Tree, text: &str, node: NodeId, path: &[Step]) -> Result<Found, Span> {
    let mut node = node;
    for step in path {
        let (inner, tag) = match step {
            Step::Field(_) | Step::Name(_) => unwrapped(tree, node),
            Step::Index(index) => (list_in(tree, text, node, *index), None),
        };
        let next = match step {
            Step::Field(name) | Step::Name(name) => {
                let field = fields(tree, text, inner).find(|field| field.name == *name);
                match (field, step) {
                    (Some(field), Step::Name(_)) => return Ok(Found::Name(field.span)),
                    (field, _) => field.map(|field| field.value),
                }
            }
            Step::Index(index) => tree.items(inner).get(*index).map(|item| item.value),
        };
        match next {
            Some(next) => node = next,
            None => return Err(tag.unwrap_or(tree.node(node).span)),
        }
    }
    Ok(Found::Value(node))
}

/// The value inside of newtypes, and the outermost name on the way.
pub(super) fn unwrapped(tree: &Tree, node: NodeId) -> (NodeId, Option<Span>) {
    let (mut node, mut tag) = (node, tree.node(node).name);
    while tree.node(node).kind == NodeKind::Tuple
        && let [only] = tree.items(node)
    {
        node = only.value;
        tag = tag.or(tree.node(node).name);
    }
    (node, tag)
}

/// The value whose items an index counts: through `Some(…)`, and through
/// newtypes around a list.
fn list_in(tree: &Tree, text: &str, node: NodeId, index: usize) -> NodeId {
    let (inner, _) = unwrapped(tree, node);
    if tree.items(inner).len() > index && tree.node(inner).kind != NodeKind::Struct {
        return inner;
    }
    let name = tree.node(node).name;
    let some = name.and_then(|name| text.get(name.start..name.end)) == Some("Some");
    match tree.items(node) {
        [only] if some => only.value,
        _ => node,
    }
}

/// A named field of a struct, or a key of a map, with its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldRef<'t> {
    /// Its name, without the quotes of a map's key and the `r#` of a raw name.
    pub name: &'t str,
    /// Where the name stands.
    pub span: Span,
    /// Its value.
    pub value: NodeId,
}

/// The named fields of a value, in the order of the text.
pub fn fields<'t>(
    tree: &'t Tree,
    text: &'t str,
    node: NodeId,
) -> impl Iterator<Item = FieldRef<'t>> {
    tree.items(node).iter().filter_map(move |item| {
        let span = item.name?;
        let name = text.get(span.start..span.end)?;
        let bare = match name.strip_prefix("r#") {
            Some(raw) if item.key.is_none() => raw,
            _ => name,
        };
        let quoted = bare.strip_prefix('"').and_then(|q| q.strip_suffix('"'));
        Some(FieldRef {
            name: quoted.unwrap_or(bare),
            span,
            value: item.value,
        })
    })
}

/// A name that is given twice in one struct or map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repeated<'t> {
    /// The name, as in [`FieldRef`].
    pub name: &'t str,
    /// Where it is given first.
    pub first: Span,
    /// Where it is given again.
    pub again: Span,
}

/// Every name that is given twice in one struct or map of an entry, in the
/// order of the second places; a third place is a second one too.
pub fn repeated<'t>(tree: &'t Tree, text: &'t str, entry: usize) -> Vec<Repeated<'t>> {
    match tree.entries().get(entry) {
        Some(entry) => repeated_in(tree, text, entry.node),
        None => Vec::new(),
    }
}

/// The same for any value and all values in it.
pub fn repeated_in<'t>(tree: &'t Tree, text: &'t str, node: NodeId) -> Vec<Repeated<'t>> {
    let mut found = Vec::new();
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        let mut seen = FxHashMap::default();
        for FieldRef { name, span, .. } in fields(tree, text, node) {
            let first = *seen.entry(name).or_insert(span);
            if first != span {
                let again = span;
                found.push(Repeated { name, first, again });
            }
        }
        for item in tree.items(node) {
            open.extend(item.key);
            open.push(item.value);
        }
    }
    found.sort_by_key(|repeated| repeated.again);
    found
}

/// One thing that an offset lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crumb {
    /// The entry of this index.
    Entry(usize),
    /// The named field or the key of a map with this name, or its value.
    Field {
        /// Where the name stands.
        name: Span,
        /// The value.
        value: NodeId,
    },
    /// The item of this index in a list or tuple.
    Index(usize),
    /// A value.
    Node(NodeId),
}

/// What the byte at `offset` lies in, from the outside to the inside.
///
/// An offset right behind a value counts as in it, if no other value begins
/// there: that is where `ron` says an error is.
pub fn innermost(tree: &Tree, offset: usize) -> Vec<Crumb> {
    let mut crumbs = Vec::new();
    let Some(root) = tree
        .root()
        .filter(|&root| holds(tree.node(root).span, offset))
    else {
        return crumbs;
    };
    crumbs.push(Crumb::Node(root));
    let mut node = root;
    loop {
        let items = tree.items(node);
        let behind = items.partition_point(|item| {
            item.name.unwrap_or(tree.node(item.value).span).start <= offset
        });
        let Some((index, item)) = items.iter().enumerate().take(behind).next_back() else {
            return crumbs;
        };
        let value = tree.node(item.value).span;
        let whole = Span::new(item.name.unwrap_or(value).start, value.end);
        if !holds(whole, offset) {
            return crumbs;
        }
        match item.name {
            Some(name) => crumbs.push(Crumb::Field {
                name,
                value: item.value,
            }),
            None if node == root && tree.is_list() => crumbs.push(Crumb::Entry(index)),
            None => crumbs.push(Crumb::Index(index)),
        }
        node = match item.key {
            Some(key) if holds(tree.node(key).span, offset) => key,
            _ if offset >= value.start => item.value,
            _ => return crumbs,
        };
        crumbs.push(Crumb::Node(node));
    }
}

fn holds(span: Span, offset: usize) -> bool {
    span.start <= offset && offset <= span.end
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;
    use Step::{Field, Index, Name};

    const TEXT: &str = "[
        Actor(id: \"a\", roles: [SpeaksFor(actor: \"m\"), (title: \"t\")]),
        Claim((id: \"b\", quotes: Some([(source: \"s\")]), stance: At(5), r#type: X)),
        Issue(scale: Options([\"x\", \"y\"]), attributes: {\"party\": 1, \"p\": 2}),
    ]";

    fn at(entry: usize, path: &[Step]) -> &'static str {
        let tree = parse(TEXT);
        assert_eq!(tree.errors, []);
        let span = locate(&tree, TEXT, entry, path);
        &TEXT[span.start..span.end]
    }

    #[test]
    fn a_path_leads_to_its_value_or_name() {
        assert_eq!(at(0, &[Field("id")]), "\"a\"");
        assert_eq!(at(0, &[Name("id")]), "id");
        assert_eq!(at(0, &[Field("roles"), Index(0), Field("actor")]), "\"m\"");
        assert_eq!(at(2, &[Field("scale"), Index(1)]), "\"y\"");
        assert_eq!(at(2, &[Field("attributes"), Field("party")]), "1");
        assert_eq!(at(2, &[Field("attributes"), Name("party")]), "\"party\"");
        assert_eq!(at(2, &[Field("attributes"), Index(1)]), "2");
    }

    #[test]
    fn newtypes_and_some_are_looked_through() {
        assert_eq!(at(1, &[Field("id")]), "\"b\"");
        assert_eq!(
            at(1, &[Field("quotes"), Index(0), Name("source")]),
            "source"
        );
        assert_eq!(at(1, &[Field("stance"), Index(0)]), "5");
        assert_eq!(at(1, &[Name("type")]), "r#type");
    }

    #[test]
    fn what_is_missing_gives_the_deepest_part_that_exists() {
        assert_eq!(at(0, &[Field("name")]), "Actor");
        assert_eq!(at(1, &[Field("name")]), "Claim");
        assert_eq!(at(0, &[Name("name"), Index(3)]), "Actor");
        assert_eq!(
            at(0, &[Field("roles"), Index(0), Field("title")]),
            "SpeaksFor"
        );
        assert_eq!(
            at(0, &[Field("roles"), Index(1), Field("actor")]),
            "(title: \"t\")"
        );
        assert_eq!(at(0, &[Field("id"), Index(0)]), "\"a\"");
        assert_eq!(at(9, &[]), "");
    }

    #[test]
    fn a_file_that_is_no_list_is_its_own_entry() {
        let text = "Snapshot(format: 2)";
        let span = locate(&parse(text), text, 0, &[Field("format")]);
        assert_eq!(&text[span.start..span.end], "2");
    }

    #[test]
    fn repeated_names_are_found_at_every_depth() {
        let text = "[Actor(id: 1, r#id: 2, x: [(a: 1, a: 2)], y: {\"k\": 1, \"k\": 2}, id: 3)]";
        let tree = parse(text);
        let found: Vec<_> = repeated(&tree, text, 0)
            .iter()
            .map(|r| (r.name, r.first.start, &text[r.again.start..r.again.end]))
            .collect();
        assert_eq!(
            found,
            [
                ("id", 7, "r#id"),
                ("a", 28, "a"),
                ("k", 46, "\"k\""),
                ("id", 7, "id")
            ]
        );
    }

    #[test]
    fn an_offset_is_found_in_its_field() {
        let tree = parse(TEXT);
        let crumbs = innermost(&tree, TEXT.find("\"m\"").map_or(0, |at| at + 1));
        let names: Vec<_> = crumbs
            .iter()
            .filter_map(|crumb| match crumb {
                Crumb::Field { name, .. } => Some(&TEXT[name.start..name.end]),
                _ => None,
            })
            .collect();
        assert_eq!(names, ["roles", "actor"]);
        assert_eq!(crumbs[1], Crumb::Entry(0));
        assert!(crumbs.contains(&Crumb::Index(0)));
        assert_eq!(innermost(&tree, TEXT.len() + 5), []);
        assert_eq!(innermost(&parse(""), 0), []);
    }
}
