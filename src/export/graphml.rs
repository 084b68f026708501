//! Networks come in, GraphML comes out, for `networkx`, `igraph`, Gephi,
//! Cytoscape, yEd and visone.
//!
//! GraphML has no time. One step is written, with an attribute of edges for
//! each thing added up; what the network was made of are attributes of the
//! graph. Nodes without ties stay, ties of weight 0 are left out.

use super::network::{Column, Nodes, only, push, xml};
use super::{Format, Options};
use crate::error::Error;
use crate::network::{Cell, Network, Networks};

/// `--format graphml`.
pub static FORMAT: Format = Format {
    name: "graphml",
    extension: "graphml",
    answer: None,
    pages: None,
    figure: None,
    snapshot: None,
    network: Some(network),
};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" \
    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
    xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns \
    http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";

/// Writes a network.
///
/// # Errors
/// [`ErrorKind::Format`](crate::error::ErrorKind::Format) if there are several
/// steps in time, or none.
pub fn network(networks: &Networks, _: &Options) -> Result<Vec<u8>, Error> {
    let step = only(networks, FORMAT.name)?;
    let nodes = Nodes::new(networks);
    // Readers make attributes of these by themselves.
    let columns = nodes.columns(&["id", "label", "name"], str::to_owned);
    let stated = networks.stated();
    let mut text = String::from(HEAD);
    text.push_str("  <desc>");
    xml::push(&mut text, &networks.title());
    text.push_str("</desc>\n");
    for (at, (name, _)) in stated.iter().enumerate() {
        key(&mut text, ('g', at), "graph", name, "string");
    }
    key(&mut text, ('n', 0), "node", "label", "string");
    for (at, column) in columns.iter().enumerate() {
        let kind = if column.is_number { "long" } else { "string" };
        key(&mut text, ('n', at + 1), "node", &column.name, kind);
    }
    for (at, network) in step.iter().enumerate() {
        let name = match step {
            [_] => "weight",
            _ => network.aggregate.prose(),
        };
        key(&mut text, ('e', at), "edge", name, "double");
    }
    text.push_str("  <graph id=\"network\" edgedefault=\"undirected\">\n");
    for (at, (_, value)) in stated.iter().enumerate() {
        text.push_str("    ");
        data(&mut text, ('g', at), value);
        text.push('\n');
    }
    for (at, vertex) in nodes.all.iter().enumerate() {
        text.push_str("    <node id=\"");
        xml::push(&mut text, &vertex.key);
        text.push_str("\">");
        data(&mut text, ('n', 0), &vertex.node.label);
        properties(&mut text, &columns, at);
        text.push_str("</node>\n");
    }
    let keys: Vec<String> = nodes.all.iter().map(|v| xml::escaped(&v.key)).collect();
    for tie in networks.ties(step) {
        edge(&mut text, &keys, tie, step);
    }
    text.push_str("  </graph>\n</graphml>\n");
    Ok(text.into_bytes())
}

/// Says that there is an attribute. Keys are a letter and a number, so that no
/// name can break them.
fn key(text: &mut String, (letter, number): (char, usize), of: &str, name: &str, kind: &str) {
    text.push_str(&format!(
        "  <key id=\"{letter}{number}\" for=\"{of}\" attr.name=\"{}\" attr.type=\"{kind}\"/>\n",
        xml::escaped(name)
    ));
}

fn data(text: &mut String, (letter, number): (char, usize), value: &str) {
    text.push_str(&format!("<data key=\"{letter}{number}\">"));
    xml::push(text, value);
    text.push_str("</data>");
}

fn properties(text: &mut String, columns: &[Column<'_>], at: usize) {
    for (number, column) in columns.iter().enumerate() {
        if let Some(Some(value)) = column.values.get(at) {
            data(text, ('n', number + 1), value);
        }
    }
}

fn edge(text: &mut String, keys: &[String], tie: Cell, step: &[Network]) {
    text.push_str("    <edge source=\"");
    text.push_str(&keys[tie.row]);
    text.push_str("\" target=\"");
    text.push_str(&keys[tie.target]);
    text.push_str("\">");
    for (at, network) in step.iter().enumerate() {
        text.push_str(&format!("<data key=\"e{at}\">"));
        push(text, tie.weight(network));
        text.push_str("</data>");
    }
    text.push_str("</edge>\n");
}
