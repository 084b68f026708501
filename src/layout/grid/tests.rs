//! Tests of grids, on what is drawn.

use super::*;
use crate::font::Fonts;
use crate::layout::area;
use crate::view::figure::{Line, Sign};

fn heading(label: &str, group: Option<&str>) -> Heading {
    Heading {
        id: label.into(),
        label: label.into(),
        group: group.map(str::to_owned),
    }
}

fn part(glyph: &str, text: &str, note: usize) -> Part {
    Part {
        glyph: glyph.into(),
        text: text.into(),
        note: Some(note),
        sign: Sign::Positive,
        line: Line::Dashed,
        weight: 2,
    }
}

/// A fictional grid with words of many lengths.
fn grid(rows: usize, columns: usize) -> Grid {
    let long = "no answer, as told by somebody with a name that is longer than a cell";
    let cell = |row: usize, column: usize| GridCell {
        parts: match (row * 3 + column) % 5 {
            0 => vec![],
            1 => vec![part("▲▲", "", 3)],
            2 => vec![part("", long, 118), part("▼", "not there, if …", 27)],
            3 => vec![part("●", "7.5", 1)],
            _ => vec![part("▲", "if …, dissent", 214)],
        },
    };
    let names = [
        "Northland",
        "The governor of a far province\n(camp: Northland)",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ];
    Grid {
        rows: (0..rows).map(|at| heading(names[at % 3], None)).collect(),
        columns: (0..columns)
            .map(|at| {
                heading(
                    "Security guarantees †",
                    (at % 4 > 1).then_some("Peace terms"),
                )
            })
            .collect(),
        cells: (0..rows)
            .map(|row| (0..columns).map(|column| cell(row, column)).collect())
            .collect(),
    }
}

#[test]
fn nothing_overlaps_from_one_cell_to_many() {
    let fonts = Fonts::bundled();
    let pen = Pen::new(&fonts);
    for (rows, columns) in [(0, 0), (1, 1), (4, 6), (8, 12), (12, 25), (90, 2)] {
        for room in [None, Some(700.0), Some(2000.0)] {
            let drawn = draw(&grid(rows, columns), &pen, room);
            area::is_inside(&drawn);
            area::are_apart(&area::texts(&drawn.items));
        }
    }
}

#[test]
fn words_stay_within_their_cell() {
    let fonts = Fonts::bundled();
    let drawn = draw(&grid(6, 8), &Pen::new(&fonts), None);
    let cells: Vec<area::Area> = drawn
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Rect {
                x,
                y,
                width,
                height,
                ..
            } => Some((*x - 1.0, *y - 1.0, x + width + 1.0, y + height + 1.0)),
            _ => None,
        })
        .collect();
    let left = cells.iter().map(|cell| cell.0).fold(f64::MAX, f64::min);
    let top = cells.iter().map(|cell| cell.1).fold(f64::MAX, f64::min);
    let within = |text: &area::Area| {
        cells
            .iter()
            .any(|c| text.0 >= c.0 && text.2 <= c.2 && text.1 >= c.1 && text.3 <= c.3)
    };
    for text in area::texts(&drawn.items) {
        let is_heading = text.0 < left || text.1 < top;
        assert!(is_heading || within(&text), "{text:?}");
    }
}

#[test]
fn the_border_tells_what_the_colour_does_not() {
    let area = (0.0, 0.0, 50.0, 30.0);
    let all = [
        Line::Solid,
        Line::Dashed,
        Line::Dotted,
        Line::Double,
        Line::Thin,
    ];
    let drawn: Vec<Vec<Item>> = all
        .iter()
        .map(|line| swatch(Sign::Positive, *line, false, area))
        .collect();
    for (at, one) in drawn.iter().enumerate() {
        assert!(
            drawn[at + 1..].iter().all(|other| one != other),
            "{:?}",
            all[at]
        );
    }
}

#[test]
fn a_long_list_stands_in_panels_with_every_row_once() {
    let fonts = Fonts::bundled();
    let pen = Pen::new(&fonts);
    let names: Vec<String> = (0..190).map(|at| format!("State {at}")).collect();
    let long = Grid {
        rows: names.iter().map(|name| heading(name, None)).collect(),
        columns: vec![heading("Talks", None)],
        cells: vec![
            vec![GridCell {
                parts: vec![part("▲", "yes", 1)]
            }];
            190
        ],
    };
    let drawn = draw(&long, &pen, None);
    assert!(drawn.height < 2.0 * drawn.width && drawn.width < WIDEST);
    for name in &names {
        let written = |item: &&Item| matches!(item, Item::Text { text, .. } if text == name);
        assert_eq!(drawn.items.iter().filter(written).count(), 1, "{name}");
    }
}
