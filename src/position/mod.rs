//! Positions as of a day: the rules by which dated claims make positions.
//!
//! In: a [`Ledger`], a day and a clock. Out: a [`Snapshot`], or for one cell
//! a [`Trace`] of what became of each claim. The rules are numbered as in
//! `docs/rules.md`: 1, 4, 10 [`timing`]; 2 [`standing`]; 3 [`holder`];
//! 5, 6 [`control`]; 7, 9 `cell`; 8 [`condition`]; 11 [`strength`],
//! for whole cells [`grade`]. The days on which any of them can give another
//! answer are those of [`turns`](mod@turns), and some cells alone those of [`part`](fn@part); [`period`] asks them of the claims of one period.
//! What is left of them for plain claims in columns stands in `bulk`.

mod bulk;
mod cell;
pub mod condition;
pub mod control;
pub mod grade;
pub mod holder;
mod marks;
mod part;
pub mod period;
pub mod report;
pub mod standing;
pub mod strength;
pub mod timing;
pub mod trace;
pub mod turns;

use std::collections::BTreeMap;

use crate::graph::Roles;
use crate::model::{
    ActorId, Cell, Claim, ClaimId, Clock, Day, Ledger, Only, RelationKind, Slug, Snapshot,
    Withdrawn,
};
pub use bulk::{BulkCell, bulk, bulk_steps};
pub use cell::value;
pub use grade::{Grades, grades};
use holder::Bearing;
use part::Wanted;
pub use part::part;
pub use period::of_period;
use standing::WithdrawnClaims;
pub use timing::Timing;
pub use trace::{Trace, Tracer, Verdict, trace};
pub use turns::{Turning, reach, turning, turns};

/// All positions as of a day.
///
/// Neither claims said or published after the day (by the clock) nor the
/// order of anything in the ledger can matter. Time is O(n log n) in the
/// number of claims and of those for whom they count.
///
/// ```
/// use stancegraph::{load, model::{Clock, Value, Pole}, position};
/// let ledger = load::load(vec![load::File::new("l.ron", r#"[
///     Actor(id: "north", name: "Northland", kind: State),
///     Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
///     Source(id: "s", title: "Gazette", publisher: "Gazette", published: "2026-05-02"),
///     Claim(id: "c", by: "north", on: "talks", stance: Support, said: "2026-05-01",
///         quotes: [(source: "s", exact: "We will talk.", kind: Direct)]),
/// ]"#)]).ledger;
/// let day = "2026-05-03".parse().unwrap();
/// let snapshot = position::snapshot(&ledger, day, Clock::Both);
/// let cell = snapshot.cell("north", "talks").unwrap();
/// assert_eq!(cell.held[0].value, Value::Pole(Pole::Support));
/// ```
pub fn snapshot(ledger: &Ledger, as_of: Day, clock: Clock) -> Snapshot {
    Derivation::new(ledger, as_of, clock).snapshot()
}

/// What is needed to derive any cell.
struct Derivation<'l> {
    ledger: &'l Ledger,
    roles: Roles<'l>,
    as_of: Day,
    clock: Clock,
    withdrawn: WithdrawnClaims,
    /// Claims that lift the conditions of others, by target.
    lifts: Vec<(ClaimId, ClaimId)>,
    wanted: Wanted,
}

