//! The command line: what can be asked, in clap's words.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use stancegraph::export::{self, Format};
use stancegraph::model::{self, Day};
use stancegraph::select::Filter;

/// Who holds what position on which issue, since when, and which sentence proves it.
#[derive(Debug, Parser)]
#[command(
    name = "stance",
    version,
    max_term_width = 80,
    subcommand_required = true
)]
#[command(arg_required_else_help = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    /// When to colour: on a terminal, always, never.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Look for problems in a ledger; quiet when it is fine.
    Check(Check),
    /// The positions as of a day.
    Positions(Answered),
    /// Actors × issues, one short sign a cell.
    Matrix(Answered),
    /// What changed between two days, two ledgers or two snapshots.
    Diff(Diff),
    /// The claims and rules behind one position.
    Why(Why),
    /// Actors side by side, with their agreement.
    Compare(Compare),
    /// The claims in date order.
    Timeline(Timeline),
    /// The derived positions as a file that `diff` reads.
    Snapshot(Snapshot),
    /// A diagram of positions or of the evidence.
    Graph(Graph),
    /// What a code of `check` or a kind of change means.
    Explain(Explain),
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The colour that is asked for among words that may not be a command line,
/// for the help and the complaints of clap itself.
pub fn color_asked(words: impl Iterator<Item = OsString>) -> ColorChoice {
    let mut asked = ColorChoice::Auto;
    let mut words = words.map(|word| word.to_string_lossy().into_owned());
    while let Some(word) = words.next() {
        let when = match word.split_once('=') {
            _ if word == "--" => break,
            Some(("--color", when)) => when.to_owned(),
            _ if word == "--color" => words.next().unwrap_or_default(),
            _ => continue,
        };
        asked = when.parse().unwrap_or(asked);
    }
    asked
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Clock {
    /// Said and published by the day: no hindsight.
    Both,
    /// Said by the day, with all that is known now.
    Said,
    /// Published by the day.
    Known,
}

impl From<Clock> for model::Clock {
    fn from(clock: Clock) -> model::Clock {
        match clock {
            Clock::Both => model::Clock::Both,
            Clock::Said => model::Clock::Said,
            Clock::Known => model::Clock::Known,
        }
    }
}

/// A day on the command line.
fn day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|e: model::DateError| e.problem)
}

#[derive(Debug, Args)]
pub struct When {
    /// The day, like 2026-01-29; today unless given.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub as_of: Option<Day>,
    #[command(flatten)]
    pub clock: ClockArg,
}

#[derive(Debug, Args)]
pub struct ClockArg {
    /// What must have happened by the day for a claim to count; `both` unless
    /// given.
    #[arg(long, value_enum)]
    pub clock: Option<Clock>,
}

impl ClockArg {
    /// The clock asked for, else the usual one.
    pub fn or_usual(&self) -> model::Clock {
        self.clock.map_or(model::Clock::Both, Into::into)
    }
}

#[derive(Debug, Args)]
pub struct Which {
    /// Only this actor, by id; repeatable.
    #[arg(long = "actor", value_name = "ID")]
    pub actors: Vec<String>,
    /// Only this issue and its parts, by id; repeatable.
    #[arg(long = "issue", value_name = "ID")]
    pub issues: Vec<String>,
    /// Only what has this tag; repeatable.
    #[arg(long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,
}

impl Which {
    pub fn filter(&self) -> Filter {
        Filter {
            actors: self.actors.clone(),
            issues: self.issues.clone(),
            tags: self.tags.clone(),
        }
    }
}

/// The names of the formats that can write something.
fn formats(can: fn(&Format) -> bool) -> PossibleValuesParser {
    export::FORMATS
        .iter()
        .filter(|f| can(f))
        .map(|f| f.name)
        .collect::<Vec<_>>()
        .into()
}

#[derive(Debug, Args)]
pub struct Write {
    /// Format of the answer; else by the ending of FILE, else `text`.
    #[arg(long, value_parser = formats(|f| f.answer.is_some()))]
    pub format: Option<String>,
    #[command(flatten)]
    pub to: To,
}

