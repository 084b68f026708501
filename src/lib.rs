//! A stance and position comparison knowledge graph.

pub mod diagnostics;
pub mod error;
pub mod export;
pub mod view;
