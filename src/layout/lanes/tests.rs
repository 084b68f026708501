//! Tests of lanes, on what is drawn.

use super::*;
use crate::font::Fonts;
use crate::layout::area;

/// Fictional lanes whose marks crowd at both ends and in the middle.
fn lanes(count: usize, marks: usize) -> Lanes {
    let signs = [Sign::Positive, Sign::Negative, Sign::Neutral, Sign::None];
    let mark = |at: usize| LaneMark {
        at: match at % 3 {
            0 => 0.0,
            1 => 0.5 + at as f64 * 0.002,
            _ => 1.0,
        },
        glyph: "=".into(),
        note: Some(at * 37 + 1),
        sign: signs[at % 4],
        ..LaneMark::default()
    };
    let lane = |at: usize| {
        let mut marks: Vec<LaneMark> = (0..marks).map(mark).collect();
        marks.sort_by(|a, b| a.at.total_cmp(&b.at));
        Lane {
            group: (at > 1).then(|| format!("Group {}", at / 3)),
            label: match at % 2 {
                0 => "Talks".into(),
                _ => "A question of many words that goes on and on".into(),
            },
            stretches: vec![
                Stretch {
                    from: 0.0,
                    to: 0.5,
                    sign: signs[at % 4],
                    line: Line::Dashed,
                    weight: 1,
                },
                Stretch {
                    from: 0.5,
                    to: 0.5001,
                    ..Stretch::default()
                },
            ],
            marks,
        }
    };
    Lanes {
        ticks: (0..200)
            .map(|at| Tick {
                at: f64::from(at) / 199.0,
                label: format!("2026-{at}"),
            })
            .collect(),
        lanes: (0..count).map(lane).collect(),
    }
}

#[test]
fn nothing_overlaps_from_no_lane_to_many() {
    let fonts = Fonts::bundled();
    let pen = Pen::new(&fonts);
    for (count, marks) in [(0, 0), (1, 0), (1, 1), (3, 9), (12, 24)] {
        for room in [None, Some(300.0), Some(1400.0)] {
            let drawn = draw(&lanes(count, marks), &pen, room);
            area::is_inside(&drawn);
            area::are_apart(&area::texts(&drawn.items));
            area::are_apart(&discs(&drawn.items));
        }
    }
}

/// The discs, by what they cover.
fn discs(items: &[Item]) -> Vec<area::Area> {
    let disc = |item: &Item| match *item {
        Item::Rect {
            x,
            y,
            width,
            height,
            radius,
            ..
        } if radius == DISC => Some((x, y, x + width, y + height)),
        _ => None,
    };
    items.iter().filter_map(disc).collect()
}

#[test]
fn a_mark_stands_where_its_day_is() {
    let fonts = Fonts::bundled();
    let drawn = draw(&lanes(1, 6), &Pen::new(&fonts), None);
    let discs = discs(&drawn.items);
    let middles: Vec<f64> = discs
        .iter()
        .map(|(left, _, right, _)| (left + right) / 2.0)
        .collect();
    let (first, last) = (middles[0], middles[middles.len() - 1]);
    assert_eq!(last - first, AXIS.0);
    assert!((middles[2] - first - AXIS.0 * 0.502).abs() < 1e-9);
}
