//! Rules 1, 4 and 10: when a claim was said, since when it was known, whether
//! it counts on a day, which of two is later, what is stale.

use crate::model::{Claim, Clock, Day, Issue, Ledger};

/// When a claim happened, as far as can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    /// The earliest day on which it can have been said; none if undated.
    pub earliest: Option<Day>,
    /// The latest day on which it can have been said. Never after it was
    /// published; an undated claim counts as said when published.
    pub latest: Option<Day>,
    /// The first day on which it was known. A source without a date counts as
    /// published when its claims were said.
    pub known: Option<Day>,
}

impl Timing {
    /// Of a claim of this ledger.
    ///
    /// ```
    /// use stancegraph::load::{File, load};
    /// use stancegraph::position::Timing;
    ///
    /// let ledger = load(vec![File::new("l.ron", r#"[
    ///     Actor(id: "north", name: "Northland", kind: State),
    ///     Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
    ///     Source(id: "s", title: "Gazette", publisher: "Gazette", published: "2026-05-02"),
    ///     Claim(id: "b", by: "north", on: "talks", stance: Support, said: "2026-05-01",
    ///         quotes: [(source: "s", exact: "We will talk.", kind: Direct)]),
    /// ]"#)]).ledger;
    /// let timing = Timing::of(&ledger, &ledger.claims[0]);
    /// assert_eq!(timing.earliest, Some("2026-05-01".parse()?));
    /// // The day of its source: before it nobody could know.
    /// assert_eq!(timing.known, Some("2026-05-02".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(ledger: &Ledger, claim: &Claim) -> Timing {
        let published = claim
            .quotes
            .iter()
            .filter_map(|q| ledger.source(q.source).published.as_ref().map(|w| w.latest))
            .min();
        let dated = !claim.quotes.is_empty()
            && claim
                .quotes
                .iter()
                .all(|q| ledger.source(q.source).published.is_some());
        let said = claim.said.as_ref();
        let latest = match (said, published) {
            (Some(said), Some(published)) => Some(said.latest.min(published)),
            (Some(said), None) => Some(said.latest),
            (None, published) => published,
        };
        // One undated source is enough to make the day of saying the day of
        // knowing, if there is such a day.
        let known = if dated { published } else { latest };
        Timing {
            earliest: said.map(|s| s.earliest),
            latest,
            known,
        }
    }

    /// Rule 1: whether the claim counts as of a day.
    pub fn admissible(&self, as_of: Day, clock: Clock) -> Option<Exclusion> {
        let by = |day: Option<Day>| day.is_some_and(|day| day <= as_of);
        match clock {
            Clock::Both | Clock::Said if !by(self.latest) => Some(Exclusion::NotYetSaid),
            Clock::Both | Clock::Known if !by(self.known) => Some(Exclusion::NotYetPublished),
            _ => None,
        }
    }

    /// The first day on which the claim counts; none if it never does.
    pub fn counts_from(&self, clock: Clock) -> Option<Day> {
        match clock {
            Clock::Both => Some(self.latest?.max(self.known?)),
            Clock::Said => self.latest,
            Clock::Known => self.known,
        }
    }

    /// Whether it was certainly said before another: nothing can be taken back
    /// before it was said.
    pub fn precedes(&self, other: &Timing) -> bool {
        matches!((self.latest, other.earliest), (Some(said), Some(day)) if said < day)
    }

    /// The day by which it is placed in time: the earliest possible one, for
    /// an undated claim the day on which it was published.
    pub fn day(&self) -> Day {
        self.earliest.or(self.latest).unwrap_or(Day::MIN)
    }

    /// The days on which a role must have been held for it to count.
    pub fn span(&self) -> (Day, Day) {
        let first = self.day();
        (first, self.latest.unwrap_or(first).max(first))
    }

    /// Rule 10: whether it is older than its issue allows.
    pub fn stale(&self, issue: &Issue, as_of: Day) -> bool {
        issue
            .stale_after
            .is_some_and(|days| self.day() < as_of.minus(days))
    }

    /// Rule 4: the place in time. By the earliest possible day; an undated
    /// claim before every dated one that is not stale.
    pub fn order(&self, stale: bool) -> Order {
        Order {
            tier: if stale {
                0
            } else {
                1 + u8::from(self.earliest.is_some())
            },
            day: self.day(),
        }
    }
}

/// Why a claim does not count yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exclusion {
    /// It may have been said later.
    NotYetSaid,
    /// It was published later.
    NotYetPublished,
}

/// A place in time; compares from earlier to later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Order {
    /// 0 stale, 1 undated, 2 dated.
    tier: u8,
    /// The day.
    pub day: Day,
}

impl Order {
    /// Whether both are undated and live, or neither is, so that their days compare.
    pub fn is_of_a_kind(&self, other: Order) -> bool {
        (self.tier == 1) == (other.tier == 1)
    }

    /// Whether the other is dated like this one and lies at most `window` days before it.
    pub fn reaches(&self, other: Order, window: u32) -> bool {
        self.is_of_a_kind(other) && other.day >= self.day.minus(window)
    }

    /// Whether it lies on a later day, or in a later tier, than the other.
    pub fn is_later(&self, other: Order) -> bool {
        *self > other
    }

    /// Whether a stance of this place in time ends a response of the other
    /// (rule 7). An undated response ends only by a stance said after it was
    /// published: what was said years before answers nothing.
    pub fn ends(&self, response: Order) -> bool {
        match (self.tier, response.tier) {
            (2, 1) => self.day > response.day,
            _ => self.is_later(response),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Day> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn the_three_clocks_ask_for_saying_publishing_or_both() {
        let timing = Timing {
            earliest: day("2025-01-01"),
            latest: day("2025-12-31"),
            known: day("2026-01-29"),
        };
        let at = |text: &str, clock| timing.admissible(text.parse().unwrap(), clock);
        assert_eq!(at("2025-06-01", Clock::Said), Some(Exclusion::NotYetSaid));
        assert_eq!(at("2025-12-31", Clock::Said), None);
        assert_eq!(
            at("2025-12-31", Clock::Both),
            Some(Exclusion::NotYetPublished)
        );
        assert_eq!(at("2026-01-29", Clock::Both), None);
        assert_eq!(
            at("2026-01-28", Clock::Known),
            Some(Exclusion::NotYetPublished)
        );
    }

    #[test]
    fn undated_sorts_before_dated_and_behind_stale() {
        let dated = Timing {
            earliest: day("2020-01-01"),
            latest: day("2020-01-01"),
            known: None,
        };
        let undated = Timing {
            earliest: None,
            latest: day("2026-01-01"),
            known: day("2026-01-01"),
        };
        assert!(undated.order(false) < dated.order(false));
        assert!(undated.order(false) > dated.order(true));
        assert!(!dated.order(false).reaches(undated.order(false), 30));
    }
}
