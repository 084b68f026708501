//! Whether a text is against something in so many words, where it does not
//! name the topic: "we are against it".
//!
//! In: a text, and who is meant by a name. Out: the word that says it and
//! what it is against. Only what can hardly be anything but the question counts:
//! a word that points to it, or anything where the question has no word of its own.

use super::reading::{Listener, Said};
use super::spans::{denials, refusal};
use crate::check::wording::{
    Word, ends_clause, ends_sentence, hands_on, leaves_whole, relates, turns, words,
};

/// Words for what was asked.
const POINTING: [&str; 11] = [
    "it",
    "this",
    "that",
    "idea",
    "plan",
    "plans",
    "project",
    "proposal",
    "dagegen",
    "этого",
    "цього",
];

/// How many words a text may have; with more nothing is plain.
const LONG: usize = 40;

/// The words by which a text is against what is asked, where it names nothing
/// of it. `nameless` is a question that has no word of its own.
pub(super) fn opposed(text: &str, listener: &Listener<'_>, nameless: bool) -> Option<Said> {
    let (words, _) = words(text);
    let one = words.iter().skip(1).all(|word| !ends_sentence(word.before));
    let plain = |word: &Word<'_>| !turns(&word.lower);
    if text.contains('?') || !one || words.len() > LONG || !words.iter().all(plain) {
        return None;
    }
    let spans: Vec<_> = (0..words.len())
        .filter_map(|at| refusal(&words, at))
        .collect();
    let [span] = spans[..] else {
        return None;
    };
    if !denials(&words).is_empty() || !listener.is_own(&words, span) {
        return None;
    }
    let mut of = span.1 + 1;
    let points = |at: usize| {
        let word = words.get(at);
        word.is_some_and(|word| POINTING.contains(&&*word.lower))
    };
    let joined = |at: usize| words.get(at).is_some_and(|word| !ends_clause(word.before));
    while joined(of) && hands_on(&words[of].lower) && joined(of + 1) && (nameless || points(of + 1))
    {
        of += 1;
    }
    let ends = words
        .get(of + 1)
        .is_none_or(|word| ends_clause(word.before) || leaves_whole(&word.lower));
    let meant = points(of) && ends || nameless && joined(of) && !relates(&words[of].lower);
    (joined(of) && meant).then(|| Said {
        by: words[span.0].written.to_owned(),
        of: words[of].written.to_owned(),
    })
}
