//! What changed between two snapshots, cell by cell, and of what kind it is.

use super::kind::Kind;
use crate::model::{
    Authority, Cell, Columns, Condition, Day, Evidence, Given, Held, Mark, MarkKind, Response,
    Sign, Slug, Snapshot, Value,
};

/// How two snapshots are compared.
#[derive(Clone, Copy, Default)]
pub struct DiffOptions<'o> {
    /// Set when the snapshots come from two ledgers: whether the older one
    /// has a claim of this id. What differs without a fresh claim is then
    /// `recoded`, and a claim that the older ledger lacks is fresh.
    pub older_ledger: Option<&'o dyn Fn(&str) -> bool>,
}

/// A remark that began or ended.
#[derive(Debug, Clone, PartialEq)]
pub struct MarkChange {
    /// Which, about whom, by which claims.
    pub mark: Mark,
    /// Whether it began; else it ended.
    pub began: bool,
    /// Whether it began by claims of which nothing shows that they were said
    /// after the first day, or by mere repetition.
    pub newly_evidenced: bool,
}

impl MarkChange {
    /// `contested`, `settled`, `dissent`, `dissent-ended`, …
    pub fn name(&self) -> &'static str {
        match (self.mark.kind, self.began) {
            (MarkKind::Contested, true) => "contested",
            (MarkKind::Contested, false) => "settled",
            (MarkKind::SpokespersonConflict, true) => "spokesperson-conflict",
            (MarkKind::SpokespersonConflict, false) => "spokesperson-conflict-ended",
            (MarkKind::Dissent, true) => "dissent",
            (MarkKind::Dissent, false) => "dissent-ended",
            (MarkKind::Anonymous, true) => "anonymous-voice",
            (MarkKind::Anonymous, false) => "anonymous-voice-ended",
        }
    }
}

/// What happened to one cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Whose.
    pub actor: Slug,
    /// On what.
    pub issue: Slug,
    /// The whole cell before; none if there was nothing.
    pub before: Option<Cell>,
    /// The whole cell after; none if there is nothing.
    pub after: Option<Cell>,
    /// The kind; none if only remarks changed.
    pub kind: Option<Kind>,
    /// Further kinds, in their order.
    pub also: Vec<Kind>,
    /// Remarks that began or ended.
    pub marks: Vec<MarkChange>,
    /// The claims that made the change: fresh ones, or what took a claim back.
    pub causes: Vec<Evidence>,
}

/// What changed between two snapshots.
#[derive(Debug, Clone, PartialEq)]
pub struct Diff {
    /// The first day.
    pub from: Day,
    /// The second day.
    pub to: Day,
    /// Which parts both snapshots know.
    pub columns: Columns,
    /// Changes by actor and issue.
    pub changes: Vec<Change>,
}

/// Compares two snapshots. A cell is in the result exactly if it differs in
/// something that both snapshots know; putting each change's after-cell into
/// the first snapshot gives the second. O(n) in the number of cells.
pub fn diff(before: &Snapshot, after: &Snapshot, options: DiffOptions<'_>) -> Diff {
    let columns = before.columns.both(after.columns);
    let context = Context {
        before,
        after,
        columns,
        options,
    };
    let mut changes = Vec::new();
    let (mut old, mut new) = (
        before.cells.iter().peekable(),
        after.cells.iter().peekable(),
    );
    loop {
        let order = match (old.peek(), new.peek()) {
            (None, None) => break,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some(a), Some(b)) => (&a.actor, &a.issue).cmp(&(&b.actor, &b.issue)),
        };
        let a = old
            .next_if(|_| order.is_le())
            .and_then(|cell| columns.of(cell));
        let b = new
            .next_if(|_| order.is_ge())
            .and_then(|cell| columns.of(cell));
        if a != b {
            changes.extend(context.change(a, b));
        }
    }
    Diff {
        from: before.as_of,
        to: after.as_of,
        columns,
        changes,
    }
}

struct Context<'d> {
    before: &'d Snapshot,
    after: &'d Snapshot,
    columns: Columns,
    options: DiffOptions<'d>,
}

/// What one track of a cell did.
struct Track {
    kind: Kind,
    cause: Option<Evidence>,
}

