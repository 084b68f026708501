//! What is read from tables in CSV: claims in columns, and of two stored
//! snapshots what differs.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use stancegraph::error::{Error, ErrorKind};
use stancegraph::load::snapshot_csv::{self, Stored};
use stancegraph::model::{ClaimTable, Clock, Counted, Day, Ledger, Snapshot};
use stancegraph::position;

use crate::input::{Asked, Input};
use crate::reader::{Opened, Reader, text};

/// What differs between two stored snapshots, and how many cells each has.
pub struct Differing {
    pub old: Input,
    pub new: Input,
    pub cells: [usize; 2],
}

impl Reader<'_> {
    /// Reads plain claims in columns; none if the path leads to anything else,
    /// or if something about the claims is not plain.
    pub fn table(&self, path: &Path) -> Result<Option<ClaimTable>, Error> {
        if !(self.is_open() && is_csv(path) && path.is_file()) {
            return Ok(None);
        }
        let Opened::Ledger(parts) = self.open(path)? else {
            return Ok(None);
        };
        Ok(parts.plain_table())
    }

    /// The same without their order, for whom it does not matter.
    pub fn columns(&self, path: &Path) -> Result<Option<ClaimTable>, Error> {
        if !(self.is_open() && is_csv(path) && path.is_file()) {
            return Ok(None);
        }
        match self.open(path)? {
            Opened::Ledger(parts) => Ok(parts.plain_columns()),
            _ => Ok(None),
        }
    }

    /// The same where all claims count.
    pub fn plain(&self, path: &Path, counted: &Counted) -> Result<Option<ClaimTable>, Error> {
        match counted.leaves_out_any() || self.picks_coders() {
            true => Ok(None),
            false => self.table(path),
        }
    }

    /// Reads a ledger for its positions as of a day; of plain claims only those
    /// that matter for them.
    pub fn ledger_as_of(&self, path: &Path, day: Day, counted: &Counted) -> Result<Ledger, Error> {
        match self.plain(path, counted)? {
            Some(table) => {
                let cells = position::bulk(&table, day);
                Ok(table.ledger(cells.iter().flat_map(|cell| cell.claims(&table))))
            }
            None => self.ledger(path),
        }
    }

    /// Reads of two stored snapshots in CSV what differs; none if they are
    /// something else, or have to be read as a whole.
    pub fn differing(
        &self,
        paths: [&Path; 2],
        asked: [Asked; 2],
        clock: Clock,
    ) -> Result<Option<Differing>, Error> {
        if !paths.iter().all(|path| is_csv(path) && path.is_file()) {
            return Ok(None);
        }
        let [Opened::Csv(old), Opened::Csv(new)] = [self.open(paths[0])?, self.open(paths[1])?]
        else {
            return Ok(None);
        };
        let stored = |file, asked: Asked| {
            let text = text(file)?;
            let as_of = asked.day;
            Ok::<_, Error>(Stored {
                path: &file.path,
                text,
                as_of,
            })
        };
        let sides = [stored(&old, asked[0])?, stored(&new, asked[1])?];
        let found = snapshot_csv::differing(sides, clock);
        let found = found.map_err(|error| no_day(error, &asked))?;
        Ok(found.map(|found| {
            let [first, second] = asked;
            Differing {
                old: of_table(found.before, first),
                new: of_table(found.after, second),
                cells: found.cells,
            }
        }))
    }
}

/// A table does not tell its own day; who asks may.
pub fn no_day(error: Error, asked: &[Asked]) -> Error {
    let open = asked.iter().find(|asked| asked.day.is_none());
    match (error.kind(), open) {
        (ErrorKind::Usage, Some(asked)) => {
            Error::usage(format!("{error}; give it with `{}`", asked.option))
        }
        _ => error,
    }
}

/// Whether a path is one of a table whose columns have no days.
pub fn has_no_days(path: &Path) -> bool {
    let mut line = String::new();
    let read = File::open(path).map(|file| BufReader::new(file).take(4096).read_line(&mut line));
    let dates = |name: &str| matches!(name.trim().trim_matches('"'), "said" | "published" | "date");
    is_csv(path) && path.is_file() && read.is_ok() && !line.split(',').any(dates)
}

/// The snapshot of a table.
pub fn of_table(snapshot: Snapshot, asked: Asked) -> Input {
    match asked.day {
        Some(_) => Input::Snapshot(Box::new(snapshot)),
        None => Input::Guessed(Box::new(snapshot)),
    }
}

/// Whether a path is one of a table.
pub fn is_csv(path: &Path) -> bool {
    let ending = path.extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}
