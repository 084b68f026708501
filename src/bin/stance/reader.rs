//! What a path on the command line leads to, and that nothing read is written over.

mod examined;
mod once;
mod parts;
mod revisions;

use std::path::{Path, PathBuf};

use stancegraph::check;
use stancegraph::diagnostics::{Diagnostic, Level, codes, render};
use stancegraph::error::Error;
use stancegraph::load::claims_csv::World;
use stancegraph::load::disk::Where;
use stancegraph::load::{self, Loaded, disk};
use stancegraph::model::{Clock, Ledger};
use stancegraph::select::coded_by;
use stancegraph::text::path_shown;

pub use examined::Examined;
pub use parts::Parts;

use crate::args::{self, CodedBy, Color, TextsArg, To};
use crate::input::{Asked, Input};
use crate::output;
use crate::tables::{first_line, is_table, no_day, of_table, tell_numbered, tell_some};

/// Reads for one command, which may write to a file.
pub struct Reader<'a> {
    command: &'static str,
    to: &'a To,
    color: Color,
    /// Whether what is written may become a part of the ledger.
    adds: bool,
    coders: &'a [String],
    world: World,
    /// What was read and cannot be read again.
    kept: once::Kept,
}

/// What is behind a path.
pub enum Opened {
    Ledger(Parts),
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
            world: World::Closed,
            kept: once::Kept::default(),
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
            world: by.world.into(),
            ..self
        }
    }

    /// The same where a table of claims may name only what is declared, or anything.
    pub fn within(self, world: args::World) -> Reader<'a> {
        Reader {
            world: world.into(),
            ..self
        }
    }

    /// Whether a table of claims may name anything.
    pub fn is_open(&self) -> bool {
        self.world == World::Open
    }

    /// Whether claims of some coders only are asked for.
    pub fn picks_coders(&self) -> bool {
        !self.coders.is_empty()
    }

    /// Reads either; the day stands in for a CSV snapshot that does not tell its own.
    pub fn either(&self, path: &Path, asked: Asked, clock: Clock) -> Result<Input, Error> {
        self.input(self.open(path)?, asked, clock)
    }

    fn input(&self, opened: Opened, asked: Asked, clock: Clock) -> Result<Input, Error> {
        match opened {
            Opened::Ledger(parts) => self.sound(parts).map(Box::new).map(Input::Ledger),
            Opened::Csv(_) if self.picks_coders() => Err(Error::usage(
                "a snapshot in CSV does not tell who coded its claims; `--coder` needs the ledger",
            )),
            Opened::Ron(file) => {
                let snapshot = load::snapshot::read(&file.path, text(&file)?)?;
                Ok(Input::Snapshot(Box::new(snapshot)))
            }
            Opened::Csv(file) => {
                let read = load::snapshot_csv::read(&file.path, text(&file)?, asked.day, clock);
                let snapshot = read.map_err(|error| no_day(error, &[asked]))?;
                Ok(of_table(snapshot, asked))
            }
        }
    }

    /// Reads a ledger from which answers can be derived.
    pub fn ledger(&self, path: &Path) -> Result<Ledger, Error> {
        self.sound(self.only_ledger(path)?)
    }

    /// Reads a ledger that is yet to be checked, with the texts of its sources.
    pub fn examined(&self, path: &Path, texts: &TextsArg) -> Result<Examined, Error> {
        let mut parts = self.only_ledger(path)?;
        let loaded = parts.load();
        let Parts { found, failed, .. } = parts;
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
        let Parts {
            found,
            mut failed,
            table,
            ..
        } = self.only_ledger(path)?;
        if table.is_some() {
            return Err(Error::usage(format!(
                "`{}` changes RON files; {} is a table: mend it where it comes from",
                self.command,
                path_shown(path)
            )));
        }
        if path == Path::new(once::STDIN) {
            return Err(Error::usage(format!(
                "`{}` changes files, and the standard input is none; name a file",
                self.command
            )));
        }
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

    fn only_ledger(&self, path: &Path) -> Result<Parts, Error> {
        match self.open(path)? {
            Opened::Ledger(parts) => Ok(parts),
            Opened::Csv(_) | Opened::Ron(_) => Err(Error::usage(format!(
                "`{}` needs the ledger; a snapshot, like {}, is read by `positions`, `matrix` and `diff`",
                self.command,
                path_shown(path)
            ))),
        }
    }

    pub fn open(&self, path: &Path) -> Result<Opened, Error> {
        if !self.is_there(path) || path.is_dir() {
            let (found, failed) = disk::read_readable(path)?;
            self.tell_passed_over(path, &found);
            self.keeps_apart(path, &found.paths)?;
            return Ok(Opened::Ledger(Parts {
                found,
                failed,
                ..Parts::default()
            }));
        }
        let file = self.file(path)?;
        let paths = vec![path.to_owned()];
        self.keeps_apart(path, &paths)?;
        if file.bytes.starts_with(b"\x1f\x8b") {
            let path = path_shown(path);
            return Err(Error::data(format!(
                "{path} is compressed; unpack it first: `gunzip -k FILE`"
            )));
        }
        if file.bytes.starts_with(b"SQLite format 3\0") {
            let path = path_shown(path);
            return Err(Error::data(format!(
                "{path} is an SQLite database; `stance import dna FILE -o LEDGER` makes a ledger of one \
                 of the Discourse Network Analyzer"
            )));
        }
        self.opened(file, paths, || {
            if !path.is_file() {
                // Nothing stands beside a pipe.
                return Ok(<(disk::Found, Vec<Error>)>::default());
            }
            let folder = path.parent().filter(|folder| *folder != Path::new(""));
            disk::read_readable(folder.unwrap_or(Path::new(".")))
        })
    }

    /// What is in a file that stands alone; `beside` reads the RON files beside
    /// it, which a table of claims in a closed world needs.
    fn opened(
        &self,
        mut file: load::File,
        paths: Vec<PathBuf>,
        beside: impl FnOnce() -> Result<(disk::Found, Vec<Error>), Error>,
    ) -> Result<Opened, Error> {
        let marked = file.bytes.starts_with(b"\xef\xbb\xbf");
        let mark = if marked { 3 } else { 0 };
        let bare = &file.bytes[mark..];
        let is_csv = is_table(Path::new(&file.path), bare);
        let is_ron = || std::str::from_utf8(bare).is_ok_and(load::snapshot::is_snapshot);
        if is_csv || is_ron() {
            file.bytes.drain(..mark);
            return Ok(match is_csv {
                true if load::claims_csv::is_claims(&first_line(&file.bytes)) => {
                    self.claims(file, beside)?
                }
                true => {
                    load::snapshot_csv::begins(&file.path, text(&file)?)?;
                    Opened::Csv(file)
                }
                false => Opened::Ron(file),
            });
        }
        let found = disk::Found {
            files: vec![file],
            paths,
            ..disk::Found::default()
        };
        Ok(Opened::Ledger(Parts {
            found,
            ..Parts::default()
        }))
    }

    /// A table of claims, and in a closed world the RON files beside it.
    fn claims(
        &self,
        table: load::File,
        beside: impl FnOnce() -> Result<(disk::Found, Vec<Error>), Error>,
    ) -> Result<Opened, Error> {
        let (found, failed) = match self.world {
            World::Closed => beside()?,
            World::Open => <(disk::Found, Vec<Error>)>::default(),
        };
        Ok(Opened::Ledger(Parts {
            found,
            failed,
            table: Some(table),
            world: self.world,
        }))
    }

    fn tell_passed_over(&self, folder: &Path, found: &disk::Found) {
        for passed in &found.passed_over {
            let path = path_shown(&passed.path);
            output::message(&match passed.is_table_in(folder) {
                true => format!(
                    "note: {path} is a table of claims and was not read; name it in place of the \
                     folder, and the RON files beside it are read, too"
                ),
                false => format!("note: {path} {}; it was not read", passed.why),
            });
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
    fn sound(&self, mut parts: Parts) -> Result<Ledger, Error> {
        if let Some(last) = parts.failed.pop() {
            for error in &parts.failed {
                output::error(error, self.color);
            }
            return Err(last);
        }
        if let Some(table) = parts.plain_table().filter(|_| !self.picks_coders()) {
            tell_numbered(&table);
            return Ok(table.ledger(0..table.len() as u32));
        }
        let loaded = checked(parts);
        // Only names of a table share an id and are no error.
        let shared = |d: &&Diagnostic| d.code == &codes::DUPLICATE_ID && d.level == Level::Warning;
        let shared = loaded.diagnostics.iter().filter(shared);
        tell_some(shared.map(|found| found.message.clone()));
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

/// A ledger with the errors that would make an answer wrong.
fn checked(mut parts: Parts) -> Loaded {
    let mut loaded = parts.load();
    check::check_errors(&mut loaded);
    Examined::complete(&mut loaded, &parts.found.passed_over);
    loaded
}

/// The text of a file.
pub fn text(file: &load::File) -> Result<&str, Error> {
    std::str::from_utf8(&file.bytes).map_err(|_| {
        let path = path_shown(Path::new(&file.path));
        Error::data(format!("{path} is not UTF-8; save it as UTF-8"))
    })
}
