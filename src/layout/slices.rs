//! A scene that is too high for a page comes in, scenes that are not come out:
//! cut where no line of text and no box stands, if there is such a place.

use super::scene::{Item, Piece, Scene, moved};

/// A box of at most this height is not cut; a higher one is a frame.
const WHOLE: f64 = 60.0;
/// A slice is at least this part of what it may be, wherever it is cut.
const LEAST: f64 = 0.6;
/// Lines may reach so far beyond the points that make them.
const AROUND: f64 = 3.0;

/// The scene from top to bottom in slices of at most `height`; together they
/// show all of it.
pub(crate) fn slices(scene: &Scene, height: f64) -> Vec<Scene> {
    if scene.height <= height {
        return vec![scene.clone()];
    }
    let solid = Solid::of(scene);
    let mut slices = Vec::new();
    let mut top = 0.0;
    while scene.height - top > height {
        let end = solid.cut(top + height * LEAST, top + height);
        slices.push(slice(scene, top, end));
        top = end;
    }
    slices.push(slice(scene, top, scene.height));
    slices
}

/// The tops and bottoms of what should not be cut.
fn gather(items: &[Item], solid: &mut Vec<(f64, f64)>) {
    for item in items {
        match item {
            Item::Text { .. } => solid.extend(extent(item)),
            Item::Rect { height, .. } if *height <= WHOLE => solid.extend(extent(item)),
            Item::Rect { .. } | Item::Path { .. } => {}
            Item::Group { items, .. } => gather(items, solid),
        }
    }
}

/// Where what should not be cut starts and ends, each sorted.
struct Solid {
    tops: Vec<f64>,
    bottoms: Vec<f64>,
}

impl Solid {
    fn of(scene: &Scene) -> Solid {
        let mut found = Vec::new();
        gather(&scene.items, &mut found);
        let (mut tops, mut bottoms): (Vec<f64>, Vec<f64>) = found.into_iter().unzip();
        tops.sort_by(f64::total_cmp);
        bottoms.sort_by(f64::total_cmp);
        Solid { tops, bottoms }
    }

    /// How much is cut at a place.
    fn through(&self, place: f64) -> usize {
        let begun = self.tops.partition_point(|top| *top < place);
        let ended = self.bottoms.partition_point(|bottom| *bottom <= place);
        begun.saturating_sub(ended)
    }

    /// The last place from `from` to `to` that cuts least.
    fn cut(&self, from: f64, to: f64) -> f64 {
        let first = self.bottoms.partition_point(|bottom| *bottom < from);
        let near = self.bottoms[first..].iter().copied();
        let places = near.take_while(|bottom| *bottom <= to).chain([to]);
        let counted = places.map(|place| (self.through(place), place));
        let best = counted.reduce(|best, next| if next.0 <= best.0 { next } else { best });
        best.map_or(to, |(_, place)| place)
    }
}

fn slice(scene: &Scene, top: f64, bottom: f64) -> Scene {
    let mut items = within(&scene.items, top, bottom);
    moved(&mut items, 0.0, -top);
    Scene {
        name: scene.name.clone(),
        title: scene.title.clone(),
        description: scene.description.clone(),
        width: scene.width,
        height: bottom - top,
        items,
    }
}

/// The items of which a part stands between two heights.
fn within(items: &[Item], top: f64, bottom: f64) -> Vec<Item> {
    let mut kept = Vec::new();
    for item in items {
        match item {
            Item::Group { title, items } => {
                let items = within(items, top, bottom);
                if !items.is_empty() {
                    let title = title.clone();
                    kept.push(Item::Group { title, items });
                }
            }
            item => {
                // What only touches the cut stands in one of the slices.
                let meets = |(from, to): (f64, f64)| to > top && from < bottom;
                if extent(item).is_some_and(meets) {
                    kept.push(item.clone());
                }
            }
        }
    }
    kept
}

/// From where to where an item reaches downwards.
fn extent(item: &Item) -> Option<(f64, f64)> {
    match item {
        Item::Rect { y, height, .. } => Some((*y, y + height)),
        Item::Text {
            y,
            size,
            text,
            turn,
            ..
        } => {
            // Turned words may reach as far as they are long.
            let long = match *turn == 0.0 {
                true => 0.0,
                false => text.chars().count() as f64 * size * 0.6,
            };
            Some((y - size.max(long), y + (size * 0.3).max(long)))
        }
        Item::Path { pieces, .. } => {
            let heights = pieces.iter().flat_map(|piece| match *piece {
                Piece::Move(_, y) | Piece::Line(_, y) => vec![y],
                Piece::Curve(_, b, _, d, _, f) => vec![b, d, f],
                Piece::Close => vec![],
            });
            let reach = heights.fold((f64::MAX, f64::MIN), |(top, bottom), y| {
                (top.min(y), bottom.max(y))
            });
            (reach.0 <= reach.1).then_some((reach.0 - AROUND, reach.1 + AROUND))
        }
        Item::Group { items, .. } => {
            let reaches = items.iter().filter_map(extent);
            reaches.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::scene::{Anchor, Paint};
    use super::*;

    fn line(y: f64) -> Item {
        Item::Text {
            x: 0.0,
            y,
            anchor: Anchor::Start,
            size: 10.0,
            bold: false,
            paint: Paint::Ink,
            text: format!("line at {y}"),
            turn: 0.0,
        }
    }

    fn texts(items: &[Item]) -> Vec<&str> {
        let said = items.iter().filter_map(|item| match item {
            Item::Text { text, .. } => Some(text.as_str()),
            _ => None,
        });
        said.collect()
    }

    #[test]
    fn every_line_stands_in_one_slice_and_none_is_cut() {
        let items: Vec<Item> = (1..60).map(|n| line(f64::from(n) * 17.0)).collect();
        let scene = Scene {
            height: 1020.0,
            width: 100.0,
            items,
            ..Scene::default()
        };
        let parts = slices(&scene, 300.0);
        assert!(parts.iter().all(|part| part.height <= 300.0));
        let sum: f64 = parts.iter().map(|part| part.height).sum();
        assert!((sum - 1020.0).abs() < 1e-6);
        let shown: Vec<&str> = parts.iter().flat_map(|part| texts(&part.items)).collect();
        assert_eq!(shown, texts(&scene.items));
    }

    #[test]
    fn a_scene_that_fits_stays_whole() {
        let scene = Scene {
            height: 10.0,
            ..Scene::default()
        };
        assert_eq!(slices(&scene, 10.0), [scene]);
    }
}
