//! The file format: what serde reads from a ledger file, entry by entry.
//!
//! These types mirror the text. Fields that must be there are optional here,
//! so that a missing one is reported together with everything else that is
//! wrong with the entry, and not instead of it.

mod assertion;
mod option;
mod relation;
mod text;

use ron::Options;
use ron::extensions::Extensions;
use serde::{Deserialize, Serialize};

use crate::model;

pub use assertion::{AssertEntry, ExpectResponseEntry};
pub use option::OptionEntry;
pub use relation::RelationEntry;
pub use text::{Attributes, Text};

/// How `ron` is told to read and write ledgers: `Some` may be left out, and a
/// variant around a struct needs no second pair of parentheses.
pub fn options() -> Options {
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
}

/// Defines a file enum with the variants of a model enum, and the way to it.
macro_rules! mirror {
    ($($name:ident { $($variant:ident)+ })+) => { $(
        #[doc = concat!("As [`model::", stringify!($name), "`].")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name { $(#[doc = stringify!($variant)] $variant),+ }

        impl From<$name> for model::$name {
            fn from(word: $name) -> model::$name {
                match word { $($name::$variant => model::$name::$variant),+ }
            }
        }

        impl From<model::$name> for $name {
            fn from(word: model::$name) -> $name {
                match word { $(model::$name::$variant => $name::$variant),+ }
            }
        }
    )+ };
}

mirror! {
    ActorKind { State Institution Person Faction Organisation Media Anonymous Collective }
    Authority { Principal Minister Spokesperson Official Affiliate Anonymous }
    Reliability { A B C D E F }
    Response { Declined NoAnswer Disputed Assessed Absent }
    Act {
        Propose Offer Accept Reject Demand Request Commit Threaten Condition Doubt Deny
        Confirm Clarify Retract Assess Report Decline Vote
    }
    Rank { Preferred Normal Deprecated }
    Clock { Both Said Known }
    ConditionKind { OnlyIf If Unless }
    MarkKind { Contested SpokespersonConflict Dissent Anonymous }
}

