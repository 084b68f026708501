//! "Hours after the vote", "two hours later": a time soon after something.
//!
//! In: the words in lower case. Out: how many days the time may lie before
//! the day of publication, if it is told so. What happened is taken to be
//! news; where its own day is named ("hours after Tuesday's vote"), nothing is
//! judged.

use super::table::{Token, token};

/// The days that may have passed; none if the words tell no such time.
pub(super) fn passed(words: &[&str]) -> Option<i32> {
    let at = words
        .iter()
        .position(|word| token(word) == Some(Token::Hour))?;
    let (before, rest) = (&words[..at], &words[at + 1..]);
    let mut count = 0;
    let mut behind = false;
    for word in before {
        match token(word) {
            Some(Token::Number(n)) => count = n,
            Some(Token::Filler) => {}
            _ if SOON.contains(word) => behind = true,
            _ if SOME.contains(word) => {}
            _ => return None,
        }
    }
    let rest = match rest.split_first() {
        Some((first, rest)) if AFTER.contains(first) => rest,
        None if behind => rest,
        _ => return None,
    };
    if rest.iter().any(|word| names_a_time(word)) {
        return None;
    }
    i32::try_from(count / 24).ok()?.checked_add(1)
}

/// Whether a word says when that was after which something was said.
fn names_a_time(word: &str) -> bool {
    let bare = word.strip_suffix("'s").unwrap_or(word);
    match token(bare) {
        None | Some(Token::Filler | Token::This | Token::Part | Token::Night | Token::Hour) => {
            false
        }
        // "The two sides" are no date.
        Some(Token::Number(n)) => n > 10,
        Some(_) => true,
    }
}

/// Words that say of a time by themselves that it is later: "через два часа".
const SOON: [&str; 2] = ["через", "спустя"];

/// Words for a number that is not told.
const SOME: [&str; 22] = [
    "some",
    "several",
    "few",
    "couple",
    "many",
    "only",
    "within",
    "mere",
    "about",
    "einige",
    "wenige",
    "nur",
    "mehrere",
    "несколько",
    "пару",
    "всего",
    "лишь",
    "кілька",
    "декілька",
    "лише",
    "считаные",
    "лічені",
];

/// Words behind which something stands that was before, or nothing.
const AFTER: [&str; 13] = [
    "after",
    "afterwards",
    "following",
    "later",
    "nach",
    "nachdem",
    "danach",
    "später",
    "после",
    "позже",
    "спустя",
    "після",
    "пізніше",
];
