//! What one actor holds on one issue, in words that need no ledger.

use super::words::words;
use super::{Evidence, Pole, Response, Sign, Slug, Vote};

words! {
    /// How a condition binds a stance.
    ConditionKind {
        /// Necessary.
        OnlyIf = "only if",
        /// Sufficient.
        If = "if",
        /// Held except when.
        Unless = "unless",
    }
}

words! {
    /// A remark beside a position.
    MarkKind {
        /// Voices of the controlling authority contradict each other.
        Contested = "contested",
        /// A lower authority says the opposite of the one that controls.
        SpokespersonConflict = "spokesperson conflict",
        /// A member of a camp holds the opposite of the camp's position.
        Dissent = "dissent",
        /// Somebody whom the source does not name has spoken for the actor.
        Anonymous = "anonymous voice",
    }
}

/// What is held, in words that need no ledger.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// On two poles.
    Pole(Pole),
    /// A recorded vote.
    Vote(Vote),
    /// A point on a scale.
    At(f64),
    /// An option chosen.
    Choose(Slug),
    /// An option rejected.
    Reject(Slug),
}

impl Value {
    /// Which side it is on.
    pub fn sign(&self) -> Sign {
        match self {
            Value::Pole(pole) => Sign::of(pole.value()),
            Value::Vote(vote) => Sign::of(vote.value()),
            Value::At(_) => Sign::Neutral,
            Value::Choose(_) => Sign::Positive,
            Value::Reject(_) => Sign::Negative,
        }
    }

    /// Whether both can be held on one issue.
    pub fn is_on_scale_of(&self, other: &Value) -> bool {
        let of_options = |v: &Value| v.option().is_some();
        match (self, other) {
            (a, b) if of_options(a) || of_options(b) => of_options(a) && of_options(b),
            (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
        }
    }

    /// The option that it is about.
    pub fn option(&self) -> Option<&Slug> {
        match self {
            Value::Choose(option) | Value::Reject(option) => Some(option),
            _ => None,
        }
    }

    /// Whether the two cannot be held at once: a cell has one stance, or one
    /// for each option.
    pub fn excludes(&self, other: &Value) -> bool {
        match (self.option(), other.option()) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        }
    }

    /// The number on its scale: poles −2 to +2, votes −1 to +1.
    pub fn number(&self) -> Option<f64> {
        match self {
            Value::Pole(pole) => Some(f64::from(pole.value())),
            Value::Vote(vote) => Some(f64::from(vote.value())),
            Value::At(number) => Some(*number),
            Value::Choose(_) | Value::Reject(_) => None,
        }
    }
}

/// As in RON: `Support`, `At(3.5)`, `Choose("kyiv")`.
impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Pole(pole) => f.pad(pole.name()),
            Value::Vote(vote) => f.pad(vote.name()),
            Value::At(number) => f.pad(&format!("At({number})")),
            Value::Choose(option) => f.pad(&format!("Choose(\"{option}\")")),
            Value::Reject(option) => f.pad(&format!("Reject(\"{option}\")")),
        }
    }
}

/// A condition of a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// How it binds.
    pub kind: ConditionKind,
    /// What.
    pub text: Box<str>,
    /// Who set it, when.
    pub evidence: Evidence,
}

/// A stance that is held.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// What.
    pub value: Value,
    /// The claim that controls.
    pub evidence: Evidence,
    /// The newest claim with the same stance when it is later than the controlling one.
    pub restated: Option<Evidence>,
    /// On what it depends.
    pub conditions: Vec<Condition>,
    /// Whether it is told in a source's own voice only.
    pub narrated: bool,
    /// Whether it is older than the issue allows.
    pub stale: bool,
}

/// A response that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// What was done.
    pub response: Response,
    /// The claim behind it.
    pub evidence: Evidence,
    /// Whether somebody outside the holder's camp tells it.
    pub told: bool,
}

/// A remark beside a position and the claims that make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Which.
    pub kind: MarkKind,
    /// For dissent the actor from which it differs, for an anonymous voice
    /// whose it is, for the others the option, where there are options.
    pub about: Option<Slug>,
    /// The claims that make it, by id.
    pub claims: Vec<Evidence>,
}

impl Mark {
    /// The actor from which a dissent differs.
    pub fn camp(&self) -> Option<&Slug> {
        self.about
            .as_ref()
            .filter(|_| self.kind == MarkKind::Dissent)
    }
}

/// What one actor holds on one issue.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Who.
    pub actor: Slug,
    /// On what.
    pub issue: Slug,
    /// Stances: at most one, or one for each option, by option.
    pub held: Vec<Held>,
    /// The response that shows.
    pub response: Option<Given>,
    /// Remarks, by kind.
    pub marks: Vec<Mark>,
}

impl Cell {
    /// Whether a remark of this kind stands beside it.
    pub fn has(&self, kind: MarkKind) -> bool {
        self.marks.iter().any(|m| m.kind == kind)
    }

    /// Whether voices contradict each other on a stance held: on its option,
    /// or on the whole cell where a table does not tell the option.
    pub fn is_contested(&self, held: &Held) -> bool {
        let on = |about: &Option<Slug>| about.is_none() || about.as_ref() == held.value.option();
        let mut marks = self.marks.iter().filter(|m| m.kind == MarkKind::Contested);
        marks.any(|m| on(&m.about))
    }

    /// Every claim behind it: those that control, those that say it again,
    /// those behind conditions, the response and the remarks.
    pub fn evidence(&self) -> impl Iterator<Item = &Evidence> {
        let held = self.held.iter().flat_map(|held| {
            let terms = held.conditions.iter().map(|c| &c.evidence);
            [&held.evidence]
                .into_iter()
                .chain(&held.restated)
                .chain(terms)
        });
        let response = self.response.iter().map(|r| &r.evidence);
        let marks = self.marks.iter().flat_map(|m| &m.claims);
        held.chain(response).chain(marks)
    }

    /// The options chosen.
    pub fn chosen(&self) -> impl Iterator<Item = &Slug> {
        self.held.iter().filter_map(|h| match &h.value {
            Value::Choose(option) => Some(option),
            _ => None,
        })
    }

    /// The options rejected.
    pub fn rejected(&self) -> impl Iterator<Item = &Slug> {
        self.held.iter().filter_map(|h| match &h.value {
            Value::Reject(option) => Some(option),
            _ => None,
        })
    }
}
