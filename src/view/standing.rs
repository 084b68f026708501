//! The figure of who stands where: actors left, issues right, one edge a
//! position, claims as numbered notes.

use super::figure::{Edge, Figure, Group, LegendEntry, Line, Node, NodeShape, Sign};
use super::names::{Names, as_of};
use super::phrase;
use crate::graph::IssueTree;
use crate::model::{Cell, Evidence, Held, Ledger, Scale, Sign as Side, Slug, Snapshot, Value};

/// The positions of a snapshot as a figure.
pub fn positions_figure(ledger: &Ledger, snapshot: &Snapshot) -> Figure {
    let names = Names::new([ledger]);
    let mut figure = Figure {
        name: "positions".to_owned(),
        title: format!("Who holds what, {}", as_of(snapshot.as_of)),
        columns: vec!["Actors".to_owned(), "Issues".to_owned()],
        ..Figure::default()
    };
    actors(ledger, snapshot, &names, &mut figure);
    issues(ledger, snapshot, &mut figure);
    let mut notes = Notes {
        names: &names,
        list: Vec::new(),
    };
    let mut claims = 0;
    for cell in &snapshot.cells {
        for held in &cell.held {
            let double = cell.is_contested(held);
            let number = notes.number(&held.evidence);
            figure.edges.push(stance_edge(cell, held, double, number));
            claims += usize::from(!held.stale);
        }
        if let Some(given) = &cell.response {
            let number = notes.number(&given.evidence);
            let teller = names.speaker(&given.evidence);
            figure.edges.push(Edge {
                from: actor_id(&cell.actor),
                to: issue_id(&cell.issue),
                label: format!("{} [{number}]", phrase::response(given, Some(&teller))),
                sign: Sign::None,
                line: Line::Thin,
                weight: 1,
            });
        }
    }
    figure.footnotes = notes.list;
    figure.legend = legend(&figure.edges);
    let mut held = snapshot.cells.iter().flat_map(|cell| &cell.held);
    if held.any(|held| held.stale) {
        let thin = figure.legend.iter_mut().filter(|e| e.line == Line::Thin);
        thin.for_each(|entry| entry.text.push_str(", or a stale stance"));
    }
    figure.subtitle = format!(
        "{} {} Numbers in brackets refer to the claims listed below.",
        format_args!(
            "{} of {}.",
            phrase::count(claims, "stance"),
            phrase::count(
                figure.nodes.iter().filter(|n| n.column == 0).count(),
                "actor"
            )
        ),
        phrase::clock(snapshot.clock)
    );
    figure.description = description(snapshot, &names);
    figure
}

fn actor_id(slug: &Slug) -> String {
    format!("actor:{slug}")
}

fn issue_id(slug: &Slug) -> String {
    format!("issue:{slug}")
}

fn option_id(issue: &Slug, option: &Slug) -> String {
    format!("option:{issue}:{option}")
}

/// Actors that hold something, each followed by the members of its camp.
fn actors(ledger: &Ledger, snapshot: &Snapshot, names: &Names<'_>, figure: &mut Figure) {
    let mut slugs: Vec<&Slug> = snapshot.cells.iter().map(|c| &c.actor).collect();
    slugs.dedup();
    let camp = |slug: &Slug| -> Option<&Slug> {
        let actor = ledger.actor(ledger.find_actor(slug.as_str())?);
        let role = actor
            .roles
            .iter()
            .find(|r| r.covers(snapshot.as_of, snapshot.as_of))?;
        Some(&ledger.actor(role.actor).id)
    };
    let shown = |slug: &Slug| slugs.contains(&slug);
    let (tops, others): (Vec<&Slug>, Vec<&Slug>) = slugs
        .iter()
        .partition(|s| camp(s).is_none_or(|c| !shown(c)));
    let mut order: Vec<&Slug> = Vec::new();
    for top in tops {
        let mut open = vec![top];
        while let Some(next) = open.pop() {
            if order.contains(&next) {
                continue;
            }
            order.push(next);
            open.extend(
                others
                    .iter()
                    .copied()
                    .filter(|s| camp(s) == Some(next))
                    .rev(),
            );
        }
    }
    order.extend(
        slugs
            .iter()
            .copied()
            .filter(|s| !order.contains(s))
            .collect::<Vec<_>>(),
    );
    for slug in order {
        let principal = camp(slug).filter(|c| shown(c));
        let name = names.actor(slug.as_str());
        let (label, shape) = match principal {
            Some(camp) => {
                let camp = names.actor(camp.as_str());
                (format!("{name}\n(camp: {camp})"), NodeShape::Member)
            }
            None => (name, NodeShape::Actor),
        };
        figure.nodes.push(Node {
            id: actor_id(slug),
            label,
            column: 0,
            group: None,
            shape,
        });
    }
}

