//! The trace behind one cell: the rules that fired, the controlling claim,
//! and why each other claim lost.

use serde_json::{Value as Json, json};

use super::answer::{Answer, Block, Cell as TableCell, Item, Table, Tone};
use super::names::{Names, as_of};
use super::{data, grades, phrase, positions, timeline};
use crate::graph::Relations;
use crate::model::{
    ActorId, Claim, ClaimId, Clock, Day, Evidence, IssueId, Ledger, MarkKind, Scale,
};
use crate::position::{self, Timing, Trace, Verdict, strength};

/// Why an actor's position on an issue is what it is.
pub fn why(
    ledger: &Ledger,
    actor: ActorId,
    issue: IssueId,
    as_of_day: Day,
    clock: Clock,
    trace: &Trace,
) -> Answer {
    let names = Names::new([ledger]);
    let actor_slug = &ledger.actor(actor).id;
    let issue = ledger.issue(issue);
    let who = names.actor_with_id(actor_slug.as_str());
    let title = format!("{who} on {}, {}", issue.id, as_of(as_of_day));
    let question = format!(
        "{} {}",
        phrase::sentence(&issue.question),
        phrase::counted(clock, &ledger.counted)
    );
    let mut blocks = vec![
        Block::Heading(1, title),
        Block::Paragraph(question),
        Block::Paragraph(position(trace, &names, &issue.scale)),
    ];
    let outcomes = outcomes(ledger, trace, &issue.scale);
    let graded = position::grades(ledger, as_of_day, clock);
    let mut claims: Vec<ClaimId> = trace.verdicts.iter().map(|(id, _)| *id).collect();
    claims.dedup();
    let looked_at: Vec<&Claim> = claims.iter().map(|id| ledger.claim(*id)).collect();
    if trace.verdicts.is_empty() {
        blocks.push(Block::Paragraph(
            "No claim in this ledger bears on it.".to_owned(),
        ));
    } else {
        blocks.push(Block::Table(outcomes.shown));
        blocks.push(Block::List(rules(&[trace])));
        blocks.push(Block::Heading(2, "How strong the evidence is".to_owned()));
        let behind = trace.cell.iter();
        let behind = behind.flat_map(|cell| grades::behind(cell, &graded, ledger));
        blocks.extend(behind.map(Block::Paragraph));
        let chains = looked_at.iter().map(|claim| grades::chain(ledger, claim));
        blocks.push(Block::List(chains.collect()));
        blocks.push(Block::Heading(2, "The sentences".to_owned()));
    }
    // Remarks may rest on claims of others, such as those of the camp.
    let marked = trace.cell.iter().flat_map(|cell| &cell.marks);
    let marked = marked.flat_map(|mark| &mark.claims);
    let marked = marked.filter_map(|e| ledger.find_claim(e.claim.as_ref()?.as_str()));
    claims.extend(marked);
    claims.sort();
    claims.dedup();
    blocks.extend(claims.iter().flat_map(|id| sentences(ledger, &names, *id)));
    let related = related(ledger, &claims);
    if !related.is_empty() {
        let ids = related.join(", ");
        blocks.push(Block::Paragraph(format!(
            "Related claims elsewhere: {ids}."
        )));
    }
    let pieces = strength::pieces(ledger, claims.iter().map(|id| ledger.claim(*id)));
    let data = json!({
        "schema": "stancegraph/why/1",
        "actor": actor_slug.as_str(),
        "issue": issue.id.as_str(),
        "as_of": as_of_day.to_string(),
        "clock": clock.name(),
        "min_credibility": ledger.counted.min_credibility(),
        "reviewed_only": ledger.counted.reviewed_only,
        "coders": &ledger.counted.coders,
        "cell": trace.cell.as_ref().map(|cell| data::cell(cell, Some(&graded))),
        "claims": outcomes.data,
        "chains": looked_at.iter().map(|claim| grades::chain_data(ledger, claim)).collect::<Vec<_>>(),
        "pieces_of_evidence": pieces,
        "related": related,
    });
    Answer {
        blocks,
        table: outcomes.flat,
        data,
    }
}

