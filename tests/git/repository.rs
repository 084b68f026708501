//! A scratch repository, made with the git that is installed.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A folder with a repository in it, and nothing of the user's settings.
pub struct Repository {
    folder: TempDir,
}

/// What the program printed, and how it ended.
pub struct Ran {
    pub out: String,
    pub err: String,
    pub status: Option<i32>,
}

impl Repository {
    /// A new repository; none, with a word about it, where git is missing.
    pub fn new() -> Option<Repository> {
        let repository = Repository::bare_folder()?;
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        Some(repository)
    }

    /// A folder in which nothing is a repository.
    pub fn bare_folder() -> Option<Repository> {
        if Command::new("git").arg("--version").output().is_err() {
            // To the stream itself, which the test runner does not swallow.
            let note = "left out: `git` is not installed, so nothing was compared in it";
            let _ = writeln!(std::io::stderr(), "{note}");
            return None;
        }
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("r")).expect("a folder");
        std::fs::write(folder.path().join("config"), "").expect("a file");
        Some(Repository { folder })
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("r")
    }

    /// A program that sees no settings but those of the repository.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
            command.env_remove(name);
        }
        command
            .current_dir(self.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", self.folder.path().join("config"))
            .env("GIT_CEILING_DIRECTORIES", self.folder.path())
            .env("HOME", self.folder.path());
        for role in ["AUTHOR", "COMMITTER"] {
            command
                .env(format!("GIT_{role}_NAME"), "A coder")
                .env(format!("GIT_{role}_EMAIL"), "coder@example.org")
                .env(format!("GIT_{role}_DATE"), "2026-05-05T12:00:00+0000");
        }
        command
    }

    pub fn git(&self, words: &[&str]) -> Output {
        let output = self.command("git").args(words).output().expect("git runs");
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {words:?}: {complaint}");
        output
    }

    /// Everything in the folder as a commit, under a tag.
    pub fn commit(&self, tag: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", tag]);
        self.git(&["tag", "--", tag]);
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        let folder = path.parent().expect("it is in a folder");
        std::fs::create_dir_all(folder).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    pub fn stance(&self, words: &[&str]) -> Ran {
        self.stance_in(Path::new(""), words)
    }

    pub fn stance_in(&self, folder: &Path, words: &[&str]) -> Ran {
        let output = self
            .command(env!("CARGO_BIN_EXE_stance"))
            .current_dir(self.path().join(folder))
            .args(words)
            .output()
            .expect("the program runs");
        Ran {
            out: String::from_utf8(output.stdout).expect("output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
            status: output.status.code(),
        }
    }

    /// `diff --rev` as of a fixed day: `ACTOR ISSUE KIND`, a line a change.
    pub fn kinds(&self, ledger: &str, rev: &str) -> Vec<String> {
        let ran = self.csv(ledger, rev);
        assert_eq!(ran.status, Some(0), "{}", ran.err);
        let mut reader = csv::Reader::from_reader(ran.out.as_bytes());
        let rows = reader.records().map(|row| row.expect("a row"));
        rows.map(|row| format!("{} {} {}", &row[0], &row[1], &row[2]))
            .collect()
    }

    pub fn csv(&self, ledger: &str, rev: &str) -> Ran {
        let day = ["--as-of", "2026-06-30", "--format", "csv"];
        self.stance(&[&["diff", ledger, "--rev", rev], &day[..]].concat())
    }
}
