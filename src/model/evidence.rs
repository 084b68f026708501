//! The claim behind something in a snapshot.

use super::{Authority, Clock, Day, Slug, When};

/// The claim behind something, as far as a comparison needs it.
///
/// A stored snapshot may know only a part of it; [`Columns`](super::Columns) tells which.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    /// The claim; none only where a stored snapshot does not name it.
    pub claim: Option<Slug>,
    /// Who spoke; none when a source reports in its own voice.
    pub by: Option<Slug>,
    /// With what authority towards the holder; none as for the claim.
    pub authority: Option<Authority>,
    /// When it was said; none if undated.
    pub said: Option<When>,
    /// The first day on which it was known; none if its sources are undated.
    pub published: Option<Day>,
    /// Whether it says that it says something again.
    pub repeats: bool,
}

impl Evidence {
    /// Whether anything is known of it; a table does not tell behind which
    /// claim a condition stands.
    pub fn is_known(&self) -> bool {
        *self != Evidence::default()
    }

    /// The latest day on which it can have been said: an undated claim counts
    /// as said when published, and nothing is said after it was published.
    pub fn latest(&self) -> Option<Day> {
        match (&self.said, self.published) {
            (Some(said), Some(published)) => Some(said.latest.min(published)),
            (Some(said), None) => Some(said.latest),
            (None, published) => published,
        }
    }

    /// The day from which it was known.
    pub fn known(&self) -> Option<Day> {
        self.published.or(self.said.as_ref().map(|s| s.latest))
    }

    /// Whether it counts as of a day.
    pub fn admissible(&self, as_of: Day, clock: Clock) -> bool {
        let by = |day: Option<Day>| day.is_some_and(|day| day <= as_of);
        match clock {
            Clock::Both => by(self.latest()) && by(self.known()),
            Clock::Said => by(self.latest()),
            Clock::Known => by(self.known()),
        }
    }

    /// Whether it is certain that it was said after a day.
    pub fn said_after(&self, day: Day) -> bool {
        self.said.as_ref().is_some_and(|said| said.earliest > day)
    }
}
