//! The eigenvalues of symmetric matrices, and of the Laplacian of a network.

use super::Weights;

/// More rounds than this no eigenvalue needs.
const ROUNDS: usize = 60;

/// The eigenvalues of the Laplacian D − A of a network, in order; A are its
/// weights without those below 0, D their sums on the diagonal.
///
/// All are 0 or more; as many are 0 as there are components. O(N³) for the N
/// nodes that are tied.
///
/// Fiedler, *Algebraic connectivity of graphs*, Czechoslovak Mathematical
/// Journal 23 (1973), 298–305.
///
/// ```
/// use stancegraph::network::measure::{Weights, laplacian_eigenvalues};
/// let pair = Weights::new(2, vec![0., 3., 3., 0.]).unwrap();
/// let found = laplacian_eigenvalues(&pair);
/// assert!(found[0].abs() < 1e-12 && (found[1] - 6.0).abs() < 1e-12);
/// ```
pub fn laplacian_eigenvalues(weights: &Weights) -> Vec<f64> {
    let weights = weights.positive();
    let sums = super::strengths(&weights);
    // Who is not tied has a 0 of his own.
    let tied: Vec<usize> = (0..sums.len()).filter(|a| sums[*a] > 0.0).collect();
    let mut matrix = Vec::with_capacity(tied.len() * tied.len());
    for a in &tied {
        for b in &tied {
            matrix.push(if a == b {
                sums[*a]
            } else {
                -weights.at(*a, *b)
            });
        }
    }
    let mut found = eigenvalues(tied.len(), matrix);
    found.resize(sums.len(), 0.0);
    // Rounding leaves zeros on either side of 0.
    found.iter_mut().for_each(|value| *value = value.max(0.0));
    found.sort_by(f64::total_cmp);
    found
}

/// The eigenvalues of a symmetric matrix, in no order: to a tridiagonal one by
/// reflections (Householder), then by QL with implicit shifts.
///
/// Martin, Reinsch and Wilkinson, *Householder's tridiagonalization of a
/// symmetric matrix*, Numerische Mathematik 11 (1968), 181–195; Dubrulle,
/// Martin and Wilkinson, *The implicit QL algorithm*, Numerische Mathematik 12
/// (1968), 377–383.
fn eigenvalues(size: usize, matrix: Vec<f64>) -> Vec<f64> {
    let (mut diagonal, mut beside) = tridiagonal(size, matrix);
    for at in 0..size {
        for _ in 0..ROUNDS {
            let small = |m: &usize| {
                let near = diagonal[*m].abs() + diagonal[m + 1].abs();
                beside[*m].abs() <= f64::EPSILON * near
            };
            let end = (at..size - 1).find(small).unwrap_or(size - 1);
            if end == at {
                break;
            }
            rotate(&mut diagonal, &mut beside, at, end);
        }
    }
    diagonal
}

/// One round of QL over a block that nothing cuts.
fn rotate(diagonal: &mut [f64], beside: &mut [f64], start: usize, end: usize) {
    let slope = (diagonal[start + 1] - diagonal[start]) / (2.0 * beside[start]);
    let length = slope.hypot(1.0).copysign(slope);
    let mut g = diagonal[end] - diagonal[start] + beside[start] / (slope + length);
    let (mut sine, mut cosine, mut p) = (1.0, 1.0, 0.0);
    for at in (start..end).rev() {
        let f = sine * beside[at];
        let b = cosine * beside[at];
        let r = f.hypot(g);
        beside[at + 1] = r;
        if r == 0.0 {
            diagonal[at + 1] -= p;
            beside[end] = 0.0;
            return;
        }
        sine = f / r;
        cosine = g / r;
        g = diagonal[at + 1] - p;
        let r = (diagonal[at] - g) * sine + 2.0 * cosine * b;
        p = sine * r;
        diagonal[at + 1] = g + p;
        g = cosine * r - b;
    }
    diagonal[start] -= p;
    beside[start] = g;
    beside[end] = 0.0;
}

