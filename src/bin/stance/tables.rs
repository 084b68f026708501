//! What is read from tables in CSV: claims in columns, and of two stored
//! snapshots what differs.

use std::borrow::Cow;
use std::path::Path;

use stancegraph::error::{Error, ErrorKind};
use stancegraph::load::snapshot_csv::{self, Stored};
use stancegraph::load::{claims_csv, disk, table_kind};
use stancegraph::model::{ClaimTable, Clock, Counted, Day, Ledger, Snapshot};
use stancegraph::position;

use crate::input::{Asked, Input};
use crate::output;
use crate::reader::{Opened, Reader, text};

/// What differs between two stored snapshots, and how many cells each has.
pub struct Differing {
    pub old: Input,
    pub new: Input,
    pub cells: [usize; 2],
}

/// In how many bytes the line of column names ends.
const BEGINNING: u64 = 1 << 16;

impl Reader<'_> {
    /// Reads plain claims in columns; none if the path leads to anything else,
    /// or if something about the claims is not plain.
    pub fn table(&self, path: &Path) -> Result<Option<ClaimTable>, Error> {
        if !(self.is_open() && self.is_table(path)?) {
            return Ok(None);
        }
        let Opened::Ledger(parts) = self.open(path)? else {
            return Ok(None);
        };
        Ok(parts.plain_table().inspect(tell_numbered))
    }

    /// The same without their order, for whom it does not matter.
    pub fn columns(&self, path: &Path) -> Result<Option<ClaimTable>, Error> {
        if !(self.is_open() && self.is_table(path)?) {
            return Ok(None);
        }
        match self.open(path)? {
            Opened::Ledger(parts) => Ok(parts.plain_columns().inspect(tell_numbered)),
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

    /// Reads a ledger for its positions as of some days; of plain claims only
    /// those that matter for them.
    pub fn ledger_as_of(
        &self,
        path: &Path,
        days: &[Day],
        counted: &Counted,
    ) -> Result<Ledger, Error> {
        let Some(table) = self.plain(path, counted)? else {
            return self.ledger(path);
        };
        let mut claims: Vec<u32> = Vec::new();
        for day in days {
            let cells = position::bulk(&table, *day);
            claims.extend(cells.iter().flat_map(|cell| cell.claims(&table)));
        }
        if claims.is_empty() {
            // From when on anything counts is told where nothing does yet.
            let first = (0..table.len() as u32).min_by_key(|claim| table.day(*claim));
            claims.extend(first);
        }
        claims.sort_unstable();
        claims.dedup();
        Ok(table.ledger(claims))
    }

    /// Whether a path leads to a table.
    fn is_table(&self, path: &Path) -> Result<bool, Error> {
        Ok(!path.is_dir() && is_table(path, &self.beginning(path)?))
    }

    /// Whether a path leads to a table whose columns have no days.
    pub fn has_no_days(&self, path: &Path) -> Result<bool, Error> {
        if path.is_dir() {
            return Ok(false);
        }
        let beginning = self.beginning(path)?;
        let dates =
            |name: &str| matches!(name.trim().trim_matches('"'), "said" | "published" | "date");
        let named = first_line(&beginning).split(',').any(dates);
        Ok(is_table(path, &beginning) && !named)
    }

    /// Enough of a file to see what it is; nothing where there is none.
    fn beginning(&self, path: &Path) -> Result<Vec<u8>, Error> {
        if !self.is_there(path) {
            return Ok(Vec::new());
        }
        match path.is_file() {
            true => disk::beginning(path, BEGINNING),
            // What is in a pipe is there once.
            false => Ok(self.file(path)?.bytes),
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
        for path in paths {
            if !self.is_table(path)? {
                return Ok(None);
            }
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

/// Names that share an id are told, but for very many.
pub fn tell_numbered(table: &ClaimTable) {
    tell_some(table.numbered.iter().map(claims_csv::numbered));
}

/// Tells the first of some remarks, and how many more there are.
pub fn tell_some(remarks: impl Iterator<Item = String>) {
    let mut remarks = remarks.peekable();
    for remark in remarks.by_ref().take(TOLD) {
        output::message(&format!("note: {remark}"));
    }
    if remarks.peek().is_some() {
        let more = output::count(remarks.count(), "remark", "remarks");
        output::message(&format!(
            "note: {more} more of the kind; `stance check` has all"
        ));
    }
}

/// How many remarks of one kind are told.
const TOLD: usize = 10;

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

/// The snapshot of a table.
pub fn of_table(snapshot: Snapshot, asked: Asked) -> Input {
    match asked.day {
        Some(_) => Input::Snapshot(Box::new(snapshot)),
        None => Input::Guessed(Box::new(snapshot)),
    }
}

/// Whether a file is a table, by its name or by its first line.
pub fn is_table(path: &Path, bytes: &[u8]) -> bool {
    let ending = path.extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
        || table_kind(&first_line(bytes)).is_some()
}

/// The first line that is not blank.
pub fn first_line(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut lines = bytes.split(|byte| *byte == b'\n');
    let line = lines.find(|line| !line.trim_ascii().is_empty());
    String::from_utf8_lossy(line.unwrap_or_default())
}
