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

/// Points for each pixel with which words of a figure (10 pixels) can be read on
/// paper as easily as footnotes.
const EASY: f64 = 0.52;
/// The same with good eyes: rather than on several pages.
const READABLE: f64 = 0.44;
/// What a heading takes of a page.
const HEADING: f64 = 44.0;

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
    let laid = |figure: &Figure, page: Option<Room>| {
        let fonts = options.fonts.clone();
        layout::scene(figure, &LayoutOptions { fonts, page })
    };
    let mut scene = laid(&bare, None)?;
    let wide = |room: Room, scene: &Scene| (room.0 / scene.width).min(POINTS);
    let whole = |room: Room, scene: &Scene| wide(room, scene).min(room.1 / scene.height);
    if whole(upright, &scene).max(whole(lying, &scene)) < READABLE && !bare.footnotes.is_empty() {
        // Claims are told among the words, too; their list would fill pages.
        bare = bare.without_footnotes();
        scene = laid(&bare, None)?;
    }
    let ways = [
        (whole(upright, &scene), EASY, false),
        (whole(lying, &scene), EASY, true),
        (whole(upright, &scene), READABLE, false),
        (whole(lying, &scene), READABLE, true),
        (wide(upright, &scene), EASY, false),
        (wide(lying, &scene), EASY, true),
    ];
    let found = ways.iter().find(|(scale, enough, _)| scale >= enough);
    let (scene, lies, scale) = match found {
        Some((scale, _, lies)) => (scene, *lies, *scale),
        None => {
            // Laid out anew for the form of the page, if that shows it larger.
            let mut best = (scene.clone(), lying.0 > upright.0, wide(lying, &scene));
            for (room, lies) in [(upright, false), (lying, true)] {
                let page = Some((room.0 / READABLE, room.1 / READABLE));
                let scene = laid(&bare, page)?;
                let scale = whole(room, &scene);
                if scale > best.2 {
                    best = (scene, lies, scale);
                }
            }
            best
        }
    };
    let room = if lies { lying } else { upright };
    let options = FigureOptions {
        size: None,
        ..options.clone()
    };
    let mut slices = Vec::new();
    let high = match scene.height * scale <= room.1 + 0.01 {
        true => scene.height,
        false => (room.1 - HEADING) / scale,
    };
    for part in layout::slices(&scene, high) {
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