/// Issues with positions, the parts of one issue in one frame; an issue with
/// options is a frame with a row for each option.
fn issues(ledger: &Ledger, snapshot: &Snapshot, figure: &mut Figure) {
    let held = |id: &Slug| snapshot.cells.iter().any(|c| c.issue == *id);
    let tree = IssueTree::new(ledger);
    for (issue, _) in tree.in_order() {
        let entry = ledger.issue(issue);
        if !held(&entry.id) {
            continue;
        }
        let label = wrapped(&entry.question);
        if let Scale::Options(options) = &entry.scale {
            let group = Some(figure.groups.len());
            figure.groups.push(Group {
                id: entry.id.to_string(),
                label: entry.question.to_string(),
            });
            let used = |option: &Slug| {
                snapshot
                    .cells
                    .iter()
                    .filter(|c| c.issue == entry.id)
                    .any(|c| c.held.iter().any(|h| h.value.option() == Some(option)))
            };
            let responded = snapshot
                .cells
                .iter()
                .any(|c| c.issue == entry.id && c.response.is_some());
            for option in options.iter().filter(|o| used(o)) {
                figure.nodes.push(Node {
                    id: option_id(&entry.id, option),
                    label: option.to_string(),
                    column: 1,
                    group,
                    shape: NodeShape::Choice,
                });
            }
            if responded || !options.iter().any(used) {
                let label = "the question itself".to_owned();
                let id = issue_id(&entry.id);
                figure.nodes.push(Node {
                    id,
                    label,
                    column: 1,
                    group,
                    shape: NodeShape::Issue,
                });
            }
            continue;
        }
        let parent = entry.parent.map(|p| ledger.issue(p));
        let siblings = entry.parent.map_or(0, |p| {
            tree.parts(p)
                .iter()
                .filter(|part| {
                    held(&ledger.issue(**part).id)
                        && !matches!(ledger.issue(**part).scale, Scale::Options(_))
                })
                .count()
        });
        let group = parent
            .filter(|p| siblings > 0 && !held(&p.id))
            .map(|parent| {
                let id = parent.id.to_string();
                figure
                    .groups
                    .iter()
                    .position(|g| g.id == id)
                    .unwrap_or_else(|| {
                        figure.groups.push(Group {
                            id,
                            label: parent.question.to_string(),
                        });
                        figure.groups.len() - 1
                    })
            });
        let shape = if entry.agenda {
            NodeShape::Agenda
        } else {
            NodeShape::Issue
        };
        figure.nodes.push(Node {
            id: issue_id(&entry.id),
            label,
            column: 1,
            group,
            shape,
        });
    }
}

/// Breaks a question into lines of at most about 34 characters.
fn wrapped(text: &str) -> String {
    textwrap::wrap(text, 34).join("\n")
}

fn stance_edge(cell: &Cell, held: &Held, contested: bool, number: usize) -> Edge {
    let to = match held.value.option() {
        Some(option) => option_id(&cell.issue, option),
        None => issue_id(&cell.issue),
    };
    let sign = match held.value.sign() {
        Side::Positive => Sign::Positive,
        Side::Negative => Sign::Negative,
        Side::Neutral => Sign::Neutral,
    };
    // What is stale is not shown as held.
    let sign = if held.stale { Sign::None } else { sign };
    let line = match held {
        h if h.stale => Line::Thin,
        _ if contested => Line::Double,
        h if h.narrated => Line::Dotted,
        h if !h.conditions.is_empty() => Line::Dashed,
        _ => Line::Solid,
    };
    let strong = matches!(held.value, Value::Pole(pole) if pole.value().abs() > 1);
    let words = match &held.value {
        Value::Choose(_) => "chooses".to_owned(),
        Value::Reject(_) => "rejects".to_owned(),
        value => phrase::glyph(value).replace('-', "\u{2212}"),
    };
    let condition = if held.conditions.is_empty() {
        ""
    } else {
        " if\u{2026}"
    };
    let stale = if held.stale { " stale" } else { "" };
    Edge {
        from: actor_id(&cell.actor),
        to,
        label: format!("{words}{condition}{stale} [{number}]"),
        sign,
        line,
        weight: if strong && !held.stale { 2 } else { 1 },
    }
}

/// Numbers for claims, in the order in which they are first needed.
struct Notes<'n> {
    names: &'n Names<'n>,
    list: Vec<String>,
}

impl Notes<'_> {
    fn number(&mut self, evidence: &Evidence) -> usize {
        let note = self.names.evidence(evidence);
        match self.list.iter().position(|n| *n == note) {
            Some(at) => at + 1,
            None => {
                self.list.push(note);
                self.list.len()
            }
        }
    }
}

/// What occurs among the edges, each once, in a fixed order.
pub(super) fn legend(edges: &[Edge]) -> Vec<LegendEntry> {
    let all = [
        (Sign::Positive, Line::Solid, "in favour, yes, chosen"),
        (Sign::Negative, Line::Solid, "against, no, rejected"),
        (
            Sign::Neutral,
            Line::Solid,
            "neutral, abstained, or a point on a scale",
        ),
    ];
    let lines = [
        (Line::Dashed, "under conditions"),
        (Line::Dotted, "told in a source's own voice only"),
        (Line::Double, "contested"),
        (Line::Thin, "a response in place of a stance"),
    ];
    let mut legend = Vec::new();
    for (sign, line, text) in all {
        if edges.iter().any(|e| e.sign == sign && e.line != Line::Thin) {
            legend.push(LegendEntry {
                sign,
                line,
                text: text.to_owned(),
            });
        }
    }
    for (line, text) in lines {
        if let Some(edge) = edges.iter().find(|e| e.line == line) {
            let sign = if line == Line::Thin {
                Sign::None
            } else {
                edge.sign
            };
            legend.push(LegendEntry {
                sign,
                line,
                text: text.to_owned(),
            });
        }
    }
    legend
}

/// The figure in sentences.
fn description(snapshot: &Snapshot, names: &Names<'_>) -> String {
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
