//! What a text says of a topic: no, yes, or nothing that is plain.
//!
//! In: a text, the words of the topic, and who is meant by a name. Out: the
//! word that says it and the word of the topic that it is about.
//!
//! A sentence says something only if nothing in it may turn it round: a turn,
//! a second denial, a question, another speaker, a rest that narrows it.

use super::spans::{
    Span, denials, is_outright, is_part, is_reflexive, neither_nor, past_time, refusal, verdict,
};
use crate::check::wording::{
    Word, affirms, akin, cancels, closes, denies, ends_clause, ends_sentence, hands_on, hedges,
    is_idle, is_we, joins, leaves_whole, links, partners, refuses, rejects, relates, stands_for,
    turns, unfit, words,
};

/// How many words behind a denial that which it denies may stand.
const NEAR: usize = 6;

/// How many words a denial may stand before what it cancels.
const CLOSE: usize = 4;

/// How many words a sentence may have; with more nothing is plain.
const LONG: usize = 120;

/// Whether a text has a word of the topic.
pub(super) fn touches(text: &str, listener: &Listener<'_>) -> bool {
    words(text).0.iter().any(|word| listener.is_topic(word))
}

/// What is listened for.
pub(super) struct Listener<'l> {
    /// The words of the topic.
    pub topic: &'l [String],
    /// Whether a word names somebody else than the holder.
    pub other: &'l dyn Fn(&str) -> bool,
    /// Whether a word names the holder.
    pub own: &'l dyn Fn(&str) -> bool,
    /// Whether a word names somebody whom the question may be about.
    pub partner: &'l dyn Fn(&str) -> bool,
    /// Whether the words are the speaker's own, so that "he" is another.
    pub direct: bool,
    /// Whether the topic is an option, such as a place.
    pub option: bool,
}

/// What a text says of the topic.
pub(super) struct Said {
    /// The words that say it.
    pub by: String,
    /// The word of the topic.
    pub of: String,
}

/// The words that a text denies the topic with, where it says nothing else of it.
pub(super) fn denial(text: &str, listener: &Listener<'_>) -> Option<Said> {
    each(text, listener, |sentence| listener.denied(sentence))
}

/// The words that a text affirms the topic with, where it says nothing else of it.
pub(super) fn affirmation(text: &str, listener: &Listener<'_>) -> Option<Said> {
    each(text, listener, |sentence| {
        let cancelled = listener.cancelled(sentence);
        cancelled
            .or_else(|| listener.affirmed(sentence))
            .or_else(|| listener.demanded(sentence))
    })
}

/// The first of what the sentences with a word of the topic say, if each says it.
fn each(
    text: &str,
    listener: &Listener<'_>,
    says: impl Fn(&[Word<'_>]) -> Option<Said>,
) -> Option<Said> {
    if text.contains('?') {
        return None;
    }
    let (words, end) = words(text);
    let mut first = None;
    let mut from = 0;
    for to in 1..=words.len() {
        let between = words.get(to).map_or(end, |word| word.before);
        if to < words.len() && !ends_sentence(between) {
            continue;
        }
        let sentence = without_interjection(&words[from..to]);
        from = to;
        if sentence.iter().any(|word| listener.is_topic(word)) {
            if sentence.len() > LONG {
                return None;
            }
            let said = says(sentence)?;
            first.get_or_insert(said);
        }
    }
    first
}

/// "No, we will not": the first word denies nothing that is in the sentence.
fn without_interjection<'s, 't>(sentence: &'s [Word<'t>]) -> &'s [Word<'t>] {
    match sentence {
        [no, next, ..] if denies(&no.lower) && next.before.contains(',') => &sentence[1..],
        _ => sentence,
    }
}

