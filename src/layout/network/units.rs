//! What is laid out by itself comes in: which nodes these are, where their
//! middles want to be, and how they are turned comes out.

use super::{ring, stress};
use crate::view::figure::{Network, Sign};

/// How many ways a community is turned to shorten the ties to others.
const TURNS: usize = 16;

/// The communities, and who is in none with his camp; without communities what
/// hangs together.
pub(super) fn units(network: &Network, pulls: &[(usize, usize, f64)]) -> Vec<Vec<usize>> {
    let mut units = network.groups();
    units.retain(|members| !members.is_empty());
    let mut placed = vec![false; network.nodes.len()];
    units.iter().flatten().for_each(|at| placed[*at] = true);
    if !units.is_empty() {
        for mut camp in network.camps() {
            camp.retain(|at| !std::mem::replace(&mut placed[*at], true));
            units.extend((!camp.is_empty()).then_some(camp));
        }
        let alone = (0..placed.len()).filter(|at| !placed[*at]);
        units.extend(alone.map(|at| vec![at]));
        return units;
    }
    let mut of: Vec<usize> = (0..placed.len()).collect();
    fn root(of: &mut [usize], mut at: usize) -> usize {
        while of[at] != at {
            of[at] = of[of[at]];
            at = of[at];
        }
        at
    }
    for (a, b, _) in pulls {
        let (a, b) = (root(&mut of, *a), root(&mut of, *b));
        of[a.max(b)] = a.min(b);
    }
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); of.len()];
    for at in 0..of.len() {
        let root = root(&mut of, at);
        members[root].push(at);
    }
    members.retain(|members| !members.is_empty());
    members
}

/// How far the members of a unit reach from its middle.
fn radius(places: &[(f64, f64)]) -> f64 {
    let far = places.iter().map(|(x, y)| x.hypot(*y));
    far.fold(0.0, f64::max) + 40.0
}

/// The middles of the units: near each other what is tied.
pub(super) fn centres(
    stretch: (f64, f64),
    units: &[Vec<usize>],
    within: &[Vec<(f64, f64)>],
    network: &Network,
) -> Vec<(f64, f64)> {
    let count = units.len();
    let mut unit_of = vec![0; network.nodes.len()];
    for (unit, members) in units.iter().enumerate() {
        members.iter().for_each(|at| unit_of[*at] = unit);
    }
    let mut pull = vec![0.0; count * count];
    for tie in &network.ties {
        let (a, b) = (unit_of[tie.a], unit_of[tie.b]);
        let weight = match tie.sign {
            Sign::Negative => 0.2 * tie.weight,
            _ => tie.weight,
        };
        pull[a.min(b) * count + a.max(b)] += weight;
    }
    let pairs = || (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b)));
    let most = pairs()
        .map(|(a, b)| pull[a * count + b])
        .fold(0.0, f64::max);
    let strength = |a: usize, b: usize| match most > 0.0 {
        true => pull[a * count + b] / most,
        false => 0.0,
    };
    let radii: Vec<f64> = within.iter().map(|places| radius(places)).collect();
    let ties: Vec<(usize, usize, f64)> = pairs().map(|(a, b)| (a, b, strength(a, b))).collect();
    let lengths: Vec<(usize, usize, f64)> = ties
        .iter()
        .map(|(a, b, strength)| (*a, *b, (radii[*a] + radii[*b]) * (1.6 - 0.6 * strength)))
        .collect();
    let order = ring::order(count, &ties);
    let wide: f64 = radii.iter().sum::<f64>() / 3.0;
    let mut start = vec![(0.0, 0.0); count];
    for (at, unit) in order.iter().enumerate() {
        let turn = (0.5 + at as f64 / count as f64) * std::f64::consts::TAU;
        start[*unit] = (wide * turn.cos(), wide * turn.sin());
    }
    let places = stress::places(start, &lengths);
    let place = |(x, y): (f64, f64)| (x * stretch.0, y * stretch.1);
    places.into_iter().map(place).collect()
}

/// Turns and mirrors each unit as makes its ties to others short.
pub(super) fn turn(
    units: &[Vec<usize>],
    within: &mut [Vec<(f64, f64)>],
    centres: &[(f64, f64)],
    network: &Network,
) {
    let mut place_of = vec![(0, 0); network.nodes.len()];
    for (unit, members) in units.iter().enumerate() {
        let places = members.iter().enumerate();
        places.for_each(|(at, node)| place_of[*node] = (unit, at));
    }
    for unit in (0..units.len()).filter(|unit| units[*unit].len() > 2) {
        let mut out = Vec::new();
        for tie in &network.ties {
            for (own, other) in [(tie.a, tie.b), (tie.b, tie.a)] {
                let ((of, at), (far, there)) = (place_of[own], place_of[other]);
                if of == unit && far != unit {
                    let (x, y) = within[far][there];
                    let there = (
                        centres[far].0 - centres[unit].0 + x,
                        centres[far].1 - centres[unit].1 + y,
                    );
                    out.push((at, there, tie.weight));
                }
            }
        }
        let turned = |(x, y): (f64, f64), way: usize| {
            let angle = (way / 2) as f64 / TURNS as f64 * std::f64::consts::TAU;
            let x = if way % 2 == 1 { -x } else { x };
            (
                x * angle.cos() - y * angle.sin(),
                x * angle.sin() + y * angle.cos(),
            )
        };
        let cost = |way: usize| -> f64 {
            let far = out.iter().map(|(at, there, weight)| {
                let (x, y) = turned(within[unit][*at], way);
                weight * (x - there.0).hypot(y - there.1)
            });
            far.sum()
        };
        let mut best = (0, cost(0));
        for way in 1..2 * TURNS {
            let cost = cost(way);
            if cost < best.1 - 1e-6 {
                best = (way, cost);
            }
        }
        let places = within[unit]
            .iter()
            .map(|place| turned(*place, best.0))
            .collect();
        within[unit] = places;
    }
}
