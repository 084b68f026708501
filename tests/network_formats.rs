//! Networks in every format, read back by readers that are not ours: `networkx`
//! and `igraph` for GraphML, GEXF and Pajek, an XML parser, a reader of CSV.

#![allow(clippy::print_stderr)]

#[path = "network_formats/any.rs"]
mod any;
#[path = "network_formats/cases.rs"]
mod cases;
#[path = "network_formats/reading.rs"]
mod reading;
#[path = "network_formats/tables.rs"]
mod tables;

use std::process::Command;

use serde_json::{Value, json};
use stancegraph::error::Error;
use stancegraph::export::{self, Options};
use stancegraph::network::{Mode, Network, Networks, Node};

/// Networks in a format.
fn written(networks: &Networks, format: &str) -> Result<String, Error> {
    let format = export::format(format).expect("a format");
    let write = format.network.expect("it writes networks");
    let bytes = write(networks, &Options::default())?;
    Ok(String::from_utf8(bytes).expect("UTF-8"))
}

/// What a reader must find, told without any of what the formats share.
fn expected(networks: &Networks) -> Value {
    let one = |kind: &'static str, variable: &str, node: &Node| {
        let attributes = node.attributes.iter();
        let attributes: serde_json::Map<String, Value> = attributes
            .map(|(name, value)| (name.to_string(), json!(value)))
            .collect();
        json!({
            "kind": kind, "variable": variable, "label": node.label, "id": node.id,
            "claims": node.claims, "attributes": attributes,
        })
    };
    let rows = networks.rows.iter();
    let mut nodes: Vec<Value> = rows
        .map(|node| one("row", &networks.row_variable, node))
        .collect();
    let columns = networks.columns.iter();
    nodes.extend(columns.map(|node| one("column", &networks.column_variable, node)));
    let mut ids: Vec<&str> = networks
        .rows
        .iter()
        .chain(&networks.columns)
        .filter_map(|n| n.id.as_deref())
        .collect();
    let number = ids.len();
    ids.sort_unstable();
    ids.dedup();
    let network = |network: &Network| {
        let span = network.span.expect("a span");
        json!({
            "aggregate": network.aggregate.prose(),
            "middle": span.middle.map(|middle| middle.to_string()),
            "to": span.to.to_string(),
            "weights": network.weights,
        })
    };
    let steps = networks.steps();
    let steps = steps.map(|step| step.iter().map(network).collect::<Vec<_>>());
    let stated: serde_json::Map<String, Value> = networks
        .stated()
        .into_iter()
        .map(|(name, value)| (name, value.into()))
        .collect();
    json!({
        "mode": if networks.mode == Mode::One { "one" } else { "two" },
        "nodes": nodes,
        "keys_are_ids": number == nodes.len() && ids.len() == number,
        "steps": steps.collect::<Vec<_>>(),
        "stated": stated,
    })
}

/// Both must be there where `CI` is set, unless `STANCE_WITHOUT_NETWORKX` says
/// that they cannot be: `pip install networkx igraph`.
#[test]
fn networkx_and_igraph_read_back_every_node_attribute_and_weight() {
    let there = Command::new("python3")
        .args(["-c", "import networkx, igraph"])
        .output();
    if !there.is_ok_and(|output| output.status.success()) {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let must = set("CI") && !set("STANCE_WITHOUT_NETWORKX");
        assert!(!must, "`pip install networkx igraph` is missing");
        eprintln!("networkx and igraph are not installed: nothing was looked at");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut files = 0;
    for (name, networks) in cases::all() {
        let path = folder.path().join(name);
        let told = expected(&networks).to_string();
        std::fs::write(path.with_extension("json"), told).expect("a file");
        for format in ["graphml", "gexf", "pajek"] {
            if let Ok(text) = written(&networks, format) {
                let ending = export::format(format).expect("a format").extension;
                std::fs::write(path.with_extension(ending), text).expect("a file");
                files += 1;
            }
        }
    }
    let output = Command::new("python3")
        .arg(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/network_formats/read.py"
        ))
        .arg(folder.path())
        .output()
        .expect("python runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout).trim(),
        files.to_string()
    );
    assert!(files >= 17, "only {files} files were read");
}

#[test]
fn what_a_format_cannot_hold_is_refused_with_a_way_out() {
    let case = |name: &str| {
        let all = cases::all().into_iter();
        let mut found = all.filter(|(of, _)| *of == name);
        found.next().expect("a case").1
    };
    for (name, format, part) in [
        (
            "windows",
            "graphml",
            "4 steps in time: use gexf, json or csv",
        ),
        ("windows", "pajek", "4 steps in time: use gexf, json or csv"),
        ("several", "pajek", "name one `--aggregate`, or use graphml"),
        ("empty", "dl", "without nodes"),
    ] {
        let error = written(&case(name), format).expect_err(name).to_string();
        assert!(error.contains(part), "{format}: {error}");
    }
    let mut none = case("windows");
    none.networks.clear();
    for format in ["graphml", "pajek"] {
        let error = written(&none, format).expect_err("none").to_string();
        assert!(error.contains("no step of the window"), "{error}");
    }
}

#[test]
fn no_input_makes_a_format_panic() {
    for (_, networks) in cases::all() {
        let mut none = networks.clone();
        none.networks.clear();
        let mut short = networks.clone();
        short
            .networks
            .iter_mut()
            .for_each(|n| n.weights.truncate(1));
        for networks in [networks, none, short] {
            for format in export::FORMATS {
                let _ = format
                    .network
                    .map(|write| write(&networks, &Options::default()));
            }
        }
    }
}
