//! A source text and quotes come in; where each quote stands goes out, in
//! bytes and in characters of the text as stored.
//!
//! A quote is looked for as it is written. Only the quotes that are not there
//! make the text be folded, once for all of them. What is not there either
//! may stand there in another encoding or across what is damaged, for the most
//! part ([`Match::Fuzzy`]), or nowhere.
//!
//! Everything takes time in proportion to the text for each quote, whatever
//! they hold: hits are looked at up to a fixed number, and compared beyond
//! the quote up to a fixed length.

mod align;
mod context;
mod damaged;
mod elided;
mod fuzzy;
mod misread;
mod occurrences;
mod places;
mod weight;

use std::ops::Range;
use std::sync::OnceLock;

use super::fold::{Folded, fold};
use context::Around;
use damaged::Damaged;
use occurrences::Ranks;

pub use weight::{Weight, weight};

/// A source text, prepared as far as the quotes ask for it.
///
/// ```
/// use stancegraph::text::{Haystack, Match, Needle};
/// let text = Haystack::new("Northland said:\n“We will\nnot sign.”");
/// let found = text.find(&[Needle::new("We will not sign.")]);
/// let Match::Folded(hits) = &found[0] else { panic!() };
/// assert_eq!(hits.first[0].whole.bytes, 19..36);
/// assert_eq!(hits.first[0].whole.chars, 17..34);
/// ```
#[derive(Debug)]
pub struct Haystack<'t> {
    text: &'t str,
    folded: OnceLock<Folded<'t>>,
    is_damaged: OnceLock<bool>,
}

/// A quote to be found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Needle<'q> {
    /// The words.
    pub exact: &'q str,
    /// What stands before them; empty if it is not told.
    pub prefix: &'q str,
    /// What stands behind them; empty if it is not told.
    pub suffix: &'q str,
}

/// How a quote stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// Byte for byte.
    Exact(Hits),
    /// But for differences that no reader sees, with the gaps that its
    /// ellipses tell of, or across what is damaged in the text.
    Folded(Hits),
    /// One contiguous run of at least 85 % of its characters.
    Fuzzy(Near),
    /// Not at all. The place that comes nearest is told if most of the
    /// quote's words stand there in its order.
    Absent(Option<Near>),
}

/// The places where a quote stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hits {
    /// The first eight.
    pub first: Vec<Hit>,
    /// How many there are. Hits may overlap up to the 64th.
    pub count: usize,
    /// What became of prefix and suffix.
    pub context: Context,
}

/// A place where a quote stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// From its first to its last character.
    pub whole: Span,
    /// The parts between ellipses; none if the quote stands there in one piece.
    pub parts: Vec<Span>,
    /// Whether its words are damaged there: read in the wrong encoding,
    /// unreadable in part, or broken at the end of a line.
    pub is_damaged: bool,
    /// The characters of the quote that the text has lost; the quote tells
    /// what they are, and the text does not gainsay it.
    pub lost: Vec<char>,
}

/// What prefix and suffix did to the hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// Neither was given.
    NotGiven,
    /// They stand beside the hits that are listed and counted; others are not.
    Fits,
    /// They stand beside no hit; all are listed and counted.
    FitsNowhere,
}

/// A part of the text as stored, half-open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// In bytes.
    pub bytes: Range<usize>,
    /// In characters, that is Unicode scalar values.
    pub chars: Range<usize>,
}

/// A place where most of a quote stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The longest run of the quote that stands there.
    pub run: Span,
    /// How many characters of the folded quote the run has.
    pub run_length: usize,
    /// How many the folded quote has.
    pub quote_length: usize,
    /// What stands there in place of the whole quote, from word to word: the
    /// wording to offer, if it is whole.
    pub whole: Span,
    /// Whether `whole` is the place of all of the quote. Where too much of a
    /// long quote differs, or where the text goes on without an end of a word,
    /// it is not: then it is no wording to offer.
    pub is_whole: bool,
    /// The words that are not the same, in order.
    pub differences: Vec<Difference>,
}

/// Words of a quote and those that stand in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// In the quote, folded; empty if the text says more.
    pub quote: String,
    /// In the text, folded; empty if the quote says more.
    pub text: String,
    /// Set when the two differ by a word that turns or bends the meaning.
    pub weight: Option<Weight>,
}

/// How many characters a quote must have to prove something by itself.
pub const SHORTEST: usize = 12;

/// Whether a quote has fewer characters, folded, than prove something by
/// themselves ([`SHORTEST`]).
///
/// ```
/// assert!(stancegraph::text::is_short("We will."));
/// ```
pub fn is_short(quote: &str) -> bool {
    fold(quote).text().trim().chars().count() < SHORTEST
}

/// Whether a quote is part of another one, but for differences that no reader
/// sees. That is how a short quote can stand.
///
/// ```
/// use stancegraph::text::stands_inside;
/// assert!(stands_inside("“We will”", "He said: \"We will\" and left."));
/// ```
pub fn stands_inside(quote: &str, longer: &str) -> bool {
    let (quote, longer) = (fold(quote), fold(longer));
    let (quote, longer) = (quote.text().trim(), longer.text().trim());
    quote.len() < longer.len()
        && memchr::memmem::find(longer.as_bytes(), quote.as_bytes()).is_some()
}

