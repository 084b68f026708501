//! The figure of what proves it: actors, their claims, the issues, and the
//! sources where they were read.

use std::collections::BTreeSet;

use super::figure::{Body, Edge, Figure, Graph, Line, Node, NodeShape, Sign};
use super::names::{Names, as_of};
use super::{phrase, standing, timeline};
use crate::model::{Claim, ClaimId, Clock, Day, Ledger, RoleKind, Slug, Stance};
use crate::position::Timing;
use crate::position::strength::left_out;

/// The claims that count as of a day as a figure; `keep` chooses which.
pub fn evidence_figure(
    ledger: &Ledger,
    as_of_day: Day,
    clock: Clock,
    keep: &dyn Fn(ClaimId) -> bool,
) -> Figure {
    let counts = |id: &ClaimId| {
        let claim = ledger.claim(*id);
        let timing = Timing::of(ledger, claim);
        timing.admissible(as_of_day, clock).is_none() && left_out(ledger, claim).is_none()
    };
    let kept = ledger.claim_ids().filter(|id| keep(*id));
    let claims: Vec<ClaimId> = kept.filter(counts).collect();
    let number = phrase::count(claims.len(), "claim");
    let mut drawing = Drawing {
        ledger,
        names: Names::new([ledger]),
        shown: BTreeSet::new(),
        graph: Graph {
            columns: ["Actors", "Claims", "Issues", "Sources"]
                .map(str::to_owned)
                .to_vec(),
            ..Graph::default()
        },
    };
    for id in &claims {
        drawing.nodes_of(ledger.claim(*id));
    }
    // By name, where nothing else tells what should stand beside what.
    drawing
        .graph
        .nodes
        .sort_by(|a, b| (a.column, actor_label(a)).cmp(&(b.column, actor_label(b))));
    for id in &claims {
        drawing.edges_of(ledger.claim(*id));
    }
    drawing.roles(as_of_day);
    let graph = drawing.graph;
    let mut legend = standing::legend(&graph.edges, false);
    for entry in &mut legend {
        if entry.line == Line::Thin {
            entry.text = "says, is told of, relates to, was read in".to_owned();
        }
    }
    let told: Vec<String> = claims.iter().map(|id| told(ledger, *id)).collect();
    Figure {
        name: "evidence".to_owned(),
        title: format!("What was said, {}", as_of(as_of_day)),
        subtitle: format!("{number}. {}", phrase::counted(clock, &ledger.counted)),
        description: told.join(" "),
        body: Body::Graph(graph),
        legend,
        ..Figure::default()
    }
}

/// A figure that is being put together.
struct Drawing<'l> {
    ledger: &'l Ledger,
    names: Names<'l>,
    /// Ids of the nodes that are there.
    shown: BTreeSet<String>,
    graph: Graph,
}

fn actor_id(slug: &Slug) -> String {
    format!("actor:{slug}")
}

/// The name of an actor; nothing for what stands in the order of the claims.
fn actor_label(node: &Node) -> &str {
    match node.shape {
        NodeShape::Actor => &node.label,
        _ => "",
    }
}

fn claim_id(slug: &Slug) -> String {
    format!("claim:{slug}")
}

fn issue_id(slug: &Slug) -> String {
    format!("issue:{slug}")
}

fn source_id(slug: &Slug) -> String {
    format!("source:{slug}")
}

