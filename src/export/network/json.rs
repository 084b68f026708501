//! Networks come in, JSON comes out: settings, nodes, and the ties of each
//! network. Its shape is the documented schema `stancegraph/network/1`.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::nodes::Vertex;
use super::{Nodes, push};
use crate::error::Error;
use crate::export::Options;
use crate::network::{Network, Networks};

/// Writes networks. Ties of weight 0 are left out, in one mode each pair is
/// there once.
///
/// # Errors
/// None; the result is there for the sake of the registry.
pub fn bytes(networks: &Networks, _: &Options) -> Result<Vec<u8>, Error> {
    let nodes = Nodes::new(networks);
    let settings = networks.settings.iter();
    let settings: Map<String, Value> = settings
        .map(|(name, value)| ((*name).replace('-', "_"), value.clone().into()))
        .collect();
    let left_out = &networks.left_out;
    let mut reasons = vec![
        json!({ "reason": "neutral", "claims": left_out.neutral }),
        json!({ "reason": "duplicate", "claims": left_out.duplicates }),
    ];
    let others = left_out.others.iter();
    reasons.extend(others.map(|(reason, claims)| json!({ "reason": reason, "claims": claims })));
    let mut text = String::from("{\n");
    let mut top = |key: &str, value: Value| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  \"{key}\": {value},");
    };
    top("schema", "stancegraph/network/1".into());
    top("settings", Value::Object(settings));
    top("of_claims", networks.of_claims.into());
    top("left_out", Value::Array(reasons));
    list(&mut text, "nodes", nodes.all.iter().map(node));
    text.push_str(",\n  \"networks\": [");
    for (at, network) in networks.networks.iter().enumerate() {
        text.push_str(if at > 0 { ",\n" } else { "\n" });
        write_network(&mut text, networks, network, &nodes);
    }
    text.push_str("\n  ]\n}\n");
    Ok(text.into_bytes())
}

/// A list with one item a line.
fn list(text: &mut String, key: &str, items: impl Iterator<Item = Value>) {
    let _ = write!(text, "  \"{key}\": [");
    for (at, item) in items.enumerate() {
        let _ = write!(text, "{}\n    {item}", if at > 0 { "," } else { "" });
    }
    text.push_str("\n  ]");
}

fn node(vertex: &Vertex<'_>) -> Value {
    let attribute = |(name, value): &(Box<str>, Box<str>)| json!({ "name": name, "value": value });
    let attributes = vertex.node.attributes.iter().map(attribute);
    json!({
        "key": vertex.key,
        "kind": vertex.kind.word(),
        "variable": vertex.variable,
        "label": vertex.node.label,
        "id": vertex.node.id,
        "claims": vertex.node.claims,
        "attributes": attributes.collect::<Vec<Value>>(),
    })
}

/// One network, a tie a line. There may be many, so they are written directly.
fn write_network(text: &mut String, networks: &Networks, network: &Network, nodes: &Nodes<'_>) {
    let keys: Vec<String> = nodes.all.iter().map(|v| json!(v.key).to_string()).collect();
    let day = |at: Option<crate::network::Instant>| json!(at.map(|at| at.to_string()));
    let span = network.span;
    let _ = write!(
        text,
        "    {{\"aggregate\":{},\"step\":{},\"from\":{},\"to\":{},\"claims\":{},\"ties\":[",
        json!(network.aggregate.prose()),
        day(span.and_then(|span| span.middle)),
        day(span.map(|span| span.from)),
        day(span.map(|span| span.to)),
        network.claims
    );
    for (at, tie) in networks.ties(std::slice::from_ref(network)).enumerate() {
        text.push_str(if at > 0 { ",\n" } else { "\n" });
        text.push_str("      {\"source\":");
        text.push_str(&keys[tie.row]);
        text.push_str(",\"target\":");
        text.push_str(&keys[tie.target]);
        text.push_str(",\"weight\":");
        match tie.weight(network) {
            weight if weight.is_finite() => push(text, weight),
            // JSON has no word for what is no number.
            _ => text.push_str("null"),
        }
        text.push('}');
    }
    text.push_str("\n    ]}");
}
