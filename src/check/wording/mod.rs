//! The words by which sentences deny, hedge, insist and report, in one place.
//!
//! In: a text. Out: its [`words`], and for each word what it does to a
//! sentence, in English, German, Russian and Ukrainian. Lints that read quotes build
//! on it; a word that stands in no table does nothing.

mod table;

pub use crate::text::{Word, same_words, words};

/// Whether what stands between two words ends a sentence.
pub fn ends_sentence(between: &str) -> bool {
    between.contains(['.', '!', '?', ';', '…'])
}

/// Whether what stands between two words ends a part of a sentence.
pub fn ends_clause(between: &str) -> bool {
    between.contains(|c: char| !c.is_whitespace())
}

/// Whether a word denies: `not`, `won't`, `never`, `no`.
pub fn denies(word: &str) -> bool {
    table::DENIALS.has(word) || word.ends_with("n't")
}

/// Whether a word refuses what comes behind it: `rejected`, `against`.
pub fn refuses(word: &str) -> bool {
    table::REFUSALS.has(word)
}

/// Whether a word denies together with another: `никогда` in `никогда не`.
pub fn concords(word: &str) -> bool {
    table::CONCORDS.has(word)
}

/// The part at the end of the clause with which a German verb refuses:
/// `lehnen … ab`.
pub fn rejects(word: &str) -> Option<&'static str> {
    let starts = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    match () {
        () if starts(&["lehne", "lehnt"]) => Some("ab"),
        () if starts(&["schließ", "schliess", "schloss"]) => Some("aus"),
        () if starts(&["weise", "weist", "wies"]) => Some("zurück"),
        () => None,
    }
}

/// Whether a word calls what stands before it refused: `unacceptable`.
pub fn unfit(word: &str) -> bool {
    table::UNFIT.has(word)
}

/// Whether a word stands in the way of what comes behind it, so that a denial
/// before it clears the way: `no objection`, `nothing prevents`.
pub fn cancels(word: &str) -> bool {
    table::CANCELS.has(word)
}

/// Whether a word is in favour of what comes behind it: `welcome`.
pub fn affirms(word: &str) -> bool {
    table::AFFIRMS.has(word)
}

/// Whether a word stands for who speaks: `we`.
pub fn is_we(word: &str) -> bool {
    table::WE.has(word)
}

/// Whether a word may stand for the side of who speaks: `government`, or for
/// nobody: `there`.
pub fn is_ours(word: &str) -> bool {
    table::OURS.has(word)
}

/// Whether a word stands for somebody named before: `he`, `they`.
pub fn stands_for(word: &str) -> bool {
    is_pronoun(word) || matches!(word, "they" | "er" | "sie" | "они" | "вони")
}

/// Whether a word between subject, verb and object changes nothing.
pub fn links(word: &str) -> bool {
    table::LINKS.has(word)
}

/// Whether a word begins who or what a thing is done with: `with`.
pub fn joins(word: &str) -> bool {
    table::JOINS.has(word)
}

/// Whether a word stands for whoever a thing is done with: `them`.
pub fn partners(word: &str) -> bool {
    table::PARTNERS.has(word)
}

/// Whether a word is for people who are not the speaker: `critics`.
pub fn others(word: &str) -> bool {
    table::OTHERS.has(word)
}

/// Whether a word behind what is denied or affirmed closes the clause and
/// leaves it as it is: `place` in `no talks will take place`.
pub fn closes(word: &str) -> bool {
    table::CLOSERS.has(word)
}

/// Whether a word turns a sentence round, so that a denial beside it may
/// mean the contrary: `not stop`, `no peace without`, `not only`.
pub fn turns(word: &str) -> bool {
    table::TURNS.has(word)
}

/// Whether a denial before the word is one of what comes behind it: `hold`
/// and `any` in `not hold any talks`.
pub fn hands_on(word: &str) -> bool {
    table::BRIDGES.has(word)
}

/// Whether a word behind what is denied leaves it denied as a whole: `now`,
/// and not `under` as in `no talks under pressure`.
pub fn leaves_whole(word: &str) -> bool {
    table::TAILS.has(word)
}

/// Whether a word leaves open whether something will be: `may`, `perhaps`.
pub fn hedges(word: &str) -> bool {
    table::HEDGES.has(word)
}

/// Whether a word begins a clause about what stands before it: `which`.
pub fn relates(word: &str) -> bool {
    table::RELATIVES.has(word)
}

/// Whether a word excludes the alternative: `must`, `guarantee`.
pub fn insists(word: &str) -> bool {
    table::STRONG.has(word)
}

/// Whether a word reports that somebody spoke: `said`, `declared`.
pub fn reports(word: &str) -> bool {
    table::SPEECH.has(word)
}

/// Whether a word tells what somebody says or thinks: `say`, `believe`.
pub fn claims(word: &str) -> bool {
    table::CLAIMS.has(word)
}

/// Whether a word before a name makes it something else than a subject.
pub fn governs(word: &str) -> bool {
    table::PREPOSITIONS.has(word)
}

/// Whether a word between a subject and its verb changes nothing.
pub fn is_idle(word: &str) -> bool {
    table::IDLE.has(word) || word.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a word behind a subject begins a time: `on`, `yesterday`.
pub fn begins_time(word: &str) -> bool {
    table::TIMES.has(word)
}

/// Whether a word stands for a speaker named before.
pub fn is_pronoun(word: &str) -> bool {
    table::PRONOUNS.has(word)
}

/// Whether a word carries nothing of what a sentence is about.
pub fn is_empty(word: &str) -> bool {
    word.chars().count() < 4 || table::EMPTY.has(word)
}

/// Whether two words may be forms of one: they begin with the same five
/// letters, or the shorter, of four, begins the longer.
///
/// ```
/// use stancegraph::check::wording::akin;
/// assert!(akin("talk", "talks") && akin("переговоры", "переговоров"));
/// assert!(!akin("peace", "peach") && !akin("war", "warning"));
/// ```
pub fn akin(a: &str, b: &str) -> bool {
    let length = a.chars().count().min(b.chars().count()).min(5);
    length >= 4 && a.chars().take(length).eq(b.chars().take(length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_not_the_beginning_of_another() {
        assert!(denies("not") && denies("don't") && !denies("notice") && !denies("note"));
        assert!(refuses("отказался") && refuses("ruled") && !refuses("rulers"));
        assert!(hedges("may") && !hedges("mayor"));
    }
}
