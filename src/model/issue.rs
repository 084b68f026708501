//! Issues and the scales on which stances towards them are measured.

use std::ops::Deref;

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
    Options(OptionList),
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

/// The options of an issue: a list of their ids, and what those are called
/// that have a name besides.
///
/// ```
/// use stancegraph::model::{OptionList, Slug};
/// let (north, south) = (Slug::new("north-bank")?, Slug::new("south-bank")?);
/// let options = OptionList::new([(north, Some("The North Bank".into())), (south, None)]);
/// assert_eq!(options.name(&options[0]), Some("The North Bank"));
/// assert_eq!((options.len(), options.name(&options[1])), (2, None));
/// # Ok::<(), stancegraph::model::SlugError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OptionList {
    ids: Box<[Slug]>,
    /// One for each id; none at all where no option has a name.
    names: Box<[Option<Box<str>>]>,
}

impl OptionList {
    /// Options in the order of their scale.
    pub fn new(options: impl IntoIterator<Item = (Slug, Option<Box<str>>)>) -> OptionList {
        let (ids, mut names): (Vec<Slug>, Vec<Option<Box<str>>>) = options.into_iter().unzip();
        if names.iter().all(Option::is_none) {
            names.clear();
        }
        OptionList {
            ids: ids.into(),
            names: names.into(),
        }
    }

    /// Each option with its name, if it has one.
    pub fn with_names(&self) -> impl Iterator<Item = (&Slug, Option<&str>)> {
        let name = |at: usize| self.names.get(at)?.as_deref();
        self.ids
            .iter()
            .enumerate()
            .map(move |(at, id)| (id, name(at)))
    }

    /// What an option is called, if it has a name besides its id.
    pub fn name(&self, id: &Slug) -> Option<&str> {
        let at = self.ids.iter().position(|other| other == id)?;
        self.names.get(at)?.as_deref()
    }
}

/// The ids alone.
impl Deref for OptionList {
    type Target = [Slug];
    fn deref(&self) -> &[Slug] {
        &self.ids
    }
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

    /// What an option is called in words: its name, or else its id.
    pub fn option_name<'s>(&'s self, id: &'s Slug) -> &'s str {
        match self {
            Scale::Options(options) => options.name(id).unwrap_or(id.as_str()),
            _ => id.as_str(),
        }
    }

    /// What is counted, on a scale of numbers that says so.
    pub fn unit(&self) -> Option<&str> {
        match self {
            Scale::Scale { unit, .. } => unit.as_deref(),
            _ => None,
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
