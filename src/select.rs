//! One filter for every command: which actors, issues and tags to show, and
//! whose coding counts.

mod coded;

pub use coded::coded_by;

use std::collections::BTreeSet;

use crate::error::Error;
use crate::graph::IssueTree;
use crate::model::{Actor, Cell, Claim, Day, Evidence, Ledger, Only, Slug, Snapshot};
use crate::text::{folded, look_alike, nearest, shown};

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
        self.in_all(&[ledger], &[])
    }

    /// Looks the ids up among the cells of a snapshot that stands alone.
    ///
    /// # Errors
    /// As [`Filter::in_ledger`]; also when tags are asked for, which a
    /// snapshot does not have.
    pub fn in_snapshot(&self, snapshot: &Snapshot) -> Result<Selection, Error> {
        self.in_all(&[], &[snapshot])
    }

    /// Looks the ids up in whatever is compared; each need occur in one of
    /// them only.
    ///
    /// # Errors
    /// As [`Filter::in_ledger`] and [`Filter::in_snapshot`].
    pub fn in_all(&self, ledgers: &[&Ledger], alone: &[&Snapshot]) -> Result<Selection, Error> {
        let cells = || alone.iter().flat_map(|snapshot| &snapshot.cells);
        let mut selection = Selection::default();
        if !self.actors.is_empty() {
            let ids = || ledgers.iter().flat_map(|l| l.actors.iter().map(|a| &a.id));
            let all = || ids().chain(cells().map(|c| &c.actor)).map(Slug::as_str);
            selection.actors = Some(known(&self.actors, "actor", ledgers, all)?);
        }
        if !self.issues.is_empty() {
            let ids = || ledgers.iter().flat_map(|l| l.issues.iter().map(|i| &i.id));
            let all = || ids().chain(cells().map(|c| &c.issue)).map(Slug::as_str);
            let mut issues = known(&self.issues, "issue", ledgers, all)?;
            for ledger in ledgers {
                with_parts(ledger, &mut issues);
            }
            selection.issues = Some(issues);
        }
        if !self.tags.is_empty() {
            if ledgers.is_empty() {
                return Err(Error::usage(
                    "a snapshot has no tags; use `--actor` or `--issue`",
                ));
            }
            selection.tagged = Some(self.tagged(ledgers)?);
        }
        Ok(selection)
    }

    /// The entries that carry one of the tags.
    fn tagged(&self, ledgers: &[&Ledger]) -> Result<BTreeSet<Slug>, Error> {
        let entries = || {
            ledgers.iter().flat_map(|ledger| {
                let actors = ledger.actors.iter().map(|a| (&a.id, &a.tags[..]));
                let issues = ledger.issues.iter().map(|i| (&i.id, &i.tags[..]));
                let claims = ledger.claims.iter().map(|c| (&c.id, c.tags()));
                actors.chain(issues).chain(claims)
            })
        };
        let tags: BTreeSet<&str> = entries()
            .flat_map(|(_, tags)| tags.iter().map(|t| &**t))
            .collect();
        if let Some(tag) = self.tags.iter().find(|tag| !tags.contains(tag.as_str())) {
            return Err(unknown(tag, "tag", &[], tags));
        }
        let wanted = |tags: &[Box<str>]| tags.iter().any(|t| self.tags.iter().any(|w| **w == **t));
        let tagged = entries().filter(|(_, tags)| wanted(tags));
        Ok(tagged.map(|(id, _)| id.clone()).collect())
    }
}

/// Adds the parts of issues, and theirs.
fn with_parts(ledger: &Ledger, issues: &mut BTreeSet<Slug>) {
    let tree = IssueTree::new(ledger);
    let find = |id: &Slug| ledger.find_issue(id.as_str());
    let mut open: Vec<_> = issues.iter().filter_map(find).collect();
    while let Some(issue) = open.pop() {
        let parts = tree.parts(issue);
        open.extend(
            parts
                .into_iter()
                .filter(|part| issues.insert(ledger.issue(*part).id.clone())),
        );
    }
}

impl Selection {
    /// Leaves out everybody who speaks for somebody else on a day, except who
    /// was asked for by id: what they say counts for their principals.
    /// The nameless stay, for nothing that they say counts for anybody else.
    pub fn without_speakers(mut self, ledger: &Ledger, day: Day) -> Selection {
        let actors = ledger.actors.iter();
        let speakers = actors.filter(|a| a.speaks_for_another(day));
        self.speakers = speakers.map(|a| a.id.clone()).collect();
        self
    }

    /// Leaves out these speakers, except who was asked for by id: a snapshot
    /// that stands alone knows its own.
    pub fn without(mut self, speakers: &[Slug]) -> Selection {
        self.speakers.extend(speakers.iter().cloned());
        self
    }

    /// What is left of a snapshot, for whoever reads it alone; the tags are
    /// those of the filter.
    pub fn only(&self, tags: &[String]) -> Only {
        let list = |set: &Option<BTreeSet<Slug>>| set.iter().flatten().cloned().collect();
        Only {
            actors: list(&self.actors),
            issues: list(&self.issues),
            tags: tags.iter().map(|tag| tag.as_str().into()).collect(),
        }
    }

    /// How many speakers are left out of a snapshot that would be shown otherwise.
    pub fn hidden(&self, snapshot: &Snapshot) -> usize {
        if self.speakers.is_empty() {
            return 0;
        }
        let shown = Selection {
            speakers: BTreeSet::new(),
            ..self.clone()
        };
        let cells = snapshot.cells.iter().filter(|cell| shown.cell(cell));
        let hidden: BTreeSet<&Slug> = cells
            .map(|cell| &cell.actor)
            .filter(|actor| self.leaves_out(actor))
            .collect();
        hidden.len()
    }

