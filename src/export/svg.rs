//! A figure comes in, SVG comes out: laid out by the library itself, with a
//! title and a description for who cannot see it.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::theme::Palette;
use super::{FigureOptions, Format};
use crate::error::Error;
use crate::layout::scene::{Anchor, Dash, Item, Paint, Piece, Stroke};
use crate::layout::{self, LayoutOptions, Scene};
use crate::text::visible;
use crate::view::figure::{Age, Figure};

/// `--format svg`.
pub static FORMAT: Format = Format {
    name: "svg",
    extension: "svg",
    answer: None,
    pages: None,
    figure: Some(figure),
    snapshot: None,
    network: None,
};

/// Writes a figure.
///
/// # Errors
/// [`ErrorKind::Data`](crate::error::ErrorKind::Data) if the figure hangs
/// together badly.
pub fn figure(figure: &Figure, options: &FigureOptions) -> Result<Vec<u8>, Error> {
    text(figure, options, Unshown::Kept).map(String::into_bytes)
}

/// What becomes of a character for which no font has a glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unshown {
    /// It stays: who opens the file may have a font for it.
    Kept,
    /// A sign that says that something is missing takes its place.
    Replaced,
}

/// Writes a figure as text.
///
/// # Errors
/// As [`figure`](fn@figure).
pub fn text(figure: &Figure, options: &FigureOptions, unshown: Unshown) -> Result<String, Error> {
    let scene = laid_out(figure, options)?;
    Ok(drawn(&scene, options, unshown))
}

/// Writes a figure for a page that shows it in a size of its own, with what is
/// laid out.
pub(super) fn of_page(figure: &Figure, options: &FigureOptions) -> Result<(Scene, String), Error> {
    let scene = laid_out(figure, options)?;
    let text = drawn(&scene, options, Unshown::Kept);
    Ok((scene, text))
}

fn laid_out(figure: &Figure, options: &FigureOptions) -> Result<Scene, Error> {
    let layout = LayoutOptions {
        fonts: options.fonts.clone(),
        page: options.size.map(|size| (size.width(), size.height())),
    };
    layout::scene(figure, &layout)
}

/// Writes what is laid out already.
pub(super) fn drawn(scene: &Scene, options: &FigureOptions, unshown: Unshown) -> String {
    Writer::new(options, unshown).document(scene)
}

struct Writer<'o> {
    palette: &'static Palette,
    options: &'o FigureOptions,
    unshown: Unshown,
    text: String,
}

impl<'o> Writer<'o> {
    fn new(options: &'o FigureOptions, unshown: Unshown) -> Writer<'o> {
        Writer {
            palette: options.theme.palette(),
            options,
            unshown,
            text: String::new(),
        }
    }

    fn document(mut self, scene: &Scene) -> String {
        let (width, height) = (scene.width, scene.height);
        let (page_width, page_height) = match self.options.size {
            Some(size) => (size.width(), size.height()),
            None => (width, height),
        };
        let name = attribute(&scene.name);
        self.put(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\" \
             preserveAspectRatio=\"xMidYMin meet\" role=\"img\" \
             aria-labelledby=\"{name}-title {name}-description\" font-family=\"{}\">\n",
            number(page_width),
            number(page_height),
            number(width),
            number(height),
            self.families(),
        ));
        self.put(format_args!(
            "<title id=\"{name}-title\">{}</title>\n<desc id=\"{name}-description\">{}</desc>\n",
            escaped(&scene.title),
            escaped(&scene.description)
        ));
        self.put(format_args!(
            "<rect x=\"0\" y=\"0\" width=\"{}\" height=\"{}\" fill=\"{}\"/>\n",
            number(width),
            number(height),
            self.palette.paper
        ));
        self.items(&scene.items);
        self.text.push_str("</svg>\n");
        self.text
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.text.write_fmt(text);
    }

