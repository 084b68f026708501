//! The quotes of a ledger looked up in the texts of their sources.
//!
//! In: a ledger and the texts at hand. Out: for each quote where it stands, or
//! that nothing is known. Every lint about quotes looks here, so each text is
//! searched once.

use std::collections::BTreeMap;
use std::fmt;

use crate::diagnostics::{Place, Step};
use crate::load::{SourceText, Texts};
use crate::model::{Claim, ClaimId, Ledger, Quote, QuoteKind, SourceId};
use crate::text::{Difference, Haystack, Match, Near, Needle, escaped, shown};

/// A ledger with what its sources say.
#[derive(Debug, Clone, Copy)]
pub struct Examined<'e, 't> {
    /// The ledger.
    pub ledger: &'e Ledger,
    /// Its quotes, as far as they were looked up.
    pub evidence: &'e Evidence<'t>,
}

/// Which quote of which claim: both numbers from 0.
pub type QuoteId = (ClaimId, usize);

/// What was found of the quotes.
#[derive(Debug, Default)]
pub struct Evidence<'t> {
    texts: BTreeMap<SourceId, &'t SourceText>,
    haystacks: BTreeMap<SourceId, Haystack<'t>>,
    found: BTreeMap<QuoteId, Match>,
    missing: Vec<SourceId>,
    required: bool,
}

/// How many quotes were found in which way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Byte for byte.
    pub exact: usize,
    /// But for differences that no reader sees.
    pub folded: usize,
    /// For the most part.
    pub fuzzy: usize,
    /// Not at all.
    pub absent: usize,
    /// Their source's text is not at hand.
    pub unverified: usize,
    /// Records, which have no words.
    pub records: usize,
    /// Whether each source should have its text.
    pub required: bool,
}

impl Tally {
    /// How many quotes have words.
    pub fn words(self) -> usize {
        self.verified() + self.unverified
    }

    /// How many quotes were looked up.
    pub fn verified(self) -> usize {
        self.exact + self.folded + self.fuzzy + self.absent
    }
}

/// "12 quotes: 9 exact, 3 folded".
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.words();
        write!(f, "{all} quote{}: ", if all == 1 { "" } else { "s" })?;
        let counts = [
            (self.exact, "exact"),
            (self.folded, "folded"),
            (self.fuzzy, "fuzzy"),
            (self.absent, "absent"),
            (self.unverified, "unverified"),
        ];
        let told = counts.iter().filter(|(number, _)| *number > 0);
        let told: Vec<String> = told
            .map(|(number, word)| format!("{number} {word}"))
            .collect();
        f.write_str(&told.join(", "))?;
        match self.unverified {
            0 => return Ok(()),
            1 => f.write_str("; `--texts DIR` looks it up in the text of its source")?,
            _ => f.write_str("; `--texts DIR` looks them up in the texts of their sources")?,
        }
        match (self.required, self.unverified) {
            (true, _) => Ok(()),
            (false, 1) => f.write_str(", `--require-texts` names that"),
            (false, _) => f.write_str(", `--require-texts` names those"),
        }
    }
}

/// A quote with its claim and what was found of it.
#[derive(Debug, Clone, Copy)]
pub struct Looked<'e> {
    /// Which claim.
    pub id: ClaimId,
    /// The claim.
    pub claim: &'e Claim,
    /// Which of its quotes, from 0.
    pub index: usize,
    /// The quote.
    pub quote: &'e Quote,
    /// Where it stands; none if its source's text is not at hand, or if it is a record.
    pub found: Option<&'e Match>,
}

impl Looked<'_> {
    /// Where the words of the quote are written.
    pub fn place(&self) -> Place {
        self.field("exact")
    }

    /// Where a field of the quote is written.
    pub fn field(&self, field: &'static str) -> Place {
        let path = [
            Step::Field("quotes"),
            Step::Index(self.index),
            Step::Field(field),
        ];
        Place::Entry(self.claim.origin, path.to_vec())
    }
}

/// Whether a quote has no words to be found.
pub fn is_record(quote: &Quote) -> bool {
    matches!(quote.kind, QuoteKind::Record(_)) && quote.exact.is_empty()
}

