//! Which words of a sentence deny, refuse or call a thing refused. In: a
//! sentence. Out: from which word to which.

use crate::check::wording::{
    Word, concords, denies, ends_clause, is_idle, refuses, rejects, unfit,
};

/// From the first to the last of words that belong together.
pub(super) type Span = (usize, usize);

/// The denials of a sentence. In Russian and Ukrainian several make one.
pub(super) fn denials(sentence: &[Word<'_>]) -> Vec<Span> {
    let of = |has: fn(&str) -> bool| {
        let at = (0..sentence.len()).filter(move |at| has(&sentence[*at].lower));
        at.map(|at| (at, at)).collect::<Vec<Span>>()
    };
    let plain = of(|word| denies(word) && !concords(word));
    match plain.len() {
        0 => of(concords).into_iter().take(1).collect(),
        _ => plain,
    }
}

/// The refusal that begins at a word: `rejected`, `ruled … out`.
pub(super) fn refusal(sentence: &[Word<'_>], at: usize) -> Option<Span> {
    let word = &*sentence[at].lower;
    let next = sentence.get(at + 1).map(|next| &*next.lower);
    if word.starts_with("rul") {
        return (refuses(word) && next == Some("out")).then_some((at, at + 1));
    }
    // German verbs of which a part stands at the end of the clause.
    if let Some(part) = rejects(word) {
        let rest = sentence[at + 1..].iter();
        let mut clause = rest.take_while(|word| !word.before.contains([',', ':', '–', '—']));
        return clause.any(|word| word.lower == part).then_some((at, at));
    }
    refuses(word).then_some((at, at))
}

/// Whether a word is the part of a German verb that refuses: `lehnen … ab`.
pub(super) fn is_part(sentence: &[Word<'_>], at: usize) -> bool {
    let part = Some(&*sentence[at].lower);
    let mut before = sentence[..at].iter();
    before.any(|word| rejects(&word.lower).is_some_and(|of| Some(of) == part))
}

/// The verdict that begins at a word: `unacceptable`, `out of the question`.
pub(super) fn verdict(sentence: &[Word<'_>], at: usize) -> Option<Span> {
    let is = |phrase: &[&str]| {
        let mut words = sentence[at..].iter().map(|word| &*word.lower);
        phrase.iter().all(|of| words.next() == Some(of))
    };
    let phrases: [&[&str]; 2] = [&["out", "of", "the", "question"], &["off", "the", "table"]];
    let phrase = phrases.iter().find(|phrase| is(phrase));
    let lone = unfit(&sentence[at].lower).then_some((at, at));
    phrase.map(|phrase| (at, at + phrase.len() - 1)).or(lone)
}

/// Where "on Friday" ends that begins at a word.
pub(super) fn past_time(sentence: &[Word<'_>], at: usize) -> Option<usize> {
    let begins = matches!(
        &*sentence[at].lower,
        "on" | "in" | "this" | "next" | "в" | "во" | "у" | "am" | "im"
    );
    let rest = sentence[at + 1..].iter();
    let times = rest.take_while(|word| !ends_clause(word.before) && is_idle(&word.lower));
    let number = times.count();
    (begins && number > 0).then_some(at + 1 + number)
}
