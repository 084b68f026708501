//! A graph comes in; what has to be put in order and in place comes out.

use std::collections::BTreeMap;

use super::super::pen::{self, Lines, Pen};
use crate::error::Error;
use crate::view::figure::{Edge, Graph, Line, NodeShape};

/// Something with a place in a column: a node, or where edges pass through.
#[derive(Debug)]
pub(super) struct Vertex {
    /// Index of the node; none where edges only pass.
    pub(super) node: Option<usize>,
    pub(super) column: usize,
    /// What is written in it.
    pub(super) label: Lines,
    /// The height of the lanes that end at its left and right side.
    pub(super) left: f64,
    pub(super) right: f64,
}

/// A connection of two vertices of neighbouring columns.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) left: usize,
    pub(super) right: usize,
    /// The edges that run through it; more than one if they join.
    pub(super) edges: Vec<usize>,
    /// What stands at its right end.
    pub(super) label: Option<Lines>,
    /// How high its right end is at least.
    pub(super) end: f64,
    /// Whether it joins others on a trunk beside the left column.
    pub(super) trunk: bool,
    /// Heights of its lanes at the left and the right vertex.
    pub(super) lanes: (f64, f64),
}

/// Edges between two nodes of one column, which run beside it.
#[derive(Debug)]
pub(super) struct Arc {
    /// Where they come from, one vertex an edge, with the edge.
    pub(super) from: Vec<(usize, usize)>,
    pub(super) to: usize,
    /// What stands at each start.
    pub(super) label: Lines,
}

/// What stands in a column, frames within frames.
#[derive(Debug, Clone)]
pub(super) enum Part {
    Vertex(usize),
    /// A group by index, with what is in it. If it has no label, its first
    /// part leads it and stays first.
    Frame(usize, Vec<Part>),
}

/// A graph, ready to be put in order.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) vertices: Vec<Vertex>,
    pub(super) links: Vec<Link>,
    pub(super) arcs: Vec<Arc>,
    /// By column.
    pub(super) parts: Vec<Vec<Part>>,
    /// What is written on each group.
    pub(super) groups: Vec<Lines>,
    /// Whether the first part of a group leads it.
    pub(super) led: Vec<bool>,
    /// Whether what is in a group keeps its order: options are read in that of
    /// their scale.
    pub(super) kept: Vec<bool>,
    /// The width of the nodes of each column.
    pub(super) widths: Vec<f64>,
}

/// Between the outline of a node and its text.
pub(super) const INSET: (f64, f64) = (10.0, 6.0);
/// Between two nodes, and around those in a frame.
pub(super) const GAP: f64 = 9.0;
/// The least distance of two lines at a node.
pub(super) const LANE: f64 = 7.0;
/// Above and below all lanes of a node together.
pub(super) const EDGES: f64 = 6.0;
/// With more labels than this a line is hard to follow.
const CROWDED: usize = 60;
/// Longer labels of edges are wrapped.
const LABEL_WIDTH: f64 = 180.0;
/// Longer names of columns are wrapped.
const TITLE_WIDTH: f64 = 120.0;

