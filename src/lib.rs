//! A stance and position comparison knowledge graph.

pub mod check;
pub mod diagnostics;
pub mod error;
pub mod export;
pub mod graph;
pub mod load;
pub mod model;
pub mod position;
pub mod syntax;
pub mod text;
pub mod view;
