//! One command, one file: arguments, one call into the library, one writer.

mod check;
mod compare;
mod diff;
mod explain;
mod graph;
mod matrix;
mod positions;
mod snapshot;
mod timeline;
mod why;

use stancegraph::error::Error;
use stancegraph::export::{self, Format};
use stancegraph::model::{Day, Ledger, Snapshot};
use stancegraph::select::Selection;
use stancegraph::view::answer::Answer;

use crate::Outcome;
use crate::args::{Arguments, Color, Command, To, Which, Write};
use crate::input::Input;
use crate::output;

/// Runs the command that was asked for.
pub fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let color = arguments.color;
    match &arguments.command {
        Command::Check(args) => check::run(args, color),
        Command::Positions(args) => positions::run(args, color),
        Command::Matrix(args) => matrix::run(args, color),
        Command::Diff(args) => diff::run(args, color),
        Command::Why(args) => why::run(args, color),
        Command::Compare(args) => compare::run(args, color),
        Command::Timeline(args) => timeline::run(args, color),
        Command::Snapshot(args) => snapshot::run(args, color),
        Command::Graph(args) => graph::run(args, color),
        Command::Explain(args) => explain::run(args),
    }
}

/// The format asked for, else that of the file's ending if it can write, else the usual one.
fn format(
    asked: Option<&str>,
    to: &To,
    usual: &'static str,
    can: fn(&Format) -> bool,
) -> &'static str {
    let ending = to.path().and_then(|path| path.extension());
    let fits = |format: &&&Format| match asked {
        Some(name) => format.name == name,
        None => ending.is_some_and(|e| e.eq_ignore_ascii_case(format.extension)),
    };
    let able = export::FORMATS.iter().filter(|format| can(format));
    able.clone().find(fits).map_or(usual, |format| format.name)
}

/// The format of an answer.
fn answer_format(write: &Write) -> &'static str {
    format(write.format.as_deref(), &write.to, "text", |f| {
        f.answer.is_some()
    })
}

/// Writes an answer in the format asked for.
fn answer(answer: &Answer, write: &Write, color: Color) -> Result<Outcome, Error> {
    let name = answer_format(write);
    let writer = export::format(name).and_then(|f| f.answer);
    let writer = writer.ok_or_else(|| Error::usage(format!("no answer is written as {name}")))?;
    output::write(
        &write.to,
        &writer(answer, &output::options(&write.to, color))?,
    )?;
    Ok(Outcome::Fine)
}

/// The cells asked for, and how many speakers are left out.
fn selected(
    input: &Input,
    snapshot: Snapshot,
    which: &Which,
    speakers: bool,
) -> Result<(Snapshot, usize), Error> {
    let selection = selection(input.ledger(), &snapshot, which, speakers)?;
    let hidden = selection.hidden(&snapshot);
    Ok((selection.snapshot(snapshot), hidden))
}

fn selection(
    ledger: Option<&Ledger>,
    snapshot: &Snapshot,
    which: &Which,
    speakers: bool,
) -> Result<Selection, Error> {
    let filter = which.filter();
    let day: Day = snapshot.as_of;
    match ledger {
        Some(ledger) if speakers => filter.in_ledger(ledger),
        Some(ledger) => Ok(filter.in_ledger(ledger)?.without_speakers(ledger, day)),
        None => filter.in_snapshot(snapshot),
    }
}

/// The actor of an id, or what may have been meant.
fn actor(ledger: &Ledger, id: &str) -> Result<stancegraph::model::ActorId, Error> {
    ledger.find_actor(id).ok_or_else(|| {
        let all = ledger.actors.iter().map(|a| a.id.as_str()).collect();
        stancegraph::select::unknown(id, "actor", &[ledger], all)
    })
}

/// The issue of an id, or what may have been meant.
fn issue(ledger: &Ledger, id: &str) -> Result<stancegraph::model::IssueId, Error> {
    ledger.find_issue(id).ok_or_else(|| {
        let all = ledger.issues.iter().map(|i| i.id.as_str()).collect();
        stancegraph::select::unknown(id, "issue", &[ledger], all)
    })
}
