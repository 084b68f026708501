//! The texts of sources on the disk.
//!
//! In: a ledger, where its files are, and perhaps a folder of texts. Out: the
//! texts that are there. A source may name its text; the file is looked for
//! beside the ledger file that names it and stays within the ledger's folder.
//! In the folder of texts a file belongs to the source of which it has the
//! id, or the SHA-256, as name without ending, or the SHA-256 as content.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::super::{SourceText, Texts};
use super::{file, told};
use crate::error::Error;
use crate::model::{Ledger, Source};
use crate::text::path_shown;

/// Where texts may be.
#[derive(Debug, Clone, Copy)]
pub struct Where<'p> {
    /// The ledger: a folder, or a file.
    pub ledger: &'p Path,
    /// Its files, in the order in which they were loaded.
    pub files: &'p [PathBuf],
    /// A folder of texts, if there is one.
    pub folder: Option<&'p Path>,
}

/// Reads the texts of all sources that have one.
///
/// A text that a source names and that is nowhere is noted as missing; one
/// that cannot be read says why.
///
/// # Errors
/// When the folder of texts cannot be read.
pub fn texts(ledger: &Ledger, places: Where<'_>) -> Result<Texts, Error> {
    let mut folder = match places.folder {
        Some(path) => Folder::read(path)?,
        None => Folder::default(),
    };
    let mut texts = Texts::default();
    for (id, source) in ledger.source_ids().zip(&ledger.sources) {
        let named = source.text.as_deref();
        let found = named.and_then(|text| beside(text, source, places));
        match found.or_else(|| folder.of(source)) {
            Some(text) => texts.insert(id, text),
            None if named.is_some() => texts.insert_missing(id),
            None => {}
        }
    }
    Ok(texts)
}

/// The text that a source names, from the file that names it.
fn beside(text: &str, source: &Source, places: Where<'_>) -> Option<SourceText> {
    let inside = Path::new(text);
    let leads_out = || {
        let why = "is not inside of the ledger's folder; a text stands there, or in a folder that \
                   `--texts` names";
        Some(SourceText::unreadable(text, why))
    };
    let by = places.files.get(source.origin.file as usize)?.parent()?;
    let root = match places.ledger.is_dir() {
        true => places.ledger,
        false => places.ledger.parent()?,
    };
    let mut depth = by.strip_prefix(root).ok()?.components().count();
    for part in inside.components() {
        match part {
            Component::Normal(_) => depth += 1,
            Component::CurDir => {}
            Component::ParentDir if depth > 0 => depth -= 1,
            _ => return leads_out(),
        }
    }
    let path = by.join(inside);
    let Ok(real) = path.canonicalize() else {
        return None;
    };
    let real_root = match root.as_os_str().is_empty() {
        true => Path::new(".").canonicalize(),
        false => root.canonicalize(),
    };
    if !real_root.is_ok_and(|root| real.starts_with(root)) {
        return leads_out();
    }
    Some(one(&path))
}

fn one(path: &Path) -> SourceText {
    let shown = path.to_string_lossy().replace('\\', "/");
    if path.is_dir() {
        return SourceText::unreadable(shown, "is a folder, not a text");
    }
    // A pipe that nobody writes to would be waited for without an end.
    if !path.is_file() {
        return SourceText::unreadable(shown, "is a pipe or a device, not a file");
    }
    match file(path) {
        Ok(file) => SourceText::read(file.path, file.bytes),
        Err(error) => SourceText::unreadable(shown, format!("cannot be read: {error}")),
    }
}

/// What is in a folder of texts.
#[derive(Default)]
struct Folder {
    /// By name, with and without its ending.
    by_name: BTreeMap<String, PathBuf>,
    /// Every file, for when a hash is looked for.
    files: Vec<PathBuf>,
    /// By the hash of the content, once one was looked for.
    by_hash: Option<BTreeMap<String, SourceText>>,
}

impl Folder {
    fn read(path: &Path) -> Result<Folder, Error> {
        let cannot = |e: std::io::Error| {
            Error::io(
                format!(
                    "cannot read {}, which should be a folder of texts",
                    path_shown(path)
                ),
                told(path, e),
            )
        };
        if path.is_file() {
            return Err(Error::usage(format!(
                "{} is a file; `--texts` takes the folder with the texts of the sources, each named after the id or the SHA-256 of its source",
                path_shown(path)
            )));
        }
        let mut files = Vec::new();
        for entry in fs::read_dir(path).map_err(cannot)? {
            let path = entry.map_err(cannot)?.path();
            let hidden = |name: &OsStr| name.to_string_lossy().starts_with('.');
            if path.is_file() && !path.file_name().is_none_or(hidden) {
                files.push(path);
            }
        }
        files.sort();
        let mut by_name = BTreeMap::new();
        for path in &files {
            for name in [path.file_stem(), path.file_name()].into_iter().flatten() {
                let name = name.to_string_lossy().into_owned();
                by_name.entry(name).or_insert_with(|| path.clone());
            }
        }
        Ok(Folder {
            by_name,
            files,
            by_hash: None,
        })
    }

    fn of(&mut self, source: &Source) -> Option<SourceText> {
        let hash = source.sha256.as_deref().map(str::to_ascii_lowercase);
        let names = [Some(source.id.as_str()), hash.as_deref()];
        let found = names.into_iter().flatten();
        let path = found.filter_map(|name| self.by_name.get(name)).next();
        if let Some(path) = path {
            return Some(one(path));
        }
        let hash = hash?;
        let by_hash = self.by_hash.get_or_insert_with(|| {
            let texts = self.files.iter().map(|path| one(path));
            texts
                .filter_map(|text| Some((text.sha256.clone()?, text)))
                .collect()
        });
        by_hash.get(&hash).cloned()
    }
}
