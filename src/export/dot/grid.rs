//! A grid comes in, ranks from top to bottom come out: a node for each heading
//! and each cell, held in place by edges that are not drawn.

use super::style::Style;
use super::{Written, attribute, dot, edge, node, quote, subgraph};
use crate::view::figure::{Grid, GridCell};

/// Widths of headings of rows, and of cells with the headings above, in inches:
/// as all are alike, the columns stand straight.
const NAMES: &str = "2.1";
const CELL: &str = "1.35";

/// The headings and the cells.
pub(super) fn written(grid: &Grid, style: &Style) -> Written {
    let mut inside = Vec::new();
    let columns = grid.columns.len();
    let mut top = vec![(name(0, 0), style.heading(&quote(""), NAMES))];
    for (at, column) in grid.columns.iter().enumerate() {
        let text = textwrap::fill(&column.label, 14);
        top.push((name(0, at + 1), style.heading(&quote(&text), CELL)));
    }
    inside.push(rank(0, top));
    for (at, (row, cells)) in grid.rows.iter().zip(&grid.cells).enumerate() {
        let lines = row.label.split('\n').map(|line| textwrap::fill(line, 22));
        let named = lines.collect::<Vec<_>>().join("\n");
        let mut nodes = vec![(name(at + 1, 0), style.heading(&quote(&named), NAMES))];
        for (column, cell) in cells.iter().enumerate() {
            let attributes = style.cell(cell.parts.first(), &quote(&text(cell)));
            nodes.push((name(at + 1, column + 1), attributes));
        }
        inside.push(rank(at + 1, nodes));
    }
    let hidden = || vec![super::pair("style", "invis"), super::pair("weight", "10")];
    // Down each column, and along the first row, which puts them in order.
    for column in 0..=columns {
        for row in 0..grid.rows.len() {
            inside.push(edge(&name(row, column), &name(row + 1, column), hidden()));
        }
        if column > 0 {
            inside.push(edge(&name(0, column - 1), &name(0, column), hidden()));
        }
    }
    Written {
        graph: style.grid(),
        inside,
    }
}

fn name(row: usize, column: usize) -> String {
    quote(&format!("row {row} column {column}"))
}

fn rank(row: usize, nodes: Vec<(String, Vec<dot::Attribute>)>) -> dot::Stmt {
    let mut statements = vec![attribute("rank", "same")];
    statements.extend(
        nodes
            .into_iter()
            .map(|(name, attributes)| node(&name, attributes)),
    );
    subgraph(&format!("row {row}"), statements)
}

/// What a cell says: a line for each part, with its glyph and its number.
fn text(cell: &GridCell) -> String {
    let lines: Vec<String> = cell
        .parts
        .iter()
        .map(|part| {
            let words = textwrap::fill(&part.text, 16);
            let note = part.note.map_or(String::new(), |note| format!("[{note}]"));
            let all = [part.glyph.as_str(), words.as_str(), note.as_str()];
            let said: Vec<&str> = all.into_iter().filter(|text| !text.is_empty()).collect();
            said.join(" ")
        })
        .collect();
    match lines.is_empty() {
        true => "\u{b7}".to_owned(),
        false => lines.join("\n"),
    }
}
