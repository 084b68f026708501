//! Words that say no under a stance that says yes, words that say yes under
//! one that says no, and words that say perhaps under a strong one. In: a
//! ledger. Out: one finding for each claim all of whose quotes do so.
//!
//! It reads words, not meaning, so it speaks only where little else can be
//! meant: what is said stands close to a word of the question, in a sentence
//! with no turn and no other speaker. Of a quote in another language than the
//! question its translation is read, and where there is none it is silent.

mod forms;
mod opposed;
mod reading;
mod spans;
mod subject;
mod topic;
mod votes;

use rustc_hash::FxHashMap;

use self::reading::{Listener, Said};
use self::topic::{FEW, Named, Topic};
use super::wording::{Word, denies, ends_clause, hedges, insists, refuses, relates, words};
use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, Step, codes};
use crate::model::{
    Act, ActorId, Claim, IssueId, Ledger, Pole, Quote, QuoteKind, RoleKind, Sign, Stance, Vote,
};
use crate::text::shown;

/// Finds [`codes::SIGN_OF_QUOTE`].
pub static LINT: Lint = Lint {
    code: &codes::SIGN_OF_QUOTE,
    needs_whole: false,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    let actors = Named::new(ledger);
    let mut topics: FxHashMap<(IssueId, Option<u16>), Topic> = FxHashMap::default();
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
        let sign = stance.sign();
        if sign != Sign::Neutral && claim.conditions.is_none() {
            let topic = topics
                .entry((claim.on, stance.option()))
                .or_insert_with(|| Topic::new(ledger.issue(claim.on), stance, &actors));
            found.extend(contrary(ledger, claim, sign, topic, &actors));
        }
        if is_strong(claim, stance) {
            found.extend(hedged(claim));
        }
        if let Stance::Vote(vote) = stance {
            found.extend(miscounted(ledger, claim, vote, &actors));
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

/// The finding for a claim all of whose quotes say the contrary of its stance.
fn contrary(
    ledger: &Ledger,
    claim: &Claim,
    sign: Sign,
    topic: &Topic,
    actors: &Named,
) -> Option<Diagnostic> {
    let holders = || claim.by.iter().chain(&claim.of);
    if topic.words.is_empty() && !topic.nameless || holders().count() > FEW {
        return None;
    }
    let own = own(ledger, claim);
    let names_own = |word: &str| actors.of(word).any(|actor| is_own(ledger, &own, actor));
    let other = |word: &str| {
        let of_topic = topic.words.iter().any(|of_topic| of_topic == word);
        actors.of(word).next().is_some() && !names_own(word) && !of_topic
    };
    let mut first = None;
    for quote in &claim.quotes {
        let listener = Listener {
            topic: &topic.words,
            other: &other,
            own: &names_own,
            partner: &|word| topic.may_be_about(word, actors),
            direct: quote.kind == QuoteKind::Direct,
            option: topic.is_option,
        };
        let text = read(quote, &listener);
        let said = match sign {
            Sign::Positive if !reading::touches(text, &listener) => {
                opposed::opposed(text, &listener, topic.nameless)
            }
            Sign::Positive => reading::denial(text, &listener),
            _ => reading::affirmation(text, &listener),
        };
        first.get_or_insert(said?);
    }
    let Said { by, of } = first?;
    let side = match sign {
        Sign::Positive => "in favour",
        _ => "against",
    };
    let message = format!(
        "`{}` is {side}, but its words say {} of {}",
        claim.id,
        shown(&by),
        shown(&of)
    );
    Some(
        finding(claim, message, &by)
            .help("mend the stance, or quote the words that carry it; `reviewed: true` says that somebody has read them so"),
    )
}

/// The holders of a claim, and those in whose name they speak.
fn own(ledger: &Ledger, claim: &Claim) -> Vec<ActorId> {
    let holders = claim.by.iter().chain(&claim.of).take(FEW);
    let own = holders.flat_map(|holder| {
        let roles = ledger.actor(*holder).roles.iter().take(FEW);
        std::iter::once(*holder).chain(roles.map(|role| role.actor))
    });
    own.collect()
}

/// Who speaks for the holder speaks as the holder.
fn is_own(ledger: &Ledger, own: &[ActorId], actor: ActorId) -> bool {
    let roles = ledger.actor(actor).roles.iter().take(FEW);
    let mut roles = roles.filter(|role| role.kind == RoleKind::SpeaksFor);
    own.contains(&actor) || roles.any(|role| own.contains(&role.actor))
}

/// The finding for a vote all of whose quotes tell another.
fn miscounted(ledger: &Ledger, claim: &Claim, vote: Vote, actors: &Named) -> Option<Diagnostic> {
    let own = own(ledger, claim);
    let other = |word: &str| {
        let mut named = actors.of(word).peekable();
        named.peek().is_some() && !named.any(|actor| is_own(ledger, &own, actor))
    };
    let mut first = None;
    for quote in &claim.quotes {
        let (told, by) = votes::told(&quote.exact, &other)?;
        if told == vote {
            return None;
        }
        first.get_or_insert(by);
    }
    let by = first?;
    let message = format!(
        "`{}` is a vote `{vote:?}`, but its words say {}",
        claim.id,
        shown(&by)
    );
    Some(
        finding(claim, message, &by)
            .help("mend the stance, or quote the words that carry it; `reviewed: true` says that somebody has read them so"),
    )
}

/// The words that are read: those of the quote, or their translation where
/// only that speaks of the topic.
fn read<'q>(quote: &'q Quote, listener: &Listener<'_>) -> &'q str {
    match translation(quote) {
        Some(translation) if !reading::touches(&quote.exact, listener) => translation,
        _ => &quote.exact,
    }
}

fn translation(quote: &Quote) -> Option<&str> {
    quote.selector.as_ref()?.translation.as_deref()
}

/// The finding for a strong claim all of whose quotes hedge.
fn hedged(claim: &Claim) -> Option<Diagnostic> {
    let mut first = None;
    for quote in &claim.quotes {
        // What the one says firmly, the other may say so that no list knows it.
        let texts = std::iter::once(&*quote.exact).chain(translation(quote));
        let words: Vec<Word<'_>> = texts.flat_map(|text| words(text).0).collect();
        if (0..words.len()).any(|at| is_firm(&words, at)) {
            return None;
        }
        let open = (0..words.len()).find(|&at| is_open(&words, at));
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

/// How far before what it leaves open a hedge may stand, in words.
const HEDGED: usize = 4;

/// Whether a word excludes the alternative: "we will", "we refuse", and not
/// "perhaps we will", "we may refuse".
fn is_firm(words: &[Word<'_>], at: usize) -> bool {
    let word = &*words[at].lower;
    let is_hedged = || {
        let from = at.saturating_sub(HEDGED);
        let begins = (from + 1..=at)
            .rev()
            .find(|at| ends_clause(words[*at].before));
        (begins.unwrap_or(from)..at).any(|at| is_open(words, at))
    };
    denies(word) || (insists(word) || refuses(word)) && !(may_be_hedged(word) && is_hedged())
}

fn may_be_hedged(word: &str) -> bool {
    word == "will" || refuses(word)
}

/// Whether a word leaves open what is said. May is a month, and might a noun;
/// "steps that may help" leaves open what the steps do, and not whether they
/// are wanted.
fn is_open(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    let aside = at > 0 && relates(&words[at - 1].lower);
    let considers = || {
        let next = words.get(at + 1).map_or("", |next| &*next.lower);
        word.lower == "would" && next == "consider"
    };
    let hedges = hedges(&word.lower) || considers();
    hedges && word.written != "May" && word.written != "Might" && !aside
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
