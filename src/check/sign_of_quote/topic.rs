//! What a stance is about, in words, and whose names have a word. In: an issue,
//! a stance and the actors. Out: the words by which a quote speaks of it.

use rustc_hash::FxHashMap;

use crate::check::wording::{
    Word, denies, governs, hands_on, is_empty, joins, links, partners, refuses, turns, words,
};
use crate::model::{ActorId, Issue, Ledger, Scale, Stance};

/// How many holders, roles and namesakes are looked at; with more it is not
/// plain who is meant.
pub(super) const FEW: usize = 8;

/// How many names with the same beginning are looked at.
const NAMES: usize = 64;

/// Whose names have a word; of many, a few.
#[derive(Default)]
pub(super) struct Named {
    words: FxHashMap<String, Vec<ActorId>>,
    /// The words by how they begin.
    begins: FxHashMap<String, Vec<String>>,
}

impl Named {
    /// The words of the names of all actors.
    pub(super) fn new(ledger: &Ledger) -> Named {
        let mut named = Named::default();
        for id in ledger.actor_ids() {
            let actor = ledger.actor(id);
            let names = std::iter::once(&actor.name).chain(&actor.aliases);
            for word in names.flat_map(|name| words(name).0) {
                if is_empty(&word.lower) {
                    continue;
                }
                let begins = named.begins.entry(beginning(&word.lower)).or_default();
                if begins.len() < NAMES && !named.words.contains_key(&word.lower) {
                    begins.push(word.lower.clone());
                }
                let actors = named.words.entry(word.lower).or_default();
                if actors.len() < FEW && actors.last() != Some(&id) {
                    actors.push(id);
                }
            }
        }
        named
    }

    /// Whose name has a word, or a word of which it is a form.
    pub(super) fn of<'n>(&'n self, word: &'n str) -> impl Iterator<Item = ActorId> + 'n {
        let word = word.strip_suffix("'s").unwrap_or(word);
        let exact = self.words.get(word);
        let begins = self.begins.get(&beginning(word));
        let names = begins
            .into_iter()
            .flatten()
            .filter(move |_| exact.is_none());
        let alike = names.filter(move |name| is_form(name, word));
        let alike = alike.filter_map(|name| self.words.get(name));
        exact.into_iter().chain(alike).flatten().copied()
    }
}

fn beginning(word: &str) -> String {
    word.chars().take(3).collect()
}

/// Whether a word may be a form of a name: the South, Southland; Зюдия,
/// Зюдией.
fn is_form(name: &str, word: &str) -> bool {
    let (of_name, of_word) = (name.chars().count(), word.chars().count());
    if name.is_ascii() {
        return of_word > 4 && name.starts_with(word);
    }
    let stem: String = name
        .chars()
        .take(of_name.saturating_sub(2).max(3))
        .collect();
    of_word <= of_name + 3 && of_word + 1 >= of_name && word.starts_with(&stem)
}

/// What a stance is about.
pub(super) struct Topic {
    /// The words for what a positive stance is in favour of; none where those
    /// words themselves deny or end something, so that a denial may be meant.
    pub words: Vec<String>,
    /// Whether the question has no word of its own by which a quote could
    /// speak of it.
    pub nameless: bool,
    /// Whether they name an option.
    pub is_option: bool,
    /// The actors whom the question names.
    about: Vec<ActorId>,
}

impl Topic {
    /// Of a stance on an issue.
    pub(super) fn new(issue: &Issue, stance: Stance, actors: &Named) -> Topic {
        let (words, _) = words(&issue.question);
        let mut about: Vec<ActorId> = words
            .iter()
            .flat_map(|word| actors.of(&word.lower))
            .collect();
        about.sort();
        about.dedup();
        let words_of = of(issue, stance, actors);
        Topic {
            nameless: words_of.as_ref().is_some_and(Vec::is_empty),
            words: words_of.unwrap_or_default(),
            is_option: stance.option().is_some(),
            about,
        }
    }

    /// Whether a word names somebody whom the question may be about: whom it
    /// names, or, if it names nobody, anybody.
    pub(super) fn may_be_about(&self, word: &str, actors: &Named) -> bool {
        let mut whose = actors.of(word);
        whose.any(|actor| self.about.is_empty() || self.about.contains(&actor))
    }
}

/// The words of what a stance is about; nothing where a denial may be meant.
fn of(issue: &Issue, stance: Stance, actors: &Named) -> Option<Vec<String>> {
    let (texts, named) = match (&issue.scale, stance.option()) {
        (Scale::Poles { in_favour, .. }, _) => (vec![&*issue.question, &**in_favour], false),
        (Scale::Options(options), Some(at)) => match options.get(usize::from(at)) {
            Some(option) => (vec![option.as_str()], true),
            None => return None,
        },
        _ => (vec![&*issue.question], false),
    };
    let option = texts.join(" ").replace(if named { '-' } else { '\n' }, " ");
    let (found, _) = words(&option);
    if found
        .iter()
        .any(|word| denies(&word.lower) || refuses(&word.lower) || turns(&word.lower))
    {
        return None;
    }
    let short = short_nouns(&found, named);
    let mut topic: Vec<String> = found
        .into_iter()
        .map(|word| word.lower)
        .filter(|word| !is_empty(word) && (named || actors.of(word).next().is_none()))
        .chain(short)
        .collect();
    topic.sort();
    topic.dedup();
    // Long questions share words with anything.
    topic.truncate(24);
    Some(topic)
}

/// Articles of English and German.
const ARTICLES: [&str; 11] = [
    "a", "an", "the", "das", "dem", "den", "der", "des", "die", "ein", "eine",
];

/// Words of three letters that stand behind an article and are no nouns.
const NO_NOUNS: [&str; 24] = [
    "act", "all", "bad", "big", "day", "end", "few", "low", "new", "old", "one", "own", "red",
    "same", "six", "ten", "top", "two", "use", "way", "alt", "neu", "tag", "zwei",
];

/// The nouns of three letters, which make no forms and are looked for as they
/// stand: "dam" in "the dam", "the new dam". An option names nothing else.
fn short_nouns(words: &[Word<'_>], named: bool) -> Vec<String> {
    let is_article = |at: Option<usize>| {
        let word = at.and_then(|at| words.get(at));
        word.is_some_and(|word| ARTICLES.contains(&&*word.lower))
    };
    let noun = |at: &usize| {
        let word = &*words[*at].lower;
        let new = at.checked_sub(1).and_then(|before| words.get(before));
        let behind_new = new.is_some_and(|word| matches!(&*word.lower, "new" | "old" | "big"));
        let behind = is_article(at.checked_sub(1)) || behind_new && is_article(at.checked_sub(2));
        word.chars().count() == 3
            && word.bytes().all(|b| b.is_ascii_alphabetic())
            && (behind || named)
            && !ARTICLES.contains(&word)
            && !NO_NOUNS.contains(&word)
            && !is_function(word)
    };
    let at = (0..words.len()).filter(noun);
    at.map(|at| words[at].lower.clone()).collect()
}

/// Whether a short word is one of those that hold a sentence together.
fn is_function(word: &str) -> bool {
    hands_on(word) || links(word) || joins(word) || governs(word) || partners(word)
}
