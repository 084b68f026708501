//! All pairs of actors: how far each agrees on one day, and how far each moved
//! between two.
//!
//! In: snapshots and their ledger. Out: a table of actors × actors, a line for
//! each pair with what stands beside the plain number, and all of it as data.
//! `matrix` is about one day, `moves` about two; `change` has one pair that
//! moved, in words and as data, for whoever tells of it.

mod change;
mod matrix;
mod moves;

use change::ids_left_out;
pub(super) use change::{change_data, change_items, not_measured};
pub use matrix::{AllPairs, pairs, pairs_in, pairs_in_pieces};
pub use moves::{PairsMoved, pairs_moved, pairs_moved_in, pairs_moved_in_pieces};

use serde_json::Value as Json;

use super::answer::{Answer, Cell, Table};
use super::names::Names;
use crate::compare::Undefined;
use crate::model::Slug;

/// More actors than this make a table that nobody can read.
const MATRIX: usize = 16;

/// Actors × actors, if there are not too many; the cell of an actor with
/// itself is empty.
fn square(
    actors: &[&Slug],
    names: &Names<'_>,
    cell: impl Fn(&Slug, &Slug) -> Cell,
) -> Option<Table> {
    let mut table = header(&["Actor"]);
    table.header.extend(actors.iter().map(|id| id.to_string()));
    for row in actors {
        let mut cells: Vec<Cell> = vec![names.actor_with_id(row.as_str()).into()];
        for column in actors {
            let (a, b) = (row.min(column), row.max(column));
            cells.push(if a == b { "".into() } else { cell(a, b) });
        }
        table.rows.push(cells);
    }
    (2..=MATRIX).contains(&actors.len()).then_some(table)
}

/// A table with these columns and nothing in it.
fn header(columns: &[&str]) -> Table {
    Table {
        header: columns.iter().map(|column| (*column).to_owned()).collect(),
        rows: Vec::new(),
    }
}

/// Answers with some pairs each; one where there are none.
fn pieces<'p, P: 'p>(
    pairs: impl Iterator<Item = P> + 'p,
    answer: impl Fn(Vec<P>) -> Answer + 'p,
) -> impl Iterator<Item = Answer> + 'p {
    let mut pairs = pairs.peekable();
    let mut first = true;
    std::iter::from_fn(move || {
        if !std::mem::take(&mut first) {
            pairs.peek()?;
        }
        Some(answer(pairs.by_ref().take(PIECE).collect()))
    })
}

fn in_data(data: Json) -> Answer {
    Answer {
        data,
        ..Answer::default()
    }
}

fn in_table(columns: &[&str], rows: impl Iterator<Item = Vec<Cell>>) -> Answer {
    let mut table = header(columns);
    table.rows.extend(rows);
    Answer {
        table,
        ..Answer::default()
    }
}

/// How many pairs are made whole at a time.
const PIECE: usize = 100;

/// A number for a table of data; empty where there is none.
fn exact(number: Option<f64>) -> String {
    number.map_or(String::new(), |number| format!("{}", number + 0.0))
}

/// A corrected number for people, or why there is none.
pub(super) fn corrected(number: Result<f64, Undefined>) -> String {
    match number {
        // Nothing is shown as less than nothing.
        Ok(number) if number.abs() < 0.005 => "0.00".to_owned(),
        Ok(number) => format!("{number:.2}"),
        Err(why) => why.name().to_owned(),
    }
}

/// What κ and π are.
const CORRECTED: &str = "\u{3ba} (Cohen) and \u{3c0} (Scott) are the share of issues on the same \
    side beyond chance, over poles and votes: 1 always, 0 as often as chance, below 0 less often. \
    Chance is, for \u{3ba}, each actor's own share of for, against and neither, for \u{3c0} that of \
    the two together.";

/// What is compared at all.
const COMPARED: &str = "Compared are live positions on the same issue: not stale, not contested, \
    not only narrated. Questions about the agenda are left out unless asked for.";

/// Why there are counts in place of numbers.
fn few(min_issues: u32) -> String {
    format!("Below n = {min_issues} there are counts in place of numbers; CSV and JSON have these.")
}
