//! `stance snapshot`: the derived positions as a file that `diff` reads, or as
//! assertions.

use stancegraph::error::Error;
use stancegraph::load::snapshot_csv;
use stancegraph::model::{Clock, Day, Only};
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
    if args.assert && counted.leaves_out_any() {
        return Err(Error::usage(
            "assertions are checked against all claims; leave `--min-credibility`, \
             `--reviewed-only` and `--coder` out",
        ));
    }
    if !args.assert && csv_of_table(args, &reader, day)? {
        return Ok(Outcome::Fine);
    }
    let mut ledger = reader.ledger_as_of(&args.ledger, &[day], &counted)?;
    ledger.counted = counted;
    let snapshot = position::snapshot(&ledger, day, clock);
    input::tell_early(&ledger, &snapshot);
    let selection = args.which.filter().in_ledger(&ledger)?;
    let mut snapshot = selection.snapshot(snapshot);
    snapshot.only = selection.only(&args.which.tags);
    if args.assert {
        super::format(None, &args.to, "ron", |f| f.name == "ron")?;
        output::write(&args.to, export::assertions(&snapshot)?)?;
        return Ok(Outcome::Fine);
    }
    let name = format(args)?;
    if name == "csv" {
        tell_part(&snapshot.only);
    }
    let writer = export::format(name).and_then(|f| f.snapshot);
    let writer = writer.ok_or_else(|| Error::usage(format!("no snapshot is written as {name}")))?;
    output::write(&args.to, &writer(&snapshot)?)?;
    Ok(Outcome::Fine)
}

/// Writes plain claims in columns as a table of their cells; `false` if they
/// are something else, or if another format is asked for.
fn csv_of_table(args: &Snapshot, reader: &Reader<'_>, day: Day) -> Result<bool, Error> {
    let name = format(args)?;
    let whole =
        args.when.clock.counted(&args.which.coded).leaves_out_any() || reader.picks_coders();
    if name != "csv" || whole {
        return Ok(false);
    }
    let Some(table) = reader.table(&args.ledger)? else {
        return Ok(false);
    };
    let selection = args.which.filter().in_ledger(&table.ledger([]))?;
    tell_part(&selection.only(&args.which.tags));
    let actors: Vec<bool> = table
        .actors
        .iter()
        .map(|a| selection.actor(&a.id))
        .collect();
    let issues: Vec<bool> = table
        .issues
        .iter()
        .map(|i| selection.issue(&i.id))
        .collect();
    let cells = position::bulk(&table, day).into_iter().filter_map(|cell| {
        let (actor, issue) = table.key(cell.claim);
        let wanted = actors[actor as usize] && issues[issue as usize];
        wanted.then_some((cell.claim, cell.contested))
    });
    output::stream(&args.to, |out| {
        for piece in snapshot_csv::pieces(&table, cells) {
            let written = out.write_all(piece.as_bytes());
            written.map_err(|e| Error::io("cannot write the snapshot", e))?;
        }
        Ok(())
    })?;
    Ok(true)
}

fn format(args: &Snapshot) -> Result<&'static str, Error> {
    super::format(args.format.as_deref(), &args.to, "ron", |f| {
        f.snapshot.is_some()
    })
}

/// A table does not tell that it holds only a part.
fn tell_part(only: &Only) {
    if only.is_part() {
        output::message(&format!(
            "note: a table does not tell that it holds only {}; give the same to `diff`",
            super::part(only)
        ));
    }
}
