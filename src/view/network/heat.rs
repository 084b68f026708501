//! A matrix with its order comes in, a heat map and its legend come out.

use super::super::figure::{Heading, Heat, HeatCell, LegendEntry, Sign};

/// With more rows or columns nothing is written in the cells.
const WRITTEN: usize = 40;

/// A cell before it has a shade: its side, how far it is from 0 or from the
/// middle, and what is written in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in super::super) struct Raw {
    pub sign: Sign,
    pub size: f64,
    pub text: String,
}

/// What a heat map is made of.
pub(in super::super) struct Parts<'p> {
    pub rows: Vec<Heading>,
    pub columns: Vec<Heading>,
    /// The order of the rows and that of the columns.
    pub order: (&'p [usize], &'p [usize]),
    /// Whether the columns are the rows again.
    pub same: bool,
}

/// The heat map. Shades are classes of one width from 0 if there are two sides,
/// else from the least size that occurs to the largest.
pub(in super::super) fn heat(
    parts: &Parts<'_>,
    cell: &dyn Fn(usize, usize) -> Option<Raw>,
    meaning: &dyn Fn(Sign) -> &'static str,
) -> (Heat, Vec<LegendEntry>) {
    made(None, parts, cell, meaning)
}

/// The heat map, its classes of one width from 0 to a largest size.
pub(in super::super) fn heat_to(
    most: f64,
    parts: &Parts<'_>,
    cell: &dyn Fn(usize, usize) -> Option<Raw>,
) -> Heat {
    made(Some(most), parts, cell, &|_| "").0
}

fn made(
    most: Option<f64>,
    parts: &Parts<'_>,
    cell: &dyn Fn(usize, usize) -> Option<Raw>,
    meaning: &dyn Fn(Sign) -> &'static str,
) -> (Heat, Vec<LegendEntry>) {
    let (rows, columns) = parts.order;
    let is_written = rows.len().max(columns.len()) <= WRITTEN;
    let raw: Vec<Vec<Option<Raw>>> = rows
        .iter()
        .map(|row| columns.iter().map(|column| cell(*row, *column)).collect())
        .collect();
    let scale = match most {
        Some(most) => Scale {
            from: 0.0,
            step: most / f64::from(Heat::LEVELS),
        },
        None => Scale::of(raw.iter().flatten().flatten()),
    };
    let mut classes = Classes::default();
    let cells = raw.into_iter().map(|row| {
        let cells = row.into_iter().map(|raw| {
            let Some(raw) = raw else {
                return HeatCell::default();
            };
            let level = scale.level(raw.size);
            classes.add(raw.sign, level, raw.size);
            HeatCell {
                sign: raw.sign,
                level,
                text: if is_written { raw.text } else { String::new() },
            }
        });
        cells.collect()
    });
    let heat = Heat {
        cells: cells.collect(),
        rows: rows.iter().map(|at| parts.rows[*at].clone()).collect(),
        columns: columns
            .iter()
            .map(|at| parts.columns[*at].clone())
            .collect(),
        same: parts.same,
    };
    let legend = classes.legend(meaning);
    (heat, legend)
}

/// How sizes become levels.
struct Scale {
    from: f64,
    step: f64,
}

impl Scale {
    fn of<'r>(cells: impl Iterator<Item = &'r Raw> + Clone) -> Scale {
        let sizes = || cells.clone().map(|raw| raw.size);
        let most = sizes().fold(0.0, f64::max);
        let least = sizes().fold(f64::MAX, f64::min).min(most);
        let first = cells.clone().next().map(|raw| raw.sign);
        let two_sides = cells.clone().any(|raw| Some(raw.sign) != first);
        let from = if two_sides { 0.0 } else { least };
        Scale {
            from,
            step: (most - from) / f64::from(Heat::LEVELS),
        }
    }

    fn level(&self, size: f64) -> u8 {
        if self.step <= 0.0 {
            return Heat::LEVELS;
        }
        let class = ((size - self.from) / self.step).ceil();
        class.clamp(1.0, f64::from(Heat::LEVELS)) as u8
    }
}

/// The least and the largest size of each shade that occurs.
#[derive(Default)]
struct Classes {
    of: std::collections::BTreeMap<(Sign, u8), (f64, f64)>,
}

