//! Words that say no under a stance that says yes, and words that say perhaps
//! under a strong one. In: a ledger. Out: one finding for each claim all of
//! whose quotes do so.
//!
//! It reads words, not meaning, so it speaks only where little else can be
//! meant: the denial stands close before a word of the question, in a
//! sentence with no other turn and no other actor.

use rustc_hash::FxHashMap;

use super::wording::{
    Word, akin, denies, ends_clause, ends_sentence, hands_on, hedges, insists, is_empty,
    leaves_whole, refuses, relates, turns, words,
};
use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, Step, codes};
use crate::model::{
    Act, ActorId, Claim, Issue, IssueId, Ledger, Pole, QuoteKind, Scale, Sign, Stance,
};
use crate::text::shown;

/// Finds [`codes::SIGN_OF_QUOTE`].
pub static LINT: Lint = Lint {
    code: &codes::SIGN_OF_QUOTE,
    needs_whole: false,
    run,
};

/// How many words behind a denial that which it denies may stand.
const NEAR: usize = 6;

/// How many holders, roles and namesakes are looked at; with more it is not
/// plain who is meant.
const FEW: usize = 8;

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    let actors = named(ledger);
    let mut topics: FxHashMap<(IssueId, Option<u16>), Vec<String>> = FxHashMap::default();
    for claim in ledger.claims.iter().filter(|claim| !claim.reviewed) {
        let Some(stance) = claim.stance() else {
            continue;
        };
        // A record has no words; what is told as a rumour is not his.
        if !claim
            .quotes
            .iter()
            .all(|quote| has_words(&quote.kind) && !quote.exact.is_empty())
        {
            continue;
        }
        if stance.sign() == Sign::Positive && claim.conditions.is_none() {
            let topic = topics
                .entry((claim.on, stance.option()))
                .or_insert_with(|| topic(ledger.issue(claim.on), stance, &actors));
            found.extend(denied(ledger, claim, topic, &actors));
        }
        if is_strong(claim, stance) {
            found.extend(hedged(claim));
        }
    }
}

fn has_words(kind: &QuoteKind) -> bool {
    !matches!(kind, QuoteKind::Record(_) | QuoteKind::Rumour)
}

fn is_strong(claim: &Claim, stance: Stance) -> bool {
    matches!(
        stance,
        Stance::Pole(Pole::StrongSupport | Pole::StrongOppose)
    ) || matches!(claim.act, Some(Act::Commit | Act::Demand))
}

/// Whose names have a word; of many, a few.
type Named = FxHashMap<String, Vec<ActorId>>;

fn named(ledger: &Ledger) -> Named {
    let mut named = Named::default();
    for id in ledger.actor_ids() {
        let actor = ledger.actor(id);
        let names = std::iter::once(&actor.name).chain(&actor.aliases);
        for word in names.flat_map(|name| words(name).0) {
            if !is_empty(&word.lower) {
                let actors = named.entry(word.lower).or_default();
                if actors.len() < FEW && actors.last() != Some(&id) {
                    actors.push(id);
                }
            }
        }
    }
    named
}

/// The words for what a positive stance is in favour of; none where those
/// words themselves deny or end something, so that a denial may be meant.
fn topic(issue: &Issue, stance: Stance, actors: &Named) -> Vec<String> {
    let (texts, named) = match (&issue.scale, stance.option()) {
        (Scale::Poles { in_favour, .. }, _) => (vec![&*issue.question, &**in_favour], false),
        (Scale::Options(options), Some(at)) => match options.get(usize::from(at)) {
            Some(option) => (vec![option.as_str()], true),
            None => return Vec::new(),
        },
        _ => (vec![&*issue.question], false),
    };
    let option = texts.join(" ").replace(if named { '-' } else { '\n' }, " ");
    let (found, _) = words(&option);
    if found
        .iter()
        .any(|word| denies(&word.lower) || refuses(&word.lower) || turns(&word.lower))
    {
        return Vec::new();
    }
    let mut topic: Vec<String> = found
        .into_iter()
        .map(|word| word.lower)
        .filter(|word| !is_empty(word) && (named || !actors.contains_key(word)))
        .collect();
    topic.sort();
    topic.dedup();
    // Long questions share words with anything.
    topic.truncate(24);
    topic
}

/// The finding for a claim all of whose quotes deny what it is in favour of.
fn denied(ledger: &Ledger, claim: &Claim, topic: &[String], actors: &Named) -> Option<Diagnostic> {
    let holders = || claim.by.iter().chain(&claim.of);
    if topic.is_empty() || holders().count() > FEW {
        return None;
    }
    let own: Vec<ActorId> = holders()
        .flat_map(|holder| {
            let roles = ledger.actor(*holder).roles.iter().take(FEW);
            std::iter::once(*holder).chain(roles.map(|role| role.actor))
        })
        .collect();
    let other = |word: &str| {
        let whose = actors.get(word);
        let others = whose.is_some_and(|whose| !whose.iter().any(|actor| own.contains(actor)));
        others && !topic.iter().any(|of_topic| of_topic == word)
    };
    let mut first = None;
    for quote in &claim.quotes {
        let said = denial(&quote.exact, topic, &other)?;
        first.get_or_insert(said);
    }
    let (denial, denied) = first?;
    let message = format!(
        "`{}` is in favour, but its words say {} before {}",
        claim.id,
        shown(&denial),
        shown(&denied)
    );
    Some(
        finding(claim, message, &denial)
            .help("mend the stance, or quote the words that carry it; `reviewed: true` says that somebody has read them so"),
    )
}