impl<'t> Evidence<'t> {
    /// Looks every quote up in the text of its source.
    ///
    /// Time is that of [`Haystack::find`], once for each text.
    pub fn new(ledger: &Ledger, texts: &'t Texts) -> Evidence<'t> {
        let sources = ledger.source_ids();
        let mut evidence = Evidence {
            missing: sources.filter(|id| texts.is_missing(*id)).collect(),
            required: texts.required,
            ..Evidence::default()
        };
        if texts.is_empty() {
            return evidence;
        }
        let mut asked: BTreeMap<SourceId, Vec<QuoteId>> = BTreeMap::new();
        for (id, claim) in ledger.claim_ids().zip(&ledger.claims) {
            for (index, quote) in claim.quotes.iter().enumerate() {
                if !is_record(quote) {
                    asked.entry(quote.source).or_default().push((id, index));
                }
            }
        }
        for (source, text) in texts.iter() {
            evidence.texts.insert(source, text);
            let Ok(words) = &text.text else { continue };
            let haystack = Haystack::new(words);
            let quotes = asked.remove(&source).unwrap_or_default();
            let needle = |(claim, index): &QuoteId| {
                let quote = &ledger.claim(*claim).quotes[*index];
                let beside = quote.selector.as_deref();
                Needle {
                    exact: &quote.exact,
                    prefix: beside.and_then(|b| b.prefix.as_deref()).unwrap_or_default(),
                    suffix: beside.and_then(|b| b.suffix.as_deref()).unwrap_or_default(),
                }
            };
            let needles: Vec<Needle<'_>> = quotes.iter().map(needle).collect();
            let matches = haystack.find(&needles);
            evidence.found.extend(quotes.into_iter().zip(matches));
            evidence.haystacks.insert(source, haystack);
        }
        evidence
    }

    /// Every quote of the ledger with what was found, by claim.
    pub fn quotes<'e>(&'e self, ledger: &'e Ledger) -> impl Iterator<Item = Looked<'e>> {
        ledger.claim_ids().flat_map(move |id| {
            let claim = ledger.claim(id);
            let quotes = claim.quotes.iter().enumerate();
            quotes.map(move |(index, quote)| Looked {
                id,
                claim,
                index,
                quote,
                found: self.found.get(&(id, index)),
            })
        })
    }

    /// What was found of one quote.
    pub fn of(&self, quote: QuoteId) -> Option<&Match> {
        self.found.get(&quote)
    }

    /// The file with the text of a source, if it is at hand.
    pub fn text(&self, source: SourceId) -> Option<&'t SourceText> {
        self.texts.get(&source).copied()
    }

    /// The text of a source that was read.
    pub fn haystack(&self, source: SourceId) -> Option<&Haystack<'t>> {
        self.haystacks.get(&source)
    }

    /// The sources whose text was read.
    pub fn sources(&self) -> impl Iterator<Item = SourceId> + '_ {
        self.haystacks.keys().copied()
    }

    /// The sources that name a file which is not there.
    pub fn missing(&self) -> &[SourceId] {
        &self.missing
    }

    /// Whether each source should have its text.
    pub fn is_required(&self) -> bool {
        self.required
    }

    /// How many quotes were found in which way.
    pub fn tally(&self, ledger: &Ledger) -> Tally {
        let mut tally = Tally {
            required: self.required,
            ..Tally::default()
        };
        for looked in self.quotes(ledger) {
            *match looked.found {
                _ if is_record(looked.quote) => &mut tally.records,
                None => &mut tally.unverified,
                Some(Match::Exact(_)) => &mut tally.exact,
                Some(Match::Folded(_)) => &mut tally.folded,
                Some(Match::Fuzzy(_)) => &mut tally.fuzzy,
                Some(Match::Absent(_)) => &mut tally.absent,
            } += 1;
        }
        tally
    }
}

/// Where a part of a text is: "bytes 3 to 17, characters 3 to 15".
pub(super) fn offsets(span: &crate::text::Span) -> String {
    format!(
        "bytes {} to {}, characters {} to {}",
        span.bytes.start, span.bytes.end, span.chars.start, span.chars.end
    )
}

/// So many differences are told.
const SHOWN: usize = 5;

/// How the words of a quote differ from those that stand there.
pub(super) fn differences(near: &Near) -> String {
    let told = near.differences.iter().take(SHOWN).map(difference);
    let mut told: Vec<String> = told.collect();
    match near.differences.len().saturating_sub(SHOWN) {
        0 => {}
        more => told.push(format!("{more} more")),
    }
    told.join("; ")
}

fn difference(difference: &Difference) -> String {
    match (difference.quote.is_empty(), difference.text.is_empty()) {
        (true, _) => format!("the quote leaves out {}", shown(&difference.text)),
        (_, true) => format!("the source does not have {}", shown(&difference.quote)),
        _ => format!(
            "{} in the quote is {} in the source",
            shown(&difference.quote),
            shown(&difference.text)
        ),
    }
}

/// Words of a source in a message: in backquotes, of at most 240 characters.
pub(super) fn worded(words: &str) -> String {
    let short: String = words.chars().take(240).collect();
    let dots = if short.len() < words.len() {
        "\u{2026}"
    } else {
        ""
    };
    format!("`{}{dots}`", escaped(&short))
}
