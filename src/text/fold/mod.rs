//! A text comes in; the same text without the differences that no reader
//! sees goes out, with the way back to every byte of the text as stored.
//!
//! Folding is NFKC, and besides: white space of any length is one space, the
//! many quotation marks, dashes and dots are the plain ones, what leaves no
//! mark is left out, garbled UTF-8 is repaired. A soft hyphen goes together
//! with the line break behind it; a hyphen at the end of a line stays, for
//! nobody knows whether it belongs to the word. Case stays: a quote that
//! changes it has changed the text.
//!
//! Most of a text folds to itself and is copied in long runs. The way back is
//! kept as the places where a run begins, eight bytes for each.

mod folding;
mod mojibake;
mod signs;

use std::ops::Range;

use folding::place;

/// A folded text that knows the text as stored.
///
/// ```
/// let stored = "He said:\r\n«No – never…»";
/// let folded = stancegraph::text::fold(stored);
/// assert_eq!(folded.text(), "He said: \"No - never...\"");
/// let at = folded.text().find("No - never").unwrap();
/// assert_eq!(&stored[folded.stored(at..at + 10)], "No – never");
/// ```
#[derive(Clone, Debug)]
pub struct Folded<'t> {
    source: &'t str,
    text: String,
    /// In order. A piece as long as what was stored for it is the same, byte
    /// for byte, as far as places go; any other goes as a whole.
    pieces: Vec<Piece>,
    /// How much of the source was folded.
    length: u32,
}

/// Where a piece begins, in both texts.
#[derive(Clone, Copy, Debug)]
struct Piece {
    folded: u32,
    stored: u32,
}

/// Folds a text. Takes time in proportion to its length, and holds at most
/// 4 GiB of text: what goes beyond is left out.
pub fn fold(text: &str) -> Folded<'_> {
    let (folded, pieces, end) = folding::run(text);
    Folded {
        source: text,
        text: folded,
        pieces,
        length: place(end),
    }
}

impl<'t> Folded<'t> {
    /// The text as stored.
    pub fn source(&self) -> &'t str {
        self.source
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the stored text for which some of the folded text stand.
    /// Both are half-open; what was left out at either end is not included.
    ///
    /// Looks in a sorted list, for each of the two ends.
    pub fn stored(&self, folded: Range<usize>) -> Range<usize> {
        let from = place(folded.start);
        let first = self.pieces.partition_point(|piece| piece.folded <= from);
        let mut start = self.within(first.saturating_sub(1), from, false);
        let to = place(folded.end);
        let behind = self.pieces.partition_point(|piece| piece.folded < to);
        let mut end = self.within(behind.saturating_sub(1), to, true).max(start);
        // The three dots of an ellipsis take as many bytes as it does.
        while !self.source.is_char_boundary(start) {
            start -= 1;
        }
        while !self.source.is_char_boundary(end) {
            end += 1;
        }
        start..end
    }

    /// The stored place of a folded one in a piece; inside of what goes as a
    /// whole, its start or its end.
    fn within(&self, index: usize, folded: u32, end: bool) -> usize {
        let Some(piece) = self.pieces.get(index) else {
            return 0;
        };
        let behind = self.pieces.get(index + 1);
        let (folded_end, stored_end) = match behind {
            Some(next) => (next.folded, next.stored),
            None => (place(self.text.len()), self.length),
        };
        let same = folded_end - piece.folded == stored_end - piece.stored;
        let stored = match (same, end) {
            (true, _) => piece.stored + (folded - piece.folded),
            (false, false) => piece.stored,
            (false, true) => stored_end,
        };
        stored as usize
    }
}

#[cfg(test)]
mod tests;
