//! Nodes in columns come in, ranks from left to right come out.
//!
//! Columns become ranks in the order of [`Graph::columns`]; within a column
//! `dot` orders the nodes, so that fewer edges cross.

use super::names::Names;
use super::style::{Course, Style};
use super::{Written, attribute, dot, edge, label, legend, node, subgraph};
use crate::error::Error;
use crate::view::figure::{Edge, Graph, LegendEntry, Node};
use std::collections::BTreeSet;

/// Nodes, groups, edges and the legend.
pub(super) fn written(
    graph: &Graph,
    entries: &[LegendEntry],
    style: &Style,
) -> Result<Written, Error> {
    let names = Names::of(
        graph
            .nodes
            .iter()
            .map(|node| (node.id.as_str(), node.column)),
    )?;
    // `dot` keeps neighbouring clusters in order: what holds the columns above, legend below.
    let mut inside = vec![
        subgraph("cluster columns", anchors(graph, &names, style)),
        subgraph("cluster drawing", drawing(graph, &names, style)?),
    ];
    inside.extend(legend::cluster(entries, &names, style));
    inside.extend(ranks(graph, &names)?);
    Ok(Written {
        graph: style.columns(),
        inside,
    })
}

/// The indices of columns, with and without nodes.
fn columns(graph: &Graph) -> BTreeSet<usize> {
    let used = graph.nodes.iter().map(|node| node.column);
    used.chain(0..graph.columns.len()).collect()
}

/// A point for each column, in order by an edge to the next, none of them drawn.
/// Names of columns would stray where there are no ranks.
fn anchors(graph: &Graph, names: &Names<'_>, style: &Style) -> Vec<dot::Stmt> {
    let mut statements = style.unseen();
    let mut before: Option<String> = None;
    for column in columns(graph) {
        let name = names.free(&format!("column {column}"));
        statements.push(node(&name, style.anchor()));
        if let Some(before) = before {
            statements.push(edge(&before, &name, style.between_columns()));
        }
        before = Some(name);
    }
    statements
}

/// One rank per column: its point and its nodes.
fn ranks(graph: &Graph, names: &Names<'_>) -> Result<Vec<dot::Stmt>, Error> {
    let mut statements = Vec::new();
    for column in columns(graph) {
        let mut rank = vec![attribute("rank", "same")];
        rank.push(node(&names.free(&format!("column {column}")), Vec::new()));
        for item in graph.nodes.iter().filter(|node| node.column == column) {
            rank.push(node(names.node(&item.id)?.0, Vec::new()));
        }
        statements.push(subgraph(&format!("column {column}"), rank));
    }
    Ok(statements)
}

/// The nodes, their groups and the edges.
fn drawing(graph: &Graph, names: &Names<'_>, style: &Style) -> Result<Vec<dot::Stmt>, Error> {
    let mut statements = style.unseen();
    for item in &graph.nodes {
        let attributes = style.node(item.shape, &label(&words(graph, item)));
        statements.push(node(names.node(&item.id)?.0, attributes));
    }
    let roots = (0..graph.groups.len()).filter(|group| parent(graph, *group).is_none());
    for group in roots {
        statements.extend(frames(graph, group, names, style)?);
    }
    for item in &graph.edges {
        statements.push(edge_statement(item, names, style)?);
    }
    Ok(statements)
}

/// What is written in a node; what an option belongs to stands before it, since
/// only `dot` and `fdp` draw the frame that says so.
fn words(graph: &Graph, item: &Node) -> String {
    let frame = item.group.and_then(|group| graph.groups.get(group));
    match frame.map_or("", |frame| frame.short.as_str()) {
        "" => item.words(),
        short => format!("{short}: {}", item.words()),
    }
}

/// The group in which a group lies; none that is not before it, so that there
/// is no circle.
fn parent(graph: &Graph, group: usize) -> Option<usize> {
    graph.groups[group].parent.filter(|parent| *parent < group)
}

/// A frame around the nodes of a group and the groups in it; should they stand
/// in several columns, one in each, since `dot` fails on frames across ranks.
fn frames(
    graph: &Graph,
    group: usize,
    names: &Names<'_>,
    style: &Style,
) -> Result<Vec<dot::Stmt>, Error> {
    let mut statements = Vec::new();
    for column in columns(graph) {
        statements.extend(frame(graph, group, column, names, style)?);
    }
    Ok(statements)
}

/// The frame of a group in one column, if something is in it.
fn frame(
    graph: &Graph,
    group: usize,
    column: usize,
    names: &Names<'_>,
    style: &Style,
) -> Result<Option<dot::Stmt>, Error> {
    let mut inside = Vec::new();
    for item in &graph.nodes {
        if item.column == column && item.group == Some(group) {
            inside.push(node(names.node(&item.id)?.0, Vec::new()));
        }
    }
    for inner in group + 1..graph.groups.len() {
        if parent(graph, inner) == Some(group) {
            inside.extend(frame(graph, inner, column, names, style)?);
        }
    }
    if inside.is_empty() {
        return Ok(None);
    }
    let mut frame = vec![attribute("label", &label(&graph.groups[group].label))];
    frame.extend(style.group());
    frame.extend(inside);
    let name = format!("cluster group {group} column {column}");
    Ok(Some(subgraph(&name, frame)))
}

/// An edge; one that leads to the left is drawn from its end, so that the
/// columns keep their order.
fn edge_statement(item: &Edge, names: &Names<'_>, style: &Style) -> Result<dot::Stmt, Error> {
    let (from, from_column) = names.node(&item.from)?;
    let (to, to_column) = names.node(&item.to)?;
    let backward = from_column > to_column;
    let course = match from_column.cmp(&to_column) {
        std::cmp::Ordering::Less => Course::Right,
        std::cmp::Ordering::Equal => Course::Within,
        std::cmp::Ordering::Greater => Course::Left,
    };
    let attributes = style.edge(item, course, &label(&item.words()));
    let (tail, head) = if backward { (to, from) } else { (from, to) };
    Ok(edge(tail, head, attributes))
}

#[cfg(test)]
mod tests {
    use crate::export::FigureOptions;
    use crate::view::figure::{Body, Figure, Graph, Group, Node, NodeShape};

    #[test]
    fn without_frames_an_option_names_its_issue_and_a_number_leads_to_its_claim() {
        let option = Node {
            id: "option:venue:island".into(),
            label: "island".into(),
            column: 1,
            group: Some(0),
            shape: NodeShape::Choice,
            note: Some(1),
        };
        let figure = Figure {
            title: "Who holds what".into(),
            body: Body::Graph(Graph {
                columns: vec!["Actors".into(), "Issues".into()],
                groups: vec![Group {
                    label: "Where should they meet?".into(),
                    short: "Venue".into(),
                    ..Group::default()
                }],
                nodes: vec![option],
                ..Graph::default()
            }),
            footnotes: vec!["1 May 2026, Northland".into()],
            ..Figure::default()
        };
        let text = super::super::figure(&figure, &FigureOptions::default());
        let text = String::from_utf8(text.unwrap_or_default()).unwrap_or_default();
        assert!(text.contains("\"Venue: island [1]\""), "{text}");
        assert!(!text.contains("\"Issues\""), "{text}");
        // What stands before the first cluster belongs to the whole graph.
        let whole = text.split("subgraph").next().unwrap_or_default();
        assert!(
            whole.contains("Who holds what.\\l1  1 May 2026, Northland"),
            "{text}"
        );
    }
}
