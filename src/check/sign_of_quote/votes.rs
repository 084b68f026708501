//! How somebody voted, by the words of a text. In: a text, and who is somebody
//! else. Out: the vote and the words that tell it, if they tell one alone.

use crate::check::wording::{
    Word, denies, ends_clause, ends_sentence, hedges, stands_for, turns, words,
};
use crate::model::Vote;

/// The one vote that a text tells of.
pub(super) fn told(text: &str, other: &dyn Fn(&str) -> bool) -> Option<(Vote, String)> {
    if text.contains('?') {
        return None;
    }
    let (words, _) = words(text);
    let mut found: Option<(Vote, String)> = None;
    for at in 0..words.len() {
        let Some((vote, length)) = vote_at(&words, at) else {
            continue;
        };
        let from = (0..=at).rev().find(|at| ends_sentence(words[*at].before));
        let before = &words[from.unwrap_or(0)..at];
        let unclear = |word: &Word<'_>| {
            let word = &*word.lower;
            denies(word) || turns(word) || hedges(word) || stands_for(word) || other(word)
        };
        let same = found.as_ref().is_none_or(|(told, _)| *told == vote);
        if !same || before.iter().any(unclear) {
            return None;
        }
        let written = words[at..at + length].iter().map(|word| word.written);
        found = Some((vote, written.collect::<Vec<_>>().join(" ")));
    }
    found
}

/// The vote that is told at a word, and in how many words.
fn vote_at(words: &[Word<'_>], at: usize) -> Option<(Vote, usize)> {
    let next = |by: usize| {
        let word = words.get(at + by).filter(|word| !ends_clause(word.before));
        word.map_or("", |word| &*word.lower)
    };
    match &*words[at].lower {
        "voted" | "votes" => match (next(1), next(2), next(3)) {
            ("in", "favour" | "favor", _) => Some((Vote::Yes, 3)),
            // "Voted for the first time" tells no vote.
            ("for", "the", "first" | "second" | "last") => None,
            ("for" | "yes", ..) => Some((Vote::Yes, 2)),
            ("against" | "no", ..) => Some((Vote::No, 2)),
            _ => None,
        },
        "abstained" | "abstains" if next(1) != "from" => Some((Vote::Abstain, 1)),
        "проголосовал" | "проголосовала" | "проголосовали" => {
            match next(1) {
                "за" => Some((Vote::Yes, 2)),
                "против" | "проти" => Some((Vote::No, 2)),
                _ => None,
            }
        }
        "воздержался" | "воздержалась" | "воздержались" => {
            Some((Vote::Abstain, 1))
        }
        "stimmte" | "stimmten" => match next(1) {
            "für" | "dafür" => Some((Vote::Yes, 2)),
            "gegen" | "dagegen" => Some((Vote::No, 2)),
            _ => None,
        },
        _ => None,
    }
}
