//! Boxes come in, a smooth outline around them comes out.

use super::area::Area;
use crate::layout::scene::Piece;

/// Points on a quarter of a rounded corner.
const CORNER: usize = 4;

/// The convex outline around boxes, so far away from them, with round corners
/// (monotone chain: Andrew 1979). O(n log n).
pub(super) fn around(areas: &[Area], margin: f64) -> Vec<Piece> {
    let mut points = Vec::new();
    for area in areas {
        for (x, y, quarter) in [
            (1.0, 1.0, 0.0),
            (-1.0, 1.0, 1.0),
            (-1.0, -1.0, 2.0),
            (1.0, -1.0, 3.0),
        ] {
            for step in 0..=CORNER {
                let turn = (quarter + step as f64 / CORNER as f64) * std::f64::consts::FRAC_PI_2;
                points.push((
                    area.x + x * area.half_width + margin * turn.cos(),
                    area.y + y * area.half_height + margin * turn.sin(),
                ));
            }
        }
    }
    points.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    points.dedup();
    let mut outline = half(points.iter().copied());
    outline.pop();
    let mut back = half(points.iter().rev().copied());
    back.pop();
    outline.extend(back);
    let mut pieces: Vec<Piece> = outline
        .into_iter()
        .map(|(x, y)| Piece::Line(x, y))
        .collect();
    if let Some(first @ &mut Piece::Line(x, y)) = pieces.first_mut() {
        *first = Piece::Move(x, y);
        pieces.push(Piece::Close);
    }
    pieces
}

/// One side of the outline, from end to end.
fn half(points: impl Iterator<Item = (f64, f64)>) -> Vec<(f64, f64)> {
    let mut side: Vec<(f64, f64)> = Vec::new();
    for point in points {
        while let [.., a, b] = side[..] {
            let turn = (b.0 - a.0) * (point.1 - a.1) - (b.1 - a.1) * (point.0 - a.0);
            if turn > 0.0 {
                break;
            }
            side.pop();
        }
        side.push(point);
    }
    side
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outline_holds_its_boxes() {
        let at = |x, y| Area {
            x,
            y,
            half_width: 10.0,
            half_height: 5.0,
        };
        let pieces = around(&[at(0.0, 0.0), at(50.0, 40.0), at(20.0, 20.0)], 8.0);
        let xs = pieces.iter().filter_map(|piece| match *piece {
            Piece::Move(x, y) | Piece::Line(x, y) => Some((x, y)),
            _ => None,
        });
        let (mut left, mut bottom) = (f64::MAX, f64::MIN);
        for (x, y) in xs {
            (left, bottom) = (left.min(x), bottom.max(y));
        }
        assert!((left + 18.0).abs() < 1e-9 && (bottom - 53.0).abs() < 1e-9);
        assert!(around(&[], 8.0).is_empty());
    }
}
