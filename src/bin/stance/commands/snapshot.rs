//! `stance snapshot`: the derived positions as a file that `diff` reads.

use stancegraph::error::Error;
use stancegraph::{export, position};

use crate::Outcome;
use crate::args::{Color, Snapshot};
use crate::input;
use crate::output;
use crate::reader::Reader;

pub fn run(args: &Snapshot, color: Color) -> Result<Outcome, Error> {
    let ledger = Reader::new("snapshot", &args.to, color)
        .coded(&args.which.coded)
        .ledger(&args.ledger)?;
    let day = args.when.as_of.unwrap_or_else(input::today);
    let snapshot = position::snapshot(&ledger, day, args.when.clock.or_usual());
    let snapshot = args.which.filter().in_ledger(&ledger)?.snapshot(snapshot);
    let name = super::format(args.format.as_deref(), &args.to, "ron", |f| {
        f.snapshot.is_some()
    })?;
    let writer = export::format(name).and_then(|f| f.snapshot);
    let writer = writer.ok_or_else(|| Error::usage(format!("no snapshot is written as {name}")))?;
    output::write(&args.to, &writer(&snapshot)?)?;
    Ok(Outcome::Fine)
}
