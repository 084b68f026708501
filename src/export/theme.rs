//! What colours mean, once for every format that has colours.
//!
//! Blue and orange are told apart by every kind of colour vision; in `print`
//! they also differ in lightness. No meaning is carried by colour alone.

use crate::view::figure::{Age, NodeShape, Sign};

/// A set of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// For screens and slides, on white.
    #[default]
    Screen,
    /// For paper: readable in grey.
    Print,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Every theme, with what `--theme` takes.
    pub const ALL: &'static [(&'static str, Theme)] = &[
        ("screen", Theme::Screen),
        ("print", Theme::Print),
        ("dark", Theme::Dark),
    ];

    /// The colours.
    pub fn palette(self) -> &'static Palette {
        match self {
            Theme::Screen => &SCREEN,
            Theme::Print => &PRINT,
            Theme::Dark => &DARK,
        }
    }
}

/// Colours by what they stand for, each as `#rrggbb`.
#[derive(Debug)]
pub struct Palette {
    /// What is drawn on.
    pub paper: &'static str,
    /// Text.
    pub ink: &'static str,
    /// Subtitles, notes, names of columns.
    pub quiet: &'static str,
    /// Outlines of nodes.
    pub outline: &'static str,
    /// Frames of groups, rules, empty cells.
    pub faint: &'static str,
    /// For: lines and their labels, and a cell that is strongly for.
    pub positive: &'static str,
    /// A cell that is for.
    pub positive_light: &'static str,
    /// Against: lines and their labels, and a cell that is strongly against.
    pub negative: &'static str,
    /// A cell that is against.
    pub negative_light: &'static str,
    /// Neutral, or no stance: lines and their labels.
    pub neutral: &'static str,
    /// A cell that is neutral.
    pub neutral_light: &'static str,
    /// Text on a cell that is strongly for or against.
    pub on_strong: &'static str,
    /// Text on a cell that is for, against or neutral.
    pub on_light: &'static str,
    /// What was before and is not any more, and what stayed as it was.
    pub past: &'static str,
    /// An actor.
    pub actor: &'static str,
    /// An actor in the camp of another.
    pub member: &'static str,
    /// An issue, or an option of one.
    pub issue: &'static str,
    /// A claim.
    pub claim: &'static str,
    /// A source.
    pub source: &'static str,
}

impl Palette {
    /// The colour of a line, of its label and of its head.
    pub fn line(&self, sign: Sign, age: Age) -> &'static str {
        match (age, sign) {
            (Age::Kept, _) => self.past,
            (_, Sign::Positive) => self.positive,
            (_, Sign::Negative) => self.negative,
            (_, Sign::Neutral | Sign::None) => self.neutral,
        }
    }

    /// The colour of a cell and of the text on it.
    pub fn cell(&self, sign: Sign, strong: bool) -> (&'static str, &'static str) {
        match (sign, strong) {
            (Sign::Positive, true) => (self.positive, self.on_strong),
            (Sign::Positive, false) => (self.positive_light, self.on_light),
            (Sign::Negative, true) => (self.negative, self.on_strong),
            (Sign::Negative, false) => (self.negative_light, self.on_light),
            (Sign::Neutral, _) => (self.neutral_light, self.on_light),
            (Sign::None, _) => (self.paper, self.quiet),
        }
    }

    /// So many hundredths of the colour of a side, the rest paper.
    pub fn shade(&self, sign: Sign, hundredths: u8) -> String {
        let part = f64::from(hundredths.min(100)) / 100.0;
        let channel = |colour: &str, at: usize| {
            let digits = colour.get(at..at + 2).unwrap_or_default();
            f64::from(u8::from_str_radix(digits, 16).unwrap_or_default())
        };
        let colour = self.line(sign, Age::Now);
        let mut text = "#".to_owned();
        for at in [1, 3, 5] {
            let (from, to) = (channel(self.paper, at), channel(colour, at));
            let mixed = (from + (to - from) * part).round() as u8;
            text.push_str(&format!("{mixed:02x}"));
        }
        text
    }

    /// The colour of text on such a shade: ink or paper, whichever can be read.
    pub fn on_shade(&self, sign: Sign, hundredths: u8) -> &'static str {
        let below = luminance(&self.shade(sign, hundredths));
        match contrast(below, luminance(self.ink)) >= contrast(below, luminance(self.paper)) {
            true => self.ink,
            false => self.paper,
        }
    }

    /// The colour of a node.
    pub fn node(&self, shape: NodeShape) -> &'static str {
        match shape {
            NodeShape::Actor => self.actor,
            NodeShape::Member => self.member,
            NodeShape::Issue | NodeShape::Agenda | NodeShape::Choice => self.issue,
            NodeShape::Claim => self.claim,
            NodeShape::Source => self.source,
        }
    }
}

/// Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.1).
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let digits = colour.get(at..at + 2).unwrap_or_default();
        let value = f64::from(u8::from_str_radix(digits, 16).unwrap_or_default()) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/// How much two luminances differ, from 1 (WCAG 2.1).
