//! Node ids come in, names for DOT come out: each quoted, no two the same.

use super::quote;
use crate::error::Error;
use std::collections::{HashMap, HashSet};

/// The DOT name of each node, unique even where ids differ only in characters
/// that DOT cannot carry, and names for furniture that no node has.
pub(super) struct Names<'a> {
    of_nodes: HashMap<&'a str, (String, usize)>,
    taken: HashSet<String>,
}

impl<'a> Names<'a> {
    /// The names of nodes by id, each with its column; two nodes with one id
    /// are an error.
    pub(super) fn of(nodes: impl Iterator<Item = (&'a str, usize)>) -> Result<Names<'a>, Error> {
        let mut names = Names {
            of_nodes: HashMap::new(),
            taken: HashSet::new(),
        };
        for (node, column) in nodes {
            let name = names.free(node);
            names.taken.insert(name.clone());
            if names.of_nodes.insert(node, (name, column)).is_some() {
                return Err(Error::data(format!("two nodes have the id {node:?}")));
            }
        }
        Ok(names)
    }

    /// A quoted name like `wish` that is not the name of a node.
    pub(super) fn free(&self, wish: &str) -> String {
        let mut name = quote(wish);
        let mut number = 2;
        while self.taken.contains(&name) {
            name = quote(&format!("{wish} ({number})"));
            number += 1;
        }
        name
    }

    /// Name and column of a node.
    pub(super) fn node(&self, node: &str) -> Result<(&str, usize), Error> {
        let found = self
            .of_nodes
            .get(node)
            .map(|(name, column)| (name.as_str(), *column));
        found.ok_or_else(|| Error::data(format!("an edge names {node:?}, which is not a node")))
    }
}
