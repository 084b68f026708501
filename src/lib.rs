//! A stance and position comparison knowledge graph.

pub mod diagnostics;
pub mod view;
