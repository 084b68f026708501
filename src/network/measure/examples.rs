//! Networks for tests: known ones, and ones that look like chance.

use super::Weights;

/// A symmetric matrix from a function of pairs, the smaller number first.
pub fn weights_of(size: usize, weight: impl Fn(usize, usize) -> f64) -> Weights {
    let mut all = vec![0.0; size * size];
    for a in 0..size {
        for b in a + 1..size {
            let weight = weight(a, b);
            all[a * size + b] = weight;
            all[b * size + a] = weight;
        }
    }
    Weights::new(size, all).unwrap()
}

/// Weights from −3 to 3, a third of them 0; another matrix for each seed.
pub fn weights(size: usize, seed: u64) -> Weights {
    weights_of(size, |a, b| {
        let mut state = (seed + 1) * 1_000_003 + (a * size + b) as u64 * 7919;
        for _ in 0..3 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
        }
        match state % 9 {
            0..3 => 0.0,
            other => other as f64 - 5.5,
        }
    })
}

/// The friendships of a karate club. Zachary, *An information flow model for
/// conflict and fission in small groups*, Journal of Anthropological Research
/// 33 (1977), 452–473.
pub fn karate() -> Weights {
    const TIES: &[(usize, &[usize])] = &[
        (1, &[2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32]),
        (2, &[3, 4, 8, 14, 18, 20, 22, 31]),
        (3, &[4, 8, 9, 10, 14, 28, 29, 33]),
        (4, &[8, 13, 14]),
        (5, &[7, 11]),
        (6, &[7, 11, 17]),
        (7, &[17]),
        (9, &[31, 33, 34]),
        (10, &[34]),
        (14, &[34]),
        (15, &[33, 34]),
        (16, &[33, 34]),
        (19, &[33, 34]),
        (20, &[34]),
        (21, &[33, 34]),
        (23, &[33, 34]),
        (24, &[26, 28, 30, 33, 34]),
        (25, &[26, 28, 32]),
        (26, &[32]),
        (27, &[30, 34]),
        (28, &[34]),
        (29, &[32, 34]),
        (30, &[33, 34]),
        (31, &[33, 34]),
        (32, &[33, 34]),
        (33, &[34]),
    ];
    weights_of(34, |a, b| {
        let there = |(from, to): &(usize, &[usize])| *from == a + 1 && to.contains(&(b + 1));
        f64::from(u8::from(TIES.iter().any(there)))
    })
}
