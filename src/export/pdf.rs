//! A figure comes in, a PDF page of its size comes out: lines as lines, text
//! as text that can be selected, fonts embedded.

use krilla::Document;
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt, SvgSettings};

use super::{FigureOptions, Format, png};
use crate::error::Error;
use crate::view::figure::Figure;

/// `--format pdf`.
pub static FORMAT: Format = Format {
    name: "pdf",
    extension: "pdf",
    answer: None,
    figure: Some(figure),
    snapshot: None,
    network: None,
};

/// Points (1/72 inch) in a pixel (1/96 inch).
const POINTS: f32 = 0.75;
/// The longest side of a page that readers are bound to show, in points.
const LONGEST: f32 = 14_400.0;

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
