//! How far all pairs moved between two days, together and apart.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use super::{
    COMPARED, CORRECTED, MATRIX, change_data, change_items, corrected, exact, few, header,
    ids_left_out, in_data, in_table, pieces, square,
};
use crate::compare::{Agreement, AgreementOptions, PairChange, PairKind, each_pair_change};
use crate::model::{Ledger, Slug, Snapshot};
use crate::view::answer::{Answer, Block, Cell, Content, Table, Tone};
use crate::view::names::Names;
use crate::view::{phrase, positions};

/// What is asked of all pairs.
pub struct PairsMoved<'p> {
    /// The ledger of both days.
    pub ledger: &'p Ledger,
    /// The first day.
    pub before: &'p Snapshot,
    /// The second day.
    pub after: &'p Snapshot,
    /// What counts towards agreement.
    pub options: AgreementOptions,
    /// Pairs whose agreement moved by less are left out, 0 to 1.
    pub threshold: f64,
    /// How many speakers are left out.
    pub hidden_speakers: usize,
}

/// How far each pair moved, as a table of actors × actors and pair by pair.
pub fn pairs_moved(view: &PairsMoved<'_>) -> Answer {
    let all: Vec<Json> = view.listed().map(|pair| change_data(&pair)).collect();
    Answer {
        blocks: view.blocks(),
        table: view.table(),
        data: view.data(view.below(), all),
    }
}

/// The same with only the content that is asked for: nothing is kept of a pair
/// but what is shown of it.
pub fn pairs_moved_in(view: &PairsMoved<'_>, content: Content) -> Answer {
    let mut answer = Answer::default();
    match content {
        Content::Words => answer.blocks = view.blocks(),
        Content::Table => answer.table = view.table(),
        Content::Data => answer.data = pairs_moved(view).data,
    }
    answer
}

/// The table or the data, some pairs at a time; at least one piece.
pub fn pairs_moved_in_pieces<'p>(
    view: &'p PairsMoved<'p>,
    content: Content,
) -> impl Iterator<Item = Answer> + 'p {
    let below = match content {
        Content::Data => view.below(),
        _ => 0,
    };
    pieces(view.listed(), move |some| match content {
        Content::Table => in_table(&FLAT, some.iter().map(flat)),
        _ => in_data(view.data(below, some.iter().map(change_data).collect())),
    })
}

impl PairsMoved<'_> {
    /// Every pair that can be compared.
    fn each(&self) -> impl Iterator<Item = PairChange> {
        let (before, after) = (self.before, self.after);
        each_pair_change((self.ledger, before), (self.ledger, after), self.options)
    }

    fn is_listed(&self, pair: &PairChange) -> bool {
        pair.by() == 0.0 || pair.reaches(self.threshold)
    }

    /// Those that did not move by less than the threshold.
    fn listed(&self) -> impl Iterator<Item = PairChange> {
        self.each().filter(|pair| self.is_listed(pair))
    }

    fn below(&self) -> usize {
        self.each().filter(|pair| !self.is_listed(pair)).count()
    }

    fn blocks(&self) -> Vec<Block> {
        let names = Names::new([self.ledger]);
        let min_issues = self.ledger.policy.min_issues;
        let (mut all, mut below, mut has_few) = (0, 0, false);
        let mut kinds: BTreeMap<PairKind, usize> = BTreeMap::new();
        let mut cells: BTreeMap<(Slug, Slug), Cell> = BTreeMap::new();
        let mut compared: BTreeSet<Slug> = BTreeSet::new();
        let mut items = Vec::new();
        let mut corrected = header(&["Pair", "n", "\u{3ba}", "\u{3c0}"]);
        for pair in self.each() {
            all += 1;
            if !self.is_listed(&pair) {
                below += 1;
                continue;
            }
            let enough = pair.after.n() >= min_issues as usize;
            has_few |= !enough;
            *kinds.entry(pair.kind()).or_default() += 1;
            let key = (pair.before.a.clone(), pair.before.b.clone());
            compared.extend([key.0.clone(), key.1.clone()]);
            if compared.len() <= MATRIX {
                cells.insert(key, short(&pair, min_issues));
            }
            if !pair.moved.is_empty() {
                items.extend(change_items(std::iter::once(&pair), &names, min_issues));
                let row = enough.then(|| beyond_chance(&pair, &names));
                corrected.rows.extend(row);
            }
        }
        let counts: Vec<String> = PairKind::ALL
            .iter()
            .filter_map(|kind| Some(format!("{} {}", kinds.get(kind)?, in_words(*kind))))
            .collect();
        // One pair alone has names; the title tells them.
        let ids: Vec<&Slug> = compared.iter().collect();
        let who = match (&ids[..], all) {
            ([a, b], 1) => {
                let [a, b] = [a, b].map(|id| names.actor(id.as_str()));
                format!("{a} and {b}")
            }
            _ => "all pairs".to_owned(),
        };
        let title = format!(
            "How far {who} moved between {} and {}",
            self.before.as_of.long(),
            self.after.as_of.long()
        );
        let mut summary = phrase::count(all, "pair");
        summary.push_str(" can be compared on one of the two days");
        if !counts.is_empty() {
            summary.push_str(&format!(": {}", counts.join(", ")));
        }
        if below > 0 {
            summary.push_str(&format!(", {below} moved by less than {}", self.threshold));
        }
        let mut blocks = vec![
            Block::Heading(1, title),
            Block::Paragraph(format!(
                "{summary}. {}",
                phrase::counted(self.after.clock, &self.after.counted)
            )),
        ];
        let columns: Vec<&Slug> = compared.iter().collect();
        let matrix = square(&columns, &names, |a, b| {
            let cell = cells.get(&(a.clone(), b.clone()));
            cell.cloned().unwrap_or_default()
        });
        blocks.extend(matrix.map(Block::Table));
        if !items.is_empty() {
            blocks.push(Block::Heading(2, "Pair by pair".to_owned()));
            blocks.push(Block::List(items));
            if !corrected.rows.is_empty() {
                blocks.push(Block::Heading(2, "Beyond chance".to_owned()));
                blocks.push(Block::Table(corrected));
                blocks.push(Block::Paragraph(CORRECTED.to_owned()));
            }
        }
        blocks.push(Block::Paragraph(SIGNS.to_owned()));
        blocks.push(Block::Paragraph(COMPARED.to_owned()));
        if has_few {
            blocks.push(Block::Paragraph(few(min_issues)));
        }
        blocks.extend(positions::hidden(self.hidden_speakers));
        blocks
    }

    fn data(&self, below: usize, pairs: Vec<Json>) -> Json {
        json!({
            "schema": "stancegraph/pair-changes/1",
            "from": self.before.as_of.to_string(),
            "to": self.after.as_of.to_string(),
            "clock": self.after.clock.name(),
            "min_credibility": self.after.counted.min_credibility(),
            "reviewed_only": self.after.counted.reviewed_only,
            "coders": &self.after.counted.coders,
            "hidden_speakers": self.hidden_speakers,
            "min_issues": self.ledger.policy.min_issues,
            "threshold": self.threshold,
            "below_threshold": below,
            "pairs": pairs,
        })
    }

    /// All figures as one table: a row for each pair.
    fn table(&self) -> Table {
        let mut table = header(&FLAT);
        table.rows.extend(self.listed().map(|pair| flat(&pair)));
        table
    }
}