impl Context<'_> {
    fn change(&self, before: Option<Cell>, after: Option<Cell>) -> Option<Change> {
        let first = after.as_ref().or(before.as_ref())?;
        let (actor, issue) = (first.actor.clone(), first.issue.clone());
        let none = Vec::new();
        let old = before.as_ref().map_or(&none, |c| &c.held);
        let new = after.as_ref().map_or(&none, |c| &c.held);
        let mut tracks: Vec<Track> = Vec::new();
        for (a, b) in aligned(old, new) {
            tracks.extend(self.stance(a, b, old));
        }
        // What the stance did comes first; among equals the order of kinds.
        let weight = |t: &Track| (t.kind == Kind::Reaffirmed || t.kind == Kind::Lapsed, t.kind);
        tracks.sort_by_key(weight);
        let replies = (
            before.as_ref().and_then(|c| c.response.as_ref()),
            after.as_ref().and_then(|c| c.response.as_ref()),
        );
        let reply = self.response(replies.0, replies.1, new);
        let stance_moved = tracks.first().is_some_and(|t| !weight(t).0);
        tracks.extend(reply);
        if !stance_moved {
            tracks.sort_by_key(|t| t.kind);
        }
        let marks = self.marks(before.as_ref(), after.as_ref());
        if tracks.is_empty() && marks.is_empty() {
            tracks.push(self.other_voices(after.as_ref()));
        }
        let mut causes: Vec<Evidence> = Vec::new();
        let from_marks = marks
            .iter()
            .filter(|m| m.began)
            .flat_map(|m| &m.mark.claims);
        let from_marks = from_marks.filter(|e| self.fresh(e)).cloned();
        for cause in tracks
            .iter()
            .filter_map(|t| t.cause.clone())
            .chain(from_marks)
        {
            if !causes.iter().any(|c| c.claim == cause.claim) {
                causes.push(cause);
            }
        }
        let mut kinds: Vec<Kind> = Vec::new();
        for track in tracks {
            if !kinds.contains(&track.kind) {
                kinds.push(track.kind);
            }
        }
        let mut kinds = kinds.into_iter();
        let kind = kinds.next();
        Some(Change {
            actor,
            issue,
            before,
            after,
            kind,
            also: kinds.collect(),
            marks,
            causes,
        })
    }

    /// Whether a claim counts on the second day and did not on the first.
    fn fresh(&self, evidence: &Evidence) -> bool {
        if !(self.columns.said && self.columns.published) {
            return false;
        }
        let unknown = match (self.options.older_ledger, &evidence.claim) {
            (Some(has), Some(claim)) => !has(claim.as_str()),
            _ => false,
        };
        unknown || !evidence.admissible(self.before.as_of, self.before.clock)
    }

    /// Whether nothing shows that it was said after the first day.
    fn maybe_old(&self, evidence: &Evidence) -> bool {
        !evidence.said_after(self.before.as_of)
    }

    /// The claim that took another back since the first day; `Some(None)` if
    /// the coder deprecated it.
    fn taken_back(&self, evidence: &Evidence) -> Option<Option<Evidence>> {
        self.withdrawn(evidence, false)
    }

    /// The same for a claim whose conditions were lifted.
    fn lifted(&self, evidence: &Evidence) -> Option<Evidence> {
        self.withdrawn(evidence, true).flatten()
    }

    fn withdrawn(&self, evidence: &Evidence, only_conditions: bool) -> Option<Option<Evidence>> {
        let claim = evidence.claim.as_ref()?;
        let find = |s: &Snapshot| {
            let key = (claim, only_conditions);
            let at = s
                .withdrawn
                .binary_search_by(|w| (&w.claim, w.only_conditions).cmp(&key));
            at.ok().map(|at| s.withdrawn[at].clone())
        };
        match (find(self.before), find(self.after)) {
            (None, Some(withdrawn)) => Some(withdrawn.by),
            _ => None,
        }
    }

    /// The kind of a change that `cause` made, `otherwise` if it made it on
    /// the days between; `stale` if nothing happened but time.
    fn caused(&self, cause: &Evidence, otherwise: Kind) -> Track {
        let timed = self.columns.said && self.columns.published;
        let kind = if !timed {
            otherwise
        } else if !self.fresh(cause) {
            if self.options.older_ledger.is_some() {
                Kind::Recoded
            } else {
                Kind::Lapsed
            }
        } else if self.maybe_old(cause) {
            Kind::NewlyEvidenced
        } else {
            otherwise
        };
        let cause = (self.fresh(cause) || !timed).then(|| cause.clone());
        Track { kind, cause }
    }

    /// The stance (of one option).
    fn stance(&self, a: Option<&Held>, b: Option<&Held>, old: &[Held]) -> Option<Track> {
        match (a, b) {
            (None, None) => None,
            (None, Some(b)) => {
                let another = old.iter().any(|h| matches!(h.value, Value::Choose(_)))
                    && matches!(b.value, Value::Choose(_));
                let kind = match (&b.value, old.is_empty()) {
                    _ if b.evidence.repeats => Kind::Reaffirmed,
                    (_, true) => Kind::New,
                    // Something was held on other options.
                    _ if another => Kind::Shifted,
                    _ => Kind::New,
                };
                let track = self.caused(&b.evidence, kind);
                // A claim that counts again because its retraction was itself taken back.
                let revived = track.kind == Kind::Lapsed;
                Some(if revived {
                    Track {
                        kind: Kind::New,
                        cause: None,
                    }
                } else {
                    track
                })
            }
            (Some(a), None) => Some(self.dropped(a)),
            (Some(a), Some(b)) if a == b => None,
            (Some(a), Some(b)) => Some(self.moved(a, b)),
        }
    }

    fn dropped(&self, a: &Held) -> Track {
        let by = self.taken_back(&a.evidence).flatten();
        match by {
            Some(by) if self.fresh(&by) && self.maybe_old(&by) => Track {
                kind: Kind::NewlyEvidenced,
                cause: Some(by),
            },
            by if by.is_none() && self.options.older_ledger.is_some() => Track {
                kind: Kind::Recoded,
                cause: None,
            },
            by => Track {
                kind: Kind::Dropped,
                cause: by,
            },
        }
    }

    fn moved(&self, a: &Held, b: &Held) -> Track {
        if self.taken_back(&a.evidence).is_some()
            && !(self.fresh(&b.evidence) && self.maybe_old(&b.evidence))
        {
            return self.dropped(a);
        }
        if a.value != b.value {
            return self.caused(&b.evidence, self.step(a, b));
        }
        let texts = |held: &Held| -> Vec<(crate::model::ConditionKind, Box<str>)> {
            held.conditions
                .iter()
                .map(|c| (c.kind, c.text.clone()))
                .collect()
        };
        if texts(a) != texts(b) {
            let kind = match (a.conditions.is_empty(), b.conditions.is_empty()) {
                (true, false) => Kind::Conditioned,
                (false, true) => Kind::Unconditioned,
                _ => Kind::Reconditioned,
            };
            let added: Option<&Condition> = b
                .conditions
                .iter()
                .filter(|c| {
                    !a.conditions
                        .iter()
                        .any(|o| (o.kind, &o.text) == (c.kind, &c.text))
                })
                .max_by_key(|c| c.evidence.latest());
            let waiver = [&b.evidence]
                .into_iter()
                .chain(&b.restated)
                .find(|e| self.fresh(e));
            // A claim that only lifts is not in the cell.
            let lifting = a.conditions.iter().find_map(|c| self.lifted(&c.evidence));
            let cause = added.map(|c| &c.evidence).or(waiver).or(lifting.as_ref());
            return match cause {
                Some(cause) => self.caused(cause, kind),
                None if self.options.older_ledger.is_some() => Track {
                    kind: Kind::Recoded,
                    cause: None,
                },
                None => Track {
                    kind: Kind::Lapsed,
                    cause: None,
                },
            };
        }
        // The same is held; by another claim, or it was said again, or it aged.
        let again = [&b.evidence].into_iter().chain(&b.restated);
        let fresh: Vec<&Evidence> = again.filter(|e| self.fresh(e)).collect();
        if let Some(dated) = fresh.iter().find(|e| !self.maybe_old(e)) {
            return Track {
                kind: Kind::Reaffirmed,
                cause: Some((*dated).clone()),
            };
        }
        if let Some(old) = fresh.first() {
            return Track {
                kind: Kind::NewlyEvidenced,
                cause: Some((*old).clone()),
            };
        }
        let recoded = self.options.older_ledger.is_some() && a.stale == b.stale;
        Track {
            kind: if recoded { Kind::Recoded } else { Kind::Lapsed },
            cause: None,
        }
    }

    /// From one stance to another on the same scale.
    fn step(&self, a: &Held, b: &Held) -> Kind {
        match (a.value.sign(), b.value.sign()) {
            _ if matches!((&a.value, &b.value), (Value::At(_), Value::At(_))) => Kind::Shifted,
            (x, y) if x.opposes(y) => Kind::Reversed,
            (Sign::Neutral, y) if y != Sign::Neutral => Kind::TookSide,
            (x, Sign::Neutral) if x != Sign::Neutral => Kind::SteppedBack,
            _ => self.strength(a, b),
        }
    }

    /// Same side, another strength.
    fn strength(&self, a: &Held, b: &Held) -> Kind {
        let (Some(x), Some(y)) = (a.value.number(), b.value.number()) else {
            return Kind::Shifted;
        };
        if !(self.columns.by && self.columns.authority) {
            return Kind::Shifted;
        }
        let authority = |e: &Evidence| -> Option<Authority> { e.authority };
        let same_speaker = a.evidence.by.is_some() && a.evidence.by == b.evidence.by;
        if !same_speaker && authority(&a.evidence) != authority(&b.evidence) {
            Kind::ReVoiced
        } else if y.abs() > x.abs() {
            Kind::Hardened
        } else {
            Kind::Softened
        }
    }

    /// The response track.
    fn response(&self, a: Option<&Given>, b: Option<&Given>, new: &[Held]) -> Option<Track> {
        match (a, b) {
            (None, None) => None,
            (a, Some(b)) if a == Some(b) => None,
            (_, Some(b)) => {
                let kind = match b.response {
                    Response::Declined => Kind::Declined,
                    Response::NoAnswer => Kind::Unanswered,
                    Response::Disputed => Kind::Disputed,
                    Response::Assessed => Kind::Assessed,
                    Response::Absent => Kind::Absent,
                };
                Some(self.caused(&b.evidence, kind))
            }
            (Some(a), None) => {
                let taken_back = self.taken_back(&a.evidence);
                let stance = new.iter().map(|h| &h.evidence).find(|e| self.fresh(e));
                Some(match (taken_back, stance) {
                    (Some(by), _) => Track {
                        kind: Kind::Dropped,
                        cause: by,
                    },
                    (None, Some(stance)) => self.caused(stance, Kind::Answered),
                    (None, None) if self.options.older_ledger.is_some() => Track {
                        kind: Kind::Recoded,
                        cause: None,
                    },
                    (None, None) if !self.columns.said => Track {
                        kind: Kind::Answered,
                        cause: None,
                    },
                    (None, None) => Track {
                        kind: Kind::Lapsed,
                        cause: None,
                    },
                })
            }
        }
    }

    /// The same remarks stand on other claims.
    fn other_voices(&self, after: Option<&Cell>) -> Track {
        let claims = || after.iter().flat_map(|c| &c.marks).flat_map(|m| &m.claims);
        let fresh = claims().find(|e| self.fresh(e) && !self.maybe_old(e));
        match fresh.or_else(|| claims().find(|e| self.fresh(e))) {
            Some(cause) => self.caused(cause, Kind::Reaffirmed),
            None if self.options.older_ledger.is_some() => Track {
                kind: Kind::Recoded,
                cause: None,
            },
            None => Track {
                kind: Kind::Lapsed,
                cause: None,
            },
        }
    }

    /// Remarks that began or ended.
    fn marks(&self, before: Option<&Cell>, after: Option<&Cell>) -> Vec<MarkChange> {
        let none = Vec::new();
        let old = before.map_or(&none, |c| &c.marks);
        let new = after.map_or(&none, |c| &c.marks);
        let same = |a: &Mark, b: &Mark| (a.kind, &a.about) == (b.kind, &b.about);
        let began = new
            .iter()
            .filter(|m| !old.iter().any(|o| same(o, m)))
            .map(|mark| {
                let made = |e: &Evidence| self.fresh(e) && !self.maybe_old(e) && !e.repeats;
                let newly_evidenced = self.columns.said && !mark.claims.iter().any(made);
                MarkChange {
                    mark: mark.clone(),
                    began: true,
                    newly_evidenced,
                }
            });
        let ended = old
            .iter()
            .filter(|m| !new.iter().any(|n| same(n, m)))
            .map(|mark| MarkChange {
                mark: mark.clone(),
                began: false,
                newly_evidenced: false,
            });
        began.chain(ended).collect()
    }
}

/// Pairs what is held before and after, by option.
fn aligned<'h>(old: &'h [Held], new: &'h [Held]) -> Vec<(Option<&'h Held>, Option<&'h Held>)> {
    let key = |h: &Held| h.value.option().cloned();
    let mut pairs: Vec<(Option<&Held>, Option<&Held>)> = Vec::new();
    for a in old {
        pairs.push((Some(a), new.iter().find(|b| key(b) == key(a))));
    }
    for b in new {
        if !old.iter().any(|a| key(a) == key(b)) {
            pairs.push((None, Some(b)));
        }
    }
    pairs
}
