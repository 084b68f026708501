//! A [`Dna`] to the files of a ledger: documents to sources with their texts,
//! statements to claims with their quotes, entities to actors and issues.
//!
//! Nothing is lost without being told: what makes no claim is listed with its
//! reason, and every name is written as it stands, but for characters that
//! cannot be seen. The same file gives the same bytes.

mod actors;
mod claims;
mod context;
mod issues;
mod names;
mod sources;

use std::fmt;

use ron::ser::PrettyConfig;

use super::types::Dna;
use super::{Choice, Flaw};
use crate::error::Error;
use crate::load::File;
use crate::load::format::{Entry, LedgerEntry, Text};
use crate::text::shown;

use self::names::Ids;

/// The files of a ledger, and what did not become a part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The files with entries, and the texts of the sources, by their paths
    /// within the folder of the ledger.
    pub files: Vec<File>,
    /// How many actors, issues, sources and claims there are.
    pub counts: [usize; 4],
    /// Statements that made no claim, or not the whole one, by reason.
    pub told: Vec<Told>,
}

/// Something that is to be known about statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What became of them, as the end of "3 statements …".
    pub what: String,
    /// The same of one, as the end of "1 statement …".
    pub of_one: String,
    /// Which, by their ids in the file, in rising order.
    pub statements: Vec<i64>,
}

/// So many ids are listed.
const LISTED: usize = 10;

/// "2 statements have no stance (`agreement`) and were left out: 4, 9".
impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.statements.len() {
            1 => write!(f, "1 statement {}: ", self.of_one)?,
            count => write!(f, "{count} statements {}: ", self.what)?,
        }
        let ids: Vec<String> = self
            .statements
            .iter()
            .take(LISTED)
            .map(i64::to_string)
            .collect();
        f.write_str(&ids.join(", "))?;
        match self.statements.len().saturating_sub(LISTED) {
            0 => Ok(()),
            more => write!(f, " and {more} more"),
        }
    }
}

/// Makes the files of a ledger with this title.
///
/// # Errors
/// When no variable was chosen as the stance, or its values cannot be one.
pub fn ledger(dna: &Dna, choice: &Choice, title: &str) -> Result<Imported, Error> {
    let mut ids = Ids::default();
    let mut actors = actors::actors(dna, choice, &mut ids);
    let issues = issues::issues(dna, choice, &mut ids)?;
    let sources = sources::sources(dna, &mut ids);
    let claims = claims::claims(dna, choice, &mut actors, &issues, &sources, &mut ids);
    let counts = [
        actors.list.len(),
        issues.entries.len(),
        sources.entries.len(),
        claims.entries.len(),
    ];
    let head = Entry::Ledger(LedgerEntry {
        format: Some(1),
        title: Some(Text::from(names::seen(title))).filter(|title| !title.as_str().is_empty()),
        policy: None,
        note: Some(made_from(dna, choice).into()),
    });
    let mut files = vec![
        File::new("ledger.ron", written(&[head])?),
        File::new("actors.ron", written(&actors.entries())?),
        File::new("issues.ron", written(&issues.entries)?),
        File::new("sources.ron", written(&sources.entries)?),
        File::new("claims.ron", written(&claims.entries)?),
    ];
    for (path, document) in sources.paths.iter().zip(&dna.documents) {
        files.extend(path.as_ref().map(|path| File::new(path, &*document.text)));
    }
    let mut told = claims.told;
    told.extend(others(dna, choice));
    told.retain(|told| !told.statements.is_empty());
    Ok(Imported {
        files,
        counts,
        told,
    })
}

/// What the ledger was made from, for whoever reads it.
fn made_from(dna: &Dna, choice: &Choice) -> String {
    let of = &dna.types[choice.statement_type];
    let name = |at: usize| shown(&of.variables[at].name);
    let part = |what: &str, at: Option<usize>| at.map(|at| format!(", {what} from {}", name(at)));
    let version = match &*dna.version {
        "" => String::new(),
        version => format!(" (version {})", names::seen(version)),
    };
    format!(
        "Made from a database of the Discourse Network Analyzer{version}: statements of the type {}, actors from {}{}, \
         issues from {}{}. The ids of claims have the numbers of the statements.",
        shown(&of.label),
        name(choice.actor),
        part("speakers", choice.speaker).unwrap_or_default(),
        name(choice.issue),
        part("stances", choice.stance).unwrap_or_default(),
    )
}

/// The statements of the other types.
fn others<'d>(dna: &'d Dna, choice: &Choice) -> impl Iterator<Item = Told> + 'd {
    let chosen = choice.statement_type;
    let others = dna
        .types
        .iter()
        .enumerate()
        .filter(move |(at, _)| *at != chosen);
    others.map(|(_, of)| {
        let type_of = format!("of the type {} and not imported", shown(&of.label));
        Told {
            what: format!("are {type_of}"),
            of_one: format!("is {type_of}"),
            statements: of.statements.ids.clone(),
        }
    })
}

/// Entries as text, so that a change of one reads well in version control.
fn written(entries: &[Entry<'_>]) -> Result<String, Error> {
    let pretty = PrettyConfig::new()
        .depth_limit(2)
        .new_line("\n")
        .indentor("    ");
    let body = crate::load::options()
        .to_string_pretty(entries, pretty)
        .map_err(|e| Error::format(format!("the ledger cannot be written: {e}")))?;
    Ok(readable(&body) + "\n")
}

/// Without the backslash before an apostrophe, which RON does not need. A
/// backslash stands in texts alone and always escapes what is behind it.
fn readable(text: &str) -> String {
    let mut readable = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\\') {
        readable.push_str(before);
        let length = behind.chars().next().map_or(0, char::len_utf8);
        let (escaped, after) = behind.split_at(length);
        if escaped != "'" {
            readable.push('\\');
        }
        readable.push_str(escaped);
        rest = after;
    }
    readable.push_str(rest);
    readable
}

/// The flaws of a file in so many lines, and how many more there are.
///
/// ```
/// use stancegraph::load::dna::{Flaw, ledger::listed};
/// let flaw = |id| Flaw { row: "document", id, what: "has no date; it is undated".to_owned() };
/// let lines = listed(&[flaw(1), flaw(2), flaw(3)], 2);
/// assert_eq!(lines, ["document 1 has no date; it is undated", "document 2 has no date; it is undated", "1 more"]);
/// ```
pub fn listed(flaws: &[Flaw], most: usize) -> Vec<String> {
    let mut lines: Vec<String> = flaws.iter().take(most).map(Flaw::to_string).collect();
    match flaws.len().saturating_sub(most) {
        0 => {}
        more => lines.push(format!("{more} more")),
    }
    lines
}

#[cfg(all(test, feature = "dna"))]
mod tests;
