//! Actors side by side, issue by issue, with the agreement of each pair.

use serde_json::{Value as Json, json};

use super::answer::{Answer, Block, Cell as TableCell, Item, Table, Tone};
use super::names::{Names, as_of};
use super::{data, diff, pairs, phrase, positions};
use crate::compare::{Agreement, AgreementOptions, agreement};
use crate::model::{ActorId, Ledger, Scale, Slug, Snapshot};
use crate::position;

/// Compares two or more actors as of the snapshot's day.
pub fn comparison(
    ledger: &Ledger,
    snapshot: &Snapshot,
    actors: &[ActorId],
    options: AgreementOptions,
) -> Answer {
    let names = Names::new([ledger]);
    let ids: Vec<&Slug> = actors.iter().map(|a| &ledger.actor(*a).id).collect();
    let mut issues: Vec<&Slug> = snapshot
        .cells
        .iter()
        .filter(|c| ids.contains(&&c.actor))
        .map(|c| &c.issue)
        .collect();
    issues.sort();
    issues.dedup();
    let mut shown = Table::default();
    shown.header.push("Issue".to_owned());
    shown
        .header
        .extend(ids.iter().map(|id| names.actor_with_id(id.as_str())));
    let mut flat = Table::default();
    flat.header.push("issue".to_owned());
    flat.header.extend(ids.iter().map(|id| id.to_string()));
    for issue in &issues {
        let mut row: Vec<TableCell> = vec![issue.as_str().into()];
        let mut plain: Vec<TableCell> = vec![issue.as_str().into()];
        for id in &ids {
            let cell = snapshot.cell(id.as_str(), issue.as_str());
            let told = cell.and_then(|c| c.response.as_ref()).filter(|r| r.told);
            let told = told.map(|r| names.speaker(&r.evidence));
            let tone = cell.map_or(Tone::Faint, phrase::tone);
            let remarks = cell.map_or(Vec::new(), |cell| positions::remarks(&cell.marks, &names));
            let text = match cell {
                Some(_) if remarks.is_empty() => phrase::cell(cell, told.as_deref()),
                Some(_) => {
                    let held = phrase::cell(cell, told.as_deref());
                    format!("{held} [{}]", remarks.join("; "))
                }
                None => "\u{b7}".to_owned(),
            };
            row.push(TableCell { text, tone });
            plain.push(cell.map(phrase::short).unwrap_or_default().text.into());
        }
        shown.rows.push(row);
        flat.rows.push(plain);
    }
    let mut items = Vec::new();
    let mut agreements = Vec::new();
    for (at, &a) in actors.iter().enumerate() {
        for &b in &actors[at + 1..] {
            let found = agreement(ledger, snapshot, a, b, options);
            let by_id = |issue: &Slug| issue.to_string();
            items.push(in_words(&found, &names, ledger.policy.min_issues, &by_id));
            agreements.push(agreement_data(&found));
        }
    }
    let who: Vec<String> = ids.iter().map(|id| names.actor(id.as_str())).collect();
    let mut blocks = vec![
        Block::Heading(1, format!("{}, {}", who.join(", "), as_of(snapshot.as_of))),
        Block::Paragraph(phrase::counted(snapshot.clock, &snapshot.counted)),
    ];
    if shown.rows.is_empty() {
        blocks.push(Block::Paragraph(
            "None of them holds a position yet.".to_owned(),
        ));
    } else {
        blocks.push(Block::Table(shown));
    }
    blocks.push(Block::Heading(2, "Agreement".to_owned()));
    blocks.push(Block::List(items));
    blocks.push(Block::Paragraph(
        "Compared are live positions on the same issue: not stale, not contested, not only \
         narrated. Questions about the agenda are left out unless asked for."
            .to_owned(),
    ));
    let grades = position::grades(ledger, snapshot.as_of, snapshot.clock);
    let cells: Vec<_> = snapshot
        .cells
        .iter()
        .filter(|c| ids.contains(&&c.actor))
        .map(|cell| data::cell(cell, Some(&grades)))
        .collect();
    let data = json!({
        "schema": "stancegraph/compare/1",
        "as_of": snapshot.as_of.to_string(),
        "clock": snapshot.clock.name(),
        "min_credibility": snapshot.counted.min_credibility(),
        "reviewed_only": snapshot.counted.reviewed_only,
        "coders": &snapshot.counted.coders,
        "actors": ids.iter().map(|id| id.as_str()).collect::<Vec<_>>(),
        "positions": cells,
        "agreement": agreements,
    });
    Answer {
        blocks,
        table: flat,
        data,
    }
}

