//! Quotes taken from a text are found in it, at the bytes and characters at
//! which they stand, however they are typed.

use std::ops::Range;

use proptest::prelude::*;
use proptest::sample::select;
use stancegraph::text::{Haystack, Match, Needle, Span, fold, sentences, uncovered};

/// Words and what stands between them, in several scripts.
fn text() -> impl Strategy<Value = String> {
    let words = vec![
        "Northland",
        "will",
        "not",
        "sign",
        "Север",
        "не",
        "подпишет",
        "ёлка",
        "cafe\u{301}",
        "café",
        "и\u{306}од",
        "👩🏽\u{200d}🌾",
        "לא",
        "نعم",
        "trea\u{ad}ty",
        "ﬁnal",
        "№",
        "東京",
        "가",
        "Ｗｉｄｅ",
    ];
    let between = vec![
        " ",
        " ",
        " ",
        "  ",
        "\r\n",
        "\n\n",
        "\u{a0}",
        ", ",
        ". ",
        " – ",
        "—",
        " «",
        "» ",
        "“",
        "” ",
        "…",
        "\u{200b} ",
        "’s ",
        "?! ",
    ];
    let pair =
        (select(words), select(between)).prop_map(|(word, between)| word.to_owned() + between);
    proptest::collection::vec(pair, 1..60).prop_map(|pairs| pairs.concat())
}

/// The place of a part that begins and ends with a word.
fn part(text: &str, from: usize, length: usize) -> Range<usize> {
    let mut starts: Vec<usize> = vec![0];
    let is_between = |c: char| " \r\n\u{a0},.–—«»“”…\u{200b}’?!".contains(c);
    let mut before = false;
    for (at, c) in text.char_indices() {
        if before && !is_between(c) {
            starts.push(at);
        }
        before = is_between(c);
    }
    let first = from % starts.len();
    let start = starts[first];
    let last = (first + length).min(starts.len());
    let end = starts.get(last).copied().unwrap_or(text.len());
    let shown = text[start..end].trim_end_matches(is_between);
    start..start + shown.len()
}

/// As somebody types it who has read it.
fn typed(stored: &str) -> String {
    let typed: String = fold(stored)
        .text()
        .split(' ')
        .collect::<Vec<_>>()
        .join("\n ");
    typed.replace('"', "„").replace('-', "―")
}

fn consistent(text: &str, span: &Span) {
    let count = |to: usize| text[..to].chars().count();
    assert_eq!(span.chars, count(span.bytes.start)..count(span.bytes.end));
}

proptest! {
    #[test]
    fn a_quote_is_found_where_it_was_taken(text in text(), from in 0usize..60, length in 1usize..20) {
        let place = part(&text, from, length);
        let found = Haystack::new(&text).find(&[Needle::new(&text[place.clone()])]);
        let Match::Exact(hits) = &found[0] else { panic!("{found:?}") };
        prop_assert!(hits.count >= hits.first.len());
        prop_assert!(hits.count > 8 || hits.first.iter().any(|hit| hit.whole.bytes == place));
        for hit in &hits.first {
            consistent(&text, &hit.whole);
            prop_assert_eq!(&text[hit.whole.bytes.clone()], &text[place.clone()]);
        }
    }

    #[test]
    fn a_quote_typed_otherwise_is_found_where_it_was_read(text in text(), from in 0usize..60, length in 2usize..20) {
        let place = part(&text, from, length);
        let quote = typed(&text[place.clone()]);
        if text.contains(&quote) {
            return Ok(());
        }
        let found = Haystack::new(&text).find(&[Needle::new(&quote)]);
        let Match::Folded(hits) = &found[0] else { panic!("{quote:?}: {found:?}") };
        prop_assert!(hits.count > 8 || hits.first.iter().any(|hit| hit.whole.bytes == place));
        for hit in &hits.first {
            consistent(&text, &hit.whole);
            let (stored, quote) = (fold(&text[hit.whole.bytes.clone()]), fold(&quote));
            prop_assert_eq!(stored.text().trim(), quote.text().trim());
        }
    }

    #[test]
    fn many_quotes_at_once_are_found_as_each_alone(text in text(), parts in proptest::collection::vec((0usize..60, 1usize..20), 1..6)) {
        let quotes: Vec<String> = parts.iter().enumerate().map(|(index, &(from, length))| {
            let stored = &text[part(&text, from, length)];
            match index % 3 {
                0 => stored.to_owned(),
                1 => typed(stored),
                _ => format!("{stored} and more"),
            }
        }).collect();
        let needles: Vec<Needle<'_>> = quotes.iter().map(|quote| Needle::new(quote)).collect();
        let together = Haystack::new(&text).find(&needles);
        let alone: Vec<Match> = needles.iter().flat_map(|needle| Haystack::new(&text).find(&[*needle])).collect();
        prop_assert_eq!(together, alone);
    }

    #[test]
    fn what_is_near_lies_in_the_text(text in ".{0,200}", quote in ".{0,80}", from in 0usize..60) {
        let start = part(&text, from, 12);
        for quote in [quote.clone(), format!("{} {quote}", &text[start])] {
            match &Haystack::new(&text).find(&[Needle::new(&quote)])[0] {
                Match::Fuzzy(near) | Match::Absent(Some(near)) => {
                    consistent(&text, &near.run);
                    consistent(&text, &near.whole);
                    prop_assert!(near.run_length <= near.quote_length);
                }
                Match::Exact(hits) | Match::Folded(hits) => {
                    hits.first.iter().for_each(|hit| consistent(&text, &hit.whole));
                }
                Match::Absent(None) => {}
            }
        }
    }

    #[test]
    fn sentences_lie_in_order_and_leave_no_word_out(text in text()) {
        let found = sentences(&text);
        prop_assert!(found.is_sorted_by_key(|place| place.start));
        prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
        let words = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        let inside: usize = found.iter().map(|place| words(&text[place.clone()])).sum();
        prop_assert_eq!(inside, words(&text));
        prop_assert_eq!(uncovered(&text, &[]), found.clone());
        prop_assert!(uncovered(&text, &found).is_empty());
    }
}
