//! Places in a text as Java counts them, in UTF-16 units, to places in bytes.

use std::ops::Range;

/// A text prepared for looking places up.
///
/// A place costs a look at no more than a few hundred bytes, wherever it is.
///
/// ```
/// use stancegraph::load::dna::utf16::Places;
/// let places = Places::new("👍 yes");
/// assert_eq!(places.bytes(3, 6), Ok(5..8));
/// ```
#[derive(Debug, Clone)]
pub struct Places<'t> {
    text: &'t str,
    /// For every so many bytes: the first character that begins there or
    /// behind, and how many units stand before it. None if all is ASCII.
    marks: Vec<(usize, usize)>,
    units: usize,
}

/// Why a stretch is none of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misplaced {
    /// It ends behind the text, which has so many units.
    Outside(usize),
    /// It ends before it begins, or is empty.
    Backwards,
    /// It begins or ends within a character of two units.
    InsideCharacter,
}

/// How many bytes lie between two marks.
const STEP: usize = 256;

impl<'t> Places<'t> {
    /// Looks at each character once, unless all are ASCII.
    pub fn new(text: &'t str) -> Places<'t> {
        if text.is_ascii() {
            return Places {
                text,
                marks: Vec::new(),
                units: text.len(),
            };
        }
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut units = 0;
        for (at, c) in text.char_indices() {
            if at >= marks.len() * STEP {
                marks.push((at, units));
            }
            units += c.len_utf16();
        }
        Places { text, marks, units }
    }

    /// How many UTF-16 units the text has.
    pub fn units(&self) -> usize {
        self.units
    }

    /// The bytes from one place to another.
    ///
    /// # Errors
    /// When this is no stretch of the text.
    pub fn bytes(&self, start: u32, stop: u32) -> Result<Range<usize>, Misplaced> {
        let (start, stop) = (start as usize, stop as usize);
        if start >= stop {
            return Err(Misplaced::Backwards);
        }
        if stop > self.units {
            return Err(Misplaced::Outside(self.units));
        }
        let start = self.byte(start).ok_or(Misplaced::InsideCharacter)?;
        let stop = self.byte(stop).ok_or(Misplaced::InsideCharacter)?;
        Ok(start..stop)
    }

    /// The byte at which a unit begins, if a character begins there.
    fn byte(&self, unit: usize) -> Option<usize> {
        if self.marks.is_empty() {
            return Some(unit);
        }
        let after = self.marks.partition_point(|(_, units)| *units <= unit);
        let (mut at, mut units) = *self.marks.get(after.checked_sub(1)?)?;
        for c in self.text.get(at..)?.chars() {
            if units >= unit {
                break;
            }
            at += c.len_utf8();
            units += c.len_utf16();
        }
        (units == unit).then_some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_that_of_a_count_from_the_beginning() {
        let text = "Zwölf 👍👍 мир\n".repeat(100) + "plain";
        let places = Places::new(&text);
        let units: Vec<u16> = text.encode_utf16().collect();
        assert_eq!(places.units(), units.len());
        for unit in 0..=units.len() {
            let before = String::from_utf16(&units[..unit]).ok();
            assert_eq!(places.byte(unit), before.map(|before| before.len()));
        }
    }

    #[test]
    fn a_stretch_that_is_none_is_told() {
        let places = Places::new("a👍b");
        assert_eq!(places.bytes(0, 4), Ok(0..6));
        assert_eq!(places.bytes(0, 5), Err(Misplaced::Outside(4)));
        assert_eq!(places.bytes(2, 4), Err(Misplaced::InsideCharacter));
        assert_eq!(places.bytes(0, 2), Err(Misplaced::InsideCharacter));
        assert_eq!(places.bytes(3, 3), Err(Misplaced::Backwards));
        assert_eq!(Places::new("").bytes(0, 1), Err(Misplaced::Outside(0)));
        assert_eq!(Places::new("abc").bytes(1, 3), Ok(1..3));
    }
}
