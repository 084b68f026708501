//! What repeats, retracts, denies, clarifies or answers what.

use std::collections::BTreeMap;

use petgraph::algo::kosaraju_scc;
use petgraph::graphmap::DiGraphMap;
use petgraph::unionfind::UnionFind;
use petgraph::visit::{Dfs, NodeIndexable, Reversed};

use crate::model::{ClaimId, Ledger, RelationKind};

/// The claims that relate to others: an edge from each claim to its target.
pub struct Relations {
    graph: DiGraphMap<ClaimId, RelationKind>,
}

impl Relations {
    /// Builds it from the claims that have relations.
    pub fn new(ledger: &Ledger) -> Relations {
        let mut graph = DiGraphMap::new();
        for claim in ledger.claim_ids() {
            for relation in &ledger.claim(claim).relations {
                let Some(target) = relation.target else {
                    continue;
                };
                // Of several relations between two claims, the one that orders them.
                if relation.kind.is_ordered() || !graph.contains_edge(claim, target) {
                    graph.add_edge(claim, target, relation.kind);
                }
            }
        }
        Relations { graph }
    }

    /// Every claim that a claim refers to or that refers to it, over any
    /// number of steps, in either direction; itself left out; by id.
    pub fn chain(&self, claim: ClaimId) -> Vec<ClaimId> {
        if !self.graph.contains_node(claim) {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut forward = Dfs::new(&self.graph, claim);
        while let Some(next) = forward.next(&self.graph) {
            found.push(next);
        }
        let reversed = Reversed(&self.graph);
        let mut backward = Dfs::new(reversed, claim);
        while let Some(next) = backward.next(reversed) {
            found.push(next);
        }
        found.sort();
        found.dedup();
        found.retain(|other| *other != claim);
        found
    }

    /// The claims that are related over any number of steps, group by group;
    /// each group and the list of groups by claim. Linear in the number of
    /// relations but for sorting.
    pub fn groups(&self) -> Vec<Vec<ClaimId>> {
        let at = |claim| NodeIndexable::to_index(&self.graph, claim);
        let mut sets: UnionFind<usize> = UnionFind::new(self.graph.node_count());
        for (a, b, _) in self.graph.all_edges() {
            sets.union(at(a), at(b));
        }
        let mut groups: BTreeMap<usize, Vec<ClaimId>> = BTreeMap::new();
        for claim in self.graph.nodes() {
            groups.entry(sets.find(at(claim))).or_default().push(claim);
        }
        let mut groups: Vec<Vec<ClaimId>> = groups.into_values().collect();
        groups.iter_mut().for_each(|group| group.sort());
        groups.sort();
        groups
    }

    /// Circles of relations by which one claim comes after the other, each
    /// sorted by claim. Two claims may well contradict each other.
    pub fn cycles(&self) -> Vec<Vec<ClaimId>> {
        let edges = self.graph.all_edges();
        let ordered: DiGraphMap<ClaimId, ()> = edges
            .filter(|(_, _, kind)| kind.is_ordered())
            .map(|(a, b, _)| (a, b, ()))
            .collect();
        let mut cycles: Vec<Vec<ClaimId>> = kosaraju_scc(&ordered)
            .into_iter()
            .filter(|group| group.len() > 1)
            .collect();
        for cycle in &mut cycles {
            cycle.sort();
        }
        cycles.sort();
        cycles
    }
}
