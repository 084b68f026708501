//! Issues and the scales on which stances towards them are measured.

use super::{IssueId, Slug};
use crate::diagnostics::Origin;

/// What values a stance on an issue can take.
#[derive(Debug, Clone, PartialEq)]
pub enum Scale {
    /// Two poles: −2 strongly against to +2 strongly in favour.
    Poles {
        /// What the negative pole stands for.
        against: Box<str>,
        /// What the positive pole stands for.
        in_favour: Box<str>,
    },
    /// Named options; each may be chosen or rejected.
    Options(Box<[Slug]>),
    /// Numbers from `min` to `max`.
    Scale {
        /// Smallest value.
        min: f64,
        /// Largest value.
        max: f64,
        /// What is counted.
        unit: Option<Box<str>>,
        /// Names of particular values.
        points: Box<[(f64, Box<str>)]>,
    },
    /// Recorded votes: no −1, abstain 0, yes +1.
    Vote,
    /// What is disputed cannot be put on a scale; responses only.
    Open,
}

impl Scale {
    /// Two poles of which nothing is known but which is which.
    pub fn plain_poles() -> Scale {
        Scale::Poles {
            against: "against".into(),
            in_favour: "in favour".into(),
        }
    }

    /// The name as in the file format.
    pub fn name(&self) -> &'static str {
        match self {
            Scale::Poles { .. } => "Poles",
            Scale::Options(_) => "Options",
            Scale::Scale { .. } => "Scale",
            Scale::Vote => "Vote",
            Scale::Open => "Open",
        }
    }

    /// The distance between the two ends, for agreement; none for options and open issues.
    pub fn range(&self) -> Option<f64> {
        match self {
            Scale::Poles { .. } => Some(4.0),
            Scale::Vote => Some(2.0),
            Scale::Scale { min, max, .. } => Some(max - min),
            Scale::Options(_) | Scale::Open => None,
        }
    }
}

/// A question on which positions are held.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue {
    /// Id.
    pub id: Slug,
    /// The question in words.
    pub question: Box<str>,
    /// What a stance on it can be.
    pub scale: Scale,
    /// The issue of which it is a part.
    pub parent: Option<IssueId>,
    /// Weight in agreement, above 0; 1 unless given.
    pub weight: f64,
    /// Whether it is about the agenda itself; left out of agreement unless asked.
    pub agenda: bool,
    /// After how many days a position counts as stale.
    pub stale_after: Option<u32>,
    /// Remark of the coder.
    pub note: Option<Box<str>>,
    /// Labels for filters.
    pub tags: Box<[Box<str>]>,
    /// Named properties, sorted by name.
    pub attributes: Box<[(Box<str>, Box<str>)]>,
    /// Where it is written.
    pub origin: Origin,
}
