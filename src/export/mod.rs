//! A view comes in, the text of a file comes out: one format, one file, one
//! line in [`FORMATS`].
//!
//! Exporters translate and compute nothing. What they write depends on the
//! view and the [`Options`] alone: same input, same bytes.
//!
//! ```
//! use stancegraph::export::{self, Options};
//! use stancegraph::view::answer::{Answer, Block, Table};
//!
//! let answer = Answer {
//!     blocks: vec![Block::Paragraph("Nobody moved.".into())],
//!     table: Table::default(),
//!     data: serde_json::json!([]),
//! };
//! let text = export::format("text").and_then(|format| format.answer).expect("registered");
//! assert_eq!(text(&answer, &Options::default())?, "Nobody moved.\n");
//! # Ok::<(), stancegraph::error::Error>(())
//! ```

mod assertions;
pub mod bibliography;
pub mod csv;
pub mod dl;
pub mod dot;
pub mod gexf;
pub mod github;
pub mod graphml;
pub mod html;
pub mod json;
pub mod markdown;
pub mod mermaid;
pub mod network;
pub mod pajek;
#[cfg(feature = "pdf")]
pub mod pdf;
mod pieces;
#[cfg(feature = "png")]
pub mod png;
pub mod ron;
pub mod size;
mod small;
#[cfg(feature = "svg")]
pub mod svg;
pub mod text;
pub mod theme;
pub mod typst;

pub use pieces::{Pieces, words};

use crate::error::Error;
#[cfg(feature = "svg")]
use crate::font::Fonts;
use crate::model::Snapshot;
use crate::network::Networks;
use crate::view::answer::{Answer, Table};
use crate::view::figure::Figure;
pub use assertions::assertions;
pub use size::Size;
pub use theme::Theme;

/// Every format, in the order in which help lists them.
pub static FORMATS: &[&Format] = &[
    &text::FORMAT,
    &markdown::FORMAT,
    &github::FORMAT,
    &html::FORMAT,
    &typst::FORMAT,
    &csv::FORMAT,
    &json::FORMAT,
    #[cfg(feature = "svg")]
    &svg::FORMAT,
    #[cfg(feature = "png")]
    &png::FORMAT,
    #[cfg(feature = "pdf")]
    &pdf::FORMAT,
    &dot::FORMAT,
    &mermaid::FORMAT,
    &graphml::FORMAT,
    &gexf::FORMAT,
    &pajek::FORMAT,
    &dl::FORMAT,
    &ron::FORMAT,
];

/// Writes an answer.
pub type AnswerWriter = fn(&Answer, &Options) -> Result<String, Error>;

/// Writes an answer as pages.
pub type PagesWriter = fn(&Answer, &Options) -> Result<Vec<u8>, Error>;

/// Writes a figure.
pub type FigureWriter = fn(&Figure, &FigureOptions) -> Result<Vec<u8>, Error>;

/// Writes a snapshot.
pub type SnapshotWriter = fn(&Snapshot) -> Result<String, Error>;

/// Writes networks.
pub type NetworkWriter = fn(&Networks, &Options) -> Result<Vec<u8>, Error>;

/// One way of writing views.
#[derive(Debug)]
pub struct Format {
    /// What `--format` takes.
    pub name: &'static str,
    /// What its files end in, without the dot.
    pub extension: &'static str,
    /// Writes an answer, if the format has words.
    pub answer: Option<AnswerWriter>,
    /// Writes an answer that is to be printed, if the format has pages.
    pub pages: Option<PagesWriter>,
    /// Writes a figure, if the format has pictures.
    pub figure: Option<FigureWriter>,
    /// Writes a snapshot, if the format can be read again as one.
    pub snapshot: Option<SnapshotWriter>,
    /// Writes networks, if the format has ties or cells.
    pub network: Option<NetworkWriter>,
}

/// What the one who asks may choose, whatever the format.
#[derive(Debug, Clone)]
pub struct Options {
    /// Columns of the terminal; formats without lines of fixed length ignore it.
    pub width: usize,
    /// Whether ANSI colours are wanted; colour never carries a meaning alone.
    pub colour: bool,
    /// How figures within an answer are drawn, where they are.
    pub figures: FigureOptions,
}

impl Default for Options {
    /// 80 columns, no colour.
    fn default() -> Options {
        Options {
            width: 80,
            colour: false,
            figures: FigureOptions::default(),
        }
    }
}

/// What the one who asks for a figure may choose, whatever the format.
#[derive(Debug, Clone, Default)]
pub struct FigureOptions {
    /// Colours.
    pub theme: Theme,
    /// The page that it has to fit; as large as it needs unless given.
    pub size: Option<Size>,
    /// Pixels of a bitmap for each unit of length of the drawing; 2 unless
    /// given, or less where that makes too large a bitmap.
    pub scale: Option<f32>,
    /// The fonts that measure and show text.
    #[cfg(feature = "svg")]
    pub fonts: Fonts,
}

/// The format of that name.
///
/// ```
/// use stancegraph::export;
///
/// assert_eq!(export::format("markdown").map(|format| format.extension), Some("md"));
/// assert!(export::format("docx").is_none());
/// ```
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}

/// How many columns a table has when no cell is to be lost: its header is
/// taken as too short rather than a row as too long.
fn columns(table: &Table) -> usize {
    table
        .rows
        .iter()
        .map(Vec::len)
        .fold(table.header.len(), usize::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_found() {
        for (index, &one) in FORMATS.iter().enumerate() {
            assert!(FORMATS[..index].iter().all(|other| other.name != one.name));
            assert!(format(one.name).is_some_and(|found| std::ptr::eq(found, one)));
        }
    }

    #[test]
    fn every_format_writes_something() {
        for one in FORMATS {
            let writes = one.answer.is_some()
                || one.pages.is_some()
                || one.figure.is_some()
                || one.snapshot.is_some()
                || one.network.is_some();
            assert!(writes, "{}", one.name);
            assert!(!one.extension.contains('.'), "{}", one.name);
        }
    }
}
