//! Answers ready to draw: plain data, format-free.

pub mod answer;
pub mod figure;
