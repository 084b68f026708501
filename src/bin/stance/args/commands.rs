//! What each command can be asked, in clap's words.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use stancegraph::export::Size;
use stancegraph::model::Day;

use super::{
    CodedBy, Counts, Draw, Look, Over, TextsArg, To, When, Which, World, Write, WriteOrDraw, day,
    formats, share,
};

#[derive(Debug, Args)]
pub struct Check {
    /// A ledger: a RON file, a folder of them, or a table of claims (CSV).
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
    #[command(flatten)]
    pub world: World,
    #[command(flatten)]
    pub texts: TextsArg,
    /// Report each source whose text is not at hand.
    #[arg(long)]
    pub require_texts: bool,
    /// Print in place of findings where each quote stands in its source, in
    /// bytes and in characters; the status is 1 if a quote is absent or altered.
    #[arg(long, conflicts_with_all = ["coders", "coverage"])]
    pub quotes: bool,
    /// Print in place of findings the sentences of the sources that no claim uses.
    #[arg(long, conflicts_with = "coders")]
    pub coverage: bool,
    /// Print in place of findings how far the coders of the same sources agree,
    /// field by field, and where they differ.
    #[arg(long)]
    pub coders: bool,
    /// Format of the findings, `text` or `json` with one object a line, or of
    /// the answer to `--quotes`, `--coverage` or `--coders`; else by the ending of FILE, else `text`.
    #[arg(long, value_parser = formats(|f| f.answer.is_some()))]
    pub format: Option<String>,
    #[command(flatten)]
    pub to: To,
}

#[derive(Debug, Args)]
pub struct Fix {
    /// A ledger: a RON file, or a folder of them.
    pub ledger: PathBuf,
    /// Only what this code finds; repeatable.
    #[arg(long = "code", value_name = "CODE")]
    pub codes: Vec<String>,
    #[command(flatten)]
    pub texts: TextsArg,
    /// Write the files; without it, what would change is printed and the status
    /// is 1.
    #[arg(long)]
    pub write: bool,
}

#[derive(Debug, Args)]
pub struct Answered {
    /// A ledger: a RON file, a folder of them, or a table of claims (CSV). Also a
    /// stored snapshot.
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
pub struct Matrix {
    /// A ledger: a RON file, a folder of them, or a table of claims (CSV). Also a
    /// stored snapshot.
    pub ledger: PathBuf,
    #[command(flatten)]
    pub when: When,
    #[command(flatten)]
    pub which: Which,
    /// List also those who speak for others.
    #[arg(long)]
    pub speakers: bool,
    /// Tell in each cell how strong the evidence is.
    #[arg(long)]
    pub grades: bool,
    #[command(flatten)]
    pub write: WriteOrDraw,
}

#[derive(Debug, Args)]
pub struct Diff {
    /// A ledger, a table of claims (CSV), or a stored snapshot (RON or CSV).
    pub old: PathBuf,
    /// The newer ledger or snapshot; without it, two days of the first are compared.
    pub new: Option<PathBuf>,
    /// Two revisions of git instead of two paths: A or A..B, where B is the
    /// working tree unless given; A...B begins where the two parted. A:PATH
    /// tells where the ledger stood in A.
    #[arg(long, value_name = "A[..B]", conflicts_with = "new")]
    pub rev: Option<String>,
    /// With --rev: each as of the day on which it was committed, the working
    /// tree as of today.
    #[arg(long, requires = "rev", conflicts_with_all = ["from", "to", "as_of"])]
    pub commit_days: bool,
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
    pub clock: Counts,
    #[command(flatten)]
    pub over: Over,
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
    /// With `--pairs`: only pairs whose agreement moved by so much, 0 to 1.
    #[arg(long, value_name = "SHARE", default_value_t = 0.0, value_parser = share, requires = "pairs")]
    pub threshold: f64,
    /// Count the changes of each kind, and list none; of two days, ledgers,
    /// snapshots or revisions, or of each step.
    #[arg(long, conflicts_with_all = ["pairs", "quotes"])]
    pub summary: bool,
    /// End with status 1 if anything but `reaffirmed` happened.
    #[arg(long)]
    pub exit_code: bool,
    #[command(flatten)]
    pub write: WriteOrDraw,
}

#[derive(Debug, Args)]
pub struct Driver {
    /// A ledger, by its path from the top of the repository.
    pub ledger: PathBuf,
    /// From here on what git adds: the path of the file that differs.
    #[arg(allow_hyphen_values = true)]
    pub path: PathBuf,
    /// The file as it was.
    #[arg(allow_hyphen_values = true)]
    pub old_file: Option<PathBuf>,
    /// Its id in git.
    pub old_hex: Option<String>,
    /// Its mode.
    pub old_mode: Option<String>,
    /// The file as it is.
    #[arg(allow_hyphen_values = true)]
    pub new_file: Option<PathBuf>,
    /// Its id in git.
    pub new_hex: Option<String>,
    /// Its mode.
    pub new_mode: Option<String>,
    /// Its path, if it was renamed.
    #[arg(allow_hyphen_values = true)]
    pub new_path: Option<PathBuf>,
    /// How much of it stayed as it was.
    pub similarity: Option<String>,
    /// The day of the positions, like 2026-01-29; today unless given.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub as_of: Option<Day>,
}

#[derive(Debug, Args)]
pub struct Why {
    /// A ledger: a RON file, a folder of them, or a table of claims (CSV).
    pub ledger: PathBuf,
    /// Whose position, by id.
    pub actor: String,
    /// On what, by id.
    pub issue: String,
    #[command(flatten)]
    pub when: When,
    /// Tell why the position is another one than on this day.
    #[arg(long, value_name = "DAY", value_parser = day, conflicts_with = "as_of")]
    pub from: Option<Day>,
    /// With `--from`: the second day; today unless given.
    #[arg(long, value_name = "DAY", value_parser = day, requires = "from")]
    pub to: Option<Day>,
    #[command(flatten)]
    pub coded: CodedBy,
    #[command(flatten)]
    pub write: Write,
}

#[derive(Debug, Args)]
pub struct Compare {
    /// A ledger: a RON file, a folder of them, or a table of claims (CSV).
    pub ledger: PathBuf,
    /// Two or more actors, by id, to be put side by side; without any, all pairs
    /// are compared.
    pub actors: Vec<String>,
    #[command(flatten)]
    pub when: When,
    /// Tell how far each pair moved since this day.
    #[arg(long, value_name = "DAY", value_parser = day, conflicts_with = "as_of")]
    pub from: Option<Day>,
    /// With `--from`: until this day; today unless given.
    #[arg(long, value_name = "DAY", value_parser = day, requires = "from")]
    pub to: Option<Day>,
    /// With `--from`: only pairs whose agreement moved by so much, 0 to 1, and
    /// those that did not move.
    #[arg(long, value_name = "SHARE", default_value_t = 0.0, value_parser = share, requires = "from")]
    pub threshold: f64,
    /// Of all pairs: compare also those who speak for others.
    #[arg(long)]
    pub speakers: bool,
    /// Only this issue and its parts, by id; repeatable.
    #[arg(long = "issue", value_name = "ID")]
    pub issues: Vec<String>,
    /// Only what has this tag; repeatable.
    #[arg(long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,
    #[command(flatten)]
    pub coded: CodedBy,
    #[command(flatten)]
    pub counting: Counting,
    #[command(flatten)]
    pub write: Write,
}

#[derive(Debug, Clone, Copy, Args)]
#[command(next_help_heading = "Agreement")]
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
    /// A ledger: a RON file, a folder of them, or a table of claims (CSV).
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
    pub clock: Counts,
    #[command(flatten)]
    pub which: Which,
    #[command(flatten)]
    pub write: WriteOrDraw,
}

