//! Claims: one dated act of one speaker on one issue, with its quotes.

use super::words::words;
use super::{ActorId, ClaimId, IssueId, Response, Slug, SourceId, Stance, When};
use crate::diagnostics::Origin;

words! {
    /// What the speaker did in saying it.
    Act {
        /// Proposed.
        Propose = "propose",
        /// Offered.
        Offer = "offer",
        /// Accepted.
        Accept = "accept",
        /// Rejected.
        Reject = "reject",
        /// Demanded.
        Demand = "demand",
        /// Requested.
        Request = "request",
        /// Committed itself.
        Commit = "commit",
        /// Threatened.
        Threaten = "threaten",
        /// Set a condition.
        Condition = "condition",
        /// Doubted.
        Doubt = "doubt",
        /// Denied.
        Deny = "deny",
        /// Confirmed.
        Confirm = "confirm",
        /// Clarified.
        Clarify = "clarify",
        /// Retracted.
        Retract = "retract",
        /// Assessed.
        Assess = "assess",
        /// Reported.
        Report = "report",
        /// Declined.
        Decline = "decline",
        /// Voted.
        Vote = "vote",
    }
}

words! {
    /// Which of two claims of one day and authority decides; later is higher.
    Rank {
        /// Kept for the record; never counts.
        Deprecated = "deprecated",
        /// As usual.
        Normal = "normal",
        /// Decides among claims of the same day and authority.
        Preferred = "preferred",
    }
}

words! {
    /// How a claim relates to another.
    RelationKind {
        /// Says again; may stand without a target.
        Repeats = "repeats",
        /// Says the contrary.
        Contradicts = "contradicts",
        /// Takes back.
        Retracts = "retracts",
        /// Says that it was never so.
        Denies = "denies",
        /// Makes clear.
        Clarifies = "clarifies",
        /// Answers.
        Answers = "answers",
        /// Lifts its conditions.
        Lifts = "lifts",
    }
}

impl RelationKind {
    /// Whether the claim that has it comes after the one to which it leads.
    pub fn is_ordered(self) -> bool {
        self != RelationKind::Contradicts
    }
}

/// A relation to another claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relation {
    /// How.
    pub kind: RelationKind,
    /// To which claim; only `Repeats` may be without one.
    pub target: Option<ClaimId>,
}

/// What a claim says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Content {
    /// A stance.
    Stance(Stance),
    /// A response in place of a stance.
    Response(Response),
    /// Neither: the claim is only a relation to another.
    Relation,
}

/// On what a stance depends.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Conditions {
    /// Necessary: without it the stance is not held.
    pub only_if: Box<[Box<str>]>,
    /// Sufficient: says nothing about the other case.
    pub if_: Box<[Box<str>]>,
    /// Held except when.
    pub unless: Box<[Box<str>]>,
}

/// What few claims have; kept aside so that the many stay small.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Details {
    /// The reason that the speaker gave.
    pub because: Option<Box<str>>,
    /// The source's own words for the date.
    pub said_as: Option<Box<str>>,
    /// Who coded it.
    pub coder: Option<Box<str>>,
    /// Remark of the coder.
    pub note: Option<Box<str>>,
    /// Labels for filters.
    pub tags: Box<[Box<str>]>,
    /// Named properties, sorted by name.
    pub attributes: Box<[(Box<str>, Box<str>)]>,
}

/// In which way a quote carries the claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuoteKind {
    /// The speaker's words.
    Direct,
    /// Partly the speaker's words.
    Mixed,
    /// Reported speech.
    Indirect,
    /// Told in the source's own voice.
    Narrated,
    /// Told as a rumour; fills nothing.
    Rumour,
    /// A record (a vote, a signature), found by this locator.
    Record(Box<str>),
}

impl QuoteKind {
    /// The name as in the file format.
    pub fn name(&self) -> &'static str {
        match self {
            QuoteKind::Direct => "Direct",
            QuoteKind::Mixed => "Mixed",
            QuoteKind::Indirect => "Indirect",
            QuoteKind::Narrated => "Narrated",
            QuoteKind::Rumour => "Rumour",
            QuoteKind::Record(_) => "Record",
        }
    }

    /// Whether it shows the speaker's own statement or act.
    pub fn is_stated(&self) -> bool {
        !matches!(self, QuoteKind::Narrated | QuoteKind::Rumour)
    }
}

/// What stands around a quote and how it reads in translation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QuoteSelector {
    /// Words before it (W3C TextQuoteSelector).
    pub prefix: Option<Box<str>>,
    /// Words after it.
    pub suffix: Option<Box<str>>,
    /// Translation.
    pub translation: Option<Box<str>>,
}

/// The words of a source that carry a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Which source.
    pub source: SourceId,
    /// The words, verbatim; empty only for records.
    pub exact: Box<str>,
    /// In which way they carry the claim.
    pub kind: QuoteKind,
    /// Surroundings and translation, where given.
    pub selector: Option<Box<QuoteSelector>>,
}

/// One dated act of one speaker on one issue, with its quotes.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Id.
    pub id: Slug,
    /// Speaker; none when a source reports in its own voice.
    pub by: Option<ActorId>,
    /// Whose position, when it is not the speaker's.
    pub of: Box<[ActorId]>,
    /// On which issue.
    pub on: IssueId,
    /// What it says.
    pub content: Content,
    /// On what the stance depends.
    pub conditions: Option<Box<Conditions>>,
    /// When it was said; none if undated.
    pub said: Option<When>,
    /// What the speaker did.
    pub act: Option<Act>,
    /// Who relayed it, nearest first.
    pub via: Box<[ActorId]>,
    /// The words.
    pub quotes: Box<[Quote]>,
    /// Admiralty digit, 1 (confirmed) to 6 (cannot be judged).
    pub credibility: Option<u8>,
    /// Whether it decides, counts or does not.
    pub rank: Rank,
    /// Relations to other claims.
    pub relations: Box<[Relation]>,
    /// Whether the coder inferred who spoke.
    pub inferred_speaker: bool,
    /// Whether a second person has looked at it.
    pub reviewed: bool,
    /// What few claims have.
    pub details: Option<Box<Details>>,
    /// Where it is written.
    pub origin: Origin,
}

impl Claim {
    /// The stance, if it takes one.
    pub fn stance(&self) -> Option<Stance> {
        match self.content {
            Content::Stance(stance) => Some(stance),
            _ => None,
        }
    }

    /// The response, if it gives one.
    pub fn response(&self) -> Option<Response> {
        match self.content {
            Content::Response(response) => Some(response),
            _ => None,
        }
    }

    /// Whether a quote or record shows the speaker's own statement.
    pub fn is_stated(&self) -> bool {
        self.quotes.iter().any(|q| q.kind.is_stated())
    }

    /// Whether there is nothing behind it but rumour.
    pub fn is_rumour(&self) -> bool {
        !self.quotes.is_empty() && self.quotes.iter().all(|q| q.kind == QuoteKind::Rumour)
    }

    /// Whether it says that it says something again.
    pub fn repeats(&self) -> bool {
        self.relations
            .iter()
            .any(|r| r.kind == RelationKind::Repeats)
    }

    /// The reason that the speaker gave.
    pub fn because(&self) -> Option<&str> {
        self.details.as_ref()?.because.as_deref()
    }

    /// The source's own words for the date.
    pub fn said_as(&self) -> Option<&str> {
        self.details.as_ref()?.said_as.as_deref()
    }

    /// Labels for filters.
    pub fn tags(&self) -> &[Box<str>] {
        self.details.as_ref().map_or(&[], |d| &d.tags)
    }
}
