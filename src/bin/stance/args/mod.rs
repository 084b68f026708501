//! The command line: what can be asked, in clap's words.

mod commands;
mod draw;
#[cfg(feature = "dna")]
mod import;
mod measure;
mod network;
mod over;
pub mod tips;

pub use commands::*;
pub use draw::{Draw, Engine, Look};
#[cfg(feature = "dna")]
pub use import::{Import, ImportDna, ImportFrom, Variables};
pub use measure::Measure;
pub use network::{Claims, Network, picture};
pub use over::{History, Over, Period};

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use stancegraph::export::{self, Format};
use stancegraph::load::claims_csv;
use stancegraph::model::{self, Counted, Day, Threshold};
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
    /// Repair what `check` can repair without a judgement.
    Fix(Fix),
    /// The positions as of a day.
    Positions(Answered),
    /// Actors × issues, one short sign a cell.
    Matrix(Matrix),
    /// What changed between two days, ledgers, snapshots or revisions.
    Diff(Diff),
    /// The positions of an actor, or on an issue, through time.
    #[command(mut_arg("clock", |clock| clock.help(over::CLOCK)))]
    History(History),
    /// The claims and rules behind one position.
    Why(Why),
    /// Actors side by side, with their agreement.
    Compare(Compare),
    /// The claims in date order.
    Timeline(Timeline),
    /// The derived positions as a file that `diff` reads.
    Snapshot(Snapshot),
    /// Who is tied to whom through claims, as a network.
    Network(Network),
    /// Communities, polarisation and other measures of networks.
    Measure(Measure),
    /// A diagram of positions, of the evidence or of agreement.
    Graph(Graph),
    /// Everything in one folder, ready to hand over.
    Report(Report),
    /// A ledger made from what another program keeps.
    #[cfg(feature = "dna")]
    Import(Import),
    /// What a code of `check` or a kind of change means.
    Explain(Explain),
    /// A script that completes commands and options in a shell.
    Completions(Completions),
    /// What git calls to show in `git diff` how positions change.
    Driver(Driver),
    /// The manual pages.
    Man(Man),
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

/// A part of a whole on the command line, 0 to 1.
fn share(text: &str) -> Result<f64, String> {
    let number: Option<f64> = text.parse().ok();
    let share = number.filter(|number| (0.0..=1.0).contains(number));
    share.ok_or_else(|| "give a number from 0 to 1, such as 0.1".to_owned())
}

#[derive(Debug, Args)]
pub struct When {
    /// The day, like 2026-01-29; today unless given.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub as_of: Option<Day>,
    #[command(flatten)]
    pub clock: Counts,
}

/// Which claims count.
#[derive(Debug, Args)]
pub struct Counts {
    /// What must have happened by the day for a claim to count; `both` unless
    /// given.
    #[arg(long, value_enum)]
    pub clock: Option<Clock>,
    /// Count only claims graded so or better: a digit from 1 to 5 for what is
    /// said, a letter from A to E for the source, or both, like B2.
    #[arg(long, value_name = "GRADE")]
    pub min_credibility: Option<Threshold>,
    /// Count only claims that a second person has reviewed.
    #[arg(long)]
    pub reviewed_only: bool,
}

impl Counts {
    /// Which claims count by their evidence and their coders.
    pub fn counted(&self, coded: &CodedBy) -> Counted {
        let mut coders: Vec<Box<str>> = coded.coders.iter().map(|c| c.trim().into()).collect();
        coders.sort();
        coders.dedup();
        Counted {
            at_least: self.min_credibility.unwrap_or_default(),
            reviewed_only: self.reviewed_only,
            coders,
        }
    }

    /// The clock asked for, else the usual one.
    pub fn or_usual(&self) -> model::Clock {
        self.or(model::Clock::Both)
    }

    /// The clock asked for, else another.
    pub fn or(&self, usual: model::Clock) -> model::Clock {
        self.clock.map_or(usual, Into::into)
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
    #[command(flatten)]
    pub coded: CodedBy,
}

/// Where the texts of sources are.
#[derive(Debug, Args)]
pub struct TextsArg {
    /// A folder with texts of sources, each named after the id or the SHA-256 of
    /// its source, beside those that the ledger itself names.
    #[arg(long, value_name = "DIR")]
    pub texts: Option<PathBuf>,
}

/// Whose coding counts.
#[derive(Debug, Args)]
pub struct CodedBy {
    /// Leave out what other coders coded; repeatable. Claims without a coder
    /// stay.
    #[arg(long = "coder", value_name = "NAME")]
    pub coders: Vec<String>,
    #[command(flatten)]
    pub world: World,
}

/// What a table of claims may name.
#[derive(Debug, Clone, Copy, Args)]
pub struct World {
    /// Let a table of claims (CSV) declare whatever it names; without it, RON
    /// files beside the table do.
    #[arg(long)]
    pub open_world: bool,
}

impl From<World> for claims_csv::World {
    fn from(world: World) -> claims_csv::World {
        match world.open_world {
            true => claims_csv::World::Open,
            false => claims_csv::World::Closed,
        }
    }
}

impl Which {
    /// Whether nothing is left out.
    pub fn is_all(&self) -> bool {
        let lists = [&self.actors, &self.issues, &self.tags, &self.coded.coders];
        lists.iter().all(|list| list.is_empty())
    }

    pub fn filter(&self) -> Filter {
        Filter {
            actors: self.actors.clone(),
            issues: self.issues.clone(),
            tags: self.tags.clone(),
        }
    }
}

/// The names of the formats that can write something. The ending of its files
/// stands for a format, too: `md`, `typ`.
fn formats(can: fn(&Format) -> bool) -> impl TypedValueParser<Value = String> {
    let ends = |ending: &str| export::FORMATS.iter().find(|f| f.extension == ending);
    let value = |format: &Format| {
        let of_its_own = ends(format.extension).is_some_and(|first| first.name == format.name);
        let other = Some(format.extension).filter(|end| of_its_own && *end != format.name);
        PossibleValue::new(format.name).aliases(other)
    };
    let able = export::FORMATS.iter().filter(|f| can(f));
    let names: PossibleValuesParser = able.map(|f| value(f)).collect::<Vec<_>>().into();
    names.map(move |word| match export::format(&word) {
        Some(_) => word,
        None => ends(&word).map_or(word, |format| format.name.to_owned()),
    })
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

/// Where an answer or a figure goes, and how it is written.
#[derive(Debug, Args)]
pub struct WriteOrDraw {
    /// Format of the answer, or of its figure; else by the ending of FILE,
    /// else `text`.
    #[arg(long, value_parser = formats(|f| f.answer.is_some() || f.figure.is_some()))]
    pub format: Option<String>,
    #[command(flatten)]
    pub to: To,
    #[command(flatten)]
    pub draw: Draw,
}
