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
    let counted = args.when.clock.counted(&args.which.coded);
    let mut ledger = reader.ledger_as_of(&args.ledger, day, &counted)?;
    if args.assert && counted.leaves_out_any() {
        return Err(Error::usage(
            "assertions are checked against all claims; leave `--min-credibility`, \
             `--reviewed-only` and `--coder` out",
        ));
    }
    ledger.counted = counted;
    let snapshot = position::snapshot(&ledger, day, clock);
    let snapshot = args.which.filter().in_ledger(&ledger)?.snapshot(snapshot);
    if args.assert {
        super::format(None, &args.to, "ron", |f| f.name == "ron")?;
        output::write(&args.to, export::assertions(&snapshot)?)?;
        return Ok(Outcome::Fine);
    }
    let name = super::format(args.format.as_deref(), &args.to, "ron", |f| {
        f.snapshot.is_some()
    })?;
    let writer = export::format(name).and_then(|f| f.snapshot);
    let writer = writer.ok_or_else(|| Error::usage(format!("no snapshot is written as {name}")))?;
    output::write(&args.to, &writer(&snapshot)?)?;
    Ok(Outcome::Fine)
}
