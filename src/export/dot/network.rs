//! A network comes in, nodes and ties without direction come out, for `dot` as
//! for `neato` and `sfdp`.

use super::names::Names;
use super::style::Style;
use super::{Written, edge, label, node};
use crate::error::Error;
use crate::view::figure::{Network, NodeShape};

/// The nodes and the ties.
pub(super) fn written(network: &Network, style: &Style) -> Result<Written, Error> {
    let names = Names::of(network.nodes.iter().map(|node| (node.id.as_str(), 0)))?;
    let mut inside = Vec::new();
    for item in &network.nodes {
        let attributes = style.node(NodeShape::Actor, &label(&item.label));
        inside.push(node(names.node(&item.id)?.0, attributes));
    }
    for tie in &network.ties {
        let end = |at: usize| match network.nodes.get(at) {
            Some(item) => names.node(&item.id).map(|(name, _)| name),
            None => Err(Error::data("a tie names a node that is not there")),
        };
        let attributes = style.tie(tie.sign, tie.weight, &label(&tie.label));
        inside.push(edge(end(tie.a)?, end(tie.b)?, attributes));
    }
    Ok(Written {
        graph: style.network(),
        inside,
    })
}