impl Listener<'_> {
    pub(super) fn is_topic(&self, word: &Word<'_>) -> bool {
        let named = |of: &String| *of == word.lower || akin(of, &word.lower);
        self.topic.iter().any(named)
    }

    /// What a sentence denies of the topic.
    fn denied(&self, sentence: &[Word<'_>]) -> Option<Said> {
        let mut denials = denials(sentence);
        denials.extend((0..sentence.len()).filter_map(|at| refusal(sentence, at)));
        denials.extend((0..sentence.len()).filter_map(|at| verdict(sentence, at)));
        // Two denials may cancel each other, but for "neither … nor".
        if neither_nor(sentence, &denials) {
            let mut each = denials.iter();
            return each.find_map(|span| self.denied_by(sentence, *span));
        }
        let [span] = denials[..] else {
            return None;
        };
        self.denied_by(sentence, span)
    }

    /// What one span of a sentence denies of the topic.
    fn denied_by(&self, sentence: &[Word<'_>], span: Span) -> Option<Said> {
        let plain = |at: usize| at >= span.0 && at <= span.1 || !turns(&sentence[at].lower);
        if !(0..sentence.len()).all(plain) || !self.is_own(sentence, span) {
            return None;
        }
        let lone = unfit(&sentence[span.0].lower) || span.1 - span.0 > 1;
        let ahead = || self.ahead(sentence, span).filter(|_| !lone);
        let of = ahead().or_else(|| self.behind(sentence, span))?;
        Some(said(sentence, span, of))
    }

    /// What a sentence affirms of the topic by denying a refusal.
    fn cancelled(&self, sentence: &[Word<'_>]) -> Option<Said> {
        let mut denials = denials(sentence);
        let mut refusals: Vec<Span> = (0..sentence.len())
            .filter_map(|at| {
                let hinders = cancels(&sentence[at].lower).then_some((at, at));
                let refused = hinders.or_else(|| refusal(sentence, at));
                refused.or_else(|| verdict(sentence, at))
            })
            .collect();
        // "Не возражаем против": two words of one refusal.
        if let [first, second] = refusals[..]
            && first.1 + 1 == second.0
        {
            refusals = vec![(first.0, second.1)];
        }
        // "We refuse to rule out talks."
        if denials.is_empty() && refusals.len() == 2 {
            denials = vec![refusals.remove(0)];
        }
        let ([no], [refused]) = (&denials[..], &refusals[..]) else {
            return None;
        };
        let (from, to) = (no.0.min(refused.0), no.1.max(refused.1));
        let inside = |at: usize| at >= from && at <= to;
        let plain = |at: usize| !turns(&sentence[at].lower) || at >= refused.0 && at <= refused.1;
        if !(0..sentence.len()).all(plain) || !self.is_own(sentence, (from, to)) {
            return None;
        }
        // "Wir schließen Gespräche nicht aus": the topic stands between.
        let of = match (from..=to).find(|at| self.is_topic(&sentence[*at])) {
            Some(of) if refused.0 < of && of < no.0 => {
                let joined = (refused.1 + 1..no.0).all(|at| {
                    let word = &sentence[at];
                    let hands = hands_on(&word.lower) || links(&word.lower);
                    !ends_clause(word.before) && (self.is_topic(word) || hands)
                });
                (joined && self.is_whole(sentence, to + 1)).then_some(of)?
            }
            Some(_) => return None,
            None => {
                let joined = (from + 1..=to).all(|at| {
                    let word = &*sentence[at].lower;
                    let edge = at == no.0 || at >= refused.0 && at <= refused.1;
                    let hands = hands_on(word) || links(word) || relates(word);
                    (edge || hands) && !ends_clause(sentence[at].before)
                });
                if !joined || to - from > CLOSE || !inside(refused.0) {
                    return None;
                }
                let ahead = self.ahead(sentence, (from, to));
                ahead.or_else(|| self.behind(sentence, (from, to)))?
            }
        };
        Some(said(sentence, (from, to), of))
    }

    /// What a sentence affirms of the topic in so many words.
    fn affirmed(&self, sentence: &[Word<'_>]) -> Option<Said> {
        let plain = |word: &Word<'_>| {
            let word = &*word.lower;
            let says_no = turns(word) || denies(word) || refuses(word) || unfit(word);
            !says_no && !hedges(word) && !matches!(word, "would" | "should" | "бы" | "б")
        };
        if !sentence.iter().all(plain) {
            return None;
        }
        let mut found = (0..sentence.len()).filter(|at| self.affirms(&sentence[*at].lower));
        let at = found.next()?;
        let before = || sentence[..at].iter();
        let speaks = |word: &Word<'_>| {
            let word = &*word.lower;
            is_we(word) || (self.own)(word) || !self.direct && stands_for(word)
        };
        let idle = |word: &Word<'_>| {
            let lower = &*word.lower;
            let named = self.is_topic(word) || (self.partner)(lower);
            speaks(word) || links(lower) || is_idle(lower) || hands_on(lower) || named
        };
        if !before().any(speaks) || !before().all(idle) || !self.is_own(sentence, (at, at)) {
            return None;
        }
        let of = self.ahead(sentence, (at, at));
        let of = of.or_else(|| self.behind(sentence, (at, at)))?;
        Some(said(sentence, (at, at), of))
    }

    /// The word of the topic behind a span, where what stands between hands
    /// it on ("not hold any talks", and not "no obstacle to talks") and what
    /// follows leaves it whole.
    pub(super) fn ahead(&self, sentence: &[Word<'_>], span: Span) -> Option<usize> {
        if sentence[..span.0].iter().any(|word| self.is_topic(word)) {
            return None;
        }
        let mut behind = (span.1 + 1..sentence.len()).take(NEAR);
        let of = behind.find(|&at| {
            let word = &sentence[at];
            let reflexive = is_reflexive(&sentence[at - 1].lower);
            let hands = self.hands_on(sentence, span, at);
            ends_clause(word.before) && !reflexive || self.is_topic(word) || !hands
        })?;
        let word = &sentence[of];
        let joined = !ends_clause(word.before) || is_reflexive(&sentence[of - 1].lower);
        (joined && self.is_topic(word) && self.is_whole(sentence, of + 1)).then_some(of)
    }

    /// The word of the topic before a span: "talks will not take place".
    pub(super) fn behind(&self, sentence: &[Word<'_>], span: Span) -> Option<usize> {
        let of = (0..span.0).rev().find(|at| self.is_topic(&sentence[*at]))?;
        let mut at = self.past_partners(sentence, of + 1);
        while at < span.0 {
            let word = &sentence[at];
            let joins = links(&word.lower) || word.lower == "should";
            if ends_clause(word.before) || !joins && !self.is_topic(word) {
                return None;
            }
            at += 1;
        }
        // "Wir verletzen den Vertrag nicht": what is denied stands before it.
        let german = matches!(&*sentence[span.0].lower, "nicht" | "nie" | "niemals");
        let begins = (1..=of).rev().find(|at| ends_clause(sentence[*at].before));
        let mut before = sentence[begins.unwrap_or(0)..of].iter();
        let handed = before.all(|word| {
            let lower = &*word.lower;
            let links = links(lower) || is_idle(lower) || hands_on(lower) || affirms(lower);
            let verb = closes(lower) || rejects(lower).is_some();
            links || verb || self.is_topic(word) || self.names(lower)
        });
        let whole = (!german || handed) && self.is_whole(sentence, span.1 + 1);
        whole.then_some(of)
    }

    /// Whether what follows leaves what was said as a whole. "No talks under
    /// pressure" may be said by one who wants talks.
    fn is_whole(&self, sentence: &[Word<'_>], from: usize) -> bool {
        let mut at = from;
        while let Some(word) = sentence.get(at) {
            let lower = &*word.lower;
            if ends_clause(word.before) || matches!(lower, "because" | "nor" | "weil") {
                return true;
            }
            let past = self.past_partners(sentence, at);
            if past > at {
                at = past;
            } else if self.is_topic(word)
                || leaves_whole(lower)
                || closes(lower)
                || self.is_met(sentence, at)
                || is_part(sentence, at)
                || is_outright(sentence, at)
            {
                at += 1;
            } else if let Some(past) = past_time(sentence, at) {
                at = past;
            } else if let Some(past) = self.past_bridge(sentence, at) {
                at = past;
            } else {
                return false;
            }
        }
        true
    }

    /// Where "this treaty" ends that begins at a word, as in "sign this treaty".
    fn past_bridge(&self, sentence: &[Word<'_>], at: usize) -> Option<usize> {
        let mut rest = (at..sentence.len()).take(CLOSE);
        let of = rest.find(|&at| !hands_on(&sentence[at].lower))?;
        let joined = sentence[at..=of]
            .iter()
            .all(|word| !ends_clause(word.before));
        (joined && self.is_topic(&sentence[of])).then_some(of + 1)
    }

    /// Where "with Southland and the others" ends that begins at a word; there
    /// where it does not begin.
    pub(super) fn past_partners(&self, sentence: &[Word<'_>], from: usize) -> usize {
        let begins = sentence.get(from).is_some_and(|word| joins(&word.lower));
        let mut past = from;
        let mut at = from + 1;
        while let Some(word) = sentence.get(at).filter(|_| begins) {
            let lower = &*word.lower;
            if ends_clause(word.before) {
                break;
            }
            if (self.partner)(lower) || partners(lower) || self.is_topic(word) {
                past = at + 1;
            } else if !hands_on(lower)
                && !links(lower)
                && !matches!(lower, "and" | "or" | "и" | "und" | "oder" | "та" | "і")
            {
                break;
            }
            at += 1;
        }
        past
    }

    /// Whether a word names somebody who may take part.
    fn names(&self, word: &str) -> bool {
        (self.own)(word) || (self.partner)(word) || partners(word)
    }

    /// Whether "Southland" in "meet Southland" stands at a place.
    pub(super) fn is_met(&self, sentence: &[Word<'_>], at: usize) -> bool {
        let word = &*sentence[at].lower;
        at > 0 && self.is_topic(&sentence[at - 1]) && ((self.partner)(word) || partners(word))
    }
}

pub(super) fn said(sentence: &[Word<'_>], span: Span, of: usize) -> Said {
    let written: Vec<&str> = (span.0..=span.1)
        .filter(|at| *at == span.0 || *at == span.1 || span.1 - span.0 <= CLOSE)
        .map(|at| sentence[at].written)
        .collect();
    Said {
        by: written.join(" "),
        of: sentence[of].written.to_owned(),
    }
}
