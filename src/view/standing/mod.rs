//! Figures of who stands where: actors left, issues right, one edge a
//! position, claims as numbered notes. Of one day, or of two in one drawing.

mod edges;
mod nodes;

use super::figure::{Age, Body, Edge, Figure, LegendEntry, Line, Sign};
use super::names::{Names, as_of};
use super::notes::Notes;
use super::phrase;
use crate::compare::Diff;
use crate::model::{Cell, Slug, Snapshot};

/// The positions of a snapshot as a figure.
pub fn positions_figure(snapshot: &Snapshot, names: &Names<'_>) -> Figure {
    let cells: Vec<&Cell> = snapshot.cells.iter().collect();
    let mut graph = nodes::graph(&cells, snapshot.as_of, names);
    let mut notes = Notes::new(names);
    for cell in &cells {
        graph.edges.extend(edges::of(cell, names, &mut notes));
    }
    let stances: usize = cells.iter().map(|c| live(c)).sum();
    let actors = graph.nodes.iter().filter(|n| n.column == 0).count();
    let subtitle = format!(
        "{} of {}. {}",
        phrase::count(stances, "stance"),
        phrase::count(actors, "actor"),
        phrase::counted_in(snapshot)
    );
    let stale = cells.iter().any(|c| c.held.iter().any(|h| h.stale));
    Figure {
        name: "positions".to_owned(),
        title: format!("Who holds what, {}", as_of(snapshot.as_of)),
        subtitle,
        numbers: numbers(&notes),
        description: description(snapshot, names),
        legend: legend(&graph.edges, stale),
        body: Body::Graph(graph),
        footnotes: notes.list(),
        ..Figure::default()
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
            let side = |cell: &Option<Cell>| {
                let told = super::diff::told(cell.as_ref(), names);
                phrase::cell(cell.as_ref(), told.as_deref())
            };
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
        "{} {} In colour what is new or changed, with the kind of change; pale what was before; \
         grey what is the same on both days.",
        super::diff::summary(diff),
        phrase::counted(after.clock, &after.counted)
    );
    let stale = [before, after]
        .iter()
        .any(|s| s.cells.iter().any(|c| c.held.iter().any(|h| h.stale)));
    let mut legend = legend(&graph.edges, stale);
    legend.extend(ages(&graph.edges));
    Figure {
        name: "diff".to_owned(),
        title: super::diff::title(diff),
        subtitle,
        numbers: numbers(&notes),
        description: sentences.join(" "),
        legend,
        body: Body::Graph(graph),
        footnotes: notes.list(),
        ..Figure::default()
    }
}

/// What the colours of a comparison mean, where there is more than one.
fn ages(edges: &[Edge]) -> Vec<LegendEntry> {
    let entries = [
        (Age::Now, "new or changed"),
        (Age::Was, "before, not any more"),
        (Age::Kept, "the same on both days"),
    ];
    let sample = |age: Age| {
        let mut found = edges.iter().filter(|edge| edge.age == age);
        let first = found.clone().next();
        found.find(|edge| edge.sign != Sign::None).or(first)
    };
    let found: Vec<LegendEntry> = entries
        .into_iter()
        .filter_map(|(age, text)| {
            Some(LegendEntry {
                sign: sample(age)?.sign,
                age,
                weight: 1,
                text: text.to_owned(),
                ..LegendEntry::default()
            })
        })
        .collect();
    if found.len() > 1 { found } else { Vec::new() }
}

/// What the numbers are, if there are any.
fn numbers(notes: &Notes<'_>) -> String {
    match notes.is_empty() {
        true => String::new(),
        false => "Numbers in brackets refer to the claims.".to_owned(),
    }
}

/// How many stances of a cell are held, without stale ones.
fn live(cell: &Cell) -> usize {
    cell.held.iter().filter(|h| !h.stale).count()
}

/// What occurs among the edges, each once, in a fixed order.
pub(super) fn legend(edges: &[Edge], stale: bool) -> Vec<LegendEntry> {
    let signs = [
        (Sign::Positive, "in favour, yes, chosen"),
        (Sign::Negative, "against, no, rejected"),
        (Sign::Neutral, "neutral, abstained, or a point on a scale"),
    ];
    let response = if stale {
        "a response in place of a stance, or a stale stance"
    } else {
        "a response in place of a stance"
    };
    let lines = [
        (Line::Dashed, "under conditions"),
        (Line::Dotted, "told in a source's own voice only"),
        (Line::Double, "contested"),
        (Line::Thin, response),
    ];
    let mut legend = Vec::new();
    let mut entry = |sign, line, weight, text: &str| {
        legend.push(LegendEntry {
            sign,
            line,
            weight,
            text: text.to_owned(),
            ..LegendEntry::default()
        });
    };
    for (sign, text) in signs {
        if edges.iter().any(|e| e.sign == sign && e.line != Line::Thin) {
            entry(sign, Line::Solid, 1, text);
        }
    }
    if let Some(edge) = edges.iter().find(|e| e.weight > 1) {
        entry(edge.sign, Line::Solid, 2, "strongly: \u{b1}2");
    }
    for (line, text) in lines {
        if let Some(edge) = edges.iter().find(|e| e.line == line) {
            let none = line == Line::Thin;
            entry(if none { Sign::None } else { edge.sign }, line, 1, text);
        }
    }
    legend
}

/// The figure in sentences.
pub(super) fn description(snapshot: &Snapshot, names: &Names<'_>) -> String {
    let mut sentences = Vec::new();
    for group in snapshot.cells.chunk_by(|a, b| a.actor == b.actor) {
        let parts: Vec<String> = group
            .iter()
            .map(|cell| {
                let told = cell.response.as_ref().filter(|r| r.told);
                let told = told.map(|r| names.speaker(&r.evidence));
                format!(
                    "{}: {}",
                    cell.issue,
                    phrase::cell(Some(cell), told.as_deref())
                )
            })
            .collect();
        sentences.push(format!(
            "{}. {}.",
            names.actor(group[0].actor.as_str()),
            parts.join("; ")
        ));
    }
    sentences.join(" ")
}
