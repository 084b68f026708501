//! A table and the width of a page come in, widths of columns come out, and the
//! size in which the table fits.

use super::super::columns;
use crate::font::Fonts;
use crate::text::visible;
use crate::view::answer::Table;

/// Blank to both sides of the words of a cell.
pub(super) const PAD: f64 = 4.0;
/// Sizes of letters, the liked one first; below the last one columns go into
/// tables of their own.
const SIZES: [f64; 3] = [7.75, 7.0, 6.0];
/// A word wider than this part of the page is broken.
const WORD: f64 = 0.3;

/// How a table is set.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plan {
    /// The height of letters.
    pub size: f64,
    /// How many columns the table has.
    pub columns: usize,
    /// Which columns stand side by side.
    pub parts: Vec<Part>,
}

/// Columns side by side, by number from 0, with their widths.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    pub columns: Vec<usize>,
    pub widths: Vec<f64>,
}

/// The widest word of a column, and its widest line.
#[derive(Debug, Clone, Copy)]
struct Needs {
    least: f64,
    liked: f64,
}

/// Plans a table for a width.
pub(super) fn plan(fonts: &Fonts, table: &Table, width: f64) -> Plan {
    let count = columns(table);
    // Lengths grow with the letters; blanks do not.
    let needs: Vec<Needs> = (0..count).map(|at| needs(fonts, table, at)).collect();
    let at = |size: f64| -> Vec<Needs> {
        let scaled = |needs: &Needs| Needs {
            least: (needs.least * size).min(width * WORD) + 2.0 * PAD,
            liked: needs.liked * size + 2.0 * PAD,
        };
        needs.iter().map(scaled).collect()
    };
    let fits = |needs: &[Needs]| needs.iter().map(|n| n.least).sum::<f64>() <= width;
    let found = SIZES.iter().find(|size| fits(&at(**size)));
    let size = *found.unwrap_or(&SIZES[SIZES.len() - 1]);
    let needs = at(size);
    let parts = groups(&needs, width).into_iter().map(|columns| {
        let needs: Vec<Needs> = columns.iter().map(|at| needs[*at]).collect();
        let widths = shared(&needs, width);
        Part { columns, widths }
    });
    Plan {
        size,
        columns: count,
        parts: parts.collect(),
    }
}

/// What a column needs at size 1.
fn needs(fonts: &Fonts, table: &Table, at: usize) -> Needs {
    let name = table.header.get(at).map(|name| (name.as_str(), true));
    let cells = table.rows.iter().filter_map(|row| row.get(at));
    let texts = name
        .into_iter()
        .chain(cells.map(|cell| (cell.text.as_str(), false)));
    let mut needs = Needs {
        least: 0.0,
        liked: 0.0,
    };
    for (text, bold) in texts {
        for line in visible::on_lines(text).lines() {
            needs.liked = needs.liked.max(fonts.width(line.trim(), 1.0, bold));
            for word in line.split_whitespace() {
                needs.least = needs.least.max(fonts.width(word, 1.0, bold));
            }
        }
    }
    // What adds up from words may differ by a hair from the whole.
    needs.liked += 0.02;
    needs.least += 0.02;
    needs
}

/// As many columns side by side as have room, each time behind the first; alike
/// many in each part, if that fits, too.
fn groups(needs: &[Needs], width: f64) -> Vec<Vec<usize>> {
    let first = needs.first().map_or(0.0, |needs| needs.least);
    let mut groups = vec![vec![0]];
    let mut wide = first;
    for (at, needs) in needs.iter().enumerate().skip(1) {
        let group = groups
            .last_mut()
            .filter(|group| wide + needs.least <= width || group.len() == 1);
        match group {
            Some(group) => {
                group.push(at);
                wide += needs.least;
            }
            None => {
                groups.push(vec![0, at]);
                wide = first + needs.least;
            }
        }
    }
    let others: Vec<usize> = (1..needs.len()).collect();
    let alike = others.chunks(others.len().div_ceil(groups.len()).max(1));
    let alike: Vec<Vec<usize>> = alike.map(|part| [&[0], part].concat()).collect();
    let fits = |group: &Vec<usize>| group.iter().map(|at| needs[*at].least).sum::<f64>() <= width;
    match groups.len() > 1 && alike.iter().all(fits) {
        true => alike,
        false => groups,
    }
}

/// Every column gets what its words need; those that like little more get it,
/// the others share what is left alike.
fn shared(needs: &[Needs], width: f64) -> Vec<f64> {
    let mut widths: Vec<f64> = needs.iter().map(|needs| needs.least).collect();
    let mut left = width - widths.iter().sum::<f64>();
    let mut order: Vec<usize> = (0..needs.len()).collect();
    let wish = |at: usize| (needs[at].liked - needs[at].least).max(0.0);
    order.sort_by(|a, b| wish(*a).total_cmp(&wish(*b)).then(a.cmp(b)));
    for (done, at) in order.iter().enumerate() {
        let share = (left / (order.len() - done) as f64).max(0.0);
        let more = wish(*at).min(share);
        widths[*at] += more;
        left -= more;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(columns: usize) -> Table {
        let name = |at: usize| format!("question-{at}");
        let row = |at: usize| (0..columns).map(|_| format!("+{at} yes").into()).collect();
        Table {
            header: (0..columns).map(name).collect(),
            rows: (0..3).map(row).collect(),
        }
    }

    #[test]
    fn a_narrow_table_is_as_wide_as_its_words() {
        let plan = plan(&Fonts::bundled(), &wide(3), 480.0);
        assert_eq!((plan.size, plan.parts.len()), (SIZES[0], 1));
        assert!(plan.parts[0].widths.iter().sum::<f64>() < 240.0);
    }

    #[test]
    fn a_wide_table_is_set_smaller_and_then_parted() {
        for columns in [7, 9, 40, 200] {
            let plan = plan(&Fonts::bundled(), &wide(columns), 480.0);
            let mut seen: Vec<usize> = Vec::new();
            for part in &plan.parts {
                assert_eq!(part.columns[0], 0);
                assert!(part.widths.iter().sum::<f64>() <= 480.01);
                seen.extend(&part.columns[1..]);
            }
            assert_eq!(seen, (1..columns).collect::<Vec<_>>());
            assert_eq!(plan.parts.len() > 1, columns >= 40, "{columns}");
            assert_eq!(
                plan.size == SIZES[0],
                columns == 7,
                "{columns}: {}",
                plan.size
            );
        }
    }

    #[test]
    fn a_short_column_is_not_squeezed_by_a_long_one() {
        let long = "many words that want a lot of room ".repeat(20);
        let table = Table {
            header: vec!["Actor".into(), "Position".into()],
            rows: vec![vec!["the United Kingdom".into(), long.as_str().into()]],
        };
        let plan = plan(&Fonts::bundled(), &table, 480.0);
        let lines = Fonts::bundled().wrap(
            "the United Kingdom",
            plan.parts[0].widths[0] - 2.0 * PAD,
            plan.size,
            false,
        );
        assert_eq!(lines.len(), 1);
    }
}
