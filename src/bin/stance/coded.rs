//! Coded claims for networks, from whatever a path leads to.

use std::path::Path;

use stancegraph::error::Error;
use stancegraph::network::{self, Coded};

use crate::args::Made;
use crate::reader::Reader;

/// Reads the claims of a ledger or of a table.
pub fn read(reader: &Reader<'_>, path: &Path, made: &Made) -> Result<Coded, Error> {
    // A table of plain claims has neither narrators nor conditions nor options.
    if !reader.picks_coders()
        && let Some(table) = reader.columns(path)?
    {
        return Ok(network::of_table(table));
    }
    let ledger = reader.ledger(path)?;
    Ok(network::of_ledger(&ledger, made.feed()))
}