#[derive(Debug, Args)]
pub struct Snapshot {
    /// A ledger: a RON file, a folder of them, or a table of claims (CSV).
    pub ledger: PathBuf,
    #[command(flatten)]
    pub when: When,
    #[command(flatten)]
    pub which: Which,
    /// Write assertions in place of the snapshot: entries that may be put into
    /// the ledger, so that `check` tells when a position has become another.
    #[arg(long, conflicts_with = "format")]
    pub assert: bool,
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
    /// Actors, and how far each pair agrees.
    Agreement,
}

#[derive(Debug, Args)]
pub struct Graph {
    /// A ledger: a RON file, a folder of them, or a table of claims (CSV).
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
    #[command(flatten)]
    pub counting: Counting,
    /// How agreement is shown: `ties` between actors unless given, or the ordered
    /// `matrix`.
    #[arg(long, value_name = "PICTURE", value_parser = ["ties", "matrix"])]
    pub picture: Option<String>,
    /// Format of the figure; else by the ending of FILE, else `dot`.
    #[arg(long, value_parser = formats(|f| f.figure.is_some()))]
    pub format: Option<String>,
    #[command(flatten)]
    pub draw: Draw,
    #[command(flatten)]
    pub to: To,
}

#[derive(Debug, Args)]
pub struct Explain {
    /// A code, as in brackets behind `error` and `warning`, or a kind of change; without one, all
    /// codes are listed.
    pub code: Option<String>,
}

#[derive(Debug, Args)]
pub struct Report {
    /// A ledger: a RON file, a folder of them, or a table of claims (CSV).
    pub ledger: PathBuf,
    /// The day since which changes are reported; without it none are.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub from: Option<Day>,
    /// The day of the report; today unless given.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub to: Option<Day>,
    #[command(flatten)]
    pub clock: Counts,
    #[command(flatten)]
    pub which: Which,
    /// List also those who speak for others.
    #[arg(long)]
    pub speakers: bool,
    /// Everything, however much: otherwise drawings, sections and lists too
    /// large to read are left out, each with a sentence.
    #[arg(long)]
    pub whole: bool,
    /// The folder to write to, which is made if it is not there; or one file,
    /// by its ending: `.md`, `.html`, `.typ`, `.pdf` or `.json`.
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// The words in this format alone; without `-o` they go to the terminal.
    #[arg(long, value_parser = formats(|f| crate::deliver::FORMATS.contains(&f.name)))]
    pub format: Option<String>,
    /// Templates in place of the built-in words: each `NAME.j2` in this folder
    /// makes the file NAME.
    #[arg(long, value_name = "DIR")]
    pub template: Option<PathBuf>,
    /// The pages of a PDF: `a4` unless given, `letter`, or WIDTHxHEIGHT in
    /// pixels, mm, cm or in.
    #[arg(long, value_name = "SIZE", value_parser = str::parse::<Size>)]
    pub size: Option<Size>,
    #[command(flatten)]
    pub look: Look,
}

#[derive(Debug, Args)]
pub struct Completions {
    /// For which shell.
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub struct Man {
    /// Write a page for each command into this folder, in place of the main
    /// page to the terminal.
    #[arg(short, long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
}