impl Classes {
    fn add(&mut self, sign: Sign, level: u8, size: f64) {
        let range = self.of.entry((sign, level)).or_insert((size, size));
        *range = (range.0.min(size), range.1.max(size));
    }

    /// From the most against to the most for; the ends of a side say what it
    /// means.
    fn legend(&self, meaning: &dyn Fn(Sign) -> &'static str) -> Vec<LegendEntry> {
        let mut entries = Vec::new();
        for sign in [Sign::Negative, Sign::Neutral, Sign::None, Sign::Positive] {
            let side = self.of.iter().filter(|((of, _), _)| *of == sign);
            let mut levels: Vec<(u8, (f64, f64))> =
                side.map(|((_, level), range)| (*level, *range)).collect();
            if sign == Sign::Negative {
                levels.reverse();
            }
            let last = levels.len().saturating_sub(1);
            for (at, (level, (least, most))) in levels.into_iter().enumerate() {
                let of = if sign == Sign::Negative { -1.0 } else { 1.0 };
                let (least, most) = (short(of * least), short(of * most));
                let range = match least == most {
                    true => least,
                    false if sign == Sign::Negative => format!("{most} to {least}"),
                    false => format!("{least} to {most}"),
                };
                let named = if sign == Sign::Negative { 0 } else { last };
                let text = match at == named {
                    true => format!("{range}: {}", meaning(sign)),
                    false => range,
                };
                entries.push(LegendEntry {
                    sign,
                    weight: level,
                    glyph: Heat::glyph(sign, level).to_owned(),
                    text,
                    ..LegendEntry::default()
                });
            }
        }
        entries
    }
}

/// A weight in few digits, with a minus that is one.
pub(in super::super) fn short(weight: f64) -> String {
    let digits = match weight.abs() {
        _ if weight.fract() == 0.0 => 0,
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 0.095 => 2,
        _ => 3,
    };
    let text = format!("{:.digits$}", weight.abs());
    if weight < 0.0
        && text
            .bytes()
            .any(|digit| digit.is_ascii_digit() && digit != b'0')
    {
        format!("\u{2212}{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(weights: &[f64]) -> (Heat, Vec<LegendEntry>) {
        let heading = |at: usize| Heading {
            id: at.to_string(),
            label: at.to_string(),
            group: None,
        };
        let order: Vec<usize> = (0..weights.len()).collect();
        let parts = Parts {
            rows: vec![heading(0)],
            columns: order.iter().map(|at| heading(*at)).collect(),
            order: (&[0], &order),
            same: false,
        };
        let cell = |_, at: usize| {
            let weight = weights[at];
            (weight != 0.0).then(|| Raw {
                sign: if weight < 0.0 {
                    Sign::Negative
                } else {
                    Sign::Positive
                },
                size: weight.abs(),
                text: short(weight),
            })
        };
        heat(&parts, &cell, &|_| "meant")
    }

    #[test]
    fn two_sides_share_one_scale_from_zero() {
        let (heat, legend) = drawn(&[-1.0, 0.0, 2.0, 10.0]);
        let levels: Vec<u8> = heat.cells[0].iter().map(|cell| cell.level).collect();
        assert_eq!(levels, [1, 0, 1, 5]);
        let texts: Vec<&str> = legend.iter().map(|entry| entry.text.as_str()).collect();
        assert_eq!(texts, ["\u{2212}1: meant", "2", "10: meant"]);
    }

    #[test]
    fn one_side_uses_all_shades() {
        let (heat, _) = drawn(&[100.0, 105.0, 110.0]);
        let levels: Vec<u8> = heat.cells[0].iter().map(|cell| cell.level).collect();
        assert_eq!(levels, [1, 3, 5]);
    }

    #[test]
    fn weights_are_short_and_keep_their_sign() {
        let all = [
            (-3.0, "\u{2212}3"),
            (0.5, "0.50"),
            (0.0123, "0.012"),
            (1234.5, "1234"),
        ];
        for (weight, text) in all {
            assert_eq!(short(weight), text);
        }
        assert_eq!(short(-0.0001), "0.000");
    }
}
