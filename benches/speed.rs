//! How long the steps take on 100,000 claims, and the floor below them: the
//! plain parse of the same texts into a list of entries.

mod ledger;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use stancegraph::compare::{self, AgreementOptions, DiffOptions};
use stancegraph::load::{self, format::Entry};
use stancegraph::model::{Clock, Ledger, Snapshot};
use stancegraph::{check, position};

criterion_group! {
    name = steps;
    config = Criterion::default().sample_size(10);
    targets = floor, load, check, positions, diff, agreement
}
criterion_main!(steps);

fn floor(c: &mut Criterion) {
    let texts = ledger::realistic(ledger::size());
    let options = load::options();
    c.bench_function("floor", |b| {
        b.iter(|| {
            for (path, text) in &texts {
                let entries = options.from_str::<Vec<Entry<'_>>>(text);
                assert!(entries.is_ok_and(|list| !list.is_empty()), "{path}");
            }
        });
    });
}

fn load(c: &mut Criterion) {
    let texts = ledger::realistic(ledger::size());
    let files = || ledger::files(&texts);
    c.bench_function("load", |b| {
        b.iter_batched(files, load::load, BatchSize::PerIteration);
    });
}

fn check(c: &mut Criterion) {
    let ledger = loaded();
    c.bench_function("check", |b| b.iter(|| check::check(&ledger)));
}

fn positions(c: &mut Criterion) {
    let ledger = loaded();
    c.bench_function("positions", |b| b.iter(|| snapshot(&ledger, 1)));
}

fn diff(c: &mut Criterion) {
    let ledger = loaded();
    let (before, after) = (snapshot(&ledger, 0), snapshot(&ledger, 1));
    c.bench_function("diff", |b| {
        b.iter(|| compare::diff(&before, &after, DiffOptions::default()));
    });
}

fn agreement(c: &mut Criterion) {
    let ledger = loaded();
    let snapshot = snapshot(&ledger, 1);
    c.bench_function("agreement", |b| {
        b.iter(|| compare::agreements(&ledger, &snapshot, AgreementOptions::default()));
    });
}

fn loaded() -> Ledger {
    let loaded = load::load(ledger::files(&ledger::realistic(ledger::size())));
    assert!(!loaded.has_errors(), "{:?}", loaded.diagnostics.first());
    loaded.ledger
}

fn snapshot(ledger: &Ledger, day: usize) -> Snapshot {
    let day = ledger::DAYS[day].parse().expect("a day");
    position::snapshot(ledger, day, Clock::Both)
}
