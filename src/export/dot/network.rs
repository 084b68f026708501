//! A network comes in, nodes and ties without direction come out, for `dot` as
//! for `neato` and `sfdp`; communities are clusters, which `dot` and `fdp` frame.

use super::names::Names;
use super::style::Style;
use super::{Written, dot, edge, label, node, quote, subgraph};
use crate::error::Error;
use crate::view::figure::{Network, NetworkNode};

/// The nodes and the ties.
pub(super) fn written(network: &Network, style: &Style) -> Result<Written, Error> {
    let names = Names::of(network.nodes.iter().map(|node| (node.id.as_str(), 0)))?;
    let drawn = |item: &NetworkNode| -> Result<dot::Stmt, Error> {
        let attributes = style.dot(item.size, item.member, &label(&item.label));
        Ok(node(names.node(&item.id)?.0, attributes))
    };
    let mut inside = Vec::new();
    let mut framed = vec![false; network.nodes.len()];
    for (number, members) in network.groups().iter().enumerate() {
        let mut statements = style.group();
        for at in members {
            statements.push(drawn(&network.nodes[*at])?);
            framed[*at] = true;
        }
        let name = format!("cluster community {}", number + 1);
        inside.push(subgraph(&name, statements));
    }
    for (item, framed) in network.nodes.iter().zip(framed) {
        if !framed {
            inside.push(drawn(item)?);
        }
    }
    for tie in &network.ties {
        let end = |at: usize| match network.nodes.get(at) {
            Some(item) => names.node(&item.id).map(|(name, _)| name),
            None => Err(Error::data("a tie names a node that is not there")),
        };
        let mut attributes =
            style.tie(tie.sign, tie.weight, &label(&tie.label), network.ties.len());
        if !tie.title.is_empty() {
            attributes.push(super::pair("tooltip", &quote(&tie.title)));
        }
        inside.push(edge(end(tie.a)?, end(tie.b)?, attributes));
    }
    Ok(Written {
        graph: style.network(network.ties.len()),
        inside,
    })
}
