//! What has to stand beside a quote so that it is found in one place alone.
//!
//! In: a text and the stretch that was coded. Out: the quote, and if its words
//! occur more than once as much of what stands around it as tells it apart.

use std::ops::Range;

use crate::text::{Haystack, Match, Needle};

/// A quote with what stands beside it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Quoted<'t> {
    pub(super) exact: &'t str,
    pub(super) prefix: &'t str,
    pub(super) suffix: &'t str,
    /// Whether that is enough to find it in one place alone.
    pub(super) is_unique: bool,
}

/// How much is tried on either side, in bytes; more is not compared.
const LENGTHS: [usize; 4] = [30, 60, 120, 250];

/// The quote of a stretch; none if nothing that can be seen stands there.
pub(super) fn quoted<'t>(text: &Haystack<'t>, stretch: Range<usize>) -> Option<Quoted<'t>> {
    let whole = text.text();
    let words = whole.get(stretch.clone())?;
    let exact = words.trim();
    if crate::text::fold(exact).text().trim().is_empty() {
        return None;
    }
    let start = stretch.start + (words.len() - words.trim_start().len());
    let range = start..start + exact.len();
    let mut quoted = Quoted {
        exact,
        prefix: "",
        suffix: "",
        is_unique: true,
    };
    let mut found = memchr::memmem::find_iter(whole.as_bytes(), exact.as_bytes());
    if found.next() == Some(range.start) && !occurs_again(whole, &range) {
        return Some(quoted);
    }
    for length in LENGTHS {
        quoted.prefix = end_of(&whole[..range.start], length);
        quoted.suffix = start_of(&whole[range.end..], length);
        let needle = Needle {
            exact,
            prefix: quoted.prefix,
            suffix: quoted.suffix,
        };
        if let [Match::Exact(hits)] = &text.find(&[needle])[..]
            && hits.count == 1
            && hits.first[0].whole.bytes == range
        {
            return Some(quoted);
        }
    }
    quoted.is_unique = false;
    Some(quoted)
}

/// Whether the words stand once more behind, perhaps overlapping themselves.
fn occurs_again(text: &str, range: &Range<usize>) -> bool {
    let behind = range.start + text[range.start..].chars().next().map_or(1, char::len_utf8);
    let words = &text.as_bytes()[range.clone()];
    memchr::memmem::find(&text.as_bytes()[behind..], words).is_some()
}

/// The last words of a text, of about so many bytes.
fn end_of(text: &str, length: usize) -> &str {
    let text = text.trim_end();
    let mut from = text.len().saturating_sub(length);
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    let end = &text[from..];
    // A word that was cut is left out, unless it is all there is.
    let cut = from > 0 && !text[..from].ends_with(char::is_whitespace);
    let space = end.find(char::is_whitespace).filter(|_| cut);
    end[space.unwrap_or(0)..].trim_start()
}

/// The first words of a text, of about so many bytes.
fn start_of(text: &str, length: usize) -> &str {
    let text = text.trim_start();
    let mut to = text.len().min(length);
    while !text.is_char_boundary(to) {
        to += 1;
    }
    let start = &text[..to];
    let cut = to < text.len() && !text[to..].starts_with(char::is_whitespace);
    let space = start.rfind(char::is_whitespace).filter(|_| cut);
    start[..space.unwrap_or(start.len())].trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, stretch: Range<usize>) -> Option<(&str, &str, &str, bool)> {
        let quoted = quoted(&Haystack::new(text), stretch)?;
        Some((quoted.exact, quoted.prefix, quoted.suffix, quoted.is_unique))
    }

    #[test]
    fn words_that_stand_once_need_nothing_beside_them() {
        assert_eq!(
            of("We will.\nThey won't.", 8..20),
            Some(("They won't.", "", "", true))
        );
    }

    #[test]
    fn words_that_stand_twice_are_told_apart() {
        let text = "Ada: yes. Ben: yes. Cal: yes, of course.";
        for at in [5, 15, 25] {
            let (exact, prefix, suffix, is_unique) = of(text, at..at + 3).expect("a quote");
            assert!(is_unique && exact == "yes", "{prefix:?} {suffix:?}");
        }
        assert_eq!(
            of("quote 1\nquote 111\n", 0..7),
            Some(("quote 1", "", "quote 111", true))
        );
    }

    #[test]
    fn what_is_the_same_all_around_stays_ambiguous() {
        let text = "yes ".repeat(1000);
        assert!(of(&text, 2000..2003).is_some_and(|found| !found.3));
    }

    #[test]
    fn a_stretch_without_words_is_no_quote() {
        assert_eq!(of("a \u{200b} b", 1..5), None);
        assert_eq!(of("a", 1..5), None);
    }
}
