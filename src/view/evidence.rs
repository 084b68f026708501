//! The figure of what proves it: actors, their claims, the issues, and the
//! sources where they were read.

use std::collections::BTreeSet;

use super::figure::{Body, Edge, Figure, Graph, Line, Node, NodeShape, Sign};
use super::names::{Names, as_of};
use super::standing::{self, Target, actor_id, issue_id, option_id};
use super::{empty, phrase, timeline};
use crate::model::{Claim, ClaimId, Clock, Day, Ledger, RoleKind, Scale, Slug, Stance};
use crate::position::Timing;

/// The claims that count as of a day as a figure; `keep` chooses which. Camps,
/// parts of an issue and its options stand together.
pub fn evidence_figure(
    ledger: &Ledger,
    as_of_day: Day,
    clock: Clock,
    keep: &dyn Fn(ClaimId) -> bool,
) -> Figure {
    let counts = |id: ClaimId| {
        let timing = Timing::of(ledger, ledger.claim(id));
        timing.admissible(as_of_day, clock).is_none()
    };
    let claims = timeline::in_date_order(ledger, &|id| keep(id) && counts(id));
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
    drawing.actors(&claims, as_of_day);
    drawing.issues(&claims);
    for (at, id) in claims.iter().enumerate() {
        drawing.nodes_of(ledger.claim(*id), at + 1);
    }
    // By column; in each as they were made, so that camps and issues hold together.
    drawing.graph.nodes.sort_by_key(|node| node.column);
    for id in &claims {
        drawing.edges_of(ledger.claim(*id));
    }
    drawing.roles(as_of_day);
    let graph = drawing.graph;
    let mut legend = standing::legend(&graph);
    for entry in &mut legend {
        if entry.line == Line::Thin {
            entry.text = "says, is told of, relates to, was read in".to_owned();
        }
    }
    let told: Vec<String> = claims.iter().map(|id| told(ledger, *id)).collect();
    let names = Names::new([ledger]);
    let cited = claims.iter().map(|id| {
        let evidence = timeline::evidence(ledger, ledger.claim(*id));
        names.cited(&evidence)
    });
    let figure = Figure {
        name: "evidence".to_owned(),
        title: format!("What was said, {}", as_of(as_of_day)),
        subtitle: format!(
            "{number}. {}{}",
            phrase::counted(clock, &ledger.counted),
            standing::crowded(&graph)
        ),
        numbers: standing::numbers(!claims.is_empty()),
        description: told.join(" "),
        body: Body::Graph(graph),
        legend,
        footnotes: cited.collect(),
        ..Figure::default()
    };
    empty::told(figure, || empty::claims(ledger, Some((as_of_day, clock))))
}

/// A figure that is being put together.
struct Drawing<'l> {
    ledger: &'l Ledger,
    names: Names<'l>,
    /// Ids of the nodes that are there.
    shown: BTreeSet<String>,
    graph: Graph,
}

fn claim_id(slug: &Slug) -> String {
    format!("claim:{slug}")
}

fn source_id(slug: &Slug) -> String {
    format!("source:{slug}")
}

impl Drawing<'_> {
    fn node(&mut self, node: Node) {
        if self.shown.insert(node.id.clone()) {
            self.graph.nodes.push(node);
        }
    }

    /// Who speaks or is told of, by name within a camp.
    fn actors(&mut self, claims: &[ClaimId], day: Day) {
        let ledger = self.ledger;
        let claims = claims.iter().map(|id| ledger.claim(*id));
        let ids = claims.flat_map(|claim| claim.by.iter().chain(&claim.of).copied());
        let ids: BTreeSet<_> = ids.collect();
        let mut slugs: Vec<&Slug> = ids.into_iter().map(|id| &ledger.actor(id).id).collect();
        slugs.sort_by_key(|slug| self.names.actor(slug.as_str()));
        standing::actors(&slugs, day, &self.names, &mut self.graph);
        self.shown.extend(slugs.into_iter().map(actor_id));
    }

    /// What the claims are about: the parts of an issue together, its options too.
    fn issues(&mut self, claims: &[ClaimId]) {
        let ledger = self.ledger;
        let target = |id: &ClaimId| {
            let claim = ledger.claim(*id);
            let option = option(ledger, claim);
            Target {
                issue: &ledger.issue(claim.on).id,
                option,
                whole: option.is_none(),
            }
        };
        let targets: Vec<Target<'_>> = claims.iter().map(target).collect();
        standing::issues(&targets, 2, &self.names, &mut self.graph);
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

    /// A claim with its number, and its sources.
    fn nodes_of(&mut self, claim: &Claim, number: usize) {
        let ledger = self.ledger;
        let issue = ledger.issue(claim.on);
        let (what, _) = timeline::content(claim, &issue.scale);
        let said = claim.said.as_ref().map(ToString::to_string);
        let day = said.unwrap_or_else(|| "undated".to_owned());
        self.node(Node {
            id: claim_id(&claim.id),
            label: format!("{}\n{what}, {day}", claim.id),
            column: 1,
            group: None,
            shape: NodeShape::Claim,
            note: Some(number),
        });
        for quote in &claim.quotes {
            let source = ledger.source(quote.source);
            self.node(Node {
                id: source_id(&source.id),
                label: source.title.to_string(),
                column: 3,
                group: None,
                shape: NodeShape::Source,
                note: None,
            });
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

/// The option that a claim chooses or rejects.
fn option<'l>(ledger: &'l Ledger, claim: &Claim) -> Option<&'l Slug> {
    let number = claim.stance()?.option()?;
    match &ledger.issue(claim.on).scale {
        Scale::Options(options) => options.get(usize::from(number)),
        _ => None,
    }
}

/// From a claim to its issue, or to an option of it, by what it holds.
fn stance(ledger: &Ledger, claim: &Claim) -> Edge {
    let issue = &ledger.issue(claim.on).id;
    let sign = claim
        .stance()
        .map_or(Sign::None, |stance| stance.sign().into());
    Edge {
        from: claim_id(&claim.id),
        to: match option(ledger, claim) {
            Some(option) => option_id(issue, option),
            None => issue_id(issue),
        },
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

#[cfg(test)]
mod tests;
