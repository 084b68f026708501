//! Measures of networks, each named as the literature names it.
//!
//! In: coded claims and the settings of their networks. Out: [`Reading`]s,
//! tables of figures. [`take`] is the way for whoever asks by name; the
//! functions beside it work on a matrix ([`Weights`]) from anywhere.
//!
//! One measure is one file: its function, with formula, range and literature,
//! and below it a `MEASURE` that makes readings of it. [`MEASURES`] lists them.
//! What is small is proven by looking at everything; what is large is searched
//! from fixed starts. Nothing is left to chance, so that the same input gives
//! the same answer.

mod agreement;
mod backbone;
mod balance;
mod betweenness;
mod change_points;
mod communities;
mod degree;
mod density;
mod distances;
mod divides;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod known;
mod partitions;
mod polarisation;
mod reading;
mod registry;
mod segments;
mod spectrum;
mod stances;
mod study;
mod weights;

pub use agreement::Together;
pub use balance::{Frustration, Triangles, frustration, triangles};
pub use betweenness::{Length, betweenness};
pub use communities::{Communities, communities, modularity};
pub use degree::{degrees, strengths};
pub use density::{Density, density};
pub use distances::{absolute_distance, spectral_distance};
pub use divides::{Divide, divide};
pub use polarisation::{Polarisation, misfit, polarisation};
pub use reading::{Reading, Row, Value};
pub use registry::{MEASURES, Measure, Options, Taken, measure, take};
pub use segments::{Segments, change_points};
pub use spectrum::laplacian_eigenvalues;
pub use study::Study;
pub use weights::Weights;

use study::Steps;
