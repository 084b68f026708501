//! A line of text comes in, the glyphs that show it come out, from left to
//! right: for who draws text letter by letter.

use rustybuzz::{Direction, Face, UnicodeBuffer};
use unicode_bidi::BidiInfo;

use super::{BOLD, Fonts, REGULAR, shape};

/// A piece of a line of one font and one direction.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Which of [`Fonts::files`].
    pub font: usize,
    /// What it says, in the order in which it is read.
    pub text: String,
    /// What shows it, from left to right.
    pub glyphs: Vec<Glyph>,
}

/// A glyph; its lengths are parts of the height of the font.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u32,
    /// How far the next one is.
    pub advance: f32,
    /// How far to the right it is drawn.
    pub right: f32,
    /// How far upwards it is drawn.
    pub up: f32,
    /// Which bytes of the text of the run it stands for.
    pub place: std::ops::Range<usize>,
}

impl Run {
    /// How wide it is, as a part of the height of the font.
    pub fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

/// The sign for what no font can show.
const UNSHOWN: char = '\u{fffd}';

/// The runs of a line. A character without a glyph becomes `\u{fffd}`.
pub(super) fn runs(fonts: &Fonts, line: &str, bold: bool) -> Vec<Run> {
    let shown = |c: char| match c.is_ascii() || fonts.shows(c) {
        true => c,
        false => UNSHOWN,
    };
    let line: String = line.chars().map(shown).collect();
    if line.is_ascii() {
        return pieces(fonts, &line, bold, false);
    }
    let bidi = BidiInfo::new(&line, None);
    let mut runs = Vec::new();
    for paragraph in &bidi.paragraphs {
        let (levels, places) = bidi.visual_runs(paragraph, paragraph.range.clone());
        for place in places {
            let leftward = levels[place.start].is_rtl();
            runs.extend(pieces(fonts, &line[place], bold, leftward));
        }
    }
    runs
}

/// A text of one direction, font by font, from left to right.
fn pieces(fonts: &Fonts, text: &str, bold: bool, leftward: bool) -> Vec<Run> {
    let mut pieces: Vec<(usize, String)> = Vec::new();
    for c in text.chars() {
        match pieces.last_mut() {
            Some((_, piece)) if shape::is_silent(c) => piece.push(c),
            last => {
                let font = file(fonts, c, bold);
                match last {
                    Some((known, piece)) if *known == font => piece.push(c),
                    _ => pieces.push((font, c.to_string())),
                }
            }
        }
    }
    if leftward {
        pieces.reverse();
    }
    let shaped = |(font, text): (usize, String)| {
        let glyphs = with_face(fonts, font, |face| glyphs(face, &text, leftward));
        glyphs.map(|glyphs| Run { font, text, glyphs })
    };
    pieces.into_iter().filter_map(shaped).collect()
}

/// The file that has a glyph for a character: the bold one only where it has.
fn file(fonts: &Fonts, c: char, bold: bool) -> usize {
    let has = |face: &Face<'_>| face.glyph_index(c).is_some_and(|glyph| glyph.0 != 0);
    match fonts.face_of(c) {
        Some(0) | None => usize::from(bold && BOLD.as_ref().is_some_and(has)),
        Some(further) => further + 1,
    }
}

fn with_face<T>(fonts: &Fonts, file: usize, then: impl Fn(&Face<'_>) -> T) -> Option<T> {
    match file {
        0 => REGULAR.as_ref().map(then),
        1 => BOLD.as_ref().map(then),
        at => {
            let face = fonts.further.get(at - 2).and_then(super::Further::face);
            face.as_ref().map(then)
        }
    }
}

fn glyphs(face: &Face<'_>, text: &str, leftward: bool) -> Vec<Glyph> {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    buffer.set_direction(match leftward {
        true => Direction::RightToLeft,
        false => Direction::LeftToRight,
    });
    let shaped = rustybuzz::shape(face, &[], buffer);
    let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
    // A cluster ends where the next one of the text starts.
    let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
    starts.sort_unstable();
    starts.dedup();
    let end = |start: usize| {
        let next = starts.partition_point(|known| *known <= start);
        starts.get(next).copied().unwrap_or(text.len())
    };
    let em = face.units_per_em() as f32;
    let part = |units: i32| units as f32 / em;
    let glyphs = infos.iter().zip(positions).map(|(info, position)| {
        let start = info.cluster as usize;
        Glyph {
            id: info.glyph_id,
            advance: part(position.x_advance),
            right: part(position.x_offset),
            up: part(position.y_offset),
            place: start..end(start),
        }
    });
    glyphs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<Run> {
        runs(&Fonts::bundled(), text, false)
    }

    #[test]
    fn a_line_of_both_directions_stands_as_it_is_read() {
        let texts: Vec<String> = of("to שלום now").into_iter().map(|run| run.text).collect();
        assert_eq!(texts, ["to ", "שלום", " now"]);
        let runs = of("שלום עולם");
        let first = &runs[0].glyphs[0];
        assert_eq!(
            first.place.end,
            runs[0].text.len(),
            "the last letter is leftmost"
        );
    }

    #[test]
    fn glyphs_cover_the_text_and_are_as_wide_as_measured() {
        let fonts = Fonts::bundled();
        for text in ["Київ, Łódź", "ἀρχή", "السلام عليكم", "e\u{301}ffi"] {
            let runs = of(text);
            let wide: f32 = runs.iter().map(Run::width).sum();
            let measured = fonts.width(text, 1.0, false) as f32;
            assert!((wide - measured).abs() < 0.1, "{text}: {wide} {measured}");
            let said: String = runs.iter().map(|run| run.text.as_str()).collect();
            assert_eq!(said, text);
        }
    }

    #[test]
    fn what_no_font_has_is_a_sign_and_what_bold_lacks_is_regular() {
        assert_eq!(of("平")[0].text, "\u{fffd}");
        for c in ['a', 'Ж', '\u{fffd}'] {
            let runs = runs(&Fonts::bundled(), &c.to_string(), true);
            assert!(runs[0].glyphs.iter().all(|glyph| glyph.id != 0), "{c}");
        }
    }
}
