//! A quote, a text and a run that stands in both come in; what stands in
//! place of the whole quote, and the words that differ, go out.
//!
//! On either side of the run, words and signs of the quote are aligned with
//! those of the text at the least cost (Wagner and Fischer 1974), where the
//! text may go on for free. Up to 200 of them are at once; from the last of
//! them that surely stand in both, the next are.

use std::ops::Range;

use super::Difference;
use super::weight;

/// A run that stands in both: where, in the quote and in the folded text.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// In the quote.
    pub quote: Range<usize>,
    /// In the folded text, as long.
    pub text: Range<usize>,
}

/// How many words and signs of a quote are aligned at once.
const WORDS: usize = 200;

/// How often that is done on a side of the run.
const BLOCKS: usize = 64;

/// How many words and signs in a row stand in both for sure.
const SURE: usize = 4;

/// How long a word is in bytes at most. What is longer counts as several.
const LONGEST_WORD: usize = 200;

/// How much longer than the quote its place may be, in percent and in bytes.
const LONGER: usize = 20;
const SLACK: usize = 64;

/// What stands in place of a quote.
pub struct Aligned {
    /// Where, in the folded text.
    pub whole: Range<usize>,
    /// The words that differ, in order.
    pub differences: Vec<Difference>,
    /// How many bytes of the quote stand there, white space included.
    pub same: usize,
    /// Whether that is the place of all of the quote.
    pub is_whole: bool,
}

/// Aligns what stands around a run.
pub fn around(quote: &str, text: &str, run: &Run) -> Aligned {
    let run = within_words(quote, text, run);
    let (mut head, head_is_whole) = side(
        words(&quote[..run.quote.start], true),
        words(&text[..run.text.start], true),
    );
    let (tail, tail_is_whole) = side(
        words(&quote[run.quote.end..], false),
        words(&text[run.text.end..], false),
    );
    let last = |pairs: &[Pair<'_>]| {
        let word = pairs.iter().rev().find_map(|pair| pair.1)?;
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        Some(at..at + word.len())
    };
    let mut start = last(&head).map_or(run.text.start, |word| word.start);
    let mut end = last(&tail).map_or(run.text.end, |word| word.end);
    let mut is_whole = head_is_whole && tail_is_whole;
    // Words without an end, or many that the quote leaves out: where it
    // begins and ends there, nobody can tell.
    if end - start > quote.len() + quote.len() * LONGER / 100 + SLACK {
        let before = run.text.start.saturating_sub(run.quote.start);
        let behind = (run.text.end + quote.len() - run.quote.end).min(text.len());
        start = start.max(floor(text, before));
        end = end.min(floor(text, behind));
        is_whole = false;
    }
    // What stands before the run was read backwards.
    head.reverse();
    let mut same = run.quote.len();
    let mut differences = Vec::new();
    for pairs in [&head, &tail] {
        same += groups(pairs, &mut differences);
    }
    Aligned {
        whole: start..end,
        differences,
        same,
        is_whole,
    }
}

