//! The file format of stored snapshots in RON, as types.

use serde::{Deserialize, Serialize};

use crate::load::format::{Authority, Clock, ConditionKind, MarkKind, Response, StanceEntry, Text};

fn empty<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// The whole file; `C` is what its cells are read into.
#[derive(Serialize, Deserialize)]
#[serde(
    rename = "Snapshot",
    deny_unknown_fields,
    bound(
        serialize = "C: Serialize",
        deserialize = "C: Deserialize<'de> + Default"
    )
)]
pub(super) struct File<'a, C> {
    pub(super) format: u32,
    #[serde(borrow)]
    pub(super) as_of: Text<'a>,
    pub(super) clock: Clock,
    #[serde(borrow, default, skip_serializing_if = "empty")]
    pub(super) min_credibility: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "empty")]
    pub(super) reviewed_only: bool,
    #[serde(borrow, default, skip_serializing_if = "empty")]
    pub(super) coders: Vec<Text<'a>>,
    #[serde(borrow, default, skip_serializing_if = "empty")]
    pub(super) title: Option<Text<'a>>,
    #[serde(borrow, default, skip_serializing_if = "empty")]
    pub(super) only: OnlyEntry<'a>,
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    pub(super) speakers: Vec<Text<'a>>,
    #[serde(default)]
    pub(super) cells: C,
    #[serde(borrow, default, skip_serializing_if = "empty")]
    pub(super) withdrawn: Vec<WithdrawnEntry<'a>>,
}

#[derive(Serialize, Deserialize, Default, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub(super) struct OnlyEntry<'a> {
    #[serde(borrow, skip_serializing_if = "Vec::is_empty")]
    pub(super) actors: Vec<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "Vec::is_empty")]
    pub(super) issues: Vec<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "Vec::is_empty")]
    pub(super) tags: Vec<Text<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CellEntry<'a> {
    #[serde(borrow)]
    pub(super) actor: Text<'a>,
    #[serde(borrow)]
    pub(super) issue: Text<'a>,
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    pub(super) held: Vec<HeldEntry<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(super) response: Option<GivenEntry<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    pub(super) marks: Vec<MarkEntry<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeldEntry<'a> {
    #[serde(borrow)]
    pub(super) stance: StanceEntry<'a>,
    #[serde(borrow)]
    pub(super) evidence: EvidenceEntry<'a>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(super) restated: Option<EvidenceEntry<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    pub(super) conditions: Vec<ConditionEntry<'a>>,
    #[serde(default, skip_serializing_if = "empty")]
    pub(super) narrated: bool,
    #[serde(default, skip_serializing_if = "empty")]
    pub(super) stale: bool,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct EvidenceEntry<'a> {
    #[serde(borrow, skip_serializing_if = "empty")]
    pub(super) claim: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub(super) by: Option<Text<'a>>,
    #[serde(skip_serializing_if = "empty")]
    pub(super) authority: Option<Authority>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub(super) said: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub(super) published: Option<Text<'a>>,
    #[serde(skip_serializing_if = "empty")]
    pub(super) repeats: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConditionEntry<'a> {
    pub(super) kind: ConditionKind,
    #[serde(borrow)]
    pub(super) text: Text<'a>,
    #[serde(borrow)]
    pub(super) evidence: EvidenceEntry<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GivenEntry<'a> {
    pub(super) response: Response,
    #[serde(borrow)]
    pub(super) evidence: EvidenceEntry<'a>,
    #[serde(default, skip_serializing_if = "empty")]
    pub(super) told: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MarkEntry<'a> {
    pub(super) kind: MarkKind,
    #[serde(borrow, default, skip_serializing_if = "empty")]
    pub(super) about: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) claims: Vec<EvidenceEntry<'a>>,
}

#[derive(Serialize, Deserialize, Default, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WithdrawnEntry<'a> {
    #[serde(borrow)]
    pub(super) claim: Text<'a>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub(super) holder: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub(super) by: Option<EvidenceEntry<'a>>,
    #[serde(skip_serializing_if = "empty")]
    pub(super) only_conditions: bool,
}

impl PartialEq for EvidenceEntry<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.claim == other.claim && self.by == other.by
    }
}
