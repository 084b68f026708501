//! The words of a text. In: a text. Out: its words with what stands between
//! them, or the words alone, so that two texts can be compared.

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'t> {
    /// In lower case, with plain apostrophes.
    pub lower: String,
    /// As written.
    pub written: &'t str,
    /// What stands between the word before, or the beginning, and this one.
    pub before: &'t str,
}

/// The words of a text and what stands behind the last one.
///
/// A word is a run of letters and digits; apostrophes and hyphens inside of
/// it belong to it.
///
/// ```
/// use stancegraph::text::words;
/// let (words, end) = words("“We won’t talk,” she said.");
/// let lower: Vec<&str> = words.iter().map(|word| &*word.lower).collect();
/// assert_eq!(lower, ["we", "won't", "talk", "she", "said"]);
/// assert_eq!((words[3].before, end), (",” ", "."));
/// ```
pub fn words(text: &str) -> (Vec<Word<'_>>, &str) {
    let mut words = Vec::new();
    // Where the last word ended, and where the one at hand begins.
    let (mut ended, mut begun) = (0, None);
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let inside = c.is_alphanumeric() || is_mark(c);
        let joins = begun.is_some()
            && matches!(c, '\'' | '’' | 'ʼ' | '-' | '‑')
            && letters.peek().is_some_and(|(_, c)| c.is_alphanumeric());
        if inside || joins {
            begun = begun.or(Some(at));
        } else if let Some(from) = begun.take() {
            words.push(word(text, ended, from, at));
            ended = at;
        }
    }
    if let Some(from) = begun {
        words.push(word(text, ended, from, text.len()));
        ended = text.len();
    }
    (words, &text[ended..])
}

/// The words of a text alone, so that two texts can be compared: without
/// case, punctuation and white space. Empty for a text without words.
///
/// ```
/// use stancegraph::text::same_words;
/// assert_eq!(same_words("“We will\n talk.”"), same_words("we will talk"));
/// ```
pub fn same_words(text: &str) -> String {
    let (words, _) = words(text);
    let words: Vec<String> = words.into_iter().map(|word| word.lower).collect();
    words.join(" ")
}

fn word(text: &str, ended: usize, from: usize, to: usize) -> Word<'_> {
    let written = &text[from..to];
    Word {
        lower: written.to_lowercase().replace(['’', 'ʼ'], "'"),
        written,
        before: &text[ended..from],
    }
}

/// Accents that stand behind their letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_apostrophes_and_hyphens() {
        let (found, end) = words("- Don't 'talk' of п'ятниця, well-known… ");
        let lower: Vec<&str> = found.iter().map(|word| &*word.lower).collect();
        assert_eq!(lower, ["don't", "talk", "of", "п'ятниця", "well-known"]);
        assert_eq!(end, "… ");
        assert_eq!(words("…"), (vec![], "…"));
    }

    #[test]
    fn words_and_what_is_between_make_the_text() {
        for text in [
            "a",
            " a",
            "Кто-то, e\u{301}tage!",
            "'' x''y ''",
            "賛成です。",
        ] {
            let (found, end) = words(text);
            let whole: String = found
                .iter()
                .flat_map(|word| [word.before, word.written])
                .collect();
            assert_eq!(whole + end, text);
        }
    }
}
