//! Why a position is another one on the second day than on the first: both
//! traces reduced to what differs, and the kind of the change with what was
//! tested before it.
//!
//! `weighed` tells which claims count otherwise, `kinds` why it is this kind
//! and not one that is tested earlier.

mod kinds;
mod weighed;

use serde_json::{Value as Json, json};

use super::answer::{Answer, Block, Cell as TableCell, Item, Table, Tone};
use super::names::Names;
use super::{data, diff, phrase, positions, why};
use crate::compare::{Change, Kind};
use crate::model::{ActorId, Cell, ClaimId, IssueId, Ledger, Snapshot};
use crate::position::{Trace, Verdict};
pub use kinds::{Fit, Tested, tested};
use weighed::Weighed;

/// One cell on two days.
pub struct WhyChange<'w> {
    /// The ledger of both days.
    pub ledger: &'w Ledger,
    /// Whose position.
    pub actor: ActorId,
    /// On what.
    pub issue: IssueId,
    /// The first day, and the trace behind the cell on it.
    pub before: (&'w Snapshot, &'w Trace),
    /// The second day.
    pub after: (&'w Snapshot, &'w Trace),
    /// What the comparison of the two says of the cell; none if it is the same.
    pub change: Option<&'w Change>,
}

/// Which claims and rules made the change of a position.
pub fn why_change(view: &WhyChange<'_>) -> Answer {
    let ledger = view.ledger;
    let names = Names::new([ledger]);
    let (before, after) = (view.before.0, view.after.0);
    let (actor, issue) = (&ledger.actor(view.actor).id, ledger.issue(view.issue));
    let weighed = weighed::weighed(ledger, view.before.1, view.after.1);
    let tested = view
        .change
        .map_or(Vec::new(), |change| tested(change, before, &names));
    let title = format!(
        "{} on {}, between {} and {}",
        names.actor_with_id(actor.as_str()),
        issue.id,
        before.as_of.long(),
        after.as_of.long()
    );
    let counted = phrase::counted(after.clock, &after.counted);
    let mut blocks = vec![
        Block::Heading(1, title),
        Block::Paragraph(format!("{} {counted}", phrase::sentence(&issue.question))),
        Block::Paragraph(verdict(view, &names)),
        Block::Heading(2, "What decided on each day".to_owned()),
        Block::Table(decided(view, &names)),
        Block::Heading(2, "Which claims count otherwise".to_owned()),
    ];
    if weighed.is_empty() {
        let none = "Every claim counts on the second day as it did on the first.";
        blocks.push(Block::Paragraph(none.to_owned()));
    } else {
        blocks.push(Block::Table(weighed::shown(view, &weighed, &names)));
        blocks.push(Block::List(why::rules(&[view.before.1, view.after.1])));
    }
    if let Some(primary) = view.change.and_then(|change| change.kind) {
        blocks.push(Block::Heading(2, format!("Why {primary}")));
        blocks.push(Block::Paragraph(
            "The kinds are tested in their order; the first that fits is the kind of the change."
                .to_owned(),
        ));
        let alike = tested.chunk_by(|a, b| (a.fit, &a.reason) == (b.fit, &b.reason));
        blocks.push(Block::List(alike.map(item).collect()));
    }
    let remarks = remarks(view, &names);
    if !remarks.is_empty() {
        blocks.push(Block::Heading(2, "Remarks".to_owned()));
        blocks.push(Block::List(remarks));
    }
    let shown = sentences(view, &weighed);
    if !shown.is_empty() {
        blocks.push(Block::Heading(2, "The sentences".to_owned()));
        let quoted = shown.iter();
        blocks.extend(quoted.flat_map(|id| why::sentences(ledger, &names, *id)));
    }
    Answer {
        blocks,
        table: weighed::flat(ledger, &weighed),
        data: in_full(view, &weighed, &tested, &names),
    }
}

/// What happened, in a line.
fn verdict(view: &WhyChange<'_>, names: &Names<'_>) -> String {
    let Some(change) = view.change else {
        return "Nothing changed: the position is the same on both days.".to_owned();
    };
    let kind = match change.kind {
        Some(kind) => kind.to_string(),
        None => "only remarks changed".to_owned(),
    };
    let [before, after] =
        [&change.before, &change.after].map(|cell| in_words(cell.as_ref(), names));
    let more = diff::further(change, names);
    let more = match more.is_empty() {
        true => more,
        false => format!(" [{more}]"),
    };
    format!("{kind}: {before} \u{2192} {after}{more}")
}

fn in_words(cell: Option<&Cell>, names: &Names<'_>) -> String {
    phrase::cell(cell, diff::told(cell, names).as_deref())
}

/// The position on both days, and the claims that decided it.
fn decided(view: &WhyChange<'_>, names: &Names<'_>) -> Table {
    let (before, after) = (view.before, view.after);
    let header = [
        "".to_owned(),
        before.0.as_of.to_string(),
        after.0.as_of.to_string(),
    ];
    let mut table = Table {
        header: header.to_vec(),
        rows: Vec::new(),
    };
    let mut row = |what: &str, of: &dyn Fn(&Trace) -> String| {
        let cells = [of(before.1), of(after.1)];
        if cells.iter().any(|text| !text.is_empty()) {
            let dashed = cells.map(|text| match text.is_empty() {
                true => TableCell {
                    text: "\u{b7}".to_owned(),
                    tone: Tone::Faint,
                },
                false => text.into(),
            });
            let [first, second] = dashed;
            table.rows.push(vec![what.into(), first, second]);
        }
    };
    row("Position", &|trace| in_words(trace.cell.as_ref(), names));
    for (what, is) in DECIDING {
        row(what, &|trace| {
            let found = deciding(view.ledger, trace, is);
            let words: Vec<String> = found
                .iter()
                .map(|(id, verdict)| format!("{id} (rule {})", verdict.rule()))
                .collect();
            words.join(", ")
        });
    }
    row("Remarks", &|trace| {
        let cell = trace.cell.iter();
        let remarks = cell.flat_map(|cell| positions::remarks(&cell.marks, names));
        remarks.collect::<Vec<_>>().join("; ")
    });
    table
}

