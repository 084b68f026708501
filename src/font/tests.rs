//! Tests of measuring and wrapping, script by script.

use super::*;

fn width(text: &str) -> f64 {
    Fonts::bundled().width(text, 10.0, false)
}

#[test]
fn latin_cyrillic_and_greek_have_glyphs_and_widths() {
    for text in ["Kyiv, Łódź, Đà Nẵng", "Київ, Москва, Ѣ", "Αθήνα, ἀρχή"]
    {
        assert_eq!(Fonts::bundled().missing(text), [' '; 0], "{text}");
        assert!(width(text) > 40.0, "{text}");
    }
}

#[test]
fn hebrew_is_measured_to_the_left_and_with_its_points() {
    assert_eq!(Fonts::bundled().missing("שָׁלוֹם"), [' '; 0]);
    // Points stand below the letters.
    assert!((width("שָׁ") - width("ש")).abs() < 1.0);
}

#[test]
fn arabic_letters_are_joined() {
    assert_eq!(Fonts::bundled().missing("السلام عليكم"), [' '; 0]);
    let alone: f64 = "سلام".chars().map(|c| width(&c.to_string())).sum();
    assert!(width("سلام") < alone, "joined forms are narrower");
}

#[test]
fn what_no_font_has_is_named_once_in_order() {
    assert_eq!(Fonts::bundled().missing("平和、平和"), ['、', '和', '平']);
    assert_eq!(width("平和"), 20.0);
}

#[test]
fn bold_is_wider() {
    let fonts = Fonts::bundled();
    assert!(fonts.width("Russia", 10.0, true) > fonts.width("Russia", 10.0, false));
}

#[test]
fn lines_fit_and_nothing_is_lost() {
    let fonts = Fonts::bundled();
    let text = "Should Ukrainian forces withdraw from the part of Donetsk region that Russia does not control?";
    let lines = fonts.wrap(text, 150.0, 12.0, false);
    assert!(lines.len() > 3);
    assert!(
        lines
            .iter()
            .all(|line| fonts.width(line, 12.0, false) <= 150.0)
    );
    assert_eq!(lines.join(" "), text);
}

#[test]
fn a_word_wider_than_a_line_is_broken() {
    let fonts = Fonts::bundled();
    let word = "x".repeat(200);
    let lines = fonts.wrap(&word, 100.0, 12.0, false);
    assert!(
        lines
            .iter()
            .all(|line| fonts.width(line, 12.0, false) <= 100.0)
    );
    assert_eq!(lines.concat(), word);
    assert_eq!(
        fonts.wrap("平和平和", 1.0, 12.0, false).concat(),
        "平和平和"
    );
}

#[test]
fn a_number_with_slashes_stays_whole_where_it_fits() {
    let fonts = Fonts::bundled();
    let lines = fonts.wrap("Integrity, A/RES/68/262", 90.0, 10.0, false);
    assert_eq!(lines, ["Integrity,", "A/RES/68/262"]);
    let lines = fonts.wrap("https://example.org/a/long/address", 90.0, 10.0, false);
    assert_eq!(lines.concat(), "https://example.org/a/long/address");
    assert!(lines.len() > 1);
}

#[test]
fn line_breaks_stay() {
    assert_eq!(
        Fonts::bundled().wrap("a\n\nb", 100.0, 12.0, false),
        ["a", "", "b"]
    );
}

#[test]
fn what_is_no_font_is_refused() {
    let error = Fonts::bundled()
        .add(b"no font".to_vec())
        .expect_err("refused");
    assert_eq!(error.kind(), crate::error::ErrorKind::Data);
}

#[test]
fn a_further_font_is_asked_last() {
    let mut fonts = Fonts::bundled();
    fonts
        .add(dejavu::sans_mono::regular().to_vec())
        .expect("a font");
    let families: Vec<&str> = fonts.families().collect();
    assert_eq!(families, ["DejaVu Sans", "DejaVu Sans Mono"]);
    assert_eq!(fonts.files().count(), 3);
}
