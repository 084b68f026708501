//! What a `.dna` file holds and cannot be used: which row, what is wrong, and
//! what was done about it. A flaw stops nothing.

use std::fmt;

/// A row that could not be used as it is.
///
/// ```
/// use stancegraph::load::dna::Flaw;
/// let flaw = Flaw {
///     row: "statement",
///     id: 12,
///     what: "stands in document 99, which the file does not have; it was left out".to_owned(),
/// };
/// assert!(flaw.to_string().starts_with("statement 12 stands in document 99"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// What the row is: "statement", "document".
    pub row: &'static str,
    /// Its id in the file.
    pub id: i64,
    /// What is wrong and what was done, as the end of "statement 12 …".
    pub what: String,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.row, self.id, self.what)
    }
}
