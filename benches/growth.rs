//! Whether anything grows faster than the text: each lopsided ledger at a
//! quarter of its size and whole. Four times the text should take about four
//! times as long; sixteen times would be quadratic.

#![allow(clippy::print_stdout)]

mod ledger;

use std::time::Instant;

use ledger::hostile::{self, CASES};
use stancegraph::compare::{self, DiffOptions};
use stancegraph::diagnostics::render;
use stancegraph::load::{self, Loaded};
use stancegraph::model::{Clock, Day};
use stancegraph::{check, position};

fn main() {
    let share = 100_000 / ledger::size();
    let wanted = std::env::args().skip(1).find(|arg| !arg.starts_with('-'));
    println!("seconds for: load, check, findings as text, positions, diff, why");
    for (name, size, text) in CASES {
        if wanted
            .as_ref()
            .is_some_and(|wanted| !name.contains(wanted.as_str()))
        {
            continue;
        }
        let size = size / share;
        for size in [size / 4, size] {
            let times = run(text(size));
            let times: Vec<String> = times.iter().map(|t| format!("{t:7.3}")).collect();
            println!("{name:<32} {size:>7} {}", times.join(" "));
        }
    }
}

fn run(text: String) -> [f64; 6] {
    let files = ledger::files(&hostile::files(text));
    let mut times = [0.0; 6];
    let mut step = 0;
    let mut timed = |run: &mut dyn FnMut()| {
        let start = Instant::now();
        run();
        times[step] = start.elapsed().as_secs_f64();
        step += 1;
    };
    let mut files = Some(files);
    let mut loaded: Option<Loaded> = None;
    timed(&mut || loaded = files.take().map(load::load));
    let mut loaded = loaded.expect("just loaded");
    timed(&mut || check::check_loaded(&mut loaded));
    timed(&mut || {
        for finding in &loaded.diagnostics {
            assert!(!render::text(finding, &loaded.files, false).is_empty());
        }
    });
    let day = |text: &str| text.parse::<Day>().expect("a day");
    let ledger = &loaded.ledger;
    let before = position::snapshot(ledger, day("2020-01-01"), Clock::Said);
    let mut after = before.clone();
    timed(&mut || after = position::snapshot(ledger, day("2026-01-01"), Clock::Said));
    timed(&mut || {
        assert!(compare::diff(&before, &after, DiffOptions::default()).from < after.as_of)
    });
    timed(&mut || {
        let cell = ledger.find_actor("north").zip(ledger.find_issue("talks"));
        if let Some((actor, issue)) = cell {
            position::trace(ledger, actor, issue, day("2026-01-01"), Clock::Both);
        }
    });
    times
}
