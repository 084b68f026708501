//! What a measure finds: tables of figures, whatever they are about.

use super::super::matrix::Span;
use super::super::settings::Aggregate;

/// One figure, or why there is none.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// How many.
    Count(u64),
    /// How much.
    Number(f64),
    /// A word, such as `yes`.
    Word(&'static str),
    /// There is no figure, for this reason.
    Undefined(&'static str),
}

impl Value {
    /// A number, or the reason why there is none.
    pub fn or(number: Option<f64>, reason: &'static str) -> Value {
        number.map_or(Value::Undefined(reason), Value::Number)
    }

    /// `yes` or `no`.
    pub fn yes(is: bool) -> Value {
        Value::Word(if is { "yes" } else { "no" })
    }

    /// A number of things.
    pub fn count(number: usize) -> Value {
        Value::Count(number as u64)
    }
}

/// The figures of one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Of which network, by what was added up; none if of claims.
    pub aggregate: Option<Aggregate>,
    /// Of which time; none if there is no claim.
    pub span: Option<Span>,
    /// What it is about; as many as the reading has names for.
    pub of: Vec<Box<str>>,
    /// The figures; as many as the reading has names for.
    pub values: Vec<Value>,
}

/// One table of figures.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// What the rows are about: nothing (the network as a whole), a node, a
    /// pair. Names of columns.
    pub of: Vec<&'static str>,
    /// The names of the figures.
    pub figures: Vec<Box<str>>,
    /// The figures.
    pub rows: Vec<Row>,
    /// What has to be known to read them.
    pub notes: Vec<String>,
}

impl Reading {
    /// A table without rows.
    pub fn new(of: &[&'static str], figures: &[&str]) -> Reading {
        Reading {
            of: of.to_vec(),
            figures: figures.iter().map(|name| (*name).into()).collect(),
            ..Reading::default()
        }
    }
}
