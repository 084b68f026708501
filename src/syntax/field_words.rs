//! The words that a field takes, where it takes one of a few.
//!
//! In: the name of a field and of the entry around it. Out: its words as they
//! are written. The reading itself knows no field; only what is said of a value
//! that cannot be read does.

/// Fields that take a word of the format, and none in quotation marks.
pub const WORD_FIELDS: [&str; 8] = [
    "kind",
    "authority",
    "reliability",
    "stance",
    "expect",
    "response",
    "act",
    "rank",
];

/// The words of a field; `owner` is the tag of its entry, or nothing inside
/// of a quote. Empty for a field that takes no word.
///
/// ```
/// use stancegraph::syntax::field_words;
/// assert_eq!(field_words("rank", Some("Claim")), ["Preferred", "Normal", "Deprecated"]);
/// assert!(field_words("name", Some("Actor")).is_empty());
/// ```
pub fn field_words(field: &str, owner: Option<&str>) -> &'static [&'static str] {
    match (field, owner) {
        ("kind", Some(_)) => &[
            "State",
            "Institution",
            "Person",
            "Faction",
            "Organisation",
            "Media",
            "Anonymous",
            "Collective",
        ],
        ("kind", None) => &[
            "Direct",
            "Mixed",
            "Indirect",
            "Narrated",
            "Rumour",
            "Record(\"…\")",
        ],
        ("authority", _) => &[
            "Principal",
            "Minister",
            "Spokesperson",
            "Official",
            "Affiliate",
            "Anonymous",
        ],
        ("reliability", _) => &["A", "B", "C", "D", "E", "F"],
        ("stance" | "expect", _) => &[
            "StrongSupport",
            "Support",
            "Neutral",
            "Oppose",
            "StrongOppose",
            "Yes",
            "Abstain",
            "No",
            "Choose(\"…\")",
            "Reject(\"…\")",
            "At(5)",
        ],
        ("response", _) => &["Declined", "NoAnswer", "Disputed", "Assessed", "Absent"],
        ("act", _) => &[
            "Propose",
            "Offer",
            "Accept",
            "Reject",
            "Demand",
            "Request",
            "Commit",
            "Threaten",
            "Condition",
            "Doubt",
            "Deny",
            "Confirm",
            "Clarify",
            "Retract",
            "Assess",
            "Report",
            "Decline",
            "Vote",
        ],
        ("rank", _) => &["Preferred", "Normal", "Deprecated"],
        _ => &[],
    }
}
