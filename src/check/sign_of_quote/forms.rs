//! Forms of speech that say yes or no only where they stand: "talks must be
//! held", "neither side wants talks", "meet in the castle". In: a sentence.
//! Out: what it says of the topic, or whether a word hands on what is said.

use super::reading::{Listener, Said, said};
use super::spans::Span;
use crate::check::wording::{
    Word, affirms, denies, hands_on, hedges, partners, refuses, turns, unfit,
};

impl Listener<'_> {
    /// What a sentence demands of the topic: "talks must be held".
    pub(super) fn demanded(&self, sentence: &[Word<'_>]) -> Option<Said> {
        let no = |word: &Word<'_>| {
            let word = &*word.lower;
            turns(word) || denies(word) || refuses(word) || unfit(word) || hedges(word)
        };
        if sentence.iter().any(no) {
            return None;
        }
        let at = sentence
            .iter()
            .position(|word| matches!(&*word.lower, "must" | "should"))?;
        let mut rest = sentence[at + 1..].iter().map(|word| &*word.lower);
        let done = match (rest.next()?, rest.next()) {
            ("be", Some(done)) => {
                matches!(
                    done,
                    "held" | "signed" | "ratified" | "accepted" | "started"
                )
            }
            ("take", Some("place")) | ("go", Some("ahead")) => true,
            (verb, _) => matches!(verb, "begin" | "continue" | "happen" | "start"),
        };
        if !done || !self.is_own(sentence, (at, at)) {
            return None;
        }
        let of = self.behind(sentence, (at, at))?;
        Some(said(sentence, (at, at), of))
    }

    /// Whether a word is in favour of what comes behind it.
    pub(super) fn affirms(&self, word: &str) -> bool {
        let chooses = || {
            matches!(
                word,
                "invite" | "invites" | "invited" | "prefer" | "prefers" | "propose" | "proposes"
            )
        };
        affirms(word) || self.option && chooses()
    }

    /// Whether a word behind a span hands on what the span says.
    pub(super) fn hands_on(&self, sentence: &[Word<'_>], span: Span, at: usize) -> bool {
        let word = &*sentence[at].lower;
        // "We reject all talks", and not "we do not accept all talks".
        let all = word == "all" && !denies(&sentence[span.0].lower);
        let last = &*sentence[span.1].lower;
        let neither = at == span.1 + 1 && last == "neither" && matches!(word, "side" | "party");
        let met = matches!(word, "meet" | "gather" | "negotiate" | "talk" | "travel");
        hands_on(word) || all || neither || self.option && (met || partners(word))
    }
}
