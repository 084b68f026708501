//! Words of several looks come in, lines of a width come out.

use std::ops::Range;

use super::look::{Ink, LINE, Look};
use super::sheet::To;
use crate::font::Fonts;
use crate::text::visible;

/// Words of one look, and where they lead.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Span {
    pub text: String,
    pub look: Look,
    pub to: Option<To>,
}

impl Span {
    pub(super) fn new(text: impl Into<String>, look: Look) -> Span {
        Span {
            text: text.into(),
            look,
            to: None,
        }
    }

    pub(super) fn link(text: impl Into<String>, look: Look, to: To) -> Span {
        Span {
            to: Some(to),
            ..Span::new(text, look.in_ink(Ink::Link))
        }
    }
}

/// One line of data, in which web addresses are links.
pub(super) fn line(text: &str, look: Look) -> Vec<Span> {
    linked(visible::on_one_line(text).trim(), look)
}

/// Lines of data, likewise.
pub(super) fn lines(text: &str, look: Look) -> Vec<Span> {
    linked(visible::on_lines(text).trim(), look)
}

fn linked(text: &str, look: Look) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut plain = String::new();
    for word in text.split_inclusive([' ', '\n']) {
        let address = word.trim_end().trim_end_matches(['.', ',', ';', ')']);
        let is_web = address.starts_with("https://") || address.starts_with("http://");
        if is_web && address.len() > "https://".len() {
            if !plain.is_empty() {
                spans.push(Span::new(std::mem::take(&mut plain), look));
            }
            spans.push(Span::link(address, look, To::Web(address.to_owned())));
            plain.push_str(&word[address.len()..]);
        } else {
            plain.push_str(word);
        }
    }
    if !plain.is_empty() || spans.is_empty() {
        spans.push(Span::new(plain, look));
    }
    spans
}

/// Words, broken into lines.
#[derive(Debug, Clone)]
pub(super) struct Lines {
    text: String,
    spans: Vec<Span>,
    /// Where each span starts.
    starts: Vec<usize>,
    places: Vec<Range<usize>>,
    /// The height of a line.
    pub height: f64,
}

/// A piece of a line: of which span, and how far to the right.
pub(super) struct Piece<'l> {
    pub span: usize,
    pub of: &'l Span,
    pub text: String,
    pub x: f64,
    pub width: f64,
}

impl Lines {
    pub(super) fn new(fonts: &Fonts, spans: Vec<Span>, width: f64) -> Lines {
        let mut text = String::new();
        let mut starts = Vec::with_capacity(spans.len());
        for span in &spans {
            starts.push(text.len());
            text.push_str(&span.text);
        }
        let largest = spans.iter().map(|span| span.look.size).fold(0.0, f64::max);
        let mut lines = Lines {
            text,
            spans,
            starts,
            places: Vec::new(),
            height: largest * LINE,
        };
        lines.places = Fonts::places(&lines.text, width, &|place| lines.width(fonts, &place));
        lines
    }

    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    pub(super) fn high(&self) -> f64 {
        self.height * self.len() as f64
    }

    fn width(&self, fonts: &Fonts, place: &Range<usize>) -> f64 {
        let parts = self.parts(place);
        let wide = parts.map(|(span, part)| {
            let look = self.spans[span].look;
            fonts.width(&self.text[part], look.size, look.bold)
        });
        wide.sum()
    }

    /// The spans of which a part stands in a place.
    fn parts(&self, place: &Range<usize>) -> impl Iterator<Item = (usize, Range<usize>)> {
        let place = place.clone();
        let first = self.starts.partition_point(|start| *start <= place.start);
        let spans = first.saturating_sub(1)..self.spans.len();
        let ends = spans.map(move |at| {
            let end = self.starts.get(at + 1).copied();
            (at, self.starts[at]..end.unwrap_or(self.text.len()))
        });
        let end = place.end;
        ends.take_while(move |(_, span)| span.start < end)
            .map(move |(at, span)| (at, span.start.max(place.start)..span.end.min(place.end)))
            .filter(|(_, part)| part.start < part.end)
    }

    /// The pieces of a line. Where the line ends between words, a blank says
    /// so to who reads on.
    pub(super) fn pieces(&self, line: usize, fonts: &Fonts) -> Vec<Piece<'_>> {
        let Some(place) = self.places.get(line) else {
            return Vec::new();
        };
        let mut x = 0.0;
        let mut pieces: Vec<Piece<'_>> = Vec::new();
        for (span, part) in self.parts(place) {
            let of = &self.spans[span];
            let text = &self.text[part];
            let width = fonts.width(text, of.look.size, of.look.bold);
            pieces.push(Piece {
                span,
                of,
                text: text.to_owned(),
                x,
                width,
            });
            x += width;
        }
        if self.text[place.end..].starts_with([' ', '\n'])
            && let Some(last) = pieces.last_mut()
        {
            last.text.push(' ');
        }
        pieces
    }

    /// How many spans there are.
    pub(super) fn spans(&self) -> usize {
        self.spans.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_links_and_the_stop_behind_them_is_not() {
        let spans = line("see https://example.org/a, or not", Look::BODY);
        let texts: Vec<&str> = spans.iter().map(|span| span.text.as_str()).collect();
        assert_eq!(texts, ["see ", "https://example.org/a", ", or not"]);
        assert_eq!(spans[1].to, Some(To::Web("https://example.org/a".into())));
    }

    #[test]
    fn lines_hold_every_word_once() {
        let fonts = Fonts::bundled();
        let text = "one two three https://example.org/four five\nsix seven";
        let lines = Lines::new(&fonts, super::lines(text, Look::BODY), 60.0);
        assert!(lines.len() > 4);
        let mut said = String::new();
        for at in 0..lines.len() {
            for piece in lines.pieces(at, &fonts) {
                assert!(piece.x + piece.width <= 60.01, "{}", piece.text);
                said.push_str(&piece.text);
            }
        }
        assert_eq!(said, text.replace('\n', " "));
    }
}
