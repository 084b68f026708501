//! Legend entries come in, a framed cluster with a sample of each comes out.
//!
//! Two records without lines stand side by side, one field per entry: the left
//! one is empty, the right one holds the texts. The samples are edges from
//! field to field, drawn by the same rules as the edges of the figure.

use super::names::Names;
use super::quote::{enclosed, inside, quote};
use super::style::{Course, Style, pairs};
use super::{attribute, dot, id, node, pair, subgraph};
use crate::view::figure::{LegendEntry, Line, Sign};

/// The legend; nothing if there are no entries.
pub(super) fn cluster(
    entries: &[LegendEntry],
    names: &Names<'_>,
    style: &Style,
) -> Option<dot::Stmt> {
    if entries.is_empty() {
        return None;
    }
    let (samples, texts) = (names.free("legend samples"), names.free("legend texts"));
    let mut statements = vec![attribute("label", &quote("Legend"))];
    statements.extend(style.legend());
    statements.push(node(&samples, record(entries.iter().map(sample))));
    statements.push(node(
        &texts,
        record(entries.iter().map(|entry| entry.text.as_str())),
    ));
    for (index, entry) in entries
        .iter()
        .enumerate()
        .filter(|(_, e)| e.shape.is_none())
    {
        // No side is named: which one faces the other is up to the engine.
        let end = |name: &str| {
            let port = dot::Port(Some(id(&format!("entry{index}"))), None);
            dot::Vertex::N(dot::NodeId(id(name), Some(port)))
        };
        statements.push(dot::Stmt::Edge(dot::Edge {
            ty: dot::EdgeTy::Pair(end(&samples), end(&texts)),
            attributes: style.line(
                entry.sign,
                entry.line,
                entry.weight,
                entry.age,
                Course::Right,
            ),
        }));
    }
    Some(subgraph("cluster legend", statements))
}

/// What stands in place of a line: words where an entry is about a box.
fn sample(entry: &LegendEntry) -> &'static str {
    match entry.shape {
        Some(_) => BROKEN,
        None => "\u{a0}",
    }
}

/// Of boxes only those with a broken outline are explained.
const BROKEN: &str = "dashed box";

/// A record without lines, one field per text, justified to the left.
fn record<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<dot::Attribute> {
    let fields: Vec<String> = texts
        .enumerate()
        .map(|(index, text)| format!("<entry{index}> {}\\l", field(text)))
        .collect();
    let mut attributes = vec![pair("label", &enclosed(&fields.join("|")))];
    attributes.extend(pairs(&[
        ("shape", "record"),
        ("color", "none"),
        ("fontsize", "10"),
        ("margin", "\"0.05,0.01\""),
        ("width", "0.01"),
        ("height", "0.01"),
    ]));
    attributes
}

/// The inside of a quoted text, with what means something in a record as
/// entities; these are read after the record is.
fn field(text: &str) -> String {
    let inside = inside(&text.replace(['\n', '\r'], " "));
    let mut field = String::with_capacity(inside.len());
    for character in inside.chars() {
        match character {
            '{' | '}' | '|' | '<' | '>' => field.push_str(&format!("&#{};", u32::from(character))),
            _ => field.push(character),
        }
    }
    field
}

/// An entry in words, where there are no samples: the glyph, or the form of
/// the line in its place.
pub(super) fn in_words(entry: &LegendEntry) -> String {
    let sample = match (entry.glyph.as_str(), entry.line, entry.sign) {
        ("", ..) if entry.shape.is_some() => BROKEN,
        ("", Line::Dashed, _) => "dashed",
        ("", Line::Dotted, _) => "dotted",
        ("", Line::Double, _) => "double outline",
        ("", Line::Stale, _) => "thin dashes",
        ("", Line::Thin, _) => "thin",
        ("", Line::Solid, Sign::Positive | Sign::None) => "solid",
        ("", Line::Solid, Sign::Negative) => "dashed",
        ("", Line::Solid, Sign::Neutral) => "dotted",
        (glyph, ..) => glyph,
    };
    format!("{sample}\u{a0}= {}", entry.text)
}
