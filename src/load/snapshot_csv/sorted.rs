//! A stored snapshot in CSV to the same one, sorted by actor and issue.
//!
//! In: a text whose first columns are `actor` and `issue`. Out: its first line
//! and its rows in order; rows of one cell keep theirs. Nothing of a row is
//! looked at but what it is sorted by: who reads the rows checks them.

use memchr::{memchr, memchr_iter};
use rustc_hash::FxHashMap;

/// A row: the places of its actor and issue among all, and its bytes.
struct Line {
    key: (u32, u32),
    start: u32,
    end: u32,
}

/// The text in order; none if that takes reading it, for an actor or issue is in
/// quotation marks or a row has no such field, or if it has more than 4 GiB.
/// O(n log n) in the number of rows; memory is that of the text, and 16 bytes a
/// row.
pub(super) fn sorted(text: &str) -> Option<String> {
    u32::try_from(text.len()).ok()?;
    let bytes = text.as_bytes();
    let (mut actors, mut issues) = (Names::default(), Names::default());
    let mut lines: Vec<Line> = Vec::new();
    let mut header = None;
    let mut at = 0;
    while at < bytes.len() {
        let end = line_end(bytes, at)?;
        let line = &text[at..end];
        at = end;
        if line.trim_matches(['\r', '\n']).is_empty() {
            continue;
        }
        if header.is_none() {
            header = Some(line);
        } else {
            let (actor, rest) = line.split_once(',')?;
            let issue = rest.split(',').next()?;
            if actor.contains('"') || issue.contains('"') {
                return None;
            }
            lines.push(Line {
                key: (actors.number(actor.trim()), issues.number(issue.trim())),
                start: (end - line.len()) as u32,
                end: end as u32,
            });
        }
    }
    let (actors, issues) = (actors.places(), issues.places());
    for line in &mut lines {
        line.key = (actors[line.key.0 as usize], issues[line.key.1 as usize]);
    }
    lines.sort_unstable_by_key(|line| (line.key, line.start));
    let mut sorted = String::with_capacity(text.len() + 2);
    let rows = lines
        .iter()
        .map(|line| &text[line.start as usize..line.end as usize]);
    for line in header.into_iter().chain(rows) {
        sorted.push_str(line);
        if !line.ends_with('\n') {
            sorted.push('\n');
        }
    }
    Some(sorted)
}

/// Whether the first rows are in order, as far as that is seen without reading
/// them.
pub(super) fn begins_sorted(text: &str) -> bool {
    let mut last = None;
    text.lines().skip(1).take(FIRST).all(|line| {
        let mut fields = line.splitn(3, ',').map(str::trim);
        let key = (fields.next(), fields.next());
        let in_order = last.is_none_or(|last| last <= key) || line.contains('"') || line.is_empty();
        last = Some(key);
        in_order
    })
}

/// How many rows are looked at first.
const FIRST: usize = 1_000;

/// Where a row ends, with its line break: the first that stands outside of
/// quotation marks. None if one is never closed.
fn line_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut quotes = 0;
    let mut at = start;
    loop {
        let end = memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |n| at + n + 1);
        quotes += memchr_iter(b'"', &bytes[at..end]).count();
        if quotes % 2 == 0 {
            return Some(end);
        }
        if end == bytes.len() {
            return None;
        }
        at = end;
    }
}

/// Names as numbers in the order in which they were met.
#[derive(Default)]
struct Names<'t> {
    numbers: FxHashMap<&'t str, u32>,
    all: Vec<&'t str>,
}

impl<'t> Names<'t> {
    fn number(&mut self, name: &'t str) -> u32 {
        let all = &mut self.all;
        *self.numbers.entry(name).or_insert_with(|| {
            all.push(name);
            all.len() as u32 - 1
        })
    }

    /// The place of each among all, in order.
    fn places(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.all.len() as u32).collect();
        order.sort_unstable_by_key(|number| self.all[*number as usize]);
        let mut places = vec![0; order.len()];
        for (place, number) in order.iter().enumerate() {
            places[*number as usize] = place as u32;
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_and_those_of_one_cell_keep_their_order() {
        let text = "actor,issue,conditions\r\nb,i,\"x\ny, \"\"z\"\"\"\r\n\na,j,2\na,i,4\nb,i,1";
        let expected = "actor,issue,conditions\r\na,i,4\na,j,2\nb,i,\"x\ny, \"\"z\"\"\"\r\nb,i,1\n";
        assert_eq!(sorted(text).as_deref(), Some(expected));
    }

    #[test]
    fn what_cannot_be_sorted_unread_is_left_to_the_reader() {
        for row in ["\"a\",i,x", "a,\"i\",x", "a", "a,i,\"x"] {
            assert_eq!(
                sorted(&format!("actor,issue,claim\n{row}\n")),
                None,
                "{row}"
            );
        }
    }
}
