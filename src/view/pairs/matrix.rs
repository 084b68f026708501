//! How far all pairs agree on one day.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use super::{
    COMPARED, CORRECTED, MATRIX, corrected, exact, few, header, in_data, in_table, pieces, square,
};
use crate::compare::{Agreement, AgreementOptions, each_agreement};
use crate::model::{Ledger, Slug, Snapshot};
use crate::view::answer::{Answer, Block, Cell, Content, Table, Tone};
use crate::view::comparison::agreement_data;
use crate::view::names::{Names, as_of};
use crate::view::{comparison, phrase, positions};

/// What is asked of all pairs on one day.
pub struct AllPairs<'p> {
    /// The ledger.
    pub ledger: &'p Ledger,
    /// The day.
    pub snapshot: &'p Snapshot,
    /// What counts towards agreement.
    pub options: AgreementOptions,
    /// How many speakers are left out.
    pub hidden_speakers: usize,
}

/// The agreement of all pairs of actors that hold something in a snapshot, as
/// a table of actors × actors and pair by pair.
pub fn pairs(view: &AllPairs<'_>) -> Answer {
    let all: Vec<Json> = view.each().map(|pair| agreement_data(&pair)).collect();
    Answer {
        blocks: view.blocks(),
        table: view.table(),
        data: view.data(all),
    }
}

/// The same with only the content that is asked for: nothing is kept of a pair
/// but what is shown of it.
pub fn pairs_in(view: &AllPairs<'_>, content: Content) -> Answer {
    let mut answer = Answer::default();
    match content {
        Content::Words => answer.blocks = view.blocks(),
        Content::Table => answer.table = view.table(),
        Content::Data => answer.data = pairs(view).data,
    }
    answer
}

/// The table or the data, some pairs at a time; at least one piece.
pub fn pairs_in_pieces<'p>(
    view: &'p AllPairs<'p>,
    content: Content,
) -> impl Iterator<Item = Answer> + 'p {
    pieces(view.each(), move |some| match content {
        Content::Table => in_table(&FLAT, some.iter().map(flat)),
        _ => in_data(view.data(some.iter().map(agreement_data).collect())),
    })
}

impl AllPairs<'_> {
    fn each(&self) -> impl Iterator<Item = Agreement> {
        each_agreement(self.ledger, self.snapshot, self.options)
    }

    /// Everybody who holds something.
    fn actors(&self) -> Vec<&Slug> {
        let mut all: Vec<&Slug> = self.snapshot.cells.iter().map(|cell| &cell.actor).collect();
        all.dedup();
        all
    }

    fn blocks(&self) -> Vec<Block> {
        let names = Names::new([self.ledger]);
        let (snapshot, min_issues) = (self.snapshot, self.ledger.policy.min_issues);
        let mut listed = header(&LISTED);
        let mut cells: BTreeMap<(Slug, Slug), Cell> = BTreeMap::new();
        let mut compared: BTreeSet<Slug> = BTreeSet::new();
        let mut has_few = false;
        for pair in self.each() {
            has_few |= pair.n() < min_issues as usize;
            listed.rows.push(row(&pair, &names, min_issues));
            compared.extend([pair.a.clone(), pair.b.clone()]);
            if compared.len() <= MATRIX {
                cells.insert((pair.a.clone(), pair.b.clone()), short(&pair, min_issues));
            }
        }
        let all = self.actors();
        let mut blocks = vec![
            Block::Heading(
                1,
                format!("How far all pairs agree, {}", as_of(snapshot.as_of)),
            ),
            Block::Paragraph(format!(
                "{}, {} that can be compared. {}",
                phrase::count(all.len(), "actor"),
                phrase::count(listed.rows.len(), "pair"),
                phrase::counted(snapshot.clock, &snapshot.counted)
            )),
        ];
        let any = !listed.rows.is_empty();
        if any {
            let columns: Vec<&Slug> = compared.iter().collect();
            let matrix = square(&columns, &names, |a, b| {
                let cell = cells.get(&(a.clone(), b.clone()));
                cell.cloned().unwrap_or_else(empty)
            });
            blocks.extend(matrix.map(Block::Table));
            blocks.push(Block::Heading(2, "Pair by pair".to_owned()));
            blocks.push(Block::Table(listed));
        }
        let alone: Vec<String> = all
            .iter()
            .filter(|actor| !compared.contains(**actor))
            .map(|actor| names.actor(actor.as_str()))
            .collect();
        if !alone.is_empty() {
            let alone = format!("Comparable with nobody: {}.", alone.join(", "));
            blocks.push(Block::Paragraph(alone));
        }
        blocks.push(Block::Paragraph(COMPARED.to_owned()));
        if any {
            blocks.push(Block::Paragraph(CORRECTED.to_owned()));
        }
        if has_few {
            blocks.push(Block::Paragraph(few(min_issues)));
        }
        blocks.extend(positions::hidden(self.hidden_speakers));
        blocks
    }

    fn data(&self, pairs: Vec<Json>) -> Json {
        let snapshot = self.snapshot;
        json!({
            "schema": "stancegraph/pairs/1",
            "as_of": snapshot.as_of.to_string(),
            "clock": snapshot.clock.name(),
            "min_credibility": snapshot.counted.min_credibility(),
            "reviewed_only": snapshot.counted.reviewed_only,
            "coders": &snapshot.counted.coders,
            "hidden_speakers": self.hidden_speakers,
            "min_issues": self.ledger.policy.min_issues,
            "actors": self.actors().iter().map(|id| id.as_str()).collect::<Vec<_>>(),
            "pairs": pairs,
        })
    }

    /// All figures as one table: a row for each pair.
    fn table(&self) -> Table {
        let mut table = header(&FLAT);
        table.rows.extend(self.each().map(|pair| flat(&pair)));
        table
    }
}

/// The columns for people.
const LISTED: [&str; 7] = [
    "Pair",
    "n",
    "Agreement",
    "Same side",
    "Identical",
    "\u{3ba}",
    "\u{3c0}",
];

/// The columns of the flat table.
const FLAT: [&str; 11] = [
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
];

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
        _ if pair.with_sides() == 0 => comparison::apart(pair),
        _ => format!("{} of {}", comparison::same_side(pair), pair.with_sides()),
    };
    Cell::from(text)
}

fn row(pair: &Agreement, names: &Names<'_>, min_issues: u32) -> Vec<Cell> {
    let name = |id: &Slug| names.actor(id.as_str());
    let enough = pair.n() >= min_issues as usize;
    let number = |text: Option<String>| {
        let text = text.filter(|_| enough);
        text.map_or(empty(), Cell::from)
    };
    vec![
        format!("{}, {}", name(&pair.a), name(&pair.b)).into(),
        pair.n().to_string().into(),
        number(pair.score().map(|score| format!("{score:.2}"))),
        match pair.with_sides() {
            0 => empty(),
            sided => format!("{} of {sided}", comparison::same_side(pair)).into(),
        },
        number(
            pair.identical()
                .map(|share| format!("{:.0} %", share * 100.0)),
        ),
        number(Some(corrected(pair.kappa()))),
        number(Some(corrected(pair.pi()))),
    ]
}

fn flat(pair: &Agreement) -> Vec<Cell> {
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
    row.into_iter().map(Cell::from).collect()
}
