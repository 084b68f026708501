//! Stored snapshots in RON: `Snapshot(format: 1, …)`.
//!
//! In: the text of one file. Out: a [`Snapshot`]; or the other way round,
//! through [`to_text`]. The file format stands in `entries`.

mod entries;
mod from_entries;
mod to_entries;
mod words;

use std::path::Path;

use ron::ser::PrettyConfig;

use self::entries::{CellEntry, File};
use self::from_entries::Cells;
use crate::error::Error;
use crate::model::Snapshot;
use crate::text::path_shown;

/// Whether a text is a stored snapshot and not a list of entries.
pub fn is_snapshot(text: &str) -> bool {
    use crate::syntax::{Bracket, TokenKind, tokens};
    let mut in_attribute = false;
    for token in tokens(text).filter(|token| !token.kind.is_trivia()) {
        match token.kind {
            TokenKind::Hash => in_attribute = true,
            TokenKind::Close(Bracket::Square) if in_attribute => in_attribute = false,
            _ if in_attribute => {}
            kind => {
                let word = text.get(token.span.start..token.span.end);
                return kind == TokenKind::Ident && word == Some("Snapshot");
            }
        }
    }
    false
}

/// Reads a stored snapshot; `path` is how errors call the file.
///
/// # Errors
/// When the text is no snapshot of format 1; the message says where.
pub fn read(path: &str, text: &str) -> Result<Snapshot, Error> {
    let path = path_shown(Path::new(path));
    let file: File<'_, Cells> = crate::load::options()
        .from_str(text)
        .map_err(|e| Error::data(format!("{path}, {}", words::words(text, &e))))?;
    if file.format != 1 {
        return Err(Error::data(format!(
            "{path} is a snapshot of format {}; this program reads format 1",
            file.format
        )));
    }
    let problem = |what: String| Error::data(format!("{path}: {what}"));
    from_entries::snapshot(file).map_err(problem)
}

/// How many cells the bare parse of `ron` finds: the floor to which reading is
/// compared.
#[doc(hidden)]
pub fn parsed(text: &str) -> Option<usize> {
    let file: File<'_, Vec<CellEntry<'_>>> = crate::load::options().from_str(text).ok()?;
    Some(file.cells.len())
}

/// Writes a snapshot, a cell a line, so that two of them compare well in git.
///
/// # Errors
/// Never for a snapshot derived from a ledger; the signature is that of the
/// serializer.
pub fn to_text(snapshot: &Snapshot) -> Result<String, Error> {
    let file = to_entries::file(snapshot);
    let pretty = PrettyConfig::new()
        .depth_limit(2)
        .new_line("\n")
        .indentor("    ");
    let body = crate::load::options()
        .to_string_pretty(&file, pretty)
        .map_err(|e| Error::format(format!("the snapshot cannot be written: {e}")))?;
    Ok(format!("Snapshot{body}\n"))
}
