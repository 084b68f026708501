//! A stance and position comparison knowledge graph.

pub mod diagnostics;
pub mod model;
pub mod view;
