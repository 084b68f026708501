//! A figure comes in, Mermaid text comes out, for pages that draw it
//! themselves: a flowchart of nodes and edges, a block diagram for a grid, a
//! timeline for a log and for lanes.
//!
//! Any text is safe: what means something to Mermaid or to HTML is written as
//! an entity. Footnotes, for which Mermaid has no place, are comments.

mod escape;
mod flowchart;

use std::fmt::Write as _;

use super::small::small;
use super::theme::Palette;
use super::{FigureOptions, Format};
use crate::error::Error;
use crate::view::figure::{Body, Figure, Grid, GridCell, LegendEntry, Line, Log, Sign};
use escape::{comment, label, line};

/// `--format mermaid`.
pub static FORMAT: Format = Format {
    name: "mermaid",
    extension: "mmd",
    answer: None,
    pages: None,
    figure: Some(figure),
    snapshot: None,
    network: None,
};

/// Writes a figure.
///
/// # Errors
/// [`ErrorKind::Data`](crate::error::ErrorKind::Data) if two nodes have one id
/// or an edge names a node that is not there.
pub fn figure(figure: &Figure, options: &FigureOptions) -> Result<Vec<u8>, Error> {
    let palette = options.theme.palette();
    let body = match &figure.body {
        Body::Graph(graph) => flowchart::graph(graph, palette)?,
        Body::Network(network) => flowchart::network(network, palette)?,
        Body::Heat(heat) => blocks(&small(heat, "Mermaid")?, palette),
        Body::Grid(grid) => blocks(grid, palette),
        Body::Log(log) => timeline(log),
        Body::Lanes(lanes) => timeline(&lanes.log()),
    };
    let mut text = format!("---\ntitle: \"{}\"\n---\n", line(&figure.title));
    text.push_str(&body);
    let mut remarks = vec![figure.below_title()];
    remarks.extend(figure.legend.iter().map(in_words));
    remarks.extend(figure.notes.iter().cloned());
    let numbered = figure.footnotes.iter().enumerate();
    remarks.extend(numbered.map(|(at, note)| format!("[{}] {note}", at + 1)));
    for remark in remarks.iter().filter(|remark| !remark.is_empty()) {
        let _ = writeln!(text, "%% {}", comment(remark));
    }
    Ok(text.into_bytes())
}

/// An entry of the legend, as far as words can tell what it looks like.
fn in_words(entry: &LegendEntry) -> String {
    let colour = match entry.sign {
        Sign::Positive => "blue",
        Sign::Negative => "orange",
        Sign::Neutral | Sign::None => "grey",
    };
    let form = match entry.line {
        Line::Solid => "",
        Line::Dashed => ", dashed",
        Line::Dotted => ", dotted",
        Line::Double => ", double",
        Line::Stale => ", thin dashes",
        Line::Thin => ", thin",
    };
    let sample = match entry.glyph.as_str() {
        "" if entry.shape.is_some() => "dashed box".to_owned(),
        "" => format!("{colour}{form}"),
        glyph => glyph.to_owned(),
    };
    format!("{sample}: {}", entry.text)
}

/// A block for each heading and each cell, row by row.
fn blocks(grid: &Grid, palette: &Palette) -> String {
    let mut text = format!("block-beta\n  columns {}\n", grid.columns.len() + 1);
    text.push_str("  space\n");
    let mut styles = String::new();
    for (at, column) in grid.columns.iter().enumerate() {
        let _ = writeln!(text, "  h{at}[\"{}\"]", label(&column.label));
        let _ = writeln!(styles, "  style h{at} {}", plain(palette));
    }
    for (row, (heading, cells)) in grid.rows.iter().zip(&grid.cells).enumerate() {
        let _ = writeln!(text, "  r{row}[\"{}\"]", label(&heading.label));
        let _ = writeln!(styles, "  style r{row} {}", plain(palette));
        for (column, cell) in cells.iter().enumerate() {
            if cell.parts.is_empty() {
                text.push_str("  space\n");
                continue;
            }
            let id = format!("c{row}x{column}");
            let _ = writeln!(text, "  {id}[\"{}\"]", label(&words(cell)));
            let _ = writeln!(styles, "  style {id} {}", look(cell, palette));
        }
    }
    text + &styles
}

fn plain(palette: &Palette) -> String {
    let (paper, ink) = (palette.paper, palette.ink);
    format!("fill:{paper},stroke:{paper},color:{ink}")
}

/// The colour of a cell by its first part, its border by how firmly that is
/// evidenced.
fn look(cell: &GridCell, palette: &Palette) -> String {
    let Some(part) = cell.parts.first() else {
        return plain(palette);
    };
    let strong = part.weight > 1 && part.line != Line::Dotted;
    let (fill, text) = palette.cell(part.sign, strong);
    let (border, dash) = match part.line {
        Line::Solid => (fill, ""),
        Line::Dashed => (palette.ink, ",stroke-width:2px,stroke-dasharray:6 4"),
        Line::Dotted => (palette.ink, ",stroke-width:2px,stroke-dasharray:2 3"),
        Line::Double => (palette.ink, ",stroke-width:4px"),
        Line::Stale => (palette.outline, ",stroke-dasharray:3 9"),
        Line::Thin => (palette.faint, ""),
    };
    format!("fill:{fill},stroke:{border},color:{text}{dash}")
}

fn words(cell: &GridCell) -> String {
    let parts = cell.parts.iter().map(|part| {
        let note = part.note.map_or(String::new(), |note| format!("[{note}]"));
        let all = [part.glyph.clone(), part.text.clone(), note];
        let said: Vec<String> = all.into_iter().filter(|text| !text.is_empty()).collect();
        said.join(" ")
    });
    parts.collect::<Vec<_>>().join("\n")
}

/// A section for each day, in order.
fn timeline(log: &Log) -> String {
    let mut text = "timeline\n".to_owned();
    for day in log.rows.chunk_by(|a, b| a.day == b.day) {
        let gap = day.first().and_then(|row| row.gap.as_ref());
        let gap = gap.map_or(String::new(), |gap| format!("\u{22ee} {gap}, then "));
        let when = day.first().map_or("", |row| row.day.as_str());
        let _ = writeln!(text, "  {}", event(&format!("{gap}{when}")));
        for row in day {
            let note = row.note.map_or(String::new(), |note| format!(" [{note}]"));
            let glyph = if row.glyph.is_empty() {
                "\u{25cb}"
            } else {
                &row.glyph
            };
            let what = format!("{glyph} {}{note}", row.text);
            let _ = writeln!(text, "    : {}", event(&what));
        }
    }
    text
}

/// A text on one line without what ends an event.
fn event(text: &str) -> String {
    let text = line(text);
    match text.trim() {
        "" => "\u{2013}".to_owned(),
        text => text.to_owned(),
    }
}
