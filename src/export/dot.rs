//! A figure comes in, DOT comes out: valid for any label, laid out well by
//! stock `dot`, stable byte for byte.
//!
//! The title stands above what is drawn, legend, subtitle and notes below it.
//! They begin with the title again: the label of the graph is all that `neato`
//! and `sfdp` write, which know no clusters. Each kind of body is a file of its
//! name. Sign is carried by colour and by
//! arrowhead, glyph or form of line. Each node and edge of the figure has the
//! class `figure`; all else is furniture without it.

mod graph;
mod grid;
mod legend;
mod log;
mod names;
mod network;
mod quote;
mod style;

pub use quote::quote;

use super::small::small;
use super::{FigureOptions, Format, Size};
use crate::error::Error;
use crate::view::figure::{Body, Figure};
use graphviz_rust::dot_structures as dot;
use graphviz_rust::printer::{DotPrinter, PrinterContext};
use style::Style;

/// `--format dot`.
pub static FORMAT: Format = Format {
    name: "dot",
    extension: "dot",
    answer: None,
    pages: None,
    figure: Some(figure),
    snapshot: None,
    network: None,
};

/// Longer lines of title, subtitle and footnotes are wrapped, in characters.
const LINE: usize = 110;
/// Longer lines of a label are wrapped, in characters.
const LABEL: usize = 34;
/// Lines from this length on stay whole.
const LONGEST: usize = 4_000;

/// What a body is written as.
struct Written {
    /// Attributes of the whole graph.
    graph: Vec<dot::Stmt>,
    /// What stands between the titles and the notes.
    inside: Vec<dot::Stmt>,
}

/// Writes a figure.
///
/// # Errors
/// [`ErrorKind::Data`](crate::error::ErrorKind::Data) if two nodes have one id
/// or an edge names a node that is not there.
pub fn figure(figure: &Figure, options: &FigureOptions) -> Result<Vec<u8>, Error> {
    let style = Style::of(options.theme);
    let written = match &figure.body {
        Body::Graph(graph) => graph::written(graph, &figure.legend, &style)?,
        Body::Grid(grid) => grid::written(grid, &style),
        Body::Log(log) => graph::written(&log::graph(log), &[], &style)?,
        Body::Lanes(lanes) => graph::written(&log::graph(&lanes.log()), &[], &style)?,
        Body::Network(network) => network::written(network, &style)?,
        Body::Heat(heat) => grid::written(&small(heat, "DOT")?, &style),
    };
    let mut body = vec![attribute("label", &wrapped(&figure.title))];
    body.extend(style.title());
    body.extend(written.inside);
    let mut statements = written.graph;
    statements.extend(style.page());
    statements.extend(options.size.map(page));
    statements.push(attribute("label", &left(&below(figure))));
    statements.push(attribute("tooltip", &quote(&figure.description)));
    statements.push(subgraph("cluster page", body));
    let graph = dot::Graph::DiGraph {
        id: id(&quote(&figure.name)),
        strict: false,
        stmts: statements,
    };
    let mut text = graph.print(&mut PrinterContext::default());
    text.push('\n');
    Ok(text.into_bytes())
}

/// The page to fit, in inches.
fn page(size: Size) -> dot::Stmt {
    let inches = |side: f64| format!("{:.2}", side / 96.0);
    let size = format!("{},{}", inches(size.width()), inches(size.height()));
    attribute("size", &quote(&size))
}

/// What stands below: title and subtitle; where the body has no legend of its
/// own, what its signs mean; remarks; numbered notes.
fn below(figure: &Figure) -> String {
    let told = [phrase(&figure.title), figure.below_title()];
    let told: Vec<String> = told.into_iter().filter(|text| !text.is_empty()).collect();
    let mut lines = wrap(&told.join(" "), "", "");
    if figure.graph().is_none() {
        let entries = figure.legend.iter().map(legend::in_words);
        lines.extend(wrap(&entries.collect::<Vec<_>>().join("    "), "", ""));
    }
    for note in &figure.notes {
        lines.extend(wrap(note, "", "    "));
    }
    let last = figure.footnotes.len().to_string().len();
    for (index, note) in figure.footnotes.iter().enumerate() {
        // Figure spaces are as wide as digits.
        let number = format!("{:\u{2007}>last$}  ", index + 1);
        let indent = format!("{}  ", "\u{2007}".repeat(last));
        lines.extend(wrap(note, &number, &indent));
    }
    lines.join("\n")
}

/// A title as a sentence.
fn phrase(title: &str) -> String {
    match title.is_empty() || title.ends_with(['.', '?', '!']) {
        true => title.to_owned(),
        false => format!("{title}."),
    }
}

/// Lines of a text, each further one indented.
fn wrap(text: &str, first: &str, further: &str) -> Vec<String> {
    let options = textwrap::Options::new(LINE)
        .initial_indent(first)
        .subsequent_indent(further);
    textwrap::wrap(text, options)
        .into_iter()
        .map(String::from)
        .collect()
}

/// A quoted label, its long lines wrapped.
fn label(text: &str) -> String {
    let lines = text.split('\n').map(|line| match line.chars().count() {
        // `dot` draws no node that is higher than what follows would be.
        0..=LABEL | LONGEST.. => line.to_owned(),
        _ => textwrap::fill(line, LABEL),
    });
    quote(&lines.collect::<Vec<_>>().join("\n"))
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
