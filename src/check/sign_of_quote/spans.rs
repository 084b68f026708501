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
    let mut plain = of(|word| denies(word) && !concords(word));
    // "Said no to" refuses.
    plain.retain(|(at, _)| {
        at.checked_sub(1)
            .is_none_or(|verb| !says_no(sentence, verb))
    });
    match plain.len() {
        0 => of(concords).into_iter().take(1).collect(),
        _ => plain,
    }
}

/// The refusal that begins at a word: `rejected`, `ruled … out`.
pub(super) fn refusal(sentence: &[Word<'_>], at: usize) -> Option<Span> {
    let word = &*sentence[at].lower;
    let next = sentence.get(at + 1).map(|next| &*next.lower);
    if says_no(sentence, at) {
        return Some((at, at + 1));
    }
    if let Some(part) = particle(word) {
        if next == Some(part) {
            return Some((at, at + 1));
        }
        // "Turned the treaty down", and not "turned to the treaty".
        let mut clause = sentence[at + 1..]
            .iter()
            .take_while(|word| !ends_clause(word.before));
        let apart = clause.by_ref().take(APART).any(|word| word.lower == part);
        return (apart && next != Some("to")).then_some((at, at));
    }
    // "A decline in talks" refuses nothing.
    if word == "decline" {
        let before = at.checked_sub(1).map(|before| &*sentence[before].lower);
        let verb = |word| matches!(word, "we" | "i" | "they" | "to" | "will" | "must");
        let is_verb = before.is_none_or(|word| verb(word) || denies(word));
        return is_verb.then_some((at, at));
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
    before.any(|word| {
        let of = rejects(&word.lower).or_else(|| particle(&word.lower));
        of.is_some_and(|of| Some(of) == part)
    })
}

/// How far behind "turned" its "down" may stand.
const APART: usize = 5;

/// The word with which an English verb refuses: `rule … out`, `turn … down`.
fn particle(word: &str) -> Option<&'static str> {
    match word {
        "rule" | "ruled" | "rules" | "ruling" => Some("out"),
        "turn" | "turned" | "turns" | "turning" => Some("down"),
        _ => None,
    }
}

/// Whether "said no to" begins at a word.
fn says_no(sentence: &[Word<'_>], at: usize) -> bool {
    let is = |by: usize, of: &[&str]| {
        let word = sentence.get(at + by);
        word.is_some_and(|word| {
            of.contains(&&*word.lower) && (by == 0 || !ends_clause(word.before))
        })
    };
    is(0, &["say", "says", "said", "saying"]) && is(1, &["no"]) && is(2, &["to"])
}

/// The two halves of "neither talks nor a treaty", where nothing else denies.
pub(super) fn neither_nor(sentence: &[Word<'_>], denials: &[Span]) -> bool {
    let word = |span: &Span| &*sentence[span.0].lower;
    matches!(denials, [first, second] if word(first) == "neither" && word(second) == "nor")
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

/// Whether a comma behind the word divides nothing: "wir weigern uns,
/// Gespräche zu führen".
pub(super) fn is_reflexive(word: &str) -> bool {
    matches!(word, "uns" | "sich" | "mich" | "ab")
}

/// Whether a word begins what somebody says or thinks.
pub(super) fn is_that(word: &str) -> bool {
    matches!(word, "that" | "что" | "що" | "dass" | "as")
}

/// Whether "outright" stands at a place of a sentence in which nothing else
/// denies: then it leaves out nothing.
pub(super) fn is_outright(sentence: &[Word<'_>], at: usize) -> bool {
    matches!(&*sentence[at].lower, "outright" | "altogether" | "flatly")
        && !sentence.iter().any(|word| denies(&word.lower))
}
