//! The one table of codes. A lint or a loader names its code from here.

use super::Level;

/// A kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Short name, as in `-D unused-source`.
    pub name: &'static str,
    /// Level unless the user sets another.
    pub level: Level,
    /// One sentence: what is found.
    pub summary: &'static str,
    /// A paragraph: why it matters and what to do.
    pub explanation: &'static str,
}

/// Every code there is, sorted by name.
pub static CODES: &[&Code] = &[];