    /// The bundled family first, then those added, then what is as wide.
    fn families(&self) -> String {
        let mut families: Vec<String> = self
            .options
            .fonts
            .families()
            .map(|family| format!("'{}'", attribute(&family.replace(['\'', '\\'], ""))))
            .collect();
        families.push("Verdana, sans-serif".to_owned());
        families.join(", ")
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            self.item(item);
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Rect {
                x,
                y,
                width,
                height,
                radius,
                fill,
                stroke,
            } => {
                let [x, y, width, height] = [x, y, width, height].map(|n| number(*n));
                self.put(format_args!(
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\""
                ));
                if *radius > 0.0 {
                    self.put(format_args!(" rx=\"{}\"", number(*radius)));
                }
                self.look(*fill, *stroke);
            }
            Item::Path {
                pieces,
                fill,
                stroke,
            } => {
                self.put(format_args!("<path d=\"{}\"", course(pieces)));
                self.look(*fill, *stroke);
            }
            Item::Text {
                x,
                y,
                anchor,
                size,
                bold,
                paint,
                text,
                turn,
            } => {
                let anchor = match anchor {
                    Anchor::Start => "",
                    Anchor::Middle => " text-anchor=\"middle\"",
                    Anchor::End => " text-anchor=\"end\"",
                };
                let weight = if *bold { " font-weight=\"bold\"" } else { "" };
                let turned = match turn {
                    0.0 => String::new(),
                    turn => {
                        let around = format!("{} {}", number(*x), number(*y));
                        format!(" transform=\"rotate({} {around})\"", number(*turn))
                    }
                };
                let (x, y, size) = (number(*x), number(*y), number(*size));
                let fill = self.colour(*paint);
                self.put(format_args!(
                    "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{fill}\"{anchor}{weight}{turned}>{}</text>\n",
                    escaped(&self.shown(text))
                ));
            }
            Item::Group { title, items } => {
                self.text.push_str("<g>");
                if !title.is_empty() {
                    self.put(format_args!("<title>{}</title>", escaped(title)));
                }
                self.text.push('\n');
                self.items(items);
                self.text.push_str("</g>\n");
            }
        }
    }

    /// A text in which every character has a glyph, or is left as it is.
    fn shown<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.unshown == Unshown::Kept || text.is_ascii() {
            return Cow::Borrowed(text);
        }
        let fonts = &self.options.fonts;
        let sign = |c: char| if fonts.shows(c) { c } else { '\u{fffd}' };
        Cow::Owned(text.chars().map(sign).collect())
    }

    fn look(&mut self, fill: Option<Paint>, stroke: Option<Stroke>) {
        let fill = fill.map_or(Cow::Borrowed("none"), |paint| self.colour(paint));
        self.put(format_args!(" fill=\"{fill}\""));
        if let Some(stroke) = stroke {
            let width = number(stroke.width);
            self.put(format_args!(
                " stroke=\"{}\" stroke-width=\"{width}\"",
                self.colour(stroke.paint)
            ));
            let w = stroke.width;
            match stroke.dash {
                Dash::None => {}
                Dash::Dashed => self.put(format_args!(
                    " stroke-dasharray=\"{} {}\"",
                    number(3.0 + 2.0 * w),
                    number(2.0 + w)
                )),
                Dash::Sparse => self.put(format_args!(
                    " stroke-dasharray=\"{} {}\"",
                    number(3.0 + 2.0 * w),
                    number(5.0 + 2.0 * w)
                )),
                Dash::Dotted => self.put(format_args!(
                    " stroke-dasharray=\"0 {}\" stroke-linecap=\"round\"",
                    number(1.5 + 1.6 * w)
                )),
            }
            if let Paint::Line(_, Age::Was) = stroke.paint {
                self.put(format_args!(" stroke-opacity=\"0.45\""));
            }
        }
        self.text.push_str("/>\n");
    }

    fn colour(&self, paint: Paint) -> Cow<'static, str> {
        let palette = self.palette;
        Cow::Borrowed(match paint {
            Paint::Paper => palette.paper,
            Paint::Ink => palette.ink,
            Paint::Quiet => palette.quiet,
            Paint::Outline => palette.outline,
            Paint::Faint => palette.faint,
            Paint::Line(sign, age) => palette.line(sign, age),
            Paint::Cell(sign, strong) => palette.cell(sign, strong).0,
            Paint::OnCell(sign, strong) => palette.cell(sign, strong).1,
            Paint::Node(shape) => palette.node(shape),
            Paint::OnShade(sign, part) => palette.on_shade(sign, part),
            Paint::Shade(sign, part) => return Cow::Owned(palette.shade(sign, part)),
        })
    }
}

/// The `d` of a path.
fn course(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        let (letter, numbers): (char, Vec<f64>) = match *piece {
            Piece::Move(x, y) => ('M', vec![x, y]),
            Piece::Line(x, y) => ('L', vec![x, y]),
            Piece::Curve(a, b, c, d, e, f) => ('C', vec![a, b, c, d, e, f]),
            Piece::Close => ('Z', vec![]),
        };
        text.push(letter);
        let numbers: Vec<String> = numbers.into_iter().map(number).collect();
        text.push_str(&numbers.join(" "));
    }
    text
}

/// At most two digits after the point, none that say nothing.
fn number(number: f64) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

/// Text between tags: XML has no place for most control characters.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in visible::on_lines(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            c => safe.push(c),
        }
    }
    safe
}

/// Text between quotes.
fn attribute(text: &str) -> String {
    escaped(text).replace('"', "&quot;")
}
