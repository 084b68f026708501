//! `stance snapshot`: the derived positions as a file that `diff` reads, or as
//! assertions.

use stancegraph::error::Error;
use stancegraph::model::Clock;
use stancegraph::{export, position};

use crate::Outcome;
use crate::args::{Color, Snapshot};
use crate::input;
use crate::output;
use crate::reader::Reader;

pub fn run(args: &Snapshot, color: Color) -> Result<Outcome, Error> {
    let clock = args.when.clock.or_usual();
    if args.assert && clock != Clock::Both {
        return Err(Error::usage(
            "assertions are checked by the clock `both`; leave `--clock` out",
        ));
    }
    let reader = Reader::new("snapshot", &args.to, color).coded(&args.which.coded);
    let reader = if args.assert { reader.adding() } else { reader };
    let day = args.when.as_of.unwrap_or_else(input::today);
    let counted = args.when.clock.counted();
    let mut ledger = reader.ledger_as_of(&args.ledger, day, counted)?;
    ledger.counted = counted;
    let snapshot = position::snapshot(&ledger, day, clock);
    let selection = args.which.filter().in_ledger(&ledger)?;
    let mut snapshot = selection.snapshot(snapshot);
    snapshot.only = selection.only(&args.which.tags);
    if args.assert {
        super::format(None, &args.to, "ron", |f| f.name == "ron")?;
        output::write(&args.to, export::assertions(&snapshot)?)?;
        return Ok(Outcome::Fine);
    }
    let name = super::format(args.format.as_deref(), &args.to, "ron", |f| {
        f.snapshot.is_some()
    })?;
    if name == "csv" && snapshot.only.is_part() {
        output::message(&format!(
            "note: a table does not tell that it holds only {}; give the same to `diff`",
            super::part(&snapshot.only)
        ));
    }
    let writer = export::format(name).and_then(|f| f.snapshot);
    let writer = writer.ok_or_else(|| Error::usage(format!("no snapshot is written as {name}")))?;
    output::write(&args.to, &writer(&snapshot)?)?;
    Ok(Outcome::Fine)
}
