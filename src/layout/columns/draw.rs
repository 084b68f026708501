//! Nodes, frames and edges with their places come in, shapes come out.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Drawn;
use super::super::pen::{self, Pen};
use super::super::scene::{Anchor, Dash, Item, Paint, Piece, Stroke, moved};
use super::place::{FRAME, Places};
use super::plan::{INSET, Plan};
use super::route::{ArcWay, HEAD, Routes, Way, needs_head};
use crate::view::figure::{Age, Edge, Graph, Line, Node, NodeShape, Sign};

/// A node higher than this has its label again.
const SCREEN: f64 = 600.0;
/// Room for the names of the columns.
const TITLES: f64 = 22.0;

pub(super) fn draw(
    graph: &Graph,
    plan: &Plan,
    places: &Places,
    routes: &Routes,
    pen: &Pen<'_>,
) -> Drawn {
    let mut items = frames(graph, plan, places, routes);
    let mut above = Vec::new();
    edges(graph, plan, routes, &mut items, &mut above);
    arcs(graph, plan, routes, &mut items, &mut above);
    items.extend(above);
    for (at, vertex) in plan.vertices.iter().enumerate() {
        if let Some(index) = vertex.node {
            let x = routes.columns[vertex.column];
            let width = plan.widths[vertex.column];
            let height = vertex.height();
            let mut node = node(graph.nodes[index].shape, x, places.tops[at], width, height);
            // Wherever one looks at a node of many edges, its label is near.
            let times = (height / SCREEN).ceil().max(1.0);
            for part in 0..times as usize {
                let middle = places.tops[at] + height * (part as f64 + 0.5) / times;
                node.extend(vertex.label.around(x + width / 2.0, middle, Paint::Ink));
            }
            items.extend(node);
        }
    }
    let mut drawn = Drawn {
        items,
        width: routes.width,
        height: places.height,
    };
    titles(graph, plan, routes, pen, &mut drawn);
    drawn
}

/// The name of each column in which something stands.
fn titles(graph: &Graph, plan: &Plan, routes: &Routes, pen: &Pen<'_>, drawn: &mut Drawn) {
    let used = |column: usize| {
        plan.vertices
            .iter()
            .any(|v| v.node.is_some() && v.column == column)
    };
    let mut titles = Vec::new();
    let mut height: f64 = 0.0;
    for (column, title) in graph.columns.iter().enumerate().filter(|(c, _)| used(*c)) {
        let width = plan.widths[column];
        let lines = pen.lines(title, width, pen::SMALL, true);
        height = height.max(lines.height + TITLES - 12.0);
        let middle = routes.columns[column] + width / 2.0;
        titles.extend(lines.at(middle, 0.0, Anchor::Middle, Paint::Quiet));
    }
    moved(&mut drawn.items, 0.0, height);
    drawn.height += height;
    drawn.items.extend(titles);
}

/// The frames, the outer below the inner.
fn frames(graph: &Graph, plan: &Plan, places: &Places, routes: &Routes) -> Vec<Item> {
    let mut items = Vec::new();
    let mut columns = vec![0; graph.groups.len()];
    let mut deepest = vec![0; graph.groups.len()];
    let depth = |mut group: usize| {
        let mut depth = 0;
        while let Some(parent) = graph.groups[group].parent.filter(|parent| *parent < group) {
            (group, depth) = (parent, depth + 1);
        }
        depth
    };
    for node in &graph.nodes {
        let mut group = node.group.filter(|group| *group < columns.len());
        let inner = group.map_or(0, depth);
        while let Some(at) = group {
            columns[at] = node.column;
            deepest[at] = deepest[at].max(inner);
            group = graph.groups[at].parent.filter(|parent| *parent < at);
        }
    }
    for (at, frame) in places.frames.iter().enumerate() {
        let Some((top, bottom)) = frame else { continue };
        let column = columns[at];
        // The innermost frames lie closest to the nodes.
        let out = (places.depths[column] - depth(at).min(places.depths[column] - 1)) as f64 * FRAME;
        let x = routes.columns[column] - out;
        items.push(Item::Rect {
            x,
            y: *top,
            width: plan.widths[column] + 2.0 * out,
            height: bottom - top,
            radius: 6.0,
            fill: None,
            stroke: Some(Stroke::solid(Paint::Faint, 1.0)),
        });
        let left = routes.columns[column];
        items.extend(plan.groups[at].at(left, top + FRAME - 1.0, Anchor::Start, Paint::Quiet));
    }
    items
}