/// The agreement of a pair, with the issues on which it rests, each as it is
/// `called`.
pub(super) fn in_words(
    found: &Agreement,
    names: &Names<'_>,
    min_issues: u32,
    called: &dyn Fn(&Slug) -> String,
) -> Item {
    let (a, b) = (names.actor(found.a.as_str()), names.actor(found.b.as_str()));
    let mut text = format!("{a} and {b}: {}", diff::agreement(found, min_issues));
    if let (Some(same), true) = (found.identical(), found.n() >= min_issues as usize) {
        text.push_str(&format!("; identical on {:.0} %", same * 100.0));
        text.push_str(&format!(
            "; beyond chance \u{3ba} {}, \u{3c0} {} (sides, n = {})",
            pairs::corrected(found.kappa()),
            pairs::corrected(found.pi()),
            found.sided()
        ));
    }
    let mut below = Vec::new();
    for (same, words) in [(true, "same side"), (false, "apart")] {
        let sided = found.issues.iter().filter(|i| i.points.is_none());
        let issues = sided.filter(|i| i.same_side == same);
        let list: Vec<String> = issues.map(|i| called(&i.issue)).collect();
        if !list.is_empty() {
            below.push(Block::Paragraph(format!("{words}: {}", list.join(", "))));
        }
    }
    for issue in &found.issues {
        let told = issue
            .points
            .map(|points| distance(&issue.issue, points, names));
        below
            .extend(told.map(|told| Block::Paragraph(format!("{}: {told}", called(&issue.issue)))));
    }
    Item {
        text,
        tone: Tone::Plain,
        below,
    }
}

/// Two points on a scale of numbers: `25 and 40, 15 of 100 m apart`.
fn distance(issue: &Slug, (a, b): (f64, f64), names: &Names<'_>) -> String {
    let found = names.issue(issue);
    let length = found.and_then(|issue| issue.scale.range());
    let unit = match found.map(|issue| &issue.scale) {
        Some(Scale::Scale { unit, .. }) => unit.as_deref(),
        _ => None,
    };
    let unit = unit.map_or(String::new(), |unit| format!(" {unit}"));
    let number = phrase::number_text;
    let apart = phrase::number_text((a - b).abs());
    match length {
        _ if a == b => format!("both {}{unit}", number(a)),
        Some(length) => format!(
            "{} and {}, {apart} of {}{unit} apart",
            number(a),
            number(b),
            number(length)
        ),
        None => format!("{} and {}, {apart}{unit} apart", number(a), number(b)),
    }
}

/// An agreement with its issues, by the documented schema.
pub(super) fn agreement_data(found: &Agreement) -> Json {
    let (kappa, pi) = (found.kappa(), found.pi());
    json!({
        "a": found.a.as_str(),
        "b": found.b.as_str(),
        "n": found.n(),
        "score": found.score(),
        "same_side": found.same_side(),
        "identical": found.identical(),
        "issues": found.issues.iter().map(|i| json!({
            "issue": i.issue.as_str(), "score": i.score, "weight": i.weight,
            "same_side": i.same_side, "identical": i.identical,
        })).collect::<Vec<_>>(),
        "sided": found.sided(),
        "kappa": kappa.ok(),
        "kappa_undefined": kappa.err().map(|why| why.name()),
        "pi": pi.ok(),
        "pi_undefined": pi.err().map(|why| why.name()),
    })
}
