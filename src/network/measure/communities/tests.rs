use super::*;
use crate::network::measure::examples::{karate, weights, weights_of};

/// Every pair looked at, as the formula is written.
fn naive(weights: &Weights, groups: &[usize]) -> f64 {
    let n = weights.len();
    let strength = |a: usize| (0..n).map(|b| weights.at(a, b)).sum::<f64>();
    let total: f64 = (0..n).map(strength).sum();
    let mut sum = 0.0;
    for i in 0..n {
        for j in 0..n {
            if groups[i] == groups[j] {
                sum += weights.at(i, j) - strength(i) * strength(j) / total;
            }
        }
    }
    sum / total
}

#[test]
fn modularity_is_what_its_formula_says() {
    for seed in 0..20 {
        let weights = weights(9, seed).positive();
        let groups: Vec<usize> = (0..9).map(|a| (a * 7 + seed as usize) % 4).collect();
        let found = modularity(&weights, &groups).unwrap();
        assert!((found - naive(&weights, &groups)).abs() < 1e-12);
    }
}

#[test]
fn the_karate_club_has_the_four_communities_of_its_optimum() {
    let club = karate();
    let found = communities(&club).unwrap();
    assert_eq!(found.number, 4);
    assert!((found.modularity - 0.419_789_6).abs() < 1e-6, "{found:?}");
    assert!((naive(&club, &found.of) - found.modularity).abs() < 1e-12);
}

#[test]
fn few_nodes_have_the_best_of_all_groupings_and_louvain_comes_near() {
    for seed in 0..40 {
        let weights = weights(8, seed).positive();
        let mut best = f64::NEG_INFINITY;
        each(8, 1, &mut |groups, _| {
            best = best.max(naive(&weights, groups))
        });
        let found = communities(&weights).unwrap();
        assert!((found.modularity - best).abs() < 1e-9 && found.proven);
        let strengths = crate::network::measure::strengths(&weights);
        let total = strengths.iter().sum();
        let runs = louvain::runs(&weights, &strengths, total);
        let near = runs.map(|groups| naive(&weights, &groups));
        let near = near.fold(f64::NEG_INFINITY, f64::max);
        assert!(near > best - 0.01, "{near} of {best}");
    }
}

#[test]
fn planted_groups_are_found() {
    // Five groups of twelve: 9 of 10 ties within are there, 1 of 10 between.
    let group = |a: usize| a / 12;
    let weights = weights_of(60, |a, b| {
        let chance = (a * 31 + b * 17 + a * b) % 10;
        let there = if group(a) == group(b) {
            chance < 9
        } else {
            chance < 1
        };
        f64::from(u8::from(there))
    });
    let found = communities(&weights).unwrap();
    assert_eq!(found.of, (0..60).map(group).collect::<Vec<_>>());
    assert!(!found.proven);
}

#[test]
fn who_has_no_tie_is_alone_and_no_tie_is_no_community() {
    let weights = weights_of(4, |a, b| f64::from(u8::from((a, b) == (0, 2))));
    let found = communities(&weights).unwrap();
    assert_eq!((found.of, found.number), (vec![0, 1, 0, 2], 1));
    assert_eq!(communities(&weights_of(4, |_, _| -1.0)), None);
    assert_eq!(communities(&weights_of(0, |_, _| 0.0)), None);
}
