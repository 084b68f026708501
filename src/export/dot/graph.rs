//! Nodes in columns come in, ranks from left to right come out.
//!
//! Columns become ranks in the order of [`Graph::columns`]; within a column
//! `dot` orders the nodes, so that fewer edges cross.

use super::names::Names;
use super::style::{Course, Style};
use super::{Written, attribute, dot, edge, label, legend, node, quote, subgraph};
use crate::error::Error;
use crate::view::figure::{Edge, Graph, LegendEntry};
use std::collections::BTreeSet;

/// Titles of the columns, nodes, groups, edges and the legend.
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
    // `dot` keeps neighbouring clusters in order: titles above, legend below.
    let mut inside = vec![
        subgraph("cluster titles", titles(graph, &names, style)),
        subgraph("cluster drawing", drawing(graph, &names, style)?),
    ];
    inside.extend(legend::cluster(entries, &names, style));
    inside.extend(ranks(graph, &names)?);
    Ok(Written {
        graph: style.columns(),
        inside,
    })
}

/// The indices of columns that have a name or a node.
fn columns(graph: &Graph) -> BTreeSet<usize> {
    let used = graph.nodes.iter().map(|node| node.column);
    used.chain(0..graph.columns.len()).collect()
}

/// The names of the columns, in order by an invisible edge to the next.
fn titles(graph: &Graph, names: &Names<'_>, style: &Style) -> Vec<dot::Stmt> {
    let mut statements = style.unseen();
    let mut before: Option<String> = None;
    for column in columns(graph) {
        let name = names.free(&format!("column {column}"));
        let title = graph.columns.get(column).map_or("", String::as_str);
        statements.push(node(&name, style.column_title(&quote(title))));
        if let Some(before) = before {
            statements.push(edge(&before, &name, style.between_columns()));
        }
        before = Some(name);
    }
    statements
}

/// One rank per column: its name and its nodes.
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
        let attributes = style.node(item.shape, &label(&item.words()));
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
