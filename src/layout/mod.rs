//! A figure comes in, a [`Scene`] comes out: every shape and every line of text
//! with its place. The same figure always gives the same scene.
//!
//! `page` puts title, legend and notes around what the body draws; each kind of
//! body is a file of its name.

#[cfg(test)]
mod area;
mod columns;
mod grid;
mod heat;
mod lanes;
mod log;
mod network;
mod page;
mod pen;
pub mod scene;
#[cfg(feature = "pdf")]
mod slices;

pub use scene::Scene;
#[cfg(feature = "pdf")]
pub(crate) use slices::slices;

use crate::error::Error;
use crate::font::Fonts;
use crate::view::figure::{Body, Figure};
use pen::Pen;

/// What a layout has to keep to.
#[derive(Debug, Clone, Default)]
pub struct LayoutOptions {
    /// Measures the text.
    pub fonts: Fonts,
    /// Width and height of the page to fit, in pixels; as large as it needs
    /// unless given.
    pub page: Option<(f64, f64)>,
}

/// What a body draws, from its upper left corner.
#[derive(Debug, Default)]
struct Drawn {
    items: Vec<scene::Item>,
    width: f64,
    height: f64,
}

/// Lays out a figure.
///
/// # Errors
/// [`ErrorKind::Data`](crate::error::ErrorKind::Data) if the figure hangs
/// together badly: two nodes with one id, an edge to a node that is not there.
pub fn scene(figure: &Figure, options: &LayoutOptions) -> Result<Scene, Error> {
    let pen = Pen::new(&options.fonts);
    let Some((width, height)) = options.page else {
        return at(figure, &pen, None);
    };
    // What is too high for the page gets a wider one of the same form; it is
    // then shown smaller.
    let mut room = width;
    let mut drawn = at(figure, &pen, Some(room))?;
    for _ in 0..WIDENINGS {
        let needs = (drawn.height * width / height).max(drawn.width);
        if needs <= room * 1.005 {
            break;
        }
        room = needs;
        drawn = at(figure, &pen, Some(room))?;
    }
    drawn.width = drawn.width.max(drawn.height * width / height);
    drawn.height = drawn.width * height / width;
    Ok(drawn)
}

/// How often a page is made wider before what is left over is left blank.
const WIDENINGS: usize = 5;

/// On a page of that width.
fn at(figure: &Figure, pen: &Pen<'_>, width: Option<f64>) -> Result<Scene, Error> {
    let room = width.map(|width| width - 2.0 * page::MARGIN);
    let drawn = match &figure.body {
        Body::Graph(graph) => columns::draw(graph, pen, room)?,
        Body::Grid(grid) => grid::draw(grid, pen, room),
        Body::Log(log) => log::draw(log, pen, room),
        Body::Lanes(lanes) => lanes::draw(lanes, pen, room),
        Body::Network(network) => network::draw(network, pen, room)?,
        Body::Heat(heat) => heat::draw(heat, pen, room),
    };
    Ok(page::put(figure, drawn, pen, room))
}

/// The characters of a scene for which no font has a glyph, each once, in
/// order.
pub fn missing(scene: &Scene, fonts: &Fonts) -> Vec<char> {
    let mut found: Vec<char> = Vec::new();
    let mut open: Vec<&scene::Item> = scene.items.iter().collect();
    while let Some(item) = open.pop() {
        match item {
            scene::Item::Text { text, .. } => found.extend(fonts.missing(text)),
            scene::Item::Group { items, .. } => open.extend(items),
            scene::Item::Rect { .. } | scene::Item::Path { .. } => {}
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests;
