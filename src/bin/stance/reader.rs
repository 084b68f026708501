//! What a path on the command line leads to, and that nothing read is written over.

mod revisions;

use std::path::{Path, PathBuf};

use stancegraph::check::{self, Evidence};
use stancegraph::diagnostics::{Diagnostic, Level, codes, render};
use stancegraph::error::{Error, ErrorKind};
use stancegraph::load::disk::Where;
use stancegraph::load::{self, Loaded, Texts, disk};
use stancegraph::model::{Clock, Ledger};
use stancegraph::select::coded_by;
use stancegraph::text::path_shown;

use crate::args::{CodedBy, Color, TextsArg, To};
use crate::input::{Asked, Input};
use crate::output;

/// Reads for one command, which may write to a file.
pub struct Reader<'a> {
    command: &'static str,
    to: &'a To,
    color: Color,
    /// Whether what is written may become a part of the ledger.
    adds: bool,
    coders: &'a [String],
}

/// A ledger to be checked, the texts of its sources, and what could not be read.
pub struct Examined {
    pub loaded: Loaded,
    pub texts: Texts,
    pub passed_over: Vec<disk::PassedOver>,
    pub skipped: usize,
    pub failed: Vec<Error>,
}

impl Examined {
    /// Adds what the lints find.
    pub fn check(loaded: &mut Loaded, passed_over: &[disk::PassedOver], evidence: &Evidence<'_>) {
        check::check_with(loaded, evidence);
        let empty = |d: &&mut Diagnostic| d.code == &codes::EMPTY_LEDGER;
        for finding in loaded.diagnostics.iter_mut().filter(empty) {
            let lines = passed_over
                .iter()
                .map(|p| format!("{} {}", path_shown(&p.path), p.why));
            finding.help.extend(lines);
        }
    }
}

/// What is behind a path.
enum Opened {
    Ledger(disk::Found, Vec<Error>),
    Csv(load::File),
    Ron(load::File),
}

