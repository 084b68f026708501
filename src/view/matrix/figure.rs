//! The matrix as a figure: a coloured cell for each position.

use super::super::figure::{Body, Figure, Grid, GridCell, Heading, LegendEntry, Line, Part, Sign};
use super::super::grades::Graded;
use super::super::names::{Names, as_of};
use super::super::notes::Notes;
use super::super::{empty, phrase};
use super::{GRADES, MatrixOptions};
use crate::graph::IssueTree;
use crate::model::{Cell, Evidence, Given, Held, MarkKind, Slug, Snapshot, Value};

/// Actors × issues as a figure: members of a camp below the actor to whom they
/// belong, the parts of an issue beside each other.
///
/// ```
/// use stancegraph::export::{FigureOptions, dot};
/// use stancegraph::load::{File, load};
/// use stancegraph::model::Clock;
/// use stancegraph::view::{MatrixOptions, Names};
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
/// let names = Names::new([&ledger]);
/// let figure = view::matrix_figure(&snapshot, &names, MatrixOptions::default());
/// // The same figure goes to every format of figures: `svg`, `png`, `pdf`, `mermaid`.
/// let bytes = dot::figure(&figure, &FigureOptions::default())?;
/// assert!(bytes.starts_with(b"digraph"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn matrix_figure(snapshot: &Snapshot, names: &Names<'_>, options: MatrixOptions) -> Figure {
    let graded = options.grades.then(|| Graded::new(snapshot, names));
    let grade = |cell: &Cell, evidence: &Evidence| graded.as_ref()?.in_figure(cell, evidence);
    let mut actors: Vec<&Slug> = snapshot.cells.iter().map(|c| &c.actor).collect();
    actors.dedup();
    let rows = names.by_camp(&actors, snapshot.as_of);
    let issues = in_tree_order(snapshot, names);
    let mut notes = Notes::new(names);
    let mut grid = Grid {
        columns: issues
            .iter()
            .map(|issue| column(issue, &issues, names))
            .collect(),
        ..Grid::default()
    };
    for (actor, depth) in rows {
        let name = names.actor(actor.as_str());
        let camp = names.camp(actor, snapshot.as_of).filter(|_| depth > 0);
        grid.rows.push(Heading {
            id: actor.to_string(),
            label: match camp {
                Some(camp) => format!("{name}\n(camp: {})", names.actor(camp.as_str())),
                None => name,
            },
            group: None,
        });
        let cells = issues.iter().map(|issue| {
            let found = snapshot.cell(actor.as_str(), issue.as_str());
            found.map_or(GridCell::default(), |cell| {
                grid_cell(cell, names, &grade, &mut notes)
            })
        });
        grid.cells.push(cells.collect());
    }
    let mut remarks: Vec<String> = issues
        .iter()
        .map(|issue| {
            format!(
                "{}: {}",
                heading(issue, names),
                names.question(issue.as_str())
            )
        })
        .collect();
    if issues.iter().any(|issue| is_agenda(issue, names)) {
        remarks.push("\u{2020} a question about the agenda, left out of agreement".to_owned());
    }
    if options.grades {
        remarks.push(GRADES.to_owned());
    }
    let subtitle = format!(
        "{} on {}. {}",
        phrase::count(grid.rows.len(), "actor"),
        phrase::count(grid.columns.len(), "issue"),
        phrase::counted_in(snapshot)
    );
    let numbers = match notes.is_empty() {
        true => String::new(),
        false => "Small numbers refer to the claims.".to_owned(),
    };
    let figure = Figure {
        name: "matrix".to_owned(),
        title: format!("Who stands where, {}", as_of(snapshot.as_of)),
        subtitle,
        numbers,
        description: super::super::standing::description(snapshot, names),
        legend: legend(&grid),
        body: Body::Grid(grid),
        notes: remarks,
        footnotes: notes.list(),
    };
    empty::told(figure, || empty::positions(snapshot, names))
}

/// The issues of a snapshot: parts right behind their whole, where a ledger
/// tells which is part of which.
fn in_tree_order<'s>(snapshot: &'s Snapshot, names: &Names<'_>) -> Vec<&'s Slug> {
    let mut issues: Vec<&Slug> = snapshot.cells.iter().map(|c| &c.issue).collect();
    issues.sort();
    issues.dedup();
    if let Some(ledger) = names.ledger() {
        let order = IssueTree::new(ledger).in_order();
        let place = |slug: &Slug| {
            let id = ledger.find_issue(slug.as_str())?;
            order.iter().position(|(issue, _)| *issue == id)
        };
        issues.sort_by_key(|slug| (place(slug).is_none(), place(slug)));
    }
    issues
}

/// What stands above a column: the id in words; the questions stand below.
fn heading(issue: &Slug, names: &Names<'_>) -> String {
    let words = phrase::in_words(issue);
    if is_agenda(issue, names) {
        format!("{words}\u{a0}\u{2020}")
    } else {
        words
    }
}

fn is_agenda(issue: &Slug, names: &Names<'_>) -> bool {
    let ledger = names.ledger();
    let found = ledger.and_then(|l| Some(l.issue(l.find_issue(issue.as_str())?)));
    found.is_some_and(|issue| issue.agenda)
}

/// A column; it stands under the outermost whole of which it is a part, if
/// others do, too.
fn column(issue: &Slug, shown: &[&Slug], names: &Names<'_>) -> Heading {
    let whole = outermost(issue, names);
    let family = shown
        .iter()
        .filter(|other| outermost(other, names) == whole);
    Heading {
        id: issue.to_string(),
        label: heading(issue, names),
        group: (family.count() > 1).then(|| phrase::in_words(&whole)),
    }
}