/// A way in which a claim decides: its name, and by which verdict it is known.
type Way = (&'static str, fn(&Verdict) -> bool);

/// The ways in which a claim decides.
const DECIDING: [Way; 3] = [
    ("Controls", |verdict| *verdict == Verdict::Controls),
    ("Response", |verdict| *verdict == Verdict::ResponseShows),
    ("Conditions", |verdict| *verdict == Verdict::ConditionsBind),
];

/// The claims of a trace that decide in one way.
fn deciding<'t>(
    ledger: &'t Ledger,
    trace: &'t Trace,
    is: fn(&Verdict) -> bool,
) -> Vec<(&'t str, &'t Verdict)> {
    let verdicts = trace.verdicts.iter().filter(|(_, verdict)| is(verdict));
    verdicts
        .map(|(id, verdict)| (ledger.claim(*id).id.as_str(), verdict))
        .collect()
}

/// Kinds that follow each other and have the same reason.
fn item(alike: &[Tested]) -> Item {
    let kinds: Vec<&str> = alike.iter().map(|tested| tested.kind.name()).collect();
    let first = alike.first();
    let (fits, tone) = match first.map_or(Fit::No, |tested| tested.fit) {
        Fit::No => ("no", Tone::Faint),
        Fit::Beside => ("beside it", Tone::Plain),
        Fit::Kind => ("yes", Tone::Plain),
    };
    let reason = first.map_or("", |tested| &tested.reason);
    Item {
        text: format!("{}: {fits}; {reason}", kinds.join(", ")),
        tone,
        ..Item::default()
    }
}

/// Remarks that began or ended, each with its claims.
fn remarks(view: &WhyChange<'_>, names: &Names<'_>) -> Vec<Item> {
    let marks = view.change.iter().flat_map(|change| &change.marks);
    let item = |change: &crate::compare::MarkChange| {
        let claims: Vec<String> = change
            .mark
            .claims
            .iter()
            .map(|evidence| names.evidence(evidence))
            .collect();
        let learned = match change.newly_evidenced {
            true => ", newly evidenced",
            false => "",
        };
        let about = change.mark.about.as_ref();
        let about = about.map_or(String::new(), |about| format!(" {about}"));
        Item {
            text: format!("{}{about}{learned}: {}", change.name(), claims.join("; ")),
            ..Item::default()
        }
    };
    marks.map(item).collect()
}

/// The claims to quote: those that made the change, and those that count
/// otherwise because they are fresh or taken back.
fn sentences(view: &WhyChange<'_>, weighed: &[Weighed<'_>]) -> Vec<ClaimId> {
    let causes = view.change.iter().flat_map(|change| change.evidence());
    let causes = causes.filter_map(|e| view.ledger.find_claim(e.claim.as_ref()?.as_str()));
    let others = weighed.iter().filter(|claim| claim.makes_a_difference());
    let mut all: Vec<ClaimId> = causes.chain(others.map(|claim| claim.id)).collect();
    all.sort();
    all.dedup();
    all
}

fn in_full(
    view: &WhyChange<'_>,
    weighed: &[Weighed<'_>],
    tested: &[Tested],
    names: &Names<'_>,
) -> Json {
    let ledger = view.ledger;
    let (before, after) = (view.before, view.after);
    let cell = |trace: &Trace| trace.cell.as_ref().map(|cell| data::cell(cell, None));
    let controls = |trace: &Trace| {
        let found = DECIDING.iter().flat_map(|(what, is)| {
            deciding(ledger, trace, *is).into_iter().map(move |(id, verdict)| {
                json!({"claim": id, "decides": what.to_lowercase(), "rule": verdict.rule()})
            })
        });
        found.collect::<Vec<Json>>()
    };
    let change = view.change;
    json!({
        "schema": "stancegraph/why-change/1",
        "actor": ledger.actor(view.actor).id.as_str(),
        "issue": ledger.issue(view.issue).id.as_str(),
        "from": before.0.as_of.to_string(),
        "to": after.0.as_of.to_string(),
        "clock": after.0.clock.name(),
        "min_credibility": after.0.counted.min_credibility(),
        "reviewed_only": after.0.counted.reviewed_only,
        "coders": &after.0.counted.coders,
        "before": cell(before.1),
        "after": cell(after.1),
        "kind": change.and_then(|change| change.kind).map(Kind::name),
        "also": change.iter().flat_map(|c| &c.also).map(|k| k.name()).collect::<Vec<_>>(),
        "marks": change.iter().flat_map(|c| diff::marks_data(c)).collect::<Vec<_>>(),
        "causes": change.iter().flat_map(|c| diff::causes_data(c, names)).collect::<Vec<_>>(),
        "decided_before": controls(before.1),
        "decided_after": controls(after.1),
        "claims": weighed.iter().map(|claim| claim.in_full(ledger)).collect::<Vec<_>>(),
        "kinds": tested.iter().map(|t| json!({
            "kind": t.kind.name(), "fit": t.fit.name(), "reason": t.reason,
        })).collect::<Vec<_>>(),
    })
}
