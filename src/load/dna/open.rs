//! A path to an open database of which it is known that it is one of the
//! Discourse Network Analyzer, version 3. What is wrong with the file is told
//! with what to do about it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::ffi::ErrorCode;
use rusqlite::{Connection, OpenFlags, Row};

use crate::error::Error;
use crate::load::disk;
use crate::text::{escaped, path_shown, shown};

/// With this every SQLite file begins.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// How long to wait for another program to let the file go.
const PATIENCE: Duration = Duration::from_millis(500);

/// An open database; nothing can be written through it.
pub(super) struct Database {
    path: PathBuf,
    connection: Connection,
    tables: Vec<String>,
}

impl Database {
    /// Opens the file and looks at what it is.
    pub(super) fn open(path: &Path) -> Result<Database, Error> {
        let head = disk::beginning(path, 100)?;
        recognise(path, &head)?;
        let failed = |cause| because(path, &cause);
        let connection = connection(path, &head).map_err(failed)?;
        // What the file brings along is data; nothing of it is run.
        for (config, on) in [
            (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
            (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        ] {
            connection.set_db_config(config, on).map_err(failed)?;
        }
        connection.busy_timeout(PATIENCE).map_err(failed)?;
        // One transaction, so that all tables are of one moment.
        connection
            .execute_batch("PRAGMA cell_size_check = ON; BEGIN")
            .map_err(failed)?;
        let mut file = Database {
            path: path.to_owned(),
            connection,
            tables: Vec::new(),
        };
        let mut tables = Vec::new();
        file.each(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0",
            |row| {
                tables.push(row.get::<_, String>(0)?.to_uppercase());
                Ok(())
            },
        )?;
        file.tables = tables;
        Ok(file)
    }

    /// Whether it has a table.
    pub(super) fn has(&self, table: &str) -> bool {
        self.tables.iter().any(|found| found == table)
    }

    /// Fails unless it is of a version that can be read.
    pub(super) fn of_known_version(&self, version: &str) -> Result<(), Error> {
        let path = path_shown(&self.path);
        let old = version.starts_with("2.") || (self.has("ATTRIBUTES") && !self.has("ENTITIES"));
        if old && self.has("STATEMENTS") {
            return Err(Error::data(format!(
                "{path} is a database of DNA 2, whose tables are other ones; take it over into a new \
                 database with DNA 3, save that, and read it"
            )));
        }
        if !self.has("STATEMENTS") && !self.has("DOCUMENTS") {
            return Err(Error::data(format!(
                "{path} is an SQLite database, but not one of the Discourse Network Analyzer: \
                 it has neither of the tables DOCUMENTS and STATEMENTS"
            )));
        }
        if !version.is_empty() && !version.starts_with("3.") && version != "3" {
            return Err(Error::data(format!(
                "{path} is of version {} of the Discourse Network Analyzer; version 3 is what can be read",
                shown(version)
            )));
        }
        Ok(())
    }

    /// Looks at the pages of the whole file, whether they fit together.
    pub(super) fn is_sound(&self) -> Result<(), Error> {
        let mut first = None;
        self.each("PRAGMA quick_check(1)", |row| {
            let told: String = row.get(0)?;
            first.get_or_insert(told);
            Ok(())
        })?;
        match first {
            Some(told) if told != "ok" => Err(damaged(&self.path, &told)),
            _ => Ok(()),
        }
    }

    /// Gives all rows of some columns of a table, by its first column. A column
    /// `NULL` is one that is not asked for.
    pub(super) fn rows(
        &self,
        table: &str,
        columns: &[&str],
        row: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), Error> {
        if !self.has(table) {
            return Err(Error::data(format!(
                "{} has no table {table}, so it is not a whole database of DNA 3; \
                 open it in DNA 3, which tells whether it can be mended, or take a copy of it",
                path_shown(&self.path)
            )));
        }
        let mut there = Vec::new();
        self.each(
            &format!("SELECT name FROM pragma_table_info('{table}')"),
            |row| {
                there.push(row.get::<_, String>(0)?.to_uppercase());
                Ok(())
            },
        )?;
        let missing = |column: &&&str| {
            let column = column.to_uppercase();
            column != "NULL" && !there.contains(&column)
        };
        if let Some(column) = columns.iter().find(missing) {
            let there: Vec<String> = there.iter().map(|name| escaped(name)).collect();
            return Err(Error::data(format!(
                "the table {table} of {} has no column {column}, so it is not one of DNA 3; it has {}",
                path_shown(&self.path),
                there.join(", ")
            )));
        }
        let query = format!(
            "SELECT {} FROM {table} ORDER BY {}",
            columns.join(", "),
            columns.first().copied().unwrap_or("1")
        );
        self.each(&query, row)
    }

    fn each(
        &self,
        query: &str,
        mut take: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), Error> {
        let mut read = || {
            let mut statement = self.connection.prepare(query)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                take(row)?;
            }
            Ok(())
        };
        read().map_err(|cause| because(&self.path, &cause))
    }
}

/// What the first bytes say.
fn recognise(path: &Path, head: &[u8]) -> Result<(), Error> {
    let path = path_shown(path);
    if head.is_empty() {
        return Err(Error::data(format!(
            "{path} is empty; a database of the Discourse Network Analyzer is not"
        )));
    }
    if head.starts_with(MAGIC) {
        return Ok(());
    }
    let text = String::from_utf8_lossy(head);
    let hint = match text.trim_start() {
        text if text.starts_with("<?xml") || text.starts_with("<discourse") => {
            "; files of DNA 1 are XML: open it in DNA 2 and then in DNA 3, and save it as a database"
        }
        text if text.starts_with("<!DOCTYPE") || text.starts_with("<html") => {
            "; it is a web page: download the file itself"
        }
        text if text.starts_with("PK") => "; it is packed: unpack it first",
        text if text.starts_with("version https://git-lfs") => {
            "; it is a pointer of Git LFS: run `git lfs pull`"
        }
        _ => "",
    };
    Err(Error::data(format!(
        "{path} is no SQLite database, as those of the Discourse Network Analyzer are{hint}"
    )))
}

/// The connection. In the mode of most files SQLite itself takes a lock for
/// reading; in the mode of write-ahead logs it would have to make files beside
/// the database, so such a file is read as it is, if nothing waits in its log.
fn connection(path: &Path, head: &[u8]) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let write_ahead = head.get(18..20).is_some_and(|modes| modes.contains(&2));
    if !write_ahead {
        return Connection::open_with_flags(path, flags);
    }
    if disk::beginning(&beside(path, "-wal"), 1).is_ok_and(|log| !log.is_empty()) {
        let cause = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_READONLY_RECOVERY);
        return Err(rusqlite::Error::SqliteFailure(cause, None));
    }
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut address = "file:".to_owned();
    for byte in whole.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.".contains(byte) {
            address.push(char::from(*byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address.push_str("?immutable=1");
    Connection::open_with_flags(address, flags | OpenFlags::SQLITE_OPEN_URI)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn damaged(path: &Path, told: &str) -> Error {
    Error::data(format!(
        "{} is damaged: {}; take an undamaged copy, or save what `sqlite3 FILE .recover` finds as a new file",
        path_shown(path),
        escaped(told)
    ))
}

/// What SQLite could not do, in words that say what to do.
fn because(path: &Path, cause: &rusqlite::Error) -> Error {
    let shown = path_shown(path);
    let code = cause.sqlite_error_code();
    match code {
        Some(
            ErrorCode::DatabaseBusy
            | ErrorCode::DatabaseLocked
            | ErrorCode::FileLockingProtocolFailed,
        ) => Error::data(format!(
            "{shown} is locked by another program, which is writing to it; close it there, or read a copy"
        )),
        Some(ErrorCode::ReadOnly) => Error::data(format!(
            "changes to {shown} wait in a file beside it (`-journal` or `-wal`), because a program did not \
             close it; open and close it in DNA, then read it"
        )),
        Some(ErrorCode::NotADatabase) => damaged(path, "its first page cannot be read"),
        Some(ErrorCode::DatabaseCorrupt) => damaged(path, &cause.to_string()),
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            let journal = beside(path, "-journal").exists();
            let why = if journal {
                "; a file `-journal` stands beside it: open and close it in DNA, then read it"
            } else {
                "; look whether you may read it"
            };
            Error::data(format!("{shown} cannot be opened{why}"))
        }
        _ => Error::data(format!(
            "{shown} cannot be read: {}",
            escaped(&cause.to_string())
        )),
    }
}