/// What became of each claim: to be read, as a flat table, as data.
struct Outcomes {
    shown: Table,
    flat: Table,
    data: Vec<Json>,
}

fn outcomes(ledger: &Ledger, trace: &Trace, scale: &Scale) -> Outcomes {
    let table = |header: &[&str]| Table {
        header: header.iter().map(|word| (*word).to_owned()).collect(),
        rows: Vec::new(),
    };
    let mut all = Outcomes {
        shown: table(&["Claim", "Said", "Who", "What", "Outcome", "Rule"]),
        flat: table(&[
            "claim",
            "said",
            "published",
            "by",
            "strength",
            "verdict",
            "rule",
        ]),
        data: Vec::new(),
    };
    for (id, verdict) in &trace.verdicts {
        let claim = ledger.claim(*id);
        let said = claim.said.as_ref().map(ToString::to_string);
        let by = claim.by.map(|by| ledger.actor(by));
        let who = by.map_or("the source".to_owned(), |by| by.name.to_string());
        let (what, tone) = timeline::content(claim, scale);
        let words = verdict.words(ledger);
        all.shown.rows.push(vec![
            claim.id.as_str().into(),
            said.clone().unwrap_or_else(|| "undated".to_owned()).into(),
            who.into(),
            TableCell { text: what, tone },
            TableCell {
                text: words.clone(),
                tone: verdict_tone(verdict),
            },
            verdict.rule().into(),
        ]);
        let by = by.map(|by| by.id.to_string());
        let strong = strength::strength(ledger, claim).to_string();
        let known = Timing::of(ledger, claim).known.map(|d| d.to_string());
        let row = [
            claim.id.to_string(),
            said.clone().unwrap_or_default(),
            known.clone().unwrap_or_default(),
            by.clone().unwrap_or_default(),
            strong.clone(),
            words.clone(),
            verdict.rule().to_owned(),
        ];
        all.flat
            .rows
            .push(row.into_iter().map(TableCell::from).collect());
        all.data.push(json!({
            "claim": claim.id.as_str(), "said": said, "published": known, "by": by,
            "strength": strong, "outcome": words, "rule": verdict.rule(),
        }));
    }
    all
}

/// The quotes of a claim, with its id.
pub(super) fn sentences(ledger: &Ledger, names: &Names<'_>, id: ClaimId) -> Vec<Block> {
    let claim = ledger.claim(id);
    let evidence = Evidence {
        claim: Some(claim.id.clone()),
        by: claim.by.map(|by| ledger.actor(by).id.clone()),
        ..Evidence::default()
    };
    let quotes = names.quotes(&evidence).into_iter();
    let block = |(text, attribution)| Block::Quote {
        text,
        attribution: super::diff::with_id(attribution, &format!(" [{}]", claim.id)),
    };
    quotes.map(block).collect()
}

/// Claims elsewhere to which these relate, or that relate to them; by id.
fn related<'l>(ledger: &'l Ledger, claims: &[ClaimId]) -> Vec<&'l str> {
    let relations = Relations::new(ledger);
    let mut related: Vec<ClaimId> = claims.iter().flat_map(|id| relations.chain(*id)).collect();
    related.sort();
    related.dedup();
    related.retain(|id| !claims.contains(id));
    let ids = related.iter().map(|id| ledger.claim(*id).id.as_str());
    ids.collect()
}

