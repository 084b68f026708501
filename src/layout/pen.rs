//! Words and lines as items of a scene, in the sizes and widths that every
//! figure shares.

use super::scene::{Anchor, Dash, Item, Paint, Piece, Stroke};
use crate::font::Fonts;
use crate::text::visible;
use crate::view::figure::{Age, Line, Sign};

/// Heights of fonts.
pub(super) const TITLE: f64 = 17.0;
pub(super) const BODY: f64 = 12.0;
pub(super) const SMALL: f64 = 10.0;

/// How far the baselines of two lines are apart, in heights of the font.
pub(super) const LEADING: f64 = 1.25;
/// How far the middle of small letters stands above the baseline.
const MIDDLE: f64 = 0.36;

/// Writes text that it can measure.
pub(super) struct Pen<'f> {
    fonts: &'f Fonts,
}

/// Lines of text of one size.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lines {
    pub(super) lines: Vec<String>,
    pub(super) size: f64,
    pub(super) bold: bool,
    /// Of the widest.
    pub(super) width: f64,
    pub(super) height: f64,
}

impl<'f> Pen<'f> {
    pub(super) fn new(fonts: &'f Fonts) -> Pen<'f> {
        Pen { fonts }
    }

    /// Text broken into lines of at most `width`; what would hide in it is
    /// shown as an escape.
    pub(super) fn lines(&self, text: &str, width: f64, size: f64, bold: bool) -> Lines {
        let text = visible::on_lines(text);
        let lines = self.fonts.wrap(&text, width, size, bold);
        let widths = lines.iter().map(|l| self.fonts.width(l, size, bold));
        Lines {
            width: widths.fold(0.0, f64::max),
            height: lines.len() as f64 * size * LEADING,
            lines,
            size,
            bold,
        }
    }

    /// The width of one line.
    pub(super) fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        self.fonts.width(text, size, bold)
    }
}

impl Lines {
    /// The lines from `top` downwards, anchored at `x`.
    pub(super) fn at(&self, x: f64, top: f64, anchor: Anchor, paint: Paint) -> Vec<Item> {
        let step = self.size * LEADING;
        // The baseline of a line whose letters stand in the middle of its height.
        let first = top + step / 2.0 + self.size * MIDDLE;
        let lines = self.lines.iter().enumerate();
        lines
            .filter(|(_, line)| !line.is_empty())
            .map(|(at, line)| Item::Text {
                x,
                y: first + at as f64 * step,
                anchor,
                size: self.size,
                bold: self.bold,
                paint,
                text: line.clone(),
                turn: 0.0,
            })
            .collect()
    }

    /// The lines written upwards from `bottom`, the middle of their height at
    /// `x`.
    pub(super) fn upwards(&self, x: f64, bottom: f64, paint: Paint) -> Vec<Item> {
        let mut items = self.at(bottom, x - self.height / 2.0, Anchor::Start, paint);
        for item in &mut items {
            if let Item::Text { x, y, turn, .. } = item {
                (*x, *y) = (*y, *x);
                *turn = -90.0;
            }
        }
        items
    }

    /// The lines with their middle at `x`, `y`.
    pub(super) fn around(&self, x: f64, y: f64, paint: Paint) -> Vec<Item> {
        self.at(x, y - self.height / 2.0, Anchor::Middle, paint)
    }

    /// The same on a halo of paper, so that a line below does not disturb.
    pub(super) fn on_halo(&self, x: f64, y: f64, paint: Paint) -> Vec<Item> {
        let (width, height) = (self.width + 6.0, self.height);
        let mut items = vec![Item::Rect {
            x: x - width / 2.0,
            y: y - height / 2.0,
            width,
            height,
            radius: 2.0,
            fill: Some(Paint::Paper),
            stroke: None,
        }];
        items.extend(self.around(x, y, paint));
        items
    }
}

