//! Characters and words, apart from what they mean.

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

/// The candidate that a misspelt word most likely meant, if one is near.
///
/// Near is a Damerau–Levenshtein distance of at most a third of the word's
/// length (at least one, but none for a single character), or else a word of
/// four or more characters that the other begins with. Of two as near, the
/// first in alphabetical order.
///
/// ```
/// use stancegraph::text::nearest;
/// assert_eq!(nearest("moskow", ["kyiv", "moscow"]), Some("moscow"));
/// assert_eq!(nearest("alias", ["name", "aliases"]), Some("aliases"));
/// assert_eq!(nearest("brussels", ["kyiv", "moscow"]), None);
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
        let other = candidate.to_lowercase();
        let begins = |long: &str, short: &str| short.len() >= 4 && long.starts_with(short);
        let distance = if candidate.len().abs_diff(word.len()) <= 4 * limit {
            strsim::damerau_levenshtein(&folded, &other)
        } else {
            usize::MAX
        };
        let distance = if begins(&other, &folded) || begins(&folded, &other) {
            distance.min(limit)
        } else {
            distance
        };
        if distance <= limit && best.is_none_or(|found| (distance, candidate) < found) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}
