//! What a fix does to the bytes of a file, and when two of them are at odds.

use crate::diagnostics::Span;

/// What a fix does to the bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Change {
    pub(super) file: usize,
    /// What goes; none for the byte order mark.
    pub(super) span: Option<Span>,
    /// What comes.
    pub(super) text: String,
}

/// Whether two changes of one file want the same bytes.
pub(super) fn overlap(one: &Change, other: &Change) -> bool {
    match (one.span, other.span) {
        (Some(a), Some(b)) => a.start < b.end && b.start < a.end,
        (a, b) => a.is_none() && b.is_none(),
    }
}
