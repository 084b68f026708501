//! What a path on the command line leads to: a ledger or a stored snapshot.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use stancegraph::check;
use stancegraph::diagnostics::{Diagnostic, Level, codes, render};
use stancegraph::error::Error;
use stancegraph::load::{self, Loaded};
use stancegraph::model::{Clock, Day, Ledger, Snapshot};
use stancegraph::position;

use crate::args::Color;
use crate::output;

/// A ledger or a stored snapshot.
pub enum Input {
    Ledger(Box<Ledger>),
    Snapshot(Box<Snapshot>),
}

impl Input {
    /// Reads either; `day` stands in for a CSV snapshot that does not tell its own.
    pub fn read(path: &Path, day: Option<Day>, clock: Clock, color: Color) -> Result<Input, Error> {
        if path.is_dir() {
            return Ok(Input::Ledger(Box::new(ledger(path, color)?)));
        }
        let file = load::disk::file(path)?;
        let name = file.path.clone();
        if name.ends_with(".csv") {
            let snapshot = load::snapshot_csv::read(&name, text(&file)?, day, clock)?;
            return Ok(Input::Snapshot(Box::new(snapshot)));
        }
        if let Ok(text) = std::str::from_utf8(&file.bytes)
            && load::snapshot::is_snapshot(text)
        {
            return Ok(Input::Snapshot(Box::new(load::snapshot::read(
                &name, text,
            )?)));
        }
        Ok(Input::Ledger(Box::new(sound(
            load::load(vec![file]),
            color,
        )?)))
    }

    /// The ledger, if it is one.
    pub fn ledger(&self) -> Option<&Ledger> {
        match self {
            Input::Ledger(ledger) => Some(ledger),
            Input::Snapshot(_) => None,
        }
    }

    /// The positions as of a day, today unless asked. A stored snapshot has
    /// its own day and clock; asking for others is an error.
    pub fn snapshot(&self, asked: Option<Day>, clock: Clock) -> Result<Snapshot, Error> {
        match self {
            Input::Ledger(ledger) => {
                let day = asked.unwrap_or_else(today);
                Ok(position::snapshot(ledger, day, clock))
            }
            Input::Snapshot(stored) if asked.is_some_and(|day| day != stored.as_of) => {
                Err(Error::usage(format!(
                    "the snapshot is of {}; only a ledger can be asked for another day",
                    stored.as_of
                )))
            }
            Input::Snapshot(stored) if stored.clock != clock => Err(Error::usage(format!(
                "the snapshot was taken with `--clock {}`; only a ledger can be asked by another",
                stored.clock
            ))),
            Input::Snapshot(stored) => Ok((**stored).clone()),
        }
    }

    /// The clock of a stored snapshot.
    pub fn clock(&self) -> Option<Clock> {
        match self {
            Input::Ledger(_) => None,
            Input::Snapshot(stored) => Some(stored.clock),
        }
    }
}

fn text(file: &load::File) -> Result<&str, Error> {
    std::str::from_utf8(&file.bytes)
        .map_err(|_| Error::data(format!("`{}` is not UTF-8; save it as UTF-8", file.path)))
}

/// Reads a ledger without a look at its findings.
pub fn load(path: &Path) -> Result<(Loaded, usize), Error> {
    let found = load::disk::read(path)?;
    let mut loaded = load::load(found.files);
    check::check_loaded(&mut loaded);
    Ok((loaded, found.skipped))
}

/// Reads a ledger from which answers can be derived.
pub fn ledger(path: &Path, color: Color) -> Result<Ledger, Error> {
    let found = load::disk::read(path)?;
    sound(load::load(found.files), color)
}

/// The ledger, unless something in it would make every answer incomplete or
/// wrong; that is printed. A failed assertion stops no answer: it needs one.
fn sound(mut loaded: Loaded, color: Color) -> Result<Ledger, Error> {
    check::check_loaded(&mut loaded);
    let stops = |d: &&Diagnostic| d.level == Level::Error && d.code != &codes::ASSERTION_FAILED;
    let errors: Vec<&Diagnostic> = loaded.diagnostics.iter().filter(stops).collect();
    if errors.is_empty() {
        return Ok(loaded.ledger);
    }
    for error in &errors {
        output::message(&render::text(
            error,
            &loaded.files,
            output::messages_coloured(color),
        ));
        output::message("");
    }
    let number = errors.len();
    let (verb, them) = if number == 1 {
        ("is 1 error", "it")
    } else {
        ("are errors", "them")
    };
    let count = if number == 1 {
        String::new()
    } else {
        format!(" ({number})")
    };
    Err(Error::data(format!(
        "there {verb}{count} in the ledger; mend {them} first, for the answer would be incomplete or wrong"
    )))
}

/// Today, by the clock of this machine, in UTC.
pub fn today() -> Day {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |d| d.as_secs());
    i32::try_from(seconds / 86_400)
        .ok()
        .and_then(Day::from_number)
        .unwrap_or(Day::MAX)
}
