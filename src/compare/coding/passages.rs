//! Passages: the first quotes of one source come in, the number of the passage
//! of each comes out. A passage is what overlapping quotes cover together.

use std::collections::BTreeMap;

use crate::model::{Claim, QuoteKind};

/// The words of a first quote, white space apart; of a record without words
/// its locator, which is the same or another and is no part of one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Words {
    locator: bool,
    text: String,
}

pub(super) fn words(claim: &Claim) -> Words {
    let quote = claim.quotes.first();
    let exact = quote.map_or("", |quote| &*quote.exact);
    let (locator, text) = match quote.map(|quote| &quote.kind) {
        Some(QuoteKind::Record(locator)) if exact.trim().is_empty() => (true, &**locator),
        _ => (false, exact),
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    Words {
        locator,
        text: words.join(" "),
    }
}

/// The number of the passage of each quote: quotes of which one contains the
/// other are in one passage, and so is whatever overlaps with either.
pub(super) fn passages(texts: &[&Words]) -> Vec<usize> {
    let mut of: Vec<usize> = (0..texts.len()).collect();
    let root = |of: &[usize], mut at: usize| {
        while of[at] != at {
            at = of[at];
        }
        at
    };
    let mut starts: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, text) in texts.iter().enumerate().filter(|(_, text)| !text.locator) {
        for start in word_starts(&text.text) {
            let known = starts.entry(start).or_default();
            if known.last() != Some(&at) {
                known.push(at);
            }
        }
    }
    for (part, words) in texts.iter().enumerate().filter(|(_, text)| !text.locator) {
        let start = beginning(&words.text);
        let alike = starts.range(start..);
        let alike = alike.take_while(|(other, _)| other.starts_with(start));
        for whole in alike.flat_map(|(_, whole)| whole) {
            let (a, b) = (root(&of, part), root(&of, *whole));
            if a != b && contains(&texts[*whole].text, &words.text) {
                of[a.max(b)] = a.min(b);
            }
        }
    }
    (0..texts.len()).map(|at| root(&of, at)).collect()
}

/// The first bytes of a text, at most as many as tell most sentences apart.
fn beginning(text: &str) -> &str {
    let mut end = text.len().min(24);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The beginning of the rest of a text from wherever a quote can begin.
fn word_starts(text: &str) -> impl Iterator<Item = &str> {
    let mut before = None;
    let starts = text.char_indices().filter(move |(_, c)| {
        let inside = joined(before, Some(*c));
        before = Some(*c);
        !inside
    });
    starts.map(|(at, _)| beginning(&text[at..]))
}

/// Whether two characters side by side are within one word. Scripts from Thai
/// on are mostly written without blanks: there a word may end anywhere.
fn joined(a: Option<char>, b: Option<char>) -> bool {
    let joins = |c: char| c.is_alphanumeric() && c < '\u{e00}';
    a.is_some_and(joins) && b.is_some_and(joins)
}

/// Whether a text has another in it as whole words: “no” is not in “not”.
fn contains(text: &str, part: &str) -> bool {
    !part.is_empty()
        && text.match_indices(part).any(|(at, _)| {
            let (before, behind) = (&text[..at], &text[at + part.len()..]);
            !joined(before.chars().next_back(), part.chars().next())
                && !joined(part.chars().next_back(), behind.chars().next())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The naive way: every quote against every other.
    fn one_by_one(texts: &[&Words]) -> Vec<usize> {
        let mut of: Vec<usize> = (0..texts.len()).collect();
        for _ in texts {
            for a in 0..texts.len() {
                for b in 0..texts.len() {
                    let either = [(a, b), (b, a)];
                    if either
                        .iter()
                        .any(|(a, b)| contains(&texts[*a].text, &texts[*b].text))
                    {
                        let least = of[a].min(of[b]);
                        (of[a], of[b]) = (least, least);
                    }
                }
            }
        }
        of
    }

    #[test]
    fn passages_are_those_of_comparing_every_quote_with_every_other() {
        let vocabulary = [
            "no",
            "not",
            "we",
            "“we",
            "不会",
            "签署",
            "подпишем",
            "sign.",
            "-",
        ];
        let mut state = 7_u32;
        let mut draw = |below: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as usize % below
        };
        for round in 0..60 {
            let mut texts: Vec<Words> = Vec::new();
            for _ in 0..12 {
                let length = 1 + draw(if round % 2 == 0 { 4 } else { 12 });
                let words: Vec<&str> = (0..length).map(|_| vocabulary[draw(9)]).collect();
                let text = words.join(if round % 3 == 0 { "" } else { " " });
                texts.push(Words {
                    locator: false,
                    text,
                });
            }
            texts.sort();
            texts.dedup();
            let texts: Vec<&Words> = texts.iter().collect();
            assert_eq!(passages(&texts), one_by_one(&texts), "round {round}");
        }
    }

    #[test]
    fn a_quote_of_a_million_characters_takes_no_more_than_its_length() {
        let long = |text: &str| Words {
            locator: false,
            text: text.repeat(300_000),
        };
        let short = |text: &str| Words {
            locator: false,
            text: text.to_owned(),
        };
        let mut texts = [
            long("不不"),
            long("..."),
            long("no "),
            short("不不不"),
            short("no"),
        ];
        texts.sort();
        let texts: Vec<&Words> = texts.iter().collect();
        let found = passages(&texts);
        let different: std::collections::BTreeSet<usize> = found.into_iter().collect();
        assert_eq!(different.len(), 3);
    }

    #[test]
    fn a_quote_contains_another_as_whole_words_only() {
        assert!(contains("We will not sign, he said.", "We will not sign"));
        assert!(contains("We will not sign, he said.", "not sign, he"));
        assert!(!contains("We will not sign.", "no"));
        assert!(!contains("We will not sign.", "ill not"));
        assert!(contains("Мы не подпишем договор.", "не подпишем"));
        assert!(!contains("Мы не подпишем договор.", "пишем"));
        assert!(contains("他说我们不会签署", "我们不会"));
        assert!(!contains("We will not sign.", ""));
    }
}