fn position(trace: &Trace, names: &Names<'_>, scale: &Scale) -> String {
    let Some(cell) = &trace.cell else {
        return "Position: none.".to_owned();
    };
    let teller = cell
        .response
        .as_ref()
        .filter(|r| r.told)
        .map(|r| names.speaker(&r.evidence));
    let mut text = format!("Position: {}.", phrase::cell(Some(cell), teller.as_deref()));
    let remarks = positions::remarks(&cell.marks, names);
    if !remarks.is_empty() {
        text.push_str(&format!(" Remarks: {}.", remarks.join("; ")));
    }
    if let Scale::Options(options) = scale
        && cell.chosen().next().is_some()
    {
        let open: Vec<&str> = options
            .iter()
            .filter(|o| !cell.held.iter().any(|h| h.value.option() == Some(o)))
            .map(|o| o.as_str())
            .collect();
        if !open.is_empty() {
            text.push_str(&format!(
                " Not chosen, by implication only: {}.",
                open.join(", ")
            ));
        }
    }
    let day = positions::day(cell);
    if !day.is_empty() {
        text.push_str(&format!(" Newest evidence: {day}."));
    }
    text
}

fn verdict_tone(verdict: &Verdict) -> Tone {
    match verdict {
        Verdict::Controls | Verdict::ResponseShows | Verdict::ConditionsBind => Tone::Plain,
        _ => Tone::Faint,
    }
}

/// The rules in a sentence each; some have several.
const RULES: [(&str, &str); 16] = [
    ("1", "counted is only what was said and published in time."),
    (
        "2",
        "what was deprecated or taken back does not count; preferred decides among equals.",
    ),
    (
        "3",
        "a claim counts for its speaker and for those for whom he speaks.",
    ),
    (
        "3, dissent",
        "a member does not speak for the camp; the opposite of its stance is dissent.",
    ),
    (
        "4",
        "an undated claim sorts before every dated one, and a stale one before both.",
    ),
    ("5", "the newest claim of the highest authority controls."),
    (
        "5a",
        "what was stated beats what a source told in its own voice.",
    ),
    (
        "5b",
        "within the window before the newest claim the highest authority decides.",
    ),
    ("5c", "of the same authority, the latest decides."),
    ("5d", "on one day, the greater claim id decides."),
    (
        "6",
        "voices that contradict each other within the window are remarked, not settled.",
    ),
    (
        "7",
        "stance and response are separate; a later stance ends a response.",
    ),
    (
        "8",
        "conditions stay until the speaker or a principal restates without them.",
    ),
    ("9", "each option is decided for itself."),
    ("10", "what is older than the issue allows is stale."),
    (
        "11b",
        "a claim whose evidence is weaker than was asked for is left out.",
    ),
];

/// The rules that fired in any of some traces, one sentence each.
pub(super) fn rules(traces: &[&Trace]) -> Vec<Item> {
    let verdicts = traces.iter().flat_map(|trace| &trace.verdicts);
    let mut fired: Vec<&str> = verdicts.map(|(_, v)| v.rule()).collect();
    for cell in traces.iter().filter_map(|trace| trace.cell.as_ref()) {
        let lifted = |e: &Evidence| e.by.as_ref().is_some_and(|by| *by != cell.actor);
        let response = cell.response.iter().map(|r| &r.evidence);
        let shown: Vec<&Evidence> = cell
            .held
            .iter()
            .map(|h| &h.evidence)
            .chain(response)
            .collect();
        let conflict = [MarkKind::Contested, MarkKind::SpokespersonConflict];
        let options = cell.held.iter().any(|h| h.value.option().is_some());
        let signs = [
            (shown.into_iter().any(lifted), "3"),
            (cell.has(MarkKind::Dissent), "3, dissent"),
            (conflict.iter().any(|kind| cell.has(*kind)), "6"),
            (options, "9"),
            (cell.held.iter().any(|h| h.stale), "10"),
        ];
        fired.extend(signs.iter().filter(|(on, _)| *on).map(|(_, rule)| *rule));
    }
    let fired = RULES.iter().filter(|(rule, _)| fired.contains(rule));
    fired
        .map(|(rule, sentence)| Item {
            text: format!("Rule {rule}: {sentence}"),
            ..Item::default()
        })
        .collect()
}
