//! What changed between two snapshots, cell by cell, and of what kind it is.

use super::kind::Kind;
use crate::model::{
    Authority, Cell, Columns, Condition, ConditionKind, Day, Evidence, Given, Held, Mark, MarkKind,
    Response, Sign, Slug, Snapshot, Value, Withdrawn,
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
            self.stance(a, b, old, &mut tracks);
        }
        // What the stance did comes first; among equals the order of kinds.
        let weight = |t: &Track| (t.kind == Kind::Reaffirmed || t.kind == Kind::Lapsed, t.kind);
        tracks.sort_by_key(weight);
        let replies = (
            before.as_ref().and_then(|c| c.response.as_ref()),
            after.as_ref().and_then(|c| c.response.as_ref()),
        );
        let stance_moved = tracks.first().is_some_and(|t| !weight(t).0);
        let reply = self.response(replies.0, replies.1, after.as_ref(), stance_moved);
        tracks.extend(reply);
        if !stance_moved {
            tracks.sort_by_key(|t| t.kind);
        }
        let marks = self.marks(before.as_ref(), after.as_ref());
        if tracks.is_empty() && marks.is_empty() {
            tracks.push(self.other_voices(before.as_ref(), after.as_ref()));
        }
        let mut causes: Vec<Evidence> = Vec::new();
        let from_marks = marks
            .iter()
            .filter(|m| m.began)
            .flat_map(|m| &m.mark.claims);
        let from_marks = from_marks.filter(|e| self.fresh(e)).cloned();
        // What ended because a claim was taken back was ended by that.
        let ended = marks.iter().filter(|m| !m.began);
        let retractions = ended
            .flat_map(|m| &m.mark.claims)
            .filter_map(|e| self.taken_back(e).flatten());
        for cause in tracks
            .iter()
            .filter_map(|t| t.cause.clone())
            .chain(from_marks)
            .chain(retractions)
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

    /// Whether the snapshots tell when claims were said and published.
    fn timed(&self) -> bool {
        self.columns.said && self.columns.published
    }

    /// Whether a claim counts on the second day and did not on the first.
    fn fresh(&self, evidence: &Evidence) -> bool {
        if !self.timed() {
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

    /// The same for a claim whose conditions or whose response came to an end.
    fn lifted(&self, evidence: &Evidence) -> Option<Evidence> {
        self.withdrawn(evidence, true).flatten()
    }

    fn withdrawn(&self, evidence: &Evidence, only_conditions: bool) -> Option<Option<Evidence>> {
        let claim = evidence.claim.as_ref()?;
        let old = entries(self.before, claim, only_conditions);
        let known = |by: &Option<Evidence>| old.iter().any(|w| w.by == *by);
        // Whoever takes back what another has taken back already changes nothing.
        if !only_conditions && !old.is_empty() {
            return None;
        }
        let mut new = entries(self.after, claim, only_conditions).iter();
        new.find(|w| !known(&w.by)).map(|w| w.by.clone())
    }

    /// The claim since the first day by which a claim counts on the second:
    /// itself if it is fresh, else what took its retraction back.
    fn origin(&self, evidence: &Evidence) -> Option<Evidence> {
        if self.fresh(evidence) {
            return Some(evidence.clone());
        }
        let claim = evidence.claim.as_ref()?;
        if !entries(self.after, claim, false).is_empty() {
            return None;
        }
        let retraction = entries(self.before, claim, false).first()?.by.clone()?;
        self.taken_back(&retraction).flatten()
    }

    /// The kind of a change that `cause` made, `otherwise` if it made it on
    /// the days between; `lapsed` if nothing happened but time.
    fn caused(&self, cause: &Evidence, otherwise: Kind) -> Track {
        if !self.timed() {
            return Track {
                kind: otherwise,
                cause: Some(cause.clone()),
            };
        }
        match self.origin(cause) {
            Some(origin) if self.maybe_old(&origin) => Track {
                kind: Kind::NewlyEvidenced,
                cause: Some(origin),
            },
            Some(origin) => Track {
                kind: otherwise,
                cause: Some(origin),
            },
            None => self.by_time(),
        }
    }

    /// What no claim made: the coder did, or time.
    fn by_time(&self) -> Track {
        let recoded = self.options.older_ledger.is_some();
        Track {
            kind: if recoded { Kind::Recoded } else { Kind::Lapsed },
            cause: None,
        }
    }

    /// The stance (of one option).
    fn stance(&self, a: Option<&Held>, b: Option<&Held>, old: &[Held], tracks: &mut Vec<Track>) {
        match (a, b) {
            (None, None) => {}
            (None, Some(b)) => {
                let another = old.iter().any(|h| matches!(h.value, Value::Choose(_)))
                    && matches!(b.value, Value::Choose(_));
                let kind = if b.evidence.repeats {
                    Kind::Reaffirmed
                } else if another {
                    Kind::Shifted
                } else {
                    Kind::New
                };
                tracks.push(self.caused(&b.evidence, kind));
                // Terms that somebody else set since are news, whoever controls.
                let terms = b.conditions.iter().map(|c| &c.evidence);
                let mut terms = terms.filter(|e| e.claim != b.evidence.claim && !e.repeats);
                if let Some(terms) = terms.find(|e| self.fresh(e)) {
                    tracks.push(self.caused(terms, Kind::Conditioned));
                }
            }
            (Some(a), None) => tracks.push(self.dropped(a)),
            (Some(a), Some(b)) if a == b => {}
            (Some(a), Some(b)) => self.moved(a, b, tracks),
        }
    }

    fn dropped(&self, a: &Held) -> Track {
        match self.taken_back(&a.evidence) {
            Some(Some(by)) => match self.origin(&by) {
                Some(by) if self.maybe_old(&by) => Track {
                    kind: Kind::NewlyEvidenced,
                    cause: Some(by),
                },
                // The coder let an older retraction count.
                None if self.options.older_ledger.is_some() => self.by_time(),
                fresh => Track {
                    kind: Kind::Dropped,
                    cause: fresh.or(Some(by)),
                },
            },
            _ if self.options.older_ledger.is_some() => self.by_time(),
            _ => Track {
                kind: Kind::Dropped,
                cause: None,
            },
        }
    }

    fn moved(&self, a: &Held, b: &Held, tracks: &mut Vec<Track>) {
        let fresh = self.fresh(&b.evidence);
        if self.taken_back(&a.evidence).is_some() {
            tracks.push(self.dropped(a));
            // What is left moved nobody; what was newly said did.
            if !fresh {
                return;
            }
        }
        let before = tracks.len();
        if a.value != b.value {
            tracks.push(self.caused(&b.evidence, self.step(a, b)));
        }
        let comparable = a.value.option() == b.value.option()
            && a.value.sign() == b.value.sign()
            && (a.value == b.value || !matches!(a.value, Value::At(_)));
        if comparable && texts(a) != texts(b) {
            tracks.push(self.conditions(a, b));
        }
        if tracks.len() == before {
            tracks.push(self.again(a, b));
        }
    }

    /// Conditions were added, lifted or replaced.
    fn conditions(&self, a: &Held, b: &Held) -> Track {
        let kind = match (a.conditions.is_empty(), b.conditions.is_empty()) {
            (true, false) => Kind::Conditioned,
            (false, true) => Kind::Unconditioned,
            _ => Kind::Reconditioned,
        };
        let added: Vec<&Evidence> = without(&b.conditions, &a.conditions);
        // A claim that waives, lifts or takes back need not be in the cell.
        let gone = without(&a.conditions, &b.conditions);
        let ended: Vec<Evidence> = gone
            .iter()
            .filter_map(|e| self.lifted(e).or_else(|| self.taken_back(e).flatten()))
            .collect();
        let again = [&b.evidence].into_iter().chain(&b.restated);
        let causes: Vec<&Evidence> = if added.is_empty() && ended.is_empty() {
            again.collect()
        } else {
            added.into_iter().chain(&ended).collect()
        };
        let newest = causes
            .into_iter()
            .filter_map(|e| Some((self.origin(e)?, e)))
            .max_by_key(|(origin, _)| (!self.maybe_old(origin), origin.latest()));
        match newest {
            Some((_, cause)) => self.caused(cause, kind),
            None if !self.timed() => Track {
                kind,
                cause: Some(b.evidence.clone()),
            },
            None => self.by_time(),
        }
    }

    /// The same is held; by another claim, or it was said again, or it aged.
    fn again(&self, a: &Held, b: &Held) -> Track {
        let voices = [&b.evidence]
            .into_iter()
            .chain(&b.restated)
            .chain(b.conditions.iter().map(|c| &c.evidence));
        let origins: Vec<Evidence> = voices.filter_map(|e| self.origin(e)).collect();
        let dated = origins.iter().find(|e| !self.maybe_old(e));
        match dated.or(origins.first()) {
            Some(cause) => self.caused(cause, Kind::Reaffirmed),
            None if a.stale != b.stale => Track {
                kind: Kind::Lapsed,
                cause: None,
            },
            None => self.by_time(),
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

    /// The response track. `stance_moved` says that the stance of the cell
    /// tells already what happened.
    fn response(
        &self,
        a: Option<&Given>,
        b: Option<&Given>,
        after: Option<&Cell>,
        stance_moved: bool,
    ) -> Option<Track> {
        let taken_back = a.and_then(|a| self.taken_back(&a.evidence));
        match (a, b) {
            (None, None) => None,
            (a, Some(b)) if a == Some(b) => None,
            (_, Some(b)) if self.timed() && self.origin(&b.evidence).is_none() => {
                // It shows again, because what had ended or replaced it is gone.
                match taken_back {
                    Some(by) => Some(self.taken(by)),
                    None if stance_moved => None,
                    None => Some(self.by_time()),
                }
            }
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
                if let Some(by) = taken_back {
                    return Some(self.taken(by));
                }
                // The stance that ended it need not be in the cell.
                let ended = self.lifted(&a.evidence);
                let held = after.iter().flat_map(|c| &c.held).map(|h| &h.evidence);
                let ended = ended.as_ref().or(held.into_iter().find(|e| self.fresh(e)));
                Some(match ended {
                    Some(stance) => self.caused(stance, Kind::Answered),
                    None if !self.timed() => Track {
                        kind: Kind::Answered,
                        cause: None,
                    },
                    None => self.by_time(),
                })
            }
        }
    }

    /// A response, or what stood behind a remark, was taken back.
    fn taken(&self, by: Option<Evidence>) -> Track {
        match by {
            Some(by) => self.caused(&by, Kind::Dropped),
            None if self.options.older_ledger.is_some() => self.by_time(),
            None => Track {
                kind: Kind::Dropped,
                cause: None,
            },
        }
    }

    /// The same remarks stand on other claims.
    fn other_voices(&self, before: Option<&Cell>, after: Option<&Cell>) -> Track {
        fn claims(cell: Option<&Cell>) -> impl Iterator<Item = &Evidence> {
            cell.into_iter()
                .flat_map(|c| &c.marks)
                .flat_map(|m| &m.claims)
        }
        let fresh = claims(after).find(|e| self.fresh(e) && !self.maybe_old(e));
        if let Some(cause) = fresh.or_else(|| claims(after).find(|e| self.fresh(e))) {
            return self.caused(cause, Kind::Reaffirmed);
        }
        match claims(before).find_map(|e| self.taken_back(e)) {
            Some(by) => self.taken(by),
            None => self.by_time(),
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
            .map(|mark| MarkChange {
                mark: mark.clone(),
                began: true,
                newly_evidenced: self.columns.said && !self.made(mark, before, after),
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

    /// Whether a remark was made by a claim that was said after the first day
    /// and is more than a repetition. Who goes on to hold what he held does
    /// not make it either: then the other side does.
    fn made(&self, mark: &Mark, before: Option<&Cell>, after: Option<&Cell>) -> bool {
        let camp = |s: &'_ Snapshot| -> Option<Cell> {
            let actor = mark.about.as_ref()?;
            s.cell(actor.as_str(), after?.issue.as_str()).cloned()
        };
        let (camp_before, camp_after) = (camp(self.before), camp(self.after));
        let sides = [(before, after), (camp_before.as_ref(), camp_after.as_ref())];
        let held_on = |claim: &Evidence| {
            sides.iter().any(|(before, after)| {
                let now = after.iter().flat_map(|c| &c.held);
                let mut now = now.filter(|h| h.evidence.claim == claim.claim);
                now.any(|now| {
                    let then = before.iter().flat_map(|c| &c.held);
                    let mut then = then.filter(|h| h.value.option() == now.value.option());
                    then.any(|then| !then.stale && then.value.sign() == now.value.sign())
                })
            })
        };
        // The one who overrules is not among the claims of a conflict.
        let deciding = after
            .into_iter()
            .filter(|_| mark.kind == MarkKind::SpokespersonConflict)
            .flat_map(|c| &c.held)
            .map(|h| &h.evidence);
        mark.claims.iter().chain(deciding).any(|e| {
            let e = self.origin(e);
            e.is_some_and(|e| !self.maybe_old(&e) && !e.repeats && !held_on(&e))
        })
    }
}

/// What a snapshot says of how a claim was taken back, or its conditions ended.
fn entries<'s>(snapshot: &'s Snapshot, claim: &Slug, only_conditions: bool) -> &'s [Withdrawn] {
    let key = (claim, only_conditions);
    let list = &snapshot.withdrawn;
    let from = list.partition_point(|w| (&w.claim, w.only_conditions) < key);
    let to = list.partition_point(|w| (&w.claim, w.only_conditions) <= key);
    &list[from..to]
}

/// The conditions of a stance, in words.
fn texts(held: &Held) -> Vec<(ConditionKind, &str)> {
    let conditions = held.conditions.iter();
    conditions.map(|c| (c.kind, &*c.text)).collect()
}

/// The claims behind those conditions that are not among the others.
fn without<'c>(conditions: &'c [Condition], others: &[Condition]) -> Vec<&'c Evidence> {
    let missing = |c: &&Condition| {
        !others
            .iter()
            .any(|o| (o.kind, &o.text) == (c.kind, &c.text))
    };
    let missing = conditions.iter().filter(missing);
    missing.map(|c| &c.evidence).collect()
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