/// The vertices, links, arcs and frames of a graph.
pub(super) fn plan(graph: &Graph, pen: &Pen<'_>) -> Result<Plan, Error> {
    let count = graph.nodes.iter().map(|n| n.column + 1).max();
    let count = count.unwrap_or(0).max(graph.columns.len()).max(1);
    let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
    let mut widths = vec![40.0; count];
    let mut vertices = Vec::new();
    for (at, node) in graph.nodes.iter().enumerate() {
        if ids.insert(&node.id, at).is_some() {
            return Err(Error::data(format!("two nodes have the id {:?}", node.id)));
        }
        let (size, widest) = text_of(node.shape);
        let label = pen.lines(
            &kept_together(&node.words(), node.note),
            widest,
            size,
            false,
        );
        widths[node.column] = f64::max(widths[node.column], label.width + 2.0 * INSET.0);
        vertices.push(Vertex {
            node: Some(at),
            column: node.column,
            label,
            left: 0.0,
            right: 0.0,
        });
    }
    // The name of a column above it in one line, unless it is very long.
    for (column, title) in graph.columns.iter().enumerate() {
        let used = graph.nodes.iter().any(|node| node.column == column);
        let title = pen.lines(title, TITLE_WIDTH, pen::SMALL, true);
        widths[column] = widths[column].max(if used { title.width.ceil() } else { 0.0 });
    }
    let groups = |label: &str, column: usize| {
        let width = widths[column].max(120.0);
        pen.lines(label, width, pen::SMALL, false)
    };
    let mut column_of_group = vec![0; graph.groups.len()];
    for node in &graph.nodes {
        let mut group = node.group;
        while let Some(at) = group.filter(|at| *at < column_of_group.len()) {
            column_of_group[at] = node.column;
            group = graph.groups[at].parent.filter(|parent| *parent < at);
        }
    }
    let labels = graph.groups.iter().zip(&column_of_group);
    let mut plan = Plan {
        groups: labels
            .map(|(group, column)| groups(&group.label, *column))
            .collect(),
        led: graph
            .groups
            .iter()
            .map(|group| group.label.is_empty())
            .collect(),
        kept: (0..graph.groups.len())
            .map(|group| holds_options(graph, group))
            .collect(),
        vertices,
        links: Vec::new(),
        arcs: Vec::new(),
        parts: Vec::new(),
        widths,
    };
    let crowded = is_crowded(graph);
    let mut joints = BTreeMap::new();
    for (at, edge) in graph.edges.iter().enumerate() {
        let end = |id: &str| {
            let found = ids.get(id).copied();
            found.ok_or_else(|| Error::data(format!("an edge names {id:?}, which is not a node")))
        };
        let (from, to) = (end(&edge.from)?, end(&edge.to)?);
        let name = graph.nodes[from].label.lines().next().unwrap_or_default();
        let label = match edge.words().as_str() {
            label if crowded && !label.is_empty() => format!("{name}: {label}"),
            label => label.to_owned(),
        };
        plan.edge((at, edge), (from, to), &label, pen, &mut joints);
    }
    plan.lanes();
    plan.parts = parts(graph, &plan, count);
    Ok(plan)
}

/// Words with their number, which stays with the word before it.
fn kept_together(words: &str, note: Option<usize>) -> String {
    match note {
        Some(_) => words.replace(" [", "\u{a0}["),
        None => words.to_owned(),
    }
}

fn holds_options(graph: &Graph, group: usize) -> bool {
    let mut nodes = graph.nodes.iter();
    nodes.any(|node| node.group == Some(group) && node.shape == NodeShape::Choice)
}

/// Whether a line is hard to follow, so that its label has to tell where it
/// comes from. Lines of which most lead to one node run level.
fn is_crowded(graph: &Graph) -> bool {
    let labelled = graph.edges.iter().filter(|edge| !edge.label.is_empty());
    let mut by_end: BTreeMap<&str, usize> = BTreeMap::new();
    labelled.for_each(|edge| *by_end.entry(&edge.to).or_default() += 1);
    let (all, most) = (by_end.values().sum(), by_end.values().max());
    all > CROWDED && most.is_none_or(|most| most * 2 <= all)
}

/// The size of the text in a node and how wide it may be.
fn text_of(shape: NodeShape) -> (f64, f64) {
    match shape {
        NodeShape::Actor | NodeShape::Member => (pen::BODY, 150.0),
        NodeShape::Issue | NodeShape::Agenda => (pen::BODY, 230.0),
        NodeShape::Choice => (pen::BODY, 210.0),
        NodeShape::Claim => (pen::SMALL, 200.0),
        NodeShape::Source => (pen::SMALL, 170.0),
    }
}

/// What joins with what: edges without a word or a side that lead to one node.
type Joints = BTreeMap<(usize, usize), usize>;

