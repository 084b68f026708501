//! Networks as they come out.

use super::calendar::Instant;
use super::settings::{Aggregate, Mode};

/// A node of a network.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Node {
    /// How it is shown; no two nodes of a kind have the same.
    pub label: Box<str>,
    /// Its id, where it has one.
    pub id: Option<Box<str>>,
    /// What is known of it: names and values, sorted by name.
    pub attributes: Vec<(Box<str>, Box<str>)>,
    /// How many claims count for it, over the whole range.
    pub claims: u64,
}

/// From when to when a network reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Its start.
    pub from: Instant,
    /// The middle of a window.
    pub middle: Option<Instant>,
    /// Its end; it belongs to it.
    pub to: Instant,
}

/// One matrix of weights.
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    /// What was added up.
    pub aggregate: Aggregate,
    /// From when to when; none if there is no claim.
    pub span: Option<Span>,
    /// How many claims there are in it.
    pub claims: u64,
    /// The weights, row by row; symmetric in one mode.
    pub weights: Vec<f64>,
}

/// How many claims do not count, by the reason.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// Neither for nor against.
    pub neutral: usize,
    /// There already within the period.
    pub duplicates: usize,
    /// For reasons that the input knows.
    pub others: Vec<(&'static str, usize)>,
}

/// Networks between the same nodes: one for each step in time and for each
/// thing added up.
#[derive(Debug, Clone, PartialEq)]
pub struct Networks {
    /// Whether rows are tied to each other or to columns.
    pub mode: Mode,
    /// What rows are, such as `actor`.
    pub row_variable: String,
    /// What columns are, such as `issue`; in one mode what ties the rows.
    pub column_variable: String,
    /// The nodes that are rows, in order of their labels.
    pub rows: Vec<Node>,
    /// The nodes that are columns; in one mode empty.
    pub columns: Vec<Node>,
    /// The networks, step by step.
    pub networks: Vec<Network>,
    /// The settings in words, in a fixed order: names and values.
    pub settings: Vec<(&'static str, String)>,
    /// What does not count.
    pub left_out: LeftOut,
    /// How many claims there were in all.
    pub of_claims: usize,
}

impl Networks {
    /// The nodes to which rows are tied: columns, or in one mode the rows.
    pub fn others(&self) -> &[Node] {
        match self.mode {
            Mode::One => &self.rows,
            Mode::Two => &self.columns,
        }
    }

    /// How many columns each matrix has.
    pub fn width(&self) -> usize {
        self.others().len()
    }
}

impl Network {
    /// The sum of all weights. In one mode each tie counts twice.
    pub fn sum(&self) -> f64 {
        self.weights.iter().sum()
    }

    /// The name of the step in time, if there are several.
    pub fn step(&self) -> Option<String> {
        let span = self.span?;
        span.middle.map(|middle| middle.to_string())
    }
}
