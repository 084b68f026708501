//! `stance report`: words and figures of everything, in one folder or file.

use stancegraph::compare::{self, DiffOptions};
use stancegraph::error::Error;
use stancegraph::export::FigureOptions;
use stancegraph::model::{Actor, ActorId, ActorKind, ClaimId, IssueId};
use stancegraph::position::strength::left_out;
use stancegraph::position::{self, Timing};
use stancegraph::view::{self, ReportView};

use crate::Outcome;
use crate::args::{Color, Report, To};
use crate::reader::Reader;
use crate::{deliver, draw, input};

pub fn run(args: &Report, color: Color) -> Result<Outcome, Error> {
    let to = args.to.unwrap_or_else(input::today);
    if let Some(from) = args.from.filter(|from| *from > to) {
        let how = if args.to.is_none() { " (today)" } else { "" };
        return Err(Error::usage(format!(
            "the first day, {from}, is after the second, {to}{how}; swap them"
        )));
    }
    let options = FigureOptions {
        size: args.size,
        ..draw::looks(&args.look)?
    };
    let target = deliver::target(args)?;
    deliver::beside(&target, &args.ledger)?;
    let to_path = To {
        output: args.output.clone(),
    };
    let mut ledger = Reader::new("report", &to_path, color)
        .coded(&args.which.coded)
        .ledger(&args.ledger)?;
    ledger.counted = args.clock.counted(&args.which.coded);
    let clock = args.clock.or_usual();
    let after = position::snapshot(&ledger, to, clock);
    input::tell_early(&ledger, &after);
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
    // Of others than those who hold something only such are listed who might.
    let might = |actor: &Actor| {
        let holds = after.cells.iter().any(|cell| cell.actor == actor.id);
        let speaks = !matches!(actor.kind, ActorKind::Media | ActorKind::Anonymous);
        holds || (speaks && args.which.tags.is_empty() && selection.actor(&actor.id))
    };
    let actors: Vec<ActorId> = ledger
        .actor_ids()
        .filter(|id| might(ledger.actor(*id)))
        .collect();
    let view = ReportView {
        ledger: &ledger,
        after: &after,
        since: changed.as_ref().map(|(before, diff)| (before, diff)),
        claims: &claims,
        period: &period,
        issues: &issues,
        actors: &actors,
        whole: args.whole,
    };
    deliver::deliver(
        &view::report(&view),
        &view::sources_cited(&view),
        &target,
        options,
        args.template.as_deref(),
    )?;
    Ok(Outcome::Fine)
}
