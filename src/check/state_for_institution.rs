//! A state named as the speaker where the quote, or the sentence in which it
//! stands, names somebody who speaks for it. In: a ledger, and the quotes looked
//! up. Out: one finding for each claim, with the speaker to put in its place.
//!
//! Whoever is named counts as the speaker only in forms that hardly mean
//! anything else: "Arden said", "Arden, the minister, told …", "…", said
//! Arden.", "according to Arden", "заявил Арден".

mod sentence;

use rustc_hash::{FxHashMap, FxHashSet};

use super::wording::{
    Word, begins_time, ends_clause, ends_sentence, governs, is_idle, is_pronoun, reports, words,
};
use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Fix, Place, Step, codes};
use crate::graph::Roles;
use crate::model::{Actor, ActorId, ActorKind, Claim, Ledger, QuoteKind, Role, RoleKind};
use crate::position::Timing;
use crate::text::shown;

/// Finds [`codes::STATE_FOR_INSTITUTION`].
pub static LINT: Lint = Lint {
    code: &codes::STATE_FOR_INSTITUTION,
    needs_whole: false,
    run,
};

/// How far apart a name and its verb may stand.
const NEAR: usize = 8;

/// The longest name that is looked for, in words.
const LONGEST: usize = 6;

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    let mut known: Option<(Names, Roles<'_>)> = None;
    for (id, claim) in ledger.claim_ids().zip(&ledger.claims) {
        let Some(by) = claim.by else { continue };
        let silent = claim.reviewed || claim.inferred_speaker;
        let kind = ledger.actor(by).kind;
        if silent || !matches!(kind, ActorKind::State | ActorKind::Institution) {
            continue;
        }
        let (names, roles) = known.get_or_insert_with(|| (Names::of(ledger), Roles::new(ledger)));
        let mut speakers: Vec<Named> = Vec::new();
        for (at, quote) in claim.quotes.iter().enumerate() {
            // Whom a speaker names in his own words is somebody else.
            let is_told = matches!(quote.kind, QuoteKind::Mixed | QuoteKind::Indirect);
            let own = if is_told { &*quote.exact } else { "" };
            let mut named = speakers_in(own, &names.owners);
            let mut beside = false;
            if named.is_empty() && (is_told || quote.kind == QuoteKind::Direct) {
                let around = sentence::around(examined, (id, at), quote, &names.begins);
                named = around.map_or(Vec::new(), |text| speakers_in(&text, &names.owners));
                beside = true;
            }
            speakers.extend(named.into_iter().map(|(actor, form)| Named {
                actor,
                at,
                form,
                beside,
            }));
        }
        // One speaker, and nobody else who could be it.
        let Some(first) = speakers.first() else {
            continue;
        };
        let speaker = first.actor;
        if speakers.iter().any(|other| other.actor != speaker) {
            continue;
        }
        let (from, to) = Timing::of(ledger, claim).span();
        if roles.voice(speaker, by, from, to).is_some() && speaker != by {
            found.push(stands_in(ledger, claim, by, first));
        }
    }
}

/// Whom a quote, or the sentence around it, names as the speaker.
struct Named {
    actor: ActorId,
    /// Which quote.
    at: usize,
    /// The words that do it.
    form: String,
    /// Whether they stand in the sentence, and not in the quote.
    beside: bool,
}

fn stands_in(ledger: &Ledger, claim: &Claim, by: ActorId, named: &Named) -> Diagnostic {
    let (by, speaker) = (ledger.actor(by), ledger.actor(named.actor));
    let quote = [
        Step::Field("quotes"),
        Step::Index(named.at),
        Step::Field("exact"),
    ];
    let place = Place::field(claim.origin, "by");
    let (what, has) = match named.beside {
        true => ("the sentence of its quote", "its sentence has"),
        false => ("its quote", "has"),
    };
    let message = format!(
        "`{}` is by `{}`, but {what} names `{}` as the speaker",
        claim.id, by.id, speaker.id
    );
    Diagnostic::new(LINT.code, place.clone(), message)
        .label("not the one who spoke")
        .related(
            Place::Entry(claim.origin, quote.to_vec()),
            format!("{has} {}", shown(&named.form)),
        )
        .help(format!(
            "write `by: \"{}\"`; its claims count for `{}` by its role",
            speaker.id, by.id
        ))
        .fix(Fix::replace(
            place,
            format!("\"{}\"", speaker.id),
            format!("the speaker whom {what} names"),
        ))
}

