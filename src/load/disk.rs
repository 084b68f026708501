//! The one place that walks the disk: a path to the files of a ledger.

mod missing;
mod several;
mod texts;

use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use super::File;
use crate::error::Error;
use crate::text::path_shown;
pub use missing::told;
pub use texts::{Where, texts};

/// The most that is read of one file, in bytes: 1 GiB. A device that never
/// ends would fill the memory otherwise.
pub const LARGEST: u64 = 1 << 30;

/// The files of a ledger, and what was passed over.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// Every `*.ron` file, by path.
    pub files: Vec<File>,
    /// Where each of the files is, in the same order.
    pub paths: Vec<PathBuf>,
    /// Dot files and `*.review.ron` files, which are not part of the ledger.
    pub skipped: usize,
    /// What looks like a part of the ledger and was not read, by path.
    pub passed_over: Vec<PassedOver>,
}

/// Something in the folder of a ledger that looks like a part of it and is none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PassedOver {
    /// Where it is.
    pub path: PathBuf,
    /// Why it was not read, as the end of "`path` …".
    pub why: &'static str,
}

/// Why a table was passed over.
const TABLE: &str = "is a table of claims, which is read only where it is named itself";

impl PassedOver {
    /// Whether it is a table of claims right in this folder: named itself, it is
    /// read with the RON files of the folder, whose entries it may use.
    ///
    /// ```
    /// use std::path::Path;
    /// use stancegraph::load::disk;
    ///
    /// let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/graphs/unga-18"));
    /// let found = disk::read(folder)?;
    /// assert!(found.passed_over.iter().any(|passed| passed.is_table_in(folder)));
    /// # Ok::<(), stancegraph::error::Error>(())
    /// ```
    pub fn is_table_in(&self, folder: &Path) -> bool {
        self.why == TABLE && self.path.parent() == Some(folder)
    }
}

/// Reads a ledger from a file, or from every `*.ron` below a folder.
///
/// Files and folders whose name begins with a dot, and files that end in
/// `.review.ron`, are skipped and counted. Links to folders, links to nothing,
/// devices, pipes and `*.ron.txt` files are passed over and listed. The case
/// of the ending does not matter.
///
/// # Errors
/// When the path does not exist or cannot be read, when a file below it
/// cannot be read, or when several ledgers lie in folders below it.
pub fn read(path: &Path) -> Result<Found, Error> {
    let (found, mut failed) = read_readable(path)?;
    if failed.is_empty() {
        Ok(found)
    } else {
        Err(failed.swap_remove(0))
    }
}

/// As [`read`], but files and folders below the path that cannot be read stop
/// nothing; they come beside the others, by path.
///
/// # Errors
/// When the path itself does not exist or cannot be read, or holds several
/// ledgers.
pub fn read_readable(path: &Path) -> Result<(Found, Vec<Error>), Error> {
    let meta = fs::metadata(path).map_err(|e| {
        let doing = format!(
            "cannot open {}, which should be a ledger file or folder",
            path_shown(path)
        );
        Error::io(doing, told(path, e))
    })?;
    let mut found = Found::default();
    let mut failed = Vec::new();
    if meta.is_dir() {
        walk(path, &mut found, &mut failed)?;
        found.paths.sort();
        found.passed_over.sort();
    } else {
        found.paths.push(path.to_owned());
    }
    let mut paths = Vec::with_capacity(found.paths.len());
    for at in std::mem::take(&mut found.paths) {
        match file(&at) {
            Ok(file) => {
                found.files.push(file);
                paths.push(at);
            }
            Err(error) if meta.is_dir() => failed.push(error),
            Err(error) => return Err(error),
        }
    }
    found.paths = paths;
    several::one_ledger(path, &found.files)?;
    Ok((found, failed))
}

