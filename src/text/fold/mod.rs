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
    /// In order.
    pieces: Vec<Piece>,
    /// How much of the source was folded.
    length: usize,
}

/// Where a piece begins, in both texts. The places within a piece are as far
/// from its start in the one as in the other, or the piece goes as a whole.
#[derive(Clone, Copy, Debug)]
struct Piece {
    folded: u32,
    /// The highest bit tells that the piece goes as a whole.
    stored: u32,
}

const WHOLE: u32 = 1 << 31;

impl Piece {
    fn folded(self) -> usize {
        self.folded as usize
    }

    fn stored(self) -> usize {
        (self.stored & !WHOLE) as usize
    }

    fn is_whole(self) -> bool {
        self.stored & WHOLE != 0
    }
}

/// Folds a text. Takes time in proportion to its length, and holds at most
/// 2 GiB of text: what goes beyond is left out.
pub fn fold(text: &str) -> Folded<'_> {
    let (folded, pieces, end) = folding::run(text);
    Folded {
        source: text,
        text: folded,
        pieces,
        length: end,
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
        let first = |before: &dyn Fn(&Piece) -> bool| {
            let behind = self.pieces.partition_point(before);
            behind.saturating_sub(1)
        };
        let from = first(&|piece| piece.folded() <= folded.start);
        let to = first(&|piece| piece.folded() < folded.end);
        let start = self.within(from, folded.start, false);
        start..self.within(to, folded.end, true).max(start)
    }

    /// The stored place of a folded one in a piece; inside of what goes as a
    /// whole, its start or its end.
    fn within(&self, index: usize, folded: usize, end: bool) -> usize {
        let Some(piece) = self.pieces.get(index) else {
            return 0;
        };
        match (piece.is_whole(), end) {
            (false, _) => piece.stored() + (folded - piece.folded()),
            (true, false) => piece.stored(),
            (true, true) => {
                let behind = self.pieces.get(index + 1);
                behind.map_or(self.length, |next| next.stored())
            }
        }
    }
}

#[cfg(test)]
mod tests;
