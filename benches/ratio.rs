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
use stancegraph::model::{Cell, Clock, Day, Ledger, Slug, Snapshot, When};
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

/// Two stored snapshots of the ledger: of two days between which most cells
/// changed, and of one day with one cell in a hundred changed.
fn snapshots(ledger: &Ledger) {
    let [first, last] = ledger::DAYS.map(|day| day.parse::<Day>().expect("a day"));
    let old = wide(position::snapshot(ledger, first, Clock::Both));
    let new = wide(position::snapshot(ledger, last, Clock::Both));
    let few = changed(new.clone());
    for (what, pair) in [("most", [&old, &new]), ("1 %", [&new, &few])] {
        compared(what, pair);
    }
}

/// The same positions held by more actors, so that the two are no small files.
fn wide(mut snapshot: Snapshot) -> Snapshot {
    let cells = std::mem::take(&mut snapshot.cells);
    for copy in 0..COPIES {
        let named = |cell: &Cell| Slug::new(&format!("{}-{copy:02}", cell.actor));
        snapshot.cells.extend(cells.iter().map(|cell| Cell {
            actor: named(cell).expect("an id"),
            ..cell.clone()
        }));
    }
    snapshot
        .cells
        .sort_by(|a, b| (&a.actor, &a.issue).cmp(&(&b.actor, &b.issue)));
    snapshot
}

const COPIES: usize = 10;

/// One cell in a hundred controlled by a claim of a year later.
fn changed(mut snapshot: Snapshot) -> Snapshot {
    let day = "2026-12-31".parse::<Day>().expect("a day");
    snapshot.as_of = day;
    for (number, cell) in snapshot.cells.iter_mut().enumerate().step_by(100) {
        if let Some(held) = cell.held.first_mut() {
            held.evidence.claim = Slug::new(&format!("fresh-{number}")).ok();
            held.evidence.said = Some(When::day(day));
            held.evidence.published = Some(day);
        }
    }
    snapshot
}

/// Parsing both, reading both, comparing both.
fn compared(what: &str, pair: [&Snapshot; 2]) {
    let write = |snapshot| load::snapshot::to_text(snapshot).expect("a snapshot can be written");
    let texts = pair.map(write);
    let (mut floors, mut reads, mut diffs) = (Vec::new(), Vec::new(), Vec::new());
    let mut changes = 0;
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
        changes = diff.changes.len();
        floors.push(floor.as_secs_f64());
        reads.push(read.as_secs_f64() / floor.as_secs_f64());
        diffs.push((read + compared).as_secs_f64() / floor.as_secs_f64());
    }
    let bytes: usize = texts.iter().map(String::len).sum();
    let cells = pair[1].cells.len();
    let megabytes = bytes as f64 / 1e6;
    println!(
        "two snapshots in RON, {megabytes:.1} MB, {changes} of {cells} cells changed ({what})"
    );
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
