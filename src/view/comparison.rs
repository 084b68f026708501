//! Actors side by side, issue by issue, with the agreement of each pair.

use serde_json::{Value as Json, json};

use super::answer::{Answer, Block, Cell as TableCell, Item, Table, Tone};
use super::names::{Names, as_of};
use super::{data, diff, pairs, phrase, positions};
use crate::compare::{Agreement, AgreementOptions, Distance, agreement};
use crate::model::{ActorId, Ledger, Slug, Snapshot};
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
            items.push(in_words(&found, &names, ledger.policy.min_issues));
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

/// The agreement of a pair, with the issues on which it rests.
pub(super) fn in_words(found: &Agreement, names: &Names<'_>, min_issues: u32) -> Item {
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
        let sided = found.issues.iter().filter(|i| i.distance.is_none());
        let issues = sided.filter(|i| i.same_side == same);
        let list: Vec<&str> = issues.map(|i| i.issue.as_str()).collect();
        if !list.is_empty() {
            below.push(Block::Paragraph(format!("{words}: {}", list.join(", "))));
        }
    }
    let far = distances(found);
    if !far.is_empty() && found.n() >= min_issues as usize {
        let far = far.join(", ");
        below.push(Block::Paragraph(format!("on a scale of numbers: {far}")));
    }
    Item {
        text,
        tone: Tone::Plain,
        below,
    }
}

/// So many distances are named beside each other.
const NAMED: usize = 3;

/// What two agree on where that is too little for a number: `same side on 1 of 2`,
/// and on scales of numbers, which have no sides, `15 of 100 apart on tariff`.
pub(super) fn few(found: &Agreement) -> String {
    let (same, sided) = (same_side(found), found.with_sides());
    let sides = (sided > 0).then(|| format!("same side on {same} of {sided}"));
    let mut far = distances(found);
    if far.len() > NAMED {
        let more = far.len() - NAMED;
        far.truncate(NAMED);
        far.push(format!("{more} more on scales of numbers"));
    }
    sides.into_iter().chain(far).collect::<Vec<_>>().join(", ")
}

/// On how many issues two are on the same side, where there are sides.
pub(super) fn same_side(found: &Agreement) -> usize {
    let sided = found.issues.iter().filter(|i| i.distance.is_none());
    sided.filter(|i| i.same_side).count()
}

/// The same of a pair that shares nothing but scales of numbers, in a cell:
/// `15 of 100 apart`, or on how many they can be compared.
pub(super) fn apart(found: &Agreement) -> String {
    match &found.issues[..] {
        [one] => one.distance.map_or(String::new(), distance),
        several => format!("{} scales", several.len()),
    }
}

/// `15 of 100 apart`.
fn distance(Distance { apart, of }: Distance) -> String {
    let [apart, of] = [apart, of].map(|number| phrase::number_text(rounded(number)));
    match &*apart {
        "0" => "the same".to_owned(),
        apart => format!("{apart} of {of} apart"),
    }
}

/// How far apart two are on each scale of numbers.
fn distances(found: &Agreement) -> Vec<String> {
    let far = found
        .issues
        .iter()
        .filter_map(|i| Some(format!("{} on {}", distance(i.distance?), i.issue)));
    far.collect()
}

/// A difference without the dust of its last places.
fn rounded(number: f64) -> f64 {
    match number.abs() {
        1e-6..1e9 => (number * 1e6).round() / 1e6,
        _ => number,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{File, load};
    use crate::model::Clock;

    #[test]
    fn on_a_scale_of_numbers_the_distance_is_told_and_no_side() {
        let text = r#"[Actor(id: "north", name: "Northland", kind: State),
            Actor(id: "south", name: "Southland", kind: State),
            Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
            Issue(id: "tariff", question: "How high?", scale: Scale(min: 0, max: 100, unit: "percent")),
            Source(id: "s", title: "One", publisher: "Gazette"),
            Claim(id: "a", by: "north", on: "tariff", stance: At(25), said: "2027-03-01",
                quotes: [(source: "s", exact: "A quarter.", kind: Direct)]),
            Claim(id: "b", by: "south", on: "tariff", stance: At(40), said: "2027-03-01",
                quotes: [(source: "s", exact: "Forty.", kind: Direct)]),
            Claim(id: "c", by: "north", on: "talks", stance: Support, said: "2027-03-01",
                quotes: [(source: "s", exact: "We will talk.", kind: Direct)]),
            Claim(id: "d", by: "south", on: "talks", stance: StrongSupport, said: "2027-03-01",
                quotes: [(source: "s", exact: "We must talk.", kind: Direct)])]"#;
        let ledger = load(vec![File::new("l.ron", text)]).ledger;
        let day = "2027-03-02".parse().expect("a day");
        let snapshot = position::snapshot(&ledger, day, Clock::Both);
        let [a, b] = ["north", "south"].map(|id| ledger.find_actor(id).expect("an actor"));
        let found = agreement(&ledger, &snapshot, a, b, AgreementOptions::default());
        let names = Names::new([&ledger]);
        let item = in_words(&found, &names, 10);
        let told = "Northland and Southland: same side on 1 of 1, 15 of 100 apart on tariff";
        assert_eq!(item.text, told);
        assert_eq!(
            item.below,
            [Block::Paragraph("same side: talks".to_owned())]
        );
        let item = in_words(&found, &names, 2);
        let far = "on a scale of numbers: 15 of 100 apart on tariff";
        assert_eq!(item.below.last(), Some(&Block::Paragraph(far.to_owned())));
    }
}