/// How actors are called.
struct Names {
    /// The names, aliases and surnames of all actors, in the words of
    /// [`words`], joined by spaces; none where a name belongs to several.
    owners: FxHashMap<String, Option<ActorId>>,
    /// The first words of the names of those who speak for somebody.
    begins: FxHashSet<String>,
}

impl Names {
    fn of(ledger: &Ledger) -> Names {
        let mut owners: FxHashMap<String, Option<ActorId>> = FxHashMap::default();
        let mut begins = FxHashSet::default();
        for id in ledger.actor_ids() {
            let actor = ledger.actor(id);
            let speaks = |role: &Role| role.kind == RoleKind::SpeaksFor;
            for name in names_of(actor) {
                if actor.roles.iter().any(speaks) {
                    let first = name.split(|c: char| !c.is_alphanumeric()).next();
                    begins.extend(first.map(str::to_owned));
                }
                let owner = owners.entry(name).or_insert(Some(id));
                if *owner != Some(id) {
                    *owner = None;
                }
            }
        }
        // An institution has a voice that is its own; a person's spokesman is
        // somebody else.
        let institution = |id: &ActorId| ledger.actor(*id).kind == ActorKind::Institution;
        for id in ledger.actor_ids().filter(institution) {
            for name in names_of(ledger.actor(id)) {
                for voice in ["spokesman", "spokeswoman", "spokesperson"] {
                    for of in ["", "'s"] {
                        let voice = format!("{name}{of} {voice}");
                        owners.entry(voice).or_insert(Some(id));
                    }
                }
            }
        }
        Names { owners, begins }
    }
}

fn names_of(actor: &Actor) -> Vec<String> {
    let mut names = Vec::new();
    for name in std::iter::once(&actor.name).chain(&actor.aliases) {
        let mut parts: Vec<String> = words(name).0.into_iter().map(|word| word.lower).collect();
        // "The Kremlin" is "Kremlin" in "a Kremlin that said".
        if parts.len() > 1 && parts[0] == "the" {
            parts.remove(0);
        }
        if let Some(surname) = parts.last()
            && parts.len() > 1
            && actor.kind == ActorKind::Person
            && surname.chars().count() >= 4
        {
            names.push(surname.clone());
        }
        names.push(parts.join(" "));
    }
    names
}

/// Everybody whom a text names as the one who said something, each with the
/// words that do it. Nobody where some verb of speech has another subject.
fn speakers_in(text: &str, names: &FxHashMap<String, Option<ActorId>>) -> Vec<(ActorId, String)> {
    let (words, _) = words(text);
    let mut found: Vec<(ActorId, String)> = Vec::new();
    // The verbs whose subject is still to be found.
    let mut verbs: FxHashSet<usize> = (0..words.len())
        .filter(|at| reports(&words[*at].lower) && !after_pronoun(&words, *at))
        .collect();
    if verbs.is_empty() && !words.iter().any(|word| word.lower == "according") {
        return found;
    }
    let mut from = 0;
    while from < words.len() {
        let Some((to, actor)) = name_at(&words, from, names) else {
            from += 1;
            continue;
        };
        let verb = verb_behind(&words, from, to)
            .or_else(|| verb_before(&words, from, to))
            .or_else(|| according(&words, from));
        if let Some(verb) = verb {
            verbs.remove(&verb);
            let name: Vec<&str> = words[from..to].iter().map(|word| word.written).collect();
            let name = name.join(" ");
            let verb_written = words[verb].written;
            found.push((
                actor,
                match (verb < from, verb == to || verb + 1 == from) {
                    (false, true) => format!("{name} {verb_written}"),
                    (false, false) => format!("{name} … {verb_written}"),
                    (true, true) => format!("{verb_written} {name}"),
                    (true, false) => format!("{verb_written} … {name}"),
                },
            ));
        }
        from = to;
    }
    if verbs.is_empty() { found } else { Vec::new() }
}

