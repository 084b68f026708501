//! Why a change is of its kind: every kind that is tested before it, with the
//! reason for which it does not fit.
//!
//! In: a change of one ledger, and the snapshot of the first day. Out: the
//! kinds down to the last that fits, in the order in which they are decided.

use crate::compare::{Change, Kind};
use crate::model::{Evidence, Given, Held, Response, Sign, Snapshot, Value};
use crate::view::names::{Names, said};
use crate::view::phrase;

/// Whether a kind fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It does not.
    No,
    /// It does, and stands beside the kind of the change.
    Beside,
    /// It is the kind of the change.
    Kind,
}

impl Fit {
    /// The word: `no`, `beside`, `kind`.
    pub fn name(self) -> &'static str {
        match self {
            Fit::No => "no",
            Fit::Beside => "beside",
            Fit::Kind => "kind",
        }
    }
}

/// A kind that was tested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tested {
    /// Which.
    pub kind: Kind,
    /// Whether it fits.
    pub fit: Fit,
    /// Why it fits, or why not.
    pub reason: String,
}

/// The kinds of a change and all that are tested before the last of them; none
/// if the change has no kind.
pub fn tested(change: &Change, before: &Snapshot, names: &Names<'_>) -> Vec<Tested> {
    let facts = Facts {
        change,
        before,
        names,
        old: change.before.as_ref().map_or(&[], |cell| &cell.held),
        new: change.after.as_ref().map_or(&[], |cell| &cell.held),
    };
    let Some(primary) = change.kind else {
        return Vec::new();
    };
    let last = change.also.iter().copied().fold(primary, Kind::max);
    let order = Kind::ALL.iter().copied().filter(|kind| *kind <= last);
    let test = |kind: Kind| {
        let fit = match kind {
            kind if kind == primary => Fit::Kind,
            kind if change.also.contains(&kind) => Fit::Beside,
            _ => Fit::No,
        };
        Tested {
            kind,
            fit,
            reason: match fit {
                Fit::No => facts.why_not(kind),
                Fit::Kind | Fit::Beside => facts.why(kind, fit),
            },
        }
    };
    // What comes after the kind of the change is not tested any more.
    let tested = order.map(test);
    tested
        .filter(|t| t.kind <= primary || t.fit == Fit::Beside)
        .collect()
}

struct Facts<'f> {
    change: &'f Change,
    before: &'f Snapshot,
    names: &'f Names<'f>,
    old: &'f [Held],
    new: &'f [Held],
}

