//! What a node or an edge stands for comes in, DOT attributes come out.

use super::{attribute, dot, pair, quote};
use crate::export::theme::{Palette, Theme};
use crate::view::figure::{Age, Edge, Line, NodeShape, Part, Sign};

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
/// How many ranks of 0.55 inches lie between two columns; `dot` doubles them to
/// make room for labels. The legend's samples are one rank long.
const RANKS_BETWEEN_COLUMNS: &str = "3";

/// More ties than this are thin and straight.
const MANY_TIES: usize = 150;

/// The attributes of everything, in the colours of a theme.
pub(super) struct Style {
    palette: &'static Palette,
}

impl Style {
    pub(super) fn of(theme: Theme) -> Style {
        Style {
            palette: theme.palette(),
        }
    }

    /// Of the whole graph, whatever is drawn.
    pub(super) fn page(&self) -> Vec<dot::Stmt> {
        let p = self.palette;
        vec![
            attribute("charset", "\"UTF-8\""),
            attribute("bgcolor", &quote(p.paper)),
            attribute("fontname", FONT),
            attribute("fontsize", "10"),
            attribute("fontcolor", &quote(p.quiet)),
            attribute("labelloc", "b"),
            attribute("labeljust", "l"),
            dot::Stmt::GAttribute(dot::GraphAttributes::Node(pairs(&[
                ("fontname", FONT),
                ("fontsize", "12"),
                ("fontcolor", &quote(p.ink)),
                ("color", &quote(p.outline)),
                ("margin", "\"0.15,0.07\""),
                ("height", "0.4"),
            ]))),
            dot::Stmt::GAttribute(dot::GraphAttributes::Edge(pairs(&[
                ("fontname", FONT),
                ("fontsize", "11"),
                ("arrowsize", "0.6"),
            ]))),
        ]
    }

    /// Of a graph in columns; what engines without ranks need, too.
    pub(super) fn columns(&self) -> Vec<dot::Stmt> {
        vec![
            attribute("rankdir", "LR"),
            attribute("newrank", "true"),
            attribute("nodesep", "0.16"),
            attribute("ranksep", "0.55"),
            attribute("overlap", "false"),
        ]
    }

    /// Of a grid: ranks from top to bottom, close together.
    pub(super) fn grid(&self) -> Vec<dot::Stmt> {
        vec![
            attribute("newrank", "true"),
            attribute("nodesep", "0.08"),
            attribute("ranksep", "0.08"),
            attribute("overlap", "false"),
        ]
    }

    /// Of a network of so many ties: far enough apart for labels. Ways around
    /// nodes take long to find where there are many.
    pub(super) fn network(&self, ties: usize) -> Vec<dot::Stmt> {
        let splines = if ties > MANY_TIES { "line" } else { "true" };
        vec![
            attribute("nodesep", "0.5"),
            attribute("ranksep", "0.9"),
            attribute("overlap", "false"),
            attribute("splines", splines),
            attribute("sep", "\"+6\""),
        ]
    }

    pub(super) fn title(&self) -> Vec<dot::Stmt> {
        let more = [("labelloc", "t"), ("margin", "0")];
        self.frame("18", self.palette.ink, "none", &more)
    }

    /// A cluster that only holds things together.
    pub(super) fn unseen(&self) -> Vec<dot::Stmt> {
        frame(&[("label", "\"\""), ("pencolor", "none"), ("margin", "0")])
    }

    pub(super) fn group(&self) -> Vec<dot::Stmt> {
        let more = [("style", "rounded"), ("labelloc", "t"), ("margin", "8")];
        self.frame("10", self.palette.quiet, &quote(self.palette.faint), &more)
    }

    pub(super) fn legend(&self) -> Vec<dot::Stmt> {
        let more = [("labelloc", "t"), ("margin", "6")];
        self.frame("10", self.palette.quiet, &quote(self.palette.faint), &more)
    }

    fn frame(&self, size: &str, text: &str, pen: &str, more: &[(&str, &str)]) -> Vec<dot::Stmt> {
        let text = quote(text);
        let mut all = vec![
            ("fontsize", size),
            ("fontcolor", text.as_str()),
            ("pencolor", pen),
        ];
        all.extend(more);
        frame(&all)
    }

    /// What is not drawn and takes no room.
    pub(super) fn anchor(&self) -> Vec<dot::Attribute> {
        pairs(&[
            ("label", "\"\""),
            ("shape", "point"),
            ("style", "invis"),
            ("width", "0.01"),
            ("height", "0.01"),
        ])
    }

    pub(super) fn between_columns(&self) -> Vec<dot::Attribute> {
        pairs(&[("style", "invis"), ("minlen", RANKS_BETWEEN_COLUMNS)])
    }

    /// How a node is drawn; what is filled acts or says, what is white is at issue.
    pub(super) fn node(&self, shape: NodeShape, label: &str) -> Vec<dot::Attribute> {
        let (outline, style) = match shape {
            NodeShape::Actor => ("box", "\"rounded,filled\""),
            NodeShape::Member => ("box", "\"rounded,filled,dashed\""),
            NodeShape::Issue | NodeShape::Claim => ("box", "filled"),
            NodeShape::Agenda => ("box", "\"filled,dashed\""),
            NodeShape::Choice => ("cds", "filled"),
            NodeShape::Source => ("note", "filled"),
        };
        pairs(&[
            ("label", label),
            ("shape", outline),
            ("style", style),
            ("fillcolor", &quote(self.palette.node(shape))),
            ("class", "figure"),
        ])
    }

