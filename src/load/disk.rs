//! The one place that walks the disk: a path to the files of a ledger.

use std::fs;
use std::path::Path;

use super::File;
use crate::error::Error;

/// The files of a ledger, and how many were passed over.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// Every `*.ron` file, by path.
    pub files: Vec<File>,
    /// Dot files and `*.review.ron` files, which are not part of the ledger.
    pub skipped: usize,
}

/// Reads a ledger from a file, or from every `*.ron` below a folder.
///
/// Files and folders whose name begins with a dot, and files that end in
/// `.review.ron`, are skipped and counted. Links to folders are not followed.
///
/// # Errors
/// When the path does not exist or cannot be read, or when a file below it
/// cannot be read.
pub fn read(path: &Path) -> Result<Found, Error> {
    let mut found = Found::default();
    let meta = fs::metadata(path).map_err(|e| {
        Error::io(
            format!(
                "cannot open `{}`, which should be a ledger file or folder",
                path.display()
            ),
            e,
        )
    })?;
    if meta.is_dir() {
        walk(path, &mut found)?;
        found.files.sort_by(|a, b| a.path.cmp(&b.path));
    } else {
        found.files.push(file(path)?);
    }
    Ok(found)
}

fn walk(folder: &Path, found: &mut Found) -> Result<(), Error> {
    let failed =
        |e: std::io::Error| Error::io(format!("cannot read the folder `{}`", folder.display()), e);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = entry.path();
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let kind = entry.file_type().map_err(failed)?;
        if name.starts_with('.') {
            found.skipped += usize::from(name.ends_with(".ron"));
        } else if kind.is_dir() {
            walk(&path, found)?;
        } else if name.ends_with(".review.ron") {
            found.skipped += 1;
        } else if name.ends_with(".ron") && path.is_file() {
            found.files.push(file(&path)?);
        }
    }
    Ok(())
}

/// Reads one file.
///
/// # Errors
/// When it cannot be read.
pub fn file(path: &Path) -> Result<File, Error> {
    let bytes =
        fs::read(path).map_err(|e| Error::io(format!("cannot read `{}`", path.display()), e))?;
    // One spelling on every system, so that output does not differ.
    Ok(File {
        path: path.to_string_lossy().replace('\\', "/"),
        bytes,
    })
}
