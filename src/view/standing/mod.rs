//! Figures of who stands where: actors left, issues right, one edge a
//! position, claims as numbered notes. Of one day, or of two in one drawing.

mod edges;
mod nodes;

use super::figure::{Age, Body, Edge, Figure, Graph, LegendEntry, Line, Node, NodeShape, Sign};
use super::names::{Names, as_of};
use super::notes::Notes;
use super::{empty, phrase};
use crate::compare::Diff;
use crate::model::{Cell, Slug, Snapshot};

pub(super) use nodes::{Target, actor_id, actors, issue_id, issues, option_id};

/// With more lines a graph is hard to follow.
const CROWDED: usize = 150;

/// The positions of a snapshot as a figure.
pub fn positions_figure(snapshot: &Snapshot, names: &Names<'_>) -> Figure {
    let cells: Vec<&Cell> = snapshot.cells.iter().collect();
    let mut graph = nodes::graph(&cells, snapshot.as_of, names);
    let mut notes = Notes::new(names);
    for cell in &cells {
        graph.edges.extend(edges::of(cell, names, &mut notes));
    }
    let stances: usize = cells.iter().map(|c| live(c)).sum();
    let mut holders: Vec<&Slug> = cells
        .iter()
        .filter(|cell| live(cell) > 0)
        .map(|cell| &cell.actor)
        .collect();
    holders.sort();
    holders.dedup();
    let subtitle = format!(
        "{} of {}. {}{}",
        phrase::count(stances, "stance"),
        phrase::count(holders.len(), "actor"),
        phrase::counted_in(snapshot),
        crowded(&graph)
    );
    let figure = Figure {
        name: "positions".to_owned(),
        title: format!("Who holds what, {}", as_of(snapshot.as_of)),
        subtitle,
        numbers: numbers(!notes.is_empty()),
        description: description(snapshot, names),
        legend: legend(&graph),
        body: Body::Graph(graph),
        footnotes: notes.list(),
        ..Figure::default()
    };
    empty::told(figure, || empty::positions(snapshot, names))
}

/// Where the positions are easier to see, if there are too many lines, in a
/// sentence with a blank before it.
pub(super) fn crowded(graph: &Graph) -> String {
    match graph.edges.len() {
        0..=CROWDED => String::new(),
        lines => format!(
            " {lines} lines are hard to follow: a matrix shows the positions better (`stance \
             matrix`), `--actor` and `--issue` draw a part."
        ),
    }
}

/// What changed between two snapshots as one figure: what was, what is, and
/// what stayed. Every node stands where it does on either day.
pub fn changes_figure(
    before: &Snapshot,
    after: &Snapshot,
    diff: &Diff,
    names: &Names<'_>,
) -> Figure {
    let mut keys: Vec<(&Slug, &Slug)> = [before, after]
        .iter()
        .flat_map(|s| s.cells.iter().map(|c| (&c.actor, &c.issue)))
        .collect();
    keys.sort();
    keys.dedup();
    let both: Vec<&Cell> = before.cells.iter().chain(&after.cells).collect();
    let mut graph = nodes::graph(&both, after.as_of, names);
    let mut notes = Notes::new(names);
    for (actor, issue) in keys {
        let was = before.cell(actor.as_str(), issue.as_str());
        let now = after.cell(actor.as_str(), issue.as_str());
        let change = diff
            .changes
            .iter()
            .find(|c| c.actor == *actor && c.issue == *issue);
        graph
            .edges
            .extend(edges::between(was, now, change, names, &mut notes));
    }
    let sentences: Vec<String> = diff
        .changes
        .iter()
        .map(|change| {
            let kind = change.kind.map_or("remarks", |kind| kind.name());
            let side = |cell: &Option<Cell>| phrase::cell(cell.as_ref(), names);
            format!(
                "{} on {}: {kind}, from {} to {}.",
                names.actor(change.actor.as_str()),
                change.issue,
                side(&change.before),
                side(&change.after)
            )
        })
        .collect();
    let subtitle = format!(
        "{} {}{}",
        super::diff::summary(diff),
        phrase::counted(after.clock, &after.counted),
        drawn(&graph.edges)
    );
    let mut legend = legend(&graph);
    legend.extend(ages(&graph.edges));
    let figure = Figure {
        name: "diff".to_owned(),
        title: super::diff::title(diff),
        subtitle,
        numbers: numbers(!notes.is_empty()),
        description: sentences.join(" "),
        legend,
        body: Body::Graph(graph),
        footnotes: notes.list(),
        ..Figure::default()
    };
    empty::told(figure, || empty::positions(after, names))
}

/// How what occurs in a comparison is drawn, in a sentence with a blank before
/// it. Grey alone tells nothing: a response is grey on either day.
fn drawn(edges: &[Edge]) -> String {
    let parts = [
        (
            Age::Now,
            "what is new or changed tells the kind of change, or what is so now",
        ),
        (Age::Was, "what was before is pale"),
        (
            Age::Kept,
            "what is the same on both days is grey and thin, without a kind",
        ),
    ];
    let found = parts
        .iter()
        .filter(|(age, _)| edges.iter().any(|edge| edge.age == *age));
    let found: Vec<&str> = found.map(|(_, text)| *text).collect();
    match found.join("; ") {
        none if none.is_empty() => none,
        // Each part begins with the same word.
        all => format!(" W{}.", &all[1..]),
    }
}