    /// How an edge is drawn.
    pub(super) fn edge(&self, edge: &Edge, course: Course, label: &str) -> Vec<dot::Attribute> {
        let mut attributes = vec![pair("label", label)];
        attributes.extend(self.line(edge.sign, edge.line, edge.weight, edge.age, course));
        let colour = self.palette.line(edge.sign, edge.age);
        attributes.push(pair("fontcolor", &quote(colour)));
        match course {
            Course::Within => {}
            Course::Right | Course::Left => attributes.push(pair("minlen", RANKS_BETWEEN_COLUMNS)),
        }
        attributes.push(pair("class", "figure"));
        attributes
    }

    /// Colour and arrowhead of a sign, form and width of a line.
    pub(super) fn line(
        &self,
        sign: Sign,
        line: Line,
        weight: u8,
        age: Age,
        course: Course,
    ) -> Vec<dot::Attribute> {
        let colour = match age {
            // Two more digits make it pale.
            Age::Was => format!("{}73", self.palette.line(sign, age)),
            Age::Now if line == Line::Stale => format!("{}a6", self.palette.line(sign, age)),
            Age::Now | Age::Kept => self.palette.line(sign, age).to_owned(),
        };
        let colours = match line {
            // Two strokes with the paper between them.
            Line::Double => format!("{colour}:{}:{colour}", self.palette.paper),
            _ => colour,
        };
        let style = match line {
            Line::Dashed | Line::Stale => "dashed",
            Line::Dotted => "dotted",
            Line::Solid | Line::Double | Line::Thin => "solid",
        };
        let width = match (line, weight) {
            _ if age == Age::Kept => "1",
            (Line::Thin, _) | (Line::Stale, 0 | 1) => "1",
            (Line::Stale, _) => "1.6",
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

    /// A node of a network; its name is as large as its size.
    pub(super) fn dot(&self, size: f64, member: bool, label: &str) -> Vec<dot::Attribute> {
        let shape = match member {
            true => NodeShape::Member,
            false => NodeShape::Actor,
        };
        let mut attributes = self.node(shape, label);
        let height = format!("{:.1}", 10.0 + 4.0 * size.clamp(0.0, 1.0));
        attributes.extend(pairs(&[("fontsize", &height), ("height", "0.25")]));
        attributes
    }

    /// A tie: it has no direction; colour and form tell its sign. What agrees
    /// is drawn together, the stronger the nearer.
    pub(super) fn tie(
        &self,
        sign: Sign,
        weight: f64,
        label: &str,
        of: usize,
    ) -> Vec<dot::Attribute> {
        let (least, more) = match of {
            0..=MANY_TIES => (1.2, 4.8),
            _ => (0.6, 2.8),
        };
        let colour = quote(self.palette.line(sign, Age::Now));
        let style = match sign {
            Sign::Positive | Sign::None => "solid",
            Sign::Negative => "dashed",
            Sign::Neutral => "dotted",
        };
        let near = match sign {
            Sign::Negative => 0.0,
            _ => weight.clamp(0.0, 1.0),
        };
        pairs(&[
            ("label", label),
            ("color", &colour),
            ("fontcolor", &colour),
            ("style", style),
            (
                "penwidth",
                &format!("{:.1}", least + more * weight.clamp(0.0, 1.0)),
            ),
            ("dir", "none"),
            ("len", &format!("{:.2}", 2.4 - 1.2 * near)),
            ("class", "figure"),
        ])
    }

    /// A cell of a grid: its colour by its first part, its border by how firmly
    /// that is evidenced.
    pub(super) fn cell(&self, part: Option<&Part>, label: &str) -> Vec<dot::Attribute> {
        let (sign, line, strong) = part.map_or((Sign::None, Line::Thin, false), |part| {
            (
                part.sign,
                part.line,
                part.weight > 1 && part.line != Line::Dotted,
            )
        });
        let (fill, text) = self.palette.cell(sign, strong);
        let (style, pen, outlines) = match line {
            _ if part.is_none() => ("filled", self.palette.paper, "1"),
            Line::Solid => ("\"rounded,filled\"", fill, "1"),
            Line::Dashed => ("\"rounded,filled,dashed\"", self.palette.ink, "1"),
            Line::Dotted => ("\"rounded,filled,dotted\"", self.palette.ink, "1"),
            // Two outlines go with square corners only.
            Line::Double => ("filled", self.palette.ink, "2"),
            Line::Stale => ("\"rounded,filled,dashed\"", self.palette.outline, "1"),
            Line::Thin => ("\"rounded,filled\"", self.palette.faint, "1"),
        };
        pairs(&[
            ("label", label),
            ("shape", "box"),
            ("style", style),
            ("peripheries", outlines),
            ("fillcolor", &quote(fill)),
            ("color", &quote(pen)),
            ("fontcolor", &quote(text)),
            ("fontsize", "10"),
            ("margin", "\"0.06,0.04\""),
            ("width", "1.35"),
            ("class", "figure"),
        ])
    }

    /// The heading of a row or a column, so many inches wide.
    pub(super) fn heading(&self, label: &str, width: &str) -> Vec<dot::Attribute> {
        pairs(&[
            ("label", label),
            ("shape", "plaintext"),
            ("fontsize", "11"),
            ("margin", "\"0.06,0.04\""),
            ("width", width),
        ])
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
