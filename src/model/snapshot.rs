//! Snapshots: all positions as of one day. They stand on their own, so that
//! one can be stored, read again and compared without its ledger.

use super::words::words;
use super::{Authority, Day, Pole, Response, Sign, Slug, Vote, When};

words! {
    /// What must have happened by a day for a claim to count on it.
    Clock {
        /// Said and published: no hindsight.
        Both = "both",
        /// Said, with all that is known now.
        Said = "said",
        /// Published.
        Known = "known",
    }
}

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

/// The claim behind something, as far as a comparison needs it.
///
/// A stored snapshot may know only a part of it; [`Columns`] tells which.
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

/// A claim that does not count (any more) as of the day, or that was not taken
/// back but has come to its end: its conditions do not bind any more, or a
/// stance followed its response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawn {
    /// Which.
    pub claim: Slug,
    /// For whose position; none if for everybody's.
    pub holder: Option<Slug>,
    /// The claim that retracts or denies it, lifts or waives its conditions,
    /// or ends its response; none if the coder deprecated it.
    pub by: Option<Evidence>,
    /// Whether only its conditions or its response came to an end; its stance
    /// still counts.
    pub only_conditions: bool,
}

impl Withdrawn {
    /// The order in which a snapshot lists them; no two are alike in it.
    pub fn key(&self) -> (&Slug, bool, Option<&Slug>, Option<&Slug>) {
        let by = self.by.as_ref().and_then(|by| by.claim.as_ref());
        (&self.claim, self.only_conditions, self.holder.as_ref(), by)
    }
}

/// Which parts of a cell a snapshot knows. One derived from a ledger knows
/// all; a table somebody made may have fewer columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)]
pub struct Columns {
    /// Stances.
    pub stance: bool,
    /// Responses.
    pub response: bool,
    /// Conditions.
    pub conditions: bool,
    /// Days of saying.
    pub said: bool,
    /// Days of publication.
    pub published: bool,
    /// Speakers.
    pub by: bool,
    /// Their authority.
    pub authority: bool,
    /// Claims.
    pub claim: bool,
    /// Remarks, staleness, narration, repetition, telling by others.
    pub marks: bool,
    /// The claims behind conditions and remarks, later claims of the same
    /// stance, and what was taken back.
    pub details: bool,
}

impl Columns {
    /// All of them.
    pub const ALL: Columns = Columns {
        stance: true,
        response: true,
        conditions: true,
        said: true,
        published: true,
        by: true,
        authority: true,
        claim: true,
        marks: true,
        details: true,
    };

    /// Those that both have.
    pub fn both(self, other: Columns) -> Columns {
        Columns {
            stance: self.stance && other.stance,
            response: self.response && other.response,
            conditions: self.conditions && other.conditions,
            said: self.said && other.said,
            published: self.published && other.published,
            by: self.by && other.by,
            authority: self.authority && other.authority,
            claim: self.claim && other.claim,
            marks: self.marks && other.marks,
            details: self.details && other.details,
        }
    }

    /// A cell without what the columns do not hold; `None` if nothing is left.
    pub fn of(self, cell: &Cell) -> Option<Cell> {
        let mut cell = cell.clone();
        let evidence = |e: &mut Evidence| {
            let Evidence {
                claim,
                by,
                authority,
                said,
                published,
                repeats,
            } = std::mem::take(e);
            *e = Evidence {
                claim: claim.filter(|_| self.claim),
                by: by.filter(|_| self.by),
                authority: authority.filter(|_| self.authority),
                said: said.filter(|_| self.said),
                published: published.filter(|_| self.published),
                repeats: repeats && self.marks,
            };
        };
        cell.held.retain(|_| self.stance);
        for held in &mut cell.held {
            evidence(&mut held.evidence);
            if !self.conditions {
                held.conditions.clear();
            }
            held.conditions
                .iter_mut()
                .for_each(|c| evidence(&mut c.evidence));
            held.restated.iter_mut().for_each(evidence);
            if !self.details {
                held.conditions
                    .iter_mut()
                    .for_each(|c| c.evidence = Evidence::default());
                held.restated = None;
            }
            held.narrated &= self.marks;
            held.stale &= self.marks;
        }
        cell.response = cell.response.filter(|_| self.response);
        if let Some(response) = &mut cell.response {
            evidence(&mut response.evidence);
            response.told &= self.marks;
        }
        if !self.marks {
            cell.marks.clear();
        }
        for mark in &mut cell.marks {
            mark.claims.iter_mut().for_each(evidence);
            if !self.details {
                mark.claims.clear();
            }
        }
        (!(cell.held.is_empty() && cell.response.is_none() && cell.marks.is_empty()))
            .then_some(cell)
    }
}

/// All positions as of one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The day.
    pub as_of: Day,
    /// By which clock.
    pub clock: Clock,
    /// Title of the ledger.
    pub title: Option<Box<str>>,
    /// Which parts of the cells are known.
    pub columns: Columns,
    /// Cells by actor and issue.
    pub cells: Vec<Cell>,
    /// Claims taken back by then, by claim.
    pub withdrawn: Vec<Withdrawn>,
}

impl Snapshot {
    /// The cell of an actor and an issue.
    pub fn cell(&self, actor: &str, issue: &str) -> Option<&Cell> {
        let key = (actor, issue);
        let at = self
            .cells
            .binary_search_by(|c| (c.actor.as_str(), c.issue.as_str()).cmp(&key))
            .ok()?;
        Some(&self.cells[at])
    }
}
