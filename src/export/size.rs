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
/// assert_eq!("100mmX8cm".parse::<Size>()?, half);
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

    /// `a4` (210 × 297 mm, upright), `letter` (8.5 × 11 in, upright), `slide`
    /// (16 : 9, 13.33 × 7.5 in), or
    /// width and height as in `640x480`, in pixels of 1/96 inch, in `mm`, `cm`
    /// or `in`; a unit behind the height alone is that of both. Capital letters
    /// are as good as small ones.
    fn from_str(text: &str) -> Result<Size, String> {
        let wrong = || {
            format!(
                "`{text}` is no size: give `a4`, `letter`, `slide`, or width and height as in \
                 `640x480` (pixels) or `160x90mm`"
            )
        };
        let small = text.to_ascii_lowercase();
        let (width, height) = match small.as_str() {
            "a4" => (210.0 / PIXEL, 297.0 / PIXEL),
            "letter" => (816.0, 1056.0),
            "slide" => (1280.0, 720.0),
            sides => {
                // The first `x` may be that of `px`.
                let mut halves = sides.match_indices('x');
                let both =
                    halves.find_map(|(at, x)| side(&sides[..at]).zip(side(&sides[at + x.len()..])));
                let ((width, own), (height, unit)) = both.ok_or_else(wrong)?;
                match (own, unit) {
                    (None, None) => (width, height),
                    (own, Some(unit)) => (width * own.unwrap_or(unit), height * unit),
                    (Some(_), None) => return Err(wrong()),
                }
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

/// A number and the pixels of its unit, if it has one.
fn side(text: &str) -> Option<(f64, Option<f64>)> {
    let text = text.trim();
    let number = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match &text[number.len()..] {
        "" => None,
        "px" => Some(1.0),
        "mm" => Some(1.0 / PIXEL),
        "cm" => Some(10.0 / PIXEL),
        "in" => Some(96.0),
        _ => return None,
    };
    Some((number.trim_end().parse().ok()?, unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Size, String> {
        text.parse()
    }

    #[test]
    fn sizes_are_read_however_they_are_written() {
        for (one, other) in [
            ("A4", "a4"),
            ("Slide", "slide"),
            ("Letter", "8.5x11in"),
            ("800X600", "800x600"),
            ("800pxx600px", "800x600px"),
            ("100mmx50mm", "100x50mm"),
            ("20cmx10cm", "20x10cm"),
            ("10IN x 5IN", "10x5in"),
            ("10 x 5 cm", "10x5cm"),
        ] {
            let (one, other) = (read(one), read(other));
            assert!(one.is_ok(), "{one:?}");
            assert_eq!(one, other);
        }
        let (one, other) = (read("100mmx8cm"), read("10cmx80mm"));
        let (one, other) = (one.expect("a size"), other.expect("a size"));
        assert!((one.width() - other.width()).abs() < 1e-9);
    }

    #[test]
    fn what_is_no_size_is_refused() {
        for text in [
            "", "a3", "x", "800", "800x", "x600", "8ptx6pt", "100mmx50", "1x2x3", "\u{e9}x9",
        ] {
            assert!(
                read(text).is_err_and(|said| said.contains("is no size")),
                "{text}"
            );
        }
        assert!(read("1mmx1mm").is_err_and(|said| said.contains("too small")));
    }
}
