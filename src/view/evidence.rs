//! The figure of what proves it: actors, their claims, the issues, and the
//! sources where they were read.

use super::figure::{Edge, Figure, Line, Node, NodeShape, Sign};
use super::names::{Names, as_of};
use super::{phrase, standing, timeline};
use crate::model::{ClaimId, Clock, Day, Ledger, RoleKind, Sign as Side, Stance};
use crate::position::Timing;

/// The claims that count as of a day as a figure; `keep` chooses which.
pub fn evidence_figure(
    ledger: &Ledger,
    as_of_day: Day,
    clock: Clock,
    keep: &dyn Fn(ClaimId) -> bool,
) -> Figure {
    let names = Names::new([ledger]);
    let claims: Vec<ClaimId> = ledger
        .claim_ids()
        .filter(|id| keep(*id))
        .filter(|id| {
            Timing::of(ledger, ledger.claim(*id))
                .admissible(as_of_day, clock)
                .is_none()
        })
        .collect();
    let mut figure = Figure {
        name: "evidence".to_owned(),
        title: format!("What was said, {}", as_of(as_of_day)),
        subtitle: format!(
            "{}. {}",
            phrase::count(claims.len(), "claim"),
            phrase::clock(clock)
        ),
        columns: ["Actors", "Claims", "Issues", "Sources"]
            .map(str::to_owned)
            .to_vec(),
        ..Figure::default()
    };
    let mut add = |id: String, label: String, column: usize, shape: NodeShape| {
        if !figure.nodes.iter().any(|n| n.id == id) {
            figure.nodes.push(Node {
                id,
                label,
                column,
                group: None,
                shape,
            });
        }
    };
    for id in &claims {
        let claim = ledger.claim(*id);
        for actor in claim.by.iter().chain(&claim.of) {
            let slug = &ledger.actor(*actor).id;
            add(
                format!("actor:{slug}"),
                names.actor(slug.as_str()),
                0,
                NodeShape::Actor,
            );
        }
        let (what, _) = timeline::content(claim, &ledger.issue(claim.on).scale);
        let day = claim
            .said
            .as_ref()
            .map_or("undated".to_owned(), ToString::to_string);
        add(
            format!("claim:{}", claim.id),
            format!("{}\n{what}, {day}", claim.id),
            1,
            NodeShape::Claim,
        );
        let issue = ledger.issue(claim.on);
        let shape = if issue.agenda {
            NodeShape::Agenda
        } else {
            NodeShape::Issue
        };
        add(
            format!("issue:{}", issue.id),
            textwrap::wrap(&issue.question, 34).join("\n"),
            2,
            shape,
        );
        for quote in &claim.quotes {
            let source = ledger.source(quote.source);
            let label = textwrap::wrap(&source.title, 34).join("\n");
            add(format!("source:{}", source.id), label, 3, NodeShape::Source);
        }
    }
    for id in &claims {
        let claim = ledger.claim(*id);
        let node = format!("claim:{}", claim.id);
        let line = match claim {
            c if !c.is_stated() => Line::Dotted,
            c if c.conditions.is_some() => Line::Dashed,
            _ => Line::Solid,
        };
        let sign = match claim.stance().map(Stance::sign) {
            Some(Side::Positive) => Sign::Positive,
            Some(Side::Negative) => Sign::Negative,
            Some(Side::Neutral) => Sign::Neutral,
            None => Sign::None,
        };
        let thin = |from: String, to: String, label: &str| Edge {
            from,
            to,
            label: label.to_owned(),
            sign: Sign::None,
            line: Line::Thin,
            weight: 1,
        };
        if let Some(by) = claim.by {
            figure.edges.push(thin(
                format!("actor:{}", ledger.actor(by).id),
                node.clone(),
                "says",
            ));
        }
        for of in &claim.of {
            figure.edges.push(thin(
                format!("actor:{}", ledger.actor(*of).id),
                node.clone(),
                "is told of",
            ));
        }
        let weight = match claim.stance() {
            Some(Stance::Pole(pole)) if pole.value().abs() == 2 => 2,
            _ => 1,
        };
        let line = if sign == Sign::None { Line::Thin } else { line };
        let to = format!("issue:{}", ledger.issue(claim.on).id);
        figure.edges.push(Edge {
            from: node.clone(),
            to,
            label: String::new(),
            sign,
            line,
            weight,
        });
        let mut sources: Vec<_> = claim.quotes.iter().map(|q| q.source).collect();
        sources.sort();
        sources.dedup();
        for source in sources {
            figure.edges.push(thin(
                node.clone(),
                format!("source:{}", ledger.source(source).id),
                "",
            ));
        }
        for relation in &claim.relations {
            if let Some(target) = relation.target.filter(|t| claims.contains(t)) {
                let to = format!("claim:{}", ledger.claim(target).id);
                figure
                    .edges
                    .push(thin(node.clone(), to, relation.kind.prose()));
            }
        }
    }
    let shown = |id: &str| figure.nodes.iter().any(|n| n.id == id);
    let mut roles = Vec::new();
    for actor in &ledger.actors {
        for role in actor
            .roles
            .iter()
            .filter(|r| r.covers(as_of_day, as_of_day))
        {
            let (from, to) = (
                format!("actor:{}", actor.id),
                format!("actor:{}", ledger.actor(role.actor).id),
            );
            if shown(&from) && shown(&to) {
                let label = match role.kind {
                    RoleKind::SpeaksFor => "speaks for",
                    RoleKind::MemberOf => "member of",
                };
                roles.push(Edge {
                    from,
                    to,
                    label: label.to_owned(),
                    sign: Sign::None,
                    line: Line::Thin,
                    weight: 1,
                });
            }
        }
    }
    figure.edges.extend(roles);
    figure.legend = standing::legend(&figure.edges);
    for entry in &mut figure.legend {
        if entry.line == Line::Thin {
            entry.text = "says, is told of, relates to, was read in".to_owned();
        }
    }
    figure.description = claims
        .iter()
        .map(|id| {
            let claim = ledger.claim(*id);
            let who = claim.by.map_or("The source".to_owned(), |by| {
                ledger.actor(by).name.to_string()
            });
            let issue = ledger.issue(claim.on);
            format!(
                "{who} on {}: {}.",
                issue.id,
                timeline::content(claim, &issue.scale).0
            )
        })
        .collect::<Vec<_>>()
        .join(" ");
    figure
}
