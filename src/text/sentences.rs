//! A text comes in; the places of its sentences go out.
//!
//! Sentences end where UAX #29 lets them end, and not behind abbreviations
//! and initials. They end at blank lines, too, and at a line break that was
//! set on purpose, as behind a heading: the next word would still have had
//! room on the line. Other line breaks are white space.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// The sentences of a text, in order, in bytes, without the white space
/// around them. What has neither letter nor digit is no sentence.
///
/// ```
/// let text = "The treaty\n\nMr. North left at 5.30 p.m. He will not sign.";
/// let sentences = stancegraph::text::sentences(text);
/// let shown: Vec<&str> = sentences.into_iter().map(|at| &text[at]).collect();
/// assert_eq!(shown[0], "The treaty");
/// assert_eq!(shown[1], "Mr. North left at 5.30 p.m.");
/// assert_eq!(shown[2], "He will not sign.");
/// ```
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for paragraph in paragraphs(text) {
        let start = paragraph.start;
        // As long, byte for byte.
        let on_one_line = text[paragraph].replace(['\n', '\r'], " ");
        let mut from = 0;
        let mut to = 0;
        for piece in on_one_line.split_sentence_bounds() {
            to += piece.len();
            if !goes_on(piece) {
                add(text, start + from..start + to, &mut found);
                from = to;
            }
        }
        add(text, start + from..start + to, &mut found);
    }
    found
}

/// The sentences of a text with which none of the used places overlaps.
/// Places are half-open, in bytes; their order does not matter.
///
/// ```
/// let text = "We will sign. They will not.";
/// assert_eq!(stancegraph::text::uncovered(text, &[3..7]), [14..28]);
/// ```
pub fn uncovered(text: &str, used: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut used: Vec<&Range<usize>> = used.iter().filter(|used| !used.is_empty()).collect();
    used.sort_by_key(|used| used.start);
    let mut next = used.into_iter().peekable();
    let mut reached = 0;
    let mut sentences = sentences(text);
    sentences.retain(|sentence| {
        let mut overlaps = reached > sentence.start;
        while let Some(used) = next.next_if(|used| used.start < sentence.end) {
            reached = reached.max(used.end);
            overlaps |= used.end > sentence.start;
        }
        !overlaps
    });
    sentences
}

fn add(text: &str, place: Range<usize>, found: &mut Vec<Range<usize>>) {
    let piece = &text[place.clone()];
    if piece.contains(char::is_alphanumeric) {
        let start = place.start + (piece.len() - piece.trim_start().len());
        found.push(start..start + piece.trim().len());
    }
}

/// Blocks of lines in which a line break is white space.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let place = at..at + line.len();
        at = place.end;
        if line.trim().is_empty() {
            block(text, &lines, &mut found);
            lines.clear();
        } else {
            lines.push(place);
        }
    }
    block(text, &lines, &mut found);
    found
}

/// Takes lines without a blank one among them apart where a break was set on purpose.
fn block(text: &str, lines: &[Range<usize>], found: &mut Vec<Range<usize>>) {
    let shown = |line: &Range<usize>| text[line.clone()].trim();
    let length = |text: &str| text.chars().count();
    let lengths: Vec<usize> = lines.iter().map(|line| length(shown(line))).collect();
    let widest = lengths.iter().copied().max().unwrap_or(0);
    let mut start = None;
    for (index, line) in lines.iter().enumerate() {
        let from = *start.get_or_insert(line.start);
        let on_purpose = lines.get(index + 1).is_none_or(|next| {
            let next = shown(next);
            let word = next.split_whitespace().next().unwrap_or(next);
            lengths[index] + 1 + length(word) <= widest && !next.starts_with(char::is_lowercase)
        });
        if on_purpose {
            found.push(from..line.end);
            start = None;
        }
    }
}