fn contrast(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

static SCREEN: Palette = Palette {
    paper: "#ffffff",
    ink: "#1a1a1a",
    quiet: "#555555",
    outline: "#8c8c8c",
    faint: "#c4c4c4",
    positive: "#0b62a8",
    positive_light: "#9dcaea",
    negative: "#b8460e",
    negative_light: "#f6b98f",
    neutral: "#5f5f5f",
    neutral_light: "#e2e2e2",
    on_strong: "#ffffff",
    on_light: "#1a1a1a",
    past: "#767676",
    actor: "#eeeeee",
    member: "#f8f8f8",
    issue: "#ffffff",
    claim: "#fdf6dc",
    source: "#f4f4f4",
};

// Dark blue and mid orange: in grey about #3b and #8a. Cells get lighter from
// strongly for over strongly against, for and against to neutral, so that no two
// are alike in grey.
static PRINT: Palette = Palette {
    paper: "#ffffff",
    ink: "#000000",
    quiet: "#444444",
    outline: "#666666",
    faint: "#b0b0b0",
    positive: "#08406e",
    positive_light: "#7fb0d4",
    negative: "#d4682a",
    negative_light: "#f0bd96",
    neutral: "#555555",
    neutral_light: "#e6e6e6",
    on_strong: "#ffffff",
    on_light: "#000000",
    past: "#737373",
    actor: "#f0f0f0",
    member: "#ffffff",
    issue: "#ffffff",
    claim: "#ffffff",
    source: "#f4f4f4",
};

static DARK: Palette = Palette {
    paper: "#16191d",
    ink: "#f0f0f0",
    quiet: "#b4b8bd",
    outline: "#7b8087",
    faint: "#474c53",
    positive: "#6cb6f0",
    positive_light: "#1f5680",
    negative: "#f29a61",
    negative_light: "#7d3d15",
    neutral: "#aeb2b7",
    neutral_light: "#41464d",
    on_strong: "#101215",
    on_light: "#f4f4f4",
    past: "#8d939b",
    actor: "#2b3036",
    member: "#21252a",
    issue: "#16191d",
    claim: "#322f1f",
    source: "#262a2f",
};

#[cfg(test)]
mod tests {
    use super::*;

    fn contrast(one: &str, other: &str) -> f64 {
        super::contrast(luminance(one), luminance(other))
    }

    #[test]
    fn text_can_be_read_on_what_it_stands_on() {
        for (name, theme) in Theme::ALL {
            let p = theme.palette();
            let on_paper = [p.ink, p.quiet, p.positive, p.neutral, p.past];
            for colour in on_paper {
                assert!(contrast(colour, p.paper) >= 4.5, "{name}: {colour}");
            }
            assert!(contrast(p.negative, p.paper) >= 3.4, "{name}");
            for sign in [Sign::Positive, Sign::Negative, Sign::Neutral, Sign::None] {
                for strong in [false, true] {
                    let (cell, text) = p.cell(sign, strong);
                    assert!(contrast(cell, text) >= 3.4, "{name}: {sign:?} {strong}");
                }
            }
        }
    }

    #[test]
    fn text_can_be_read_on_every_shade() {
        for (name, theme) in Theme::ALL {
            let p = theme.palette();
            for sign in [Sign::Positive, Sign::Negative, Sign::None] {
                for part in [20, 40, 60, 80, 100] {
                    let found = contrast(&p.shade(sign, part), p.on_shade(sign, part));
                    assert!(found >= 4.0, "{name}: {sign:?} {part}: {found}");
                }
            }
        }
    }

    #[test]
    fn shades_lead_from_paper_to_the_colour() {
        for (name, theme) in Theme::ALL {
            let p = theme.palette();
            for sign in [Sign::Positive, Sign::Negative, Sign::None] {
                assert_eq!(p.shade(sign, 0), p.paper, "{name}");
                assert_eq!(p.shade(sign, 100), p.line(sign, Age::Now), "{name}");
            }
        }
        assert_eq!(Theme::Screen.palette().shade(Sign::Positive, 50), "#85b1d4");
    }

    #[test]
    fn on_paper_the_two_sides_differ_in_grey() {
        let p = Theme::Print.palette();
        assert!(contrast(p.positive, p.negative) >= 2.5);
    }

    #[test]
    fn on_paper_no_two_cells_are_alike_in_grey() {
        let p = Theme::Print.palette();
        let cells = [
            p.cell(Sign::Positive, true).0,
            p.cell(Sign::Negative, true).0,
            p.cell(Sign::Positive, false).0,
            p.cell(Sign::Negative, false).0,
            p.cell(Sign::Neutral, false).0,
            p.paper,
        ];
        for pair in cells.windows(2) {
            assert!(contrast(pair[0], pair[1]) >= 1.2, "{pair:?}");
            assert!(luminance(pair[0]) < luminance(pair[1]), "{pair:?}");
        }
    }
}
