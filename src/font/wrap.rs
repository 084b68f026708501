//! A text and a width come in, lines come out.

use textwrap::WordSeparator;
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;

/// A word with what it measures.
#[derive(Debug)]
struct Word<'t> {
    text: &'t str,
    blank: &'t str,
    width: f64,
    blank_width: f64,
}

impl Fragment for Word<'_> {
    fn width(&self) -> f64 {
        self.width
    }

    fn whitespace_width(&self) -> f64 {
        self.blank_width
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// Lines of at most `width` by the measure of `measure`.
pub(super) fn wrap(text: &str, width: f64, measure: &dyn Fn(&str) -> f64) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut words: Vec<Word<'_>> = Vec::new();
        for (text, blank) in whole(paragraph) {
            for piece in pieces(text, width, measure) {
                words.push(Word {
                    text: piece,
                    blank: "",
                    width: measure(piece),
                    blank_width: 0.0,
                });
            }
            if let Some(last) = words.last_mut() {
                last.blank = blank;
                last.blank_width = measure(blank);
            }
        }
        for line in wrap_first_fit(&words, &[width]) {
            let joined: String = line
                .iter()
                .flat_map(|word| [word.text, word.blank])
                .collect();
            lines.push(joined.trim_end().to_owned());
        }
    }
    lines
}

/// The words of a paragraph, each with the blank behind it. A break behind a
/// slash would part a number like `A/68/262`; where a word does not fit it is
/// made all the same.
fn whole(paragraph: &str) -> Vec<(&str, &str)> {
    let mut words: Vec<(&str, &str)> = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for word in WordSeparator::new().find_words(paragraph) {
        // `Word` derefs to its text; what follows it is blank.
        let (text, blank) = (word.word, word.whitespace);
        at += text.len();
        if !(text.ends_with('/') && blank.is_empty()) {
            words.push((&paragraph[start..at], blank));
            start = at + blank.len();
        }
        at += blank.len();
    }
    if start < at {
        words.push((&paragraph[start..at], ""));
    }
    words
}

/// A word in pieces of at most `width`; one piece if it fits.
fn pieces<'t>(word: &'t str, width: f64, measure: &dyn Fn(&str) -> f64) -> Vec<&'t str> {
    let mut pieces = Vec::new();
    let mut rest = word;
    while measure(rest) > width {
        // What fits, found by halving; at least one character.
        let ends: Vec<usize> = rest.char_indices().skip(1).map(|(at, _)| at).collect();
        let fit = ends.partition_point(|end| measure(&rest[..*end]) <= width);
        // Behind a hyphen or the like, if one is among the later half.
        let good = |end: &&usize| rest[..**end].ends_with(['-', '/', '_', '.', '\u{2013}']);
        let kept = &ends[fit / 2..fit.max(fit / 2)];
        let end = kept.iter().rev().find(good);
        let end = end.or(ends.get(fit.saturating_sub(1))).copied();
        let Some(end) = end.filter(|end| *end < rest.len()) else {
            break;
        };
        pieces.push(&rest[..end]);
        rest = &rest[end..];
    }
    pieces.push(rest);
    pieces
}
