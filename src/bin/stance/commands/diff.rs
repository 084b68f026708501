//! `stance diff`: what changed, of what kind, and what proves it.

mod parts;
mod periods;
pub mod steps;
mod table;
pub mod table_steps;

use std::collections::BTreeSet;
use std::path::Path;

use stancegraph::compare::{self, AgreementOptions, DiffOptions, Older, PairChange};
use stancegraph::error::Error;
use stancegraph::model::{Clock, Day, Ledger, Slug, Snapshot};
use stancegraph::select::Selection;
use stancegraph::text::path_shown;
use stancegraph::view::answer::Content;
use stancegraph::view::{self, DiffSummary, DiffView, Names};

use crate::Outcome;
use crate::args::{Color, Diff};
use crate::input::{self, Asked, Input};
use crate::output;
use crate::reader::Reader;

pub fn run(args: &Diff, color: Color) -> Result<Outcome, Error> {
    if let Some(every) = args.over.every {
        return steps::run(args, every, color);
    }
    if let Some(periods) = &args.over.periods {
        return periods::run(args, periods, color);
    }
    let (old, new) = args.paths();
    let usual = args.clock.or_usual();
    let reader = Reader::new("diff", &args.write.to, color).coded(&args.which.coded);
    let mut first = Asked {
        day: args.from.or(args.as_of),
        option: "--from",
    };
    let mut second = Asked {
        day: args.to.or(args.as_of),
        option: "--to",
    };
    if let Some(outcome) = table::run(args, &reader, color)? {
        return Ok(outcome);
    }
    undated(args, &reader, &mut first, &mut second)?;
    let Compared {
        mut old,
        mut new,
        cells,
    } = match &args.rev {
        Some(rev) => {
            let read = reader.revisions(&args.old, rev, (first, second), usual)?;
            if args.commit_days {
                // A stored snapshot has a day of its own.
                let [was, is] = read.committed;
                first.day = was.filter(|_| read.old.ledger().is_some());
                second.day = is.filter(|_| read.new.ledger().is_some());
            }
            Compared {
                old: read.old,
                new: Some(read.new),
                cells: None,
            }
        }
        None => inputs(args, (old, new), &reader, [first, second], usual)?,
    };
    if new.is_none() && args.from.is_none() {
        return Err(Error::usage(
            "diff needs two days, two paths, a revision, steps or periods: `stance diff LEDGER --from DAY --to DAY`, `stance diff OLD NEW`, `stance diff LEDGER --rev REVISION`, `--since FILE`, `--every month` or `--periods 2025 2026`",
        ));
    }
    if new.is_none() && old.ledger().is_none() {
        return Err(Error::usage(format!(
            "{} is a snapshot of one day; name a second ledger or snapshot to compare it with",
            path_shown(&args.old)
        )));
    }
    // A stored snapshot sets for both which claims count, unless the user does.
    let both = old.counted().zip(new.as_ref().and_then(Input::counted));
    if both.is_some_and(|(old, new)| old != new) {
        return Err(Error::usage(
            "the snapshots count different claims, by `--min-credibility`, `--reviewed-only` or \
             `--coder`; take both alike",
        ));
    }
    let asked = args.clock.counted(&args.which.coded);
    let stored = old.counted().or(new.as_ref().and_then(Input::counted));
    let counted = if asked.leaves_out_any() {
        asked
    } else {
        stored.unwrap_or(asked)
    };
    old.count(counted.clone())?;
    if let Some(new) = &mut new {
        new.count(counted)?;
    }
    let newer = new.as_ref().unwrap_or(&old);
    // A stored snapshot sets the clock for both, unless the user does.
    let asked: Option<Clock> = args.clock.clock.map(Into::into);
    let stored = old.clock().or(newer.clock());
    let clock = asked.or(stored).unwrap_or(usual);
    let mut before = old.snapshot(first.day, clock)?;
    let mut after = match &mut new {
        Some(new) => new.snapshot(second.day, clock)?,
        None => old.snapshot(second.day, clock)?,
    };
    let newer = new.as_ref().unwrap_or(&old);
    parts::on_one(&mut before, &mut after)?;
    if before.as_of > after.as_of {
        let assumed = [old.assumed(first), newer.assumed(second)];
        return Err(turned(before.as_of, after.as_of, assumed, args.swapped()));
    }

    tell_nothing(args, [&old, newer], [&before, &after]);
    let selection = selection(args, &old, newer, (&before, &after))?;
    let hidden = selection.hidden(&after).max(selection.hidden(&before));
    let ledgers = old.ledger().zip(new.as_ref().and_then(Input::ledger));
    let older = ledgers.map(|(old, new)| Older::new(old, new, before.as_of, after.as_of, clock));
    let options = DiffOptions {
        older: older.as_ref(),
    };
    let mut diff = compare::diff(&before, &after, options);
    diff.changes
        .retain(|c| selection.either(c.before.as_ref(), c.after.as_ref(), &c.causes));
    let ledger = newer.ledger().or(old.ledger());
    let names = Names::new(newer.ledger().into_iter().chain(old.ledger()));
    let content = super::content(super::either_format(&args.write)?);
    let drawn = match content {
        Some(_) => None,
        None => Some([&before, &after].map(|all| selection.snapshot(all.clone()))),
    };
    let held = |snapshot: &Snapshot| {
        let cells = snapshot.cells.iter();
        cells.filter(|cell| selection.cell(cell)).count()
    };
    let cells = cells.unwrap_or_else(|| [held(&before), held(&after)]);
    let summary =
        DiffSummary::new([diff.from, diff.to], clock, diff.counted.clone(), cells).with(&diff);
    in_words(args, super::either_format(&args.write)?)?;
    if args.pairs && !matches!(content, Some(Content::Words | Content::Data)) {
        return Err(Error::usage(
            "pairs are listed in words and as JSON; `stance compare LEDGER --from DAY --to DAY` has \
             them as a table with `--format csv`",
        ));
    }
    let pairs = match (args.pairs, ledger) {
        (true, Some(ledger)) => {
            let was = (old.ledger().unwrap_or(ledger), before);
            let mut pairs = pairs(&selection, was, (ledger, after), &diff);
            pairs.retain(|pair| pair.n_both() == 0 || pair.reaches(args.threshold));
            Some(pairs)
        }
        (true, None) => {
            return Err(Error::usage(
                "two snapshots do not tell the scales; `--pairs` needs a ledger",
            ));
        }
        (false, _) => None,
    };
    let format = super::either_format(&args.write)?;
    let view = DiffView {
        diff: &diff,
        clock,
        pairs: pairs.as_deref(),
        threshold: args.threshold,
        min_issues: ledger.map_or(10, |l| l.policy.min_issues),
        names: &names,
        quotes: args.quotes || matches!(format, "markdown" | "github"),
        hidden_speakers: hidden,
    };
    match (content, &drawn) {
        (Some(content), _) => {
            let answer = if args.summary {
                view::diff_summary(&summary)
            } else if format == "github" {
                view::comment(&view)
            } else {
                view::diff_in(&view, content)
            };
            super::answer_in(&answer, &args.write, color)?;
        }
        (None, Some([before, after])) => super::answer_or_figure(
            || view::diff(&view),
            || view::changes_figure(before, after, &diff, &names),
            &args.write,
            color,
        )
        .map(drop)?,
        (None, None) => {}
    }
    let moved = diff.changes.iter().any(steps::moved);
    Ok(if args.exit_code && moved {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}

/// Says what leaves nothing to compare.
fn tell_nothing(args: &Diff, inputs: [&Input; 2], snapshots: [&Snapshot; 2]) {
    let [old, new] = inputs;
    let one = args.paths().1.is_none() && args.rev.is_none();
    if one && snapshots[0].as_of == snapshots[1].as_of {
        output::message("note: both days are the same, so nothing can differ");
    }
    if snapshots.iter().all(|snapshot| snapshot.cells.is_empty())
        && let Some(ledger) = new.ledger().or(old.ledger())
    {
        input::tell_left_out(ledger);
    }
}

/// Counts are not drawn.
fn in_words(args: &Diff, format: &str) -> Result<(), Error> {
    if args.summary && super::content(format).is_none() {
        return Err(Error::usage(
            "`--summary` counts in words; choose text, markdown, html, csv or json with `--format`",
        ));
    }
    Ok(())
}

/// What is compared, and how many cells there are where less was read.
struct Compared {
    old: Input,
    new: Option<Input>,
    cells: Option<[usize; 2]>,
}

/// Reads what is compared: of two tables only what differs, where nothing
/// else is asked for.
fn inputs(
    args: &Diff,
    (old, new): (&Path, Option<&Path>),
    reader: &Reader<'_>,
    [first, second]: [Asked; 2],
    clock: Clock,
) -> Result<Compared, Error> {
    let in_words = super::content(super::either_format(&args.write)?).is_some();
    if let Some(new) = new
        && in_words
        && !args.pairs
        && args.which.is_all()
        && let Some(found) = reader.differing([old, new], [first, second], clock)?
    {
        return Ok(Compared {
            old: found.old,
            new: Some(found.new),
            cells: Some(found.cells),
        });
    }
    let old = reader.either(old, first, clock)?;
    let new = new.map(|path| reader.either(path, second, clock));
    Ok(Compared {
        old,
        new: new.transpose()?,
        cells: None,
    })
}

/// The first day is after the second, perhaps because one was assumed, or
/// because the newer of two paths is named first.
fn turned(first: Day, second: Day, assumed: [Option<&str>; 2], swapped: Option<String>) -> Error {
    let days = match &assumed {
        [None, None] => None,
        [Some(_), None] => Some("give the first with `--from`"),
        [None, Some(_)] => Some("give the second with `--to`"),
        [Some(_), Some(_)] => Some("give both with `--from` and `--to`"),
    };
    let guess = matches!(assumed, [Some(_), None] | [None, Some(_)]);
    let help = match (swapped, days) {
        // What is assumed of one of the two proves little.
        (Some(command), Some(days)) if guess => {
            format!("{days}, or name the older first: `{command}`")
        }
        (Some(command), days) => {
            let days = days.map_or(String::new(), |days| format!("; else {days}"));
            format!("the two look swapped, for the older comes first: `{command}`{days}")
        }
        (None, days) => days.unwrap_or("swap them").to_owned(),
    };
    let [how, and_how] = assumed.map(|how| how.map_or(String::new(), |how| format!(" ({how})")));
    Error::usage(format!(
        "the first day, {first}{how}, is after the second, {second}{and_how}; {help}"
    ))
}

/// What was asked for, looked up in whatever is compared.
fn selection(
    args: &Diff,
    old: &Input,
    newer: &Input,
    (before, after): (&Snapshot, &Snapshot),
) -> Result<Selection, Error> {
    let mut ledgers = Vec::new();
    let mut alone = Vec::new();
    for (input, snapshot) in [(newer, after), (old, before)] {
        match input.ledger() {
            Some(ledger) => ledgers.push(ledger),
            None => alone.push(snapshot),
        }
    }
    let selection = args.which.filter().in_all(&ledgers, &alone)?;
    Ok(match ledgers.first() {
        Some(ledger) if !args.speakers => selection.without_speakers(ledger, after.as_of),
        None if !args.speakers => {
            parts::tell_speakers([before, after]);
            selection.without(&parts::speakers(before, after))
        }
        _ => selection,
    })
}

/// The pairs that a change on the list moved, on the issues asked for, and those
/// that it left without an issue to compare on both days.
fn pairs(
    selection: &Selection,
    (old, mut before): (&Ledger, Snapshot),
    (new, mut after): (&Ledger, Snapshot),
    diff: &compare::Diff,
) -> Vec<PairChange> {
    for snapshot in [&mut before, &mut after] {
        snapshot
            .cells
            .retain(|cell| selection.issue(&cell.issue) && !selection.leaves_out(&cell.actor));
    }
    let options = AgreementOptions::default();
    let all = compare::each_pair_change((old, &before), (new, &after), options);
    let listed: BTreeSet<(&Slug, &Slug)> = diff
        .changes
        .iter()
        .map(|change| (&change.actor, &change.issue))
        .collect();
    all.filter(|pair| {
        let left_out = pair.left_out.iter().flatten();
        let issues: Vec<&Slug> = match (pair.n_both(), pair.by() == 0.0) {
            (0, _) => left_out.collect(),
            (_, true) => Vec::new(),
            (_, false) => pair.moved.iter().map(|moved| &moved.issue).collect(),
        };
        let by = |actor| issues.iter().any(|issue| listed.contains(&(actor, *issue)));
        by(&pair.before.a) || by(&pair.before.b)
    })
    .collect()
}

/// Two tables of which neither has a day are compared as of today: what they
/// tell does not depend on it.
fn undated(
    args: &Diff,
    reader: &Reader<'_>,
    first: &mut Asked,
    second: &mut Asked,
) -> Result<(), Error> {
    let Some(new) = args.new.as_deref().filter(|_| args.rev.is_none()) else {
        return Ok(());
    };
    let open = first.day.is_none() && second.day.is_none();
    if open && reader.has_no_days(&args.old)? && reader.has_no_days(new)? {
        let today = input::today();
        (first.day, second.day) = (Some(today), Some(today));
        output::message(&format!(
            "note: neither table tells its day, so both are taken as of today, {today}; give their \
             days with `--from` and `--to`"
        ));
    }
    Ok(())
}
