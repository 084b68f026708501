//! A folder that holds several ledgers, and is none. In: the files below it.
//! Out: an error that names them.
//!
//! A ledger has one `Ledger(…)` at most. Where the files of two folders each
//! have one, each of the folders is a ledger, and read as one they would clash
//! wherever they use the same id.

use std::collections::BTreeSet;
use std::path::Path;

use crate::error::Error;
use crate::load::File;
use crate::syntax;
use crate::text::path_shown;

/// How many ledgers are named.
const NAMED: usize = 3;

/// Nothing, unless the files of several folders each begin a ledger.
///
/// # Errors
/// When they do.
pub(super) fn one_ledger(path: &Path, files: &[File]) -> Result<(), Error> {
    let folder = |file: &File| Path::new(&file.path).parent().map(Path::to_owned);
    let may_head = |file: &&File| memchr::memmem::find(&file.bytes, b"Ledger").is_some();
    let likely: Vec<&File> = files.iter().filter(may_head).collect();
    let folders: BTreeSet<_> = likely.iter().map(|file| folder(file)).collect();
    // To read a file twice costs time; one folder alone cannot be several.
    if folders.len() < 2 {
        return Ok(());
    }
    let heads = likely.into_iter().filter(|file| has_head(file));
    let folders: BTreeSet<_> = heads.filter_map(folder).collect();
    if folders.len() < 2 {
        return Ok(());
    }
    let mut named: Vec<String> = folders.iter().take(NAMED).map(|f| path_shown(f)).collect();
    if folders.len() > NAMED {
        named.push("…".to_owned());
    }
    Err(Error::usage(format!(
        "{} holds {} ledgers ({}), and a folder is read with all folders in it; name one of them",
        path_shown(path),
        folders.len(),
        named.join(", ")
    )))
}

/// Whether an entry of a file is the `Ledger(…)` of a ledger.
fn has_head(file: &File) -> bool {
    let Ok(text) = std::str::from_utf8(&file.bytes) else {
        return false;
    };
    let tree = syntax::parse(text);
    let mut tags = tree.entries().iter().filter_map(|entry| entry.name);
    tags.any(|tag| text.get(tag.start..tag.end) == Some("Ledger"))
}