/// Words before a full stop that ends no sentence, where more follows.
const ABBREVIATIONS: &[&str] = &[
    // English
    "mr", "mrs", "ms", "dr", "prof", "st", "gen", "col", "lt", "capt", "sgt", "sen", "rep", "gov",
    "hon", "rev", "pres", "amb", "vs", "fig", "art", "para", "cf", "jan", "feb", "aug", "sept",
    "oct", "nov", "dec", "approx", // German, French, Spanish
    "nr", "hr", "fr", "bzw", "bspw", "ggf", "vgl", "mme", "mlle", "mm", "sr", "sra", "pág", "ee",
    // Russian, Ukrainian
    "г", "гг", "ул", "им", "стр", "др", "проф", "акад", "ген", "полк", "руб", "тыс", "млн", "млрд",
    "ст", "см", "напр", "гр", "обл", "р-н", "грн", "вул",
];

/// Abbreviations of several words, where a space is set between them.
const SPACED: &[&str] = &["т. е", "т. к", "т. н", "d. h"];

/// Whether a piece ends in an abbreviation or an initial.
fn goes_on(piece: &str) -> bool {
    let Some(rest) = piece.trim_end().strip_suffix('.') else {
        return false;
    };
    let from = rest.rfind(|c: char| c.is_whitespace() || "(\"'«“„".contains(c));
    let word = from.map_or(rest, |at| {
        rest[at..].trim_start_matches(|c: char| !c.is_alphanumeric())
    });
    if SPACED.iter().any(|spaced| rest.ends_with(spaced)) {
        return true;
    }
    // Times of day stand at the end as often as not.
    if word.chars().count() > 8 || matches!(word, "a.m" | "p.m") {
        return false;
    }
    // `J.`, `U.S.`, `т.е.`, but not `I.`, which ends sentences.
    let letters = |part: &str| part.chars().all(char::is_alphabetic) && part.chars().count() == 1;
    let dotted = word.split('.').all(letters);
    let initial =
        dotted && (word.contains('.') || word.starts_with(char::is_uppercase) && word != "I");
    initial || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn abbreviations_initials_and_decimals_end_no_sentence() {
        for text in [
            "Dr. North and J. B. South met in the U.S. Embassy.",
            "Prices rose by 3.5 percent, i.e. Too much.",
            "В 2020 г. Север подписал договор, т. е. Юг остался.",
            "Prof. Süd kam mit Nr. Sieben.",
        ] {
            assert_eq!(shown(text), [text]);
        }
        assert_eq!(
            shown("Он сказал: «Нет». Юг ответил. So did I. And you? Yes!"),
            [
                "Он сказал: «Нет».",
                "Юг ответил.",
                "So did I.",
                "And you?",
                "Yes!"
            ]
        );
    }

    #[test]
    fn headings_and_paragraphs_end_at_their_line() {
        let wrapped = "Talks begin\nThe envoy of Northland said on Monday that the\r\nTreaty would not be signed\nbefore spring. He left.\n\n* * *\n\nNext";
        assert_eq!(
            shown(wrapped),
            [
                "Talks begin",
                "The envoy of Northland said on Monday that the\r\nTreaty would not be signed\nbefore spring.",
                "He left.",
                "Next"
            ]
        );
    }

    #[test]
    fn a_sentence_is_covered_where_a_quote_overlaps_it() {
        let text = "One stands. Two stands. Three stands.";
        assert_eq!(uncovered(text, &[]), [0..11, 12..23, 24..37]);
        let left = |used: &[Range<usize>]| -> Vec<&str> {
            let left = uncovered(text, used);
            left.into_iter().map(|at| &text[at]).collect()
        };
        assert_eq!(left(&[22..25, 3..3]), ["One stands."]);
        assert_eq!(left(&[11..12, 37..37]).len(), 3);
        assert_eq!(uncovered(text, &[0..37, 1..2]), [0..0; 0]);
    }

    #[test]
    fn long_lines_take_time_in_proportion() {
        for piece in [". ", ".)", "1.", " \n", "a ", "U.S. "] {
            let text = piece.repeat(200_000);
            assert!(sentences(&text).len() <= text.len());
        }
    }
}