fn walk(folder: &Path, found: &mut Found, failed: &mut Vec<Error>) -> Result<(), Error> {
    let cannot =
        |e: std::io::Error| Error::io(format!("cannot read the folder {}", path_shown(folder)), e);
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let entry = entry.map_err(cannot)?;
        let path = entry.path();
        let kind = entry.file_type().map_err(cannot)?;
        let name = Name::of(&entry.file_name());
        match name {
            Name::Skipped => found.skipped += 1,
            Name::Hidden => {}
            _ if kind.is_dir() => {
                if let Err(error) = walk(&path, found, failed) {
                    failed.push(error);
                }
            }
            Name::Ledger if path.is_file() => found.paths.push(path),
            Name::Ledger if path.is_dir() => pass(found, path, "is a link to a folder"),
            Name::Ledger if kind.is_symlink() && !path.exists() => {
                pass(found, path, "is a link to nothing");
            }
            Name::Ledger => pass(found, path, "is not a regular file"),
            Name::AlmostLedger => pass(found, path, "ends in `.ron.txt`, not in `.ron`"),
            Name::Other if path.is_file() && is_table(&path) => pass(found, path, TABLE),
            Name::Other if kind.is_symlink() && path.is_dir() => {
                pass(found, path, "is a link to a folder");
            }
            Name::Other => {}
        }
    }
    Ok(())
}

/// Whether a file in CSV begins like a table of claims.
fn is_table(path: &Path) -> bool {
    let csv = path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("csv"));
    let mut start = [0; 1024];
    let read = csv
        .then(|| fs::File::open(path).ok()?.read(&mut start).ok())
        .flatten();
    let start = &start[..read.unwrap_or(0)];
    let line = start.split(|byte| *byte == b'\n').next();
    line.and_then(|line| std::str::from_utf8(line).ok())
        .is_some_and(super::claims_csv::is_claims)
}

fn pass(found: &mut Found, path: PathBuf, why: &'static str) {
    found.passed_over.push(PassedOver { path, why });
}

/// What the name of a file says about its part in a ledger.
enum Name {
    /// A ledger file.
    Ledger,
    /// A ledger file that is left out on purpose.
    Skipped,
    /// Hidden, and no ledger file either.
    Hidden,
    /// A ledger file to which an editor gave a second ending.
    AlmostLedger,
    /// Anything else.
    Other,
}

impl Name {
    fn of(name: &OsStr) -> Name {
        let name = name.to_string_lossy().to_ascii_lowercase();
        match (name.starts_with('.'), name.ends_with(".ron")) {
            (true, true) => Name::Skipped,
            (true, false) => Name::Hidden,
            (false, true) if name.ends_with(".review.ron") => Name::Skipped,
            (false, true) => Name::Ledger,
            (false, false) if name.ends_with(".ron.txt") => Name::AlmostLedger,
            (false, false) => Name::Other,
        }
    }
}

/// Whether a file at `inside`, a path from the folder of a ledger, would be
/// read as a part of it.
///
/// ```
/// use std::path::Path;
/// use stancegraph::load::disk::would_be_read;
///
/// assert!(would_be_read(Path::new("more/claims.RON")));
/// assert!(!would_be_read(Path::new(".old/claims.ron")));
/// assert!(!would_be_read(Path::new("positions.csv")));
/// ```
pub fn would_be_read(inside: &Path) -> bool {
    let hidden = |part: Component<'_>| part.as_os_str().to_string_lossy().starts_with('.');
    let name = inside.file_name().map(Name::of);
    matches!(name, Some(Name::Ledger)) && !inside.components().any(hidden)
}

/// Reads one file, or what comes through a pipe.
///
/// # Errors
/// When it cannot be read, or is larger than [`LARGEST`].
pub fn file(path: &Path) -> Result<File, Error> {
    at_most(path, LARGEST)
}

