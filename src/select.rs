//! One filter for every command: which actors, issues and tags to show.

use std::collections::BTreeSet;

use crate::error::Error;
use crate::graph::IssueTree;
use crate::model::{Actor, ActorKind, Cell, Claim, Day, Ledger, RoleKind, Slug, Snapshot};
use crate::text::nearest;

/// What the user asked for; nothing asked means everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Ids of actors.
    pub actors: Vec<String>,
    /// Ids of issues; the parts of an issue come with it.
    pub issues: Vec<String>,
    /// Tags of actors, issues or the claims behind a position.
    pub tags: Vec<String>,
}

/// A filter whose ids have been looked up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    actors: Option<BTreeSet<Slug>>,
    issues: Option<BTreeSet<Slug>>,
    /// Actors, issues and claims that carry one of the tags.
    tagged: Option<BTreeSet<Slug>>,
    /// Speakers whose positions are shown with their principals.
    speakers: BTreeSet<Slug>,
}

impl Filter {
    /// Looks the ids up in a ledger.
    ///
    /// # Errors
    /// When an id or tag does not occur in it; the message names the nearest.
    pub fn in_ledger(&self, ledger: &Ledger) -> Result<Selection, Error> {
        let tree = IssueTree::new(ledger);
        let mut selection = Selection::default();
        if !self.actors.is_empty() {
            let all = || ledger.actors.iter().map(|a| a.id.as_str());
            selection.actors = Some(known(&self.actors, "actor", all)?);
        }
        if !self.issues.is_empty() {
            let all = || ledger.issues.iter().map(|i| i.id.as_str());
            let named = known(&self.issues, "issue", all)?;
            let mut open: Vec<_> = named
                .iter()
                .filter_map(|id| ledger.find_issue(id.as_str()))
                .collect();
            let mut issues = BTreeSet::new();
            while let Some(issue) = open.pop() {
                if issues.insert(ledger.issue(issue).id.clone()) {
                    open.extend(tree.parts(issue));
                }
            }
            selection.issues = Some(issues);
        }
        if !self.tags.is_empty() {
            let entries = || {
                let actors = ledger.actors.iter().map(|a| (&a.id, &a.tags[..]));
                let issues = ledger.issues.iter().map(|i| (&i.id, &i.tags[..]));
                let claims = ledger.claims.iter().map(|c| (&c.id, c.tags()));
                actors.chain(issues).chain(claims)
            };
            for tag in &self.tags {
                let mut all = entries().flat_map(|(_, tags)| tags.iter().map(|t| &**t));
                if !all.any(|t| t == tag) {
                    let tags: BTreeSet<&str> = entries()
                        .flat_map(|(_, tags)| tags.iter().map(|t| &**t))
                        .collect();
                    return Err(unknown(tag, "tag", tags));
                }
            }
            let wanted =
                |tags: &[Box<str>]| tags.iter().any(|t| self.tags.iter().any(|w| **w == **t));
            let tagged = entries()
                .filter(|(_, tags)| wanted(tags))
                .map(|(id, _)| id.clone());
            selection.tagged = Some(tagged.collect());
        }
        Ok(selection)
    }

    /// Looks the ids up among the cells of a snapshot that stands alone.
    ///
    /// # Errors
    /// As [`Filter::in_ledger`]; also when tags are asked for, which a
    /// snapshot does not have.
    pub fn in_snapshot(&self, snapshot: &Snapshot) -> Result<Selection, Error> {
        let mut selection = Selection::default();
        if !self.tags.is_empty() {
            return Err(Error::usage(
                "a snapshot has no tags; use `--actor` or `--issue`",
            ));
        }
        if !self.actors.is_empty() {
            let all = || snapshot.cells.iter().map(|c| c.actor.as_str());
            selection.actors = Some(known(&self.actors, "actor", all)?);
        }
        if !self.issues.is_empty() {
            let all = || snapshot.cells.iter().map(|c| c.issue.as_str());
            selection.issues = Some(known(&self.issues, "issue", all)?);
        }
        Ok(selection)
    }
}