/// The diagonal of a tridiagonal matrix with the same eigenvalues, and what
/// stands beside it: `beside[i]` between `i` and `i + 1`; the last is 0.
fn tridiagonal(size: usize, mut matrix: Vec<f64>) -> (Vec<f64>, Vec<f64>) {
    let mut beside = vec![0.0; size];
    for last in (1..size).rev() {
        let row = last * size;
        let scale: f64 = matrix[row..row + last].iter().map(|v| v.abs()).sum();
        if last == 1 || scale == 0.0 {
            beside[last - 1] = matrix[row + last - 1];
            continue;
        }
        let mut vector: Vec<f64> = matrix[row..row + last].iter().map(|v| v / scale).collect();
        let mut square: f64 = vector.iter().map(|v| v * v).sum();
        let length = -square.sqrt().copysign(vector[last - 1]);
        beside[last - 1] = scale * length;
        square -= vector[last - 1] * length;
        vector[last - 1] -= length;
        let mut times = vec![0.0; last];
        for (a, sum) in times.iter_mut().enumerate() {
            let left = &matrix[a * size..a * size + last];
            *sum = left.iter().zip(&vector).map(|(m, v)| m * v).sum::<f64>() / square;
        }
        let both = times.iter().zip(&vector).map(|(t, v)| t * v).sum::<f64>() / (2.0 * square);
        for (t, v) in times.iter_mut().zip(&vector) {
            *t -= both * v;
        }
        for a in 0..last {
            for b in 0..last {
                matrix[a * size + b] -= vector[a] * times[b] + times[a] * vector[b];
            }
        }
    }
    ((0..size).map(|a| matrix[a * size + a]).collect(), beside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::measure::examples::{weights, weights_of};
    use std::f64::consts::PI;

    fn near(found: &[f64], expected: &[f64]) {
        assert_eq!(found.len(), expected.len());
        let mut expected = expected.to_vec();
        expected.sort_by(f64::total_cmp);
        for (found, expected) in found.iter().zip(&expected) {
            assert!((found - expected).abs() < 1e-9, "{found} {expected}");
        }
    }

    fn spectrum(size: usize, tied: impl Fn(usize, usize) -> bool) -> Vec<f64> {
        laplacian_eigenvalues(&weights_of(size, |a, b| f64::from(u8::from(tied(a, b)))))
    }

    #[test]
    fn known_graphs_have_their_known_spectra() {
        for n in [2, 3, 7, 20] {
            let mut complete = vec![n as f64; n - 1];
            complete.push(0.0);
            near(&spectrum(n, |_, _| true), &complete);
            let wave = |k: usize, part: f64| 2.0 - 2.0 * (PI * k as f64 * part / n as f64).cos();
            let path: Vec<f64> = (0..n).map(|k| wave(k, 1.0)).collect();
            near(&spectrum(n, |a, b| b == a + 1), &path);
            if n > 2 {
                let cycle: Vec<f64> = (0..n).map(|k| wave(k, 2.0)).collect();
                near(&spectrum(n, |a, b| b == a + 1 || b - a == n - 1), &cycle);
                let mut star = vec![1.0; n - 2];
                star.extend([0.0, n as f64]);
                near(&spectrum(n, |a, _| a == 0), &star);
            }
        }
        near(&spectrum(3, |_, _| false), &[0.0; 3]);
        near(&spectrum(0, |_, _| false), &[]);
    }

    /// Jacobi: turning one pair after another until nothing is left beside the
    /// diagonal.
    fn jacobi(size: usize, mut m: Vec<f64>) -> Vec<f64> {
        for _ in 0..100 {
            for p in 0..size {
                for q in p + 1..size {
                    let (app, aqq, apq) = (m[p * size + p], m[q * size + q], m[p * size + q]);
                    let angle = 0.5 * (2.0 * apq).atan2(aqq - app);
                    let (s, c) = angle.sin_cos();
                    for k in 0..size {
                        let (kp, kq) = (m[k * size + p], m[k * size + q]);
                        m[k * size + p] = c * kp - s * kq;
                        m[k * size + q] = s * kp + c * kq;
                    }
                    for k in 0..size {
                        let (pk, qk) = (m[p * size + k], m[q * size + k]);
                        m[p * size + k] = c * pk - s * qk;
                        m[q * size + k] = s * pk + c * qk;
                    }
                }
            }
        }
        (0..size).map(|a| m[a * size + a]).collect()
    }

    #[test]
    fn arbitrary_networks_have_the_spectrum_that_another_method_finds() {
        for seed in 0..12 {
            let weights = weights(3 + seed as usize, seed).positive();
            let n = weights.len();
            let sum = |a: usize| weights.row(a).iter().sum::<f64>();
            let cell = |at: usize| match (at / n, at % n) {
                (a, b) if a == b => sum(a),
                (a, b) => -weights.at(a, b),
            };
            let laplacian = (0..n * n).map(cell).collect();
            near(&laplacian_eigenvalues(&weights), &jacobi(n, laplacian));
        }
    }
}
