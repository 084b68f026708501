//! A coloured field with its sign: what a cell of a grid, a claim in a log and an
//! entry of the legend look like.

use super::super::scene::{Anchor, Dash, Item, Paint, Stroke};
use crate::view::figure::{LegendEntry, Line, Sign};

/// Whether a cell is filled in the dark colour: strongly held, and stated.
pub(super) fn is_dark(weight: u8, line: Line) -> bool {
    weight > 1 && line != Line::Dotted
}

/// A glyph with its baseline at `y`.
pub(in super::super) fn sign(glyph: &str, x: f64, y: f64, size: f64, paint: Paint) -> Item {
    Item::Text {
        x,
        y,
        anchor: Anchor::Middle,
        size,
        bold: false,
        paint,
        text: glyph.to_owned(),
        turn: 0.0,
    }
}

/// A coloured field; its border tells how firmly it is evidenced.
pub(in super::super) fn swatch(
    sign: Sign,
    line: Line,
    strong: bool,
    (x, y, width, height): (f64, f64, f64, f64),
) -> Vec<Item> {
    let field = |inset: f64, fill, stroke| Item::Rect {
        x: x + inset,
        y: y + inset,
        width: (width - 2.0 * inset).max(0.0),
        height: (height - 2.0 * inset).max(0.0),
        radius: (5.0 - inset).max(0.0),
        fill,
        stroke,
    };
    let broken = |dash| Stroke {
        paint: Paint::Ink,
        width: 1.5,
        dash,
    };
    let fill = Some(Paint::Cell(sign, strong));
    match line {
        Line::Solid => vec![field(0.0, fill, None)],
        Line::Dashed => vec![field(0.75, fill, Some(broken(Dash::Dashed)))],
        Line::Dotted => vec![field(0.75, fill, Some(broken(Dash::Dotted)))],
        Line::Stale => {
            let border = Stroke {
                paint: Paint::Outline,
                width: 1.0,
                dash: Dash::Sparse,
            };
            vec![field(0.5, fill, Some(border))]
        }
        Line::Thin => vec![field(0.5, fill, Some(Stroke::solid(Paint::Faint, 1.0)))],
        Line::Double => {
            let line = Stroke::solid(Paint::Ink, 1.0);
            vec![field(0.5, fill, Some(line)), field(3.0, None, Some(line))]
        }
    }
}

/// What an entry of the legend looks like, from `x` to `x + width` around `y`.
pub(in super::super) fn sample(entry: &LegendEntry, x: f64, y: f64, width: f64) -> Vec<Item> {
    const HIGH: f64 = 15.0;
    if entry.glyph == "\u{2013}" {
        return vec![sign(
            &entry.glyph,
            x + width / 2.0,
            y + 4.0,
            11.0,
            Paint::Quiet,
        )];
    }
    let strong = is_dark(entry.weight, entry.line);
    let field = (x, y - HIGH / 2.0, width, HIGH);
    let mut items = swatch(entry.sign, entry.line, strong, field);
    if !entry.glyph.is_empty() {
        let ink = Paint::OnCell(entry.sign, strong);
        items.push(sign(&entry.glyph, x + width / 2.0, y + 3.5, 10.0, ink));
    }
    items
}
