//! Whether words name somebody. In: an actor, and some text with its language.
//! Out: yes or no.
//!
//! Names of up to three letters and names in capitals are also other words:
//! "us", "also", "who". They count as they are written, as whole words, with
//! or without dots. Longer ones count in any case and with the endings that
//! a grammar gives a name, so that malice is not from Mali.

use crate::model::{Actor, ActorKind};
use crate::text::fold;

/// What may stand behind a name in the languages of [`LISTED`]: plurals,
/// genitives, adjectives and people; besides, the cases of Slavic names there.
const ENDINGS: &str = "s es n an ans ian ians ean eans ese i is ien iens ish er ers ern \
    a u e y ą ę em iem om ym im owi ovi ego iego emu iemu ów ova owa in ins";

/// Endings of names in Cyrillic letters that are short or in capitals.
const CYRILLIC: &str = "а у е ы и і ї ю я ом ем ой ою ей ами ам ах ов ів ові";

/// A name, and a word that has it with an ending and means another.
const OTHERS: &[(&str, &str)] = &[
    ("niger", "nigeria"),
    ("niger", "nigerian"),
    ("niger", "nigerians"),
];

/// The languages whose endings are listed; in others a name may go on as it will.
const LISTED: &[&str] = &["en", "de", "fr", "es", "it", "pt", "nl"];

/// Up to how many letters a name is short.
const SHORT: usize = 3;

/// Whether a text in a language has a name of an actor.
pub(in crate::check) fn names(actor: &Actor, text: &str, lang: Option<&str>) -> bool {
    let text = fold(text);
    let plain = Plain {
        undotted: undotted(text.text()),
        lower: text.text().to_lowercase(),
        listed: lang.is_none_or(|lang| {
            let lang = lang.split(['-', '_']).next().unwrap_or_default();
            LISTED.contains(&&*lang.to_lowercase())
        }),
    };
    let person = actor.kind == ActorKind::Person;
    let mut all = std::iter::once(&actor.name).chain(&actor.aliases);
    all.any(|name| {
        let last = name.split_whitespace().next_back().filter(|_| person);
        plain.has(name) || last.is_some_and(|last| plain.has(last))
    })
}

/// A text in the two ways in which names are looked for.
struct Plain {
    /// As written, abbreviations without their dots.
    undotted: String,
    lower: String,
    listed: bool,
}

impl Plain {
    fn has(&self, name: &str) -> bool {
        let folded = fold(name);
        let name = folded.text().trim();
        let written = undotted(name);
        let mut letters = written.chars().filter(|c| c.is_alphabetic());
        // Scripts without capitals have no endings to be told from.
        let cased = letters.clone().any(char::is_uppercase);
        let capitals = cased && letters.clone().all(|c| !c.is_lowercase());
        let short = cased && letters.by_ref().take(SHORT + 1).count() <= SHORT;
        if short || capitals {
            let stands = |name: &str| {
                occurs(&self.undotted, name, |rest| {
                    rest.is_empty() || listed(CYRILLIC, rest)
                })
            };
            // NATO is Nato in many papers.
            return stands(&written) || !short && stands(&titled(&written));
        }
        let name = name.to_lowercase();
        // The last letter of a longer name may change with its case.
        let last = name.char_indices().next_back();
        if let Some((at, last)) = last
            && !last.is_ascii()
        {
            let stem = if name.chars().count() > 4 {
                &name[..at]
            } else {
                &name
            };
            return occurs(&self.lower, stem, |_| true);
        }
        occurs(&self.lower, &name, |rest| {
            let other =
                |(of, word): &(&str, &str)| *of == name && word.strip_prefix(of) == Some(rest);
            let ends = rest.is_empty() || !self.listed || listed(ENDINGS, rest);
            ends && !OTHERS.iter().any(other)
        })
    }
}

fn listed(endings: &str, rest: &str) -> bool {
    endings.split_whitespace().any(|ending| ending == rest)
}

/// Whether a name begins a word of which the rest will do.
fn occurs(text: &str, name: &str, ends: impl Fn(&str) -> bool) -> bool {
    !name.is_empty()
        && text.match_indices(name).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let rest = &text[at + name.len()..];
            let word = rest
                .find(|c: char| !c.is_alphanumeric())
                .unwrap_or(rest.len());
            before.is_none_or(|c| !c.is_alphanumeric()) && ends(&rest[..word])
        })
}

/// "U.S." as "US": without the dots behind single capitals.
fn undotted(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let (mut before, mut last) = (None, None);
    for c in text.chars() {
        let single = |c: Option<char>| c.is_some_and(char::is_uppercase);
        let starts = before.is_none_or(|c: char| !c.is_alphanumeric());
        if !(c == '.' && single(last) && starts) {
            made.push(c);
        }
        (before, last) = (last, Some(c));
    }
    made
}

/// "NATO" as "Nato".
fn titled(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter();
    first.chain(letters.flat_map(char::to_lowercase)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_in(name: &str, text: &str) -> bool {
        let ron = format!("[Actor(id: \"a\", name: {name:?}, kind: State)]");
        let loaded = crate::load::load(vec![crate::load::File::new("a.ron", ron)]);
        names(&loaded.ledger.actors[0], text, None)
    }

    #[test]
    fn a_short_name_is_no_part_of_another_word() {
        for (name, text) in [
            ("US", "They told us so."),
            ("Al", "It also stands."),
            ("Mali", "It was malice."),
            ("Niger", "Nigeria is ready."),
            ("Niger", "Nigerians are ready."),
            ("Chad", "The chaddar was cut."),
            ("WHO", "Who said it? Those who know."),
        ] {
            assert!(!names_in(name, text), "{name}: {text}");
        }
    }

    #[test]
    fn a_name_is_known_with_its_dots_and_endings() {
        for (name, text) in [
            ("US", "The U.S. says so."),
            ("U.S.", "The US's offer"),
            ("U.S.A.", "in the USA."),
            ("NATO", "Nato said so."),
            ("Xi", "said Xi."),
            ("МИД", "заявление МИДа"),
            ("Mali", "Malian troops"),
            ("Niger", "Niger's and the Nigeriens"),
            ("Iran", "the Iranians"),
            ("Northland", "the Northlanders say"),
            ("Нордия", "в Нордии"),
            ("Юг", "на Юге"),
        ] {
            assert!(names_in(name, text), "{name}: {text}");
        }
    }
}
