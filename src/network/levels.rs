//! Which stances are told apart, and how far they are from each other.

use super::coded::{Coded, NONE};
use super::settings::{Aggregate, Settings, StanceKind};
use crate::error::Error;

/// The stances of a network.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Levels {
    /// For each stance of the claims its place among these, or [`NONE`].
    places: Vec<u32>,
    /// The place of a claim without a stance, or [`NONE`].
    without: u32,
    /// The name of each.
    pub names: Vec<Box<str>>,
    /// The number of each; empty if they are names alone.
    pub numbers: Vec<f64>,
    /// Whether they are the two sides, opposition first.
    pub are_sides: bool,
    /// Which of them is neither for nor against, in roll calls.
    pub neutral: Option<usize>,
}

impl Levels {
    /// The place of a stance, or [`NONE`].
    pub fn of(&self, stance: u32) -> u32 {
        if stance == NONE {
            return self.without;
        }
        self.places.get(stance as usize).copied().unwrap_or(NONE)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// The same with ranks of the names in place of numbers, as the reference
    /// tool takes them for kernels.
    pub fn ranked(&self) -> Levels {
        let mut order: Vec<usize> = (0..self.len()).collect();
        order.sort_by(|a, b| self.names[*a].cmp(&self.names[*b]));
        let mut levels = self.clone();
        for (rank, at) in order.into_iter().enumerate() {
            levels.numbers[at] = rank as f64;
        }
        levels
    }

    /// How far two are from each other: 0 for the same, 1 for the farthest.
    pub fn distance(&self, a: usize, b: usize) -> f64 {
        if self.numbers.is_empty() {
            return f64::from(u8::from(a != b));
        }
        let range = span(&self.numbers);
        if range == 0.0 {
            0.0
        } else {
            (self.numbers[a] - self.numbers[b]).abs() / range
        }
    }
}

fn span(numbers: &[f64]) -> f64 {
    let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    high - low
}

/// The stances among the claims of a pool.
pub fn levels(
    coded: &Coded,
    settings: &Settings,
    aggregates: &[Aggregate],
    pool: &dyn Fn(usize) -> bool,
) -> Result<Levels, Error> {
    let roll_call = [Aggregate::Common, Aggregate::Same];
    match settings.stance {
        StanceKind::None => Ok(Levels {
            places: vec![0; coded.levels.len()],
            without: 0,
            names: vec!["claims".into()],
            numbers: vec![1.0],
            are_sides: false,
            neutral: None,
        }),
        StanceKind::Binary => sides(coded, aggregates.iter().any(|a| roll_call.contains(a))),
        StanceKind::Integer => numbers(coded, pool),
        StanceKind::Option => Ok(names(coded, pool)),
    }
}

/// Opposition and support; in roll calls what is neither lies between them.
fn sides(coded: &Coded, roll_call: bool) -> Result<Levels, Error> {
    if !coded.levels.is_empty()
        && coded
            .levels
            .iter()
            .all(|l| l.number.is_none() && l.side.is_none())
    {
        return Err(Error::usage(
            "the stances are names, which have no side: use `--stance option`",
        ));
    }
    let place = |side: Option<bool>| match (side, roll_call) {
        (Some(false), _) => 0,
        (Some(true), false) | (None, true) => 1,
        (Some(true), true) => 2,
        (None, false) => NONE,
    };
    let names: &[&str] = if roll_call {
        &["oppose", "neutral", "support"]
    } else {
        &["oppose", "support"]
    };
    Ok(Levels {
        places: coded.levels.iter().map(|l| place(l.side)).collect(),
        without: NONE,
        names: names.iter().map(|n| (*n).into()).collect(),
        numbers: if roll_call {
            vec![0.0, 0.5, 1.0]
        } else {
            vec![0.0, 1.0]
        },
        are_sides: !roll_call,
        neutral: roll_call.then_some(1),
    })
}

/// The numbers that occur, in order.
fn numbers(coded: &Coded, pool: &dyn Fn(usize) -> bool) -> Result<Levels, Error> {
    let there = occurring(coded, pool);
    let mut numbers: Vec<f64> = Vec::new();
    for level in there.iter().map(|at| &coded.levels[*at]) {
        let Some(number) = level.number else {
            return Err(Error::usage(format!(
                "the stance `{}` has no number: use `--stance option`, or leave its issue out",
                level.name
            )));
        };
        numbers.push(number);
    }
    numbers.sort_by(f64::total_cmp);
    numbers.dedup();
    let place = |number: Option<f64>| {
        let at = number.and_then(|n| numbers.iter().position(|m| *m == n));
        at.map_or(NONE, |at| at as u32)
    };
    Ok(Levels {
        places: coded.levels.iter().map(|l| place(l.number)).collect(),
        without: NONE,
        names: numbers.iter().map(|n| n.to_string().into()).collect(),
        numbers,
        are_sides: false,
        neutral: None,
    })
}

/// The names that occur, in order.
fn names(coded: &Coded, pool: &dyn Fn(usize) -> bool) -> Levels {
    let there = occurring(coded, pool);
    let mut names: Vec<Box<str>> = there
        .iter()
        .map(|at| coded.levels[*at].name.clone())
        .collect();
    names.sort();
    names.dedup();
    let place = |name: &str| {
        let found = names.binary_search_by(|other| (**other).cmp(name));
        found.map_or(NONE, |at| at as u32)
    };
    Levels {
        places: coded.levels.iter().map(|l| place(&l.name)).collect(),
        without: NONE,
        names: names.clone(),
        numbers: Vec::new(),
        are_sides: false,
        neutral: None,
    }
}

/// The levels that some claim of the pool has.
fn occurring(coded: &Coded, pool: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let mut there = vec![false; coded.levels.len()];
    for (at, stance) in coded.stance.iter().enumerate() {
        if *stance != NONE && pool(at) {
            there[*stance as usize] = true;
        }
    }
    (0..there.len()).filter(|at| there[*at]).collect()
}