/// Aligns what is left of a quote on one side with what the text has there;
/// tells whether all of it was.
fn side<'a>(
    mut quote: impl Iterator<Item = &'a str> + Clone,
    mut text: impl Iterator<Item = &'a str> + Clone,
) -> (Vec<Pair<'a>>, bool) {
    let mut aligned = Vec::new();
    for _ in 0..BLOCKS {
        loop {
            let (mut of_quote, mut of_text) = (quote.clone(), text.clone());
            match (of_quote.next(), of_text.next()) {
                (Some(one), Some(other)) if one == other => {
                    aligned.push((Some(one), Some(other)));
                    (quote, text) = (of_quote, of_text);
                }
                _ => break,
            }
        }
        let mut block: Vec<&str> = quote.clone().take(WORDS + 1).collect();
        let is_last = block.len() <= WORDS;
        block.truncate(WORDS);
        let room = match block.len() {
            0 => 0,
            length => length + length / 2 + 8,
        };
        let ahead: Vec<&str> = text.clone().take(room).collect();
        let mut found = pairs(&block, &ahead);
        if is_last {
            aligned.extend(found);
            return (aligned, true);
        }
        let sure = |row: &[Pair<'_>]| row.iter().all(agree);
        let Some(before) = found.windows(SURE).rposition(sure) else {
            aligned.extend(found);
            return (aligned, false);
        };
        found.truncate(before + SURE);
        for pair in &found {
            pair.0.and_then(|_| quote.next());
            pair.1.and_then(|_| text.next());
        }
        aligned.extend(found);
    }
    let is_whole = quote.next().is_none();
    (aligned, is_whole)
}

/// The run without the parts of words at its ends that go on differently.
fn within_words(quote: &str, text: &str, run: &Run) -> Run {
    let is_word = |c: Option<char>| c.is_some_and(in_word);
    let shared = &quote[run.quote.clone()];
    let goes_on = is_word(quote[run.quote.end..].chars().next())
        || is_word(text[run.text.end..].chars().next());
    let came = is_word(quote[..run.quote.start].chars().next_back())
        || is_word(text[..run.text.start].chars().next_back());
    let part = |word: usize| {
        if word < shared.len() && word <= LONGEST_WORD {
            word
        } else {
            0
        }
    };
    let end = match goes_on {
        true => part(shared.len() - shared.trim_end_matches(in_word).len()),
        false => 0,
    };
    let start = match came {
        true => part(shared.len() - shared.trim_start_matches(in_word).len()),
        false => 0,
    };
    let (start, end) = if start + end < shared.len() {
        (start, end)
    } else {
        (0, 0)
    };
    Run {
        quote: run.quote.start + start..run.quote.end - end,
        text: run.text.start + start..run.text.end - end,
    }
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '\''
}

fn lower(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars().flat_map(char::to_lowercase)
}

/// Words, and signs one by one, from the start or from the end.
fn words(text: &str, backwards: bool) -> impl Iterator<Item = &str> + Clone {
    let mut rest = text;
    std::iter::from_fn(move || {
        if backwards {
            rest = rest.trim_end_matches(' ');
            let last = rest.chars().next_back()?;
            let near = floor(rest, rest.len().saturating_sub(LONGEST_WORD));
            let from = match near + rest[near..].trim_end_matches(in_word).len() {
                from if from < rest.len() => from,
                _ => rest.len() - last.len_utf8(),
            };
            let (before, word) = rest.split_at(from);
            rest = before;
            Some(word)
        } else {
            rest = rest.trim_start_matches(' ');
            let first = rest.chars().next()?;
            let near = &rest[..floor(rest, LONGEST_WORD)];
            let to = match near.len() - near.trim_start_matches(in_word).len() {
                0 => first.len_utf8(),
                to => to,
            };
            let (word, behind) = rest.split_at(to);
            rest = behind;
            Some(word)
        }
    })
}

/// Where the character begins that holds a byte, or the text ends.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A word of the quote and one of the text, or one of them alone.
type Pair<'a> = (Option<&'a str>, Option<&'a str>);

fn agree(pair: &Pair<'_>) -> bool {
    pair.0 == pair.1
}

/// Words of the quote with words at the start of those of the text, in order.
fn pairs<'a>(quote: &[&'a str], text: &[&'a str]) -> Vec<Pair<'a>> {
    let width = text.len() + 1;
    // A word in place of another costs no more than a word too many, a sign
    // hardly anything; words that begin alike are likely to be the same.
    let alone = |word: &str| if word.starts_with(in_word) { 4 } else { 1 };
    let both = |a: &str, b: &str| {
        let is_word = |word: &str| word.starts_with(in_word);
        match () {
            () if a == b => 0,
            () if is_word(a) != is_word(b) => 5,
            () if !is_word(a) => 1,
            () if a.len() <= LONGEST_WORD && lower(a).eq(lower(b)) => 1,
            () if a.chars().take(3).eq(b.chars().take(3)) => 3,
            () => 4,
        }
    };
    let mut costs = vec![0u32; (quote.len() + 1) * width];
    for i in 0..=quote.len() {
        for j in 0..width {
            let mut least = u32::MAX;
            if i == 0 && j == 0 {
                least = 0;
            }
            if i > 0 {
                least = least.min(costs[(i - 1) * width + j] + alone(quote[i - 1]));
            }
            if j > 0 {
                least = least.min(costs[i * width + j - 1] + alone(text[j - 1]));
            }
            if i > 0 && j > 0 {
                let cost = both(quote[i - 1], text[j - 1]);
                least = least.min(costs[(i - 1) * width + j - 1] + cost);
            }
            costs[i * width + j] = least;
        }
    }
    // The end: at the least cost, where the last words agree, as long as the quote.
    let ends = |&j: &usize| {
        let agree = j > 0 && quote.last() == text.get(j - 1);
        (
            costs[quote.len() * width + j],
            !agree,
            j.abs_diff(quote.len()),
        )
    };
    let mut j = (0..width).min_by_key(ends).unwrap_or(0);
    let mut i = quote.len();
    let mut pairs = Vec::new();
    while i > 0 || j > 0 {
        let cost = costs[i * width + j];
        if i > 0
            && j > 0
            && cost == costs[(i - 1) * width + j - 1] + both(quote[i - 1], text[j - 1])
        {
            (i, j) = (i - 1, j - 1);
            pairs.push((Some(quote[i]), Some(text[j])));
        } else if i > 0 && cost == costs[(i - 1) * width + j] + alone(quote[i - 1]) {
            i -= 1;
            pairs.push((Some(quote[i]), None));
        } else {
            j -= 1;
            pairs.push((None, Some(text[j])));
        }
    }
    pairs.reverse();
    pairs
}

/// Adds the differences, neighbours together; returns how many bytes are the same.
fn groups(pairs: &[Pair<'_>], found: &mut Vec<Difference>) -> usize {
    let mut same = 0;
    for group in pairs.chunk_by(|a, b| agree(a) == agree(b)) {
        let quote: Vec<&str> = group.iter().filter_map(|pair| pair.0).collect();
        let text: Vec<&str> = group.iter().filter_map(|pair| pair.1).collect();
        if group.first().is_some_and(agree) {
            same += quote.iter().map(|word| word.len() + 1).sum::<usize>();
        } else {
            found.push(Difference {
                weight: weight::between(&quote, &text),
                quote: joined(&quote),
                text: joined(&text),
            });
        }
    }
    same
}

/// Words with a space between them, signs as they stand.
fn joined(words: &[&str]) -> String {
    let mut joined = String::new();
    for word in words {
        if !joined.is_empty() && word.starts_with(in_word) {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}
