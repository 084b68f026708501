//! Any labels, names and values: GraphML and GEXF stay well-formed, and what
//! they hold is what was written.

use proptest::prelude::*;
use stancegraph::network::{Aggregate, Mode, Network, Networks, Node};

use super::{cases, written};

/// What XML cannot hold is replaced.
fn clean(text: &str) -> String {
    let bad = |c: char| {
        !matches!(c, '\t' | '\n' | '\r') && (c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}'))
    };
    text.replace(bad, "\u{fffd}")
}

fn nodes() -> impl Strategy<Value = Vec<Node>> {
    let word = || prop_oneof![any::<String>(), "[a-c\"<&\\\\\n% ]{0,4}"];
    let attributes = prop::collection::btree_map(word(), word(), 0..3);
    let id = prop::option::of("[a-z]{1,2}");
    let node = (word(), id, attributes).prop_map(|(label, id, attributes)| {
        let pairs: Vec<(&str, &str)> = attributes.iter().map(|(n, v)| (&**n, &**v)).collect();
        cases::node(&label, id.as_deref(), &pairs)
    });
    prop::collection::vec(node, 0..4)
}

fn any_networks() -> impl Strategy<Value = Networks> {
    let weight = prop_oneof![Just(0.0), (-3..4).prop_map(f64::from), -1.0..1.0];
    (nodes(), nodes(), prop::collection::vec(weight, 9)).prop_map(|(rows, columns, weights)| {
        let width = columns.len();
        let weights = weights[..rows.len() * width].to_vec();
        let network = Network {
            aggregate: Aggregate::Subtract,
            span: None,
            claims: 1,
            weights,
        };
        cases::networks(Mode::Two, [rows, columns], vec![network])
    })
}

/// The texts of each node, in any order.
fn texts(node: &Node) -> Vec<String> {
    let mut texts: Vec<String> = node
        .attributes
        .iter()
        .map(|(_, value)| clean(value))
        .collect();
    texts.retain(|text| !text.is_empty());
    texts.push(clean(&node.label));
    texts.sort();
    texts
}

proptest! {
    #[test]
    fn graphml_is_well_formed_and_holds_what_was_written(networks in any_networks()) {
        let text = written(&networks, "graphml").unwrap();
        let document = roxmltree::Document::parse(&text).unwrap();
        let all = |name: &'static str| document.descendants().filter(move |n| n.has_tag_name(name));
        let nodes: Vec<&Node> = networks.rows.iter().chain(&networks.columns).collect();
        prop_assert_eq!(all("node").count(), nodes.len());
        let mut keys: Vec<&str> = all("node").filter_map(|n| n.attribute("id")).collect();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), nodes.len());
        let mut names: Vec<&str> = all("key").filter(|n| n.attribute("for") == Some("node")).filter_map(|n| n.attribute("attr.name")).collect();
        let number = names.len();
        names.sort_unstable();
        names.dedup();
        prop_assert_eq!(names.len(), number);
        for (found, node) in all("node").zip(nodes) {
            let data = found.children().filter(|n| n.is_element());
            let held: Vec<String> = data.map(|n| n.text().unwrap_or_default().to_owned()).collect();
            for text in texts(node) {
                prop_assert!(held.contains(&text), "{:?} is not in {:?}", text, held);
            }
        }
        let weights: Vec<f64> = all("edge").map(|n| n.descendants().find_map(|n| n.text()).unwrap().parse().unwrap()).collect();
        let expected: Vec<f64> = networks.networks[0].weights.iter().copied().filter(|w| *w != 0.0).collect();
        prop_assert_eq!(weights, expected);
    }

    #[test]
    fn gexf_is_well_formed_and_holds_what_was_written(networks in any_networks()) {
        let text = written(&networks, "gexf").unwrap();
        let document = roxmltree::Document::parse(&text).unwrap();
        let all = |name: &'static str| document.descendants().filter(move |n| n.has_tag_name(name));
        let nodes: Vec<&Node> = networks.rows.iter().chain(&networks.columns).collect();
        prop_assert_eq!(all("node").count(), nodes.len());
        for (found, node) in all("node").zip(nodes) {
            let values = found.descendants().filter_map(|n| n.attribute("value"));
            let held: Vec<&str> = values.chain(found.attribute("label")).collect();
            for text in texts(node) {
                prop_assert!(held.contains(&&*text), "{:?} is not in {:?}", text, held);
            }
        }
        let weights: Vec<f64> = all("edge").map(|n| n.attribute("weight").unwrap().parse().unwrap()).collect();
        let expected: Vec<f64> = networks.networks[0].weights.iter().copied().filter(|w| *w != 0.0).collect();
        prop_assert_eq!(weights, expected);
    }

    #[test]
    fn pajek_has_a_line_for_each_node_and_tie(networks in any_networks()) {
        let text = written(&networks, "pajek").unwrap();
        let lines: Vec<&str> = text.split('\n').skip_while(|line| !line.starts_with("*Vertices")).collect();
        let nodes = networks.rows.len() + networks.columns.len();
        prop_assert_eq!(lines[0], format!("*Vertices {nodes}"));
        for (at, line) in lines[1..=nodes].iter().enumerate() {
            let start = format!("{} \"", at + 1);
            prop_assert!(line.starts_with(&start), "{}", line);
            prop_assert_eq!(line.matches('"').count() % 2, 0);
        }
        prop_assert_eq!(lines[nodes + 1], "*Edges");
        let ties = networks.networks[0].weights.iter().filter(|w| **w != 0.0).count();
        prop_assert_eq!(lines.len(), nodes + 2 + ties + 1);
    }

    #[test]
    fn csv_and_json_hold_any_label(networks in any_networks()) {
        let text = written(&networks, "csv").unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let labels: Vec<&str> = rows[0].iter().skip(1).collect();
        let expected: Vec<&str> = networks.columns.iter().map(|n| &*n.label).collect();
        prop_assert_eq!(labels, expected);
        let labels: Vec<&str> = rows[1..].iter().map(|row| &row[0]).collect();
        let expected: Vec<&str> = networks.rows.iter().map(|n| &*n.label).collect();
        prop_assert_eq!(labels, expected);
        let json: serde_json::Value = serde_json::from_str(&written(&networks, "json").unwrap()).unwrap();
        for (found, node) in json["nodes"].as_array().unwrap().iter().zip(networks.rows.iter().chain(&networks.columns)) {
            prop_assert_eq!(found["label"].as_str().unwrap(), &*node.label);
        }
    }
}
