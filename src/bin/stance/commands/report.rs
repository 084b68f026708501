//! `stance report`: words and figures of everything, in one folder.

use stancegraph::compare::{self, DiffOptions};
use stancegraph::error::Error;
use stancegraph::export::{self, FigureOptions, Options};
use stancegraph::model::{ClaimId, IssueId};
use stancegraph::position::strength::left_out;
use stancegraph::position::{self, Timing};
use stancegraph::view::answer::{Answer, Block};
use stancegraph::view::figure::Figure;
use stancegraph::view::{self, ReportView};

use crate::Outcome;
use crate::args::{Color, Report, To};
use crate::reader::Reader;
use crate::{draw, input, output};

/// The figures are written in these, beside the words.
const FIGURES: [&str; 2] = ["svg", "dot"];
/// The words are written in these.
const WORDS: [&str; 2] = ["markdown", "html"];

pub fn run(args: &Report, color: Color) -> Result<Outcome, Error> {
    let to = args.to.unwrap_or_else(input::today);
    if let Some(from) = args.from.filter(|from| *from > to) {
        let how = if args.to.is_none() { " (today)" } else { "" };
        return Err(Error::usage(format!(
            "the first day, {from}, is after the second, {to}{how}; swap them"
        )));
    }
    let options = draw::looks(&args.look)?;
    let target = To {
        output: Some(args.output.clone()),
    };
    let mut ledger = Reader::new("report", &target, color)
        .coded(&args.which.coded)
        .ledger(&args.ledger)?;
    ledger.counted = args.clock.counted(&args.which.coded);
    let clock = args.clock.or_usual();
    let after = position::snapshot(&ledger, to, clock);
    let selection = super::selection(Some(&ledger), &after, &args.which, args.speakers)?;
    let before = args
        .from
        .map(|from| position::snapshot(&ledger, from, clock));
    let changed = before.map(|before| {
        let mut diff = compare::diff(&before, &after, DiffOptions::default());
        diff.changes
            .retain(|c| selection.either(c.before.as_ref(), c.after.as_ref(), &c.causes));
        (selection.snapshot(before), diff)
    });
    let after = selection.snapshot(after);
    let of_claims = args.which.filter().in_ledger(&ledger)?;
    let counts = |id: &ClaimId| {
        let claim = ledger.claim(*id);
        let timing = Timing::of(&ledger, claim);
        timing.admissible(to, clock).is_none()
            && left_out(&ledger, claim).is_none()
            && of_claims.claim(&ledger, claim)
    };
    let claims: Vec<ClaimId> = ledger.claim_ids().filter(counts).collect();
    let period = |id: ClaimId| {
        let last = Timing::of(&ledger, ledger.claim(id)).span().1;
        counts(&id) && args.from.is_none_or(|from| last >= from)
    };
    let issues: Vec<IssueId> = ledger
        .issue_ids()
        .filter(|id| of_claims.issue(&ledger.issue(*id).id))
        .collect();
    let report = view::report(&ReportView {
        ledger: &ledger,
        after: &after,
        since: changed.as_ref().map(|(before, diff)| (before, diff)),
        claims: &claims,
        period: &period,
        issues: &issues,
    });
    write(&report, &args.output, options)?;
    Ok(Outcome::Fine)
}

/// Writes the words and the figures into a folder.
fn write(report: &Answer, folder: &std::path::Path, figures: FigureOptions) -> Result<(), Error> {
    output::folder(folder)?;
    let options = Options {
        figures,
        ..Options::default()
    };
    for name in WORDS {
        let format = export::format(name).and_then(|format| Some((format, format.answer?)));
        let (format, writer) =
            format.ok_or_else(|| Error::usage(format!("no answer is written as {name}")))?;
        let path = folder.join(format!("report.{}", format.extension));
        output::file(&path, writer(report, &options)?.as_bytes())?;
    }
    let drawn = report.blocks.iter().filter_map(|block| match block {
        Block::Figure(figure) => Some(&**figure),
        _ => None,
    });
    let drawn: Vec<&Figure> = drawn.collect();
    draw::look_at_all(&drawn, &options.figures)?;
    for figure in drawn {
        for name in FIGURES {
            let format = export::format(name).and_then(|format| Some((format, format.figure?)));
            let (format, writer) =
                format.ok_or_else(|| Error::usage(format!("no figure is written as {name}")))?;
            let path = folder.join(format!("{}.{}", figure.name, format.extension));
            output::file(&path, &writer(figure, &options.figures)?)?;
        }
    }
    Ok(())
}
