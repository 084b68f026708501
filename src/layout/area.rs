//! Tests only: what a drawing reaches, and which of its shapes overlap.

use super::Drawn;
use super::scene::{Anchor, Item, Piece};
use crate::font::Fonts;

/// Left, top, right, bottom.
pub(super) type Area = (f64, f64, f64, f64);

/// Where a line of text is, as far as its letters go.
pub(super) fn of_text(item: &Item) -> Option<Area> {
    let Item::Text {
        x,
        y,
        anchor,
        size,
        bold,
        text,
        turn,
        ..
    } = item
    else {
        return None;
    };
    let width = Fonts::bundled().width(text, *size, *bold);
    let (up, down) = (size * 0.75, size * 0.2);
    if *turn != 0.0 {
        return Some((x - up, y - width, x + down, *y));
    }
    let left = match anchor {
        Anchor::Start => *x,
        Anchor::Middle => x - width / 2.0,
        Anchor::End => x - width,
    };
    Some((left, y - up, left + width, y + down))
}

/// Every text of a drawing.
pub(super) fn texts(items: &[Item]) -> Vec<Area> {
    let mut found = Vec::new();
    for item in items {
        match item {
            Item::Group { items, .. } => found.extend(texts(items)),
            item => found.extend(of_text(item)),
        }
    }
    found
}

/// Nothing reaches beyond the drawing.
pub(super) fn is_inside(drawn: &Drawn) {
    for area in reached(&drawn.items) {
        let fits = area.0 >= -0.6
            && area.1 >= -0.6
            && area.2 <= drawn.width + 0.6
            && area.3 <= drawn.height + 0.6;
        assert!(
            fits,
            "{area:?} is outside {} × {}",
            drawn.width, drawn.height
        );
    }
}

fn reached(items: &[Item]) -> Vec<Area> {
    let mut found = Vec::new();
    for item in items {
        match item {
            Item::Rect {
                x,
                y,
                width,
                height,
                ..
            } => found.push((*x, *y, x + width, y + height)),
            Item::Path { pieces, .. } => found.extend(pieces.iter().filter_map(|p| match *p {
                Piece::Move(x, y) | Piece::Line(x, y) | Piece::Curve(.., x, y) => {
                    Some((x, y, x, y))
                }
                Piece::Close => None,
            })),
            Item::Group { items, .. } => found.extend(reached(items)),
            text @ Item::Text { .. } => found.extend(of_text(text)),
        }
    }
    found
}

/// No two of them share a place.
pub(super) fn are_apart(areas: &[Area]) {
    for (at, a) in areas.iter().enumerate() {
        for b in &areas[at + 1..] {
            let meet = a.0 < b.2 - 0.3 && b.0 < a.2 - 0.3 && a.1 < b.3 - 0.3 && b.1 < a.3 - 0.3;
            assert!(!meet, "{a:?} and {b:?}");
        }
    }
}