impl<'a> Reader<'a> {
    pub fn new(command: &'static str, to: &'a To, color: Color) -> Reader<'a> {
        Reader {
            command,
            to,
            color,
            adds: false,
            coders: &[],
        }
    }

    /// The same for what is written to be a new part of the ledger.
    pub fn adding(self) -> Reader<'a> {
        Reader { adds: true, ..self }
    }

    /// Reads without what other coders coded, if any are named.
    pub fn coded(self, by: &'a CodedBy) -> Reader<'a> {
        Reader {
            coders: &by.coders,
            ..self
        }
    }

    /// Reads either; the day stands in for a CSV snapshot that does not tell its own.
    pub fn either(&self, path: &Path, asked: Asked, clock: Clock) -> Result<Input, Error> {
        self.input(self.open(path)?, asked, clock)
    }

    fn input(&self, opened: Opened, asked: Asked, clock: Clock) -> Result<Input, Error> {
        match opened {
            Opened::Ledger(found, failed) => {
                self.sound(found, failed).map(Box::new).map(Input::Ledger)
            }
            Opened::Ron(_) | Opened::Csv(_) if !self.coders.is_empty() => Err(Error::usage(
                "a snapshot does not tell who coded its claims; `--coder` needs the ledger",
            )),
            Opened::Ron(file) => {
                let snapshot = load::snapshot::read(&file.path, text(&file)?)?;
                Ok(Input::Snapshot(Box::new(snapshot)))
            }
            Opened::Csv(file) => {
                let read = load::snapshot_csv::read(&file.path, text(&file)?, asked.day, clock);
                let snapshot = read.map(Box::new).map_err(|error| match error.kind() {
                    ErrorKind::Usage => {
                        Error::usage(format!("{error}; give it with `{}`", asked.option))
                    }
                    _ => error,
                })?;
                Ok(match asked.day {
                    Some(_) => Input::Snapshot(snapshot),
                    None => Input::Guessed(snapshot),
                })
            }
        }
    }

    /// Reads a ledger from which answers can be derived.
    pub fn ledger(&self, path: &Path) -> Result<Ledger, Error> {
        let (found, failed) = self.only_ledger(path)?;
        self.sound(found, failed)
    }

    /// Reads a ledger that is yet to be checked, with the texts of its sources.
    pub fn examined(&self, path: &Path, texts: &TextsArg) -> Result<Examined, Error> {
        let (found, failed) = self.only_ledger(path)?;
        let loaded = load::load(found.files);
        let places = Where {
            ledger: path,
            files: &found.paths,
            folder: texts.texts.as_deref(),
        };
        Ok(Examined {
            texts: disk::texts(&loaded.ledger, places)?,
            loaded,
            passed_over: found.passed_over,
            skipped: found.skipped,
            failed,
        })
    }

    /// Reads the files of a ledger, all of them: what is missing would make
    /// the others look wrong.
    pub fn files(&self, path: &Path) -> Result<disk::Found, Error> {
        let (found, mut failed) = self.only_ledger(path)?;
        match failed.pop() {
            Some(last) => {
                for error in &failed {
                    output::error(error, self.color);
                }
                Err(last)
            }
            None => Ok(found),
        }
    }

    fn only_ledger(&self, path: &Path) -> Result<(disk::Found, Vec<Error>), Error> {
        match self.open(path)? {
            Opened::Ledger(found, failed) => Ok((found, failed)),
            Opened::Csv(_) | Opened::Ron(_) => Err(Error::usage(format!(
                "`{}` needs the ledger; a snapshot, like {}, is read by `positions`, `matrix` and `diff`",
                self.command,
                path_shown(path)
            ))),
        }
    }

    fn open(&self, path: &Path) -> Result<Opened, Error> {
        if path == Path::new("-") {
            return Err(Error::usage(
                "the standard input is not read by `-`; name a file, or `/dev/stdin`",
            ));
        }
        if !path.exists() || path.is_dir() {
            let (found, failed) = disk::read_readable(path)?;
            self.tell_passed_over(&found);
            self.keeps_apart(path, &found.paths)?;
            return Ok(Opened::Ledger(found, failed));
        }
        let file = disk::file(path)?;
        let paths = vec![path.to_owned()];
        self.keeps_apart(path, &paths)?;
        Ok(opened(file, paths))
    }

    fn tell_passed_over(&self, found: &disk::Found) {
        for passed in &found.passed_over {
            let path = path_shown(&passed.path);
            output::message(&format!("note: {path} {}; it was not read", passed.why));
        }
    }

    /// Nothing that was read is written over, and no output becomes a part of
    /// the ledger from which it was derived.
    fn keeps_apart(&self, path: &Path, read: &[PathBuf]) -> Result<(), Error> {
        let Some(output) = self.to.path() else {
            return Ok(());
        };
        let target = output::target(output);
        let refused = |what: &str| {
            let output = path_shown(output);
            Error::usage(format!("{output} {what}; name another file with `-o`"))
        };
        let is_target = |path: &PathBuf| path.canonicalize().is_ok_and(|path| path == target);
        if target.is_file() && read.iter().any(is_target) {
            return Err(refused(if path.is_dir() {
                "is part of the ledger"
            } else {
                "is what is read"
            }));
        }
        let folder = path.canonicalize().ok().filter(|folder| folder.is_dir());
        let inside = folder.as_ref().and_then(|f| target.strip_prefix(f).ok());
        if !self.adds && inside.is_some_and(disk::would_be_read) {
            return Err(refused("would become part of the ledger"));
        }
        Ok(())
    }

    /// The ledger, unless something in it would make every answer incomplete
    /// or wrong; that is printed. A failed assertion stops no answer: it needs one.
    fn sound(&self, found: disk::Found, mut failed: Vec<Error>) -> Result<Ledger, Error> {
        if let Some(last) = failed.pop() {
            for error in &failed {
                output::error(error, self.color);
            }
            return Err(last);
        }
        let loaded = checked(found);
        let stops = |d: &&Diagnostic| d.level == Level::Error && d.code != &codes::ASSERTION_FAILED;
        let errors: Vec<&Diagnostic> = loaded.diagnostics.iter().filter(stops).collect();
        let colour = output::messages_coloured(self.color);
        for error in &errors {
            output::message(&render::text(error, &loaded.files, colour));
            output::message("");
        }
        let (what, them) = match errors.len() {
            0 if self.coders.is_empty() => return Ok(loaded.ledger),
            0 => return coded_by(&loaded.ledger, self.coders),
            1 => ("is 1 error".to_owned(), "it"),
            number => (format!("are {number} errors"), "them"),
        };
        Err(Error::data(format!(
            "there {what} in the ledger; mend {them} first, for the answer would be incomplete or wrong"
        )))
    }
}

/// A ledger with all its findings but those for which the texts of sources are needed.
fn checked(found: disk::Found) -> Loaded {
    let mut loaded = load::load(found.files);
    Examined::check(&mut loaded, &found.passed_over, &Evidence::default());
    loaded
}

/// What is in a file that stands alone.
fn opened(mut file: load::File, paths: Vec<PathBuf>) -> Opened {
    let whole = &file.bytes;
    let bare = whole.strip_prefix(b"\xef\xbb\xbf").unwrap_or(whole);
    let is_csv = file.path.to_ascii_lowercase().ends_with(".csv");
    let is_ron = || std::str::from_utf8(bare).is_ok_and(load::snapshot::is_snapshot);
    if is_csv || is_ron() {
        file.bytes = bare.to_vec();
        return if is_csv {
            Opened::Csv(file)
        } else {
            Opened::Ron(file)
        };
    }
    let found = disk::Found {
        files: vec![file],
        paths,
        ..disk::Found::default()
    };
    Opened::Ledger(found, Vec::new())
}

fn text(file: &load::File) -> Result<&str, Error> {
    std::str::from_utf8(&file.bytes).map_err(|_| {
        let path = path_shown(Path::new(&file.path));
        Error::data(format!("{path} is not UTF-8; save it as UTF-8"))
    })
}
