//! A text and a width come in, lines come out: as texts, or as places in it.

use std::ops::Range;

use textwrap::WordSeparator;
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;

/// A word, or a piece of one, with what it measures.
#[derive(Debug)]
struct Word {
    /// Where it stands in the text.
    place: Range<usize>,
    width: f64,
    blank_width: f64,
}

impl Fragment for Word {
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
    let lines = places(text, width, &|place| measure(&text[place]));
    let line = |place: Range<usize>| text[place].trim_end().to_owned();
    lines.into_iter().map(line).collect()
}

/// The places of lines of at most `width`, without the blanks at their ends.
/// `measure` is asked for the widths of places that hold no line break.
pub(super) fn places(
    text: &str,
    width: f64,
    measure: &dyn Fn(Range<usize>) -> f64,
) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        let mut words: Vec<Word> = Vec::new();
        for (place, blank) in whole(paragraph) {
            let place = start + place.start..start + place.end;
            for place in pieces(text, place, width, measure) {
                words.push(Word {
                    width: measure(place.clone()),
                    place,
                    blank_width: 0.0,
                });
            }
            if let Some(last) = words.last_mut() {
                last.blank_width = measure(last.place.end..last.place.end + blank);
            }
        }
        for line in wrap_first_fit(&words, &[width]) {
            lines.push(match (line.first(), line.last()) {
                (Some(first), Some(last)) => first.place.start..last.place.end,
                _ => start..start,
            });
        }
        start += paragraph.len() + 1;
    }
    lines
}

/// The words of a paragraph, each with the length of the blank behind it. A
/// break behind a slash would part a number like `A/68/262`; where a word does
/// not fit it is made all the same.
fn whole(paragraph: &str) -> Vec<(Range<usize>, usize)> {
    let mut words: Vec<(Range<usize>, usize)> = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for word in WordSeparator::new().find_words(paragraph) {
        // `Word` derefs to its text; what follows it is blank.
        let (text, blank) = (word.word, word.whitespace);
        at += text.len();
        if !(text.ends_with('/') && blank.is_empty()) {
            words.push((start..at, blank.len()));
            start = at + blank.len();
        }
        at += blank.len();
    }
    if start < at {
        words.push((start..at, 0));
    }
    words
}

/// A word in pieces of at most `width`; one piece if it fits.
fn pieces(
    text: &str,
    word: Range<usize>,
    width: f64,
    measure: &dyn Fn(Range<usize>) -> f64,
) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut rest = word;
    while measure(rest.clone()) > width {
        // What fits, found by halving; at least one character.
        let start = rest.start;
        let letters = text[rest.clone()].char_indices().skip(1);
        let ends: Vec<usize> = letters.map(|(at, _)| start + at).collect();
        let fit = ends.partition_point(|end| measure(start..*end) <= width);
        // Behind a hyphen or the like, if one is among the later half.
        let good = |end: &&usize| text[start..**end].ends_with(['-', '/', '_', '.', '\u{2013}']);
        let kept = &ends[fit / 2..fit.max(fit / 2)];
        let end = kept.iter().rev().find(good);
        let end = end.or(ends.get(fit.saturating_sub(1))).copied();
        let Some(end) = end.filter(|end| *end < rest.end) else {
            break;
        };
        pieces.push(start..end);
        rest = end..rest.end;
    }
    pieces.push(rest);
    pieces
}
