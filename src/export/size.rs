//! The page that a figure has to fit.

use std::str::FromStr;

/// Millimetres in a unit of length: CSS pixels, 96 to the inch.
const PIXEL: f64 = 25.4 / 96.0;

/// A width and a height.
///
/// ```
/// use stancegraph::export::Size;
///
/// let page: Size = "a4".parse()?;
/// assert_eq!((page.width().round(), page.height().round()), (794.0, 1123.0));
/// let box_: Size = "640x480".parse()?;
/// assert_eq!((box_.width(), box_.height()), (640.0, 480.0));
/// let half: Size = "100x80mm".parse()?;
/// assert!((half.width() - 377.95).abs() < 0.01);
/// assert!("a3".parse::<Size>().is_err());
/// # Ok::<(), String>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    width: f64,
    height: f64,
}

/// The largest side, in pixels: 100 times the longer side of A4.
const LARGEST: f64 = 112_300.0;

impl Size {
    /// In CSS pixels.
    pub fn width(self) -> f64 {
        self.width
    }

    /// In CSS pixels.
    pub fn height(self) -> f64 {
        self.height
    }
}

impl FromStr for Size {
    type Err = String;

    /// `a4` (210 × 297 mm, upright), `slide` (16 : 9, 13.33 × 7.5 in), or
    /// width and height as in `640x480`, in pixels of 1/96 inch, in `mm`, `cm`
    /// or `in`.
    fn from_str(text: &str) -> Result<Size, String> {
        let wrong = || {
            format!(
                "`{text}` is no size: give `a4`, `slide`, or width and height as in `640x480` \
                 (pixels) or `160x90mm`"
            )
        };
        let (width, height) = match text {
            "a4" => (210.0 / PIXEL, 297.0 / PIXEL),
            "slide" => (1280.0, 720.0),
            _ => {
                let number = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
                let unit = match &text[number.len()..] {
                    "" | "px" => 1.0,
                    "mm" => 1.0 / PIXEL,
                    "cm" => 10.0 / PIXEL,
                    "in" => 96.0,
                    _ => return Err(wrong()),
                };
                let (width, height) = number.split_once('x').ok_or_else(wrong)?;
                let side = |text: &str| text.parse::<f64>().ok().map(|side| side * unit);
                side(width).zip(side(height)).ok_or_else(wrong)?
            }
        };
        let fits = |side: f64| (64.0..=LARGEST).contains(&side);
        if !fits(width) || !fits(height) {
            return Err(format!(
                "`{text}` is too small or too large: each side must have 64 to {LARGEST} pixels"
            ));
        }
        Ok(Size { width, height })
    }
}
