//! What an installed git knows of a ledger: a revision in words and a path
//! come in, the files as they were then come out.
//!
//! Only git's own plumbing is asked, never a shell. What the user gives goes
//! in behind `--end-of-options` or through the standard input, so that no
//! name can be taken for an option.

mod range;
mod revision;
mod run;
mod tree;

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use stancegraph::error::Error;
use stancegraph::load::{File, disk};
use stancegraph::model::Day;
use stancegraph::text::path_shown;

pub use range::{Point, Range};
use revision::Revision;
use run::Git;

/// A repository, and where in it a ledger stands.
pub struct Repository {
    git: Git,
    /// The folder from which paths in it are counted.
    root: PathBuf,
    bare: bool,
    /// The path of the ledger in it, with `/` between the parts.
    ledger: String,
}

/// A ledger as it was in a revision.
pub struct Then {
    /// How the revision is called.
    pub name: String,
    /// The path of the ledger in it.
    pub path: String,
    /// The day on which it was committed, by the clock of the one who did.
    pub committed: Option<Day>,
    pub stored: Stored,
    revision: Revision,
}

/// What was at the path of a ledger.
pub enum Stored {
    Nothing,
    File(File),
    Folder(disk::Found),
}

impl Repository {
    /// The repository in which a ledger is. The ledger itself need not be
    /// there any more.
    pub fn around(ledger: &Path) -> Result<Repository, Error> {
        let (there, rest) = existing(ledger)?;
        let start = if there.is_dir() {
            there.as_path()
        } else {
            there.parent().unwrap_or(&there)
        };
        // Where the environment names the repository, as in a hook, git takes
        // the folder in which it runs for the top.
        let git = match std::env::var_os("GIT_DIR") {
            Some(_) => Git::within(Path::new(".")),
            None => Git::within(start),
        };
        let bare = git.line(&["rev-parse", "--is-inside-work-tree"])? != "true";
        let asked = if bare {
            "--absolute-git-dir"
        } else {
            "--show-toplevel"
        };
        let root = run::path(git.output(&["rev-parse", asked])?);
        let root = root.canonicalize().unwrap_or(root);
        let whole = rest.iter().fold(there, |path, part| path.join(part));
        let inside = whole.strip_prefix(&root).map_err(|_| {
            Error::usage(format!(
                "{} is not in the repository {}",
                path_shown(ledger),
                path_shown(&root)
            ))
        })?;
        Ok(Repository {
            ledger: in_git(inside),
            git,
            root,
            bare,
        })
    }

    /// Whether there is no working tree to compare with.
    pub fn is_bare(&self) -> bool {
        self.bare
    }

    /// The ledger at both ends of a range; none for the working tree.
    pub fn at(&self, range: &Range) -> Result<(Then, Option<Then>), Error> {
        let mut old = Revision::find(&self.git, &range.old.revision)?;
        let new = range.new.as_ref();
        let new = new
            .map(|point| Ok((Revision::find(&self.git, &point.revision)?, point)))
            .transpose()?;
        if let Some((new, _)) = new.as_ref().filter(|_| range.from_merge_base) {
            old = old.merge_base(&self.git, new)?;
        }
        let old = self.then(old, &range.old)?;
        let new = new.map(|(new, point)| self.then(new, point)).transpose()?;
        Ok((old, new))
    }

    fn then(&self, revision: Revision, point: &Point) -> Result<Then, Error> {
        let path = match &point.path {
            Some(path) => self.named(path)?,
            None => self.ledger.clone(),
        };
        Ok(Then {
            stored: tree::stored(&self.git, &revision, &path)?,
            committed: revision.committed(&self.git)?,
            name: revision.name.clone(),
            path,
            revision,
        })
    }

    /// The files of a ledger in the folder in which a table stood, and below it.
    pub fn beside(&self, then: &Then) -> Result<disk::Found, Error> {
        let folder = then.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        match tree::stored(&self.git, &then.revision, folder)? {
            Stored::Folder(found) => Ok(found),
            Stored::Nothing | Stored::File(_) => Ok(disk::Found::default()),
        }
    }

    /// A path as git counts it: from here if it begins with `./` or `../`, else
    /// from the root.
    fn named(&self, path: &str) -> Result<String, Error> {
        let relative = Path::new(path)
            .components()
            .next()
            .is_some_and(|first| matches!(first, Component::CurDir | Component::ParentDir));
        let mut parts: Vec<OsString> = Vec::new();
        if relative {
            let here = std::env::current_dir().and_then(|here| here.canonicalize());
            let here = here.map_err(|e| Error::io("cannot tell the current folder", e))?;
            let inside = here.strip_prefix(&self.root).unwrap_or(Path::new(""));
            parts.extend(inside.iter().map(OsString::from));
        }
        for part in Path::new(path).components() {
            match part {
                Component::Normal(name) => parts.push(name.to_owned()),
                Component::ParentDir if parts.pop().is_some() => {}
                Component::CurDir => {}
                Component::ParentDir | Component::RootDir | Component::Prefix(_) => {
                    return Err(Error::usage(format!(
                        "{} leads out of the repository; behind the `:` of a revision stands a \
                         path from its root, or one from here that begins with `./`",
                        path_shown(Path::new(path))
                    )));
                }
            }
        }
        Ok(in_git(&parts.iter().collect::<PathBuf>()))
    }
}

/// A path with `/` between its parts, as git has it everywhere.
fn in_git(path: &Path) -> String {
    let parts = path.iter().map(|part| part.to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

/// What of a path is there, through all links, and the parts that are not.
fn existing(path: &Path) -> Result<(PathBuf, Vec<OsString>), Error> {
    let cannot = |e| Error::io(format!("cannot look for {}", path_shown(path)), e);
    let absolute = std::path::absolute(path).map_err(cannot)?;
    let mut there = absolute.as_path();
    let mut rest: Vec<OsString> = Vec::new();
    loop {
        match (there.canonicalize(), there.file_name(), there.parent()) {
            (Ok(found), _, _) => {
                rest.reverse();
                return Ok((found, rest));
            }
            (Err(_), Some(name), Some(parent)) => {
                rest.push(name.to_owned());
                there = parent;
            }
            (Err(error), _, _) => return Err(cannot(error)),
        }
    }
}
