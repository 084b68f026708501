//! Where everybody stands, as of a day: one row a position.

use serde_json::json;

use super::answer::{Answer, Block, Cell as TableCell, Part, Table};
use super::grades::Graded;
use super::names::{Names, as_of};
use super::{data, names, phrase};
use crate::model::{Cell, Evidence, MarkKind, Snapshot};

/// The positions of a snapshot, by actor and issue.
///
/// ```
/// use stancegraph::export::{self, Options};
/// use stancegraph::load::{File, load};
/// use stancegraph::model::Clock;
/// use stancegraph::{position, view};
///
/// let ledger = load(vec![File::new("l.ron", r#"[
///     Actor(id: "north", name: "Northland", kind: State),
///     Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
///     Source(id: "s", title: "Gazette", publisher: "Gazette", published: "2026-05-02"),
///     Claim(id: "b", by: "north", on: "talks", stance: Support, said: "2026-05-01",
///         quotes: [(source: "s", exact: "We will talk.", kind: Direct)]),
/// ]"#)]).ledger;
/// let snapshot = position::snapshot(&ledger, "2026-05-03".parse()?, Clock::Both);
/// let answer = view::positions(&snapshot, &view::Names::new([&ledger]), 0);
/// let text = export::text::answer(&answer, &Options::default())?;
/// assert!(text.contains("2026-05-01, b"), "{text}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn positions(snapshot: &Snapshot, names: &Names<'_>, hidden_speakers: usize) -> Answer {
    let graded = Graded::new(snapshot, names);
    let mut flat = Table {
        header: FLAT.map(str::to_owned).to_vec(),
        rows: Vec::new(),
    };
    flat.rows.extend(
        snapshot
            .cells
            .iter()
            .flat_map(|cell| flat_rows(cell, &graded)),
    );
    let actors = snapshot.cells.chunk_by(|a, b| a.actor == b.actor).count();
    let mut blocks = vec![
        Block::Heading(1, format!("Positions {}", as_of(snapshot.as_of))),
        Block::Paragraph(format!(
            "{} of {}. {}{}",
            phrase::count(snapshot.cells.len(), "position"),
            phrase::count(actors, "actor"),
            phrase::counted_in(snapshot),
            graded.in_common()
        )),
    ];
    blocks.extend(tables(&snapshot.cells, names, &graded));
    blocks.extend(graded.key());
    blocks.extend(hidden(hidden_speakers));
    let cell = |cell| data::cell(cell, names, graded.grades.as_ref());
    let data = json!({
        "schema": "stancegraph/positions/1",
        "as_of": snapshot.as_of.to_string(),
        "clock": snapshot.clock.name(),
        "min_credibility": snapshot.counted.min_credibility(),
        "reviewed_only": snapshot.counted.reviewed_only,
        "coders": &snapshot.counted.coders,
        "title": snapshot.title,
        "hidden_speakers": hidden_speakers,
        "positions": snapshot.cells.iter().map(cell).collect::<Vec<_>>(),
    });
    Answer {
        blocks,
        table: flat,
        data,
    }
}

/// A line about speakers whose positions count for somebody else.
pub(super) fn hidden(speakers: usize) -> Option<Block> {
    (speakers > 0).then(|| {
        let (who, they) = if speakers == 1 {
            ("speaker", "it speaks")
        } else {
            ("speakers", "they speak")
        };
        Block::Note(vec![
            Part::Words(format!(
                "{speakers} {who} not listed: what {they} for is shown with the principal. Add "
            )),
            Part::Code("--speakers"),
            Part::Words(" to list them too.".to_owned()),
        ])
    })
}

/// A table for each actor; one table of actors where there is but one issue.
fn tables(cells: &[Cell], names: &Names<'_>, graded: &Graded<'_>) -> Vec<Block> {
    let table = |first: &str, rows: Vec<Vec<TableCell>>| {
        let header = [first, "Position", "Evidence"].map(str::to_owned).to_vec();
        Block::Table(Table { header, rows })
    };
    let one_issue = cells.windows(2).all(|pair| pair[0].issue == pair[1].issue);
    if let (Some(first), true) = (cells.first(), one_issue && cells.len() > 1) {
        let actor = |cell: &Cell| names.actor_with_id(cell.actor.as_str());
        let rows = cells
            .iter()
            .map(|cell| row(actor(cell), cell, names, graded))
            .collect();
        return vec![
            Block::Heading(2, names.question(first.issue.as_str())),
            table("Actor", rows),
        ];
    }
    let mut blocks = Vec::new();
    for group in cells.chunk_by(|a, b| a.actor == b.actor) {
        blocks.push(Block::Heading(
            2,
            names.actor_with_id(group[0].actor.as_str()),
        ));
        let rows = group
            .iter()
            .map(|cell| row(cell.issue.to_string(), cell, names, graded))
            .collect();
        blocks.push(table("Issue", rows));
    }
    blocks
}

/// A row of these tables: what it is about, the position, the claims behind it.
pub(super) fn row(
    first: String,
    cell: &Cell,
    names: &Names<'_>,
    graded: &Graded<'_>,
) -> Vec<TableCell> {
    let beside = |evidence: &Evidence| names.evidence_beside(evidence, &cell.actor);
    row_with(first, cell, names, graded, &beside)
}

