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
    pages: None,
    figure: Some(figure),
    snapshot: None,
    network: None,
};

/// Pixels for each unit of length, in hundredths, unless asked otherwise or too
/// many: sharp on screens and, at page width, on paper.
const LIKED: u16 = 200;
/// The most pixels of a bitmap: four bytes each while it is drawn.
const LARGEST: f64 = 120e6;
/// From so many pixels on a quick file is liked better than a small one.
const QUICK: usize = 8_000_000;
/// With more pixels than these a bitmap is no sharper than it has to be.
const QUICKLY: f64 = 32e6;
/// Hundredths of a scale below which a drawing cannot be read at all.
const SMALLEST: u16 = 10;

/// The scale of a bitmap for which none was asked: 2; less for a drawing of a
/// width and height that would take long, but 1 as long as there is room for
/// it; nothing if it is too large at any scale.
///
/// ```
/// use stancegraph::export::png::fitting;
///
/// assert_eq!(fitting(800.0, 600.0), Some(2.0));
/// assert_eq!(fitting(3000.0, 4000.0), Some(1.63));
/// assert_eq!(fitting(8000.0, 12000.0), Some(1.0));
/// assert_eq!(fitting(12000.0, 12000.0), Some(0.91));
/// assert_eq!(fitting(1e6, 1e6), None);
/// ```
pub fn fitting(width: f64, height: f64) -> Option<f32> {
    let mut scales = (SMALLEST..=LIKED).rev().map(|part| f32::from(part) / 100.0);
    scales.find(|scale| {
        let (width, height) = (pixels(width, *scale), pixels(height, *scale));
        fits(width, height) && (*scale <= 1.0 || width * height <= QUICKLY)
    })
}

/// How many pixels a length takes.
fn pixels(length: f64, scale: f32) -> f64 {
    (length * f64::from(scale)).round()
}

fn fits(width: f64, height: f64) -> bool {
    width * height <= LARGEST
}

/// Writes a figure.
///
/// # Errors
/// [`ErrorKind::Data`](crate::error::ErrorKind::Data) if the figure hangs
/// together badly, or is too large for a bitmap at the scale that was asked
/// for, or at any.
pub fn figure(figure: &Figure, options: &FigureOptions) -> Result<Vec<u8>, Error> {
    let tree = tree(figure, options)?;
    let size = tree.size();
    let (wide, high) = (f64::from(size.width()), f64::from(size.height()));
    let found = options.scale.or_else(|| fitting(wide, high));
    let scale = found.unwrap_or(f32::from(SMALLEST) / 100.0);
    let (width, height) = (pixels(wide, scale), pixels(high, scale));
    let too_large = || {
        let smaller = match found {
            Some(_) => "a smaller `--scale`, for ",
            None => "",
        };
        Error::data(format!(
            "a bitmap of {width} \u{d7} {height} pixels is too large; ask for {smaller}fewer actors \
             or issues, or for `svg` or `pdf`"
        ))
    };
    if !fits(width, height) {
        return Err(too_large());
    }
    let mut bitmap =
        Pixmap::new(width.max(1.0) as u32, height.max(1.0) as u32).ok_or_else(too_large)?;
    let scaled = Transform::from_scale(width as f32 / size.width(), height as f32 / size.height());
    resvg::render(&tree, scaled, &mut bitmap.as_mut());
    encoded(&bitmap).map_err(|e| Error::data(format!("the bitmap cannot be written: {e}")))
}

/// The pixels as a file, without the transparency that no figure has.
fn encoded(pixels: &Pixmap) -> Result<Vec<u8>, ::png::EncodingError> {
    let mut opaque = Vec::with_capacity(pixels.data().len() / 4 * 3);
    for pixel in pixels.data().chunks_exact(4) {
        opaque.extend_from_slice(&pixel[..3]);
    }
    let mut file = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(::png::ColorType::Rgb);
    encoder.set_depth(::png::BitDepth::Eight);
    match opaque.len() / 3 {
        // Flat colours need no filter to become small.
        ..QUICK => {
            encoder.set_compression(::png::Compression::Balanced);
            encoder.set_filter(::png::Filter::NoFilter);
        }
        // A twelfth of the time for a file half as large again.
        QUICK.. => {
            encoder.set_compression(::png::Compression::Fast);
            encoder.set_filter(::png::Filter::Up);
        }
    }
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&opaque)?;
    writer.finish()?;
    Ok(file)
}

/// The SVG of a figure, read with the fonts that measured it.
pub(super) fn tree(figure: &Figure, options: &FigureOptions) -> Result<Tree, Error> {
    let text = svg::text(figure, options, svg::Unshown::Replaced)?;
    read(&text, Arc::new(database(&options.fonts)))
}

/// A drawing, read with fonts that are loaded already.
pub(super) fn read(svg: &str, fonts: Arc<fontdb::Database>) -> Result<Tree, Error> {
    let options = Options {
        font_family: FAMILY.to_owned(),
        fontdb: fonts,
        ..Options::default()
    };
    Tree::from_str(svg, &options)
        .map_err(|e| Error::data(format!("the drawing cannot be read: {e}")))
}

/// The fonts, loaded.
pub(super) fn database(fonts: &Fonts) -> fontdb::Database {
    let mut database = fontdb::Database::new();
    for data in fonts.files() {
        database.load_font_data(data);
    }
    database.set_sans_serif_family(FAMILY);
    database
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::figure::{Body, Log, LogRow};

    /// A figure as high as its rows.
    fn log(rows: usize) -> Figure {
        let row = LogRow {
            day: "2026-01-24".into(),
            lanes: vec![0],
            text: "North on talks: support".into(),
            ..LogRow::default()
        };
        Figure {
            body: Body::Log(Log {
                lanes: vec!["North".into()],
                rows: vec![row; rows],
                ..Log::default()
            }),
            ..Figure::default()
        }
    }

    #[test]
    fn what_is_too_large_becomes_coarser_unless_a_scale_was_asked_for() {
        assert_eq!(fitting(620.0, 30_000.0), Some(1.31));
        assert_eq!(fitting(620.0, 90_000.0), Some(1.0));
        let asked = FigureOptions {
            scale: Some(2.0),
            ..FigureOptions::default()
        };
        let error = figure(&log(3_000), &asked).expect_err("too many pixels");
        assert!(error.to_string().contains("smaller `--scale`"), "{error}");
    }
}
