//! Text comes in, how wide it is and where it may be broken comes out.
//!
//! DejaVu Sans in regular and bold travels with the library: Latin, Cyrillic,
//! Greek, Hebrew, Arabic, Armenian, Georgian and many signs. Further fonts can
//! be added for what it lacks. Text is shaped as a renderer shapes it, with
//! ligatures, joined letters and kerning.
//!
//! ```
//! use stancegraph::font::Fonts;
//!
//! let fonts = Fonts::bundled();
//! assert!(fonts.width("Київ", 12.0, false) > fonts.width("Ки", 12.0, false));
//! assert!(fonts.missing("Kyiv Київ Κίεβο קייב كييف").is_empty());
//! assert_eq!(fonts.missing("基輔 Kyiv"), ['基', '輔']);
//! ```

#[cfg(feature = "pdf")]
mod glyphs;
mod shape;
mod wrap;

#[cfg(feature = "pdf")]
pub use glyphs::{Glyph, Run};

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::{Arc, LazyLock};

use rustybuzz::Face;

use crate::error::Error;

/// The family of the fonts that travel with the library.
pub const FAMILY: &str = "DejaVu Sans";

static REGULAR: LazyLock<Option<Face<'static>>> =
    LazyLock::new(|| Face::from_slice(dejavu::sans::regular(), 0));
static BOLD: LazyLock<Option<Face<'static>>> =
    LazyLock::new(|| Face::from_slice(dejavu::sans::bold(), 0));

/// The bundled fonts and any further ones, in the order in which they are
/// asked for a character. Cheap to clone.
#[derive(Clone, Default)]
pub struct Fonts {
    further: Vec<Further>,
    /// Widths at size 1 of words in regular and in bold.
    widths: Rc<RefCell<BTreeMap<String, [Option<f64>; 2]>>>,
}

/// A font that was added.
#[derive(Clone)]
struct Further {
    family: String,
    data: Arc<Vec<u8>>,
}

impl Further {
    fn face(&self) -> Option<Face<'_>> {
        Face::from_slice(&self.data, 0)
    }
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.families()).finish()
    }
}

impl Fonts {
    /// The fonts that travel with the library.
    pub fn bundled() -> Fonts {
        Fonts::default()
    }

    /// Adds a font (TrueType or OpenType, of a collection the first) for what
    /// the others lack.
    ///
    /// # Errors
    /// [`ErrorKind::Data`](crate::error::ErrorKind::Data) if it is no font or
    /// does not tell its family.
    pub fn add(&mut self, data: Vec<u8>) -> Result<(), Error> {
        use rustybuzz::ttf_parser::name_id;
        let face = Face::from_slice(&data, 0);
        let face = face.ok_or_else(|| Error::data("it is not a TrueType or OpenType font"))?;
        let named = |id| {
            let names = face.names().into_iter();
            names
                .filter(move |n| n.name_id == id)
                .find_map(|n| n.to_string())
        };
        let family = named(name_id::TYPOGRAPHIC_FAMILY).or_else(|| named(name_id::FAMILY));
        let family = family.ok_or_else(|| Error::data("the font does not tell its family"))?;
        let data = Arc::new(data);
        self.further.push(Further { family, data });
        self.widths.take();
        Ok(())
    }

    /// The families, in the order in which they are asked for a character.
    pub fn families(&self) -> impl Iterator<Item = &str> {
        std::iter::once(FAMILY).chain(self.further.iter().map(|font| font.family.as_str()))
    }

    /// The fonts themselves, each as the bytes of its file.
    pub fn files(&self) -> impl Iterator<Item = Vec<u8>> {
        let bundled = [dejavu::sans::regular(), dejavu::sans::bold()];
        let further = self.further.iter().map(|font| font.data.to_vec());
        bundled.into_iter().map(<[u8]>::to_vec).chain(further)
    }

    /// The characters of a text for which no font has a glyph, each once, in
    /// order.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let found: BTreeSet<char> = text
            .chars()
            .filter(|c| !c.is_ascii() && !self.shows(*c))
            .collect();
        found.into_iter().collect()
    }

    /// Whether a font has a glyph for a character, or it needs none.
    pub fn shows(&self, c: char) -> bool {
        shape::is_silent(c) || self.face_of(c).is_some()
    }

    /// The first font with a glyph for a character: 0 is the bundled one.
    fn face_of(&self, c: char) -> Option<usize> {
        let has = |face: &Face<'_>| face.glyph_index(c).is_some_and(|glyph| glyph.0 != 0);
        if REGULAR.as_ref().is_some_and(has) {
            return Some(0);
        }
        let at = self
            .further
            .iter()
            .position(|f| f.face().is_some_and(|face| has(&face)));
        at.map(|at| at + 1)
    }

    /// How wide a line of text is, in the unit of `size`, the height of the
    /// font. A character without a glyph counts as one em.
    pub fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        // Words recur, sentences do not.
        let words = text.split(' ').map(|word| self.word(word, bold));
        let gaps = text.matches(' ').count() as f64 * self.word(" ", bold);
        (words.sum::<f64>() + gaps) * size
    }

    /// The width of a word at size 1.
    fn word(&self, word: &str, bold: bool) -> f64 {
        if word.is_empty() {
            return 0.0;
        }
        let at = usize::from(bold);
        let known = self.widths.borrow().get(word).and_then(|widths| widths[at]);
        known.unwrap_or_else(|| {
            let width = shape::width(self, word, bold);
            let mut widths = self.widths.borrow_mut();
            widths.entry(word.to_owned()).or_default()[at] = Some(width);
            width
        })
    }

    /// Lines of at most `width`, broken between words, or within a word that
    /// is wider than a line; line breaks of the text stay.
    pub fn wrap(&self, text: &str, width: f64, size: f64, bold: bool) -> Vec<String> {
        wrap::wrap(text, width, &|word| self.width(word, size, bold))
    }

    /// The places of the lines that [`wrap`](Fonts::wrap) would give, for a
    /// text of which `measure` knows how wide any part of a line is.
    #[cfg(feature = "pdf")]
    pub(crate) fn places(
        text: &str,
        width: f64,
        measure: &dyn Fn(std::ops::Range<usize>) -> f64,
    ) -> Vec<std::ops::Range<usize>> {
        wrap::places(text, width, measure)
    }

    /// A line of text as the glyphs that show it, from left to right.
    ///
    /// ```
    /// use stancegraph::font::Fonts;
    ///
    /// let runs = Fonts::bundled().glyphs("Kyiv", false);
    /// assert_eq!((runs.len(), runs[0].glyphs.len()), (1, 4));
    /// ```
    #[cfg(feature = "pdf")]
    pub fn glyphs(&self, text: &str, bold: bool) -> Vec<Run> {
        glyphs::runs(self, text, bold)
    }
}

#[cfg(test)]
mod tests;
