//! A graph in columns comes in, its drawing comes out.
//!
//! `plan` makes vertices and the links between neighbouring columns of it,
//! `spread` gives room to a node in which most of them meet,
//! `order` puts the vertices of each column in an order in which few links
//! cross, `place` finds their heights, `route` gives every link a place of its
//! own at both ends, `draw` makes shapes.
//!
//! Why no label meets another: every edge ends in a lane of its own, as high as
//! its label, and the label lies in that lane, where no other edge comes.

mod draw;
mod order;
mod place;
mod plan;
mod route;
mod spread;

use super::Drawn;
use super::pen::Pen;
use super::scene::Item;
use crate::error::Error;
use crate::view::figure::{Graph, NodeShape};

/// Draws a graph; `room` is the width that it should fill, if there is one.
pub(super) fn draw(graph: &Graph, pen: &Pen<'_>, room: Option<f64>) -> Result<Drawn, Error> {
    let mut plan = plan::plan(graph, pen)?;
    order::order(&mut plan);
    let places = place::place(&plan);
    let routes = route::route(&plan, &places, room);
    Ok(draw::draw(graph, &plan, &places, &routes, pen))
}

/// What a box looks like in the legend, from `x` to `x + width` around `y`.
pub(super) fn sample(shape: NodeShape, x: f64, y: f64, width: f64) -> Vec<Item> {
    const HIGH: f64 = 14.0;
    draw::node(shape, x, y - HIGH / 2.0, width, HIGH)
}

#[cfg(test)]
mod tests;
