//! How far all pairs agree on one day.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::{COMPARED, CORRECTED, actors, corrected, exact, few, header, square};
use crate::compare::{Agreement, AgreementOptions, agreements};
use crate::model::{Ledger, Slug, Snapshot};
use crate::view::answer::{Answer, Block, Cell, Table, Tone};
use crate::view::comparison::agreement_data;
use crate::view::names::{Names, as_of};
use crate::view::{phrase, positions};

/// The agreement of all pairs of actors that hold something in a snapshot, as
/// a table of actors × actors and pair by pair.
pub fn pairs(
    ledger: &Ledger,
    snapshot: &Snapshot,
    options: AgreementOptions,
    hidden_speakers: usize,
) -> Answer {
    let names = Names::new([ledger]);
    let found = agreements(ledger, snapshot, options);
    let min_issues = ledger.policy.min_issues;
    let compared = actors(found.iter());
    let mut all: Vec<&Slug> = snapshot.cells.iter().map(|cell| &cell.actor).collect();
    all.dedup();
    let mut blocks = vec![
        Block::Heading(
            1,
            format!("How far all pairs agree, {}", as_of(snapshot.as_of)),
        ),
        Block::Paragraph(format!(
            "{}, {} that can be compared. {}",
            phrase::count(all.len(), "actor"),
            phrase::count(found.len(), "pair"),
            phrase::counted(snapshot.clock, &snapshot.counted)
        )),
    ];
    if !found.is_empty() {
        let by_pair: BTreeMap<(&Slug, &Slug), &Agreement> = found
            .iter()
            .map(|pair| ((&pair.a, &pair.b), pair))
            .collect();
        let matrix = square(&compared, &names, |a, b| {
            by_pair
                .get(&(a, b))
                .map_or(empty(), |pair| short(pair, min_issues))
        });
        blocks.extend(matrix.map(Block::Table));
        blocks.push(Block::Heading(2, "Pair by pair".to_owned()));
        blocks.push(Block::Table(listed(&found, &names, min_issues)));
    }
    let alone: Vec<String> = all
        .iter()
        .filter(|actor| !compared.contains(actor))
        .map(|actor| names.actor(actor.as_str()))
        .collect();
    if !alone.is_empty() {
        let alone = format!("Comparable with nobody: {}.", alone.join(", "));
        blocks.push(Block::Paragraph(alone));
    }
    blocks.push(Block::Paragraph(COMPARED.to_owned()));
    if !found.is_empty() {
        blocks.push(Block::Paragraph(CORRECTED.to_owned()));
    }
    if found.iter().any(|pair| pair.n() < min_issues as usize) {
        blocks.push(Block::Paragraph(few(min_issues)));
    }
    blocks.extend(positions::hidden(hidden_speakers));
    let data = json!({
        "schema": "stancegraph/pairs/1",
        "as_of": snapshot.as_of.to_string(),
        "clock": snapshot.clock.name(),
        "min_credibility": snapshot.counted.min_credibility(),
        "reviewed_only": snapshot.counted.reviewed_only,
        "coders": &snapshot.counted.coders,
        "hidden_speakers": hidden_speakers,
        "min_issues": min_issues,
        "actors": all.iter().map(|id| id.as_str()).collect::<Vec<_>>(),
        "pairs": found.iter().map(agreement_data).collect::<Vec<Json>>(),
    });
    Answer {
        blocks,
        table: flat(&found),
        data,
    }
}

fn empty() -> Cell {
    Cell {
        text: "\u{b7}".to_owned(),
        tone: Tone::Faint,
    }
}

/// `0.62 (12)`, or `1 of 3`.
fn short(pair: &Agreement, min_issues: u32) -> Cell {
    let text = match pair.score() {
        Some(score) if pair.n() >= min_issues as usize => format!("{score:.2} ({})", pair.n()),
        _ => format!("{} of {}", pair.same_side(), pair.n()),
    };
    Cell::from(text)
}

fn listed(found: &[Agreement], names: &Names<'_>, min_issues: u32) -> Table {
    let columns = [
        "Pair",
        "n",
        "Agreement",
        "Same side",
        "Identical",
        "\u{3ba}",
        "\u{3c0}",
    ];
    let mut table = header(&columns);
    for pair in found {
        let name = |id: &Slug| names.actor(id.as_str());
        let enough = pair.n() >= min_issues as usize;
        let number = |text: Option<String>| {
            let text = text.filter(|_| enough);
            text.map_or(empty(), Cell::from)
        };
        table.rows.push(vec![
            format!("{}, {}", name(&pair.a), name(&pair.b)).into(),
            pair.n().to_string().into(),
            number(pair.score().map(|score| format!("{score:.2}"))),
            format!("{} of {}", pair.same_side(), pair.n()).into(),
            number(
                pair.identical()
                    .map(|share| format!("{:.0} %", share * 100.0)),
            ),
            number(Some(corrected(pair.kappa()))),
            number(Some(corrected(pair.pi()))),
        ]);
    }
    table
}

/// All figures as one table: a row for each pair.
fn flat(found: &[Agreement]) -> Table {
    let mut table = header(&[
        "a",
        "b",
        "n",
        "score",
        "same_side",
        "identical",
        "sided",
        "kappa",
        "kappa_undefined",
        "pi",
        "pi_undefined",
    ]);
    for pair in found {
        let (kappa, pi) = (pair.kappa(), pair.pi());
        let row = [
            pair.a.to_string(),
            pair.b.to_string(),
            pair.n().to_string(),
            exact(pair.score()),
            pair.same_side().to_string(),
            exact(pair.identical()),
            pair.sided().to_string(),
            exact(kappa.ok()),
            kappa.err().map_or("", |why| why.name()).to_owned(),
            exact(pi.ok()),
            pi.err().map_or("", |why| why.name()).to_owned(),
        ];
        table.rows.push(row.into_iter().map(Cell::from).collect());
    }
    table
}
