//! House rules, held by a test: who may use whom, what belongs only where,
//! what is registered, how long a file may be, and that no link is dead.
//!
//! The rules stand in `src/lib.rs` (the order of the rooms) and here; each
//! file below asks one question of the text of the repository.

#[path = "architecture/invariants.rs"]
mod invariants;
#[path = "architecture/length.rs"]
mod length;
#[path = "architecture/links.rs"]
mod links;
#[path = "architecture/registries.rs"]
mod registries;
#[path = "architecture/rooms.rs"]
mod rooms;

use std::fs;
use std::path::{Path, PathBuf};

/// A file of the repository: its path from the root, with `/`, and its text.
struct File {
    path: String,
    text: String,
}

impl File {
    /// The lines that are compiled into the library, with their numbers from
    /// 1: without comments, and without the tests, which stand at the end.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let is_test = self.path.ends_with("/tests.rs");
        let lines = self.text.lines().enumerate();
        let lines = lines.take_while(move |(_, line)| !is_test && line.trim() != "#[cfg(test)]");
        lines
            .map(|(at, line)| (at + 1, line))
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(at, line)| (at, line.split(" // ").next().unwrap_or_default()))
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    let text = fs::read_to_string(root().join(path));
    text.unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every text file below a folder of the repository, by path; what is built
/// and what is hidden is passed over.
fn files(folder: &str) -> Vec<File> {
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "nothing is in `{folder}`");
    found
}

fn walk(folder: &Path, found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        // What is built is not written by hand.
        if name.starts_with('.') || ["target", "book"].contains(&&*name) {
            continue;
        }
        if path.is_dir() {
            walk(&path, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            let path = path.strip_prefix(root()).expect("below the root");
            let path = path.to_string_lossy().replace('\\', "/");
            found.push(File { path, text });
        }
    }
}

/// The files of the library, without the program.
fn library() -> Vec<File> {
    let mut files = files("src");
    files.retain(|file| !file.path.starts_with("src/bin/"));
    files
}

/// Fails with all that was found.
fn none(found: Vec<String>) {
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}
