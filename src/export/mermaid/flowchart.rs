//! Nodes and edges come in, a flowchart from left to right comes out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::escape::label;
use crate::error::Error;
use crate::export::theme::Palette;
use crate::view::figure::{Age, Edge, Graph, Line, Network, NetworkNode, Node, NodeShape, Sign};

/// A graph: groups as subgraphs, edges styled by sign and form.
pub(super) fn graph(graph: &Graph, palette: &Palette) -> Result<String, Error> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, node) in graph.nodes.iter().enumerate() {
        if places.insert(&node.id, at).is_some() {
            return Err(Error::data(format!("two nodes have the id {:?}", node.id)));
        }
    }
    let mut text = "flowchart LR\n".to_owned();
    let free = (0..graph.nodes.len()).filter(|at| group_of(graph, *at).is_none());
    for at in free {
        node(&graph.nodes[at], at, 1, &mut text);
    }
    for group in 0..graph.groups.len() {
        if parent_of(graph, group).is_none() {
            frame(graph, group, 1, &mut text);
        }
    }
    let mut styles = String::new();
    for (number, edge) in graph.edges.iter().enumerate() {
        let place = |id: &str| {
            let found = places.get(id);
            found.ok_or_else(|| Error::data(format!("an edge names {id:?}, which is not a node")))
        };
        let (from, to) = (place(&edge.from)?, place(&edge.to)?);
        let words = match edge.words().as_str() {
            "" => String::new(),
            words => format!("|\"{}\"|", label(words)),
        };
        let _ = writeln!(text, "  n{from} {}{words} n{to}", arrow(edge));
        let _ = writeln!(styles, "  linkStyle {number} {}", line(edge, palette));
    }
    Ok(text + &styles + &classes(&graph.nodes, palette))
}

/// The group of a node, if there is one of that number.
fn group_of(graph: &Graph, node: usize) -> Option<usize> {
    graph.nodes[node]
        .group
        .filter(|group| *group < graph.groups.len())
}

fn parent_of(graph: &Graph, group: usize) -> Option<usize> {
    graph.groups[group].parent.filter(|parent| *parent < group)
}

fn frame(graph: &Graph, group: usize, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    let title = label(&graph.groups[group].label);
    let _ = writeln!(text, "{indent}subgraph g{group} [\"{title}\"]");
    for at in 0..graph.nodes.len() {
        if group_of(graph, at) == Some(group) {
            node(&graph.nodes[at], at, depth + 1, text);
        }
    }
    for inner in group + 1..graph.groups.len() {
        if parent_of(graph, inner) == Some(group) {
            frame(graph, inner, depth + 1, text);
        }
    }
    let _ = writeln!(text, "{indent}end");
}

fn node(node: &Node, at: usize, depth: usize, text: &mut String) {
    let words = label(&node.words());
    let (open, close) = match node.shape {
        NodeShape::Actor | NodeShape::Member | NodeShape::Claim => ("(", ")"),
        NodeShape::Choice => (">", "]"),
        NodeShape::Source => ("[[", "]]"),
        NodeShape::Issue | NodeShape::Agenda => ("[", "]"),
    };
    let indent = "  ".repeat(depth);
    let class = class(node.shape);
    let _ = writeln!(text, "{indent}n{at}{open}\"{words}\"{close}:::{class}");
}

/// An arrow for, a cross against, a ring for neither.
fn arrow(edge: &Edge) -> &'static str {
    let strong = edge.weight > 1;
    let broken = matches!(edge.line, Line::Dashed | Line::Dotted | Line::Stale);
    match (edge.sign, broken, strong) {
        (Sign::Positive, true, _) => "-.->",
        (Sign::Positive, false, true) => "==>",
        (Sign::Positive, false, false) => "-->",
        (Sign::Negative, true, _) => "-.-x",
        (Sign::Negative, false, true) => "==x",
        (Sign::Negative, false, false) => "--x",
        (Sign::Neutral, true, _) => "-.-o",
        (Sign::Neutral, false, _) => "--o",
        (Sign::None, ..) => "---",
    }
}

