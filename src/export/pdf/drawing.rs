//! A figure comes in, drawings that fit a page come out: whole, turned with its
//! page, or cut into slices, whatever leaves its words readable.

use std::rc::Rc;
use std::sync::Arc;

use resvg::usvg::{Tree as Svg, fontdb};

use super::super::svg::{self, Unshown};
use super::super::{FigureOptions, png};
use super::look::POINTS;
use crate::error::Error;
use crate::layout::{self, LayoutOptions, Scene};
use crate::view::figure::Figure;

/// A figure as it goes on pages.
pub(super) struct Drawing {
    pub title: String,
    /// What a person is told who cannot see it.
    pub told: String,
    /// Its parts from top to bottom.
    pub slices: Vec<Slice>,
    /// Whether it stands on pages that lie on their long side.
    pub lies: bool,
}

/// A part of a figure; lengths in points.
pub(super) struct Slice {
    pub svg: Rc<Svg>,
    pub width: f64,
    pub height: f64,
}

/// Points for each pixel with which words of a figure (10 pixels) can still be
/// read on paper, as in footnotes.
const READABLE: f64 = 0.55;
/// The same with good eyes.
const BARELY: f64 = 0.42;

/// Width and height of what is between the margins.
pub(super) type Room = (f64, f64);

/// Fits a figure into upright pages or, where it is too wide, lying ones.
pub(super) fn fitted(
    figure: &Figure,
    options: &FigureOptions,
    fonts: &Arc<fontdb::Database>,
    upright: Room,
    lying: Room,
) -> Result<Drawing, Error> {
    // The caption has the title.
    let mut bare = figure.clone();
    bare.title = String::new();
    let laid = |page: Option<Room>| {
        let fonts = options.fonts.clone();
        layout::scene(&bare, &LayoutOptions { fonts, page })
    };
    let scene = laid(None)?;
    let wide = |room: Room, scene: &Scene| (room.0 / scene.width).min(POINTS);
    let whole = |room: Room, scene: &Scene| wide(room, scene).min(room.1 / scene.height);
    let (scene, lies, scale) = if whole(upright, &scene) >= READABLE {
        let scale = whole(upright, &scene);
        (scene, false, scale)
    } else if whole(lying, &scene) >= READABLE {
        let scale = whole(lying, &scene);
        (scene, true, scale)
    } else if wide(upright, &scene) >= READABLE {
        let scale = wide(upright, &scene);
        (scene, false, scale)
    } else {
        // Laid out anew for the form of the page.
        let page = |room: Room| Some((room.0 / READABLE, room.1 / READABLE));
        let tried = [(upright, false), (lying, true)];
        let mut best = (scene.clone(), true, wide(lying, &scene));
        if best.2 < BARELY {
            for (room, lies) in tried {
                let scene = laid(page(room))?;
                let scale = whole(room, &scene);
                if scale > best.2 {
                    best = (scene, lies, scale);
                }
            }
        }
        best
    };
    let room = if lies { lying } else { upright };
    let options = FigureOptions {
        size: None,
        ..options.clone()
    };
    let mut slices = Vec::new();
    for part in layout::slices(&scene, room.1 / scale + 0.01) {
        let text = svg::drawn(&part, &options, Unshown::Replaced);
        slices.push(Slice {
            svg: Rc::new(png::read(&text, fonts.clone())?),
            width: part.width * scale,
            height: part.height * scale,
        });
    }
    Ok(Drawing {
        title: figure.title.clone(),
        told: figure.description.clone(),
        slices,
        lies,
    })
}