impl Drawing<'_> {
    fn node(&mut self, id: String, label: String, column: usize, shape: NodeShape) {
        if self.shown.insert(id.clone()) {
            self.graph.nodes.push(Node {
                id,
                label,
                column,
                group: None,
                shape,
            });
        }
    }

    /// An edge that is no position.
    fn link(&mut self, from: String, to: String, label: &str) {
        self.graph.edges.push(Edge {
            from,
            to,
            label: label.to_owned(),
            line: Line::Thin,
            weight: 1,
            ..Edge::default()
        });
    }

    /// A claim, who speaks or is told of in it, its issue and its sources.
    fn nodes_of(&mut self, claim: &Claim) {
        let ledger = self.ledger;
        for actor in claim.by.iter().chain(&claim.of) {
            let slug = &ledger.actor(*actor).id;
            let name = self.names.actor(slug.as_str());
            self.node(actor_id(slug), name, 0, NodeShape::Actor);
        }
        let issue = ledger.issue(claim.on);
        let (what, _) = timeline::content(claim, &issue.scale);
        let said = claim.said.as_ref().map(ToString::to_string);
        let day = said.unwrap_or_else(|| "undated".to_owned());
        let label = format!("{}\n{what}, {day}", claim.id);
        self.node(claim_id(&claim.id), label, 1, NodeShape::Claim);
        let shape = match issue.agenda {
            true => NodeShape::Agenda,
            false => NodeShape::Issue,
        };
        self.node(issue_id(&issue.id), issue.question.to_string(), 2, shape);
        for quote in &claim.quotes {
            let source = ledger.source(quote.source);
            let label = source.title.to_string();
            self.node(source_id(&source.id), label, 3, NodeShape::Source);
        }
    }

    /// From the actors to the claim, from there to the issue, to the sources
    /// and to the claims to which it relates.
    fn edges_of(&mut self, claim: &Claim) {
        let ledger = self.ledger;
        let node = claim_id(&claim.id);
        let actor = |actor| actor_id(&ledger.actor(actor).id);
        if let Some(by) = claim.by {
            self.link(actor(by), node.clone(), "");
        }
        for of in &claim.of {
            self.link(actor(*of), node.clone(), "is told of");
        }
        self.graph.edges.push(stance(ledger, claim));
        let sources: BTreeSet<_> = claim.quotes.iter().map(|q| q.source).collect();
        for source in sources {
            self.link(node.clone(), source_id(&ledger.source(source).id), "");
        }
        for relation in &claim.relations {
            let target = relation
                .target
                .map(|target| claim_id(&ledger.claim(target).id));
            if let Some(target) = target.filter(|target| self.shown.contains(target)) {
                self.link(node.clone(), target, relation.kind.prose());
            }
        }
    }

    /// Who speaks for whom and who belongs to whom, among the actors shown.
    fn roles(&mut self, day: Day) {
        let ledger = self.ledger;
        for actor in &ledger.actors {
            for role in actor.roles.iter().filter(|r| r.covers(day, day)) {
                let (from, to) = (actor_id(&actor.id), actor_id(&ledger.actor(role.actor).id));
                if self.shown.contains(&from) && self.shown.contains(&to) {
                    let label = match role.kind {
                        RoleKind::SpeaksFor => "speaks for",
                        RoleKind::MemberOf => "member of",
                    };
                    self.link(from, to, label);
                }
            }
        }
    }
}

/// From a claim to its issue, by what it holds.
fn stance(ledger: &Ledger, claim: &Claim) -> Edge {
    let sign = claim
        .stance()
        .map_or(Sign::None, |stance| stance.sign().into());
    Edge {
        from: claim_id(&claim.id),
        to: issue_id(&ledger.issue(claim.on).id),
        sign,
        line: match claim {
            _ if sign == Sign::None => Line::Thin,
            c if !c.is_stated() => Line::Dotted,
            c if c.conditions.is_some() => Line::Dashed,
            _ => Line::Solid,
        },
        weight: match claim.stance() {
            Some(Stance::Pole(pole)) if pole.value().abs() == 2 => 2,
            _ => 1,
        },
        ..Edge::default()
    }
}

/// A claim as a sentence for who cannot see the figure.
fn told(ledger: &Ledger, claim: ClaimId) -> String {
    let claim = ledger.claim(claim);
    let by = claim.by.map(|by| ledger.actor(by).name.to_string());
    let who = by.unwrap_or_else(|| "The source".to_owned());
    let issue = ledger.issue(claim.on);
    let what = timeline::content(claim, &issue.scale).0;
    format!("{who} on {}: {what}.", issue.id)
}
