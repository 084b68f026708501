//! What a page looks like: its size and margins, and how words are set.

use super::super::Size;
use crate::view::answer::Tone;

/// Points (1/72 inch) in a pixel (1/96 inch).
pub(super) const POINTS: f64 = 0.75;
/// Blank to the left and to the right of a page.
pub(super) const SIDE: f64 = 50.0;
/// Blank above and below; the running title and the number stand in it.
pub(super) const ABOVE: f64 = 52.0;
/// How far lists and quotes are set in.
pub(super) const INDENT: f64 = 14.0;
/// The height of a line, as a part of that of its letters.
pub(super) const LINE: f64 = 1.38;
/// A page has at least so much of both sides.
const LEAST: f64 = 300.0;

/// Width and height of a page: A4 unless another was asked for.
pub(super) fn page(asked: Option<Size>) -> (f64, f64) {
    match asked {
        Some(size) => (
            (size.width() * POINTS).max(LEAST),
            (size.height() * POINTS).max(LEAST),
        ),
        None => (595.28, 841.89),
    }
}

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    /// The height of the letters.
    pub size: f64,
    pub bold: bool,
    pub ink: Ink,
    /// How far above the line they stand.
    pub rise: f64,
}

impl Look {
    /// Running text.
    pub(super) const BODY: Look = Look::of(9.0, Ink::Black);
    /// Who said something, captions.
    pub(super) const SMALL: Look = Look::of(7.75, Ink::Quiet);

    pub(super) const fn of(size: f64, ink: Ink) -> Look {
        Look {
            size,
            bold: false,
            ink,
            rise: 0.0,
        }
    }

    /// The heading of a level, with the blanks above and below it.
    pub(super) fn heading(level: u16) -> (Look, f64, f64) {
        let (size, above, below) = match level {
            1 => (19.0, 0.0, 8.0),
            2 => (14.0, 24.0, 8.0),
            3 => (10.5, 16.0, 4.0),
            _ => (9.0, 10.0, 3.0),
        };
        (Look::of(size, Ink::Black).bold(), above, below)
    }

    pub(super) fn bold(self) -> Look {
        Look { bold: true, ..self }
    }

    pub(super) fn in_ink(self, ink: Ink) -> Look {
        Look { ink, ..self }
    }

    /// As the number of a note.
    pub(super) fn raised(self) -> Look {
        Look {
            size: self.size * 0.75,
            rise: self.size * 0.33,
            ink: Ink::Link,
            ..self
        }
    }
}

/// Colours; each has at least 4.5 : 1 on white but for rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Black,
    Quiet,
    Link,
    Against,
    Alert,
    Rule,
}

impl Ink {
    /// Red, green, blue.
    pub(super) fn colour(self) -> (u8, u8, u8) {
        match self {
            Ink::Black => (0x1a, 0x1a, 0x1a),
            Ink::Quiet => (0x55, 0x55, 0x55),
            Ink::Link => (0x0b, 0x62, 0xa8),
            Ink::Against => (0xa8, 0x3c, 0x08),
            Ink::Alert => (0x8a, 0x1c, 0x5c),
            Ink::Rule => (0xc8, 0xc8, 0xc8),
        }
    }

    /// The colour of what the words say already.
    pub(super) fn of(tone: Tone) -> Ink {
        match tone {
            Tone::Plain => Ink::Black,
            Tone::Positive => Ink::Link,
            Tone::Negative => Ink::Against,
            Tone::Faint => Ink::Quiet,
            Tone::Alert => Ink::Alert,
        }
    }
}