impl Selection {
    /// Leaves out everybody who speaks for somebody else on a day, unless an
    /// actor was asked for by id: what they say counts for their principals.
    /// The nameless stay, for nothing that they say counts for anybody else.
    pub fn without_speakers(mut self, ledger: &Ledger, day: Day) -> Selection {
        if self.actors.is_none() {
            let speaks = |a: &&Actor| {
                a.kind != ActorKind::Anonymous
                    && a.roles
                        .iter()
                        .any(|r| r.kind == RoleKind::SpeaksFor && r.covers(day, day))
            };
            self.speakers = ledger
                .actors
                .iter()
                .filter(speaks)
                .map(|a| a.id.clone())
                .collect();
        }
        self
    }

    /// How many speakers are left out of a snapshot that would be shown otherwise.
    pub fn hidden(&self, snapshot: &Snapshot) -> usize {
        let shown = Selection {
            speakers: BTreeSet::new(),
            ..self.clone()
        };
        let cells = snapshot.cells.iter().filter(|cell| shown.cell(cell));
        let hidden: BTreeSet<&Slug> = cells
            .map(|cell| &cell.actor)
            .filter(|actor| self.speakers.contains(*actor))
            .collect();
        hidden.len()
    }

    /// Whether an actor is among those asked for.
    pub fn actor(&self, id: &Slug) -> bool {
        self.actors.as_ref().is_none_or(|set| set.contains(id)) && !self.speakers.contains(id)
    }

    /// Whether an issue is among those asked for.
    pub fn issue(&self, id: &Slug) -> bool {
        self.issues.as_ref().is_none_or(|set| set.contains(id))
    }

    /// Whether one of the ids carries a tag that was asked for.
    pub fn tagged<'s>(&self, mut ids: impl Iterator<Item = &'s Slug>) -> bool {
        self.tagged
            .as_ref()
            .is_none_or(|set| ids.any(|id| set.contains(id)))
    }

    /// Whether a cell is among those asked for.
    pub fn cell(&self, cell: &Cell) -> bool {
        let claims = cell.held.iter().map(|h| &h.evidence);
        let claims = claims.chain(cell.response.iter().map(|r| &r.evidence));
        let ids = [&cell.actor, &cell.issue]
            .into_iter()
            .chain(claims.filter_map(|e| e.claim.as_ref()));
        self.actor(&cell.actor) && self.issue(&cell.issue) && self.tagged(ids)
    }

    /// Whether a claim is among those asked for: by its issue, by who speaks or
    /// is spoken of, and by tags.
    pub fn claim(&self, ledger: &Ledger, claim: &Claim) -> bool {
        let mut actors = claim
            .by
            .iter()
            .chain(&claim.of)
            .map(|a| &ledger.actor(*a).id);
        let issue = &ledger.issue(claim.on).id;
        let tagged = claim
            .by
            .iter()
            .chain(&claim.of)
            .map(|a| &ledger.actor(*a).id);
        self.issue(issue)
            && self
                .actors
                .as_ref()
                .is_none_or(|set| actors.any(|id| set.contains(id)))
            && self.tagged(tagged.chain([&claim.id, issue]))
    }

    /// The snapshot with the selected cells only.
    pub fn snapshot(&self, mut snapshot: Snapshot) -> Snapshot {
        snapshot.cells.retain(|cell| self.cell(cell));
        snapshot
    }
}

fn known<'a, I: Iterator<Item = &'a str>>(
    asked: &[String],
    kind: &str,
    all: impl Fn() -> I,
) -> Result<BTreeSet<Slug>, Error> {
    let mut found = BTreeSet::new();
    for id in asked {
        match Slug::new(id) {
            Ok(slug) if all().any(|other| other == id) => {
                found.insert(slug);
            }
            _ => return Err(unknown(id, kind, all().collect())),
        }
    }
    Ok(found)
}

/// The error for an id that does not occur, with what may have been meant.
pub fn unknown(id: &str, kind: &str, all: BTreeSet<&str>) -> Error {
    let meant = match nearest(id, all.iter().copied()) {
        Some(near) => format!("; did you mean `{near}`?"),
        None if all.is_empty() => format!("; it has no {kind}s"),
        None if all.len() <= 12 => {
            let list: Vec<&str> = all.into_iter().collect();
            format!("; its {kind}s are {}", list.join(", "))
        }
        None => format!("; it has {} others", all.len()),
    };
    Error::usage(format!(
        "the ledger has no {kind} `{}`{meant}",
        id.escape_debug()
    ))
}
