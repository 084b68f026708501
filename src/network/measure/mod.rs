//! Measures of networks, each named as the literature names it.

mod balance;
mod betweenness;
mod communities;
mod degree;
mod density;
mod distances;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod known;
mod partitions;
mod polarisation;
mod segments;
mod spectrum;
mod weights;

pub use balance::{Frustration, Triangles, frustration, triangles};
pub use betweenness::{Length, betweenness};
pub use communities::{Communities, communities, modularity};
pub use degree::{degrees, strengths};
pub use density::{Density, density};
pub use distances::{absolute_distance, spectral_distance};
pub use polarisation::{Polarisation, misfit, polarisation};
pub use segments::{Segments, change_points};
pub use spectrum::laplacian_eigenvalues;
pub use weights::Weights;