/// Whether the subject of a verb is a pronoun, which goes on with a speaker.
fn after_pronoun(words: &[Word<'_>], verb: usize) -> bool {
    let before = verb.checked_sub(1).and_then(|at| words.get(at));
    before.is_some_and(|word| is_pronoun(&word.lower))
}

/// The longest name that begins at a word: where it ends, and whose it is.
fn name_at(
    words: &[Word<'_>],
    from: usize,
    names: &FxHashMap<String, Option<ActorId>>,
) -> Option<(usize, ActorId)> {
    let mut best = None;
    let mut run = String::new();
    for (at, word) in words.iter().enumerate().skip(from).take(LONGEST) {
        if at > from {
            if ends_sentence(word.before) && word.before.trim() != "." {
                break;
            }
            run.push(' ');
        }
        run.push_str(&word.lower);
        // A name begins with a capital; "us" is not the US.
        let capital = words[from]
            .written
            .chars()
            .next()
            .is_some_and(|c| !c.is_lowercase());
        if let Some(owner) = names.get(&run)
            && capital
            && run.chars().count() >= 4
        {
            best = owner.map(|actor| (at + 1, actor));
        }
    }
    best
}

/// The verb behind a name: at once, after words of time, or after an
/// apposition between commas or dashes.
fn verb_behind(words: &[Word<'_>], from: usize, to: usize) -> Option<usize> {
    let object = from.checked_sub(1).is_some_and(|before| {
        let before = &words[before];
        governs(&before.lower) && !ends_clause(words[from].before)
    });
    if object {
        return None;
    }
    let mut apposition = 0;
    for at in to..words.len().min(to + NEAR) {
        let before = words[at].before;
        if ends_sentence(before) {
            return None;
        }
        apposition += usize::from(ends_clause(before));
        if reports(&words[at].lower) {
            // "Arden, the ministry said" has a comma that nothing closes.
            let closed = match apposition {
                0 => words[to..at].iter().all(|word| is_idle(&word.lower)),
                1 => false,
                _ => ends_clause(before) || words[at - 1].lower == "has",
            };
            return closed.then_some(at);
        }
    }
    None
}

/// The verb before a name that ends its clause: "…", said Arden.
fn verb_before(words: &[Word<'_>], from: usize, to: usize) -> Option<usize> {
    let verb = (from.saturating_sub(NEAR)..from)
        .rev()
        .find(|at| reports(&words[*at].lower))?;
    let whole = !words[verb + 1..=from]
        .iter()
        .any(|word| ends_clause(word.before));
    let ends = words
        .get(to)
        .is_none_or(|next| ends_clause(next.before) || begins_time(&next.lower));
    let cyrillic = !words[verb].lower.is_ascii();
    let turned = cyrillic || verb == 0 || ends_clause(words[verb].before);
    let object = words[verb].lower == "told"
        || words[verb + 1..from]
            .iter()
            .any(|word| governs(&word.lower));
    (whole && ends && turned && !object).then_some(verb)
}

/// "According to Arden".
fn according(words: &[Word<'_>], from: usize) -> Option<usize> {
    // "According to the Kremlin".
    let article = usize::from(from > 2 && words[from - 1].lower == "the");
    let at = from.checked_sub(2 + article)?;
    (words[at].lower == "according" && words[at + 1].lower == "to").then_some(at)
}
