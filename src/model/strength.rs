//! How strong a claim is in the terms of the Admiralty code, and which claims
//! count at all.

use std::fmt;
use std::str::FromStr;

use super::Reliability;

/// A letter for the source and a digit for what it says.
///
/// The letter goes from A (completely reliable) to E (unreliable), F means
/// that it cannot be judged; the digit from 1 (confirmed) to 5 (improbable),
/// 6 means that it cannot be judged. What nobody graded is `None` and is never
/// taken for F or 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Strength {
    /// The letter.
    pub reliability: Option<Reliability>,
    /// The digit.
    pub credibility: Option<u8>,
}

impl Strength {
    /// Whether there is a letter or a digit.
    pub fn is_rated(self) -> bool {
        self != Strength::default()
    }

    /// How far down the scale letter and digit stand, from 1; what cannot be
    /// judged comes after the five steps, and what nobody graded after that.
    pub fn steps(self) -> (u8, u8) {
        let letter = self.reliability.map_or(7, |letter| letter as u8 + 1);
        (letter, self.credibility.unwrap_or(7))
    }

    /// The order from strong to weak, smaller is stronger: the weaker of
    /// letter and digit decides, then the letter, then the digit. So nothing
    /// gets stronger by not being judged.
    pub fn weakness(self) -> (u8, u8, u8) {
        let (letter, digit) = self.steps();
        (letter.max(digit), letter, digit)
    }
}

/// As in intelligence reports, with `?` for what nobody graded: `B2`, `B?`, `?2`, `?`.
impl fmt::Display for Strength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = self.reliability.map_or("?", Reliability::name);
        match self.credibility {
            Some(digit) => f.pad(&format!("{letter}{digit}")),
            None if self.reliability.is_some() => f.pad(&format!("{letter}?")),
            None => f.pad("?"),
        }
    }
}

/// Which claims count at all, by how good their evidence is and by who coded
/// them; usually all do.
///
/// ```
/// use stancegraph::model::Counted;
/// let counted = Counted { at_least: "B2".parse()?, ..Counted::default() };
/// assert_eq!(counted.min_credibility().as_deref(), Some("B2"));
/// assert!(!Counted::default().leaves_out_any());
/// # Ok::<(), String>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counted {
    /// The weakest letter, A to E, and digit, 1 to 5, that a claim may have.
    pub at_least: Threshold,
    /// Whether a second person must have looked at it.
    pub reviewed_only: bool,
    /// Whose coding counts, sorted, beside what names no coder; empty if
    /// everybody's.
    pub coders: Vec<Box<str>>,
}

/// A letter, a digit or both, below which claims do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Threshold(pub Strength);

impl Counted {
    /// Whether it leaves anything out.
    pub fn leaves_out_any(&self) -> bool {
        *self != Counted::default()
    }

    /// The threshold as it is typed: `B2`, `B`, `2`.
    pub fn min_credibility(&self) -> Option<String> {
        let Threshold(least) = self.at_least;
        least.is_rated().then(|| least.to_string().replace('?', ""))
    }
}

impl FromStr for Threshold {
    type Err = String;

    fn from_str(text: &str) -> Result<Threshold, String> {
        let usual = "write a digit from 1 to 5, a letter from A to E, or both, like B2";
        let mut least = Strength::default();
        let mut rest = text.chars();
        let mut next = rest.next();
        if let Some(letter) = next.filter(char::is_ascii_alphabetic) {
            let name = letter.to_ascii_uppercase().to_string();
            least.reliability = Reliability::from_name(&name);
            if least.reliability.is_none() {
                return Err(usual.to_owned());
            }
            next = rest.next();
        }
        if let Some(digit) = next {
            least.credibility = digit.to_digit(10).and_then(|d| u8::try_from(d).ok());
            if !matches!(least.credibility, Some(1..=6)) {
                return Err(usual.to_owned());
            }
        }
        if !least.is_rated() || rest.next().is_some() {
            return Err(usual.to_owned());
        }
        if least.reliability == Some(Reliability::F) || least.credibility == Some(6) {
            return Err(
                "F and 6 mean that it cannot be judged; the lowest that can be asked for are E and 5"
                    .to_owned(),
            );
        }
        Ok(Threshold(least))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_threshold_is_a_letter_a_digit_or_both() {
        for (text, shown) in [("B2", "B2"), ("e5", "E5"), ("A", "A"), ("4", "4")] {
            let at_least = text.parse().expect(text);
            let counted = Counted {
                at_least,
                ..Counted::default()
            };
            assert_eq!(counted.min_credibility().as_deref(), Some(shown));
        }
        for text in ["", "G", "0", "7", "B2x", "2B", "-2", "ß", "22"] {
            let error = text.parse::<Threshold>().expect_err(text);
            assert!(error.starts_with("write a digit"), "{text}: {error}");
        }
        for text in ["F", "6", "F2", "B6"] {
            let error = text.parse::<Threshold>().expect_err(text);
            assert!(error.contains("cannot be judged"), "{text}: {error}");
        }
    }

    #[test]
    fn nothing_gets_stronger_by_not_being_judged() {
        let strength = |text: &str| {
            let mut letters = text.chars();
            let letter = letters.next().map(String::from).unwrap_or_default();
            let digit = letters.next().and_then(|d| d.to_digit(10));
            Strength {
                reliability: Reliability::from_name(&letter),
                credibility: digit.and_then(|d| u8::try_from(d).ok()),
            }
        };
        let order = ["A1", "A2", "B2", "A3", "C1", "A5", "E1", "A6", "F1", "F6"];
        let unrated = ["A?", "B?", "F?", "?1", "?6", "?"];
        let all: Vec<Strength> = order.iter().chain(&unrated).map(|t| strength(t)).collect();
        for pair in all.windows(2) {
            assert!(pair[0].weakness() < pair[1].weakness(), "{pair:?}");
        }
    }
}
