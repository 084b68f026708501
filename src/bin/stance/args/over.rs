//! Many days and whole periods, in clap's words.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use stancegraph::compare;
use stancegraph::model::{Day, When};
use stancegraph::text::escaped;

use super::{Counts, Diff, Which, WriteOrDraw, day};

/// The heading of these options.
const OVER: &str = "Over time";

/// What `--clock` is to a history.
pub(super) const CLOCK: &str = "What must have happened by a day for a claim to count; `said` \
    unless given, so that each change stands on the day on which it was said";

/// How `diff` compares more than two days.
#[derive(Debug, Args)]
pub struct Over {
    /// Compare the end of each day, week, month or year with the one before;
    /// from the step of the first claim to the last claim unless `--from` and
    /// `--to` are given.
    #[arg(long, help_heading = OVER, value_name = "STEP", value_parser = every(), conflicts_with_all = ["new", "as_of", "since", "periods", "pairs", "rev"])]
    pub every: Option<compare::Every>,
    /// Compare this older ledger or stored snapshot with LEDGER: the same as
    /// `stance diff FILE LEDGER`.
    #[arg(long, help_heading = OVER, value_name = "FILE", conflicts_with_all = ["new", "periods", "rev"])]
    pub since: Option<PathBuf>,
    /// Compare what the claims of one period alone say with what those of a
    /// later one say; each like 2025, 2026-01 or 2025-06-01..2025-08-31.
    #[arg(long, help_heading = OVER, value_names = ["FIRST", "SECOND"], num_args = 2, value_parser = period,
        conflicts_with_all = ["new", "from", "to", "as_of", "pairs", "rev", "summary"])]
    pub periods: Option<Vec<Period>>,
}

impl Diff {
    /// The older and the newer path, if there are two.
    pub fn paths(&self) -> (&Path, Option<&Path>) {
        match &self.over.since {
            Some(since) => (since, Some(&self.old)),
            None => (&self.old, self.new.as_deref()),
        }
    }
}

impl Diff {
    /// How to name two paths whose own days are the other way round; none where
    /// the days were asked for.
    pub fn swapped(&self) -> Option<String> {
        let (old, new) = self.paths();
        let asked = self.from.or(self.to).or(self.as_of).is_some() || self.rev.is_some();
        let [old, new] =
            [Some(old), new].map(|path| path.map(|path| escaped(&path.to_string_lossy())));
        let (old, new) = old.zip(new).filter(|_| !asked)?;
        Some(match self.over.since {
            Some(_) => format!("stance diff {old} --since {new}"),
            None => format!("stance diff {new} {old}"),
        })
    }
}

/// A first and a last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub first: Day,
    pub last: Day,
}

/// `2026-01`, or two of the kind with `..` between them.
fn period(text: &str) -> Result<Period, String> {
    let date = |text: &str| When::parse(text).map_err(|error| error.problem);
    let (first, last) = match text.split_once("..") {
        Some((first, last)) if !first.is_empty() && !last.is_empty() => {
            (date(first)?.earliest, date(last)?.latest)
        }
        _ => {
            let when = date(text)?;
            (when.earliest, when.latest)
        }
    };
    if first > last {
        return Err(format!("{first} is after {last}; swap them"));
    }
    Ok(Period { first, last })
}

fn every() -> impl TypedValueParser<Value = compare::Every> {
    let names = compare::Every::ALL.iter().map(|every| every.name());
    let names: PossibleValuesParser = names.collect::<Vec<_>>().into();
    names.try_map(|name| {
        let mut all = compare::Every::ALL.iter().copied();
        all.find(|every| every.name() == name).ok_or("no such step")
    })
}

#[derive(Debug, Args)]
pub struct History {
    /// A ledger: a RON file, a folder of them, or a table of claims (CSV).
    pub ledger: PathBuf,
    /// Actors and issues, by id; all unless given.
    #[arg(value_name = "ACTOR|ISSUE")]
    pub ids: Vec<String>,
    /// Changes after this day; from the first claim on unless given.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub from: Option<Day>,
    /// Changes until this day; until the last claim unless given.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub to: Option<Day>,
    /// Compare the ends of days, weeks, months or years; `day` unless given.
    #[arg(long, value_name = "STEP", value_parser = every())]
    pub every: Option<compare::Every>,
    #[command(flatten)]
    pub clock: Counts,
    #[command(flatten)]
    pub which: Which,
    /// List also those who speak for others.
    #[arg(long)]
    pub speakers: bool,
    /// Print the sentences behind each change; Markdown always has them.
    #[arg(long)]
    pub quotes: bool,
    #[command(flatten)]
    pub write: WriteOrDraw,
}