impl Facts<'_> {
    fn why(&self, kind: Kind, fit: Fit) -> String {
        let meaning = kind.meaning().trim_end_matches('.');
        let mut letters = meaning.chars();
        let first = letters.next().into_iter().flat_map(char::to_lowercase);
        let meaning: String = first.chain(letters).collect();
        let order = match fit {
            Fit::Beside if self.change.kind.is_some_and(|primary| kind < primary) => {
                ", of what stands beside what moved"
            }
            _ => "",
        };
        let alone = self.change.also.is_empty() && self.change.marks.is_empty();
        let by = match (fit, kind) {
            (Fit::Beside, _) | (_, Kind::Lapsed) => &[],
            _ if alone => &self.change.causes[..],
            // The coder may have dropped it, without a claim.
            (_, Kind::Dropped) => &[],
            // What made the kind of the change comes first.
            _ => self.change.causes.get(..1).unwrap_or_default(),
        };
        let by: Vec<String> = by.iter().map(|by| self.names.evidence(by)).collect();
        match by.is_empty() {
            true => format!("{meaning}{order}"),
            false => format!("{meaning}{order} ({})", by.join("; ")),
        }
    }

    fn why_not(&self, kind: Kind) -> String {
        let reason = match kind {
            Kind::Recoded => Some("one ledger was asked, so nothing was coded anew".to_owned()),
            Kind::NewlyEvidenced => self.not_learned(),
            Kind::New => self.not_new(),
            Kind::Dropped => Some("what held it was not taken back".to_owned()),
            Kind::Reversed | Kind::TookSide | Kind::SteppedBack => self.not_to_another_side(kind),
            Kind::Shifted => self.not_shifted(),
            Kind::Conditioned | Kind::Unconditioned | Kind::Reconditioned => self.same_terms(kind),
            Kind::Hardened | Kind::Softened | Kind::ReVoiced => self.not_in_strength(kind),
            Kind::Reaffirmed => match self.new.is_empty() {
                true => Some("no stance is held that could be said again".to_owned()),
                false => Some("no fresh claim says the same again".to_owned()),
            },
            Kind::Declined => self.not_answered_by(Response::Declined),
            Kind::Unanswered => self.not_answered_by(Response::NoAnswer),
            Kind::Disputed => self.not_answered_by(Response::Disputed),
            Kind::Assessed => self.not_answered_by(Response::Assessed),
            Kind::Absent => self.not_answered_by(Response::Absent),
            Kind::Answered => match self.responses() {
                (None, _) => Some("there was no response to end".to_owned()),
                (_, Some(_)) => Some("a response stands on the second day, too".to_owned()),
                (Some(_), None) => None,
            },
            Kind::Lapsed => None,
        };
        reason.unwrap_or_else(|| self.made_otherwise())
    }

    /// What looks like the kind, but was not made by a claim that was said
    /// between the two days.
    fn made_otherwise(&self) -> String {
        let is = |wanted: Kind| {
            let mut kinds = self.change.kind.iter().chain(&self.change.also);
            kinds.any(|kind| *kind == wanted)
        };
        match (is(Kind::NewlyEvidenced), is(Kind::Lapsed)) {
            (true, false) => format!(
                "what made it may have been said by {}, so it is newly-evidenced",
                self.before.as_of
            ),
            _ => "no fresh claim made it, but time alone".to_owned(),
        }
    }

    /// The claims that count on the second day and did not on the first.
    fn fresh(&self) -> impl Iterator<Item = &Evidence> {
        let (day, clock) = (self.before.as_of, self.before.clock);
        let causes = self.change.causes.iter();
        causes.filter(move |cause| !cause.admissible(day, clock))
    }

    fn not_learned(&self) -> Option<String> {
        let day = self.before.as_of;
        let since = self.fresh().filter(|cause| cause.said_after(day));
        let since: Vec<String> = since
            .map(|cause| match &cause.claim {
                Some(claim) => format!("{claim} was said on {}", said(cause)),
                None => format!("it was said on {}", said(cause)),
            })
            .collect();
        (!since.is_empty()).then(|| format!("{}, after {day}", since.join("; ")))
    }

    fn not_new(&self) -> Option<String> {
        match (self.old, self.new) {
            (_, []) => Some("no stance is held on the second day".to_owned()),
            ([], new) if new.iter().all(|held| held.evidence.repeats) => {
                Some("the claim says that it repeats, so it is no first stance".to_owned())
            }
            ([], _) => None,
            (old, _) => Some(format!("a stance was held before: {}", self.values(old))),
        }
    }

    /// What is held, in words, without conditions.
    fn values(&self, held: &[Held]) -> String {
        let word = |held: &Held| phrase::value(&held.value, &self.change.issue, self.names);
        held.iter().map(word).collect::<Vec<_>>().join(", ")
    }

    /// What is held before and after on the same scale or option.
    fn both(&self) -> Vec<(&Held, &Held)> {
        let same = |a: &Held, b: &Held| a.value.option() == b.value.option();
        let pair = |a| self.new.iter().find(|b| same(a, b)).map(|b| (a, b));
        self.old.iter().filter_map(pair).collect()
    }

    /// Why nothing moved from one value to another.
    fn one_sided(&self) -> Option<String> {
        match (self.old, self.new) {
            ([], []) => Some("no stance is held on either day".to_owned()),
            ([], _) => Some("no stance was held before".to_owned()),
            (_, []) => Some("no stance is held on the second day".to_owned()),
            _ => None,
        }
    }

    fn not_to_another_side(&self, kind: Kind) -> Option<String> {
        if let Some(reason) = self.one_sided() {
            return Some(reason);
        }
        let both = self.both();
        if both.iter().any(|(a, _)| matches!(a.value, Value::At(_))) {
            return Some("points of a scale have no sides".to_owned());
        }
        let moved = |a: Sign, b: Sign| match kind {
            Kind::Reversed => a.opposes(b),
            Kind::TookSide => a == Sign::Neutral && b != Sign::Neutral,
            _ => a != Sign::Neutral && b == Sign::Neutral,
        };
        if both
            .iter()
            .any(|(a, b)| moved(a.value.sign(), b.value.sign()))
        {
            return None;
        }
        let what = match kind {
            Kind::Reversed => "from one side to the other",
            Kind::TookSide => "from neutral to a side",
            _ => "from a side to neutral",
        };
        let [old, new] = [self.old, self.new].map(|held| self.values(held));
        Some(match old == new {
            true => format!("not {what}: {new} on both days"),
            false => format!("not {what}: {old} \u{2192} {new}"),
        })
    }

    fn not_shifted(&self) -> Option<String> {
        if let Some(reason) = self.one_sided() {
            return Some(reason);
        }
        let both = self.both();
        if both
            .iter()
            .any(|(a, b)| matches!(a.value, Value::At(_)) && a.value != b.value)
        {
            return None;
        }
        let others: Vec<&Held> = self
            .new
            .iter()
            .filter(|b| {
                both.iter()
                    .all(|(_, known)| known.value.option() != b.value.option())
            })
            .collect();
        match others[..] {
            [] => Some("no other option and no other point of a scale is held".to_owned()),
            [..] if others.iter().all(|held| held.evidence.repeats) => {
                Some("the claim says that it repeats".to_owned())
            }
            [..] => None,
        }
    }

    fn same_terms(&self, kind: Kind) -> Option<String> {
        if let Some(reason) = self.one_sided() {
            return Some(reason);
        }
        let texts = |held: &Held| -> Vec<_> {
            let all = held.conditions.iter();
            all.map(|c| (c.kind, c.text.clone())).collect()
        };
        let comparable = |(a, b): &(&Held, &Held)| a.value.sign() == b.value.sign();
        let both = self.both();
        let changed = both.iter().copied().filter(comparable);
        let changed: Vec<_> = changed.filter(|(a, b)| texts(a) != texts(b)).collect();
        if changed.is_empty() {
            let bare = |held: &[Held]| held.iter().all(|held| held.conditions.is_empty());
            return Some(match bare(self.old) && bare(self.new) {
                true => "there are no conditions on either day".to_owned(),
                false if both.iter().all(comparable) => "the conditions are the same".to_owned(),
                false => "the stance is another, so its conditions are not compared".to_owned(),
            });
        }
        let some = |wanted: (bool, bool)| {
            let empty =
                |(a, b): &(&Held, &Held)| (a.conditions.is_empty(), b.conditions.is_empty());
            changed.iter().any(|pair| empty(pair) == wanted)
        };
        match kind {
            Kind::Conditioned if !some((true, false)) => {
                Some("there were conditions before".to_owned())
            }
            Kind::Unconditioned if !some((false, true)) => {
                Some("conditions stand on the second day".to_owned())
            }
            Kind::Reconditioned if !some((false, false)) => {
                Some("conditions stand on one of the two days only".to_owned())
            }
            _ => None,
        }
    }

    fn not_in_strength(&self, kind: Kind) -> Option<String> {
        if let Some(reason) = self.one_sided() {
            return Some(reason);
        }
        let both = self.both();
        let mut strengths = both.iter().filter_map(|(a, b)| {
            let same_side = a.value.sign() == b.value.sign() && !matches!(a.value, Value::At(_));
            let numbers = a.value.number().zip(b.value.number());
            numbers
                .filter(|(x, y)| same_side && x != y)
                .map(|(x, y)| (a, b, y.abs() > x.abs()))
        });
        let Some((a, b, stronger)) = strengths.next() else {
            return Some("no stance of the same side became stronger or weaker".to_owned());
        };
        let speaker = |held: &Held| {
            let who = self.names.speaker(&held.evidence);
            let authority = held.evidence.authority;
            authority.map_or(who.clone(), |authority| format!("{who} ({authority})"))
        };
        let same_voice = (a.evidence.by.is_some() && a.evidence.by == b.evidence.by)
            || a.evidence.authority == b.evidence.authority;
        match (kind, stronger) {
            (Kind::ReVoiced, _) if same_voice => {
                Some("the same speaker said it, or one of the same authority".to_owned())
            }
            (Kind::Hardened, false) => Some("it became weaker".to_owned()),
            (Kind::Softened, true) => Some("it became stronger".to_owned()),
            (Kind::Hardened | Kind::Softened, _) if !same_voice => Some(format!(
                "another speaker of another authority said it: {}, before {}",
                speaker(b),
                speaker(a)
            )),
            _ => None,
        }
    }

    fn responses(&self) -> (Option<&Given>, Option<&Given>) {
        let before = self.change.before.as_ref();
        let after = self.change.after.as_ref();
        (
            before.and_then(|cell| cell.response.as_ref()),
            after.and_then(|cell| cell.response.as_ref()),
        )
    }

    fn not_answered_by(&self, response: Response) -> Option<String> {
        match self.responses() {
            (_, None) => Some("there is no response on the second day".to_owned()),
            (_, Some(given)) if given.response != response => {
                let word = phrase::response_word(given.response);
                Some(format!("the response is another: {word}"))
            }
            (Some(was), Some(is)) if was == is => Some("the response is the same".to_owned()),
            _ => None,
        }
    }
}
