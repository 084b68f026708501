//! A plan whose lanes are as high as their labels comes in; afterwards those
//! at a node in which most links meet are as far apart as what they lead to.

use std::collections::{BTreeMap, BTreeSet};

use super::plan::{EDGES, GAP, LANE, Link, Plan};

/// Links to more nodes than this make a node a hub, if they are most between
/// two columns.
const HUB: usize = 24;

impl Plan {
    /// Where most links between two columns meet in one node, its lanes are as
    /// far apart as the nodes at their other ends, so that the links run level.
    pub(super) fn spread(&mut self) {
        for column in 0..self.widths.len().saturating_sub(1) {
            // Links on a trunk leave their column in few places whatever
            // stands beside them.
            let links: Vec<usize> = (0..self.links.len())
                .filter(|at| !self.links[*at].trunk)
                .filter(|at| self.vertices[self.links[*at].left].column == column)
                .collect();
            for at_right in [true, false] {
                self.spread_at(&links, at_right);
            }
        }
    }

    /// The same for one side: where they arrive, or where they leave.
    fn spread_at(&mut self, links: &[usize], at_right: bool) {
        let ends = |link: &Link| match at_right {
            true => (link.right, link.left),
            false => (link.left, link.right),
        };
        let mut beyond: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for at in links {
            let (hub, other) = ends(&self.links[*at]);
            beyond.entry(hub).or_default().insert(other);
        }
        let is_hub =
            |others: &BTreeSet<usize>| others.len() > HUB && others.len() * 2 > links.len();
        let Some((hub, others)) = beyond.into_iter().find(|(_, others)| is_hub(others)) else {
            return;
        };
        for other in others {
            let between = links.iter().copied();
            let between: Vec<usize> = between
                .filter(|at| ends(&self.links[*at]) == (hub, other))
                .collect();
            self.level(&between, (hub, other), at_right);
        }
    }

    /// Gives the links between a hub and a node the same room at both.
    fn level(&mut self, between: &[usize], (hub, other): (usize, usize), at_hub_right: bool) {
        let needs = |plan: &Plan, vertex: usize, at_right: bool| match at_right {
            true => plan.vertices[vertex].left,
            false => plan.vertices[vertex].right,
        };
        let lanes = |plan: &Plan, at_right: bool| -> f64 {
            let lanes = between.iter().map(|at| &plan.links[*at].lanes);
            lanes
                .map(|lanes| if at_right { lanes.1 } else { lanes.0 })
                .sum()
        };
        // The node is as high as the lanes at the hub, its lanes fill it, and
        // those at the hub reach to the next node.
        let wanted = lanes(self, at_hub_right) - GAP;
        let more =
            wanted.max(self.vertices[other].height()) - EDGES - needs(self, other, !at_hub_right);
        self.widen(between, other, !at_hub_right, more);
        let more = self.vertices[other].height() + GAP - lanes(self, at_hub_right);
        self.widen(between, hub, at_hub_right, more);
    }

    /// Makes lanes wider by so much together, at their right or left vertex.
    fn widen(&mut self, links: &[usize], vertex: usize, at_right: bool, more: f64) {
        let more = more.max(0.0);
        for at in links {
            let (left, right) = &mut self.links[*at].lanes;
            *(if at_right { right } else { left }) += more / links.len() as f64;
        }
        let vertex = &mut self.vertices[vertex];
        *(if at_right {
            &mut vertex.left
        } else {
            &mut vertex.right
        }) += more;
    }
}

impl Link {
    /// How far its ends may be moved within their lanes, to either side.
    pub(super) fn slack(&self) -> (f64, f64) {
        let label = self.label.as_ref().map_or(0.0, |label| label.height + 3.0);
        let slack = |lane: f64, needs: f64| ((lane - needs) / 2.0).max(0.0);
        (
            slack(self.lanes.0, LANE),
            slack(self.lanes.1, label.max(self.end)),
        )
    }
}

#[cfg(test)]
mod tests;
