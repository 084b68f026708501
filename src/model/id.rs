//! Ids: slugs as written, and the dense numbers that stand for them inside
//! one ledger.

use std::fmt;
use std::sync::Arc;

use unicode_ident::is_xid_continue;

/// An id as written in a ledger: letters that are not upper case, digits,
/// `-`, `_` and `.`, beginning with a letter or digit, at most 128 characters.
///
/// ```
/// use stancegraph::model::Slug;
/// assert!(Slug::new("leaders-meeting").is_ok());
/// assert!(Slug::new("Leaders meeting").is_err());
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Arc<str>);

/// Why a text is no id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlugError {
    /// What is wrong, as the end of the sentence "this id …".
    pub problem: String,
    /// An id that would do, made from the text; empty if none can be made.
    pub suggestion: String,
}

impl Slug {
    /// The longest id, in characters.
    pub const MAX: usize = 128;

    /// Checks the text.
    ///
    /// # Errors
    /// When the text is empty, too long, or has a character that an id may
    /// not have.
    pub fn new(text: &str) -> Result<Slug, SlugError> {
        match problem(text) {
            None => Ok(Slug(Arc::from(text))),
            Some(problem) => Err(SlugError {
                problem,
                suggestion: suggestion(text),
            }),
        }
    }

    /// Whether a text is one, without making it one.
    pub fn fits(text: &str) -> bool {
        problem(text).is_none()
    }

    /// One that was checked before.
    pub(crate) fn known(text: &str) -> Slug {
        debug_assert!(Slug::fits(text), "{text:?} is no id");
        Slug(Arc::from(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn problem(text: &str) -> Option<String> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let bytes = text.as_bytes();
    // The usual case first: short, ASCII, well formed.
    if let Some(first) = bytes.first()
        && bytes.len() <= Slug::MAX
        && plain(*first)
        && bytes
            .iter()
            .all(|&b| plain(b) || matches!(b, b'-' | b'_' | b'.'))
    {
        return None;
    }
    let Some(first) = text.chars().next() else {
        return Some("is empty".to_owned());
    };
    let length = text.chars().count();
    if length > Slug::MAX {
        return Some(format!("has {length} characters, more than {}", Slug::MAX));
    }
    let letter = |c: char| c.is_alphanumeric() && !c.is_uppercase();
    if let Some(bad) = text
        .chars()
        .find(|&c| !(letter(c) || is_mark(c) || matches!(c, '-' | '_' | '.')))
    {
        return Some(match bad {
            ' ' => "has a space".to_owned(),
            c if c.is_uppercase() => format!("has the capital letter `{c}`"),
            c if c.is_control() || c.is_whitespace() || is_invisible(c) => {
                format!("has the invisible character U+{:04X}", u32::from(c))
            }
            c if is_accent(c) => format!(
                "has an accent (U+{:04X}) that is a character of its own",
                u32::from(c)
            ),
            c => format!("has the character `{c}`"),
        });
    }
    if !letter(first) {
        return Some(format!("begins with `{first}`"));
    }
    None
}

/// Signs that stand with a letter, such as vowels of Indic scripts; not
/// accents, which make one character with their letter.
fn is_mark(c: char) -> bool {
    const JOINING: [char; 3] = ['\u{203f}', '\u{2040}', '\u{2054}'];
    is_xid_continue(c)
        && !c.is_alphanumeric()
        && !is_accent(c)
        && !JOINING.contains(&c)
        && !matches!(c, '\u{b7}' | '\u{387}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe33}'..='\u{ff3f}' | '\u{e0100}'..)
}

/// Accents, written behind their letter.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The one character that a letter and an accent make, for common ones.
fn composed(letter: char, accent: char) -> Option<char> {
    let (plain, accented) = match accent {
        '\u{300}' => ("aeiou", "àèìòù"),
        '\u{301}' => ("aeiouycnsz", "áéíóúýćńśź"),
        '\u{302}' => ("aeiou", "âêîôû"),
        '\u{303}' => ("ano", "ãñõ"),
        '\u{306}' => ("agиу", "ăğйў"),
        '\u{308}' => ("aeiouyеі", "äëïöüÿёї"),
        '\u{30a}' => ("au", "åů"),
        '\u{30c}' => ("cdenrstz", "čďěňřšťž"),
        '\u{327}' => ("cs", "çş"),
        _ => return None,
    };
    let at = plain.chars().position(|c| c == letter)?;
    accented.chars().nth(at)
}

/// Characters that show nothing or reorder what is around them.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

fn suggestion(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() && !c.is_uppercase() {
            out.push(c);
        } else if is_accent(c) {
            if let Some(both) = out.chars().last().and_then(|letter| composed(letter, c)) {
                out.pop();
                out.push(both);
            }
        } else if is_mark(c) && !out.is_empty() {
            out.push(c);
        } else if is_invisible(c) || c.is_control() {
            continue;
        } else if matches!(c, '_' | '.') && !out.is_empty() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').chars().take(Slug::MAX).collect()
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

impl std::borrow::Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Slug {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

macro_rules! dense {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) u32);

        impl $name {
            /// The place in the ledger's list, from 0, in the order of the ids.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

dense!(
    /// An actor of one ledger; compares like its id as text.
    ActorId
);
dense!(
    /// An issue of one ledger; compares like its id as text.
    IssueId
);
dense!(
    /// A source of one ledger; compares like its id as text.
    SourceId
);
dense!(
    /// A claim of one ledger; compares like its id as text.
    ClaimId
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_slugs_of_any_script() {
        for good in [
            "kyiv",
            "київ",
            "a",
            "2026-01-29.x_y",
            "東京",
            "विदेश",
            "हिन्दी",
            "ไทย",
            "தமிழ்",
        ] {
            assert!(Slug::new(good).is_ok(), "{good}");
        }
        for bad in ["", "Kyiv", "a b", "-a", "a\u{202e}b", "a\nb", "é!", ".x"] {
            assert!(Slug::new(bad).is_err(), "{bad:?}");
        }
        assert!(Slug::new(&"a".repeat(129)).is_err());
    }

    #[test]
    fn an_accent_makes_one_character_with_its_letter() {
        let error = Slug::new("caf\u{65}\u{301}").unwrap_err();
        assert_eq!(error.suggestion, "café");
        assert!(error.problem.contains("U+0301"), "{}", error.problem);
        assert!(Slug::new("café").is_ok());
        assert!(Slug::new("\u{94d}a").is_err());
    }

    #[test]
    fn a_bad_id_comes_with_one_that_would_do() {
        let error = Slug::new("Leaders' Meeting!").unwrap_err();
        assert_eq!(error.problem, "has the capital letter `L`");
        assert_eq!(error.suggestion, "leaders-meeting");
        assert_eq!(
            Slug::new("a\u{202e}b").unwrap_err().problem,
            "has the invisible character U+202E"
        );
    }
}