/// The first bytes of a regular file, at most so many.
///
/// # Errors
/// When it cannot be read, or is a folder, a pipe or a device.
pub fn beginning(path: &Path, most: u64) -> Result<Vec<u8>, Error> {
    let cannot =
        |e: std::io::Error| Error::io(format!("cannot read {}", path_shown(path)), told(path, e));
    let meta = fs::metadata(path).map_err(cannot)?;
    if !meta.is_file() {
        let what = if meta.is_dir() {
            "folder"
        } else {
            "pipe or a device"
        };
        return Err(Error::usage(format!(
            "{} is a {what}; name a file",
            path_shown(path)
        )));
    }
    let mut bytes = Vec::new();
    let opened = fs::File::open(path).map_err(cannot)?;
    opened.take(most).read_to_end(&mut bytes).map_err(cannot)?;
    Ok(bytes)
}

fn at_most(path: &Path, largest: u64) -> Result<File, Error> {
    let cannot =
        |e: std::io::Error| Error::io(format!("cannot read {}", path_shown(path)), told(path, e));
    let mut bytes = Vec::new();
    let opened = fs::File::open(path).map_err(cannot)?;
    let meta = opened.metadata().map_err(cannot)?;
    if meta.is_file() && meta.len() <= largest {
        bytes.reserve_exact(usize::try_from(meta.len()).unwrap_or(0) + 1);
    }
    if meta.len() <= largest {
        let mut limited = opened.take(largest + 1);
        limited.read_to_end(&mut bytes).map_err(cannot)?;
    }
    if meta.len().max(bytes.len() as u64) > largest {
        return Err(Error::data(format!(
            "{} is too large: no more than {} MiB are read of one file",
            path_shown(path),
            largest >> 20
        )));
    }
    // One spelling on every system, so that output does not differ.
    Ok(File {
        path: path.to_string_lossy().replace('\\', "/"),
        bytes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(found: &Found) -> Vec<String> {
        let name = |path: &PathBuf| path.file_name().map(|n| n.to_string_lossy().into_owned());
        found.paths.iter().filter_map(name).collect()
    }

    #[test]
    fn the_case_of_the_ending_does_not_matter() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in [
            "a.ron",
            "B.RON",
            "c.Review.Ron",
            ".d.ron",
            "e.ron.txt",
            "f.md",
        ] {
            fs::write(folder.path().join(name), "[]").expect("a file");
        }
        let found = read(folder.path()).expect("it can be read");
        assert_eq!(names(&found), ["B.RON", "a.ron"]);
        assert_eq!(found.skipped, 2);
        assert_eq!(found.passed_over.len(), 1);
    }

    #[test]
    fn a_folder_of_several_ledgers_is_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, text).expect("a file");
        };
        write("one/l.ron", "[ Ledger(format: 1) ]");
        write("one/more/claims.ron", "[ /* Ledger */ ]");
        read(folder.path()).expect("one ledger");
        write("two/l.ron", "[ Ledger(format: 1) ]");
        let error = read(folder.path()).expect_err("two ledgers").to_string();
        assert!(
            error.contains(" holds 2 ledgers (") && error.contains("name one of them"),
            "{error}"
        );
        read(&folder.path().join("two")).expect("one ledger");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_passed_over_and_listed() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        symlink("/dev/zero", at("device.ron")).expect("a link");
        symlink("nowhere", at("nothing.ron")).expect("a link");
        symlink("/", at("more")).expect("a link");
        let found = read(folder.path()).expect("it can be read");
        assert_eq!(names(&found), [""; 0]);
        let why: Vec<&str> = found.passed_over.iter().map(|p| p.why).collect();
        let expected = [
            "is not a regular file",
            "is a link to a folder",
            "is a link to nothing",
        ];
        assert_eq!(why, expected);
    }

    #[cfg(unix)]
    #[test]
    fn what_never_ends_is_too_large() {
        let error = at_most(Path::new("/dev/zero"), 1 << 20).expect_err("it never ends");
        assert!(error.to_string().contains("too large"), "{error}");
    }
}
