//! A folded quote that does not stand in a text comes in; the place where
//! most of it stands goes out, if there is one.
//!
//! A run of at least 85 % of a quote holds the middle 70 % of it, wherever it
//! begins. So the middle is searched, and each place of it extended both
//! ways. Where no such run is, a few short pieces of the quote are searched
//! and extended, and the longest run is kept if most of the quote's words are
//! found around it.
//!
//! At each of these places the whole quote may stand, in a text that is
//! damaged. Then it stands there folded.

use std::ops::Range;

use super::align::{self, Aligned, Run};
use super::context::{Around, Collected};
use super::damaged::{Damaged, Found};
use super::occurrences::{self, Ranks};
use super::{Hit, Match, Near, SHORTEST, Span};
use crate::text::fold::Folded;

/// How much of a quote must stand in one run, in percent.
const SHARE: usize = 85;

/// How many places of the middle are extended.
const PLACES: usize = 256;

/// How many pieces of a quote are searched, and how many places of each are extended.
const PIECES: usize = 8;
const PLACES_OF_PIECE: usize = 8;

/// Finds most of a folded quote, or all of it where the text is damaged.
pub fn find(
    quote: &str,
    folded: &Folded<'_>,
    ranks: &Ranks,
    around: &Around,
    damaged: Option<Damaged<'_, '_>>,
) -> Match {
    let length = quote.chars().count();
    if length < SHORTEST {
        return Match::Absent(None);
    }
    let mut wholes = Wholes {
        damaged,
        found: Vec::new(),
    };
    let least = (length * SHARE).div_ceil(100);
    let middle = byte_of(quote, length - least)..byte_of(quote, least);
    let text = folded.text();
    let mut longest = Run::default();
    let mut looked_at = 0;
    occurrences::each(
        text.as_bytes(),
        &quote.as_bytes()[middle.clone()],
        ranks,
        |at| {
            looked_at += 1;
            wholes.look(middle.start, at);
            let run = extended(quote, text, &middle, at);
            if run.quote.len() > longest.quote.len() {
                longest = run;
            }
            looked_at < PLACES
        },
    );
    let characters = |run: &Run| quote[run.quote.clone()].chars().count();
    let run_length = characters(&longest);
    if let Some(found) = wholes.hits(folded, around) {
        return found;
    }
    if run_length >= least {
        let aligned = align::around(quote, text, &longest);
        return Match::Fuzzy(near(folded, &longest, run_length, length, aligned));
    }
    let piecewise = of_pieces(quote, text, ranks, &mut wholes);
    if let Some(found) = wholes.hits(folded, around) {
        return found;
    }
    if piecewise.quote.len() > longest.quote.len() {
        longest = piecewise;
    }
    if longest.quote.is_empty() {
        return Match::Absent(None);
    }
    let aligned = align::around(quote, text, &longest);
    // Less than half of it stands anywhere, in any order.
    if aligned.same * 2 < quote.len() {
        return Match::Absent(None);
    }
    let run_length = characters(&longest);
    Match::Absent(Some(near(folded, &longest, run_length, length, aligned)))
}

/// The places where the whole quote stands, in a text that is damaged.
struct Wholes<'q, 't> {
    damaged: Option<Damaged<'q, 't>>,
    found: Vec<Found>,
}

impl Wholes<'_, '_> {
    /// Looks around a part of the quote that stands at a place.
    fn look(&mut self, part: usize, at: usize) {
        let covered = |found: &Found| found.range.contains(&at);
        if self.found.iter().any(covered) {
            return;
        }
        let damaged = self.damaged.as_mut();
        self.found
            .extend(damaged.and_then(|damaged| damaged.around(part, at)));
    }

    /// All of them, as hits.
    fn hits(&mut self, folded: &Folded<'_>, around: &Around) -> Option<Match> {
        self.found.sort_by_key(|found| found.range.start);
        let mut collected = Collected::new(around);
        for found in &self.found {
            let hit = || Hit {
                whole: Span::at(folded.stored(found.range.clone())),
                parts: Vec::new(),
                is_damaged: true,
                lost: found.lost.clone(),
            };
            collected.add(|| around.fits_folded(folded.text(), &found.range), hit);
        }
        collected.hits().map(Match::Folded)
    }
}

fn near(
    folded: &Folded<'_>,
    run: &Run,
    run_length: usize,
    length: usize,
    aligned: Aligned,
) -> Near {
    Near {
        run: Span::at(folded.stored(run.text.clone())),
        run_length,
        quote_length: length,
        whole: Span::at(folded.stored(aligned.whole)),
        is_whole: aligned.is_whole,
        differences: aligned.differences,
    }
}

/// The longest run that holds one of a few pieces of the quote.
fn of_pieces(quote: &str, text: &str, ranks: &Ranks, wholes: &mut Wholes<'_, '_>) -> Run {
    let width = (quote.len() / PIECES).clamp(8, 32);
    let mut longest = Run::default();
    let mut done = 0;
    for index in 0..PIECES {
        let from = floor(quote, quote.len() * index / PIECES).max(done);
        let to = floor(quote, (from + width).min(quote.len()));
        // What a run has covered leads to the same run.
        if longest.quote.contains(&from) || to <= from {
            continue;
        }
        done = to;
        let mut looked_at = 0;
        occurrences::each(text.as_bytes(), &quote.as_bytes()[from..to], ranks, |at| {
            looked_at += 1;
            wholes.look(from, at);
            let run = extended(quote, text, &(from..to), at);
            if run.quote.len() > longest.quote.len() {
                longest = run;
            }
            looked_at < PLACES_OF_PIECE
        });
    }
    longest
}

/// A part of the quote that stands at a place, extended as far as the two agree.
fn extended(quote: &str, text: &str, part: &Range<usize>, at: usize) -> Run {
    let (q, t) = (quote.as_bytes(), text.as_bytes());
    let agree = |(a, b): &(&u8, &u8)| a == b;
    let before = q[..part.start].iter().rev().zip(t[..at].iter().rev());
    let before = before.take_while(agree).count();
    let behind = q[part.end..].iter().zip(&t[at + part.len()..]);
    let behind = behind.take_while(agree).count();
    // Characters that share some bytes are not the same.
    let mut from = part.start - before;
    while !quote.is_char_boundary(from) {
        from += 1;
    }
    let to = floor(quote, part.end + behind);
    let start = at + from - part.start;
    Run {
        quote: from..to,
        text: start..start + (to - from),
    }
}

/// Where a character begins.
fn byte_of(text: &str, character: usize) -> usize {
    let mut starts = text.char_indices();
    starts.nth(character).map_or(text.len(), |(at, _)| at)
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
