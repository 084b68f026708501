//! Files that can be read but once, such as the standard input and other pipes:
//! what was in them is kept for whoever asks again.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use stancegraph::error::Error;
use stancegraph::load::{self, disk};

use super::Reader;
use crate::input;

/// The standard input on the command line.
pub(super) const STDIN: &str = "-";

/// What was read and cannot be read again.
pub(super) type Kept = RefCell<BTreeMap<PathBuf, load::File>>;

impl Reader<'_> {
    /// Whether anything is there to be read; the standard input always is.
    pub fn is_there(&self, path: &Path) -> bool {
        path == Path::new(STDIN) || path.exists()
    }

    /// Reads a file, or what was read of it where that cannot be done again.
    pub fn file(&self, path: &Path) -> Result<load::File, Error> {
        let is_stdin = path == Path::new(STDIN);
        if path.is_file() && !is_stdin {
            return disk::file(path);
        }
        let kept = self.kept.borrow().get(path).cloned();
        let file = match kept {
            Some(file) => return Ok(file),
            None if is_stdin => input::standard()?,
            None => disk::file(path)?,
        };
        self.kept.borrow_mut().insert(path.to_owned(), file.clone());
        Ok(file)
    }
}