/// How wide a line of that form and weight is.
pub(super) fn line_width(line: Line, weight: u8, age: Age) -> f64 {
    let strong = weight > 1;
    match (line, age) {
        (Line::Thin, _) | (_, Age::Kept) => 1.0,
        (Line::Stale, _) if strong => 2.0,
        (Line::Stale, _) => 1.3,
        (Line::Double, _) if strong => 5.0,
        (Line::Double, _) => 3.8,
        (_, _) if strong => 3.0,
        (_, _) => 1.7,
    }
}

/// A line of that form; a double one has paper in its middle.
pub(super) fn stroke(
    pieces: Vec<Piece>,
    sign: Sign,
    line: Line,
    weight: u8,
    age: Age,
) -> Vec<Item> {
    // What says nothing of a side steps back behind what does.
    let paint = match (sign, line) {
        (Sign::None, Line::Thin) => Paint::Outline,
        (_, Line::Stale) if age != Age::Kept => Paint::Shade(sign, pale(age)),
        _ => Paint::Line(sign, age),
    };
    let width = line_width(line, weight, age);
    let dash = match line {
        Line::Dashed => Dash::Dashed,
        Line::Dotted => Dash::Dotted,
        Line::Stale => Dash::Sparse,
        Line::Solid | Line::Double | Line::Thin => Dash::None,
    };
    let path = |pieces, paint, width| Item::Path {
        pieces,
        fill: None,
        stroke: Some(Stroke { paint, width, dash }),
    };
    if line == Line::Double {
        let inner = path(pieces.clone(), Paint::Paper, width * 0.4);
        return vec![path(pieces, paint, width), inner];
    }
    vec![path(pieces, paint, width)]
}

/// How many hundredths of its colour are left of a line grown stale.
fn pale(age: Age) -> u8 {
    match age {
        Age::Now | Age::Kept => 70,
        Age::Was => 45,
    }
}

/// The head of a line that comes from the left and ends at `x`, `y`: an arrow
/// for, a bar against, a ring for neither. No head where there is no stance.
pub(super) fn head(x: f64, y: f64, sign: Sign, weight: u8, age: Age) -> Vec<Item> {
    let paint = Paint::Line(sign, age);
    let size = if weight > 1 { 1.3 } else { 1.0 };
    match sign {
        Sign::Positive => vec![Item::Path {
            pieces: vec![
                Piece::Move(x, y),
                Piece::Line(x - 9.0 * size, y - 4.0 * size),
                Piece::Line(x - 9.0 * size, y + 4.0 * size),
                Piece::Close,
            ],
            fill: Some(paint),
            stroke: None,
        }],
        Sign::Negative => vec![Item::Rect {
            x: x - 4.0 * size,
            y: y - 5.5 * size,
            width: 3.0 * size,
            height: 11.0 * size,
            radius: 0.0,
            fill: Some(paint),
            stroke: None,
        }],
        Sign::Neutral => vec![Item::Rect {
            x: x - 7.0,
            y: y - 3.5,
            width: 7.0,
            height: 7.0,
            radius: 3.5,
            fill: Some(Paint::Paper),
            stroke: Some(Stroke::solid(paint, 1.5)),
        }],
        Sign::None => Vec::new(),
    }
}

/// How high a head is.
pub(super) fn head_height(sign: Sign, weight: u8) -> f64 {
    let size = if weight > 1 { 1.3 } else { 1.0 };
    match sign {
        Sign::Positive => 8.0 * size,
        Sign::Negative => 11.0 * size,
        Sign::Neutral => 8.5,
        Sign::None => 0.0,
    }
}

/// How much of a line its head covers.
pub(super) fn head_length(sign: Sign, weight: u8) -> f64 {
    let size = if weight > 1 { 1.3 } else { 1.0 };
    match sign {
        Sign::Positive => 8.0 * size,
        Sign::Negative => 3.0 * size,
        Sign::Neutral => 7.0,
        Sign::None => 0.0,
    }
}
