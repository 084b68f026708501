//! What a node or an edge stands for comes in, DOT attributes come out.

use super::{attribute, dot, pair, quote};
use crate::view::figure::{Edge, Line, NodeShape, Sign};

/// Where an edge leads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Course {
    /// To a column further right.
    Right,
    /// To a node of the same column.
    Within,
    /// To a column further left.
    Left,
}

const FONT: &str = "\"Helvetica,Arial,sans-serif\"";
const FOR: &str = "#0b6fb8";
const AGAINST: &str = "#c8501e";
const NEITHER: &str = "#6b6b6b";
/// How many ranks of 0.55 inches lie between two columns; `dot` doubles them to
/// make room for labels. The legend's samples are one rank long.
const RANKS_BETWEEN_COLUMNS: &str = "3";

pub(super) fn graph() -> Vec<dot::Stmt> {
    let all = |attributes: &[(&str, &str)]| pairs(attributes);
    vec![
        attribute("charset", "\"UTF-8\""),
        attribute("rankdir", "LR"),
        attribute("newrank", "true"),
        attribute("nodesep", "0.16"),
        attribute("ranksep", "0.55"),
        attribute("bgcolor", "white"),
        attribute("fontname", FONT),
        attribute("fontsize", "18"),
        attribute("labelloc", "t"),
        attribute("labeljust", "l"),
        dot::Stmt::GAttribute(dot::GraphAttributes::Node(all(&[
            ("fontname", FONT),
            ("fontsize", "12"),
            ("color", "\"#8c8c8c\""),
            ("margin", "\"0.15,0.07\""),
            ("height", "0.4"),
        ]))),
        dot::Stmt::GAttribute(dot::GraphAttributes::Edge(all(&[
            ("fontname", FONT),
            ("fontsize", "11"),
            ("arrowsize", "0.6"),
        ]))),
    ]
}

pub(super) fn subtitle() -> Vec<dot::Stmt> {
    frame(&[
        ("fontsize", "11"),
        ("fontcolor", "\"#555555\""),
        ("pencolor", "none"),
        ("margin", "0"),
    ])
}

/// A cluster that only holds things together.
pub(super) fn unseen() -> Vec<dot::Stmt> {
    frame(&[("label", "\"\""), ("pencolor", "none"), ("margin", "0")])
}

pub(super) fn footnotes() -> Vec<dot::Stmt> {
    frame(&[
        ("fontsize", "10"),
        ("fontcolor", "\"#333333\""),
        ("pencolor", "none"),
        ("labelloc", "b"),
        ("margin", "0"),
    ])
}

pub(super) fn group() -> Vec<dot::Stmt> {
    frame(&[
        ("fontsize", "10"),
        ("fontcolor", "\"#555555\""),
        ("pencolor", "\"#bbbbbb\""),
        ("style", "rounded"),
        ("labelloc", "t"),
        ("margin", "8"),
    ])
}

pub(super) fn legend() -> Vec<dot::Stmt> {
    frame(&[
        ("fontsize", "10"),
        ("fontcolor", "\"#555555\""),
        ("pencolor", "\"#cccccc\""),
        ("labelloc", "t"),
        ("margin", "6"),
    ])
}

pub(super) fn column_title(label: &str) -> Vec<dot::Attribute> {
    let mut attributes = vec![pair("label", label)];
    attributes.extend(pairs(&[
        ("shape", "plaintext"),
        ("fontsize", "10"),
        ("fontcolor", "\"#555555\""),
        ("height", "0.2"),
    ]));
    attributes
}

pub(super) fn between_columns() -> Vec<dot::Attribute> {
    pairs(&[("style", "invis"), ("minlen", RANKS_BETWEEN_COLUMNS)])
}

/// How a node is drawn; what is filled acts or says, what is white is at issue.
pub(super) fn node(shape: NodeShape, label: &str) -> Vec<dot::Attribute> {
    let (outline, style, fill) = match shape {
        NodeShape::Actor => ("box", "\"rounded,filled\"", "\"#eeeeee\""),
        NodeShape::Member => ("box", "\"rounded,filled,dashed\"", "\"#f8f8f8\""),
        NodeShape::Issue => ("box", "filled", "white"),
        NodeShape::Agenda => ("box", "\"filled,dashed\"", "white"),
        NodeShape::Choice => ("cds", "filled", "white"),
        NodeShape::Claim => ("box", "filled", "\"#fdf6dc\""),
        NodeShape::Source => ("note", "filled", "\"#f4f4f4\""),
    };
    let mut attributes = vec![pair("label", label)];
    attributes.extend(pairs(&[
        ("shape", outline),
        ("style", style),
        ("fillcolor", fill),
        ("class", "figure"),
    ]));
    attributes
}

/// How an edge is drawn.
pub(super) fn edge(edge: &Edge, course: Course, label: &str) -> Vec<dot::Attribute> {
    let mut attributes = vec![pair("label", label)];
    attributes.extend(line(edge.sign, edge.line, edge.weight, course));
    attributes.push(pair("fontcolor", &quote(colour(edge.sign))));
    match course {
        Course::Within => {}
        Course::Right | Course::Left => attributes.push(pair("minlen", RANKS_BETWEEN_COLUMNS)),
    }
    attributes.push(pair("class", "figure"));
    attributes
}

/// Colour and arrowhead of a sign, form and width of a line.
pub(super) fn line(sign: Sign, line: Line, weight: u8, course: Course) -> Vec<dot::Attribute> {
    let colour = colour(sign);
    let colours = match line {
        // Two strokes with the paper between them.
        Line::Double => format!("{colour}:white:{colour}"),
        _ => colour.to_owned(),
    };
    let style = match line {
        Line::Dashed => "dashed",
        Line::Dotted => "dotted",
        Line::Solid | Line::Double | Line::Thin => "solid",
    };
    let width = match (line, weight) {
        (Line::Thin, _) => "1",
        (Line::Double, 0 | 1) => "1.5",
        (Line::Double, _) => "2.2",
        (_, 0 | 1) => "1.8",
        (_, _) => "3.2",
    };
    let arrow = match (sign, course) {
        (Sign::Positive, _) => "normal",
        (Sign::Negative, _) => "tee",
        (Sign::Neutral, _) => "odot",
        // From left to right is how one reads; elsewhere an edge says where it leads.
        (Sign::None, Course::Right) => "none",
        (Sign::None, _) => "vee",
    };
    let mut attributes = pairs(&[
        ("color", &quote(&colours)),
        ("style", style),
        ("penwidth", width),
    ]);
    if course == Course::Left {
        attributes.extend(pairs(&[("dir", "back"), ("arrowtail", arrow)]));
    } else {
        attributes.push(pair("arrowhead", arrow));
    }
    attributes
}

fn colour(sign: Sign) -> &'static str {
    match sign {
        Sign::Positive => FOR,
        Sign::Negative => AGAINST,
        Sign::Neutral | Sign::None => NEITHER,
    }
}

fn frame(attributes: &[(&str, &str)]) -> Vec<dot::Stmt> {
    let mut statements: Vec<_> = attributes
        .iter()
        .map(|(name, value)| attribute(name, value))
        .collect();
    statements.push(attribute("labeljust", "l"));
    statements
}

pub(super) fn pairs(attributes: &[(&str, &str)]) -> Vec<dot::Attribute> {
    attributes
        .iter()
        .map(|(name, value)| pair(name, value))
        .collect()
}