impl<'l> Derivation<'l> {
    fn new(ledger: &'l Ledger, as_of: Day, clock: Clock) -> Derivation<'l> {
        let roles = Roles::new(ledger);
        let withdrawn = standing::withdrawn(ledger, &roles, as_of, clock);
        let lifting = |id: ClaimId| {
            let relations = ledger.claim(id).relations.iter();
            relations
                .filter(|r| r.kind == RelationKind::Lifts)
                .filter_map(move |r| Some((r.target?, id)))
        };
        let mut lifts: Vec<_> = ledger.claim_ids().flat_map(lifting).collect();
        lifts.sort();
        Derivation {
            ledger,
            roles,
            as_of,
            clock,
            withdrawn,
            lifts,
            wanted: Wanted::default(),
        }
    }

    fn snapshot(&self) -> Snapshot {
        let mut bearings = self.bearings();
        bearings.sort_unstable();
        let mut cells = Vec::new();
        let mut waivers = Vec::new();
        let mut witness = trace::Witness::default();
        for group in bearings.chunk_by(|a, b| (a.holder, a.issue) == (b.holder, b.issue)) {
            let (holder, issue) = (group[0].holder, group[0].issue);
            cells.extend(self.cell(holder, issue, group, &mut waivers, &mut witness));
        }
        marks::dissent(self.ledger, &self.roles, self.as_of, &mut cells);
        let mut withdrawn = self.all_taken_back();
        withdrawn.append(&mut waivers);
        withdrawn.sort_by(|a, b| a.key().cmp(&b.key()));
        withdrawn.dedup_by(|b, a| a.key() == b.key());
        Snapshot {
            as_of: self.as_of,
            clock: self.clock,
            counted: self.ledger.counted.clone(),
            title: self.ledger.title.clone(),
            only: Only::default(),
            speakers: self.speakers(&cells),
            columns: crate::model::Columns::ALL,
            cells,
            withdrawn,
        }
    }

    /// Who has a position and speaks for somebody else.
    fn speakers(&self, cells: &[Cell]) -> Vec<Slug> {
        let has_cell = |id: &Slug| {
            let at = cells.partition_point(|cell| cell.actor < *id);
            cells.get(at).is_some_and(|cell| cell.actor == *id)
        };
        let speakers = self.ledger.actors.iter();
        let speakers = speakers.filter(|a| a.speaks_for_another(self.as_of) && has_cell(&a.id));
        speakers.map(|a| a.id.clone()).collect()
    }

    /// Every claim that counts, on everybody for whom it counts.
    fn bearings(&self) -> Vec<Bearing> {
        let ledger = self.ledger;
        let mut bearings = Vec::with_capacity(ledger.claims.len());
        for id in ledger.claim_ids() {
            let claim = ledger.claim(id);
            if claim.stance().is_none() && claim.response().is_none() {
                continue;
            }
            if !self.wanted.issue(claim.on) || strength::left_out(ledger, claim).is_some() {
                continue;
            }
            let timing = Timing::of(ledger, claim);
            if claim.is_rumour() || timing.admissible(self.as_of, self.clock).is_some() {
                continue;
            }
            let stands = |start| self.taken_back(id, claim, start).is_none();
            let first = bearings.len();
            holder::bearings(
                ledger,
                &self.roles,
                id,
                claim,
                &timing,
                stands,
                &mut bearings,
            );
            self.wanted.keep(&mut bearings, first);
        }
        bearings
    }

    /// How what a claim says of `start` was taken back, if it was: by which
    /// claim, or by the coder.
    fn taken_back(&self, id: ClaimId, claim: &Claim, start: ActorId) -> Option<Option<ClaimId>> {
        self.withdrawn
            .get(&standing::part(id, claim, start))
            .copied()
    }

    /// Whether a claim by `speaker` counts as of the day: said and known by
    /// then, no mere rumour, not left out and not taken back.
    fn stands(&self, id: ClaimId, speaker: ActorId) -> bool {
        let claim = self.ledger.claim(id);
        let timing = Timing::of(self.ledger, claim);
        timing.admissible(self.as_of, self.clock).is_none()
            && !claim.is_rumour()
            && strength::left_out(self.ledger, claim).is_none()
            && self.taken_back(id, claim, speaker).is_none()
    }

    /// Claims that would count as of the day had they not been taken back.
    fn all_taken_back(&self) -> Vec<Withdrawn> {
        let ledger = self.ledger;
        let mut found = Vec::new();
        let mut last = None;
        for (&(id, of), by) in &self.withdrawn {
            let claim = ledger.claim(id);
            let timing = Timing::of(ledger, claim);
            if last == Some(id) || timing.admissible(self.as_of, self.clock).is_some() {
                continue;
            }
            last = Some(id);
            let entry = |holder: Option<ActorId>, by: &Option<ClaimId>| Withdrawn {
                claim: claim.id.clone(),
                holder: holder.map(|holder| ledger.actor(holder).id.clone()),
                by: by.map(|by| self.evidence(by, None)),
                only_conditions: false,
            };
            if of.is_none() {
                found.push(entry(None, by));
                continue;
            }
            for (holder, by) in self.lost_to(id, claim, &timing) {
                found.push(entry(Some(holder), &by));
            }
        }
        found
    }

    /// For whom a claim that tells of several does not count any more, and by
    /// which claims: a principal loses it with the last of those through whom
    /// it came.
    fn lost_to(
        &self,
        id: ClaimId,
        claim: &Claim,
        timing: &Timing,
    ) -> Vec<(ActorId, Option<ClaimId>)> {
        let (first, last) = timing.span();
        let mut lost = Vec::new();
        let mut ways: BTreeMap<ActorId, Vec<Option<Option<ClaimId>>>> = BTreeMap::new();
        for start in holder::starts(claim) {
            let by = self.taken_back(id, claim, start);
            lost.extend(by.map(|by| (start, by)));
            for (principal, _) in self.roles.principals(start, first, last) {
                ways.entry(principal).or_default().push(by);
            }
        }
        for (holder, ways) in ways {
            let all: Option<Vec<Option<ClaimId>>> = ways.into_iter().collect();
            let themselves = holder::starts(claim).any(|start| start == holder);
            let by = all.into_iter().flatten().filter(|_| !themselves);
            lost.extend(by.map(|by| (holder, by)));
        }
        lost
    }
}
