//! Rule 12: how far two actors agree.

use std::collections::BTreeSet;

use super::reliability::{Undefined, cohen_kappa, scott_pi};
use crate::graph::IssueTree;
use crate::model::{ActorId, Cell, Held, IssueId, Ledger, Scale, Sign, Slug, Snapshot};

/// What counts towards agreement beyond live positions on the matter itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools)]
pub struct AgreementOptions {
    /// Questions about the agenda.
    pub agenda: bool,
    /// Stale positions.
    pub stale: bool,
    /// Contested positions.
    pub contested: bool,
    /// Positions that are only narrated.
    pub narrated: bool,
}

/// Two actors on one issue.
#[derive(Debug, Clone, PartialEq)]
pub struct IssueAgreement {
    /// Which issue.
    pub issue: Slug,
    /// 0 (opposite ends) to 1 (the same).
    pub score: f64,
    /// Weight of the issue, above 0.
    pub weight: f64,
    /// Whether they are on the same side.
    pub same_side: bool,
    /// Whether they hold the very same.
    pub identical: bool,
    /// On which side each of the two is, the one first; none where the scale
    /// has no sides: on options and on a scale of numbers.
    pub sides: Option<(Sign, Sign)>,
    /// How far apart they are; none but on a scale of numbers.
    pub distance: Option<Distance>,
}

/// How far apart two are on a scale of numbers, in its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distance {
    /// From the one to the other, from 0 on.
    pub apart: f64,
    /// From one end of the scale to the other.
    pub of: f64,
}

/// How far two actors agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// One.
    pub a: Slug,
    /// The other.
    pub b: Slug,
    /// The issues on which both hold comparable positions, by id.
    pub issues: Vec<IssueAgreement>,
}

impl Agreement {
    /// On how many issues they could be compared.
    pub fn n(&self) -> usize {
        self.issues.len()
    }

    /// Σ w·(1 − |x_a − x_b| / range) / Σ w over the shared issues, 0 to 1;
    /// none if there are none.
    pub fn score(&self) -> Option<f64> {
        let weight: f64 = self.issues.iter().map(|i| i.weight).sum();
        let sum: f64 = self.issues.iter().map(|i| i.weight * i.score).sum();
        (weight > 0.0).then(|| sum / weight)
    }

    /// On how many issues they are on the same side.
    pub fn same_side(&self) -> usize {
        self.issues.iter().filter(|i| i.same_side).count()
    }

    /// On how many issues they can be on the same side: all but those on a scale of
    /// numbers, where they are so far apart.
    pub fn with_sides(&self) -> usize {
        self.issues.iter().filter(|i| i.distance.is_none()).count()
    }

    /// Same / common: the share of issues on which they hold the very same,
    /// the figure that studies of roll calls call agreement. 0 to 1.
    pub fn identical(&self) -> Option<f64> {
        let same = self.issues.iter().filter(|i| i.identical).count();
        (!self.issues.is_empty()).then(|| same as f64 / self.issues.len() as f64)
    }

    /// On how many issues both are on a side, for, against or neither: poles
    /// and votes.
    pub fn sided(&self) -> usize {
        self.sides().len()
    }

    /// Cohen's kappa of the sides: how far the two are on the same side more
    /// often than chance would have it, if each kept to how often it is for,
    /// against or neither. Issues count alike, whatever their weight. −1 to 1.
    ///
    /// # Errors
    /// The reason why there is no such number.
    pub fn kappa(&self) -> Result<f64, Undefined> {
        cohen_kappa(&self.sides())
    }

    /// Scott's pi of the sides: as [kappa](Agreement::kappa), with how often
    /// the two together are for, against or neither. −1 to 1.
    ///
    /// # Errors
    /// The reason why there is no such number.
    pub fn pi(&self) -> Result<f64, Undefined> {
        scott_pi(&self.sides())
    }

    fn sides(&self) -> Vec<(Sign, Sign)> {
        self.issues.iter().filter_map(|i| i.sides).collect()
    }
}

/// What agreement needs to know of each cell, looked up once.
struct Rows<'s> {
    /// By actor of the ledger: its live cells by issue.
    rows: Vec<Vec<(IssueId, &'s Cell)>>,
    parents: Vec<Vec<IssueId>>,
    options: AgreementOptions,
}

