//! One command, one file: arguments, one call into the library, one writer.

mod check;
mod compare;
mod completions;
mod diff;
mod driver;
mod explain;
mod fix;
mod graph;
mod history;
#[cfg(feature = "dna")]
mod import;
mod man;
mod matrix;
mod measure;
mod network;
mod positions;
mod report;
mod snapshot;
mod timeline;
mod why;

use stancegraph::compare::AgreementOptions;
use stancegraph::error::Error;
use stancegraph::export;
use stancegraph::model::{Day, Ledger, Only, Slug, Snapshot};
use stancegraph::select::Selection;
use stancegraph::text::shown;
use stancegraph::view::answer::{Answer, Content};
use stancegraph::view::figure::Figure;

use crate::Outcome;
use crate::args::{Arguments, Color, Command, Counting, Which, Write, WriteOrDraw};
use crate::draw;
use crate::input::{self, Input};
use crate::output;
use crate::written::format;

/// Runs the command that was asked for.
pub fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let color = arguments.color;
    match &arguments.command {
        Command::Check(args) => check::run(args, color),
        Command::Fix(args) => fix::run(args, color),
        Command::Positions(args) => positions::run(args, color),
        Command::Matrix(args) => matrix::run(args, color),
        Command::Diff(args) => diff::run(args, color),
        Command::History(args) => history::run(args, color),
        Command::Driver(args) => driver::run(args, color),
        Command::Why(args) => why::run(args, color),
        Command::Compare(args) => compare::run(args, color),
        Command::Timeline(args) => timeline::run(args, color),
        Command::Snapshot(args) => snapshot::run(args, color),
        Command::Network(args) => network::run(args, color),
        Command::Measure(args) => measure::run(args, color),
        Command::Graph(args) => graph::run(args, color),
        Command::Report(args) => report::run(args, color),
        #[cfg(feature = "dna")]
        Command::Import(args) => import::run(args, color),
        Command::Explain(args) => explain::run(args),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
    }
}

/// The format of an answer.
fn answer_format(write: &Write) -> Result<&'static str, Error> {
    format(write.format.as_deref(), &write.to, "text", |f| {
        f.answer.is_some()
    })
}

/// Writes an answer in the format asked for.
fn answer(answer: &Answer, write: &Write, color: Color) -> Result<Outcome, Error> {
    let name = answer_format(write)?;
    let writer = export::format(name).and_then(|f| f.answer);
    let writer = writer.ok_or_else(|| Error::usage(format!("no answer is written as {name}")))?;
    output::write(
        &write.to,
        writer(answer, &output::options(&write.to, color))?,
    )?;
    Ok(Outcome::Fine)
}

/// Writes an answer, or the figure of it, in the format asked for.
fn answer_or_figure(
    answer: impl FnOnce() -> Answer,
    figure: impl FnOnce() -> Figure,
    write: &WriteOrDraw,
    color: Color,
) -> Result<Outcome, Error> {
    let name = either_format(write)?;
    match export::format(name).and_then(|f| f.answer) {
        Some(writer) => {
            let options = output::options(&write.to, color);
            output::write(&write.to, writer(&answer(), &options)?)?;
        }
        None => draw::figure(figure(), name, &write.draw, &write.to)?,
    }
    Ok(Outcome::Fine)
}

/// Which content of an answer a format writes; none if it draws.
fn content(name: &str) -> Option<Content> {
    export::format(name)?.answer?;
    Some(match name {
        "csv" => Content::Table,
        "json" => Content::Data,
        _ => Content::Words,
    })
}

/// Writes an answer in the format asked for, which is one of words.
fn answer_in(answer: &Answer, write: &WriteOrDraw, color: Color) -> Result<(), Error> {
    let name = either_format(write)?;
    let writer = export::format(name).and_then(|f| f.answer);
    let writer = writer.ok_or_else(|| Error::usage(format!("no answer is written as {name}")))?;
    let options = output::options(&write.to, color);
    output::write(&write.to, writer(answer, &options)?)
}

/// The format of an answer or of its figure.
fn either_format(write: &WriteOrDraw) -> Result<&'static str, Error> {
    format(write.format.as_deref(), &write.to, "text", |f| {
        f.answer.is_some() || f.figure.is_some()
    })
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
        None => {
            tell_part(snapshot);
            let selection = filter.in_snapshot(snapshot)?;
            Ok(match speakers {
                true => selection,
                false => selection.without(&snapshot.speakers),
            })
        }
    }
}

/// Says of a stored snapshot that it holds only a part.
fn tell_part(snapshot: &Snapshot) {
    if snapshot.only.is_part() {
        output::message(&format!(
            "note: the snapshot holds only {}",
            part(&snapshot.only)
        ));
    }
}

/// What a snapshot was restricted to, in words.
fn part(only: &Only) -> String {
    let ids = |list: &[Slug]| list.iter().map(|id| format!("`{id}`")).collect();
    let tags = only.tags.iter().map(|tag| shown(tag)).collect();
    let lists: [(&str, Vec<String>); 3] = [
        ("actor", ids(&only.actors)),
        ("issue", ids(&only.issues)),
        ("tag", tags),
    ];
    let parts = lists
        .into_iter()
        .filter_map(|(what, list)| match &list[..] {
            [] => None,
            [one] => Some(format!("the {what} {one}")),
            [first, .., last] if list.len() <= 4 => {
                let middle = list[1..list.len() - 1].iter();
                let middle: String = middle.map(|id| format!(", {id}")).collect();
                Some(format!("the {what}s {first}{middle} and {last}"))
            }
            all => Some(format!("{} {what}s", all.len())),
        });
    parts.collect::<Vec<_>>().join(" with ")
}

/// The second of two days of one ledger, today unless it is given.
fn second_day(first: Day, asked: Option<Day>) -> Result<Day, Error> {
    let second = asked.unwrap_or_else(input::today);
    if first <= second {
        return Ok(second);
    }
    Err(Error::usage(match asked {
        Some(_) => format!(
            "the first day, {first}, is after the second, {second}; swap `--from` and `--to`"
        ),
        None => format!(
            "the first day, {first}, is after the second, {second} (today); give the second with \
             `--to`"
        ),
    }))
}

/// What counts towards agreement.
fn counted(counting: Counting) -> AgreementOptions {
    AgreementOptions {
        agenda: counting.agenda,
        stale: counting.stale,
        contested: counting.contested,
        narrated: counting.narrated,
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
