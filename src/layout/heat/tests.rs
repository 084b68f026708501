//! Tests of heat maps, on what is drawn.

use super::*;
use crate::font::Fonts;
use crate::layout::area;
use crate::view::figure::HeatCell;

/// A fictional matrix of so many rows, with two groups and both sides.
fn heat(count: usize) -> Heat {
    let heading = |at: usize| Heading {
        id: at.to_string(),
        label: [
            "Northland",
            "The united provinces of the far south and west",
            "x",
        ][at % 3]
            .into(),
        group: Some((at * 2 / count.max(1)).to_string()),
    };
    let cell = |row: usize, column: usize| HeatCell {
        sign: if (row + column).is_multiple_of(3) {
            Sign::Negative
        } else {
            Sign::Positive
        },
        level: ((row * column) % 6) as u8,
        text: if count <= 40 {
            format!("{}", row * column)
        } else {
            String::new()
        },
    };
    Heat {
        rows: (0..count).map(heading).collect(),
        columns: (0..count).map(heading).collect(),
        cells: (0..count)
            .map(|row| (0..count).map(|c| cell(row, c)).collect())
            .collect(),
        same: true,
    }
}

#[test]
fn names_and_numbers_are_inside_and_do_not_overlap() {
    let fonts = Fonts::bundled();
    let pen = Pen::new(&fonts);
    for count in [0, 1, 2, 18, 60, 200] {
        for room in [None, Some(700.0)] {
            let drawn = draw(&heat(count), &pen, room);
            area::is_inside(&drawn);
            area::are_apart(&area::texts(&drawn.items));
        }
    }
}

#[test]
fn what_is_against_has_a_second_channel_where_no_number_stands() {
    let fonts = Fonts::bundled();
    let bars = |count: usize| {
        let drawn = draw(&heat(count), &Pen::new(&fonts), None);
        let is_bar = |item: &&Item| {
            matches!(item, Item::Path { stroke: Some(stroke), .. }
                if matches!(stroke.paint, Paint::OnShade(Sign::Negative, _)))
        };
        drawn.items.iter().filter(is_bar).count()
    };
    assert_eq!(bars(10), 0);
    assert!(bars(100) > 0);
}