/// A node without its words; what is broken is not there in its own right.
pub(super) fn node(shape: NodeShape, x: f64, y: f64, width: f64, height: f64) -> Vec<Item> {
    let (radius, dash) = match shape {
        NodeShape::Actor => (9.0, Dash::None),
        NodeShape::Member => (9.0_f64, Dash::Dashed),
        NodeShape::Agenda => (0.0, Dash::Dashed),
        NodeShape::Issue | NodeShape::Choice | NodeShape::Source => (0.0, Dash::None),
        NodeShape::Claim => (3.0, Dash::None),
    };
    let mut items = vec![Item::Rect {
        x,
        y,
        width,
        height,
        radius: radius.min(height / 2.0),
        fill: Some(Paint::Node(shape)),
        stroke: Some(Stroke {
            paint: Paint::Outline,
            width: 1.0,
            dash,
        }),
    }];
    if shape == NodeShape::Source {
        // A corner turned down, as of a sheet.
        let fold = 8.0_f64.min(INSET.0);
        items.push(Item::Path {
            pieces: vec![
                Piece::Move(x + width - fold, y),
                Piece::Line(x + width - fold, y + fold),
                Piece::Line(x + width, y + fold),
            ],
            fill: None,
            stroke: Some(Stroke::solid(Paint::Outline, 1.0)),
        });
    }
    items
}

/// Edges between columns: lines below, labels and heads above everything.
fn edges(
    graph: &Graph,
    plan: &Plan,
    routes: &Routes,
    below: &mut Vec<Item>,
    above: &mut Vec<Item>,
) {
    let mut order: Vec<usize> = (0..plan.links.len()).collect();
    let edge = |at: usize| plan.links[at].edges.first().map(|edge| &graph.edges[*edge]);
    // What is the same on both days lies below, what has a side on top.
    let rank = |at: &usize| {
        edge(*at).map(|e| (e.age != Age::Kept, e.age != Age::Was, e.line != Line::Thin))
    };
    order.sort_by_key(|at| rank(at));
    let trunks = trunks(plan, routes);
    for at in order {
        let (Some(edge), link, way) = (edge(at), &plan.links[at], &routes.ways[at]) else {
            continue;
        };
        let left = plan.vertices[link.left].node.map(|node| &graph.nodes[node]);
        let right = plan.vertices[link.right]
            .node
            .map(|node| &graph.nodes[node]);
        let rightward = starts_left(graph, edge, plan, link.left, link.right);
        let headed = |there: Option<&Node>, id: &str| {
            there.is_some_and(|node| node.id == id) && needs_head(edge.sign, rightward)
        };
        let at_right = rightward && headed(right, &edge.to);
        let at_left = !rightward && headed(left, &edge.to);
        let short = pen::head_length(edge.sign, edge.weight);
        let whole = !link.trunk || trunks.contains(&at);
        let mut pieces = course(
            way,
            if at_left { 8.0 } else { 0.0 },
            if at_right { short } else { 0.0 },
        );
        if !whole {
            // Up to the trunk: the line along it, drawn again, would be darker.
            pieces.truncate(3);
        }
        let line = pen::stroke(pieces, edge.sign, edge.line, edge.weight, edge.age);
        below.push(told(graph, edge, line));
        let (x, y) = way.end;
        if at_right {
            above.extend(pen::head(x, y, edge.sign, edge.weight, edge.age));
        }
        if at_left {
            above.push(vee(way.start.0, way.start.1, 1.0, edge));
        }
        if let Some(label) = &link.label {
            let middle = x - HEAD - label.width / 2.0;
            above.extend(label.on_halo(middle, y, Paint::Line(edge.sign, edge.age)));
        }
    }
}

/// The links that draw the trunks: those that join farthest above and below.
fn trunks(plan: &Plan, routes: &Routes) -> BTreeSet<usize> {
    let mut farthest: BTreeMap<(usize, bool), (f64, usize)> = BTreeMap::new();
    for (at, (link, way)) in plan.links.iter().zip(&routes.ways).enumerate() {
        let rise = way.end.1 - way.start.1;
        if link.trunk {
            let found = farthest.entry((link.right, rise > 0.0));
            let known = found.or_insert((rise.abs(), at));
            if rise.abs() > known.0 {
                *known = (rise.abs(), at);
            }
        }
    }
    farthest.into_values().map(|(_, at)| at).collect()
}

