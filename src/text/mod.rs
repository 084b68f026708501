//! Characters and words, apart from what they mean.

mod digest;
mod find;
mod fold;
mod ranges;
mod sentences;
pub mod visible;
mod words;

pub use digest::{sha256_base64, sha256_hex};
pub use find::{
    Context, Difference, Haystack, Hit, Hits, Match, Near, Needle, SHORTEST, Span, Weight,
    is_short, stands_inside, weight,
};
pub use fold::{Folded, fold};
pub use ranges::ranges;
pub use sentences::{sentences, uncovered};
pub use words::{Word, same_words, words};

use std::path::Path;

/// Whether a character shows nothing by itself or reorders what is around it:
/// bidirectional overrides and isolates, zero-width characters, byte order
/// marks, tags. Joiners and direction marks, which some scripts need, are
/// not among them.
///
/// ```
/// assert!(stancegraph::text::is_hidden('\u{202e}'));
/// assert!(!stancegraph::text::is_hidden('a'));
/// ```
pub fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// A text in a message: in backquotes, of at most 60 characters, with what
/// cannot be seen made visible.
///
/// ```
/// assert_eq!(stancegraph::text::shown("kyiv\u{200b}"), "`kyiv\\u{200b}`");
/// ```
pub fn shown(text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    let dots = if short.len() < text.len() { "…" } else { "" };
    format!("`{}{dots}`", escaped(&short))
}

/// A text with what cannot be seen, or would be obeyed by a terminal, made visible.
///
/// ```
/// assert_eq!(stancegraph::text::escaped("odd\u{1b}[31m"), "odd\\u{1b}[31m");
/// ```
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() || is_hidden(c) {
            safe.extend(c.escape_unicode());
        } else {
            safe.push(c);
        }
    }
    safe
}

/// A path in a message: in backquotes, whole, with what cannot be seen made visible.
///
/// ```
/// use std::path::Path;
/// assert_eq!(stancegraph::text::path_shown(Path::new("a\nb.ron")), "`a\\u{a}b.ron`");
/// ```
pub fn path_shown(path: &Path) -> String {
    format!("`{}`", escaped(&path.to_string_lossy()))
}

/// A name without the differences of case and white space, and without what
/// cannot be seen. Upper case first, so that `ß` and `ss` or the two small
/// sigmas are one.
///
/// ```
/// assert_eq!(stancegraph::text::folded(" The  KREM\u{200b}LIN\n"), "the kremlin");
/// ```
pub fn folded(name: &str) -> String {
    let unseen = |c: char| !c.is_whitespace() && (c.is_control() || is_hidden(c));
    let seen: String = name.chars().filter(|&c| !unseen(c)).collect();
    let words: Vec<&str> = seen.split_whitespace().collect();
    words.join(" ").to_uppercase().to_lowercase()
}

/// The candidate that a misspelt word most likely meant, if one is near.
///
/// Near is a Damerau–Levenshtein distance of at most a third of the word's
/// length (at least one, but none for a single character), or else a word of
/// four or more characters that the other begins with. Words that differ in
/// nothing but digits are not near: they count different things. Of two as
/// near, the first in alphabetical order.
///
/// ```
/// use stancegraph::text::nearest;
/// assert_eq!(nearest("moskow", ["kyiv", "moscow"]), Some("moscow"));
/// assert_eq!(nearest("alias", ["name", "aliases"]), Some("aliases"));
/// assert_eq!(nearest("brussels", ["kyiv", "moscow"]), None);
/// assert_eq!(nearest("letter-27", ["letter-28"]), None);
/// ```
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    if length > 128 {
        return None;
    }
    let limit = if length > 1 { (length / 3).max(1) } else { 0 };
    let folded = word.to_lowercase();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let begins = |long: &str, short: &str| short.len() >= 4 && long.starts_with(short);
        let close = candidate.chars().count().abs_diff(length) <= limit;
        // Lower case may have more letters; compare those that can matter.
        let first = |text: &str| text.chars().next().map(|c| c.to_ascii_lowercase());
        if !close && candidate.is_ascii() && first(candidate) != first(&folded) {
            continue;
        }
        let other = candidate.to_lowercase();
        let distance = if begins(&other, &folded) || begins(&folded, &other) {
            limit
        } else {
            usize::MAX
        };
        let distance = if close {
            distance.min(strsim::damerau_levenshtein(&folded, &other))
        } else {
            distance
        };
        if distance <= limit
            && best.is_none_or(|found| (distance, candidate) < found)
            && !only_digits_differ(&folded, &other)
        {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The candidate that a misspelt word must have meant: the nearest, where no
/// other is near.
///
/// ```
/// use stancegraph::text::only_near;
/// assert_eq!(only_near("moskow", ["kyiv", "moscow"]), Some("moscow"));
/// assert_eq!(only_near("moscov", ["moscow", "moscot"]), None);
/// ```
pub fn only_near<'a, I>(word: &str, candidates: I) -> Option<&'a str>
where
    I: IntoIterator<Item = &'a str> + Clone,
{
    let near = nearest(word, candidates.clone())?;
    let others = candidates.into_iter().filter(|other| *other != near);
    nearest(word, others).is_none().then_some(near)
}

fn only_digits_differ(a: &str, b: &str) -> bool {
    let is_digit = char::is_numeric;
    let rest = |text: &str| text.replace(is_digit, "");
    let digits = |text: &str| text.contains(is_digit);
    a != b && digits(a) && digits(b) && rest(a) == rest(b)
}

/// Why two words that look alike are not the same: the first letter of
/// `word` that comes from another script than that of `meant`.
///
/// ```
/// use stancegraph::text::look_alike;
/// let why = look_alike("kenn\u{435}dy", "kennedy");
/// assert_eq!(why.as_deref(), Some("`\u{435}` is U+0435, not the letter e"));
/// assert_eq!(look_alike("kenedy", "kennedy"), None);
/// ```
pub fn look_alike(word: &str, meant: &str) -> Option<String> {
    if word.chars().count() != meant.chars().count() {
        return None;
    }
    let mut pairs = word.chars().zip(meant.chars());
    let (strange, letter) = pairs.find(|(a, b)| a != b)?;
    let other = |c: char| c.is_alphabetic() && !c.is_ascii();
    let found = other(strange) && letter.is_ascii_alphabetic()
        || strange.is_ascii_alphabetic() && other(letter);
    let code = u32::from(strange);
    found.then(|| format!("`{strange}` is U+{code:04X}, not the letter {letter}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_white_space_make_no_difference() {
        assert_eq!(folded(" The  KREMLIN\n"), "the kremlin");
        assert_eq!(folded("ΟΔΟΣ"), folded("οδος"));
        assert_eq!(folded("Straße"), folded("STRASSE"));
        assert_ne!(folded("Congo"), folded("Kongo"));
    }
}