impl<'q> Needle<'q> {
    /// A quote of which only the words are told.
    pub fn new(exact: &'q str) -> Needle<'q> {
        Needle {
            exact,
            ..Needle::default()
        }
    }
}

impl<'t> Haystack<'t> {
    /// Nothing is done before a quote is looked for.
    pub fn new(text: &'t str) -> Haystack<'t> {
        Haystack {
            text,
            folded: OnceLock::new(),
            is_damaged: OnceLock::new(),
        }
    }

    /// The text as stored.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The folded text, made when it is first asked for.
    pub fn folded(&self) -> &Folded<'t> {
        self.folded.get_or_init(|| fold(self.text))
    }

    /// Finds quotes; one answer for each, in their order. A quote without a
    /// visible character is absent.
    pub fn find(&self, needles: &[Needle<'_>]) -> Vec<Match> {
        let ranks = Ranks::of(self.text);
        let mut found: Vec<Match> = needles
            .iter()
            .map(|needle| self.find_one(needle, &ranks))
            .collect();
        places::count_characters(self.text, &mut found);
        found
    }

    /// Finds a quote; characters are not counted yet.
    fn find_one(&self, needle: &Needle<'_>, ranks: &Ranks) -> Match {
        let around = Around::new(needle);
        let mut exact = None;
        if !needle.exact.trim().is_empty() {
            exact = self.exact(needle.exact, &around, ranks);
        }
        // Elsewhere it may stand folded, and there the context fits.
        if let Some(hits) = exact.take_if(|hits| hits.context != Context::FitsNowhere) {
            return Match::Exact(hits);
        }
        let folded_quote = fold(needle.exact);
        let quote = folded_quote.text().trim();
        if quote.is_empty() {
            return Match::Absent(None);
        }
        let folded = self.one_folded(quote, &around, ranks);
        match (exact, folded) {
            (Some(exact), Some(hits)) if hits.context == Context::FitsNowhere => {
                return Match::Exact(exact);
            }
            (Some(exact), None) => return Match::Exact(exact),
            (_, Some(hits)) => return Match::Folded(hits),
            (None, None) => {}
        }
        if let Some(hits) = elided::find(quote, self.folded(), &around, ranks) {
            return Match::Folded(hits);
        }
        if let Some(hits) = self.misread(needle.exact, &around, ranks) {
            return Match::Folded(hits);
        }
        let is_damaged = self.is_damaged() || damaged::is_damaged(&folded_quote);
        let damaged = is_damaged.then(|| Damaged::new(&folded_quote, self.folded()));
        fuzzy::find(quote, self.folded(), ranks, &around, damaged)
    }

    fn is_damaged(&self) -> bool {
        *self
            .is_damaged
            .get_or_init(|| damaged::is_damaged(self.folded()))
    }

    /// The quote as it would look in a text read in the wrong encoding.
    fn misread(&self, quote: &str, around: &Around, ranks: &Ranks) -> Option<Hits> {
        if is_short(quote) {
            return None;
        }
        misread::readings(quote).into_iter().find_map(|reading| {
            let words = fold(&reading.words);
            let words = words.text().trim();
            let mut hits = self.one_folded(words, around, ranks)?;
            for hit in &mut hits.first {
                hit.is_damaged = true;
                hit.lost.clone_from(&reading.lost);
            }
            Some(hits)
        })
    }

    fn exact(&self, quote: &str, around: &Around, ranks: &Ranks) -> Option<Hits> {
        let mut collected = context::Collected::new(around);
        occurrences::each(self.text.as_bytes(), quote.as_bytes(), ranks, |at| {
            let range = at..at + quote.len();
            collected.add(
                || around.fits_stored(self.text, &range),
                || Hit::at(range.clone()),
            );
            true
        });
        collected.hits()
    }

    fn one_folded(&self, quote: &str, around: &Around, ranks: &Ranks) -> Option<Hits> {
        let folded = self.folded();
        let text = folded.text();
        let mut collected = context::Collected::new(around);
        occurrences::each(text.as_bytes(), quote.as_bytes(), ranks, |at| {
            let range = at..at + quote.len();
            let fits = || around.fits_folded(text, &range);
            collected.add(fits, || Hit::at(folded.stored(range.clone())));
            true
        });
        collected.hits()
    }
}

impl Hit {
    fn at(bytes: Range<usize>) -> Hit {
        Hit {
            whole: Span::at(bytes),
            parts: Vec::new(),
            is_damaged: false,
            lost: Vec::new(),
        }
    }
}

impl Span {
    /// A place whose characters are counted later.
    fn at(bytes: Range<usize>) -> Span {
        Span { bytes, chars: 0..0 }
    }
}

#[cfg(test)]
mod damage_tests;
#[cfg(test)]
mod tests;
