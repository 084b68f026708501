//! A commit and a path in it come in, the files of the ledger there come out,
//! chosen as on the disk.

use std::path::{Path, PathBuf};

use stancegraph::error::Error;
use stancegraph::load::{File, disk};
use stancegraph::text::path_shown;

use super::Stored;
use super::revision::Revision;
use super::run::Git;

/// What git has in a revision at a path.
pub fn stored(git: &Git, revision: &Revision, path: &str) -> Result<Stored, Error> {
    let named = |path: &str| format!("{}:{path}", revision.name);
    match look(git, revision, &[path.to_owned()])?.pop() {
        Some(At::Blob(id, size)) => {
            let found = vec![(PathBuf::from(named(path)), id, size)];
            let file = read(git, found)?.pop();
            Ok(file.map_or(Stored::Nothing, Stored::File))
        }
        Some(At::Tree(id)) => {
            let listed = git.output(&["ls-tree", "-r", "-z", "-l", "--full-tree", &id])?;
            folder(git, revision, path, &listed).map(Stored::Folder)
        }
        _ => Ok(Stored::Nothing),
    }
}

/// What a path leads to, through all links within the revision.
enum At {
    Blob(String, u64),
    Tree(String),
    Outside,
    Nothing,
}

/// Looks up several paths at once.
fn look(git: &Git, revision: &Revision, paths: &[String]) -> Result<Vec<At>, Error> {
    if let Some(broken) = paths.iter().find(|path| path.contains('\n')) {
        return Err(Error::data(format!(
            "{} has a line break in its name, by which git cannot be asked; rename it",
            path_shown(Path::new(broken))
        )));
    }
    let asked = paths.iter().map(|path| format!("{}:{path}\n", revision.id));
    let asked: String = asked.collect();
    let words = ["cat-file", "--batch-check", "--follow-symlinks"];
    let answers = git.filter(&words, asked.as_bytes())?;
    let answers = String::from_utf8_lossy(&answers);
    let mut lines = answers.lines();
    let mut found = Vec::with_capacity(paths.len());
    while let Some(line) = lines.next() {
        let words: Vec<&str> = line.split(' ').collect();
        found.push(match words[..] {
            [id, "blob", size] if !id.contains(':') => {
                At::Blob(id.to_owned(), size.parse().unwrap_or(u64::MAX))
            }
            [id, "tree", _] if !id.contains(':') => At::Tree(id.to_owned()),
            // The place that is out of reach stands on a line of its own.
            ["symlink", _] => {
                lines.next();
                At::Outside
            }
            ["dangling" | "loop" | "notdir", _] => {
                lines.next();
                At::Nothing
            }
            _ => At::Nothing,
        });
    }
    Ok(found)
}

/// The files of a folder.
fn folder(git: &Git, revision: &Revision, base: &str, listed: &[u8]) -> Result<disk::Found, Error> {
    let whole = |path: &str| match base {
        "" => path.to_owned(),
        base => format!("{base}/{path}"),
    };
    let named = |path: &str| PathBuf::from(format!("{}:{}", revision.name, whole(path)));
    let mut found = disk::Found::default();
    let mut pass = |path: &str, why| {
        found.passed_over.push(disk::PassedOver {
            path: named(path),
            why,
        });
    };
    let (mut wanted, mut links) = (Vec::new(), Vec::new());
    for entry in listed.split(|byte| *byte == 0) {
        let entry = String::from_utf8_lossy(entry);
        let Some((head, path)) = entry.split_once('\t') else {
            continue;
        };
        let words: Vec<&str> = head.split_whitespace().collect();
        let &[mode, kind, id, size] = &words[..] else {
            continue;
        };
        let part = Part::of(path);
        match (mode, kind, part) {
            (_, _, Part::Hidden) => {}
            (_, "commit", _) => pass(path, "is a submodule"),
            (_, _, Part::Skipped) => found.skipped += 1,
            ("120000", _, _) => links.push(path.to_owned()),
            (_, _, Part::Ledger) => {
                let size = size.parse().unwrap_or(u64::MAX);
                wanted.push((named(path), id.to_owned(), size));
            }
            (_, _, Part::AlmostLedger) => pass(path, "ends in `.ron.txt`, not in `.ron`"),
            (_, _, Part::Other) => {}
        }
    }
    let targets: Vec<String> = links.iter().map(|path| whole(path)).collect();
    let targets = match targets.is_empty() {
        true => Vec::new(),
        false => look(git, revision, &targets)?,
    };
    for (path, at) in links.iter().zip(targets) {
        let is_ledger = matches!(Part::of(path), Part::Ledger);
        match at {
            At::Blob(id, size) if is_ledger => wanted.push((named(path), id, size)),
            At::Tree(_) => pass(path, "is a link to a folder"),
            At::Outside if is_ledger => pass(path, "is a link out of the repository"),
            At::Nothing if is_ledger => pass(path, "is a link to nothing"),
            At::Blob(..) | At::Outside | At::Nothing => {}
        }
    }
    wanted.sort();
    found.passed_over.sort();
    found.paths = wanted.iter().map(|(path, _, _)| path.clone()).collect();
    found.files = read(git, wanted)?;
    Ok(found)
}

/// What a path below the folder of a ledger says about its part in it.
enum Part {
    Ledger,
    Skipped,
    AlmostLedger,
    /// In a folder whose name begins with a dot, or such a file.
    Hidden,
    Other,
}

impl Part {
    fn of(path: &str) -> Part {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let name = name.to_ascii_lowercase();
        if folder.split('/').any(|part| part.starts_with('.')) {
            Part::Hidden
        } else if disk::would_be_read(Path::new(path)) {
            Part::Ledger
        } else if name.ends_with(".ron") {
            Part::Skipped
        } else if name.starts_with('.') {
            Part::Hidden
        } else if name.ends_with(".ron.txt") {
            Part::AlmostLedger
        } else {
            Part::Other
        }
    }
}

/// The contents of blobs: the name of each, its id and its size.
fn read(git: &Git, wanted: Vec<(PathBuf, String, u64)>) -> Result<Vec<File>, Error> {
    if let Some((path, _, _)) = wanted.iter().find(|(_, _, size)| *size > disk::LARGEST) {
        return Err(Error::data(format!(
            "{} is too large: no more than {} MiB are read of one file",
            path_shown(path),
            disk::LARGEST >> 20
        )));
    }
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let ids: String = wanted.iter().map(|(_, id, _)| format!("{id}\n")).collect();
    let answers = git.filter(&["cat-file", "--batch"], ids.as_bytes())?;
    let mut rest = &answers[..];
    let mut files = Vec::with_capacity(wanted.len());
    for (path, id, size) in wanted {
        // A line with id, kind and size, the bytes, and a line feed.
        let content = usize::try_from(size).ok().and_then(|size| {
            let line = rest.iter().position(|byte| *byte == b'\n')?;
            rest.starts_with(id.as_bytes()).then_some(())?;
            let content = rest.get(line + 1..line + 1 + size)?;
            rest = rest.get(line + 2 + size..)?;
            Some(content)
        });
        let bytes = content.ok_or_else(|| {
            Error::data(format!(
                "git does not give {}, though it lists it; `git fsck` tells what is missing",
                path_shown(&path)
            ))
        })?;
        files.push(File {
            path: path.to_string_lossy().into_owned(),
            bytes: bytes.to_vec(),
        });
    }
    Ok(files)
}
