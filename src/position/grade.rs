//! Rule 11 for whole cells: how strong the evidence behind each stance and
//! response is, and how many pieces of it there are.

use std::collections::BTreeMap;

use super::Derivation;
use super::strength::{Strength, pieces, strength};
use super::trace::Witness;
use crate::model::{ActorId, Cell, Claim, ClaimId, Clock, Day, Evidence, IssueId, Ledger};

/// How strong the evidence behind a stance or a response is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    /// The strength of the strongest of its claims; each of them would do.
    pub strength: Strength,
    /// How many pieces of evidence the claims are.
    pub pieces: usize,
    /// The claims, by id: of a stance those within the window that take it, of
    /// a response the one that shows.
    pub claims: Vec<ClaimId>,
}

/// The grades of all cells of a ledger as of a day.
#[derive(Debug, Clone)]
pub struct Grades<'l> {
    ledger: &'l Ledger,
    /// By holder, issue and the claim that controls or shows.
    grades: BTreeMap<(ActorId, IssueId, ClaimId), Grade>,
}

impl Grades<'_> {
    /// The grade of what a cell holds, or of its response, by the claim behind
    /// it; none when it is not from this ledger and day.
    pub fn of(&self, cell: &Cell, evidence: &Evidence) -> Option<&Grade> {
        let key = (
            self.ledger.find_actor(cell.actor.as_str())?,
            self.ledger.find_issue(cell.issue.as_str())?,
            self.ledger.find_claim(evidence.claim.as_ref()?.as_str())?,
        );
        self.grades.get(&key)
    }

    /// The grades of what a cell holds, in that order, then of its response.
    pub fn of_cell<'g>(&'g self, cell: &'g Cell) -> impl Iterator<Item = &'g Grade> {
        let held = cell.held.iter().map(|held| &held.evidence);
        let all = held.chain(cell.response.iter().map(|given| &given.evidence));
        all.filter_map(|evidence| self.of(cell, evidence))
    }
}

/// Derives the grades of all cells, in the time of a snapshot.
///
/// ```
/// use stancegraph::{load, model::Clock, position};
/// let ledger = load::load(vec![load::File::new("l.ron", r#"[
///     Actor(id: "north", name: "Northland", kind: State),
///     Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
///     Source(id: "s", title: "Gazette", publisher: "Gazette", reliability: B),
///     Claim(id: "c", by: "north", on: "talks", stance: Support, said: "2026-05-01", credibility: 2,
///         quotes: [(source: "s", exact: "We will talk.", kind: Direct)]),
/// ]"#)]).ledger;
/// let day = "2026-05-03".parse().unwrap();
/// let snapshot = position::snapshot(&ledger, day, Clock::Both);
/// let grades = position::grades(&ledger, day, Clock::Both);
/// let grade = grades.of_cell(&snapshot.cells[0]).next().unwrap();
/// assert_eq!((grade.strength.to_string(), grade.pieces), ("B2".to_owned(), 1));
/// ```
pub fn grades(ledger: &Ledger, as_of: Day, clock: Clock) -> Grades<'_> {
    let derivation = Derivation::new(ledger, as_of, clock);
    let mut bearings = derivation.bearings();
    bearings.sort_unstable();
    let mut grades = BTreeMap::new();
    for group in bearings.chunk_by(|a, b| (a.holder, a.issue) == (b.holder, b.issue)) {
        let (holder, issue) = (group[0].holder, group[0].issue);
        let mut backing = Vec::new();
        let mut witness = Witness::of_backing(&mut backing);
        derivation.cell(holder, issue, group, &mut Vec::new(), &mut witness);
        for (claim, claims) in backing {
            grades.insert((holder, issue, claim), grade(ledger, claims));
        }
    }
    Grades { ledger, grades }
}

fn grade(ledger: &Ledger, mut claims: Vec<ClaimId>) -> Grade {
    claims.sort_unstable();
    let each = || claims.iter().map(|id| ledger.claim(*id));
    let best = |claim: &Claim| strength(ledger, claim);
    Grade {
        strength: each()
            .map(best)
            .min_by_key(|strength| strength.weakness())
            .unwrap_or_default(),
        pieces: pieces(ledger, each()),
        claims,
    }
}
