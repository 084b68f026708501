//! A figure comes in, DOT comes out: valid for any label, laid out well by
//! stock `dot`, stable byte for byte.
//!
//! Columns become ranks from left to right, in the order of
//! [`Figure::columns`]; within a column `dot` orders the nodes, so that fewer
//! edges cross. Sign is carried by colour and arrowhead, how firmly a position
//! is evidenced by the line. Each node and edge of the figure has the class
//! `figure`; title, legend and column names are furniture without it.

mod legend;
mod names;
mod quote;
mod style;

pub use quote::quote;

use super::{Format, Options};
use crate::error::Error;
use crate::view::figure::{Edge, Figure};
use graphviz_rust::dot_structures as dot;
use graphviz_rust::printer::{DotPrinter, PrinterContext};
use names::Names;
use std::collections::{BTreeMap, BTreeSet};

/// `--format dot`.
pub static FORMAT: Format = Format {
    name: "dot",
    extension: "dot",
    answer: None,
    figure: Some(figure),
    snapshot: None,
};

/// Longer lines of title, subtitle and footnotes are wrapped, in characters.
const LINE: usize = 110;

/// Writes a figure.
///
/// # Errors
/// [`ErrorKind::Data`](crate::error::ErrorKind::Data) if two nodes have one id
/// or an edge names a node that is not there.
pub fn figure(figure: &Figure, _: &Options) -> Result<String, Error> {
    let names = Names::of(figure)?;
    let mut body = vec![attribute("label", &wrapped(&figure.subtitle))];
    body.extend(style::subtitle());
    let mut inner = vec![attribute("label", &left(&footnotes(figure)))];
    inner.extend(style::footnotes());
    // `dot` keeps neighbouring clusters in order: titles above, legend below.
    inner.push(subgraph("cluster titles", titles(figure, &names)));
    inner.push(subgraph("cluster drawing", drawing(figure, &names)?));
    inner.extend(legend::cluster(&figure.legend, &names));
    inner.extend(ranks(figure, &names)?);
    body.push(subgraph("cluster notes", inner));
    let mut statements = style::graph();
    statements.push(attribute("label", &wrapped(&figure.title)));
    statements.push(attribute("tooltip", &quote(&figure.description)));
    statements.push(subgraph("cluster page", body));
    let graph = dot::Graph::DiGraph {
        id: id(&quote(&figure.name)),
        strict: false,
        stmts: statements,
    };
    let mut text = graph.print(&mut PrinterContext::default());
    text.push('\n');
    Ok(text)
}

/// The indices of columns that have a name or a node.
fn columns(figure: &Figure) -> BTreeSet<usize> {
    let used = figure.nodes.iter().map(|node| node.column);
    used.chain(0..figure.columns.len()).collect()
}

/// The names of the columns, in order by an invisible edge to the next.
fn titles(figure: &Figure, names: &Names<'_>) -> Vec<dot::Stmt> {
    let mut statements = style::unseen();
    let mut before: Option<String> = None;
    for column in columns(figure) {
        let name = names.free(&format!("column {column}"));
        let title = figure.columns.get(column).map_or("", String::as_str);
        statements.push(node(&name, style::column_title(&quote(title))));
        if let Some(before) = before {
            statements.push(edge(&before, &name, style::between_columns()));
        }
        before = Some(name);
    }
    statements
}

/// One rank per column: its name and its nodes.
fn ranks(figure: &Figure, names: &Names<'_>) -> Result<Vec<dot::Stmt>, Error> {
    let mut statements = Vec::new();
    for column in columns(figure) {
        let mut rank = vec![attribute("rank", "same")];
        rank.push(node(&names.free(&format!("column {column}")), Vec::new()));
        for item in figure.nodes.iter().filter(|node| node.column == column) {
            rank.push(node(names.node(&item.id)?.0, Vec::new()));
        }
        statements.push(subgraph(&format!("column {column}"), rank));
    }
    Ok(statements)
}

/// The nodes, their groups and the edges.
fn drawing(figure: &Figure, names: &Names<'_>) -> Result<Vec<dot::Stmt>, Error> {
    let mut statements = style::unseen();
    for item in &figure.nodes {
        let attributes = style::node(item.shape, &quote(&item.label));
        statements.push(node(names.node(&item.id)?.0, attributes));
    }
    statements.extend(groups(figure, names)?);
    for item in &figure.edges {
        statements.push(edge_statement(item, names)?);
    }
    Ok(statements)
}

