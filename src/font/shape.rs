//! A word comes in, its width at size 1 comes out, shaped font by font.

use rustybuzz::{Face, UnicodeBuffer};

use super::{BOLD, Fonts, REGULAR};

/// The width of a word at size 1.
pub(super) fn width(fonts: &Fonts, word: &str, bold: bool) -> f64 {
    let mut sum = 0.0;
    for (font, run) in runs(fonts, word) {
        sum += match font {
            // One em for each character that nothing shows.
            None => run.chars().filter(|c| !is_silent(*c)).count() as f64,
            Some(0) => {
                let face = if bold { &BOLD } else { &REGULAR };
                face.as_ref().map_or(0.0, |face| shaped(face, &run))
            }
            Some(at) => {
                let face = fonts.further[at - 1].face();
                face.map_or(0.0, |face| shaped(&face, &run))
            }
        };
    }
    sum
}

/// Whether a character has no glyph by its nature: joiners, marks of
/// direction, variation selectors.
pub(super) fn is_silent(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}')
}

/// Pieces of a word of one font and one direction.
fn runs(fonts: &Fonts, word: &str) -> Vec<(Option<usize>, String)> {
    let mut runs: Vec<(Option<usize>, bool, String)> = Vec::new();
    for c in word.chars() {
        let leftward = is_leftward(c);
        if let Some((_, _, run)) = runs.last_mut().filter(|_| is_silent(c)) {
            run.push(c);
            continue;
        }
        let font = if c.is_ascii() {
            Some(0)
        } else {
            fonts.face_of(c)
        };
        match runs.last_mut() {
            Some((last, direction, run)) if (*last, *direction) == (font, leftward) => run.push(c),
            _ => runs.push((font, leftward, c.to_string())),
        }
    }
    runs.into_iter().map(|(font, _, run)| (font, run)).collect()
}

/// Whether a character is written from right to left: Hebrew, Arabic, Syriac,
/// Thaana, N'Ko and their presentation forms.
fn is_leftward(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

fn shaped(face: &Face<'_>, run: &str) -> f64 {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(run);
    buffer.guess_segment_properties();
    let glyphs = rustybuzz::shape(face, &[], buffer);
    let advance: i64 = glyphs
        .glyph_positions()
        .iter()
        .map(|g| i64::from(g.x_advance))
        .sum();
    // A run that a font draws to the left has a negative advance in none that is kept.
    advance.unsigned_abs() as f64 / f64::from(face.units_per_em())
}
