//! The first line of a table: whether it is one of claims or a stored snapshot;
//! and of one that can be taken for neither, what was meant by it.
//!
//! In: the text of a file. Out: which kind of table it is, whatever its name; or
//! what is wrong with its first line, in words.

use super::claims_csv;
use super::rows::{Row, Rows};
use crate::text::{nearest, shown};

/// The columns of a stored snapshot as they are written.
pub(super) const SNAPSHOT: [&str; 11] = [
    "actor",
    "issue",
    "stance",
    "response",
    "conditions",
    "said",
    "published",
    "by",
    "authority",
    "claim",
    "marks",
];

/// What a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableKind {
    /// Claims, one a row.
    Claims,
    /// A stored snapshot.
    Snapshot,
    /// One of the two, by some of its columns, and neither by all of them.
    Unclear,
}

/// Which kind of table a text is, by its first line that is not blank; none if
/// it is none. Its name does not matter, for what comes through a pipe has none.
///
/// ```
/// use stancegraph::load::{TableKind, table_kind};
/// let kind = |line| table_kind(line);
/// assert_eq!(kind("claim_id,actor,issue,stance,date,source"), Some(TableKind::Claims));
/// assert_eq!(kind("actor,issue,stance"), Some(TableKind::Snapshot));
/// assert_eq!(kind("actor;issue;stance"), Some(TableKind::Unclear));
/// assert_eq!(kind("[Actor(id: \"north\", name: \"Northland\", kind: State)]"), None);
/// ```
pub fn table_kind(text: &str) -> Option<TableKind> {
    let line = text.lines().find(|line| !line.trim().is_empty())?;
    if claims_csv::is_claims(line) {
        return Some(TableKind::Claims);
    }
    let names = fields(line);
    let has = |name: &str| names.iter().any(|other| other == name);
    if has("actor") && has("issue") && !is_meant_as_claims(&names) {
        return Some(TableKind::Snapshot);
    }
    let words = match separator(line).filter(|_| names.len() <= 1) {
        Some((between, _)) => fields(&line.replace(between, ",")),
        None => names,
    };
    let known = |word: &&String| columns().any(|column| folded(column) == folded(word));
    // A comment or an entry of RON is no line of names, whatever it says.
    let is_name = line
        .trim_start()
        .starts_with(|c: char| c == '"' || c.is_alphanumeric());
    let unclear = is_name && words.iter().filter(known).count() > 1;
    unclear.then_some(TableKind::Unclear)
}

/// How many columns must be there in a table of claims.
const NEEDED: usize = 6;

/// What is wrong with the first line, as the end of a sentence that begins
/// with the name of the file.
pub(super) fn problem(text: &str) -> Option<String> {
    let Some(line) = text.lines().find(|line| !line.trim().is_empty()) else {
        return Some(format!(" has no line of column names; {}", both()));
    };
    if matches!(
        table_kind(line),
        Some(TableKind::Claims | TableKind::Snapshot)
    ) {
        return None;
    }
    let names = fields(line);
    let has = |name: &str| names.iter().any(|other| other == name);
    if let Some((between, name)) = separator(line).filter(|_| names.len() <= 1) {
        let meant = line.replace(between, ",");
        let kind = match is_meant_as_claims(&fields(&meant)) {
            true => claims(),
            false => both(),
        };
        return Some(format!(
            ": the columns are separated by {name}; save the table with `,` between them; {kind}"
        ));
    }
    let found = shown(line);
    let near: Vec<String> = names.iter().filter_map(|name| hint(name, &names)).collect();
    if is_meant_as_claims(&names) {
        let near = match near.is_empty() {
            true => String::new(),
            false => format!("; {}", near.join("; ")),
        };
        return Some(format!(" begins with {found}; {}{near}", claims()));
    }
    let known = |name: &String| {
        let folded = folded(name);
        columns().any(|column| self::folded(column) == folded)
    };
    if names.iter().any(known) || !near.is_empty() {
        let missing = if has("actor") { "issue" } else { "actor" };
        let near = match near.is_empty() {
            true => String::new(),
            false => format!("; {}", near.join("; ")),
        };
        return Some(format!(
            " has no column `{missing}`: it begins with {found}; {}{near}",
            both()
        ));
    }
    Some(format!(
        " has no line of column names: it begins with {found}; {}",
        both()
    ))
}

