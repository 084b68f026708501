use super::*;
use crate::network::measure::examples::{weights, weights_of};

/// Every pair of sides.
fn naive(weights: &Weights) -> usize {
    let n = weights.len();
    let frustrated = |code: usize| {
        let same = |a: usize, b: usize| (code >> a & 1) == (code >> b & 1);
        let wrong = |(a, b, w): &(usize, usize, f64)| (*w > 0.0) != same(*a, *b);
        weights.ties().filter(wrong).count()
    };
    (0..1 << (n - 1)).map(frustrated).min().unwrap()
}

#[test]
fn the_index_is_the_least_of_all_sides() {
    for seed in 0..30 {
        let weights = weights(5 + seed as usize % 6, seed);
        let found = frustration(&weights);
        assert_eq!(found.frustrated, naive(&weights), "seed {seed}");
        assert!(found.proven());
    }
}

#[test]
fn branch_and_bound_needs_no_help_of_the_search() {
    for seed in 0..20 {
        let weights = weights(9, seed);
        let signs = Signs::new(&weights);
        let (best, whole) = exact::search(&signs, usize::MAX >> 1, WORK);
        assert!(whole);
        assert_eq!(signs.frustrated(&best.unwrap()), naive(&weights));
    }
}

#[test]
fn triangles_are_counted_one_by_one() {
    for seed in 0..10 {
        let weights = weights(9, seed);
        let mut found = Triangles::default();
        for a in 0..9 {
            for b in a + 1..9 {
                for c in b + 1..9 {
                    let product = weights.at(a, b) * weights.at(b, c) * weights.at(a, c);
                    found.all += u64::from(product != 0.0);
                    found.balanced += u64::from(product > 0.0);
                }
            }
        }
        assert_eq!(triangles(&weights), found);
    }
}

#[test]
fn two_camps_are_balanced_whatever_their_size() {
    let weights = weights_of(60, |a, b| if a % 3 / 2 == b % 3 / 2 { 2.0 } else { -1.0 });
    let found = frustration(&weights);
    assert_eq!((found.frustrated, found.balance()), (0, Some(1.0)));
    assert_eq!(found.of, (0..60).map(|a| a % 3 / 2).collect::<Vec<_>>());
    assert_eq!(triangles(&weights).share(), Some(1.0));
}

#[test]
fn five_foes_have_four_frustrated_ties() {
    // The best sides of a negative clique are two and three: 1 + 3 ties within.
    let foes = frustration(&weights_of(5, |_, _| -1.0));
    assert_eq!((foes.frustrated, foes.ties, foes.at_least), (4, 10, 4));
    assert!((foes.balance().unwrap() - 0.2).abs() < 1e-12);
}

#[test]
fn what_is_not_proven_has_bounds() {
    let weights = weights(60, 3);
    let signs = Signs::new(&weights);
    let (_, whole) = exact::search(&signs, 1 << 40, 10_000);
    assert!(!whole);
    assert!(signs.apart() <= signs.frustrated(&search::best(&signs)));
}

#[test]
fn nobody_is_balanced_with_nobody() {
    let nobody = frustration(&weights_of(3, |_, _| 0.0));
    assert_eq!((nobody.frustrated, nobody.balance()), (0, None));
    assert!(frustration(&weights_of(0, |_, _| 0.0)).proven());
    assert_eq!(triangles(&weights_of(2, |_, _| 1.0)).share(), None);
}
