//! Which issue is part of which.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::model::{IssueId, Ledger};

/// The forest of issues by `parent`.
pub struct IssueTree {
    graph: DiGraph<IssueId, (), u32>,
}

impl IssueTree {
    /// Builds it, in time linear in the number of issues.
    pub fn new(ledger: &Ledger) -> IssueTree {
        let mut graph = DiGraph::with_capacity(ledger.issues.len(), 0);
        for issue in ledger.issue_ids() {
            graph.add_node(issue);
        }
        for issue in ledger.issue_ids() {
            if let Some(parent) = ledger.issue(issue).parent {
                graph.add_edge(
                    NodeIndex::new(parent.index()),
                    NodeIndex::new(issue.index()),
                    (),
                );
            }
        }
        IssueTree { graph }
    }

    /// The parts of an issue, by id; without its parts' parts.
    ///
    /// ```
    /// use stancegraph::graph::IssueTree;
    /// use stancegraph::load::{File, load};
    ///
    /// let ledger = load(vec![File::new("l.ron", r#"[
    ///     Issue(id: "peace", question: "Peace?", scale: Poles(against: "no", in_favour: "yes")),
    ///     Issue(id: "truce", question: "A truce?", parent: "peace",
    ///         scale: Poles(against: "no", in_favour: "yes")),
    /// ]"#)]).ledger;
    /// let find = |id| ledger.find_issue(id).expect("it is in the ledger");
    /// assert_eq!(IssueTree::new(&ledger).parts(find("peace")), [find("truce")]);
    /// ```
    pub fn parts(&self, issue: IssueId) -> Vec<IssueId> {
        let mut parts: Vec<IssueId> = self
            .graph
            .neighbors(NodeIndex::new(issue.index()))
            .map(|n| self.graph[n])
            .collect();
        parts.sort();
        parts
    }

    /// Every issue with its depth, parents before their parts, siblings by id.
    /// Issues on a circle come last, at depth 0.
    pub fn in_order(&self) -> Vec<(IssueId, usize)> {
        let mut order = Vec::with_capacity(self.graph.node_count());
        let mut seen = vec![false; self.graph.node_count()];
        let roots = self.graph.externals(petgraph::Direction::Incoming);
        let mut open: Vec<(IssueId, usize)> = roots.map(|n| (self.graph[n], 0)).collect();
        open.sort();
        open.reverse();
        while let Some((issue, depth)) = open.pop() {
            if std::mem::replace(&mut seen[issue.index()], true) {
                continue;
            }
            order.push((issue, depth));
            open.extend(
                self.parts(issue)
                    .into_iter()
                    .rev()
                    .map(|part| (part, depth + 1)),
            );
        }
        order.extend(
            self.graph
                .node_weights()
                .filter(|issue| !seen[issue.index()])
                .map(|issue| (*issue, 0)),
        );
        order
    }

    /// Circles, each sorted by issue.
    pub fn cycles(&self) -> Vec<Vec<IssueId>> {
        let mut cycles: Vec<Vec<IssueId>> = kosaraju_scc(&self.graph)
            .into_iter()
            .filter(|group| group.len() > 1 || self.graph.contains_edge(group[0], group[0]))
            .map(|group| {
                let mut issues: Vec<IssueId> = group.into_iter().map(|n| self.graph[n]).collect();
                issues.sort();
                issues
            })
            .collect();
        cycles.sort();
        cycles
    }
}

impl IssueTree {
    /// The issue of which an issue is a part, that issue's, and so on upwards.
    pub fn ancestors(&self, issue: IssueId) -> Vec<IssueId> {
        let mut found = Vec::new();
        let mut at = NodeIndex::new(issue.index());
        while let Some(parent) = self
            .graph
            .neighbors_directed(at, petgraph::Direction::Incoming)
            .next()
        {
            if found.contains(&self.graph[parent]) {
                break;
            }
            found.push(self.graph[parent]);
            at = parent;
        }
        found
    }
}