/// What happened to a pair, behind a number.
fn in_words(kind: PairKind) -> &'static str {
    match kind {
        PairKind::OtherIssues => "not measured, for no issue can be compared on both days",
        _ => kind.name(),
    }
}

/// What the signs mean.
const SIGNS: &str = "+ is the sum of the movements towards each other, - of those apart; neither \
    is set off against the other. = is as before. \u{2260} can be compared on no issue on both \
    days, so that the numbers are not about the same thing. Measured are the issues that can be \
    compared on both days.";

/// The columns of the flat table.
const FLAT: [&str; 17] = [
    "a",
    "b",
    "kind",
    "n",
    "n_after",
    "before",
    "after",
    "by",
    "towards",
    "apart",
    "kappa_before",
    "kappa_after",
    "pi_before",
    "pi_after",
    "issues",
    "n_both",
    "left_out",
];

/// `+0.25 -0.10`, or `+2 -1 of 5` issues; `=`, `≠`.
fn short(pair: &PairChange, min_issues: u32) -> Cell {
    let tone = match pair.kind() {
        PairKind::Converged => Tone::Positive,
        PairKind::Diverged => Tone::Negative,
        PairKind::Balanced => Tone::Plain,
        PairKind::Steady | PairKind::OtherIssues => Tone::Faint,
    };
    let text = match pair.kind() {
        PairKind::Steady => "=".to_owned(),
        PairKind::OtherIssues => "\u{2260}".to_owned(),
        _ if pair.after.n() >= min_issues as usize => {
            format!("+{:.2} -{:.2}", pair.towards(), pair.apart())
        }
        _ => {
            let towards = pair.moved.iter().filter(|moved| moved.by > 0.0).count();
            let apart = pair.moved.len() - towards;
            format!("+{towards} -{apart} of {}", pair.after.n())
        }
    };
    Cell { text, tone }
}

/// κ and π before and after.
fn beyond_chance(pair: &PairChange, names: &Names<'_>) -> Vec<Cell> {
    let name = |id: &Slug| names.actor(id.as_str());
    let both =
        |of: fn(&Agreement) -> String| format!("{} \u{2192} {}", of(&pair.before), of(&pair.after));
    vec![
        format!("{}, {}", name(&pair.before.a), name(&pair.before.b)).into(),
        pair.after.n().to_string().into(),
        both(|of| corrected(of.kappa())).into(),
        both(|of| corrected(of.pi())).into(),
    ]
}

fn flat(pair: &PairChange) -> Vec<Cell> {
    let measured = pair.kind() != PairKind::OtherIssues;
    let number = |number: f64| exact(measured.then_some(number));
    let moved = pair.moved.iter();
    let issues: Vec<&str> = moved.map(|moved| moved.issue.as_str()).collect();
    let left_out: Vec<&str> = ids_left_out(pair).into_iter().map(Slug::as_str).collect();
    let row = [
        pair.before.a.to_string(),
        pair.before.b.to_string(),
        pair.name().to_owned(),
        pair.n()[0].to_string(),
        pair.n()[1].to_string(),
        exact(pair.before.score()),
        exact(pair.after.score()),
        number(pair.by()),
        number(pair.towards()),
        number(pair.apart()),
        exact(pair.before.kappa().ok()),
        exact(pair.after.kappa().ok()),
        exact(pair.before.pi().ok()),
        exact(pair.after.pi().ok()),
        issues.join(" "),
        pair.n_both().to_string(),
        left_out.join(" "),
    ];
    row.into_iter().map(Cell::from).collect()
}