/// A frame around the nodes of each group; should they stand in several
/// columns, one in each, since `dot` fails on frames across ranks.
fn groups(figure: &Figure, names: &Names<'_>) -> Result<Vec<dot::Stmt>, Error> {
    let mut frames: BTreeMap<(usize, usize), Vec<dot::Stmt>> = BTreeMap::new();
    for item in &figure.nodes {
        if let Some(group) = item.group {
            let frame = frames.entry((group, item.column)).or_default();
            frame.push(node(names.node(&item.id)?.0, Vec::new()));
        }
    }
    let mut statements = Vec::new();
    for ((index, column), nodes) in frames {
        if let Some(group) = figure.groups.get(index) {
            let mut frame = vec![attribute("label", &quote(&group.label))];
            frame.extend(style::group());
            frame.extend(nodes);
            let name = format!("cluster group {index} column {column}");
            statements.push(subgraph(&name, frame));
        }
    }
    Ok(statements)
}

/// An edge; one that leads to the left is drawn from its end, so that the
/// columns keep their order.
fn edge_statement(item: &Edge, names: &Names<'_>) -> Result<dot::Stmt, Error> {
    let (from, from_column) = names.node(&item.from)?;
    let (to, to_column) = names.node(&item.to)?;
    let backward = from_column > to_column;
    let course = match from_column.cmp(&to_column) {
        std::cmp::Ordering::Less => style::Course::Right,
        std::cmp::Ordering::Equal => style::Course::Within,
        std::cmp::Ordering::Greater => style::Course::Left,
    };
    let attributes = style::edge(item, course, &quote(&item.label));
    let (tail, head) = if backward { (to, from) } else { (from, to) };
    Ok(edge(tail, head, attributes))
}

/// Numbered notes, wrapped, each further line below the first word.
fn footnotes(figure: &Figure) -> String {
    let last = figure.footnotes.len().to_string().len();
    let mut lines = Vec::new();
    for (index, note) in figure.footnotes.iter().enumerate() {
        // Figure spaces are as wide as digits.
        let number = format!("{:\u{2007}>last$}  ", index + 1);
        let indent = format!("{}  ", "\u{2007}".repeat(last));
        let options = textwrap::Options::new(LINE)
            .initial_indent(&number)
            .subsequent_indent(&indent);
        lines.extend(textwrap::wrap(note, options).into_iter().map(String::from));
    }
    lines.join("\n")
}

/// A quoted text of one or several lines, wrapped, justified to the left.
fn wrapped(text: &str) -> String {
    left(&textwrap::fill(text, LINE))
}

/// A quoted text whose lines are justified to the left.
fn left(text: &str) -> String {
    let lines = text.lines().map(quote::inside);
    let lines: String = lines.map(|line| format!("{line}\\l")).collect();
    format!("\"{lines}\"")
}

// Statements of `dot_structures`. Its printer writes every id as it is, so
// each text comes here either quoted or as a word of ours.

fn id(text: &str) -> dot::Id {
    dot::Id::Plain(text.to_owned())
}

fn pair(name: &str, value: &str) -> dot::Attribute {
    dot::Attribute(id(name), id(value))
}

fn attribute(name: &str, value: &str) -> dot::Stmt {
    dot::Stmt::Attribute(pair(name, value))
}

fn node(name: &str, attributes: Vec<dot::Attribute>) -> dot::Stmt {
    dot::Stmt::Node(dot::Node::new(dot::NodeId(id(name), None), attributes))
}

fn edge(from: &str, to: &str, attributes: Vec<dot::Attribute>) -> dot::Stmt {
    let end = |name: &str| dot::Vertex::N(dot::NodeId(id(name), None));
    dot::Stmt::Edge(dot::Edge {
        ty: dot::EdgeTy::Pair(end(from), end(to)),
        attributes,
    })
}

fn subgraph(name: &str, stmts: Vec<dot::Stmt>) -> dot::Stmt {
    dot::Stmt::Subgraph(dot::Subgraph {
        id: id(&quote(name)),
        stmts,
    })
}

#[cfg(test)]
mod tests;