impl Plan {
    fn edge(
        &mut self,
        (at, edge): (usize, &Edge),
        (from, to): (usize, usize),
        label: &str,
        pen: &Pen<'_>,
        joints: &mut Joints,
    ) {
        let label = kept_together(label, edge.note);
        let text = |width| pen.lines(&label, width, pen::SMALL, edge.weight > 1);
        let (one, other) = (self.vertices[from].column, self.vertices[to].column);
        if one == other {
            let label = text(LABEL_WIDTH);
            let same = |arc: &&mut Arc| arc.to == to && arc.label == label;
            match self.arcs.iter_mut().find(same) {
                Some(arc) => arc.from.push((from, at)),
                None => self.arcs.push(Arc {
                    from: vec![(from, at)],
                    to,
                    label,
                }),
            }
            return;
        }
        let (mut left, right) = if one < other { (from, to) } else { (to, from) };
        let label = (!label.is_empty()).then(|| text(LABEL_WIDTH));
        let joins = edge.line == Line::Thin && label.is_none();
        for column in self.vertices[left].column + 1..self.vertices[right].column {
            let joint = joints.get(&(right, column)).copied().filter(|_| joins);
            let through = joint.unwrap_or_else(|| {
                self.vertices.push(Vertex {
                    node: None,
                    column,
                    label: pen.lines("", 1.0, pen::SMALL, false),
                    left: 0.0,
                    right: 0.0,
                });
                self.vertices.len() - 1
            });
            if joins {
                joints.insert((right, column), through);
            }
            self.link((left, through), at, None, joins, LANE);
            left = through;
        }
        let end = LANE.max(pen::head_height(edge.sign, edge.weight) + 1.5);
        self.link((left, right), at, label, joins, end);
    }

    fn link(
        &mut self,
        (left, right): (usize, usize),
        edge: usize,
        label: Option<Lines>,
        joins: bool,
        end: f64,
    ) {
        let through = self.vertices[left].node.is_none();
        let same = |link: &&mut Link| link.left == left && link.right == right;
        if joins
            && through
            && let Some(link) = self.links.iter_mut().find(same)
        {
            link.edges.push(edge);
            return;
        }
        self.links.push(Link {
            left,
            right,
            edges: vec![edge],
            label,
            end,
            trunk: joins && !through && self.vertices[right].node.is_none(),
            lanes: (0.0, 0.0),
        });
    }

    /// How much room the ends of links and arcs need at each vertex.
    fn lanes(&mut self) {
        for link in &mut self.links {
            // What only passes, or joins others, needs no lane of its own.
            let left = if self.vertices[link.left].node.is_some() {
                LANE
            } else {
                0.0
            };
            let right = match &link.label {
                Some(label) => label.height.max(LANE) + 3.0,
                None if self.vertices[link.right].node.is_some() => link.end,
                None => 0.0,
            };
            link.lanes = (left, right);
            self.vertices[link.left].right += left;
            self.vertices[link.right].left += right;
        }
        self.spread();
        for arc in &self.arcs {
            let label = arc.label.height.max(LANE) + 3.0;
            for (from, _) in &arc.from {
                let vertex = &mut self.vertices[*from];
                *side(vertex) += label;
            }
            *side(&mut self.vertices[arc.to]) += LANE;
        }
    }
}

/// The side on which arcs run: outside the first column, else to the right.
fn side(vertex: &mut Vertex) -> &mut f64 {
    match vertex.column {
        0 => &mut vertex.left,
        _ => &mut vertex.right,
    }
}

impl Vertex {
    /// How high it is drawn.
    pub(super) fn height(&self) -> f64 {
        match self.node {
            None => 6.0,
            Some(_) => {
                let text = self.label.height + 2.0 * INSET.1;
                text.max(self.left + EDGES)
                    .max(self.right + EDGES)
                    .max(22.0)
            }
        }
    }
}

/// The frames of each column with what is in them, in the order of the nodes.
fn parts(graph: &Graph, plan: &Plan, columns: usize) -> Vec<Vec<Part>> {
    let mut all = vec![Vec::new(); columns];
    for (at, vertex) in plan.vertices.iter().enumerate() {
        // From the outermost frame to the innermost.
        let mut path = Vec::new();
        let mut group = vertex.node.and_then(|node| graph.nodes[node].group);
        while let Some(index) = group.filter(|index| *index < graph.groups.len()) {
            path.push(index);
            group = graph.groups[index].parent.filter(|parent| *parent < index);
        }
        put(&mut all[vertex.column], at, &path);
    }
    all
}

fn put(parts: &mut Vec<Part>, vertex: usize, path: &[usize]) {
    let Some((group, inner)) = path.split_last() else {
        parts.push(Part::Vertex(vertex));
        return;
    };
    let known = parts.iter_mut().find_map(|part| match part {
        Part::Frame(index, parts) if index == group => Some(parts),
        _ => None,
    });
    match known {
        Some(parts) => put(parts, vertex, inner),
        None => {
            let mut inside = Vec::new();
            put(&mut inside, vertex, inner);
            parts.push(Part::Frame(*group, inside));
        }
    }
}
