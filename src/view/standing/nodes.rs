//! Cells come in, the actors and issues that occur in them come out, those of
//! one camp and the parts of one issue in one frame.

use super::super::figure::{Graph, Group, Node, NodeShape};
use super::super::names::Names;
use crate::graph::IssueTree;
use crate::model::{Cell, Day, IssueId, Ledger, Scale, Slug};

/// The nodes for these cells, without edges.
pub(super) fn graph(cells: &[&Cell], day: Day, names: &Names<'_>) -> Graph {
    let mut graph = Graph {
        columns: vec!["Actors".to_owned(), "Issues".to_owned()],
        ..Graph::default()
    };
    actors(cells, day, names, &mut graph);
    issues(cells, names, &mut graph);
    graph
}

pub(super) fn actor_id(slug: &Slug) -> String {
    format!("actor:{slug}")
}

pub(super) fn issue_id(slug: &Slug) -> String {
    format!("issue:{slug}")
}

pub(super) fn option_id(issue: &Slug, option: &Slug) -> String {
    format!("option:{issue}:{option}")
}

/// Actors that hold something; each camp in a frame, its members below the
/// actor to which they belong.
fn actors(cells: &[&Cell], day: Day, names: &Names<'_>, graph: &mut Graph) {
    let mut slugs: Vec<&Slug> = cells.iter().map(|c| &c.actor).collect();
    slugs.sort();
    slugs.dedup();
    let order = names.by_camp(&slugs, day);
    for (at, (slug, depth)) in order.iter().enumerate() {
        let next = order.get(at + 1);
        let leads = *depth == 0 && next.is_some_and(|(_, depth)| *depth > 0);
        if leads {
            graph.groups.push(Group {
                id: format!("camp:{slug}"),
                ..Group::default()
            });
        }
        let member = *depth > 0;
        let name = names.actor(slug.as_str());
        let camp = names.camp(slug, day).filter(|_| member);
        graph.nodes.push(Node {
            id: actor_id(slug),
            label: match camp {
                Some(camp) => format!("{name}\n(camp: {})", names.actor(camp.as_str())),
                None => name,
            },
            column: 0,
            group: (leads || member).then(|| graph.groups.len() - 1),
            shape: if member {
                NodeShape::Member
            } else {
                NodeShape::Actor
            },
        });
    }
}

/// Issues with positions, the parts of one issue in one frame; an issue with
/// options is a frame with a row for each of them.
fn issues(cells: &[&Cell], names: &Names<'_>, graph: &mut Graph) {
    let mut slugs: Vec<&Slug> = cells.iter().map(|c| &c.issue).collect();
    slugs.sort();
    slugs.dedup();
    let mut rows = Rows {
        cells,
        names,
        graph,
    };
    let known = names.ledger();
    for slug in &slugs {
        if known.and_then(|l| l.find_issue(slug.as_str())).is_none() {
            rows.issue(slug, None, None);
        }
    }
    if let Some(ledger) = known {
        let tree = IssueTree::new(ledger);
        let shown: Vec<bool> = ledger
            .issue_ids()
            .map(|id| slugs.binary_search(&&ledger.issue(id).id).is_ok())
            .collect();
        let roots = tree.in_order().into_iter().filter(|(_, depth)| *depth == 0);
        let mut done = vec![false; shown.len()];
        for (root, _) in roots {
            rows.family(ledger, &tree, &shown, &mut done, root, None);
        }
    }
}

struct Rows<'r> {
    cells: &'r [&'r Cell],
    names: &'r Names<'r>,
    graph: &'r mut Graph,
}

impl Rows<'_> {
    /// An issue and its parts, in a frame if there is more than one to see.
    fn family(
        &mut self,
        ledger: &Ledger,
        tree: &IssueTree,
        shown: &[bool],
        done: &mut [bool],
        issue: IssueId,
        inside: Option<usize>,
    ) {
        if std::mem::replace(&mut done[issue.index()], true) {
            return;
        }
        let parts: Vec<IssueId> = tree.parts(issue);
        let seen = |id: &IssueId| reaches(tree, shown, *id, 0);
        let below = parts.iter().filter(|part| seen(part)).count();
        let own = shown[issue.index()];
        let entry = ledger.issue(issue);
        let framed = below > 0 && (own || below > 1);
        let group = if framed {
            let label = if own { "" } else { &*entry.question };
            Some(self.group(format!("issue:{}", entry.id), label, inside))
        } else {
            inside
        };
        if own {
            self.issue(&entry.id, Some((ledger, issue)), group);
        }
        for part in parts {
            self.family(ledger, tree, shown, done, part, group);
        }
    }

    fn group(&mut self, id: String, label: &str, parent: Option<usize>) -> usize {
        self.graph.groups.push(Group {
            id,
            label: label.to_owned(),
            parent,
        });
        self.graph.groups.len() - 1
    }

    fn node(&mut self, id: String, label: String, group: Option<usize>, shape: NodeShape) {
        self.graph.nodes.push(Node {
            id,
            label,
            column: 1,
            group,
            shape,
        });
    }

    /// One issue: a node, or a frame with a node for each option, in the order
    /// of the scale, held or not.
    fn issue(&mut self, slug: &Slug, known: Option<(&Ledger, IssueId)>, group: Option<usize>) {
        let question = self.names.question(slug.as_str());
        let mine = || self.cells.iter().filter(|c| c.issue == *slug);
        let mut used: Vec<&Slug> = mine()
            .flat_map(|c| c.held.iter().filter_map(|h| h.value.option()))
            .collect();
        used.sort();
        used.dedup();
        let entry = known.map(|(ledger, id)| ledger.issue(id));
        let declared = match entry.map(|issue| &issue.scale) {
            Some(Scale::Options(options)) => Some(options),
            _ => None,
        };
        if used.is_empty() && declared.is_none() {
            let shape = match entry {
                Some(issue) if issue.agenda => NodeShape::Agenda,
                _ => NodeShape::Issue,
            };
            return self.node(issue_id(slug), question, group, shape);
        }
        let options = declared.map_or(&[][..], |options| options);
        used.retain(|used| !options.contains(used));
        let frame = Some(self.group(format!("options:{slug}"), &question, group));
        for option in options.iter().chain(used.iter().copied()) {
            let label = option.as_str().replace('-', " ");
            self.node(option_id(slug, option), label, frame, NodeShape::Choice);
        }
        let whole =
            |c: &&Cell| c.response.is_some() || c.held.iter().any(|h| h.value.option().is_none());
        let bare = options.is_empty() && used.is_empty();
        if bare || mine().any(whole) {
            let label = "the question itself".to_owned();
            self.node(issue_id(slug), label, frame, NodeShape::Issue);
        }
    }
}

/// Whether an issue or a part of it is shown.
fn reaches(tree: &IssueTree, shown: &[bool], issue: IssueId, depth: usize) -> bool {
    // A circle of parents is a finding of `check`, not a reason to hang.
    let deeper = || depth < shown.len();
    shown[issue.index()]
        || deeper()
            && tree
                .parts(issue)
                .into_iter()
                .any(|part| reaches(tree, shown, part, depth + 1))
}
