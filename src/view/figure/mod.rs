//! A figure: what is to be drawn, without coordinates, colours or format.
//!
//! Every figure has a title, a legend and notes; what stands between them is
//! its [`Body`]: a graph in columns, a grid, a log in date order, lanes along time, a network
//! or a heat map.

mod graph;
mod grid;
mod heat;
mod lanes;
mod log;
mod network;

pub use graph::{Age, Edge, Graph, Group, Node, NodeShape};
pub use grid::{Grid, GridCell, Heading, Part};
pub use heat::{Heat, HeatCell};
pub use lanes::{Lane, LaneMark, Lanes, Stretch, Tick};
pub use log::{Camp, Log, LogRow};
pub use network::{Network, NetworkNode, Tie};

/// Something to be drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figure {
    /// Short id of the kind of figure (`positions`, `evidence`), also the name
    /// of its file.
    pub name: String,
    /// Title, with the day.
    pub title: String,
    /// One line below the title, with the clock.
    pub subtitle: String,
    /// What the numbers in the figure refer to, as a sentence; empty without.
    pub numbers: String,
    /// What a person who cannot see the figure is told.
    pub description: String,
    /// What is drawn.
    pub body: Body,
    /// Just what occurs in this figure.
    pub legend: Vec<LegendEntry>,
    /// Remarks below the figure.
    pub notes: Vec<String>,
    /// Numbered notes, in the order of their numbers from 1.
    pub footnotes: Vec<String>,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// Nodes in columns, edges between them.
    Graph(Graph),
    /// Rows and columns of cells.
    Grid(Grid),
    /// One row an event, in date order, in lanes.
    Log(Log),
    /// Lanes along an axis of time.
    Lanes(Lanes),
    /// Nodes of one kind and the ties between pairs of them.
    Network(Network),
    /// A matrix of shades.
    Heat(Heat),
}

impl Default for Body {
    fn default() -> Body {
        Body::Graph(Graph::default())
    }
}

impl Figure {
    /// The graph in columns, if it is one.
    pub fn graph(&self) -> Option<&Graph> {
        match &self.body {
            Body::Graph(graph) => Some(graph),
            _ => None,
        }
    }

    /// What stands below the title.
    pub fn below_title(&self) -> String {
        match (self.subtitle.as_str(), self.numbers.as_str()) {
            (subtitle, "") => subtitle.to_owned(),
            ("", numbers) => numbers.to_owned(),
            (subtitle, numbers) => format!("{subtitle} {numbers}"),
        }
    }

    /// Whether nothing is drawn; the first of the notes then tells why.
    pub fn is_empty(&self) -> bool {
        match &self.body {
            Body::Graph(graph) => graph.nodes.is_empty(),
            Body::Grid(grid) => grid.rows.is_empty(),
            Body::Log(log) => log.rows.is_empty(),
            Body::Lanes(lanes) => lanes.lanes.is_empty(),
            Body::Network(network) => network.nodes.is_empty(),
            Body::Heat(heat) => heat.rows.is_empty(),
        }
    }

    /// How many edges, events or marks are drawn one by one; 0 for a matrix and a
    /// network of ties, which are bounded by their rows.
    pub fn marks(&self) -> usize {
        match &self.body {
            Body::Graph(graph) => graph.edges.len(),
            Body::Log(log) => log.rows.len(),
            Body::Lanes(lanes) => {
                let marks = lanes.lanes.iter().map(|lane| lane.marks.len().max(1));
                marks.sum()
            }
            Body::Grid(_) | Body::Network(_) | Body::Heat(_) => 0,
        }
    }

    /// Whether what is drawn may refer to claims by number.
    pub fn can_be_numbered(&self) -> bool {
        match &self.body {
            Body::Graph(_) => self.name != "network",
            Body::Grid(_) | Body::Log(_) | Body::Lanes(_) => true,
            Body::Network(_) | Body::Heat(_) => false,
        }
    }

    /// Without the list of numbered notes, and without the numbers that would
    /// lead there.
    pub fn without_footnotes(mut self) -> Figure {
        self.footnotes.clear();
        self.numbers.clear();
        let notes: Vec<&mut Option<usize>> = match &mut self.body {
            Body::Graph(graph) => {
                let nodes = graph.nodes.iter_mut().map(|node| &mut node.note);
                let edges = graph.edges.iter_mut().map(|edge| &mut edge.note);
                nodes.chain(edges).collect()
            }
            Body::Grid(grid) => {
                let cells = grid.cells.iter_mut().flatten();
                let parts = cells.flat_map(|cell| &mut cell.parts);
                parts.map(|part| &mut part.note).collect()
            }
            Body::Log(log) => log.rows.iter_mut().map(|row| &mut row.note).collect(),
            Body::Lanes(lanes) => {
                let marks = lanes.lanes.iter_mut().flat_map(|lane| &mut lane.marks);
                marks.map(|mark| &mut mark.note).collect()
            }
            Body::Heat(_) | Body::Network(_) => Vec::new(),
        };
        notes.into_iter().for_each(|note| *note = None);
        self
    }
}

/// Which side something stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Sign {
    /// For.
    Positive,
    /// Against.
    Negative,
    /// Neutral, abstained, or a point on a scale.
    Neutral,
    /// No stance: a response, a relation, a reference.
    #[default]
    None,
}

impl From<crate::model::Sign> for Sign {
    fn from(sign: crate::model::Sign) -> Sign {
        match sign {
            crate::model::Sign::Positive => Sign::Positive,
            crate::model::Sign::Negative => Sign::Negative,
            crate::model::Sign::Neutral => Sign::Neutral,
        }
    }
}

/// The second channel: how firmly it is evidenced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Line {
    /// Stated.
    #[default]
    Solid,
    /// Stated with conditions.
    Dashed,
    /// Told in a source's own voice only.
    Dotted,
    /// Contested.
    Double,
    /// Once stated, and grown stale.
    Stale,
    /// Not a position: a response, a role, a reference.
    Thin,
}

/// One line of the legend; its sample is drawn as the body draws such things.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LegendEntry {
    /// Which side.
    pub sign: Sign,
    /// How firmly.
    pub line: Line,
    /// 1 plain, 2 strong; in a heat map the level.
    pub weight: u8,
    /// Before, now, or in both.
    pub age: Age,
    /// The sign that stands in a cell or beside a row, or a word on a line, if any.
    pub glyph: String,
    /// How wide a tie is, in hundredths of the widest; 0 where that says nothing.
    pub width: u8,
    /// The box that it is about, in a graph; none where it is about lines.
    pub shape: Option<NodeShape>,
    /// What it means.
    pub text: String,
}
