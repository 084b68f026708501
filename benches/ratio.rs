//! What loading costs beyond parsing, and so reading a stored snapshot in RON
//! and comparing two: CPU time of both in turn, and the ratio pair by pair, so
//! that a machine that changes its speed changes nothing.
//!
//! `cargo bench --bench ratio -- --write FOLDER` writes the ledger instead,
//! to time the program with.

#![allow(clippy::print_stdout)]

mod ledger;

use std::path::Path;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use stancegraph::compare::{self, DiffOptions};
use stancegraph::load::{self, format::Entry};
use stancegraph::model::{Clock, Day, Ledger};
use stancegraph::position;

const ROUNDS: usize = 15;

fn main() {
    let texts = ledger::realistic(ledger::size());
    let mut args = std::env::args().skip_while(|arg| arg != "--write").skip(1);
    if let Some(folder) = args.next() {
        return write(&texts, Path::new(&folder));
    }
    let bytes: usize = texts.iter().map(|(_, text)| text.len()).sum();
    let options = load::options();
    let (mut floors, mut loads, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let (floor, lists) = cpu(|| {
            let lists = texts.iter().map(|(_, text)| options.from_str(text));
            lists.collect::<Result<Vec<Vec<Entry<'_>>>, _>>()
        });
        assert!(lists.is_ok_and(|lists| lists.len() == texts.len()));
        let files = ledger::files(&texts);
        let (load, loaded) = cpu(|| load::load(files));
        assert!(!loaded.has_errors());
        floors.push(floor.as_secs_f64());
        loads.push(load.as_secs_f64());
        ratios.push(load.as_secs_f64() / floor.as_secs_f64());
    }
    let megabytes = bytes as f64 / 1e6;
    println!("text   {megabytes:.1} MB");
    println!(
        "parse  {:.0} ms CPU (median of {ROUNDS})",
        1e3 * median(&mut floors)
    );
    println!("load   {:.0} ms CPU", 1e3 * median(&mut loads));
    println!("ratio  {:.2}", median(&mut ratios));
    let ledger = load::load(ledger::files(&texts)).ledger;
    snapshots(&ledger);
}

/// Two stored snapshots of the ledger: parsing both, reading both, comparing both.
fn snapshots(ledger: &Ledger) {
    let days = ledger::DAYS.map(|day| day.parse::<Day>().expect("a day"));
    let texts = days.map(|day| {
        let snapshot = position::snapshot(ledger, day, Clock::Both);
        load::snapshot::to_text(&snapshot).expect("a snapshot can be written")
    });
    let (mut floors, mut reads, mut diffs) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let (floor, cells) = cpu(|| texts.each_ref().map(|text| load::snapshot::parsed(text)));
        assert!(cells.iter().all(|cells| cells.is_some_and(|n| n > 0)));
        let (read, snapshots) = cpu(|| {
            let read = |text: &String| load::snapshot::read("s.ron", text);
            texts.each_ref().map(|text| read(text).expect("a snapshot"))
        });
        let [before, after] = &snapshots;
        let (compared, diff) = cpu(|| compare::diff(before, after, DiffOptions::default()));
        assert!(!diff.changes.is_empty());
        floors.push(floor.as_secs_f64());
        reads.push(read.as_secs_f64() / floor.as_secs_f64());
        diffs.push((read + compared).as_secs_f64() / floor.as_secs_f64());
    }
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("two snapshots in RON, {:.1} MB", bytes as f64 / 1e6);
    println!("parse  {:.0} ms CPU", 1e3 * median(&mut floors));
    println!("read   ratio {:.2}", median(&mut reads));
    println!("read and diff, ratio {:.2}", median(&mut diffs));
}

/// The CPU time of something, without that of dropping what it made.
fn cpu<T>(run: impl FnOnce() -> T) -> (Duration, T) {
    let now = || Duration::try_from(clock_gettime(ClockId::ProcessCPUTime)).unwrap_or_default();
    let before = now();
    let made = run();
    (now() - before, made)
}

fn median(figures: &mut [f64]) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

fn write(texts: &ledger::Texts, folder: &Path) {
    for (path, text) in texts {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(folder)).expect("a folder to write to");
        std::fs::write(path, text).expect("a file to write");
    }
}
