//! The figures of reliability as tables, with what they mean.

use std::collections::BTreeSet;

use super::{FEW, table};
use crate::compare::{Alike, Coding, Kappa, Row, Undefined};
use crate::model::Ledger;
use crate::view::answer::{Block, Cell, Item, Table};

/// What each coder found.
pub(super) fn coders(coding: &Coding) -> Table {
    let mut found = table(&["Coder", "Claims", "Units shared", "Units alone"]);
    for coder in &coding.coders {
        found.rows.push(vec![
            coder.name.as_str().into(),
            coder.claims.to_string().into(),
            coder.shared.to_string().into(),
            coder.only.to_string().into(),
        ]);
    }
    found
}

/// The figures over all issues, by issue, and by pair where there are several.
pub(super) fn blocks(ledger: &Ledger, coding: &Coding, blocks: &mut Vec<Block>) {
    if coding.rows.is_empty() {
        return;
    }
    let (all, mut by_issue): (Vec<&Row>, Vec<&Row>) =
        coding.rows.iter().partition(|row| row.issue.is_none());
    by_issue.retain(|row| tells(row.alike, row.alpha));
    let pairs = coding.coders.len() > 2;
    for (heading, rows) in [("Over all issues", all), ("By issue", by_issue)] {
        if !rows.is_empty() {
            blocks.push(Block::Heading(2, heading.to_owned()));
            blocks.push(Block::Table(figures(ledger, &rows, !pairs)));
        }
    }
    let by_pair = by_pair(ledger, coding);
    if pairs && !by_pair.rows.is_empty() {
        blocks.push(Block::Heading(2, "By pair of coders".to_owned()));
        blocks.push(Block::Table(by_pair));
    }
    blocks.push(Block::Paragraph(
        "Of single issues and pairs, what has no figure and no difference is not listed; CSV and \
         JSON have it."
            .to_owned(),
    ));
    if coding.rows.iter().any(|row| row.units < FEW) {
        blocks.push(Block::Paragraph(format!(
            "Careful: figures of fewer than {FEW} units say little; one unit more may turn them."
        )));
    }
    blocks.push(Block::List(legend(coding)));
}

/// Whether there is a figure or a difference. Of single issues and pairs the
/// rest is many lines that say nothing.
fn tells(alike: Alike, figure: Result<f64, Undefined>) -> bool {
    figure.is_ok() || alike.alike < alike.pairs
}

fn figures(ledger: &Ledger, rows: &[&Row], with_kappa: bool) -> Table {
    let of_issues = rows.iter().any(|row| row.issue.is_some());
    let mut found = table(match of_issues {
        true => &["Issue", "Field", "Scale", "n", "Alike", "α"],
        false => &["Field", "Scale", "n", "Alike", "α"],
    });
    if with_kappa {
        found.header.push("κ".to_owned());
    }
    for row in rows {
        let mut cells: Vec<Cell> = Vec::new();
        cells.extend(issue(ledger, row).map(Cell::from));
        cells.push(row.field.name().into());
        cells.push(row.metric.name().into());
        cells.push(row.units.to_string().into());
        cells.push(alike(row.alike).into());
        cells.push(figure(row.alpha).into());
        if with_kappa {
            let kappa = row.kappas.first();
            cells.push(kappa.map_or(String::new(), |k| figure(k.kappa)).into());
        }
        found.rows.push(cells);
    }
    found
}

fn by_pair(ledger: &Ledger, coding: &Coding) -> Table {
    let mut found = table(&["Issue", "Field", "Coders", "Alike", "κ"]);
    for row in &coding.rows {
        for kappa in row.kappas.iter().filter(|k| tells(k.alike, k.kappa)) {
            found.rows.push(vec![
                issue(ledger, row).unwrap_or("all").into(),
                row.field.name().into(),
                pair(coding, kappa).into(),
                alike(kappa.alike).into(),
                figure(kappa.kappa).into(),
            ]);
        }
    }
    found
}

/// All figures as one table: a row for each field and pair of coders.
pub(super) fn flat(ledger: &Ledger, coding: &Coding) -> Table {
    let mut found = table(&[
        "issue", "field", "scale", "units", "alike", "pairs", "alpha", "a", "b", "both", "same",
        "kappa",
    ]);
    for row in &coding.rows {
        for kappa in &row.kappas {
            let exact = |figure: Result<f64, Undefined>| {
                figure.map_or(String::new(), |number| format!("{}", number + 0.0))
            };
            let cells = [
                issue(ledger, row).unwrap_or_default().to_owned(),
                row.field.name().to_owned(),
                row.metric.name().to_owned(),
                row.units.to_string(),
                row.alike.alike.to_string(),
                row.alike.pairs.to_string(),
                exact(row.alpha),
                coding.coders[kappa.a].name.clone(),
                coding.coders[kappa.b].name.clone(),
                kappa.alike.pairs.to_string(),
                kappa.alike.alike.to_string(),
                exact(kappa.kappa),
            ];
            found.rows.push(cells.map(Cell::from).into());
        }
    }
    found
}

fn issue<'l>(ledger: &'l Ledger, row: &Row) -> Option<&'l str> {
    row.issue.map(|issue| ledger.issue(issue).id.as_str())
}

fn pair(coding: &Coding, kappa: &Kappa) -> String {
    let name = |place: usize| coding.coders[place].name.as_str();
    format!("{}, {}", name(kappa.a), name(kappa.b))
}

fn alike(alike: Alike) -> String {
    format!("{} of {}", alike.alike, alike.pairs)
}

/// Three decimals, or why there is no number.
fn figure(figure: Result<f64, Undefined>) -> String {
    match figure.map(|number| format!("{number:.3}")) {
        Ok(text) if text == "-0.000" => "0.000".to_owned(),
        Ok(text) => text,
        Err(reason) => reason.name().to_owned(),
    }
}

/// What the columns mean, and the words that stand for no number.
fn legend(coding: &Coding) -> Vec<Item> {
    let of_alpha = coding.rows.iter().map(|row| row.alpha);
    let of_kappa = coding.rows.iter().flat_map(|row| &row.kappas);
    let all = of_alpha.chain(of_kappa.map(|kappa| kappa.kappa));
    let reasons: BTreeSet<Undefined> = all.filter_map(Result::err).collect();
    let mut lines = vec![
        "n: units with the values of at least two coders; Alike: equal pairs of values".to_owned(),
        "α: Krippendorff's alpha, by the scale beside it: 1 is perfect, 0 is chance; he asks for 0.8, \
         or 0.667 where conclusions are tentative"
            .to_owned(),
        "κ: Cohen's kappa, in which every difference counts alike".to_owned(),
    ];
    lines.extend(reasons.into_iter().map(|reason| {
        let (name, why) = (reason.name(), reason.sentence());
        format!("{name}: there is no figure, for {why}")
    }));
    let item = |text| Item {
        text,
        ..Item::default()
    };
    lines.into_iter().map(item).collect()
}
