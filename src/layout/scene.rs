//! A scene: shapes and words with their places, in colours by meaning.
//!
//! Lengths are in CSS pixels (1/96 inch), x to the right, y downwards, from
//! the upper left corner.

use crate::view::figure::{Age, NodeShape, Sign};

/// A drawing that only has to be written down.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// Short id of the figure.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What a person who cannot see it is told.
    pub description: String,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// From the lowest to the uppermost.
    pub items: Vec<Item>,
}

/// A shape or a piece of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A rectangle.
    Rect {
        /// Left.
        x: f64,
        /// Top.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// Radius of the corners.
        radius: f64,
        /// Inside; none if it is not filled.
        fill: Option<Paint>,
        /// Outline; none if it has none.
        stroke: Option<Stroke>,
    },
    /// A line of straight and curved pieces.
    Path {
        /// Its pieces, the first a [`Piece::Move`].
        pieces: Vec<Piece>,
        /// Inside; none if it is not filled.
        fill: Option<Paint>,
        /// Outline; none if it has none.
        stroke: Option<Stroke>,
    },
    /// One line of text.
    Text {
        /// Where it is anchored.
        x: f64,
        /// Its baseline.
        y: f64,
        /// What of it stands at `x`.
        anchor: Anchor,
        /// Height of the font.
        size: f64,
        /// Whether it is bold.
        bold: bool,
        /// Its colour.
        paint: Paint,
        /// The words.
        text: String,
        /// By how many degrees it is turned clockwise around its anchor.
        turn: f64,
    },
    /// Items that belong together, with what is told of them.
    Group {
        /// What a person is told who points at it or cannot see it.
        title: String,
        /// What it consists of.
        items: Vec<Item>,
    },
}

/// A piece of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Piece {
    /// Start here.
    Move(f64, f64),
    /// Straight to here.
    Line(f64, f64),
    /// A cubic Bézier curve over two control points to the last point.
    Curve(f64, f64, f64, f64, f64, f64),
    /// Back to the start.
    Close,
}

/// What of a text stands at its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// A colour by what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// What is drawn on.
    Paper,
    /// Text.
    Ink,
    /// Subtitles, notes, names of columns.
    Quiet,
    /// Outlines of nodes.
    Outline,
    /// Frames of groups, rules, empty cells.
    Faint,
    /// A line, its head and its label.
    Line(Sign, Age),
    /// A cell that stands for a side, strongly or not.
    Cell(Sign, bool),
    /// Text on such a cell.
    OnCell(Sign, bool),
    /// So many hundredths of the colour of a side on paper.
    Shade(Sign, u8),
    /// Text on such a shade.
    OnShade(Sign, u8),
    /// The inside of a node.
    Node(NodeShape),
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub paint: Paint,
    /// Its width.
    pub width: f64,
    /// Whether it is broken.
    pub dash: Dash,
}

/// How a line is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dash {
    /// Not at all.
    #[default]
    None,
    /// Into dashes.
    Dashed,
    /// Into dots.
    Dotted,
    /// Into short dashes far apart.
    Sparse,
}

impl Stroke {
    /// An unbroken line.
    pub fn solid(paint: Paint, width: f64) -> Stroke {
        Stroke {
            paint,
            width,
            dash: Dash::None,
        }
    }
}

/// Moves items to the right and downwards.
pub fn moved(items: &mut [Item], right: f64, down: f64) {
    for item in items {
        match item {
            Item::Rect { x, y, .. } | Item::Text { x, y, .. } => {
                *x += right;
                *y += down;
            }
            Item::Path { pieces, .. } => pieces.iter_mut().for_each(|piece| match piece {
                Piece::Move(x, y) | Piece::Line(x, y) => {
                    *x += right;
                    *y += down;
                }
                Piece::Curve(a, b, c, d, e, f) => {
                    for x in [a, c, e] {
                        *x += right;
                    }
                    for y in [b, d, f] {
                        *y += down;
                    }
                }
                Piece::Close => {}
            }),
            Item::Group { items, .. } => moved(items, right, down),
        }
    }
}
