//! Coded claims for networks, from whatever a path leads to.

use std::fmt::Display;
use std::path::Path;

use stancegraph::error::Error;
#[cfg(feature = "dna")]
use stancegraph::load::dna;
use stancegraph::network::{self, Coded};

use crate::args::Claims;
use crate::output;
use crate::reader::Reader;

/// So many rows of a database that cannot be used are listed.
#[cfg(feature = "dna")]
const LISTED: usize = 10;

/// Reads the claims of a ledger, of a table, or of a database of the reference
/// tool.
pub fn read(reader: Reader<'_>, claims: &Claims) -> Result<Coded, Error> {
    let path = &*claims.input;
    let is_dna = path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("dna"));
    if is_dna {
        return of_dna(path, claims);
    }
    no_variables(claims)?;
    let reader = reader.coded(&claims.coded);
    // A table of plain claims has neither narrators nor conditions nor options.
    if !reader.picks_coders()
        && let Some(table) = reader.columns(path)?
    {
        return Ok(network::of_table(table));
    }
    let ledger = reader.ledger(path)?;
    Ok(network::of_ledger(&ledger, claims.made.feed()))
}

#[cfg(feature = "dna")]
fn of_dna(path: &Path, claims: &Claims) -> Result<Coded, Error> {
    let alone = [
        (claims.made.narrated, "--narrated"),
        (claims.made.unconditional, "--unconditional"),
        (!claims.coded.coders.is_empty(), "--coder"),
        (claims.coded.world.open_world, "--open-world"),
    ];
    if let Some((_, option)) = alone.iter().find(|(is, _)| *is) {
        return Err(Error::usage(format!(
            "`{option}` is about claims of a ledger; make one with `stance import dna`, or leave it out"
        )));
    }
    let dna = dna::read_coding(path)?;
    let choice = dna::Choice::of(&dna, &claims.variables.asked())?;
    for line in dna::ledger::listed(&dna.flaws, LISTED) {
        output::message(&format!("note: {line}"));
    }
    Ok(network::of_dna(&dna, &choice, &claims.variables.asked()))
}

#[cfg(not(feature = "dna"))]
fn of_dna(_: &Path, _: &Claims) -> Result<Coded, Error> {
    Err(Error::usage(
        "this program was built without the feature `dna`, so it cannot read databases of \
         Discourse Network Analyzer",
    ))
}

/// Fails if variables of a database are asked of something else.
fn no_variables(claims: &Claims) -> Result<(), Error> {
    #[cfg(feature = "dna")]
    if claims.variables.are_named() {
        return Err(Error::usage(
            "`--statement-type` and the options for variables are about `.dna` files; for others \
             use `--rows` and `--columns`",
        ));
    }
    let _ = claims;
    Ok(())
}

/// Says among the messages how something was made that has no room for it.
pub fn tell_settings<N: Display>(stated: &[(N, String)]) {
    let stated = stated.iter().map(|(name, value)| format!("{name} {value}"));
    let stated = stated.collect::<Vec<_>>().join("; ");
    output::message(&format!("note: made with {stated}"));
}
