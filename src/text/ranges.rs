//! Characters come in, their names come out: whole, as ranges, and not too many.

use std::fmt::Write as _;

/// Neighbours beyond this many are one range.
const LISTED: usize = 2;

/// Names characters by sign and number, those that follow each other as a
/// range. Of more than `most` ranges those that are nearest are one, with
/// how many of its characters are meant; so every character is inside of what
/// is named. In time n log n.
///
/// ```
/// use stancegraph::text::ranges;
///
/// assert_eq!(ranges(&['北', '一', '丁', '丂'], 9), ["`一`–`丂` U+4E00–U+4E02", "`北` U+5317"]);
/// assert_eq!(ranges(&['一', '丆', '北', '𐌀'], 2), ["`一`–`北` 3 of U+4E00–U+5317", "`𐌀` U+10300"]);
/// ```
pub fn ranges(characters: &[char], most: usize) -> Vec<String> {
    let mut sorted = characters.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let mut runs: Vec<Run> = Vec::new();
    for &c in &sorted {
        match runs.last_mut() {
            Some(run) if distance(run.last, c) == 1 => {
                run.last = c;
                run.count += 1;
            }
            _ => runs.push(Run::of(c)),
        }
    }
    // Two are as short by themselves.
    let mut runs: Vec<Run> = runs.into_iter().flat_map(Run::apart).collect();
    if runs.len() > most {
        runs = fewer(runs, most.max(1));
    }
    runs.iter().map(Run::named).collect()
}

/// Characters from the first to the last, and how many of them are meant.
#[derive(Clone, Copy)]
struct Run {
    first: char,
    last: char,
    count: usize,
}

impl Run {
    fn of(c: char) -> Run {
        Run {
            first: c,
            last: c,
            count: 1,
        }
    }

    fn apart(self) -> Vec<Run> {
        match self.count {
            0..=LISTED => {
                let mut ends = vec![Run::of(self.first), Run::of(self.last)];
                ends.truncate(self.count);
                ends
            }
            _ => vec![self],
        }
    }

    fn named(&self) -> String {
        let number = |c: char| format!("U+{:04X}", u32::from(c));
        if self.first == self.last {
            return format!("{} {}", sign(self.first), number(self.first));
        }
        let mut name = format!("{}–{} ", sign(self.first), sign(self.last));
        if distance(self.first, self.last) + 1 > self.count {
            // Writing to a string cannot fail.
            let _ = write!(name, "{} of ", self.count);
        }
        let _ = write!(name, "{}–{}", number(self.first), number(self.last));
        name
    }
}

/// So few runs, the nearest put together.
fn fewer(runs: Vec<Run>, most: usize) -> Vec<Run> {
    let mut gaps: Vec<(usize, usize)> = runs
        .windows(2)
        .enumerate()
        .map(|(at, pair)| (distance(pair[0].last, pair[1].first), at + 1))
        .collect();
    gaps.sort_unstable();
    // The widest gaps stay.
    let mut kept: Vec<usize> = gaps.iter().rev().take(most - 1).map(|gap| gap.1).collect();
    kept.sort_unstable();
    let mut few: Vec<Run> = Vec::new();
    for (at, run) in runs.into_iter().enumerate() {
        match few.last_mut() {
            Some(last) if kept.binary_search(&at).is_err() => {
                last.last = run.last;
                last.count += run.count;
            }
            _ => few.push(run),
        }
    }
    few
}

fn distance(from: char, to: char) -> usize {
    (u32::from(to) - u32::from(from)) as usize
}

/// A character between backquotes; one that is a sign only on top of another
/// stands on a dotted circle.
fn sign(c: char) -> String {
    match c {
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' => {
            format!("`\u{25cc}{c}`")
        }
        c => super::shown(&c.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_inside_of_what_is_named() {
        let all: Vec<char> = ('一'..='龥').step_by(3).collect();
        let named = ranges(&all, 5);
        assert_eq!(named.len(), 5);
        let count: usize = named
            .iter()
            .map(|name| match name.split(' ').nth(1) {
                Some(number) => number.parse().unwrap_or(1),
                None => 0,
            })
            .sum();
        assert_eq!(count, all.len());
    }

    #[test]
    fn two_neighbours_are_named_one_by_one() {
        assert_eq!(ranges(&['乙', '乚'], 9), ["`乙` U+4E59", "`乚` U+4E5A"]);
        assert!(ranges(&[], 9).is_empty());
    }

    #[test]
    fn what_cannot_stand_alone_stands_on_a_circle_or_is_escaped() {
        assert_eq!(ranges(&['\u{301}'], 9), ["`\u{25cc}\u{301}` U+0301"]);
        assert_eq!(ranges(&['\u{200b}'], 9), ["`\\u{200b}` U+200B"]);
    }
}
