//! Networks come in, CSV comes out: one network as a matrix, several as a
//! table of pairs or cells.
//!
//! The table holds nothing but data, so that any reader of CSV takes it as it
//! is. What it was made of stands in its [`metadata`], a file beside it.

use serde_json::{Map, Value, json};

use super::Numbers;
use crate::error::Error;
use crate::export::Options;
use crate::network::{Network, Networks, Node};

/// Writes networks.
///
/// # Errors
/// None; the result is there for the sake of the registry.
pub fn bytes(networks: &Networks, _: &Options) -> Result<Vec<u8>, Error> {
    let text = match &networks.networks[..] {
        [network] if !networks.are_steps() => matrix(networks, network),
        _ => table(networks),
    };
    Ok(text.into_bytes())
}

/// What a table was made of, for a file beside it: `NAME-metadata.json`, as
/// the W3C's [CSV on the Web] wants it. `name` is the name of the table.
///
/// [CSV on the Web]: https://www.w3.org/TR/tabular-metadata/
pub fn metadata(networks: &Networks, name: &str) -> String {
    let stated = networks.stated().into_iter();
    let settings: Map<String, Value> = stated.map(|(key, value)| (key, value.into())).collect();
    let metadata = json!({
        "@context": "http://www.w3.org/ns/csvw",
        "url": name,
        "dc:title": networks.title(),
        "notes": [settings],
    });
    format!("{metadata:#}\n")
}

/// One row a node, one column a node.
fn matrix(networks: &Networks, network: &Network) -> String {
    let width = networks.width();
    let mut text = String::with_capacity(network.weights.len() * 3 + 1024);
    let mut numbers = Numbers::new();
    text.push_str("\"\"");
    for node in networks.others() {
        text.push(',');
        field(&mut text, &node.label);
    }
    text.push('\n');
    for (at, node) in networks.rows.iter().enumerate() {
        field(&mut text, &node.label);
        let row = network.weights.get(at * width..(at + 1) * width);
        for weight in row.unwrap_or_default() {
            text.push(',');
            numbers.push(&mut text, *weight);
        }
        text.push('\n');
    }
    text
}

/// One row a pair or cell and step, one column for each thing added up.
fn table(networks: &Networks) -> String {
    let labels = |nodes: &[Node]| -> Vec<String> { nodes.iter().map(quoted).collect() };
    let (rows, columns) = (labels(&networks.rows), labels(networks.others()));
    let (mut text, mut numbers) = (String::new(), Numbers::new());
    let in_steps = networks.are_steps();
    if in_steps {
        text.push_str("step,from,to,");
    }
    text.push_str("row,column");
    for network in networks.steps().next().unwrap_or_default() {
        text.push(',');
        text.push_str(network.aggregate.prose());
    }
    text.push('\n');
    for step in networks.steps() {
        let span = step.first().and_then(|network| network.span);
        let when = span.filter(|_| in_steps).map_or(String::new(), |span| {
            let middle = span.middle.unwrap_or(span.from);
            format!("{middle},{},{},", span.from, span.to)
        });
        for cell in networks.cells() {
            // Nobody is tied to himself, but in the windows of a kernel.
            let itself = cell.is_loop();
            if itself && step.iter().all(|network| cell.weight(network) == 0.0) {
                continue;
            }
            text.push_str(&when);
            text.push_str(&rows[cell.row]);
            text.push(',');
            text.push_str(&columns[cell.column]);
            for network in step {
                text.push(',');
                numbers.push(&mut text, cell.weight(network));
            }
            text.push('\n');
        }
    }
    text
}

fn quoted(node: &Node) -> String {
    let mut text = String::new();
    field(&mut text, &node.label);
    text
}

/// A label, quoted where RFC 4180 wants it, or white space at its ends could
/// be lost.
fn field(text: &mut String, label: &str) {
    let means_something = |c: char| matches!(c, ',' | '"' | '\n' | '\r');
    if label.is_empty() || label.contains(means_something) || label.trim() != label {
        text.push('"');
        text.push_str(&label.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(label);
    }
}