/// How what is new, gone and the same is told apart, where there is more than one:
/// by words and paleness on lines of either side, so the samples have none.
fn ages(edges: &[Edge]) -> Vec<LegendEntry> {
    let entries = [
        (Age::Now, "kind", "new or changed, with its kind"),
        (Age::Was, "was", "before, not any more"),
        (Age::Kept, "=", "the same on both days, without a kind"),
    ];
    let occurs = |age: Age| edges.iter().any(|edge| edge.age == age);
    let found = entries.into_iter().filter(|(age, ..)| occurs(*age));
    let found: Vec<LegendEntry> = found
        .map(|(age, word, text)| LegendEntry {
            age,
            weight: 1,
            glyph: word.to_owned(),
            text: text.to_owned(),
            ..LegendEntry::default()
        })
        .collect();
    if found.len() > 1 { found } else { Vec::new() }
}

/// What the numbers are, if there are any.
pub(super) fn numbers(are_there: bool) -> String {
    match are_there {
        true => "Numbers in brackets refer to the claims.".to_owned(),
        false => String::new(),
    }
}

/// How many stances of a cell are held, without stale ones.
fn live(cell: &Cell) -> usize {
    cell.held.iter().filter(|h| !h.stale).count()
}

/// What occurs in a graph, each once, in a fixed order: lines, then boxes.
pub(super) fn legend(graph: &Graph) -> Vec<LegendEntry> {
    let edges = &graph.edges;
    // A number on a line is explained where it stands.
    let numbered = |sign: Sign, number: &str| {
        let mut edges = edges.iter();
        edges.any(|e| e.sign == sign && e.weight < 2 && e.label.contains(number))
    };
    let signs = [
        match numbered(Sign::Positive, "+1") {
            true => (Sign::Positive, "in favour (+1), yes, chosen"),
            false => (Sign::Positive, "in favour, yes, chosen"),
        },
        match numbered(Sign::Negative, "\u{2212}1") {
            true => (Sign::Negative, "against (\u{2212}1), no, rejected"),
            false => (Sign::Negative, "against, no, rejected"),
        },
        (Sign::Neutral, "neutral, abstained, or a point on a scale"),
    ];
    let lines = [
        (Line::Dashed, "under conditions"),
        (Line::Dotted, "told in a source's own voice only"),
        (Line::Double, "contested"),
        (Line::Stale, "stale: older than the issue allows"),
        (Line::Thin, "a response in place of a stance"),
    ];
    let mut legend = Vec::new();
    let mut entry = |edge: &Edge, sign, line, weight, text: &str| {
        legend.push(LegendEntry {
            sign,
            line,
            weight,
            age: edge.age,
            text: text.to_owned(),
            ..LegendEntry::default()
        });
    };
    // What is the same on both days has no colour; a sample in colour is of
    // something that occurs.
    let sample = |is: &dyn Fn(&Edge) -> bool| {
        let found = edges.iter().filter(|edge| is(edge));
        found.min_by_key(|edge| match edge.age {
            Age::Now => 0,
            Age::Was => 1,
            Age::Kept => 2,
        })
    };
    for (sign, text) in signs {
        if let Some(edge) = sample(&|e| e.sign == sign && e.line != Line::Thin) {
            entry(edge, sign, Line::Solid, 1, text);
        }
    }
    if let Some(edge) = sample(&|e| e.weight > 1 && e.age != Age::Kept) {
        entry(edge, edge.sign, Line::Solid, 2, "strongly: \u{b1}2");
    }
    for (line, text) in lines {
        if let Some(edge) = sample(&|e| e.line == line) {
            let none = line == Line::Thin;
            let sign = if none { Sign::None } else { edge.sign };
            entry(edge, sign, line, 1, text);
        }
    }
    legend.extend(boxes(&graph.nodes));
    legend
}

/// What a broken outline means, where there is one.
fn boxes(nodes: &[Node]) -> Vec<LegendEntry> {
    let entries = [
        (NodeShape::Member, "in the camp of another"),
        (NodeShape::Agenda, "a question about the agenda"),
    ];
    let occurs = |shape: NodeShape| nodes.iter().any(|node| node.shape == shape);
    let found = entries.into_iter().filter(|(shape, _)| occurs(*shape));
    found
        .map(|(shape, text)| LegendEntry {
            shape: Some(shape),
            text: text.to_owned(),
            ..LegendEntry::default()
        })
        .collect()
}

/// The figure in sentences.
pub(super) fn description(snapshot: &Snapshot, names: &Names<'_>) -> String {
    let mut sentences = Vec::new();
    for group in snapshot.cells.chunk_by(|a, b| a.actor == b.actor) {
        let parts: Vec<String> = group
            .iter()
            .map(|cell| format!("{}: {}", cell.issue, phrase::cell(Some(cell), names)))
            .collect();
        sentences.push(format!(
            "{}. {}.",
            names.actor(group[0].actor.as_str()),
            parts.join("; ")
        ));
    }
    sentences.join(" ")
}

#[cfg(test)]
mod tests;