/// The issue of which an issue is a part, and so on upwards; itself if there
/// is none.
fn outermost(issue: &Slug, names: &Names<'_>) -> Slug {
    let found = names.ledger().and_then(|ledger| {
        let ancestors = IssueTree::new(ledger).ancestors(ledger.find_issue(issue.as_str())?);
        Some(ledger.issue(*ancestors.last()?).id.clone())
    });
    found.unwrap_or_else(|| issue.clone())
}

fn grid_cell(
    cell: &Cell,
    names: &Names<'_>,
    grade: &dyn Fn(&Cell, &Evidence) -> Option<String>,
    notes: &mut Notes<'_>,
) -> GridCell {
    let graded = |mut part: Part, evidence: &Evidence| {
        if let Some(grade) = grade(cell, evidence) {
            let blank = if part.text.is_empty() { "" } else { " " };
            part.text.push_str(&format!("{blank}[{grade}]"));
        }
        part
    };
    let mut parts: Vec<Part> = Vec::new();
    for held in &cell.held {
        parts.push(graded(stance(cell, held, names, notes), &held.evidence));
    }
    if let Some(given) = &cell.response {
        parts.push(graded(response(given, names, notes), &given.evidence));
    }
    if parts.is_empty() && cell.has(MarkKind::Anonymous) {
        let mut marks = cell.marks.iter().filter(|m| m.kind == MarkKind::Anonymous);
        let claim = marks.find_map(|mark| mark.claims.first());
        parts.push(Part {
            text: "unnamed voice".to_owned(),
            line: Line::Thin,
            note: claim.map(|claim| notes.number(claim)),
            ..Part::default()
        });
    }
    if let Some(first) = parts.first_mut().filter(|_| cell.has(MarkKind::Dissent)) {
        add(&mut first.text, "dissent");
    }
    GridCell { parts }
}

fn stance(cell: &Cell, held: &Held, names: &Names<'_>, notes: &mut Notes<'_>) -> Part {
    let mut text = match &held.value {
        Value::Pole(_) => String::new(),
        Value::Vote(vote) => vote.prose().to_owned(),
        Value::At(number) => names.point(&cell.issue, *number),
        Value::Choose(option) => names.option_label(&cell.issue, option),
        Value::Reject(option) => format!("not {}", names.option_label(&cell.issue, option)),
    };
    if !held.conditions.is_empty() {
        add(&mut text, "if\u{a0}\u{2026}");
    }
    if held.stale {
        add(&mut text, "stale");
    }
    if cell.is_contested(held) {
        add(&mut text, "contested");
    }
    let strong = matches!(held.value, Value::Pole(pole) if pole.value().abs() > 1);
    Part {
        glyph: phrase::sign_glyph(held.value.sign(), strong).to_owned(),
        text,
        note: Some(notes.with_conditions(&held.evidence, &held.conditions)),
        sign: if held.stale {
            Sign::None
        } else {
            held.value.sign().into()
        },
        line: phrase::line(cell, held),
        weight: if strong { 2 } else { 1 },
    }
}

fn response(given: &Given, names: &Names<'_>, notes: &mut Notes<'_>) -> Part {
    let told = given.told.then(|| names.speaker(&given.evidence));
    let told = told.map_or(String::new(), |teller| format!(", as told by {teller}"));
    Part {
        text: format!("{}{told}", phrase::response_word(given.response)),
        note: Some(notes.number(&given.evidence)),
        line: Line::Thin,
        weight: 1,
        ..Part::default()
    }
}

fn add(text: &mut String, word: &str) {
    if !text.is_empty() {
        text.push_str(", ");
    }
    text.push_str(word);
}

/// What occurs in the cells, each once, in a fixed order.
fn legend(grid: &Grid) -> Vec<LegendEntry> {
    let parts = || grid.cells.iter().flatten().flat_map(|cell| &cell.parts);
    let mut legend = Vec::new();
    for (sign, weight, text) in [
        (Sign::Positive, 2, "strongly in favour"),
        (Sign::Positive, 1, "in favour, yes, chosen"),
        (
            Sign::Neutral,
            1,
            "neutral, abstained, or a point on a scale",
        ),
        (Sign::Negative, 1, "against, no, rejected"),
        (Sign::Negative, 2, "strongly against"),
    ] {
        let found = parts().find(|part| part.sign == sign && part.weight == weight);
        legend.extend(found.map(|part| LegendEntry {
            sign,
            weight,
            glyph: part.glyph.clone(),
            text: text.to_owned(),
            ..LegendEntry::default()
        }));
    }
    for (line, text) in [
        (Line::Dashed, "under conditions"),
        (Line::Dotted, "told in a source's own voice only"),
        (Line::Double, "contested"),
    ] {
        let found = parts().find(|part| part.line == line);
        legend.extend(found.map(|_| LegendEntry {
            line,
            weight: 1,
            text: text.to_owned(),
            ..LegendEntry::default()
        }));
    }
    // What is stale keeps its sign; a response never had one.
    for (line, text) in [
        (Line::Stale, "stale: too old for agreement"),
        (Line::Thin, "a response, no stance"),
    ] {
        let found = parts().find(|part| part.line == line);
        legend.extend(found.map(|part| LegendEntry {
            line,
            weight: 1,
            glyph: part.glyph.clone(),
            text: text.to_owned(),
            ..LegendEntry::default()
        }));
    }
    if grid
        .cells
        .iter()
        .flatten()
        .any(|cell| cell.parts.is_empty())
    {
        legend.push(LegendEntry {
            glyph: "\u{2013}".to_owned(),
            text: "silent: nothing known".to_owned(),
            ..LegendEntry::default()
        });
    }
    legend
}
