//! Networks come in; nodes with keys that no other has, and their properties
//! under names that no other has, come out.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::network::{Mode, Networks, Node};

/// On which side of the matrix a node stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It is a row; in one mode every node is.
    Row,
    /// It is a column.
    Column,
}

impl Kind {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Row => "row",
            Kind::Column => "column",
        }
    }
}

/// A node and what stands for it in the file.
#[derive(Debug, Clone)]
pub struct Vertex<'n> {
    /// Names it within the file.
    pub key: Cow<'n, str>,
    /// On which side it stands.
    pub kind: Kind,
    /// What it is, such as `actor`.
    pub variable: &'n str,
    /// The node itself.
    pub node: &'n Node,
}

/// A property of nodes.
#[derive(Debug, Clone)]
pub struct Column<'n> {
    /// The name under which it is written.
    pub name: String,
    /// Whether its values are whole numbers.
    pub is_number: bool,
    /// The value of each node, where it has one.
    pub values: Vec<Option<Cow<'n, str>>>,
}

/// All nodes: first the rows, then the columns.
#[derive(Debug, Clone)]
pub struct Nodes<'n> {
    /// The nodes.
    pub all: Vec<Vertex<'n>>,
    /// Whether the keys are the ids of the nodes.
    keys_are_ids: bool,
}

impl<'n> Nodes<'n> {
    /// The nodes of networks. Their keys are their ids, if each has one that
    /// no other has and that is a name in XML; else they are numbered.
    pub fn new(networks: &'n Networks) -> Nodes<'n> {
        let columns = match networks.mode {
            Mode::One => &[][..],
            Mode::Two => &networks.columns[..],
        };
        let rows = networks.rows.iter().map(|node| (Kind::Row, node));
        let both = rows.chain(columns.iter().map(|node| (Kind::Column, node)));
        let keys_are_ids = are_keys(both.clone().map(|(_, node)| node.id.as_deref()));
        let vertex = |(at, (kind, node)): (usize, (Kind, &'n Node))| Vertex {
            key: match (&node.id, kind) {
                (Some(id), _) if keys_are_ids => Cow::Borrowed(&**id),
                (_, Kind::Row) => Cow::Owned(format!("r{}", at + 1)),
                (_, Kind::Column) => Cow::Owned(format!("c{}", at + 1 - networks.rows.len())),
            },
            kind,
            variable: match kind {
                Kind::Row => &networks.row_variable,
                Kind::Column => &networks.column_variable,
            },
            node,
        };
        Nodes {
            all: both.enumerate().map(vertex).collect(),
            keys_are_ids,
        }
    }

    /// The properties of the nodes beside their labels. Each has a name of its
    /// own, also to readers that do not tell upper from lower case: where one
    /// is `taken`, or there already, a `_` is put behind it.
    pub fn columns(&self, taken: &[&str], spelled: fn(&str) -> String) -> Vec<Column<'n>> {
        let mut names: BTreeSet<String> = taken.iter().map(|name| (*name).to_owned()).collect();
        let mut columns = Vec::new();
        let mut add = |name: &str, is_number: bool, values: Vec<Option<Cow<'n, str>>>| {
            let mut name = spelled(name);
            while !names.insert(name.to_lowercase()) {
                name.push('_');
            }
            columns.push(Column {
                name,
                is_number,
                values,
            });
        };
        let all = || self.all.iter();
        let word = |v: &Vertex<'n>| Some(Cow::Borrowed(v.kind.word()));
        add("kind", false, all().map(word).collect());
        let variable = |v: &Vertex<'n>| Some(Cow::Borrowed(v.variable));
        add("variable", false, all().map(variable).collect());
        if !self.keys_are_ids && self.all.iter().any(|v| v.node.id.is_some()) {
            let id = |v: &Vertex<'n>| v.node.id.as_deref().map(Cow::Borrowed);
            add("id", false, all().map(id).collect());
        }
        let claims = |v: &Vertex<'n>| Some(Cow::Owned(v.node.claims.to_string()));
        add("claims", true, all().map(claims).collect());
        // Readers do not tell an empty value from none.
        let named = |v: &Vertex<'n>| {
            let there = v
                .node
                .attributes
                .iter()
                .filter(|(_, value)| !value.is_empty());
            there.map(|(name, _)| &**name)
        };
        let attributes: BTreeSet<&str> = self.all.iter().flat_map(named).collect();
        for name in attributes {
            let value = |v: &Vertex<'n>| {
                let mut there = v.node.attributes.iter().filter(|(n, _)| **n == *name);
                let value = there.next().map(|(_, value)| &**value);
                value.filter(|value| !value.is_empty()).map(Cow::Borrowed)
            };
            add(name, false, self.all.iter().map(value).collect());
        }
        columns
    }
}

/// Whether ids can name nodes in any file.
fn are_keys<'n>(ids: impl Iterator<Item = Option<&'n str>>) -> bool {
    let is_name = |id: &str| {
        let good = |c: char| c.is_alphanumeric() || "-_.".contains(c);
        !id.is_empty() && id.chars().all(good)
    };
    let mut seen = BTreeSet::new();
    let mut ids = ids;
    ids.all(|id| id.is_some_and(|id| is_name(id) && seen.insert(id)))
}
