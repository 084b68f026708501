//! `stance diff TABLE --from DAY --to DAY`: plain claims in columns, of which
//! only what changed becomes anything larger.

use stancegraph::compare::{self, BulkChange, DiffOptions, Kind};
use stancegraph::error::Error;
use stancegraph::export::Pieces;
use stancegraph::model::{ClaimTable, Clock, Counted, Day, Ledger};
use stancegraph::position;
use stancegraph::view::answer::{Answer, Content};
use stancegraph::view::{self, DiffSummary, DiffView, Names};

use crate::Outcome;
use crate::args::{Color, Diff};
use crate::input;
use crate::output;
use crate::reader::Reader;

/// How many changes are listed for people.
const LISTED: usize = 1_000;

/// How many changes are made whole at a time.
const PIECE: usize = 10_000;

/// Compares two days of a table of plain claims; none if it is something else,
/// or if something is asked for that needs the whole ledger.
pub fn run(args: &Diff, reader: &Reader<'_>, color: Color) -> Result<Option<Outcome>, Error> {
    let name = crate::commands::either_format(&args.write)?;
    let content = crate::commands::content(name);
    let others = args.new.is_some() || args.rev.is_some() || args.over.since.is_some();
    let whole = others
        || args.pairs
        || name == "github"
        || args.clock.counted(&args.which.coded).leaves_out_any();
    let (Some(content), Some(from), false) = (content, args.from, whole || reader.picks_coders())
    else {
        return Ok(None);
    };
    let Some(table) = reader.table(&args.old)? else {
        return Ok(None);
    };
    let to = args.to.unwrap_or_else(input::today);
    if from > to {
        let assumed = args.to.is_none().then_some("today");
        return Err(super::turned(from, to, [None, assumed], None));
    }
    let all = args.which.filter().in_ledger(&table.ledger([]))?;
    let actors: Vec<bool> = table.actors.iter().map(|a| all.actor(&a.id)).collect();
    let issues: Vec<bool> = table.issues.iter().map(|i| all.issue(&i.id)).collect();
    let cells = [from, to].map(|day| {
        let mut cells = position::bulk(&table, day);
        cells.retain(|cell| {
            let (actor, issue) = table.key(cell.claim);
            actors[actor as usize] && issues[issue as usize]
        });
        cells
    });
    let changes = compare::bulk(&table, &cells[0], &cells[1]);
    let found = Found {
        table: &table,
        days: [from, to],
        clock: args.clock.or_usual(),
        quotes: args.quotes || name == "markdown",
        content,
    };
    let positions = [cells[0].len(), cells[1].len()];
    let summary = DiffSummary::new(found.days, found.clock, Counted::default(), positions);
    let summary = summary.with_bulk(&changes);
    found.write(args, &summary, &changes, color)?;
    let still = |change: &BulkChange| change.kind == Kind::Reaffirmed && change.mark().is_none();
    Ok(Some(if args.exit_code && !changes.iter().all(still) {
        Outcome::Findings
    } else {
        Outcome::Fine
    }))
}

/// What was found, and how it is shown.
struct Found<'t> {
    table: &'t ClaimTable,
    days: [Day; 2],
    clock: Clock,
    quotes: bool,
    content: Content,
}

impl Found<'_> {
    fn write(
        &self,
        args: &Diff,
        summary: &DiffSummary,
        changes: &[BulkChange],
        color: Color,
    ) -> Result<(), Error> {
        let pieces = match self.content {
            _ if args.summary => None,
            Content::Words => None,
            Content::Table => Some(Pieces::Csv),
            Content::Data => Some(Pieces::Json("changes")),
        };
        if let Some(pieces) = pieces {
            // Without any change there is one piece, which says so.
            let none = changes.is_empty().then_some(changes);
            let parts = none.into_iter().chain(changes.chunks(PIECE));
            let answers = parts.map(|part| Ok(self.shown(part, view::diff_in, self.content)));
            return output::stream(&args.write.to, |out| pieces.write(answers, out));
        }
        let answer = if args.summary {
            view::diff_summary(summary)
        } else if changes.len() > LISTED {
            let first = |view: &DiffView<'_>, _| view::first_changes(summary, view);
            self.shown(&changes[..LISTED], first, self.content)
        } else {
            self.shown(changes, view::diff_in, self.content)
        };
        crate::commands::answer_in(&answer, &args.write, color)
    }

    /// Some of the changes, whole: compared by all rules, of the claims that matter.
    fn shown(
        &self,
        changes: &[BulkChange],
        show: impl FnOnce(&DiffView<'_>, Content) -> Answer,
        content: Content,
    ) -> Answer {
        let ledger = self.ledger(changes);
        let [before, after] = self
            .days
            .map(|day| position::snapshot(&ledger, day, self.clock));
        let diff = compare::diff(&before, &after, DiffOptions::default());
        let view = DiffView {
            diff: &diff,
            clock: self.clock,
            pairs: None,
            threshold: 0.0,
            min_issues: ledger.policy.min_issues,
            names: &Names::new([&ledger]),
            quotes: self.quotes,
            hidden_speakers: 0,
        };
        show(&view, content)
    }

    /// The claims without which the changes would be others.
    fn ledger(&self, changes: &[BulkChange]) -> Ledger {
        let cells = changes
            .iter()
            .flat_map(|change| change.before.into_iter().chain([change.after]));
        let claims = cells.flat_map(|cell| cell.claims(self.table));
        self.table.ledger(claims)
    }
}
