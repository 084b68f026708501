//! What stands where on which page, before any of it is PDF: pages with words,
//! drawings and rules, places to jump to, and the tree of what each part is.
//!
//! Lengths are in points (1/72 inch), x to the right, y downwards.

use std::collections::BTreeMap;
use std::rc::Rc;

use resvg::usvg::Tree as Svg;

use super::look::{Ink, Look};
use super::tags::Tree;

/// All pages of a document.
pub(super) struct Sheets {
    pub pages: Vec<Page>,
    /// What is drawn, part by part; parts are told apart by what they are and
    /// by page.
    pub parts: Vec<Part>,
    /// Where links can be followed.
    pub areas: Vec<Area>,
    /// What each part is.
    pub tree: Tree,
    /// The places that links lead to.
    pub anchors: BTreeMap<String, Spot>,
    /// The headings, in order.
    pub headings: Vec<(u16, String, Spot)>,
}

/// A page: its size, and what is on it by number.
pub(super) struct Page {
    pub width: f64,
    pub height: f64,
    pub rules: Vec<Rule>,
    pub parts: Vec<usize>,
    pub areas: Vec<usize>,
    /// What repeats something, such as the head of a table.
    pub repeated: Vec<Words>,
}

/// Draws that are one thing to who hears the page.
pub(super) struct Part {
    pub page: usize,
    pub draws: Vec<Draw>,
}

/// Something drawn that means something.
pub(super) enum Draw {
    Words(Words),
    Drawing {
        svg: Rc<Svg>,
        x: f64,
        y: f64,
        width: f64,
        height: f64,
    },
}

/// A piece of a line of text; `y` is its baseline.
pub(super) struct Words {
    pub x: f64,
    pub y: f64,
    pub text: String,
    pub look: Look,
}

/// A filled rectangle that means nothing.
pub(super) struct Rule {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    pub ink: Ink,
}

/// Where a link can be followed.
pub(super) struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    pub to: To,
    /// Where it leads, in words.
    pub told: String,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum To {
    /// A web address.
    Web(String),
    /// One of the [`Sheets::anchors`].
    Anchor(String),
}

/// A height on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    pub page: usize,
    pub y: f64,
}
