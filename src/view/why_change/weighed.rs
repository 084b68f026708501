//! Which claims count otherwise on the second day than on the first.

use serde_json::{Value as Json, json};

use super::WhyChange;
use crate::model::{Claim, ClaimId, Ledger};
use crate::position::{Timing, Trace, Verdict};
use crate::view::answer::{Cell as TableCell, Table, Tone};
use crate::view::names::Names;
use crate::view::timeline;

/// A claim of which something else became on the second day.
pub(super) struct Weighed<'t> {
    pub(super) id: ClaimId,
    became: Became,
    before: Vec<&'t Verdict>,
    after: Vec<&'t Verdict>,
}

/// What happened to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Became {
    /// It counts, and did not.
    Fresh,
    /// It was taken back.
    TakenBack,
    /// It is older than the issue allows.
    Stale,
    /// It counts on both days, but not with the same outcome.
    Otherwise,
}

impl Became {
    fn name(self) -> &'static str {
        match self {
            Became::Fresh => "fresh",
            Became::TakenBack => "taken-back",
            Became::Stale => "stale",
            Became::Otherwise => "weighed-otherwise",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Became::Fresh => "fresh",
            Became::TakenBack => "taken back",
            Became::Stale => "became stale",
            Became::Otherwise => "weighed otherwise",
        }
    }
}

impl Weighed<'_> {
    /// Whether it was not merely overtaken by another.
    pub(super) fn makes_a_difference(&self) -> bool {
        self.became != Became::Otherwise
    }

    pub(super) fn in_full(&self, ledger: &Ledger) -> Json {
        let claim = ledger.claim(self.id);
        let [said, published, by] = dates(ledger, claim);
        let outcomes = |verdicts: &[&Verdict]| {
            let verdicts = verdicts.iter();
            verdicts
                .map(|v| json!({"outcome": v.words(ledger), "rule": v.rule()}))
                .collect::<Vec<_>>()
        };
        json!({
            "claim": claim.id.as_str(),
            "said": said,
            "published": published,
            "by": by,
            "became": self.became.name(),
            "before": outcomes(&self.before),
            "after": outcomes(&self.after),
        })
    }
}

/// The claims whose verdicts differ, by id. A claim that counts on neither day
/// is left out.
pub(super) fn weighed<'t>(
    ledger: &Ledger,
    before: &'t Trace,
    after: &'t Trace,
) -> Vec<Weighed<'t>> {
    let verdicts = [before, after]
        .into_iter()
        .flat_map(|trace| &trace.verdicts);
    let mut ids: Vec<ClaimId> = verdicts.map(|(id, _)| *id).collect();
    ids.sort();
    ids.dedup();
    let of = |trace: &'t Trace, id: ClaimId| -> Vec<&'t Verdict> {
        let from = trace.verdicts.partition_point(|(other, _)| *other < id);
        let mine = trace.verdicts[from..].iter();
        mine.take_while(|(other, _)| *other == id)
            .map(|(_, v)| v)
            .collect()
    };
    let mut found = Vec::new();
    for id in ids {
        let (was, is) = (of(before, id), of(after, id));
        let claim = ledger.claim(id);
        let stale = |trace: &Trace| {
            let held = trace.cell.iter().flat_map(|cell| &cell.held);
            let mut mine = held.filter(|h| h.evidence.claim.as_ref() == Some(&claim.id));
            mine.any(|h| h.stale)
        };
        let aged = stale(after) && !stale(before) && was.contains(&&Verdict::Controls);
        let became = match (ahead(&was), ahead(&is)) {
            (true, false) => Became::Fresh,
            (true, true) => continue,
            _ if !gone(&was) && gone(&is) => Became::TakenBack,
            _ if aged => Became::Stale,
            _ if was != is => Became::Otherwise,
            _ => continue,
        };
        found.push(Weighed {
            id,
            became,
            before: was,
            after: is,
        });
    }
    found
}

/// Whether a claim does not count yet.
fn ahead(verdicts: &[&Verdict]) -> bool {
    verdicts.iter().any(|verdict| {
        matches!(
            verdict,
            Verdict::SaidLater | Verdict::NotYetSaid | Verdict::NotYetPublished
        )
    })
}

/// Whether it does not count any more.
fn gone(verdicts: &[&Verdict]) -> bool {
    let gone =
        |verdict: &&Verdict| matches!(verdict, Verdict::Withdrawn { .. } | Verdict::Deprecated);
    verdicts.iter().any(gone)
}

/// As said, as known, and by whom.
fn dates(ledger: &Ledger, claim: &Claim) -> [Option<String>; 3] {
    [
        claim.said.as_ref().map(ToString::to_string),
        Timing::of(ledger, claim).known.map(|day| day.to_string()),
        claim.by.map(|by| ledger.actor(by).id.to_string()),
    ]
}

fn outcome(ledger: &Ledger, verdicts: &[&Verdict]) -> String {
    let verdicts = verdicts.iter();
    let words: Vec<String> = verdicts
        .map(|verdict| format!("{} (rule {})", verdict.words(ledger), verdict.rule()))
        .collect();
    words.join(", ")
}

/// The claims side by side, to be read.
pub(super) fn shown(view: &WhyChange<'_>, weighed: &[Weighed<'_>], names: &Names<'_>) -> Table {
    let ledger = view.ledger;
    let days = [view.before.0.as_of, view.after.0.as_of].map(|day| day.to_string());
    let [from, to] = days;
    let header = ["Claim", "What", "Became", &from, &to];
    let mut table = Table {
        header: header.iter().map(|word| (*word).to_owned()).collect(),
        rows: Vec::new(),
    };
    for one in weighed {
        let claim = ledger.claim(one.id);
        let (what, tone) = timeline::content(claim, &ledger.issue(view.issue).scale);
        let who = match claim.by {
            Some(by) => names.actor(ledger.actor(by).id.as_str()),
            None => "the source".to_owned(),
        };
        let said = claim.said.as_ref();
        let said = said.map_or("undated".to_owned(), ToString::to_string);
        let became = match one.makes_a_difference() {
            true => Tone::Plain,
            false => Tone::Faint,
        };
        table.rows.push(vec![
            format!("{} ({who}, {said})", claim.id).into(),
            TableCell { text: what, tone },
            TableCell {
                text: one.became.words().to_owned(),
                tone: became,
            },
            outcome(ledger, &one.before).into(),
            outcome(ledger, &one.after).into(),
        ]);
    }
    table
}

/// The same as one flat table.
pub(super) fn flat(ledger: &Ledger, weighed: &[Weighed<'_>]) -> Table {
    let header = [
        "claim",
        "said",
        "published",
        "by",
        "became",
        "before",
        "rule_before",
        "after",
        "rule_after",
    ];
    let mut table = Table {
        header: header.map(str::to_owned).to_vec(),
        rows: Vec::new(),
    };
    for one in weighed {
        let claim = ledger.claim(one.id);
        let mut row = vec![TableCell::from(claim.id.as_str())];
        let known = dates(ledger, claim).into_iter();
        row.extend(known.map(|text| TableCell::from(text.unwrap_or_default())));
        row.push(one.became.name().into());
        for verdicts in [&one.before, &one.after] {
            let words: Vec<String> = verdicts.iter().map(|v| v.words(ledger)).collect();
            let rules: Vec<&str> = verdicts.iter().map(|v| v.rule()).collect();
            row.push(words.join("; ").into());
            row.push(rules.join(" ").into());
        }
        table.rows.push(row);
    }
    table
}