#[derive(Debug, Args)]
pub struct To {
    /// Write to this file instead of the terminal; `-` is the standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

impl To {
    /// The file to write to; none for the standard output.
    pub fn path(&self) -> Option<&Path> {
        self.output
            .as_deref()
            .filter(|path| *path != Path::new("-"))
    }
}

#[derive(Debug, Args)]
pub struct Check {
    /// A ledger: a RON file, or a folder of them.
    pub ledger: PathBuf,
    /// Do not report this code; `all` means every code.
    #[arg(short = 'A', long = "allow", value_name = "CODE")]
    pub allow: Vec<String>,
    /// Report this code as a warning.
    #[arg(short = 'W', long = "warn", value_name = "CODE")]
    pub warn: Vec<String>,
    /// Report this code as an error. Where a code is named twice, -D beats -W beats -A.
    #[arg(short = 'D', long = "deny", value_name = "CODE")]
    pub deny: Vec<String>,
    /// Format of the findings, JSON with one object a line; else by the ending
    /// of FILE, else `text`.
    #[arg(long, value_parser = ["text", "json"])]
    pub format: Option<String>,
    #[command(flatten)]
    pub to: To,
}

#[derive(Debug, Args)]
pub struct Answered {
    /// A ledger: a RON file, or a folder of them. Also a stored snapshot.
    pub ledger: PathBuf,
    #[command(flatten)]
    pub when: When,
    #[command(flatten)]
    pub which: Which,
    /// List also those who speak for others.
    #[arg(long)]
    pub speakers: bool,
    #[command(flatten)]
    pub write: Write,
}

#[derive(Debug, Args)]
pub struct Diff {
    /// A ledger, or a stored snapshot (RON or CSV).
    pub old: PathBuf,
    /// The newer ledger or snapshot; without it, two days of the first are compared.
    pub new: Option<PathBuf>,
    /// The first day.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub from: Option<Day>,
    /// The second day; today unless given.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub to: Option<Day>,
    /// One day for both ledgers.
    #[arg(long, value_name = "DAY", value_parser = day, conflicts_with_all = ["from", "to"])]
    pub as_of: Option<Day>,
    #[command(flatten)]
    pub clock: ClockArg,
    #[command(flatten)]
    pub which: Which,
    /// List also those who speak for others.
    #[arg(long)]
    pub speakers: bool,
    /// Print the sentences behind each change; Markdown always has them.
    #[arg(long)]
    pub quotes: bool,
    /// Also list the pairs of actors that came closer or moved apart.
    #[arg(long)]
    pub pairs: bool,
    /// End with status 1 if anything but `reaffirmed` happened.
    #[arg(long)]
    pub exit_code: bool,
    #[command(flatten)]
    pub write: Write,
}

#[derive(Debug, Args)]
pub struct Why {
    /// A ledger: a RON file, or a folder of them.
    pub ledger: PathBuf,
    /// Whose position, by id.
    pub actor: String,
    /// On what, by id.
    pub issue: String,
    #[command(flatten)]
    pub when: When,
    #[command(flatten)]
    pub write: Write,
}

#[derive(Debug, Args)]
pub struct Compare {
    /// A ledger: a RON file, or a folder of them.
    pub ledger: PathBuf,
    /// Two or more actors, by id.
    #[arg(required = true, num_args = 2..)]
    pub actors: Vec<String>,
    #[command(flatten)]
    pub when: When,
    /// Only this issue and its parts, by id; repeatable.
    #[arg(long = "issue", value_name = "ID")]
    pub issues: Vec<String>,
    /// Only what has this tag; repeatable.
    #[arg(long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,
    #[command(flatten)]
    pub counting: Counting,
    #[command(flatten)]
    pub write: Write,
}

#[derive(Debug, Args)]
pub struct Counting {
    /// Count questions about the agenda, too.
    #[arg(long)]
    pub agenda: bool,
    /// Count stale positions, too.
    #[arg(long)]
    pub stale: bool,
    /// Count contested positions, too.
    #[arg(long)]
    pub contested: bool,
    /// Count positions that are only narrated, too.
    #[arg(long)]
    pub narrated: bool,
}

#[derive(Debug, Args)]
pub struct Timeline {
    /// A ledger: a RON file, or a folder of them.
    pub ledger: PathBuf,
    /// Only claims that may have been said on or after this day.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub from: Option<Day>,
    /// Only claims that may have been said on or before this day.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub to: Option<Day>,
    /// Only claims that count by this day.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub as_of: Option<Day>,
    #[command(flatten)]
    pub clock: ClockArg,
    #[command(flatten)]
    pub which: Which,
    #[command(flatten)]
    pub write: Write,
}

#[derive(Debug, Args)]
pub struct Snapshot {
    /// A ledger: a RON file, or a folder of them.
    pub ledger: PathBuf,
    #[command(flatten)]
    pub when: When,
    #[command(flatten)]
    pub which: Which,
    /// Format of the snapshot; else by the ending of FILE, else `ron`.
    #[arg(long, value_parser = formats(|f| f.snapshot.is_some()))]
    pub format: Option<String>,
    #[command(flatten)]
    pub to: To,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum View {
    /// Actors left, issues right, one edge a position.
    Positions,
    /// Actors, their claims, the issues and the sources.
    Evidence,
}

#[derive(Debug, Args)]
pub struct Graph {
    /// A ledger: a RON file, or a folder of them.
    pub ledger: PathBuf,
    /// What to draw.
    #[arg(long, value_enum, default_value_t = View::Positions)]
    pub view: View,
    #[command(flatten)]
    pub when: When,
    #[command(flatten)]
    pub which: Which,
    /// Draw also those who speak for others.
    #[arg(long)]
    pub speakers: bool,
    /// Format of the figure; else by the ending of FILE, else `dot`.
    #[arg(long, value_parser = formats(|f| f.figure.is_some()))]
    pub format: Option<String>,
    #[command(flatten)]
    pub to: To,
}

#[derive(Debug, Args)]
pub struct Explain {
    /// A code, as in brackets behind `error` and `warning`, or a kind of change; without one, all
    /// codes are listed.
    pub code: Option<String>,
}
