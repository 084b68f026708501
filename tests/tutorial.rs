//! Follows `docs/tutorial.md` word by word, in an empty folder with the
//! program on the path.
//!
//! `UPDATE=1 cargo test --test tutorial` writes the answers anew; never where
//! `CI` is set.

#![cfg(unix)]

mod renew;
mod session;

use std::path::{Path, PathBuf};
use std::process::Command;

const PAGE: &str = include_str!("../docs/tutorial.md");

/// What a line of the shell prints. Findings are an answer, too.
fn printed(folder: &Path, line: &str) -> String {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_stance"));
    let mut folders = vec![program.parent().expect("a folder").to_owned()];
    folders.extend(std::env::split_paths(
        &std::env::var_os("PATH").unwrap_or_default(),
    ));
    let output = Command::new("sh")
        .args(["-ec", &format!("exec 2>&1\n{line}")])
        .env("PATH", std::env::join_paths(folders).expect("paths"))
        .env_remove("COLUMNS")
        .current_dir(folder)
        .output()
        .expect("the shell runs");
    assert!(
        matches!(output.status.code(), Some(0 | 1)),
        "{line}: {output:?}"
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn whoever_follows_the_tutorial_sees_what_it_shows() {
    let folder = tempfile::tempdir().expect("a folder");
    let found = session::followed(
        PAGE,
        |file, text| {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
            std::fs::write(path, text).expect("a file");
        },
        |line| printed(folder.path(), line),
    );
    for file in ["bridge.svg", "report/report.html"] {
        let text = std::fs::read_to_string(folder.path().join(file)).expect(file);
        assert!(text.contains("Southland"), "{file}");
    }
    if renew::asked() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/tutorial.md");
        std::fs::write(path, found).expect("docs can be written");
        return;
    }
    let shown = PAGE.replace("\r\n", "\n");
    assert_eq!(shown, found, "run `UPDATE=1 cargo test --test tutorial`");
}
