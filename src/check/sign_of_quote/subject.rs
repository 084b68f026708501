//! Who speaks in a sentence, and of whom. In: a sentence, and which of its
//! words say something. Out: whether the holder does, and of himself.

use super::reading::Listener;
use super::spans::{Span, is_that};
use crate::check::wording::{
    Word, affirms, claims, denies, ends_clause, hands_on, is_idle, is_ours, is_we, links, others,
    relates, reports, stands_for,
};

impl Listener<'_> {
    /// Whether it is the holder who speaks in a sentence, and of himself.
    pub(super) fn is_own(&self, sentence: &[Word<'_>], span: Span) -> bool {
        let mut covered = vec![false; sentence.len()];
        for from in 0..sentence.len() {
            let past = self.past_partners(sentence, from);
            covered[from..past].fill(true);
        }
        let mut aside = (0..sentence.len()).filter(|&at| {
            let word = &*sentence[at].lower;
            let said_by_other = (reports(word) || claims(word))
                && at > 0
                && (others(&sentence[at - 1].lower)
                    || self.direct && stands_for(&sentence[at - 1].lower));
            let clause = at < span.0 && relates(word) && !is_that(word);
            let met = at > span.1 && self.is_met(sentence, at);
            let names = (self.other)(word) && !covered[at] && !met;
            said_by_other || clause || names
        });
        aside.next().is_none() && self.has_own_subject(sentence, span, &covered)
    }

    /// Whether who does something in a clause may be the speaker: the
    /// generals who want no talks are others. Only in the speaker's own words
    /// is it plain who "we" are.
    fn has_own_subject(&self, sentence: &[Word<'_>], span: Span, covered: &[bool]) -> bool {
        let begins = (1..=span.0)
            .rev()
            .find(|at| ends_clause(sentence[*at].before));
        let clause = begins.unwrap_or(0)..span.0;
        let mut words = clause.clone().map(|at| &*sentence[at].lower);
        let is_self = |word: &str| is_we(word) || (self.own)(word);
        if !self.direct || words.any(is_self) {
            return true;
        }
        clause.into_iter().all(|at| {
            let word = &sentence[at];
            let lower = &*word.lower;
            let links = links(lower) || is_idle(lower) || hands_on(lower) || affirms(lower);
            let idle = links || is_ours(lower) || denies(lower) || lower == "should";
            (idle || covered[at] || self.is_topic(word)) && !stands_for(lower)
        })
    }
}
