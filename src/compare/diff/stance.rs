//! What the stance (of one option) did, and its conditions.

use rustc_hash::FxHashSet;

use super::cause::{Context, Track};
use crate::compare::Kind;
use crate::model::{Authority, Condition, ConditionKind, Evidence, Held, Sign, Value};

impl Context<'_> {
    /// The stance (of one option).
    pub(super) fn stance(
        &self,
        a: Option<&Held>,
        b: Option<&Held>,
        old: &[Held],
        tracks: &mut Vec<Track>,
    ) {
        match (a, b) {
            (None, None) => {}
            (None, Some(b)) => {
                // Another option is no first stance.
                let kind = match (b.evidence.repeats, old.is_empty()) {
                    (true, _) => Kind::Reaffirmed,
                    (false, true) => Kind::New,
                    (false, false) => Kind::Shifted,
                };
                let mut track = self.caused(&b.evidence, kind);
                if track.kind == Some(Kind::Lapsed) {
                    // Time alone makes no stance: a stored snapshot lacked the claim.
                    track = Track::new(Kind::NewlyEvidenced, Some(b.evidence.clone()));
                }
                tracks.push(track);
                tracks.extend(self.terms(b));
            }
            (Some(a), None) => tracks.push(self.dropped(a)),
            (Some(a), Some(b)) if a == b => {}
            (Some(a), Some(b)) => self.moved(a, b, tracks),
        }
    }

    /// Terms that somebody else than the claim that controls has set since are
    /// news, whoever controls.
    fn terms(&self, b: &Held) -> Option<Track> {
        let terms = b.conditions.iter().map(|c| &c.evidence);
        let mut terms = terms.filter(|e| e.is_known() && e.claim != b.evidence.claim && !e.repeats);
        let terms = terms.find(|e| self.fresh(e))?;
        Some(Track {
            terms: true,
            ..self.caused(terms, Kind::Conditioned)
        })
    }

    fn dropped(&self, a: &Held) -> Track {
        match self.taken_back(&a.evidence) {
            Some(Some(by)) => match self.origin(&by) {
                Some(by) => self.made(by, Kind::Dropped),
                // The coder let an older retraction count, or time would have
                // done the same in the older ledger.
                None if self.older.is_some() => self.by_time(),
                None if !self.timed() => Track::new(Kind::Dropped, Some(by)),
                // A stored snapshot lacked it.
                None => self.made(by, Kind::Dropped),
            },
            _ if self.recoded => self.by_time(),
            Some(None) => Track::new(Kind::Dropped, None),
            None => Track::untold(None),
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
            let mut track = self.caused(&b.evidence, self.step(a, b));
            if track.kind == Some(Kind::Lapsed) && would_have_decided(b, a) {
                // Time alone did not do it: a stored snapshot lacked the claim.
                track = Track::new(Kind::NewlyEvidenced, Some(b.evidence.clone()));
            }
            tracks.push(track);
        }
        let comparable = a.value.option() == b.value.option()
            && a.value.sign() == b.value.sign()
            && (a.value == b.value || !matches!(a.value, Value::At(_)));
        if !comparable {
            tracks.extend(self.terms(b));
        } else if texts(a) != texts(b) {
            tracks.push(Track {
                terms: true,
                ..self.conditions(a, b)
            });
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
        let added = without(&b.conditions, &a.conditions);
        let added: Vec<&Evidence> = added.into_iter().filter(|e| e.is_known()).collect();
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
            .filter_map(|e| self.origin(e).or_else(|| self.revived(e)))
            .max_by_key(|origin| (!self.maybe_old(origin), origin.latest()));
        match newest {
            Some(origin) => self.made(origin, kind),
            None if !self.timed() => Track::new(kind, Some(b.evidence.clone())),
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
        if let Some(origin) = dated.or(origins.first()) {
            return self.made(origin.clone(), Kind::Reaffirmed);
        }
        let voices = a
            .restated
            .iter()
            .chain(a.conditions.iter().map(|c| &c.evidence));
        // The claim may count through fewer of those of whom it tells.
        let partly = || self.partly_taken_back(&a.evidence);
        match voices
            .into_iter()
            .find_map(|e| self.taken_back(e))
            .or_else(partly)
        {
            Some(by) => self.taken(by),
            None if self.aged(a, b) => Track::new(Kind::Lapsed, None),
            None => self.by_time(),
        }
    }

    /// Whether the same stance has become stale, and nothing else happened.
    fn aged(&self, a: &Held, b: &Held) -> bool {
        let same = self.columns.details || a.evidence == b.evidence;
        b.stale && !a.stale && !self.recoded && same
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
}

/// Whether the claim behind one stance would have decided before that behind
/// another, had it been known: it is later, as weighty, and stated.
fn would_have_decided(one: &Held, other: &Held) -> bool {
    let day = |held: &Held| held.evidence.said.as_ref().map(|said| said.earliest);
    !one.stale
        && (other.narrated || !one.narrated)
        && one.evidence.authority >= other.evidence.authority
        && day(other).is_some_and(|other| day(one).is_some_and(|one| one > other))
}

/// The conditions of a stance, in words.
fn texts(held: &Held) -> Vec<(ConditionKind, &str)> {
    let conditions = held.conditions.iter();
    conditions.map(|c| (c.kind, &*c.text)).collect()
}

/// The claims behind those conditions that are not among the others.
fn without<'c>(conditions: &'c [Condition], others: &[Condition]) -> Vec<&'c Evidence> {
    let known: FxHashSet<_> = others.iter().map(|o| (o.kind, &*o.text)).collect();
    let missing = |c: &&Condition| !known.contains(&(c.kind, &*c.text));
    let missing = conditions.iter().filter(missing);
    missing.map(|c| &c.evidence).collect()
}
