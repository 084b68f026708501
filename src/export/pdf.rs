//! A figure comes in, a PDF page of its size comes out; or an answer comes in,
//! and pages with all of it come out. Lines are lines, text can be selected,
//! fonts are embedded.
//!
//! Pages of an answer are tagged by the standard for accessibility (PDF/UA-1):
//! `blocks` puts block after block into a `flow` that breaks it into pages,
//! and `draw` makes PDF of what then stands where.

mod blocks;
mod columns;
mod draw;
mod drawing;
mod flow;
mod look;
mod sheet;
mod table;
mod tags;
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use krilla::Document;
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt, SvgSettings};

use super::{FigureOptions, Format, Options, png};
use crate::error::Error;
use crate::font::Fonts;
use crate::text::visible;
use crate::view::answer::{Answer, Block, Part};
use crate::view::figure::Figure;

/// `--format pdf`.
pub static FORMAT: Format = Format {
    name: "pdf",
    extension: "pdf",
    answer: None,
    pages: Some(pages),
    figure: Some(figure),
    snapshot: None,
    network: None,
};

/// Points (1/72 inch) in a pixel (1/96 inch).
const POINTS: f32 = 0.75;
/// The longest side of a page that readers are bound to show, in points.
const LONGEST: f32 = 14_400.0;

/// Writes an answer onto pages: A4, or of the size that is asked for.
///
/// ```
/// use stancegraph::export::{Options, pdf};
/// use stancegraph::view::answer::{Answer, Block};
///
/// let blocks = vec![Block::Heading(1, "Northland".into()), Block::Paragraph("Nobody moved.".into())];
/// let answer = Answer { blocks, ..Answer::default() };
/// assert!(pdf::pages(&answer, &Options::default())?.starts_with(b"%PDF-1.7"));
/// # Ok::<(), stancegraph::error::Error>(())
/// ```
///
/// # Errors
/// [`ErrorKind::Data`](crate::error::ErrorKind::Data) if a figure in it hangs
/// together badly, or a font that was added may not be embedded.
pub fn pages(answer: &Answer, options: &Options) -> Result<Vec<u8>, Error> {
    let options = &options.figures;
    let upright = look::page(options.size);
    let inner = |(width, height): (f64, f64)| {
        let captioned = height - 2.0 * look::ABOVE - blocks::CAPTION;
        (width - 2.0 * look::SIDE, captioned)
    };
    let mut figures = Vec::new();
    let mut sections = BTreeSet::new();
    each(&answer.blocks, &mut |block| match block {
        Block::Figure(figure) => figures.push(&**figure),
        Block::Section { id, .. } => {
            sections.insert(id.as_str());
        }
        _ => {}
    });
    let fonts = match figures.is_empty() {
        true => Arc::default(),
        false => Arc::new(png::database(&options.fonts)),
    };
    let (up, lying) = (inner(upright), inner((upright.1, upright.0)));
    let drawings: Result<Vec<_>, Error> = figures
        .iter()
        .map(|figure| drawing::fitted(figure, options, &fonts, up, lying))
        .collect();
    let mut flow = flow::Flow::new(&options.fonts, upright);
    let mut writer = blocks::Writer {
        flow: &mut flow,
        drawings: &drawings?,
        sections,
        put: 0,
        level: 0,
    };
    writer.blocks(&answer.blocks);
    draw::document(&flow.sheets, &options.fonts, &about(answer))
}

/// The characters of the words of an answer for which no font has a glyph, each
/// once, in order; [`missing`](crate::layout::missing) has those of figures.
pub fn missing(answer: &Answer, fonts: &Fonts) -> Vec<char> {
    let mut found = BTreeSet::new();
    let mut look = |text: &str| found.extend(fonts.missing(&visible::on_one_line(text)));
    each(&answer.blocks, &mut |block| match block {
        Block::Heading(_, text) | Block::Paragraph(text) => look(text),
        Block::Section { title, .. } => look(title),
        Block::Note(parts) => parts.iter().for_each(|part| match part {
            Part::Words(words) => look(words),
            Part::Code(code) => look(code),
        }),
        Block::Quote { text, attribution }
        | Block::Cited {
            text, attribution, ..
        } => {
            look(text);
            look(attribution);
        }
        Block::Table(table) => {
            table.header.iter().for_each(|name| look(name));
            let cells = table.rows.iter().flatten();
            cells.for_each(|cell| look(&cell.text));
        }
        Block::List(items) => items.iter().for_each(|item| look(&item.text)),
        Block::Links(links) => links.iter().for_each(|link| look(&link.text)),
        Block::SeeAlso(_) => {}
        Block::Notes(notes) => notes.iter().for_each(|note| look(note)),
        Block::Figure(_) => {}
    });
    found.into_iter().collect()
}

/// Every block, and those below items, in the order in which they are read.
fn each<'b>(blocks: &'b [Block], then: &mut dyn FnMut(&'b Block)) {
    for block in blocks {
        then(block);
        if let Block::List(items) = block {
            items.iter().for_each(|item| each(&item.below, then));
        }
    }
}

/// The title, and the sentence below it, which tells the day.
fn about(answer: &Answer) -> draw::About {
    let title = answer.blocks.iter().find_map(|block| match block {
        Block::Heading(1, title) => Some(visible::on_one_line(title)),
        _ => None,
    });
    let title = title.filter(|title| !title.trim().is_empty());
    let told = answer.blocks.iter().find_map(|block| match block {
        Block::Paragraph(text) => Some(visible::on_one_line(text)),
        _ => None,
    });
    draw::About {
        title: title.map_or("stancegraph".to_owned(), |title| title.trim().to_owned()),
        told: told.unwrap_or_default(),
    }
}

/// Writes a figure.
///
/// # Errors
/// [`ErrorKind::Data`](crate::error::ErrorKind::Data) if the figure hangs
/// together badly or cannot be written.
pub fn figure(figure: &Figure, options: &FigureOptions) -> Result<Vec<u8>, Error> {
    let tree = png::tree(figure, options)?;
    let drawn = tree.size();
    // What is longer than a page can be is drawn smaller.
    let scale = (LONGEST / drawn.width().max(drawn.height())).min(POINTS);
    let size = Size::from_wh(drawn.width() * scale, drawn.height() * scale);
    let size = size.ok_or_else(|| Error::data("the drawing has no size"))?;
    let mut document = Document::new();
    document.set_metadata(
        Metadata::new()
            .title(figure.title.clone())
            .description(figure.description.clone())
            .creator("stancegraph".to_owned()),
    );
    let settings = PageSettings::new(size);
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    let shown = surface.draw_svg(&tree, size, SvgSettings::default());
    surface.finish();
    page.finish();
    shown.ok_or_else(|| Error::data("the drawing cannot be put on a page"))?;
    let written = document.finish();
    written.map_err(|e| Error::data(format!("the page cannot be written: {e:?}")))
}
