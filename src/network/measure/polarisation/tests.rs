use super::*;
use crate::network::measure::examples::weights;

/// The formula, pair by pair in both orders.
fn naive(congruence: &Weights, conflict: &Weights, of: &[usize]) -> f64 {
    let n = of.len();
    let size = |c: usize| of.iter().filter(|d| **d == c).count() as f64;
    let clusters: Vec<usize> = (0..n).filter(|c| of.contains(c)).collect();
    let w: f64 = clusters.iter().map(|c| size(*c) * (size(*c) - 1.0)).sum();
    let b = (n * (n - 1)) as f64 - w;
    let sum = |m: &Weights| (0..n * n).map(|at| m.at(at / n, at % n)).sum::<f64>();
    let (c_sum, f_sum) = (sum(congruence), sum(conflict));
    let mut q = 0.0;
    for i in 0..n {
        for j in (0..n).filter(|j| *j != i) {
            let (c, f) = (congruence.at(i, j), conflict.at(i, j));
            let (s, t) = (size(of[i]), size(of[j]));
            q += if of[i] == of[j] {
                (c - s * (s - 1.0) / w * (c_sum / w)).abs() + f.abs()
            } else {
                c.abs() + (f - s * t / b * (f_sum / b)).abs()
            };
        }
    }
    q
}

/// A network of agreement and one of conflict.
fn pair(size: usize, seed: u64) -> (Weights, Weights) {
    let signed = weights(size, seed);
    let conflict = signed.all().iter().map(|w| (-w).max(0.0)).collect();
    (signed.positive(), Weights::new(size, conflict).unwrap())
}

/// Groups that agree within and quarrel with each other.
fn blocs(groups: &[usize]) -> (Weights, Weights) {
    let n = groups.len();
    let same = |at: usize| groups[at / n] == groups[at % n];
    let agree = (0..n * n).map(|at| f64::from(u8::from(same(at))));
    let quarrel = (0..n * n).map(|at| f64::from(u8::from(!same(at))));
    let [agree, quarrel] = [agree.collect(), quarrel.collect()];
    (
        Weights::new(n, agree).unwrap(),
        Weights::new(n, quarrel).unwrap(),
    )
}

#[test]
fn misfit_is_what_its_formula_says() {
    for seed in 0..20 {
        let (agree, quarrel) = pair(9, seed);
        let of: Vec<usize> = (0..9).map(|a| (a * 5 + seed as usize) % 3).collect();
        let found = misfit(&agree, &quarrel, &of).unwrap();
        assert!((found - naive(&agree, &quarrel, &of)).abs() < 1e-9);
    }
}

#[test]
fn few_actors_have_the_best_of_all_memberships() {
    for seed in 0..10 {
        let (agree, quarrel) = pair(7, seed);
        let found = polarisation(&agree, &quarrel).unwrap();
        let mut best = f64::INFINITY;
        // All assignments of three labels, as far as they are memberships.
        for code in 0..3_usize.pow(7) {
            let of: Vec<usize> = (0..7).map(|a| code / 3_usize.pow(a) % 3).collect();
            let sizes: Vec<usize> = (0..3)
                .map(|c| of.iter().filter(|d| **d == c).count())
                .filter(|size| *size > 0)
                .collect();
            if sizes.len() > 1 && sizes.iter().all(|size| *size > 1) {
                best = best.min(naive(&agree, &quarrel, &of));
            }
        }
        assert!((found.misfit - best).abs() < 1e-9, "{found:?} {best}");
        assert!(found.proven);
    }
}

#[test]
fn the_search_finds_what_all_memberships_have_best() {
    let mut found_it = 0;
    for seed in 0..12 {
        let (agree, quarrel) = pair(8, seed);
        let best = exact(&agree, &quarrel).unwrap();
        let found = search::best(&agree, &quarrel).unwrap();
        let [best, found] = [best, found].map(|of| misfit(&agree, &quarrel, &of).unwrap());
        assert!(
            found >= best - 1e-9 && found < best * 1.05,
            "{found} of {best}"
        );
        found_it += usize::from(found < best + 1e-9);
    }
    assert!(found_it >= 10, "only {found_it} of 12");
}

#[test]
fn the_search_betters_each_of_its_starts() {
    for (size, seed) in [(20, 1), (30, 2), (41, 3)] {
        let (agree, quarrel) = pair(size, seed);
        let found = polarisation(&agree, &quarrel).unwrap();
        assert!(!found.proven);
        assert!(sizes(&found.of).iter().all(|size| *size >= 2));
        let starts = search::all_starts(&agree, &quarrel);
        assert!(starts.len() > 3);
        for start in starts {
            assert!(found.misfit < misfit(&agree, &quarrel, &start).unwrap() - 1e-9);
        }
    }
}

#[test]
fn perfect_blocs_are_found() {
    for groups in [vec![0, 1, 0, 1], [0, 1].repeat(7), [0, 1, 1, 0].repeat(5)] {
        let (agree, quarrel) = blocs(&groups);
        let found = polarisation(&agree, &quarrel).unwrap();
        assert_eq!(found.of, groups);
        // Each cluster is expected to have its part of what lies within all.
        let all = misfit(&agree, &quarrel, &vec![0; groups.len()]).unwrap();
        assert!(found.misfit < all);
        assert!(found.share.unwrap() < 0.5);
    }
}

#[test]
fn too_few_actors_and_no_ties_say_nothing() {
    let (agree, quarrel) = pair(3, 0);
    assert_eq!(polarisation(&agree, &quarrel), None);
    let nobody = Weights::new(5, vec![0.0; 25]).unwrap();
    let found = polarisation(&nobody, &nobody).unwrap();
    assert_eq!((found.misfit, found.share), (0.0, None));
}
