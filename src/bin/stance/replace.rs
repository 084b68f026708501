//! Files that were read are written anew, each whole or not at all: all new
//! texts are on the disk before the first file changes.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use stancegraph::error::Error;
use stancegraph::text::path_shown;

/// A file that is to change.
pub struct Replace<'a> {
    /// Where it was read; what a link leads to is replaced, not the link.
    pub path: &'a Path,
    /// What was read.
    pub old: &'a [u8],
    /// What is to stand there.
    pub new: &'a [u8],
}

/// A new text beside its file.
struct Ready<'a> {
    path: &'a Path,
    target: PathBuf,
    beside: PathBuf,
}

/// Replaces all, or says which were replaced and which not.
pub fn all(files: &[Replace<'_>]) -> Result<(), Error> {
    let mut ready: Vec<Ready<'_>> = Vec::with_capacity(files.len());
    for file in files {
        match prepared(file) {
            Ok(one) => ready.push(one),
            Err(error) => {
                forget(&ready);
                return Err(nothing_written(&error));
            }
        }
    }
    for (index, one) in ready.iter().enumerate() {
        if let Err(error) = fs::rename(&one.beside, &one.target) {
            forget(&ready[index..]);
            let names = |list: &[Ready<'_>]| {
                let names: Vec<String> = list.iter().map(|one| path_shown(one.path)).collect();
                names.join(", ")
            };
            let done = match index {
                0 => "nothing was written".to_owned(),
                _ => format!("written: {}", names(&ready[..index])),
            };
            let left = names(&ready[index..]);
            return Err(Error::io(
                format!("{done}; not written: {left}; cannot replace the first of these"),
                error,
            ));
        }
    }
    for one in &ready {
        settled(&one.target);
    }
    Ok(())
}

/// Writes the new text beside the file, down to the disk.
fn prepared<'a>(file: &Replace<'a>) -> Result<Ready<'a>, Error> {
    let path = file.path;
    let shown = path_shown(path);
    let failed = |cause| Error::io(format!("cannot write {shown}"), cause);
    let target = path.canonicalize().map_err(failed)?;
    let about = fs::metadata(&target).map_err(failed)?;
    if !about.is_file() {
        return Err(Error::usage(format!(
            "{shown} is no regular file and cannot be replaced"
        )));
    }
    if about.permissions().readonly() {
        return Err(Error::usage(format!(
            "{shown} is read-only; allow writing to it first"
        )));
    }
    if fs::read(&target).map_err(failed)? != file.old {
        return Err(Error::usage(format!(
            "{shown} has changed since it was read; run the command again"
        )));
    }
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let beside = target.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let mut options = OpenOptions::new();
    let new = options.write(true).create_new(true).open(&beside);
    let filled = new.and_then(|new| filled(new, file.new, about.permissions()));
    if let Err(cause) = filled {
        // What matters is the first failure.
        let _ = fs::remove_file(&beside);
        return Err(failed(cause));
    }
    Ok(Ready {
        path,
        target,
        beside,
    })
}

fn filled(mut new: File, bytes: &[u8], permissions: fs::Permissions) -> io::Result<()> {
    new.write_all(bytes)?;
    new.set_permissions(permissions)?;
    new.sync_all()
}

fn forget(ready: &[Ready<'_>]) {
    for one in ready {
        // It is hidden, and no part of a ledger, should it stay.
        let _ = fs::remove_file(&one.beside);
    }
}

/// Sees to it that the new name is on the disk, too, where folders allow that.
fn settled(target: &Path) {
    if let Some(folder) = target.parent()
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

/// The same error, with the comfort that all is as it was.
fn nothing_written(error: &Error) -> Error {
    Error::usage(format!("{error}; nothing was written"))
}
