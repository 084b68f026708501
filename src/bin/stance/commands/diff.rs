//! `stance diff`: what changed, of what kind, and what proves it.

use std::path::Path;

use stancegraph::compare::{self, AgreementOptions, DiffOptions, Kind};
use stancegraph::error::Error;
use stancegraph::model::{Clock, Day, Snapshot};
use stancegraph::view::{self, DiffView, Names};

use crate::Outcome;
use crate::args::{Color, Diff};
use crate::input::Input;

pub fn run(args: &Diff, color: Color) -> Result<Outcome, Error> {
    let usual = args.clock.or_usual();
    let read = |path: &Path, day: Option<Day>| Input::read(path, day, usual, color);
    let old = read(&args.old, args.from.or(args.as_of))?;
    let new = args
        .new
        .as_deref()
        .map(|path| read(path, args.to.or(args.as_of)))
        .transpose()?;
    if new.is_none() && args.from.is_none() {
        return Err(Error::usage(
            "diff needs two days or two paths: `stance diff LEDGER --from DAY --to DAY`, or `stance diff OLD NEW`",
        ));
    }
    if new.is_none() && old.ledger().is_none() {
        return Err(Error::usage(format!(
            "`{}` is a snapshot of one day; name a second ledger or snapshot to compare it with",
            args.old.display()
        )));
    }
    let newer = new.as_ref().unwrap_or(&old);
    // A stored snapshot sets the clock for both, unless the user does.
    let asked: Option<Clock> = args.clock.clock.map(Into::into);
    let stored = old.clock().or(newer.clock());
    let clock = asked.or(stored).unwrap_or(usual);
    let before = old.snapshot(args.from.or(args.as_of), clock)?;
    let after = newer.snapshot(args.to.or(args.as_of), clock)?;
    if before.as_of > after.as_of {
        return Err(Error::usage(format!(
            "the first day, {}, is after the second, {}; swap them",
            before.as_of, after.as_of
        )));
    }

    let ledger = newer.ledger().or(old.ledger());
    let selection = super::selection(ledger, &joined(&before, &after), &args.which, args.speakers)?;
    let hidden = selection.hidden(&after).max(selection.hidden(&before));
    let (before, after) = (selection.snapshot(before), selection.snapshot(after));
    let claims = old.ledger().filter(|_| new.is_some());
    let has = |id: &str| claims.is_some_and(|ledger| ledger.find_claim(id).is_some());
    let older: Option<&dyn Fn(&str) -> bool> = if claims.is_some() { Some(&has) } else { None };
    let diff = compare::diff(
        &before,
        &after,
        DiffOptions {
            older_ledger: older,
        },
    );

    let pairs = match (args.pairs, ledger) {
        (true, Some(ledger)) => Some(compare::pairs(
            ledger,
            &before,
            &after,
            AgreementOptions::default(),
        )),
        (true, None) => {
            return Err(Error::usage(
                "two snapshots do not tell the scales; `--pairs` needs a ledger",
            ));
        }
        (false, _) => None,
    };
    let names = Names::new(newer.ledger().into_iter().chain(old.ledger()));
    let answer = view::diff(&DiffView {
        diff: &diff,
        clock,
        pairs: pairs.as_deref(),
        min_issues: ledger.map_or(10, |l| l.policy.min_issues),
        names: &names,
        quotes: args.quotes || args.write.format == "markdown",
        hidden_speakers: hidden,
    });
    super::answer(&answer, &args.write, color)?;
    let moved = diff.changes.iter().any(|change| {
        change.kind != Some(Kind::Reaffirmed) || !change.also.is_empty() || !change.marks.is_empty()
    });
    Ok(if args.exit_code && moved {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}

/// The cells of both, so that an id that occurs in either can be asked for.
fn joined(before: &Snapshot, after: &Snapshot) -> Snapshot {
    let mut both = after.clone();
    both.cells.extend(before.cells.iter().cloned());
    both
}
