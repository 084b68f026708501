//! Tests of logs, on what is drawn.

use super::*;
use crate::font::Fonts;
use crate::layout::area;
use crate::view::figure::Camp;

/// A fictional log.
fn log(lanes: usize, rows: usize) -> Log {
    let days = [
        "2025",
        "2026-01-24/2026-01-25",
        "undated, published 2026-01-29",
    ];
    let signs = [Sign::Positive, Sign::Negative, Sign::Neutral, Sign::None];
    let row = |at: usize| LogRow {
        day: days[at / 2 % 3].into(),
        gap: (at % 5 == 4).then(|| "27 days".into()),
        lanes: match lanes {
            0 => vec![],
            1 => vec![0],
            _ => vec![at % lanes, (at + 1) % lanes],
        },
        glyph: "▲▲".into(),
        text: match at % 3 {
            0 => "North on talks: support".into(),
            1 => "The envoy of a far province about everybody on a question of many words: \
                  strong support (with conditions, narrated, answers)"
                .repeat(2),
            _ => "x".repeat(90),
        },
        note: Some(at),
        sign: signs[at % 4],
        line: Line::Dotted,
        weight: 2,
    };
    Log {
        lanes: (0..lanes)
            .map(|at| format!("Actor of a long name {at}"))
            .collect(),
        camps: (0..lanes / 3)
            .map(|at| Camp {
                label: format!("Camp of somebody with a long name {at}"),
                first: 3 * at,
                last: 3 * at + 1,
            })
            .collect(),
        rows: (0..rows).map(row).collect(),
    }
}

#[test]
fn nothing_overlaps_from_no_lane_to_many() {
    let fonts = Fonts::bundled();
    let pen = Pen::new(&fonts);
    for lanes in [0, 1, 3, 9, 40] {
        for room in [None, Some(500.0), Some(1200.0)] {
            let drawn = draw(&log(lanes, 24), &pen, room);
            area::is_inside(&drawn);
            area::are_apart(&area::texts(&drawn.items));
        }
    }
}

#[test]
fn a_day_is_written_once() {
    let fonts = Fonts::bundled();
    let drawn = draw(&log(3, 2), &Pen::new(&fonts), None);
    let days = drawn
        .items
        .iter()
        .filter(|item| matches!(item, Item::Text { text, .. } if text == "2025"));
    assert_eq!(days.count(), 1);
}

#[test]
fn what_stands_in_several_lanes_is_joined() {
    let fonts = Fonts::bundled();
    let lines = |lanes: Vec<usize>| {
        let mut log = log(2, 1);
        log.rows[0].lanes = lanes;
        let drawn = draw(&log, &Pen::new(&fonts), None);
        drawn
            .items
            .iter()
            .filter(|item| matches!(item, Item::Path { .. }))
            .count()
    };
    assert_eq!(lines(vec![0, 1]), lines(vec![0]) + 1);
}

#[test]
fn long_names_of_lanes_stay_apart_and_are_listed_in_full() {
    let fonts = Fonts::bundled();
    let pen = Pen::new(&fonts);
    let names = [
        "Ministry of Foreign and European Affairs of the Republic of Northland".to_owned(),
        "A federation of all who ".repeat(12),
        "x".repeat(200),
        "\u{41c}\u{438}\u{43d}\u{438}\u{441}\u{442}\u{435}\u{440}".repeat(30),
    ];
    for lanes in [2, 5, 6, 7, 9, 14] {
        for room in [None, Some(500.0), Some(1200.0)] {
            let mut log = log(lanes, 6);
            for (at, lane) in log.lanes.iter_mut().enumerate() {
                lane.clone_from(&names[at % names.len()]);
            }
            let drawn = draw(&log, &pen, room);
            area::is_inside(&drawn);
            area::are_apart(&area::texts(&drawn.items));
            let texts = drawn.items.iter().filter_map(|item| match item {
                Item::Text { text, .. } => Some(text.as_str()),
                _ => None,
            });
            let all: String = texts.flat_map(str::chars).filter(|c| *c != ' ').collect();
            for name in &log.lanes {
                let name: String = name.chars().filter(|c| *c != ' ').collect();
                assert!(all.contains(&name), "{name} among {lanes}");
            }
        }
    }
}
