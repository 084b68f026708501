//! The knowledge graph on petgraph: who speaks for whom, which issue is part
//! of which, which claim answers which.
//!
//! In: a [`Ledger`](crate::model::Ledger). Out: closures, cycles, paths. The
//! small graphs (actors, issues) are built whenever positions are; the graph
//! of claims only when it is asked for.
//!
//! Circles are found by Kosaraju's algorithm, because petgraph's Tarjan
//! recurses and a chain of some thousand claims would overflow the stack.

mod issues;
mod relations;
mod roles;

pub use issues::IssueTree;
pub use relations::Relations;
pub use roles::{Roles, own_voice};
