//! Cells or claims come in, the actors and issues that occur in them come out,
//! those of one camp and the parts of one issue in one frame.

use super::super::camps::Camp;
use super::super::figure::{Graph, Group, Node, NodeShape};
use super::super::names::Names;
use super::super::phrase;
use crate::graph::IssueTree;
use crate::model::{Cell, Day, IssueId, Ledger, Scale, Slug};

/// The nodes for these cells, without edges.
pub(super) fn graph(cells: &[&Cell], day: Day, names: &Names<'_>) -> Graph {
    let mut graph = Graph {
        columns: vec!["Actors".to_owned(), "Issues".to_owned()],
        ..Graph::default()
    };
    let mut slugs: Vec<&Slug> = cells.iter().map(|c| &c.actor).collect();
    slugs.sort();
    slugs.dedup();
    actors(&slugs, day, names, &mut graph);
    let targets: Vec<Target<'_>> = cells.iter().flat_map(|cell| targets(cell)).collect();
    issues(&targets, 1, names, &mut graph);
    graph
}

/// To what an edge leads.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Target<'t> {
    pub issue: &'t Slug,
    /// To one option of the issue.
    pub option: Option<&'t Slug>,
    /// To the issue itself; if neither, the issue only occurs.
    pub whole: bool,
}

/// To what the edges of a cell lead.
fn targets(cell: &Cell) -> Vec<Target<'_>> {
    let to = |option, whole| Target {
        issue: &cell.issue,
        option,
        whole,
    };
    let held = cell.held.iter().map(|held| held.value.option());
    let mut targets: Vec<Target<'_>> = held.map(|option| to(option, option.is_none())).collect();
    targets.push(to(None, cell.response.is_some()));
    targets
}

pub(in super::super) fn actor_id(slug: &Slug) -> String {
    format!("actor:{slug}")
}

pub(in super::super) fn issue_id(slug: &Slug) -> String {
    format!("issue:{slug}")
}

pub(in super::super) fn option_id(issue: &Slug, option: &Slug) -> String {
    format!("option:{issue}:{option}")
}

/// Actors that hold or say something, in the first column; each camp in a frame,
/// its members below the actor to which they belong, or below its name.
pub(in super::super) fn actors(slugs: &[&Slug], day: Day, names: &Names<'_>, graph: &mut Graph) {
    for Camp { of, members } in names.camps(slugs, day) {
        let group = of.map(|of| {
            let led = members.first().is_some_and(|(first, _)| *first == of);
            graph.groups.push(Group {
                id: format!("camp:{of}"),
                label: match led {
                    true => String::new(),
                    false => format!("Camp of {}", names.actor(of.as_str())),
                },
                ..Group::default()
            });
            graph.groups.len() - 1
        });
        for (slug, depth) in members {
            let name = names.actor(slug.as_str());
            let camp = names.camp(slug, day).filter(|_| depth > 0);
            let is_member = camp.is_some();
            graph.nodes.push(Node {
                id: actor_id(slug),
                label: match camp {
                    Some(camp) => format!("{name}\n(camp: {})", names.actor(camp.as_str())),
                    None => name,
                },
                column: 0,
                group,
                shape: match is_member {
                    true => NodeShape::Member,
                    false => NodeShape::Actor,
                },
                note: None,
            });
        }
    }
}

/// Issues to which something leads, the parts of one issue in one frame; an issue with
/// options is a frame with a row for each of them.
pub(in super::super) fn issues(
    targets: &[Target<'_>],
    column: usize,
    names: &Names<'_>,
    graph: &mut Graph,
) {
    let mut slugs: Vec<&Slug> = targets.iter().map(|target| target.issue).collect();
    slugs.sort();
    slugs.dedup();
    let mut rows = Rows {
        targets,
        column,
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
    targets: &'r [Target<'r>],
    column: usize,
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
            short: String::new(),
            parent,
        });
        self.graph.groups.len() - 1
    }

    fn node(&mut self, id: String, label: String, group: Option<usize>, shape: NodeShape) {
        self.graph.nodes.push(Node {
            id,
            label,
            column: self.column,
            group,
            shape,
            note: None,
        });
    }

    /// One issue: a node, or a frame with a node for each option, in the order
    /// of the scale, held or not.
    fn issue(&mut self, slug: &Slug, known: Option<(&Ledger, IssueId)>, group: Option<usize>) {
        let question = self.names.question(slug.as_str());
        let mine = || self.targets.iter().filter(|target| target.issue == slug);
        let mut used: Vec<&Slug> = mine().filter_map(|target| target.option).collect();
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
        let number = self.group(format!("options:{slug}"), &question, group);
        self.graph.groups[number].short = phrase::in_words(slug);
        let frame = Some(number);
        for option in options.iter().chain(used.iter().copied()) {
            let label = self.names.option_label(slug, option);
            self.node(option_id(slug, option), label, frame, NodeShape::Choice);
        }
        let bare = options.is_empty() && used.is_empty();
        if bare || mine().any(|target| target.whole) {
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
