//! A stance and position comparison knowledge graph.

pub mod error;
pub mod diagnostics;
pub mod syntax;
pub mod model;
pub mod text;
pub mod load;
pub mod graph;
pub mod position;
pub mod view;
pub mod export;
