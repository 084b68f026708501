//! A dot comes in, the side on which its name disturbs least comes out.

use super::area::Area;
use super::places::{Side, Spot};
use crate::layout::pen::Lines;
use crate::view::figure::Network;

/// Radii of the smallest and of the largest dot; among more than [`MANY`],
/// smaller.
const RADII: (f64, f64) = (4.0, 9.0);
const SMALL: (f64, f64) = (2.5, 6.0);
const MANY: usize = 60;
/// How much worse than a line of others it is to cover one of its own: the
/// line then seems to end at the name.
const OWN: f64 = 6.0;
/// How bad it is to cover another dot.
const DOT: f64 = 4.0;
/// How much worse names above and below are, which are farther from the dot and
/// nearer to other names.
const UPRIGHT: f64 = 1.0;

/// The dot of a node with its name where it covers the fewest lines; of sides
/// that are alike the one away from the middle of its community.
pub(super) fn spot(at: usize, places: &[(f64, f64)], network: &Network, label: &Lines) -> Spot {
    let node = &network.nodes[at];
    let (least, most) = match places.len() {
        0..=MANY => RADII,
        _ => SMALL,
    };
    let radius = least + (most - least) * node.size.clamp(0.0, 1.0);
    let like = network.nodes.iter().zip(places);
    let (mut sum, mut number) = (0.0, 0.0);
    for (_, place) in like.filter(|(other, _)| other.group == node.group) {
        sum += place.0;
        number += 1.0;
    }
    let outward = match places[at].0 < sum / f64::max(number, 1.0) - 1.0 {
        true => [Side::Left, Side::Right],
        false => [Side::Right, Side::Left],
    };
    let sides = [
        (outward[0], 0.0),
        (outward[1], 0.5),
        (Side::Below, UPRIGHT),
        (Side::Above, UPRIGHT),
    ];
    let mut best: Option<(f64, Spot)> = None;
    for (side, less) in sides {
        let spot = Spot::new(places[at], radius, side, label);
        let cost = less + covered(at, &spot.text, places, network);
        if best.is_none_or(|(than, _)| cost < than) {
            best = Some((cost, spot));
        }
    }
    best.map_or_else(
        || Spot::new(places[at], radius, Side::Right, label),
        |(_, spot)| spot,
    )
}

/// What a name covers there.
fn covered(at: usize, text: &Area, places: &[(f64, f64)], network: &Network) -> f64 {
    let mut cost = 0.0;
    for tie in &network.ties {
        if text.meets(places[tie.a], places[tie.b]) {
            let own = tie.a == at || tie.b == at;
            cost += (0.5 + tie.weight) * if own { OWN } else { 1.0 };
        }
    }
    let near = text.grown(6.0);
    for (other, (x, y)) in places.iter().enumerate() {
        let inside = (x - near.x).abs() < near.half_width && (y - near.y).abs() < near.half_height;
        if inside && other != at {
            cost += DOT;
        }
    }
    cost
}