impl<'s> Rows<'s> {
    fn new(ledger: &Ledger, snapshot: &'s Snapshot, options: AgreementOptions) -> Rows<'s> {
        let mut rows = vec![Vec::new(); ledger.actors.len()];
        for cell in &snapshot.cells {
            let ids = ledger
                .find_actor(cell.actor.as_str())
                .zip(ledger.find_issue(cell.issue.as_str()));
            let Some((actor, issue)) = ids else { continue };
            let counts = options.agenda || !ledger.issue(issue).agenda;
            if counts && cell.held.iter().any(|h| live(cell, h, options)) {
                rows[actor.index()].push((issue, cell));
            }
        }
        rows.iter_mut()
            .for_each(|row| row.sort_by_key(|(issue, _)| *issue));
        let tree = IssueTree::new(ledger);
        let parents = ledger
            .issue_ids()
            .map(|issue| tree.ancestors(issue))
            .collect();
        Rows {
            rows,
            parents,
            options,
        }
    }

    fn pair(&self, ledger: &Ledger, a: ActorId, b: ActorId) -> Agreement {
        let mut shared: Vec<(IssueId, IssueAgreement)> = Vec::new();
        let (mut left, mut right) = (
            self.rows[a.index()].iter().peekable(),
            self.rows[b.index()].iter().peekable(),
        );
        while let (Some((i, mine)), Some((j, theirs))) = (left.peek(), right.peek()) {
            match i.cmp(j) {
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
                std::cmp::Ordering::Equal => {
                    let found = on_issue(ledger, *i, mine, theirs, self.options);
                    shared.extend(found.map(|found| (*i, found)));
                    left.next();
                    right.next();
                }
            }
        }
        // Where both hold a part, the whole would count it twice.
        let covered: BTreeSet<IssueId> = shared
            .iter()
            .flat_map(|(issue, _)| self.parents[issue.index()].iter().copied())
            .collect();
        Agreement {
            a: ledger.actor(a).id.clone(),
            b: ledger.actor(b).id.clone(),
            issues: shared
                .into_iter()
                .filter(|(issue, _)| !covered.contains(issue))
                .map(|(_, found)| found)
                .collect(),
        }
    }
}

/// Whether a stance counts towards agreement.
pub(super) fn live(cell: &Cell, held: &Held, options: AgreementOptions) -> bool {
    (options.stale || !held.stale)
        && (options.narrated || !held.narrated)
        && (options.contested || !cell.is_contested(held))
}

/// Agreement of two actors of the ledger as of the snapshot's day.
pub fn agreement(
    ledger: &Ledger,
    snapshot: &Snapshot,
    a: ActorId,
    b: ActorId,
    options: AgreementOptions,
) -> Agreement {
    Rows::new(ledger, snapshot, options).pair(ledger, a, b)
}

/// Agreement of every pair of actors that share an issue, by first and second
/// actor. O(pairs × issues), also in memory; [`each_agreement`] has one pair
/// at a time.
pub fn agreements(
    ledger: &Ledger,
    snapshot: &Snapshot,
    options: AgreementOptions,
) -> Vec<Agreement> {
    each_agreement(ledger, snapshot, options).collect()
}

/// The same, pair by pair.
pub fn each_agreement<'l>(
    ledger: &'l Ledger,
    snapshot: &'l Snapshot,
    options: AgreementOptions,
) -> impl Iterator<Item = Agreement> + use<'l> {
    let rows = Rows::new(ledger, snapshot, options);
    let actors: Vec<ActorId> = ledger
        .actor_ids()
        .filter(|a| !rows.rows[a.index()].is_empty())
        .collect();
    let (mut one, mut other) = (0, 0);
    std::iter::from_fn(move || {
        loop {
            other += 1;
            if other >= actors.len() {
                one += 1;
                other = one + 1;
            }
            let (a, b) = (actors.get(one)?, actors.get(other)?);
            let pair = rows.pair(ledger, *a, *b);
            if pair.n() > 0 {
                return Some(pair);
            }
        }
    })
}

/// Two cells on one issue; none if they cannot be compared.
fn on_issue<'c>(
    ledger: &Ledger,
    issue: IssueId,
    a: &'c Cell,
    b: &'c Cell,
    options: AgreementOptions,
) -> Option<IssueAgreement> {
    let issue = ledger.issue(issue);
    let (mut sides, mut distance) = (None, None);
    let (score, same_side, identical) = match &issue.scale {
        Scale::Options(_) => {
            let held = |cell: &'_ Cell| -> Vec<Held> {
                let held = cell.held.iter();
                held.filter(|h| live(cell, h, options)).cloned().collect()
            };
            by_options(&held(a), &held(b))?
        }
        scale => {
            // Nearly every cell is on a scale without options.
            let first = |cell: &'c Cell| cell.held.iter().find(|h| live(cell, h, options));
            let (mine, theirs) = (&first(a)?.value, &first(b)?.value);
            let (x, y) = (mine.number()?, theirs.number()?);
            let range = scale.range()?;
            let score = 1.0 - (x - y).abs() / range;
            if matches!(scale, Scale::Scale { .. }) {
                let apart = (x - y).abs();
                distance = Some(Distance { apart, of: range });
            } else {
                sides = Some((mine.sign(), theirs.sign()));
            }
            let same = sides.map_or(x == y, |(mine, theirs)| mine == theirs);
            (score.clamp(0.0, 1.0), same, x == y)
        }
    };
    Some(IssueAgreement {
        issue: issue.id.clone(),
        score,
        weight: issue.weight,
        same_side,
        identical,
        sides,
        distance,
    })
}

/// 1 if the chosen options meet; 0 if both chose and they do not, or if one
/// rejects what the other chose; else not comparable.
fn by_options(a: &[Held], b: &[Held]) -> Option<(f64, bool, bool)> {
    use crate::model::Value::{Choose, Reject};
    let set = |held: &[Held], chosen: bool| -> BTreeSet<Slug> {
        held.iter()
            .filter_map(|h| match &h.value {
                Choose(option) if chosen => Some(option.clone()),
                Reject(option) if !chosen => Some(option.clone()),
                _ => None,
            })
            .collect()
    };
    let (chosen_a, chosen_b) = (set(a, true), set(b, true));
    let (rejected_a, rejected_b) = (set(a, false), set(b, false));
    let identical = chosen_a == chosen_b && rejected_a == rejected_b;
    if !chosen_a.is_disjoint(&chosen_b) {
        return Some((1.0, true, identical));
    }
    let both_chose = !chosen_a.is_empty() && !chosen_b.is_empty();
    let refused = !chosen_a.is_disjoint(&rejected_b) || !chosen_b.is_disjoint(&rejected_a);
    (both_chose || refused).then_some((0.0, false, false))
}