fn line(edge: &Edge, palette: &Palette) -> String {
    let colour = palette.line(edge.sign, edge.age);
    let width = match (edge.line, edge.weight) {
        _ if edge.age == Age::Kept => "1px",
        (Line::Thin | Line::Stale, _) => "1px",
        (Line::Double, _) => "5px",
        (_, 0 | 1) => "2px",
        (_, _) => "4px",
    };
    let dash = match edge.line {
        Line::Dashed => ",stroke-dasharray:8 5",
        Line::Dotted => ",stroke-dasharray:2 4",
        Line::Stale => ",stroke-dasharray:3 9",
        Line::Solid | Line::Double | Line::Thin => "",
    };
    let pale = if edge.age == Age::Was {
        ",opacity:0.5"
    } else {
        ""
    };
    format!("stroke:{colour},stroke-width:{width},color:{colour}{dash}{pale}")
}

fn class(shape: NodeShape) -> &'static str {
    match shape {
        NodeShape::Actor => "actor",
        NodeShape::Member => "member",
        NodeShape::Issue => "issue",
        NodeShape::Agenda => "agenda",
        NodeShape::Choice => "choice",
        NodeShape::Claim => "claim",
        NodeShape::Source => "source",
    }
}

/// How the nodes that occur are drawn.
fn classes(nodes: &[Node], palette: &Palette) -> String {
    let shapes: BTreeSet<NodeShape> = nodes.iter().map(|node| node.shape).collect();
    let mut text = String::new();
    for shape in shapes {
        let (name, fill) = (class(shape), palette.node(shape));
        let dash = match shape {
            NodeShape::Member | NodeShape::Agenda => ",stroke-dasharray:5 4",
            _ => "",
        };
        let (line, ink) = (palette.outline, palette.ink);
        let _ = writeln!(
            text,
            "  classDef {name} fill:{fill},stroke:{line},color:{ink}{dash}"
        );
    }
    text
}

/// A network: ties without direction.
pub(super) fn network(network: &Network, palette: &Palette) -> Result<String, Error> {
    let mut text = "flowchart LR\n".to_owned();
    let mut free = vec![true; network.nodes.len()];
    for (number, members) in network.groups().iter().enumerate() {
        let _ = writeln!(text, "  subgraph g{number} [\" \"]");
        for at in members {
            free[*at] = false;
            dot(&network.nodes[*at], *at, "    ", &mut text);
        }
        text.push_str("  end\n");
    }
    for (at, node) in network.nodes.iter().enumerate().filter(|(at, _)| free[*at]) {
        dot(node, at, "  ", &mut text);
    }
    let mut styles = String::new();
    for (number, tie) in network.ties.iter().enumerate() {
        if tie.a.max(tie.b) >= network.nodes.len() {
            return Err(Error::data("a tie names a node that is not there"));
        }
        let line = match tie.sign {
            Sign::Positive | Sign::None => "---",
            Sign::Negative | Sign::Neutral => "-.-",
        };
        let words = match tie.label.as_str() {
            "" => String::new(),
            words => format!("|\"{}\"|", label(words)),
        };
        let _ = writeln!(text, "  n{} {line}{words} n{}", tie.a, tie.b);
        let colour = palette.line(tie.sign, Age::Now);
        let width = 1.2 + 4.8 * tie.weight.clamp(0.0, 1.0);
        let style = format!("stroke:{colour},stroke-width:{width:.1}px,color:{colour}");
        let _ = writeln!(styles, "  linkStyle {number} {style}");
    }
    let (fill, line, ink) = (palette.actor, palette.outline, palette.ink);
    let mut class = format!("  classDef actor fill:{fill},stroke:{line},color:{ink}\n");
    if network.nodes.iter().any(|node| node.member) {
        let fill = palette.member;
        let _ = writeln!(
            class,
            "  classDef member fill:{fill},stroke:{line},color:{ink},stroke-dasharray:5 4"
        );
    }
    Ok(text + &styles + &class)
}

/// A node of a network.
fn dot(node: &NetworkNode, at: usize, indent: &str, text: &mut String) {
    let class = if node.member { "member" } else { "actor" };
    let words = label(&node.label);
    let _ = writeln!(text, "{indent}n{at}(\"{words}\"):::{class}");
}
