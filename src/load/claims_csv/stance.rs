//! The words of a stance in a table, and the scale that they take together.

use rustc_hash::FxHashSet;

/// A stance as a table says it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Word<'t> {
    /// On two poles.
    Pole(i8),
    /// A vote for or against.
    Vote(i8),
    /// A vote, or a stance, for neither side.
    Abstain,
    /// A number.
    At(f64),
    /// An option chosen.
    Choose(&'t str),
    /// An option rejected.
    Reject(&'t str),
}

/// The words, as a help line lists them.
pub(super) const WORDS: [&str; 8] = [
    "support",
    "oppose",
    "neutral",
    "strong-support",
    "strong-oppose",
    "yes",
    "no",
    "abstain",
];

impl<'t> Word<'t> {
    /// Reads a stance; none if it is none.
    pub(super) fn read(text: &'t str) -> Option<Word<'t>> {
        // As nearly every table writes them.
        match text {
            "support" => return Some(Word::Pole(1)),
            "oppose" => return Some(Word::Pole(-1)),
            "abstain" => return Some(Word::Abstain),
            "yes" => return Some(Word::Vote(1)),
            "no" => return Some(Word::Vote(-1)),
            _ => {}
        }
        if let Ok(number) = text.parse::<f64>() {
            return number.is_finite().then_some(Word::At(number));
        }
        if let Some((word, inside)) = text.strip_suffix(')').and_then(|t| t.split_once('(')) {
            let inside = inside.trim_matches('"');
            return match word.to_ascii_lowercase().as_str() {
                "choose" => Some(Word::Choose(inside)),
                "reject" => Some(Word::Reject(inside)),
                "at" => inside
                    .parse()
                    .ok()
                    .filter(|n: &f64| n.is_finite())
                    .map(Word::At),
                _ => None,
            };
        }
        let bare = text.to_ascii_lowercase().replace(['-', '_', ' '], "");
        Some(match bare.as_str() {
            "support" => Word::Pole(1),
            "oppose" => Word::Pole(-1),
            "neutral" => Word::Pole(0),
            "strongsupport" => Word::Pole(2),
            "strongoppose" => Word::Pole(-2),
            "yes" => Word::Vote(1),
            "no" => Word::Vote(-1),
            "abstain" => Word::Abstain,
            _ => return None,
        })
    }
}

/// What was said on one issue, for the scale that it takes.
#[derive(Debug, Clone, Default)]
pub(super) struct Heard {
    pub(super) votes: bool,
    pub(super) poles: bool,
    /// The smallest and the largest number.
    pub(super) numbers: Option<(f64, f64)>,
    /// Options in the order in which they were met.
    pub(super) options: Vec<String>,
    known: FxHashSet<String>,
}

impl Heard {
    /// Takes one more stance into account.
    pub(super) fn add(&mut self, word: Word<'_>) {
        match word {
            Word::Pole(_) => self.poles = true,
            Word::Vote(_) => self.votes = true,
            Word::Abstain => {}
            Word::At(number) => {
                let (min, max) = self.numbers.unwrap_or((number, number));
                self.numbers = Some((min.min(number), max.max(number)));
            }
            Word::Choose(option) | Word::Reject(option) => {
                if self.known.insert(option.to_owned()) {
                    self.options.push(option.to_owned());
                }
            }
        }
    }

    /// Whether it is an issue on which one votes: nothing but votes was heard.
    pub(super) fn is_vote(&self) -> bool {
        self.votes && !self.poles
    }
    /// Whether it is an issue of numbers.
    pub(super) fn is_number(&self) -> bool {
        self.numbers.is_some() && !self.poles && !self.votes
    }

    /// What it means to abstain.
    pub(super) fn abstained(&self) -> Abstained {
        match (self.options.is_empty(), self.is_vote(), self.is_number()) {
            (true, true, _) => Abstained::Voted,
            (true, _, false) => Abstained::Neutral,
            (false, ..) | (true, _, true) => Abstained::Declined,
        }
    }
}

/// What `abstain` says of an actor: that depends on the scale of the issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Abstained {
    /// A vote of its own.
    Voted,
    /// A stance between two poles.
    #[default]
    Neutral,
    /// No stance: among numbers and options there is none for it, and none is
    /// made up. It is the response of who was asked and did not choose.
    Declined,
}
