//! A text comes in; the folded text, the pieces it is made of, and how much
//! of the text was folded go out. One pass, from plain run to plain run.

use std::iter::once;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use super::{Piece, WHOLE, mojibake, signs};

/// How long a text may become.
const MOST: usize = i32::MAX as usize - 1024;

/// How many marks are put together with what they stand on, at most.
const MOST_MARKS: usize = 32;

/// Folds a text as far as it fits.
pub fn run(text: &str) -> (String, Vec<Piece>, usize) {
    let mut folding = Folding {
        source: text,
        at: 0,
        made: String::with_capacity(text.len().min(MOST)),
        pieces: vec![Piece {
            folded: 0,
            stored: 0,
        }],
        repaired: None,
    };
    while folding.at < text.len() {
        let end = folding.at + plain_run(&text.as_bytes()[folding.at..]);
        if folding.made.len() + (end - folding.at) > MOST || end > MOST {
            break;
        }
        if end > folding.at {
            folding.same(end);
        } else {
            folding.other();
        }
    }
    (folding.made, folding.pieces, folding.at)
}

/// A place that is known to be at most [`MOST`].
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// How many bytes at the start fold to themselves: letters of the Latin and
/// Cyrillic alphabets, signs, single spaces between them.
fn plain_run(bytes: &[u8]) -> usize {
    const WIDTH: usize = 32;
    // Continuation bytes, and U+0400 to U+047F: none of these is folded, and
    // what stands on them begins with another byte.
    let ends = |byte: u8, before: u8| {
        (byte < 0x20)
            | (byte == b'`')
            | (byte == 0x7f)
            | ((byte >= 0xc2) & (byte != 0xd0) & (byte != 0xd1))
            | ((byte == b' ') & (before == b' '))
    };
    // A space at the start may follow another that is written already.
    if bytes.first().is_none_or(|&first| ends(first, b' ')) {
        return 0;
    }
    let mut at = 1;
    while let (Some(now), Some(before)) =
        (bytes.get(at..at + WIDTH), bytes.get(at - 1..at - 1 + WIDTH))
    {
        let mut any = 0;
        for (&byte, &before) in now.iter().zip(before) {
            any |= u8::from(ends(byte, before));
        }
        if any != 0 {
            break;
        }
        at += WIDTH;
    }
    while at < bytes.len() && !ends(bytes[at], bytes[at - 1]) {
        at += 1;
    }
    at
}

struct Folding<'t> {
    source: &'t str,
    /// How much of it is folded.
    at: usize,
    made: String,
    pieces: Vec<Piece>,
    /// The end of what was repaired last.
    repaired: Option<usize>,
}

