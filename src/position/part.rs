//! Some of the positions as of a day, for whoever needs no others.
//!
//! In: a ledger, a day, a clock, and which actors and issues are wanted. Out:
//! a snapshot in which their cells are those of the whole one. Every claim is
//! still looked at for what it takes back, but only the wanted cells are made.

use super::Derivation;
use super::holder::Bearing;
use crate::graph::Roles;
use crate::model::{Clock, Day, IssueId, Ledger, Only, Slug, Snapshot};

/// The positions of some actors on some issues as of a day. There may be
/// cells of other actors, from whose position one of these may differ. Tags
/// restrict nothing here.
///
/// Takes the time of a snapshot with so many cells, and O(n) in the number of
/// claims.
///
/// ```
/// use stancegraph::{load, model::{Clock, Only, Slug}, position};
/// let ledger = load::load(vec![load::File::new("l.ron", r#"[
///     Actor(id: "north", name: "Northland", kind: State),
///     Actor(id: "south", name: "Southland", kind: State),
///     Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
///     Source(id: "s", title: "Gazette", publisher: "Gazette", published: "2026-05-02"),
///     Claim(id: "c", by: "north", on: "talks", stance: Support, said: "2026-05-01",
///         quotes: [(source: "s", exact: "We will talk.", kind: Direct)]),
///     Claim(id: "d", by: "south", on: "talks", stance: Oppose, said: "2026-05-01",
///         quotes: [(source: "s", exact: "We will not.", kind: Direct)]),
/// ]"#)]).ledger;
/// let day = "2026-05-03".parse().unwrap();
/// let only = Only { actors: vec![Slug::new("north").unwrap()], ..Only::default() };
/// let part = position::part(&ledger, &only, day, Clock::Both);
/// assert_eq!(part.cells, position::snapshot(&ledger, day, Clock::Both).cells[..1]);
/// ```
pub fn part(ledger: &Ledger, only: &Only, as_of: Day, clock: Clock) -> Snapshot {
    let mut derivation = Derivation::new(ledger, as_of, clock);
    derivation.wanted = Wanted::new(ledger, &derivation.roles, only, as_of);
    derivation.snapshot()
}

/// Which cells are made; all unless said otherwise.
#[derive(Default)]
pub(super) struct Wanted {
    actors: Option<Vec<bool>>,
    issues: Option<Vec<bool>>,
}

impl Wanted {
    fn new(ledger: &Ledger, roles: &Roles<'_>, only: &Only, as_of: Day) -> Wanted {
        let marked = |ids: &[Slug], all: usize, find: &dyn Fn(&str) -> Option<usize>| {
            let mut marked = vec![false; all];
            for at in ids.iter().filter_map(|id| find(id.as_str())) {
                marked[at] = true;
            }
            (!ids.is_empty()).then_some(marked)
        };
        let actor = |id: &str| ledger.find_actor(id).map(|actor| actor.index());
        let issue = |id: &str| ledger.find_issue(id).map(|issue| issue.index());
        let mut actors = marked(&only.actors, ledger.actors.len(), &actor);
        if let Some(actors) = &mut actors {
            // A member dissents from the position of its camp.
            let members = ledger.actor_ids().filter(|actor| actors[actor.index()]);
            let members: Vec<_> = members.collect();
            for camp in members.into_iter().flat_map(|m| roles.camps(m, as_of)) {
                actors[camp.index()] = true;
            }
        }
        Wanted {
            actors,
            issues: marked(&only.issues, ledger.issues.len(), &issue),
        }
    }

    /// Whether cells on an issue are made.
    pub(super) fn issue(&self, issue: IssueId) -> bool {
        let issues = self.issues.as_ref();
        issues.is_none_or(|issues| issues[issue.index()])
    }

    /// Drops what bears on others, from a place in the list on.
    pub(super) fn keep(&self, bearings: &mut Vec<Bearing>, first: usize) {
        let Some(actors) = &self.actors else { return };
        let mut kept = first;
        for at in first..bearings.len() {
            if actors[bearings[at].holder.index()] {
                bearings[kept] = bearings[at];
                kept += 1;
            }
        }
        bearings.truncate(kept);
    }
}
