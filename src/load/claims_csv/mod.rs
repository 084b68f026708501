//! Tables of claims in CSV: one row a claim.
//!
//! In: the text of a table whose first line names `claim_id`, `actor`,
//! `issue`, `stance`, `date`, `source`, and further columns of a claim if it
//! has them. Out: columns of numbers ([`table`]) where the claims are plain,
//! or entries like those of a RON file, with every finding in its line and
//! column. `docs/format.md` describes the columns.

mod declare;
mod entry;
mod header;
mod names;
mod place;
mod relation;
mod rows;
mod source;
mod stance;
mod table;

use super::rows::{Row, Rows};

pub use self::header::COLUMNS;
pub use self::names::numbered;
pub(super) use self::place::Places;
pub(super) use self::rows::read;
pub use self::table::{columns, table};

/// What a table of claims may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum World {
    /// Only what entries of RON files declare.
    #[default]
    Closed,
    /// Anything: whatever is named is declared by it.
    Open,
}

/// Whether a text is a table of claims, by its first line that is not blank.
///
/// ```
/// use stancegraph::load::claims_csv::is_claims;
/// assert!(is_claims("claim_id,actor,issue,stance,date,source\n"));
/// assert!(!is_claims("actor,issue,stance,claim\n"));
/// ```
pub fn is_claims(text: &str) -> bool {
    let line = text.lines().find(|line| !line.trim().is_empty());
    let line = line.unwrap_or_default();
    let mut row = Row::default();
    let read = Rows::new(line).read(&mut row).unwrap_or_default();
    let all = ["claim_id", "actor", "issue", "stance"];
    read && all.iter().all(|name| header::row_has(line, &row, name))
}
