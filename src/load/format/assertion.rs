//! Assertions: what is expected of a position as of a day.

use serde::{Deserialize, Serialize};

use super::{ExpectEntry, Text, empty};

/// `Assert(…)`.
#[allow(missing_docs)]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AssertEntry<'a> {
    #[serde(borrow, skip_serializing_if = "empty")]
    pub actor: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub issue: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub on: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub expect: Option<ExpectEntry<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub only_if: Option<Vec<Text<'a>>>,
    #[serde(borrow, skip_serializing_if = "empty", rename = "if")]
    pub if_: Option<Vec<Text<'a>>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    pub unless: Option<Vec<Text<'a>>>,
    #[serde(skip_serializing_if = "empty")]
    pub response: Option<ExpectResponseEntry>,
}

/// `response: …` of an assertion.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExpectResponseEntry {
    Declined,
    NoAnswer,
    Disputed,
    Assessed,
    Absent,
    Silent,
}