/// The same, each claim as it is `called`.
pub(super) fn row_with(
    first: String,
    cell: &Cell,
    names: &Names<'_>,
    graded: &Graded<'_>,
    called: &dyn Fn(&Evidence) -> String,
) -> Vec<TableCell> {
    let mut position = phrase::cell(Some(cell), names);
    let remarks = remarks(cell, names);
    if !remarks.is_empty() {
        position = format!("{position} [{}]", remarks.join("; "));
    }
    let mut claims: Vec<&Evidence> = Vec::new();
    for held in &cell.held {
        let terms = held.conditions.iter().map(|c| &c.evidence);
        let terms = terms.filter(|evidence| evidence.is_known());
        for evidence in [&held.evidence].into_iter().chain(terms) {
            if !claims.iter().any(|known| known.claim == evidence.claim) {
                claims.push(evidence);
            }
        }
    }
    claims.extend(cell.response.iter().map(|r| &r.evidence));
    if claims.is_empty() {
        claims.extend(cell.marks.iter().flat_map(|m| &m.claims));
    }
    let evidence = claims.into_iter().map(|e| {
        let grade = graded.beside(cell, e);
        format!("{}{grade}", called(e))
    });
    let evidence: Vec<String> = evidence.collect();
    vec![
        first.into(),
        TableCell {
            text: position,
            tone: phrase::tone(cell),
        },
        evidence.join("; ").into(),
    ]
}

/// Remarks in words.
pub(super) fn remarks(cell: &Cell, names: &Names<'_>) -> Vec<String> {
    cell.marks
        .iter()
        .map(|mark| match (mark.kind, &mark.about) {
            (MarkKind::Dissent, Some(camp)) => {
                format!("dissents from {}", names.actor(camp.as_str()))
            }
            (MarkKind::Anonymous, Some(who)) => {
                format!("{} spoke", names.actor(who.as_str()))
            }
            (kind, Some(option)) => {
                let option = names.option(&cell.issue, option);
                format!("{} on {option}", kind.prose())
            }
            (kind, None) => kind.prose().to_owned(),
        })
        .collect()
}

const FLAT: [&str; 15] = [
    "actor",
    "issue",
    "stance",
    "value",
    "response",
    "told",
    "conditions",
    "marks",
    "said",
    "published",
    "by",
    "authority",
    "claim",
    "strength",
    "pieces",
];

/// One row for each stance and one for a response.
fn flat_rows(cell: &Cell, graded: &Graded<'_>) -> Vec<Vec<TableCell>> {
    let marks: Vec<&str> = cell.marks.iter().map(|m| m.kind.name()).collect();
    let text = |text: Option<String>| TableCell::from(text.unwrap_or_default());
    let row = |stance: Option<String>,
               value: Option<String>,
               response: Option<&str>,
               told: bool,
               conditions: String,
               mut marks: Vec<&str>,
               flags: &[&'static str],
               evidence: Option<&Evidence>| {
        marks.extend(flags);
        let grade = evidence.and_then(|e| graded.of(cell, e));
        vec![
            cell.actor.as_str().into(),
            cell.issue.as_str().into(),
            text(stance),
            text(value),
            text(response.map(str::to_owned)),
            (if told { "true" } else { "" }).into(),
            conditions.into(),
            marks.join(" ").into(),
            text(
                evidence
                    .and_then(|e| e.said.as_ref())
                    .map(ToString::to_string),
            ),
            text(evidence.and_then(|e| e.published).map(|d| d.to_string())),
            text(
                evidence
                    .and_then(|e| e.by.as_ref())
                    .map(ToString::to_string),
            ),
            text(
                evidence
                    .and_then(|e| e.authority)
                    .map(|a| a.name().to_owned()),
            ),
            text(
                evidence
                    .and_then(|e| e.claim.as_ref())
                    .map(ToString::to_string),
            ),
            text(grade.map(|g| g.strength.to_string())),
            text(grade.map(|g| g.pieces.to_string())),
        ]
    };
    let mut rows = Vec::new();
    for held in &cell.held {
        let mut flags = Vec::new();
        flags.extend(held.narrated.then_some("Narrated"));
        flags.extend(held.stale.then_some("Stale"));
        rows.push(row(
            Some(held.value.to_string()),
            held.value.number().map(phrase::number_text),
            None,
            false,
            phrase::conditions(&held.conditions),
            marks.clone(),
            &flags,
            Some(&held.evidence),
        ));
    }
    if let Some(given) = &cell.response {
        let name = Some(given.response.name());
        rows.push(row(
            None,
            None,
            name,
            given.told,
            String::new(),
            marks.clone(),
            &[],
            Some(&given.evidence),
        ));
    }
    if rows.is_empty() {
        rows.push(row(
            None,
            None,
            None,
            false,
            String::new(),
            marks,
            &[],
            None,
        ));
    }
    rows
}

/// When the newest of what shows was said.
pub(super) fn day(cell: &Cell) -> String {
    let held = cell.held.iter().flat_map(|held| {
        let terms = held.conditions.iter().map(|c| &c.evidence);
        [&held.evidence]
            .into_iter()
            .chain(&held.restated)
            .chain(terms)
    });
    let shown = held.chain(cell.response.iter().map(|r| &r.evidence));
    shown
        .max_by_key(|e| e.latest())
        .map_or(String::new(), names::said)
}