/// The word that denies and the word of the topic behind it, where a text
/// says nothing else of the topic.
fn denial(text: &str, topic: &[String], other: &dyn Fn(&str) -> bool) -> Option<(String, String)> {
    let (words, end) = words(text);
    if text.contains('?') {
        return None;
    }
    let mut first = None;
    let mut from = 0;
    for to in 1..=words.len() {
        let between = words.get(to).map_or(end, |word| word.before);
        if to < words.len() && !ends_sentence(between) {
            continue;
        }
        let sentence = &words[from..to];
        from = to;
        if sentence.iter().any(|word| of_topic(word, topic)) {
            let said = denied_in(sentence, topic, other)?;
            first.get_or_insert(said);
        }
    }
    first
}

/// The same in a sentence that has a word of the topic.
fn denied_in(
    sentence: &[Word<'_>],
    topic: &[String],
    other: &dyn Fn(&str) -> bool,
) -> Option<(String, String)> {
    let says_no = |at: usize| {
        let word = &*sentence[at].lower;
        let out = sentence.get(at + 1).is_some_and(|next| next.lower == "out");
        denies(word) || refuses(word) && (!word.starts_with("rul") || out)
    };
    let mut denials = (0..sentence.len()).filter(|at| says_no(*at));
    let at = denials.next()?;
    // Two denials may cancel each other, a turn may cancel one, and what
    // another does not want is not what the holder does not want.
    let plain = |word: &Word<'_>| !turns(&word.lower) && !other(&word.lower);
    if denials.next().is_some() || !sentence.iter().all(plain) {
        return None;
    }
    // What stands between must hand the denial on: "not hold any talks", and
    // not "no obstacle to talks".
    let mut behind = (at + 1..sentence.len()).take(NEAR);
    let named = behind.find(|&on| {
        let word = &sentence[on];
        ends_clause(word.before) || of_topic(word, topic) || !hands_on(&word.lower)
    })?;
    let denied = &sentence[named];
    if ends_clause(denied.before) || !of_topic(denied, topic) {
        return None;
    }
    // "No talks under pressure" may be said by one who wants talks.
    let mut rest = sentence[named + 1..].iter();
    let rest = rest.find(|word| !of_topic(word, topic));
    if rest.is_some_and(|word| !ends_clause(word.before) && !leaves_whole(&word.lower)) {
        return None;
    }
    let before = sentence[..at].iter().any(|word| of_topic(word, topic));
    (!before).then(|| (sentence[at].written.to_owned(), denied.written.to_owned()))
}

fn of_topic(word: &Word<'_>, topic: &[String]) -> bool {
    topic
        .iter()
        .any(|named| *named == word.lower || akin(named, &word.lower))
}

/// The finding for a strong claim all of whose quotes hedge.
fn hedged(claim: &Claim) -> Option<Diagnostic> {
    let mut first = None;
    for quote in &claim.quotes {
        let (words, _) = words(&quote.exact);
        let firm =
            |word: &Word<'_>| insists(&word.lower) || denies(&word.lower) || refuses(&word.lower);
        if words.iter().any(firm) {
            return None;
        }
        let open = (0..words.len()).find(|&at| {
            let word = &words[at];
            // May is a month, and might a noun; "steps that may help" leaves
            // open what the steps do, and not whether they are wanted.
            let aside = at > 0 && relates(&words[at - 1].lower);
            hedges(&word.lower) && word.written != "May" && word.written != "Might" && !aside
        });
        let open = &words[open?];
        first.get_or_insert(open.written.to_owned());
    }
    let hedge = first?;
    let what = match claim.act {
        Some(act @ (Act::Commit | Act::Demand)) => format!("a {} (`act`)", noun(act)),
        _ => "strong".to_owned(),
    };
    let message = format!(
        "`{}` is {what}, but its words say {}",
        claim.id,
        shown(&hedge)
    );
    Some(
        finding(claim, message, &hedge)
            .help("strong are only words that exclude the alternative: make it plain, or quote those words; `reviewed: true` says that somebody has read them so"),
    )
}

fn noun(act: Act) -> &'static str {
    if act == Act::Demand {
        "demand"
    } else {
        "commitment"
    }
}

fn finding(claim: &Claim, message: String, word: &str) -> Diagnostic {
    let path = [Step::Field("quotes"), Step::Index(0), Step::Field("exact")];
    Diagnostic::new(
        LINT.code,
        Place::Entry(claim.origin, path.to_vec()),
        message,
    )
    .label(format!("says {}", shown(word)))
    .related(Place::field(claim.origin, "stance"), "the stance")
}