/// The columns of both kinds of tables.
fn columns() -> impl Iterator<Item = &'static str> {
    let stored = SNAPSHOT.iter();
    claims_csv::COLUMNS.iter().chain(stored).copied()
}

fn fields(line: &str) -> Vec<String> {
    let mut row = Row::default();
    match Rows::new(line).read(&mut row) {
        Ok(true) => (0..row.len())
            .map(|at| row.get(line, at).to_owned())
            .collect(),
        _ => vec![line.to_owned()],
    }
}

/// Whether names are rather those of a table of claims: something like an id of
/// claims, or a date beside a source, which no snapshot has.
fn is_meant_as_claims(names: &[String]) -> bool {
    let folded: Vec<String> = names.iter().map(|name| self::folded(name)).collect();
    let has = |name: &str| folded.iter().any(|other| other == name);
    has("claimid") || (has("date") && has("source"))
}

/// A name without what people write in different ways.
fn folded(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// What a name that is no column was meant to be, unless that is there.
fn hint(name: &str, names: &[String]) -> Option<String> {
    if name.is_empty() || columns().any(|column| column == name) {
        return None;
    }
    let needed = || {
        let needed = claims_csv::COLUMNS[..NEEDED].iter().copied();
        needed.filter(|column| !names.iter().any(|name| name == column))
    };
    let same = needed().find(|column| folded(column) == folded(name));
    let meant = same.or_else(|| nearest(name, needed()))?;
    Some(format!("{}: did you mean `{meant}`?", shown(name)))
}

fn claims() -> String {
    let needed = claims_csv::COLUMNS[..NEEDED].join(",");
    format!("a table of claims begins with `{needed}`")
}

fn both() -> String {
    let stored = SNAPSHOT.join(",");
    format!("{}, a snapshot in CSV with `{stored}`", claims())
}

/// What stands between the columns in place of a comma.
fn separator(line: &str) -> Option<(char, &'static str)> {
    let all = [(';', "`;`"), ('\t', "tabs"), ('|', "`|`")];
    all.into_iter().find(|(c, _)| line.contains(*c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_one_of_the_two_is_no_problem() {
        for line in [
            "claim_id,actor,issue,stance,date,source",
            "claim_id,actor,issue,stance",
            "actor,issue",
            "issue,actor,stance,colour",
            "actor,issue,stance,date",
        ] {
            assert_eq!(problem(line), None, "{line}");
        }
    }

    #[test]
    fn what_was_meant_by_another_first_line_is_told() {
        for (line, expected) in [
            (
                "claimid,actor,issue,stance,date,source",
                " begins with `claimid,actor,issue,stance,date,source`; a table of claims begins with `claim_id,actor,issue,stance,date,source`; `claimid`: did you mean `claim_id`?",
            ),
            (
                "Claim ID;actor;issue;stance;date;source",
                ": the columns are separated by `;`; save the table with `,` between them; a table of claims begins with `claim_id,actor,issue,stance,date,source`",
            ),
            (
                "a1,Northland,Talks,yes,2026-01-05,Gazette 1",
                " has no line of column names: it begins with `a1,Northland,Talks,yes,2026-01-05,Gazette 1`; a table of claims begins with `claim_id,actor,issue,stance,date,source`, a snapshot in CSV with `",
            ),
            (
                "actors,issue,stance",
                " has no column `actor`: it begins with `actors,issue,stance`; a table",
            ),
            ("", " has no line of column names; a table of claims"),
        ] {
            let said = problem(line).expect(line);
            assert!(said.starts_with(expected), "{said}");
        }
    }
}