/// Leaves a field out of the written text when it says nothing.
fn empty<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// One entry of a ledger file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Entry<'a> {
    /// The ledger itself; at most one.
    Ledger(#[serde(borrow)] LedgerEntry<'a>),
    /// An actor.
    Actor(#[serde(borrow)] ActorEntry<'a>),
    /// An issue.
    Issue(#[serde(borrow)] IssueEntry<'a>),
    /// A source.
    Source(#[serde(borrow)] SourceEntry<'a>),
    /// A claim.
    Claim(#[serde(borrow)] ClaimEntry<'a>),
    /// An assertion.
    Assert(#[serde(borrow)] AssertEntry<'a>),
}

/// `Ledger(…)`.
#[allow(missing_docs)]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LedgerEntry<'a> {
    #[serde(skip_serializing_if = "empty")]
    pub format: Option<u32>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub title: Option<Text<'a>>,
    #[serde(skip_serializing_if = "empty")]
    pub policy: Option<PolicyEntry>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub note: Option<Text<'a>>,
}

/// `policy: (…)`.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PolicyEntry {
    #[serde(skip_serializing_if = "empty")]
    pub window: Option<u32>,
    #[serde(skip_serializing_if = "empty")]
    pub min_issues: Option<u32>,
}

/// `Actor(…)`.
#[allow(missing_docs)]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ActorEntry<'a> {
    #[serde(borrow, skip_serializing_if = "empty")]
    pub id: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub name: Option<Text<'a>>,
    #[serde(skip_serializing_if = "empty")]
    pub kind: Option<ActorKind>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub aliases: Vec<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub roles: Vec<RoleEntry<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub wikidata: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub note: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub tags: Vec<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub attributes: Attributes<'a>,
}

/// `SpeaksFor(…)`, `MemberOf(…)`.
#[allow(missing_docs)]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum RoleEntry<'a> {
    SpeaksFor(#[serde(borrow)] RoleBody<'a>),
    MemberOf(#[serde(borrow)] RoleBody<'a>),
}

/// The fields of a role.
#[allow(missing_docs)]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RoleBody<'a> {
    #[serde(borrow, skip_serializing_if = "empty")]
    pub actor: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub title: Option<Text<'a>>,
    #[serde(skip_serializing_if = "empty")]
    pub authority: Option<Authority>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub from: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub to: Option<Text<'a>>,
}

/// `Issue(…)`.
#[allow(missing_docs)]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct IssueEntry<'a> {
    #[serde(borrow, skip_serializing_if = "empty")]
    pub id: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub question: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub scale: Option<ScaleEntry<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub parent: Option<Text<'a>>,
    #[serde(skip_serializing_if = "empty")]
    pub weight: Option<f64>,
    #[serde(skip_serializing_if = "empty")]
    pub agenda: bool,
    #[serde(skip_serializing_if = "empty")]
    pub stale_after: Option<u32>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub note: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub tags: Vec<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub attributes: Attributes<'a>,
}

/// `scale: …`.
#[allow(missing_docs)]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum ScaleEntry<'a> {
    Poles {
        #[serde(borrow, default)]
        against: Option<Text<'a>>,
        #[serde(borrow, default)]
        in_favour: Option<Text<'a>>,
    },
    Options(#[serde(borrow)] Vec<OptionEntry<'a>>),
    Scale {
        #[serde(default)]
        min: Option<f64>,
        #[serde(default)]
        max: Option<f64>,
        #[serde(borrow, default)]
        unit: Option<Text<'a>>,
        #[serde(borrow, default)]
        points: Vec<(f64, Text<'a>)>,
    },
    Vote,
    Open,
}

/// `Source(…)`.
#[allow(missing_docs)]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SourceEntry<'a> {
    #[serde(borrow, skip_serializing_if = "empty")]
    pub id: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub title: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub publisher: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub authors: Vec<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub published: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub retrieved: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub url: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub archive: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub lang: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub text: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub sha256: Option<Text<'a>>,
    #[serde(skip_serializing_if = "empty")]
    pub reliability: Option<Reliability>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub coded_by: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub note: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub tags: Vec<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub attributes: Attributes<'a>,
}

/// `stance: …` and `expect: …`: the words of every scale together.
#[allow(missing_docs)]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum StanceEntry<'a> {
    StrongSupport,
    Support,
    Neutral,
    Oppose,
    StrongOppose,
    Choose(#[serde(borrow)] Text<'a>),
    Reject(#[serde(borrow)] Text<'a>),
    At(f64),
    Yes,
    Abstain,
    No,
}

/// `expect: …`: a stance, or `Silent`.
#[allow(missing_docs)]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ExpectEntry<'a> {
    StrongSupport,
    Support,
    Neutral,
    Oppose,
    StrongOppose,
    Choose(#[serde(borrow)] Text<'a>),
    Reject(#[serde(borrow)] Text<'a>),
    At(f64),
    Yes,
    Abstain,
    No,
    Silent,
}

/// `kind: …` of a quote.
#[allow(missing_docs)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuoteKindEntry<'a> {
    Direct,
    Mixed,
    Indirect,
    Narrated,
    Rumour,
    Record(#[serde(borrow)] Text<'a>),
}

/// One of the quotes of a claim.
#[allow(missing_docs)]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct QuoteEntry<'a> {
    #[serde(borrow, skip_serializing_if = "empty")]
    pub source: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub exact: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub prefix: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub suffix: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub kind: Option<QuoteKindEntry<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub translation: Option<Text<'a>>,
}

/// `Claim(…)`.
#[allow(missing_docs)]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ClaimEntry<'a> {
    #[serde(borrow, skip_serializing_if = "empty")]
    pub id: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub by: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub of: Vec<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub on: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub stance: Option<StanceEntry<'a>>,
    #[serde(skip_serializing_if = "empty")]
    pub response: Option<Response>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub only_if: Vec<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty", rename = "if")]
    pub if_: Vec<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub unless: Vec<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub because: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub said: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub said_as: Option<Text<'a>>,
    #[serde(skip_serializing_if = "empty")]
    pub act: Option<Act>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub via: Vec<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub quotes: Vec<QuoteEntry<'a>>,
    #[serde(skip_serializing_if = "empty")]
    pub credibility: Option<u32>,
    #[serde(skip_serializing_if = "empty")]
    pub rank: Option<Rank>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub relations: Vec<RelationEntry<'a>>,
    #[serde(skip_serializing_if = "empty")]
    pub inferred_speaker: bool,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub coder: Option<Text<'a>>,
    #[serde(skip_serializing_if = "empty")]
    pub reviewed: bool,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub note: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub tags: Vec<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub attributes: Attributes<'a>,
}
