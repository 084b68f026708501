//! Known graphs, and the formulas written plainly once more.

use super::examples::{karate, weights, weights_of};
use super::*;

fn star(size: usize) -> Weights {
    weights_of(size, |a, _| f64::from(u8::from(a == 0)))
}

#[test]
fn the_middle_of_a_star_lies_between_all() {
    let found = betweenness(&star(6), Length::One);
    assert_eq!(found, [10.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    let cycle = weights_of(4, |a, b| f64::from(u8::from(b - a == 1 || b - a == 3)));
    assert_eq!(betweenness(&cycle, Length::One), [0.5; 4]);
}

#[test]
fn heavy_ties_are_short() {
    // 0 and 2 are tied, but the way over 1 is shorter: 1/4 + 1/4 < 1.
    let weights = weights_of(3, |a, b| if (a, b) == (0, 2) { 1.0 } else { 4.0 });
    assert_eq!(betweenness(&weights, Length::Inverse), [0.0, 1.0, 0.0]);
    assert_eq!(betweenness(&weights, Length::One), [0.0; 3]);
}

/// All shortest ways by the lengths of all ways (Floyd and Warshall), and how
/// many there are by going through nodes in order of distance.
fn naive_betweenness(weights: &Weights, length: Length) -> Vec<f64> {
    let n = weights.len();
    let step = |a: usize, b: usize| match (weights.at(a, b), length) {
        (w, _) if w <= 0.0 => f64::INFINITY,
        (_, Length::One) => 1.0,
        (w, Length::Inverse) => 1.0 / w,
    };
    let mut far: Vec<Vec<f64>> = (0..n)
        .map(|a| {
            (0..n)
                .map(|b| if a == b { 0.0 } else { step(a, b) })
                .collect()
        })
        .collect();
    for k in 0..n {
        for a in 0..n {
            for b in 0..n {
                far[a][b] = far[a][b].min(far[a][k] + far[k][b]);
            }
        }
    }
    let same = |x: f64, y: f64| x.is_finite() && (x - y).abs() < 1e-9;
    let ways = |s: usize| {
        let mut order: Vec<usize> = (0..n).filter(|v| far[s][*v].is_finite()).collect();
        order.sort_by(|a, b| far[s][*a].total_cmp(&far[s][*b]));
        let mut ways = vec![0.0; n];
        ways[s] = 1.0;
        for v in order.into_iter().skip(1) {
            let from = (0..n).filter(|u| *u != v && same(far[s][*u] + step(*u, v), far[s][v]));
            ways[v] = from.map(|u| ways[u]).sum();
        }
        ways
    };
    let all: Vec<Vec<f64>> = (0..n).map(ways).collect();
    let through = |v: usize| {
        let mut sum = 0.0;
        for s in 0..n {
            for t in s + 1..n {
                if v != s && v != t && same(far[s][v] + far[v][t], far[s][t]) {
                    sum += all[s][v] * all[v][t] / all[s][t];
                }
            }
        }
        sum
    };
    (0..n).map(through).collect()
}

#[test]
fn betweenness_is_what_its_formula_says() {
    for seed in 0..15 {
        let mut networks = vec![weights(9, seed)];
        networks.extend((seed == 0).then(karate));
        for network in networks {
            for length in [Length::One, Length::Inverse] {
                let found = betweenness(&network, length);
                let expected = naive_betweenness(&network, length);
                for (found, expected) in found.iter().zip(&expected) {
                    assert!((found - expected).abs() < 1e-9, "{found} {expected}");
                }
            }
        }
    }
    // The president of the club: 231.07 of 528 pairs.
    let club = betweenness(&karate(), Length::One);
    assert!((club[0] - 231.071_428_57).abs() < 1e-6);
}

#[test]
fn the_karate_club_has_its_known_numbers() {
    let club = karate();
    let found = density(&club).unwrap();
    assert_eq!((found.ties, found.pairs), (78, 561));
    assert_eq!((degrees(&club)[0], degrees(&club)[33]), (16, 17));
    assert_eq!(density(&weights_of(1, |_, _| 0.0)), None);
}

#[test]
fn degree_and_density_are_sums_over_pairs() {
    for seed in 0..10 {
        let network = weights(8, seed);
        let of = |a: usize| (0..8).filter(move |b| *b != a).map(move |b| (a, b));
        let weight = |(a, b): (usize, usize)| network.at(a, b);
        let degree: Vec<usize> = (0..8)
            .map(|a| of(a).map(weight).filter(|w| *w != 0.0).count())
            .collect();
        let strength: Vec<f64> = (0..8).map(|a| of(a).map(weight).sum()).collect();
        let ties: usize = degree.iter().sum();
        let sum: f64 = strength.iter().sum();
        assert_eq!(degrees(&network), degree);
        assert_eq!(strengths(&network), strength);
        let found = density(&network).unwrap();
        assert_eq!(found.share(), ties as f64 / 56.0);
        assert!((found.mean - sum / 56.0).abs() < 1e-12);
    }
}

#[test]
fn distances_see_what_they_are_made_for() {
    let one = weights_of(4, |a, b| f64::from(u8::from((a, b) == (0, 1))));
    let other = weights_of(4, |a, b| f64::from(u8::from((a, b) == (2, 3))));
    assert_eq!(absolute_distance(&one, &other), Some(2.0));
    // Alike but for the names.
    assert!(spectral_distance(&one, &other).unwrap() < 1e-9);
    // The star of four has 0, 1, 1, 4; the path 0, 2 − √2, 2, 2 + √2.
    let path = weights_of(4, |a, b| f64::from(u8::from(b == a + 1)));
    let root = 2.0_f64.sqrt();
    let expected = ((root - 1.0_f64).powi(2) + 1.0 + (2.0 - root).powi(2)).sqrt();
    let found = spectral_distance(&star(4), &path).unwrap();
    assert!((found - expected).abs() < 1e-9);
    assert_eq!(spectral_distance(&star(4), &star(5)), None);
    assert_eq!(absolute_distance(&star(4), &star(5)), None);
}
