//! A ledger as a plain description.
//!
//! It knows nothing of the types of the library, so that a law may compute
//! from it what the library should have found.

use stancegraph::model::Day;

/// 2026-03-01, the day 0 of every world.
const FIRST: i32 = 20_513;

pub fn day(number: i32) -> Day {
    Day::from_number(FIRST + number).expect("a day of the calendar")
}

/// A date as a source gives it.
#[derive(Clone, Copy, PartialEq)]
pub enum Date {
    None,
    On(i32),
    Between(i32, i32),
    /// March, April or May 2026.
    Month(usize),
    Until(i32),
    Since(i32),
}

const MONTHS: [(i32, i32); 3] = [(0, 30), (31, 60), (61, 91)];

impl Date {
    /// The earliest possible day.
    pub fn earliest(self) -> Option<i32> {
        match self {
            Date::None => None,
            Date::On(day) | Date::Between(day, _) | Date::Since(day) => Some(day),
            Date::Month(month) => Some(MONTHS[month].0),
            Date::Until(_) => Some(i32::MIN),
        }
    }

    /// The latest possible day.
    pub fn latest(self) -> Option<i32> {
        match self {
            Date::None => None,
            Date::On(day) | Date::Between(_, day) | Date::Until(day) => Some(day),
            Date::Month(month) => Some(MONTHS[month].1),
            Date::Since(_) => Some(i32::MAX),
        }
    }
}

#[derive(Clone)]
pub struct Role {
    /// Else it is a mere member.
    pub speaks: bool,
    /// Always one before it in the list, so that there are no circles.
    pub actor: usize,
    pub authority: Option<&'static str>,
    pub from: Option<i32>,
    pub to: Option<i32>,
}

#[derive(Clone)]
pub struct Actor {
    pub id: String,
    pub kind: &'static str,
    pub roles: Vec<Role>,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Scale {
    Poles,
    /// Of the options `o0`, `o1` and `o2`.
    Options,
    /// From 0 to 10.
    Numbers,
    Vote,
    Open,
}

#[derive(Clone)]
pub struct Issue {
    pub id: String,
    pub scale: Scale,
    /// Always one before it in the list.
    pub parent: Option<usize>,
    pub weight: f64,
    pub agenda: bool,
    pub stale_after: Option<i32>,
}

#[derive(Clone)]
pub struct Source {
    pub id: String,
    pub published: Date,
    pub reliability: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stance {
    /// On poles or of a vote.
    Word(&'static str),
    At(f64),
    Choose(usize),
    Reject(usize),
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Content {
    Stance(Stance),
    Response(&'static str),
    Relation,
}

#[derive(Clone)]
pub struct Claim {
    pub id: String,
    pub by: Option<usize>,
    pub of: Vec<usize>,
    pub on: usize,
    pub content: Content,
    /// `only_if`, `if` or `unless`, and a text.
    pub conditions: Vec<(&'static str, &'static str)>,
    pub said: Date,
    pub act: Option<&'static str>,
    pub via: Vec<usize>,
    /// Source and kind.
    pub quotes: Vec<(usize, &'static str)>,
    pub credibility: Option<u8>,
    pub rank: &'static str,
    /// Each to a claim before it in the list; only `Repeats` to none.
    pub relations: Vec<(&'static str, Option<usize>)>,
}

#[derive(Clone)]
pub struct World {
    pub window: i32,
    pub min_issues: i32,
    pub actors: Vec<Actor>,
    pub issues: Vec<Issue>,
    pub sources: Vec<Source>,
    pub claims: Vec<Claim>,
}
