//! What an answer is made of, a ledger or a stored snapshot, and as of which day.

use std::io::Read;
use std::time::{SystemTime, UNIX_EPOCH};

use stancegraph::error::Error;
use stancegraph::load::{self, disk};
use stancegraph::model::{Clock, Counted, Day, Ledger, Snapshot};
use stancegraph::position;
use stancegraph::select::coded_by;
use stancegraph::view;

use crate::output;

/// A ledger or a stored snapshot.
pub enum Input {
    Ledger(Box<Ledger>),
    Snapshot(Box<Snapshot>),
    /// A stored snapshot whose day is the latest that occurs in it.
    Guessed(Box<Snapshot>),
}

/// A day on the command line, and the option that sets it.
#[derive(Clone, Copy)]
pub struct Asked {
    pub day: Option<Day>,
    pub option: &'static str,
}

impl Input {
    /// The ledger, if it is one.
    pub fn ledger(&self) -> Option<&Ledger> {
        match self {
            Input::Ledger(ledger) => Some(ledger),
            Input::Snapshot(_) | Input::Guessed(_) => None,
        }
    }

    /// Sets which claims count. A stored snapshot has counted already; asking
    /// for others is an error, except of a table, which does not tell.
    pub fn count(&mut self, asked: Counted) -> Result<(), Error> {
        let stored = match self {
            Input::Ledger(ledger) => {
                // The coders that a stored snapshot tells are known only now.
                if ledger.counted.coders != asked.coders {
                    let coders: Vec<String> = asked.coders.iter().map(|c| c.to_string()).collect();
                    **ledger = coded_by(ledger, &coders)?;
                }
                ledger.counted = asked;
                return Ok(());
            }
            Input::Snapshot(stored) | Input::Guessed(stored) => stored,
        };
        if !stored.columns.details {
            stored.counted = asked.clone();
        }
        if !asked.leaves_out_any() || stored.counted == asked {
            return Ok(());
        }
        let was = if stored.counted.leaves_out_any() {
            "counts other claims"
        } else {
            "counts all claims"
        };
        Err(Error::usage(format!(
            "the snapshot {was}; only a ledger can be asked with `--min-credibility`, \
             `--reviewed-only` or `--coder`: take the snapshot anew with them"
        )))
    }

    /// Which claims a stored snapshot counts, as far as it tells.
    pub fn counted(&self) -> Option<Counted> {
        match self {
            Input::Ledger(_) => None,
            Input::Snapshot(stored) | Input::Guessed(stored) => {
                stored.columns.details.then(|| stored.counted.clone())
            }
        }
    }

    /// The positions as of a day, today unless asked. A stored snapshot has
    /// its own day and clock; asking for others is an error. It gives its
    /// cells away.
    pub fn snapshot(&mut self, asked: Option<Day>, clock: Clock) -> Result<Snapshot, Error> {
        let stored = match self {
            Input::Ledger(ledger) => {
                let day = asked.unwrap_or_else(today);
                return Ok(position::snapshot(ledger, day, clock));
            }
            Input::Snapshot(stored) | Input::Guessed(stored) => stored,
        };
        if asked.is_some_and(|day| day != stored.as_of) {
            return Err(Error::usage(format!(
                "the snapshot is of {}; only a ledger can be asked for another day",
                stored.as_of
            )));
        }
        if stored.clock != clock {
            return Err(Error::usage(format!(
                "the snapshot was taken with `--clock {}`; only a ledger can be asked by another",
                stored.clock
            )));
        }
        let cells = std::mem::take(&mut stored.cells);
        let withdrawn = std::mem::take(&mut stored.withdrawn);
        Ok(Snapshot {
            cells,
            withdrawn,
            ..(**stored).clone()
        })
    }

    /// How the day was found, if nobody gave it.
    pub fn assumed(&self, asked: Asked) -> Option<&'static str> {
        match self {
            Input::Ledger(_) if asked.day.is_none() => Some("today"),
            Input::Guessed(_) => Some("the latest in the table"),
            Input::Ledger(_) | Input::Snapshot(_) => None,
        }
    }

    /// The clock of a stored snapshot.
    pub fn clock(&self) -> Option<Clock> {
        match self {
            Input::Ledger(_) => None,
            Input::Snapshot(stored) | Input::Guessed(stored) => Some(stored.clock),
        }
    }
}

/// Reads what comes in at the standard input.
pub fn standard() -> Result<load::File, Error> {
    let mut bytes = Vec::new();
    let read = std::io::stdin()
        .lock()
        .take(disk::LARGEST + 1)
        .read_to_end(&mut bytes);
    read.map_err(|e| Error::io("cannot read the standard input", e))?;
    if bytes.len() as u64 > disk::LARGEST {
        let most = disk::LARGEST >> 30;
        return Err(Error::data(format!(
            "the standard input has more than {most} GiB"
        )));
    }
    Ok(load::File::new("<stdin>", bytes))
}

/// Tells why nothing counts, if nothing does: what was asked for leaves claims out,
/// or the day is too early, which is easily typed.
pub fn tell_early(ledger: &Ledger, snapshot: &Snapshot) {
    if !snapshot.cells.is_empty() {
        return;
    }
    tell_left_out(ledger);
    let turning = position::turning(ledger, snapshot.clock);
    let mut claims = turning.on.iter().filter(|(_, issues)| issues.is_some());
    if let Some((first, _)) = claims.next().filter(|(first, _)| *first > snapshot.as_of) {
        let day = snapshot.as_of;
        output::message(&format!(
            "note: no claim counts by {day}; the first counts from {first} on"
        ));
    }
}

/// Says how many claims are left out by what was asked for, and why.
pub fn tell_left_out(ledger: &Ledger) {
    if let Some(why) = view::left_out(ledger) {
        output::message(&format!("note: {why}"));
    }
}

/// Today, by the clock of this machine, in UTC.
pub fn today() -> Day {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |d| d.as_secs());
    i32::try_from(seconds / 86_400)
        .ok()
        .and_then(Day::from_number)
        .unwrap_or(Day::MAX)
}
