//! Running the installed git: words in, bytes out, its complaints as errors.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use stancegraph::error::Error;
use stancegraph::text::path_shown;

/// Git, in one folder.
pub struct Git {
    folder: PathBuf,
}

impl Git {
    pub fn within(folder: &Path) -> Git {
        Git {
            folder: folder.to_owned(),
        }
    }

    /// What a command prints that ends well.
    pub fn output(&self, words: &[&str]) -> Result<Vec<u8>, Error> {
        self.filter(words, &[])
    }

    /// The last line that it prints.
    pub fn line(&self, words: &[&str]) -> Result<String, Error> {
        Ok(last_line(&self.output(words)?))
    }

    /// The same, none if the command ends badly.
    pub fn answer(&self, words: &[&str]) -> Result<Option<String>, Error> {
        let output = self.run(words, &[])?;
        Ok(Some(last_line(&output.stdout)).filter(|_| output.status.success()))
    }

    /// What a command prints for what it reads.
    pub fn filter(&self, words: &[&str], input: &[u8]) -> Result<Vec<u8>, Error> {
        let output = self.run(words, input)?;
        if output.status.success() {
            Ok(output.stdout)
        } else {
            Err(self.complaint(&output.stderr))
        }
    }

    fn run(&self, words: &[&str], input: &[u8]) -> Result<Output, Error> {
        let cannot = |e: std::io::Error| match e.kind() {
            ErrorKind::NotFound => Error::usage(
                "git is not installed: no program `git` was found. Install it (`apt-get install \
                 git`, `brew install git`, or from git-scm.com), or compare two folders: `stance \
                 diff OLD NEW`",
            ),
            _ => Error::io("cannot run git", e),
        };
        let mut child = Command::new("git")
            .args(words)
            .current_dir(&self.folder)
            // Its complaints are looked at, and nothing is to be written.
            .env("LC_ALL", "C")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(cannot)?;
        let stdin = child.stdin.take();
        // It answers while it reads; to write all first could wait for ever.
        std::thread::scope(|scope| {
            scope.spawn(move || {
                // Whoever stopped reading tells why by how he ends.
                let _ = stdin.map(|mut stdin| stdin.write_all(input));
            });
            child.wait_with_output()
        })
        .map_err(cannot)
    }

    fn complaint(&self, stderr: &[u8]) -> Error {
        let text = String::from_utf8_lossy(stderr);
        if text.contains("not a git repository") {
            return Error::usage(format!(
                "{} is not in a git repository, and `--rev` asks for a revision of one",
                path_shown(&self.folder)
            ));
        }
        let line = text.lines().find(|line| !line.trim().is_empty());
        let line = line.unwrap_or("it does not say why");
        let line = line.trim_start_matches("fatal: ").escape_debug();
        Error::data(format!("git does not answer: {line}"))
    }
}

/// A path that git prints on a line.
pub fn path(mut bytes: Vec<u8>) -> PathBuf {
    if bytes.ends_with(b"\n") {
        bytes.pop();
    }
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStringExt;
        PathBuf::from(std::ffi::OsString::from_vec(bytes))
    }
    #[cfg(not(unix))]
    {
        PathBuf::from(String::from_utf8_lossy(&bytes).into_owned())
    }
}

fn last_line(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.lines().last().unwrap_or_default().to_owned()
}