    /// Whether an actor is among those asked for.
    pub fn actor(&self, id: &Slug) -> bool {
        self.actors.as_ref().is_none_or(|set| set.contains(id)) && !self.leaves_out(id)
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
        self.either(Some(cell), None, &[])
    }

    /// Whether what happened between two cells, which are of one actor on one
    /// issue, is among what was asked for: the claims behind either of them
    /// or behind the change may carry the tag.
    pub fn either(&self, before: Option<&Cell>, after: Option<&Cell>, causes: &[Evidence]) -> bool {
        let Some(first) = after.or(before) else {
            return false;
        };
        let cells = before.into_iter().chain(after);
        let claims = cells.flat_map(Cell::evidence).chain(causes);
        let ids = [&first.actor, &first.issue]
            .into_iter()
            .chain(claims.filter_map(|e| e.claim.as_ref()));
        self.actor(&first.actor) && self.issue(&first.issue) && self.tagged(ids)
    }

    /// Whether an actor is left out because he speaks for another.
    pub fn leaves_out(&self, speaker: &Slug) -> bool {
        let asked = self
            .actors
            .as_ref()
            .is_some_and(|set| set.contains(speaker));
        self.speakers.contains(speaker) && !asked
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
    ledgers: &[&Ledger],
    all: impl Fn() -> I,
) -> Result<BTreeSet<Slug>, Error> {
    let mut found = BTreeSet::new();
    for id in asked {
        match Slug::new(id) {
            Ok(slug) if all().any(|other| other == id) => {
                found.insert(slug);
            }
            _ => return Err(unknown(id, kind, ledgers, all().collect())),
        }
    }
    Ok(found)
}

/// The error for an id that does not occur, with what may have been meant:
/// the entry of that name, or that the id is of another kind, or the nearest.
pub fn unknown(id: &str, kind: &str, ledgers: &[&Ledger], all: BTreeSet<&str>) -> Error {
    let hint = ledgers.iter().find_map(|ledger| other(ledger, id, kind));
    let kinds = format!("{}s", kind.replace(" or ", "s and "));
    let meant = match nearest(id, all.iter().copied()) {
        _ if hint.is_some() => format!("; {}", hint.unwrap_or_default()),
        Some(near) => {
            let alike = look_alike(id, near).map_or(String::new(), |why| format!(" ({why})"));
            format!("; did you mean `{near}`?{alike}")
        }
        None if all.is_empty() => format!("; it has no {kinds}"),
        None if all.len() <= 24 => {
            let list: Vec<&str> = all.into_iter().collect();
            format!("; its {kinds} are {}", list.join(", "))
        }
        None => {
            let some: Vec<&str> = all.iter().copied().take(5).collect();
            format!(
                "; it has {} {kinds}, such as {}",
                all.len(),
                some.join(", ")
            )
        }
    };
    Error::usage(format!("the ledger has no {kind} {}{meant}", shown(id)))
}

/// What an id that is not of `kind` is in a ledger: of another kind, or a name.
fn other(ledger: &Ledger, id: &str, kind: &str) -> Option<String> {
    let kinds = [
        ("actor", "an actor", ledger.find_actor(id).is_some()),
        ("issue", "an issue", ledger.find_issue(id).is_some()),
        ("source", "a source", ledger.find_source(id).is_some()),
        ("claim", "a claim", ledger.find_claim(id).is_some()),
    ];
    if let Some((_, a, _)) = kinds.iter().find(|(other, _, is)| *is && *other != kind) {
        return Some(format!("{} is {a}", shown(id)));
    }
    let same = |name: &str| folded(name) == folded(id);
    let slug = match kind {
        "actor" => {
            let bears = |a: &&Actor| same(&a.name) || a.aliases.iter().any(|name| same(name));
            &ledger.actors.iter().find(bears)?.id
        }
        "issue" => &ledger.issues.iter().find(|i| same(&i.question))?.id,
        _ => return None,
    };
    Some(format!("{} is `{slug}`", shown(id)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{File, load};

    #[test]
    fn an_id_that_does_not_occur_is_told_what_it_is() {
        let text = "[
            Actor(id: \"ussr\", name: \"Soviet Union\", kind: State, aliases: [\"USSR\"]),
            Issue(id: \"withdrawal\", question: \"Should they leave?\", scale: Open),
            Source(id: \"letter-27\", title: \"A letter\", publisher: \"P\"),
        ]";
        let ledger = load(vec![File::new("a.ron", text)]).ledger;
        let message = |id: &str, kind: &str, all: &[&str]| {
            unknown(id, kind, &[&ledger], all.iter().copied().collect()).to_string()
        };
        for (id, kind, all, end) in [
            (
                "soviet  union",
                "actor",
                "ussr",
                "`soviet  union` is `ussr`",
            ),
            ("Ussr", "actor", "ussr", "`Ussr` is `ussr`"),
            ("withdrawal", "actor", "ussr", "`withdrawal` is an issue"),
            ("ussr", "issue", "withdrawal", "`ussr` is an actor"),
            (
                "Should they leave?",
                "issue",
                "withdrawal",
                "`Should they leave?` is `withdrawal`",
            ),
            (
                "letter-28",
                "source",
                "letter-27",
                "its sources are letter-27",
            ),
            ("ussrr", "actor", "ussr", "did you mean `ussr`?"),
        ] {
            let said = message(id, kind, &[all]);
            assert!(said.ends_with(end), "{said}");
        }
    }
}
