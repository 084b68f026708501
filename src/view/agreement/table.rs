//! Agreement as a table of actors × actors, those who agree side by side.

use std::collections::BTreeMap;

use super::super::figure::{Body, Grid, GridCell, Heading, LegendEntry, Part, Sign};
use super::super::names::Names;
use super::super::phrase;
use super::{label, share, sign};
use crate::compare::Agreement;
use crate::model::{Sign as Side, Slug};

/// Shares from which two actors agree, or below which they disagree, strongly.
const STRONG: (f64, f64) = (0.75, 0.25);

/// Actors × actors with what its signs mean.
pub(super) fn body(
    actors: &[&Slug],
    pairs: &[Agreement],
    names: &Names<'_>,
    min_issues: u32,
) -> (Body, Vec<LegendEntry>) {
    let mut found: BTreeMap<(&Slug, &Slug), &Agreement> = BTreeMap::new();
    for pair in pairs {
        found.insert((&pair.a, &pair.b), pair);
        found.insert((&pair.b, &pair.a), pair);
    }
    let order = chain(actors, &found, min_issues);
    let heading = |actor: &&Slug| Heading {
        id: actor.to_string(),
        label: names.actor(actor.as_str()),
        group: None,
    };
    let cell = |row: &Slug, column: &Slug| GridCell {
        parts: found
            .get(&(row, column))
            .map(|pair| part(pair, min_issues))
            .into_iter()
            .collect(),
    };
    let row = |row: &&Slug| order.iter().map(|column| cell(row, column)).collect();
    let grid = Grid {
        rows: order.iter().map(heading).collect(),
        columns: order.iter().map(heading).collect(),
        cells: order.iter().map(row).collect(),
    };
    let legend = legend(&grid);
    (Body::Grid(grid), legend)
}

/// From the first actor on, each time the one who agrees most with the last.
fn chain<'s>(
    actors: &[&'s Slug],
    found: &BTreeMap<(&Slug, &Slug), &Agreement>,
    min_issues: u32,
) -> Vec<&'s Slug> {
    let mut open: Vec<&Slug> = actors.to_vec();
    let mut order: Vec<&Slug> = Vec::new();
    while !open.is_empty() {
        let near = |actor: &Slug| {
            let pair = order.last().and_then(|last| found.get(&(*last, actor)));
            pair.map_or(-1.0, |pair| share(pair, min_issues))
        };
        // The first of those who agree alike.
        let best = (0..open.len()).max_by(|a, b| {
            let by = near(open[*a]).total_cmp(&near(open[*b]));
            by.then(b.cmp(a))
        });
        order.push(open.remove(best.unwrap_or(0)));
    }
    order
}

fn part(pair: &Agreement, min_issues: u32) -> Part {
    let share = share(pair, min_issues);
    let strong = share >= STRONG.0 || share <= STRONG.1;
    let sign = sign(pair, min_issues);
    let side = match sign {
        Sign::Positive => Side::Positive,
        Sign::Negative => Side::Negative,
        Sign::Neutral | Sign::None => Side::Neutral,
    };
    Part {
        glyph: phrase::sign_glyph(side, strong).to_owned(),
        text: label(pair, min_issues),
        sign,
        weight: if strong && sign != Sign::Neutral {
            2
        } else {
            1
        },
        ..Part::default()
    }
}

fn legend(grid: &Grid) -> Vec<LegendEntry> {
    let parts = || grid.cells.iter().flatten().flat_map(|cell| &cell.parts);
    let entries = [
        (Sign::Positive, 2, "agree on three quarters or more"),
        (Sign::Positive, 1, "agree more than they disagree"),
        (Sign::Neutral, 1, "as much of one as of the other"),
        (Sign::Negative, 1, "disagree more than they agree"),
        (Sign::Negative, 2, "agree on a quarter or less"),
    ];
    let entry = |(sign, weight, text): (Sign, u8, &str)| {
        let found = parts().find(|part| part.sign == sign && part.weight == weight)?;
        Some(LegendEntry {
            sign,
            weight,
            glyph: found.glyph.clone(),
            text: text.to_owned(),
            ..LegendEntry::default()
        })
    };
    let mut legend: Vec<LegendEntry> = entries.into_iter().filter_map(entry).collect();
    legend.push(LegendEntry {
        glyph: "\u{2013}".to_owned(),
        text: "nothing to compare".to_owned(),
        ..LegendEntry::default()
    });
    legend
}
