//! A figure comes in, a bitmap comes out: the SVG drawn with the bundled fonts.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::{FigureOptions, Format, svg};
use crate::error::Error;
use crate::font::{FAMILY, Fonts};
use crate::view::figure::Figure;

/// `--format png`.
pub static FORMAT: Format = Format {
    name: "png",
    extension: "png",
    answer: None,
    figure: Some(figure),
    snapshot: None,
    network: None,
};

/// Pixels for each unit of length, unless asked otherwise: sharp on screens
/// and, at page width, on paper.
const SCALE: f32 = 2.0;
/// The most pixels of a bitmap: four bytes each while it is drawn.
const LARGEST: f64 = 120e6;

/// Writes a figure.
///
/// # Errors
/// [`ErrorKind::Data`](crate::error::ErrorKind::Data) if the figure hangs
/// together badly, or is too large for a bitmap at that scale.
pub fn figure(figure: &Figure, options: &FigureOptions) -> Result<Vec<u8>, Error> {
    let tree = tree(figure, options)?;
    let scale = options.scale.unwrap_or(SCALE);
    let size = tree.size();
    let side = |length: f32| f64::from(length) * f64::from(scale);
    let (width, height) = (side(size.width()).round(), side(size.height()).round());
    let too_large = || {
        Error::data(format!(
            "a bitmap of {width} \u{d7} {height} pixels is too large; ask for a smaller `--scale`, \
             for fewer actors or issues, or for `svg` or `pdf`"
        ))
    };
    if width * height > LARGEST {
        return Err(too_large());
    }
    let mut pixels =
        Pixmap::new(width.max(1.0) as u32, height.max(1.0) as u32).ok_or_else(too_large)?;
    let scaled = Transform::from_scale(width as f32 / size.width(), height as f32 / size.height());
    resvg::render(&tree, scaled, &mut pixels.as_mut());
    encoded(&pixels).map_err(|e| Error::data(format!("the bitmap cannot be written: {e}")))
}

/// The pixels as a file, without the transparency that no figure has.
fn encoded(pixels: &Pixmap) -> Result<Vec<u8>, ::png::EncodingError> {
    let opaque: Vec<u8> = pixels
        .data()
        .chunks_exact(4)
        .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
        .collect();
    let mut file = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(::png::ColorType::Rgb);
    encoder.set_depth(::png::BitDepth::Eight);
    // Flat colours need no filter to become small.
    encoder.set_compression(::png::Compression::Balanced);
    encoder.set_filter(::png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&opaque)?;
    writer.finish()?;
    Ok(file)
}

/// The SVG of a figure, read with the fonts that measured it.
pub(super) fn tree(figure: &Figure, options: &FigureOptions) -> Result<Tree, Error> {
    let text = svg::text(figure, options, svg::Unshown::Replaced)?;
    let read = Options {
        font_family: FAMILY.to_owned(),
        fontdb: Arc::new(database(&options.fonts)),
        ..Options::default()
    };
    Tree::from_str(&text, &read)
        .map_err(|e| Error::data(format!("the drawing cannot be read: {e}")))
}

fn database(fonts: &Fonts) -> fontdb::Database {
    let mut database = fontdb::Database::new();
    for data in fonts.files() {
        database.load_font_data(data);
    }
    database.set_sans_serif_family(FAMILY);
    database
}
