//! The parts of a ledger as they were found: its files, or a table of claims
//! with the files beside it.

use stancegraph::error::Error;
use stancegraph::load::claims_csv::{self, World};
use stancegraph::load::{self, Loaded, disk};
use stancegraph::model::ClaimTable;

/// The files of a ledger, and what could not be read of it.
#[derive(Default)]
pub struct Parts {
    pub(super) found: disk::Found,
    pub(super) failed: Vec<Error>,
    /// A table of claims.
    pub(super) table: Option<load::File>,
    pub(super) world: World,
}

impl Parts {
    /// Reads all of it.
    pub(super) fn load(&mut self) -> Loaded {
        let files = std::mem::take(&mut self.found.files);
        match self.table.take() {
            Some(table) => load::load_table(table, self.world, files),
            None => load::load(files),
        }
    }

    /// The table in columns, if its claims are plain and it declares whatever it
    /// names. Its claims are in no order but that of their ids.
    pub fn plain_columns(&self) -> Option<ClaimTable> {
        self.plain(claims_csv::columns)
    }

    /// The table, if its claims are plain and it declares whatever it names.
    pub fn plain_table(&self) -> Option<ClaimTable> {
        self.plain(claims_csv::table)
    }

    fn plain(&self, read: fn(&str) -> Option<ClaimTable>) -> Option<ClaimTable> {
        let table = self.table.as_ref()?;
        let open = self.world == World::Open && self.failed.is_empty();
        let text = std::str::from_utf8(&table.bytes).ok().filter(|_| open)?;
        read(text)
    }
}
