//! Positions as of a day: the rules by which dated claims make positions.
//!
//! In: a [`Ledger`], a day and a clock. Out: a [`Snapshot`], or for one cell
//! a [`Trace`] of what became of each claim. The rules are numbered as in
//! `docs/rules.md`: 1, 4, 10 [`timing`]; 2 [`standing`]; 3 [`holder`];
//! 5, 6 [`control`]; 7, 9 `cell`; 8 [`condition`]; 11 [`strength`].

mod cell;
pub mod condition;
pub mod control;
pub mod holder;
mod marks;
pub mod standing;
pub mod strength;
pub mod timing;
pub mod trace;

use crate::graph::Roles;
use crate::model::{
    Authority, ClaimId, Clock, Day, Evidence, Ledger, RelationKind, Snapshot, Withdrawn,
};
use holder::Bearing;
use standing::WithdrawnClaims;
pub use timing::Timing;
pub use trace::{Trace, Verdict, trace};

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
        }
    }

    fn snapshot(&self) -> Snapshot {
        let mut bearings = self.bearings();
        bearings.sort_unstable();
        let mut cells = Vec::new();
        let mut waivers = Vec::new();
        let mut witness = trace::Witness(None);
        for group in bearings.chunk_by(|a, b| (a.holder, a.issue) == (b.holder, b.issue)) {
            let (holder, issue) = (group[0].holder, group[0].issue);
            cells.extend(self.cell(holder, issue, group, &mut waivers, &mut witness));
        }
        marks::dissent(self.ledger, &self.roles, self.as_of, &mut cells);
        Snapshot {
            as_of: self.as_of,
            clock: self.clock,
            title: self.ledger.title.clone(),
            columns: crate::model::Columns::ALL,
            cells,
            withdrawn: self.taken_back(waivers),
        }
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
            if !self.stands(id) {
                continue;
            }
            let timing = Timing::of(ledger, claim);
            holder::bearings(ledger, &self.roles, id, claim, &timing, &mut bearings);
        }
        bearings
    }

    /// Whether a claim counts as of the day: said and known by then, no mere
    /// rumour, and not taken back.
    fn stands(&self, id: ClaimId) -> bool {
        let claim = self.ledger.claim(id);
        let timing = Timing::of(self.ledger, claim);
        timing.admissible(self.as_of, self.clock).is_none()
            && !claim.is_rumour()
            && !self.withdrawn.contains_key(&id)
    }

    /// Claims that would count as of the day had they not been taken back,
    /// and claims whose conditions were lifted or waived or whose response ended.
    fn taken_back(&self, waivers: Vec<Withdrawn>) -> Vec<Withdrawn> {
        let ledger = self.ledger;
        let admissible = |id: ClaimId| {
            let timing = Timing::of(ledger, ledger.claim(id));
            timing.admissible(self.as_of, self.clock).is_none()
        };
        // A claim is taken back for everybody, so no authority belongs to it.
        let evidence = |id: ClaimId| Evidence {
            authority: None,
            ..self.evidence(id, Authority::Anonymous)
        };
        let lifted = self
            .lifts
            .iter()
            .filter(|(_, by)| self.stands(*by))
            .map(|(id, by)| Withdrawn {
                claim: ledger.claim(*id).id.clone(),
                by: Some(evidence(*by)),
                only_conditions: true,
            });
        let withdrawn = self
            .withdrawn
            .iter()
            .filter(|(id, _)| admissible(**id))
            .map(|(id, by)| Withdrawn {
                claim: ledger.claim(*id).id.clone(),
                by: by.map(evidence),
                only_conditions: false,
            });
        let mut found: Vec<Withdrawn> = withdrawn.chain(lifted).chain(waivers).collect();
        let by = |w: &Withdrawn| w.by.as_ref().and_then(|by| by.claim.clone());
        found.sort_by(|a, b| {
            (&a.claim, a.only_conditions)
                .cmp(&(&b.claim, b.only_conditions))
                .then_with(|| by(a).cmp(&by(b)))
        });
        found.dedup_by(|b, a| {
            (&a.claim, a.only_conditions) == (&b.claim, b.only_conditions) && by(a) == by(b)
        });
        found
    }
}
