//! What networks of claims take, in CPU time, and that it grows no faster than
//! the work: votes of many, with ten times the issues and ten times the
//! actors; claims of which some are there twice; many actors with few claims.

#![allow(clippy::print_stdout)]

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use stancegraph::network::{
    self, Aggregate, Coded, Duplicates, Field, Instant, Level, Normalize, Settings,
};

const ROUNDS: usize = 9;

const PAIRS: [Aggregate; 4] = [
    Aggregate::Common,
    Aggregate::Same,
    Aggregate::Congruence,
    Aggregate::Conflict,
];

fn main() {
    let pairs = || Settings {
        aggregates: PAIRS.to_vec(),
        ..Settings::default()
    };
    // As many actors and issues as the General Assembly had from 1946 to 2019.
    let base = report("votes of 200 on 6,203", &votes(200, 6_203), &pairs());
    let issues = report("ten times the issues", &votes(200, 62_030), &pairs());
    let actors = report("ten times the actors", &votes(2_000, 6_203), &pairs());
    println!(
        "growth with ten times the issues {:.1} (work 10), the actors {:.1} (work 100)",
        issues / base,
        actors / base
    );
    let filtered = Settings {
        duplicates: Duplicates::Source,
        ..Settings::default()
    };
    report(
        "50,000 claims, once a source",
        &claims(50_000, 100, 200),
        &filtered,
    );
    let divided = Settings {
        normalize: Normalize::Average,
        ..Settings::default()
    };
    report(
        "1,050 actors, 113 issues, 4,457 claims",
        &claims(4_457, 1_050, 113),
        &divided,
    );
}

/// Everybody votes on nearly everything, once.
fn votes(actors: u32, issues: u32) -> Coded {
    let mut dice = Dice(7);
    let mut rows = Vec::new();
    for issue in 0..issues {
        for actor in 0..actors {
            if dice.below(10) < 7 {
                rows.push((actor, issue, dice.below(3)));
            }
        }
    }
    coded(rows, actors, issues)
}

/// Claims at random.
fn claims(number: u32, actors: u32, issues: u32) -> Coded {
    let mut dice = Dice(11);
    let rows = (0..number).map(|_| (dice.below(actors), dice.below(issues), dice.below(3)));
    coded(rows.collect(), actors, issues)
}

fn coded(rows: Vec<(u32, u32, u32)>, actors: u32, issues: u32) -> Coded {
    let field = |name: &str, size: u32, values: Vec<u32>| Field {
        names: vec![name.into()],
        labels: (0..size)
            .map(|at| format!("{name} {at:06}").into())
            .collect(),
        values,
        ..Field::default()
    };
    let level = |name: &str, number: f64, side| Level {
        name: name.into(),
        number: Some(number),
        side,
    };
    Coded {
        fields: vec![
            field("actor", actors, rows.iter().map(|row| row.0).collect()),
            field("issue", issues, rows.iter().map(|row| row.1).collect()),
        ],
        levels: vec![
            level("oppose", -1.0, Some(false)),
            level("neutral", 0.0, None),
            level("support", 1.0, Some(true)),
        ],
        stance: rows.iter().map(|row| row.2).collect(),
        time: (0..rows.len()).map(|at| Instant(at as i64 * 600)).collect(),
        source: (0..rows.len()).map(|at| at as u32 / 40).collect(),
        ..Coded::default()
    }
}

/// Numbers that look like chance and are always the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (((self.0 >> 32) * u64::from(limit)) >> 32) as u32
    }
}

fn report(what: &str, coded: &Coded, settings: &Settings) -> f64 {
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let before = clock_gettime(ClockId::ProcessCPUTime);
        let made = network::networks(coded, settings);
        let after = clock_gettime(ClockId::ProcessCPUTime);
        assert!(made.is_ok_and(|made| !made.networks.is_empty()));
        let time = |t: rustix::time::Timespec| {
            Duration::new(t.tv_sec.unsigned_abs(), t.tv_nsec.unsigned_abs() as u32)
        };
        times.push((time(after) - time(before)).as_secs_f64());
    }
    times.sort_by(f64::total_cmp);
    let median = times[times.len() / 2];
    println!(
        "{what}: {} claims, {:.1} ms CPU (median of {ROUNDS})",
        coded.len(),
        1e3 * median
    );
    median
}