impl Folding<'_> {
    /// Copies up to a place.
    fn same(&mut self, end: usize) {
        self.begin();
        self.made.push_str(&self.source[self.at..end]);
        self.at = end;
    }

    /// Folds what is no plain run.
    fn other(&mut self) {
        let rest = &self.source[self.at..];
        let Some(c) = rest.chars().next() else {
            return;
        };
        let repaired = if c > '\u{c1}' && c <= '\u{f0}' {
            mojibake::repaired(rest, self.repaired == Some(self.at))
        } else {
            None
        };
        let (c, length) = repaired.unwrap_or((c, c.len_utf8()));
        if repaired.is_some() {
            self.repaired = Some(self.at + length);
        }
        if c.is_whitespace() {
            let space = if self.made.ends_with(' ') { "" } else { " " };
            self.put(space, length);
            let more = rest.as_bytes()[length..].iter();
            self.put(
                "",
                more.take_while(|byte| matches!(byte, b'\t'..=b'\r' | b' '))
                    .count(),
            );
        } else if c == '\u{ad}' {
            self.put("", length + line_break(&rest[length..]));
        } else if let Some(plain) = signs::plain(c) {
            self.put(plain, length);
        } else if matches!(c, '\u{c0}'..='\u{17e}') && !matches!(c, '\u{132}'..='\u{149}') {
            self.put(c.encode_utf8(&mut [0; 4]), length);
        } else if is_mark(c) {
            self.marks(c, length);
        } else if is_nfkc_quick(once(c)) == IsNormalized::Yes {
            self.put(c.encode_utf8(&mut [0; 4]), length);
        } else {
            let normal = self.normal(once(c), self.made.len());
            self.put(&normal, length);
        }
    }

    /// Puts marks together with what they stand on.
    fn marks(&mut self, first: char, length: usize) {
        let rest = &self.source[self.at + length..];
        let mut marks = vec![first];
        let mut taken = length;
        for mark in rest.chars().take_while(|&c| is_mark(c)).take(MOST_MARKS) {
            taken += mark.len_utf8();
            marks.push(mark);
        }
        // What they stand on was written: taken back, with all that was
        // written for the same character.
        let mut base = 0;
        for c in self.made.chars().rev().take(MOST_MARKS) {
            base += c.len_utf8();
            if !is_mark(c) {
                break;
            }
        }
        let mut from = self.made.len() - base;
        let mut stored = self.at;
        let index = self.pieces.partition_point(|piece| piece.folded() <= from);
        if let Some(piece) = index
            .checked_sub(1)
            .and_then(|index| self.pieces.get(index))
            && base > 0
        {
            let next = self.pieces.get(index);
            let end = next.map_or(self.made.len(), |next| next.folded());
            if !piece.is_whole() {
                stored = piece.stored() + (from - piece.folded());
            } else if end - piece.folded() <= MOST_MARKS * 4 {
                (from, stored) = (piece.folded(), piece.stored());
            } else {
                from = self.made.len();
            }
        }
        let base = self.made.split_off(from);
        while self
            .pieces
            .last()
            .is_some_and(|piece| piece.stored() >= stored)
        {
            self.pieces.pop();
        }
        let normal = self.normal(base.chars().chain(marks), from);
        let end = self.at + taken;
        self.at = stored;
        self.put(&normal, end - stored);
    }

    /// NFKC, with signs and white space that come out of it folded, too.
    fn normal(&self, characters: impl Iterator<Item = char>, behind: usize) -> String {
        let mut normal = String::new();
        for c in characters.nfkc() {
            match signs::plain(c) {
                Some(plain) => normal.push_str(plain),
                None if c.is_whitespace() => {
                    let before = if normal.is_empty() {
                        &self.made[..behind]
                    } else {
                        &normal
                    };
                    if !before.ends_with(' ') {
                        normal.push(' ');
                    }
                }
                None => normal.push(c),
            }
        }
        normal
    }

    /// Writes what stands for so many bytes of the stored text.
    fn put(&mut self, folded: &str, length: usize) {
        let at = self.made.len();
        let dropped = |last: &Piece| last.folded() == at && last.stored() < self.at;
        if length == 0 || folded.is_empty() && self.pieces.last().is_some_and(dropped) {
            // What was dropped goes on.
            self.at += length;
            return;
        }
        let same =
            folded.len() == length && (length == 1 || self.source[self.at..].starts_with(folded));
        if same {
            self.begin();
        } else {
            self.piece(true);
        }
        self.made.push_str(folded);
        self.at += length;
    }

    /// Begins a piece where the last one does not go on.
    fn begin(&mut self) {
        let goes_on = self.pieces.last().is_some_and(|piece| {
            !piece.is_whole() && self.made.len() - piece.folded() == self.at - piece.stored()
        });
        if !goes_on {
            self.piece(false);
        }
    }

    fn piece(&mut self, whole: bool) {
        let piece = Piece {
            folded: place(self.made.len()),
            stored: place(self.at) | if whole { WHOLE } else { 0 },
        };
        // Where nothing was written since, the last one gives way.
        self.pieces.pop_if(|last| last.stored() == piece.stored());
        self.pieces.push(piece);
    }
}

/// Whether a character is put together with the one before it, or begins
/// with one that is.
pub fn is_mark(c: char) -> bool {
    let joins = |c: char| {
        canonical_combining_class(c) != 0 || is_nfkc_quick(once(c)) == IsNormalized::Maybe
    };
    joins(c)
        || is_nfkc_quick(once(c)) == IsNormalized::No && once(c).nfkd().next().is_some_and(joins)
}

/// The length of a line break at the start, with the blanks around it.
fn line_break(text: &str) -> usize {
    let blank = text.len() - text.trim_start().len();
    let broken = text[..blank].contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
    if broken { blank } else { 0 }
}
