//! The width and height of a drawing come in, rules of the style of a page come
//! out: it grows with the page as far as that helps, shrinks as far as its words
//! can be read, and says where it scrolls.

/// As wide as a page gets, in pixels.
const PAGE: f64 = 1_120.0;
/// What stands left and right of a figure on a screen, and a bar to scroll by.
const BESIDE: f64 = 48.0;
/// Most text is 10 pixels high; smaller than this part of it nobody reads it.
const LEAST: f64 = 0.72;
/// Larger than this a drawing of few things looks like a poster.
const MOST: f64 = 1.5;
/// On paper, where it may be smaller than on a screen.
const PRINTED: f64 = 0.8;
/// Of a sheet, in centimetres.
const SHEET: f64 = 23.0;

/// The rules of the figure with this number.
pub(super) fn rules(number: usize, width: f64, height: f64) -> String {
    let least = (width * LEAST).ceil();
    let most = (width * MOST).min(PAGE).max(least).ceil();
    let narrow = least + BESIDE;
    let high = (height * PRINTED).ceil();
    format!(
        ".f{number} svg {{ min-width: {least}px; max-width: {most}px; }}\n\
         @media (max-width: {narrow}px) {{ .f{number}::before {{ display: block; }} }}\n\
         @media print {{ .f{number} svg {{ min-width: 0; max-width: 100%; \
         max-height: min({high}px, {SHEET}cm); }} }}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_grows_to_the_page_and_shrinks_to_what_can_be_read() {
        let wide = rules(1, 2_000.0, 900.0);
        assert!(
            wide.contains("min-width: 1440px; max-width: 1440px"),
            "{wide}"
        );
        assert!(wide.contains("(max-width: 1488px) { .f1::before"), "{wide}");
        let small = rules(2, 400.0, 300.0);
        assert!(
            small.contains("min-width: 288px; max-width: 600px"),
            "{small}"
        );
        assert!(small.contains("max-height: min(240px, 23cm)"), "{small}");
    }
}
