//! What formats of networks share: [`Networks`](crate::network::Networks) come
//! in; nodes with their properties, labels and numbers as they are written come out.
//!
//! The formats themselves are files beside this folder, each with its line in
//! the registry. What `csv` and `json` do with networks stands here.

mod csv;
mod json;
mod nodes;
mod number;
mod only;
mod quotable;
pub(super) mod xml;

pub use csv::metadata;

pub(super) use csv::bytes as csv;
pub(super) use json::bytes as json;
pub(super) use nodes::{Column, Kind, Nodes};
pub(super) use number::{Numbers, push};
pub(super) use only::only;
pub(super) use quotable::{quotable, unquoted};