/// Whether the edge of a link runs from left to right.
fn starts_left(graph: &Graph, edge: &Edge, plan: &Plan, left: usize, right: usize) -> bool {
    let column = |id: &str| graph.nodes.iter().find(|n| n.id == id).map(|n| n.column);
    match (plan.vertices[left].node, plan.vertices[right].node) {
        (Some(node), _) if graph.nodes[node].id == edge.from => true,
        (_, Some(node)) if graph.nodes[node].id == edge.to => true,
        (Some(_), Some(_)) => false,
        _ => column(&edge.from) < column(&edge.to),
    }
}

/// A line from the left to the right, shorter by what heads cover.
fn course(way: &Way, from_left: f64, from_right: f64) -> Vec<Piece> {
    let ((x0, y0), (x1, y1)) = (way.start, way.end);
    let mut pieces = vec![Piece::Move(x0 + from_left, y0)];
    if let Some(trunk) = way.trunk {
        let radius = 5.0_f64.min((y1 - y0).abs() / 2.0);
        let down = if y1 >= y0 { radius } else { -radius };
        pieces.extend([
            Piece::Line(trunk - radius, y0),
            Piece::Curve(trunk, y0, trunk, y0, trunk, y0 + down),
            Piece::Line(trunk, y1 - down),
            Piece::Curve(trunk, y1, trunk, y1, trunk + radius, y1),
        ]);
    } else {
        let half = (way.bent - way.bend) / 2.0;
        if way.bend > x0 {
            pieces.push(Piece::Line(way.bend, y0));
        }
        pieces.push(Piece::Curve(
            way.bend + half,
            y0,
            way.bent - half,
            y1,
            way.bent,
            y1,
        ));
    }
    pieces.push(Piece::Line(x1 - from_right, y1));
    pieces
}

/// An open head that points to `x`, `y`: to the left for 1, to the right for −1.
fn vee(x: f64, y: f64, direction: f64, edge: &Edge) -> Item {
    let back = x + 7.0 * direction;
    Item::Path {
        pieces: vec![
            Piece::Move(back, y - 3.5),
            Piece::Line(x + direction, y),
            Piece::Line(back, y + 3.5),
        ],
        fill: None,
        stroke: Some(Stroke::solid(Paint::Line(edge.sign, edge.age), 1.3)),
    }
}

/// A line with what is told of it.
fn told(graph: &Graph, edge: &Edge, items: Vec<Item>) -> Item {
    let name = |id: &str| {
        let node = graph.nodes.iter().find(|node| node.id == id);
        node.map_or(String::new(), |node| node.label.replace('\n', " "))
    };
    let (from, to) = (name(&edge.from), name(&edge.to));
    let title = match edge.words().as_str() {
        "" => format!("{from} \u{2192} {to}"),
        label => format!("{from} \u{2192} {to}: {label}"),
    };
    Item::Group { title, items }
}

/// Edges beside a column; those that lead to one node with one word join.
fn arcs(graph: &Graph, plan: &Plan, routes: &Routes, below: &mut Vec<Item>, above: &mut Vec<Item>) {
    for (arc, way) in plan.arcs.iter().zip(&routes.arcs) {
        for ((_, edge), from) in arc.from.iter().zip(&way.from) {
            let edge = &graph.edges[*edge];
            let line = pen::stroke(
                beside(way, *from),
                edge.sign,
                edge.line,
                edge.weight,
                edge.age,
            );
            below.push(told(graph, edge, line));
            if arc.label.lines.iter().any(|line| !line.is_empty()) {
                let paint = Paint::Line(edge.sign, edge.age);
                above.extend(arc.label.on_halo(way.label, *from, paint));
            }
        }
        if let Some((_, edge)) = arc.from.first() {
            let direction = if way.track < way.side { -1.0 } else { 1.0 };
            let edge = &graph.edges[*edge];
            above.push(match edge.sign {
                Sign::None => vee(way.side, way.to, direction, edge),
                _ => Item::Group {
                    title: String::new(),
                    items: pen::head(way.side, way.to, edge.sign, edge.weight, edge.age),
                },
            });
        }
    }
}

/// Out to the track, along it, and back, with round corners.
fn beside(way: &ArcWay, from: f64) -> Vec<Piece> {
    let (out, to) = (way.track, way.to);
    let inward = if out < way.side { 1.0 } else { -1.0 };
    let radius = 5.0_f64.min((to - from).abs() / 2.0);
    let down = if to >= from { radius } else { -radius };
    let near = out + inward * radius;
    vec![
        Piece::Move(way.side, from),
        Piece::Line(near, from),
        Piece::Curve(out, from, out, from, out, from + down),
        Piece::Line(out, to - down),
        Piece::Curve(out, to, out, to, near, to),
        Piece::Line(way.side, to),
    ]
}
