//! Laws over generated ledgers: what holds of every ledger whatever is in it.
//!
//! Each file asks one question of many small worlds. A run is always the same
//! one; `PROPTEST_CASES=5000 cargo test --release --test laws` tries other
//! worlds, as many as it is told. A world that breaks a law is printed as a
//! ledger, and its seed is kept in `proptest-regressions/laws/`.

#[path = "laws/claims.rs"]
mod claims;
#[path = "laws/generate.rs"]
mod generate;
#[path = "laws/world.rs"]
mod world;
#[path = "laws/write.rs"]
mod write;

// The rules once more.
#[path = "laws/naive.rs"]
mod naive;
#[path = "laws/voices.rs"]
mod voices;

// The laws.
#[path = "laws/agreement.rs"]
mod agreement;
#[path = "laws/broken.rs"]
mod broken;
#[path = "laws/control.rs"]
mod control;
#[path = "laws/counted.rs"]
mod counted;
#[path = "laws/differences.rs"]
mod differences;
#[path = "laws/future.rs"]
mod future;
#[path = "laws/learned.rs"]
mod learned;
#[path = "laws/order.rs"]
mod order;
#[path = "laws/read_back.rs"]
mod read_back;
#[path = "laws/reasons.rs"]
mod reasons;
#[path = "laws/recoded.rs"]
mod recoded;
#[path = "laws/steps.rs"]
mod steps;

use proptest::test_runner::{Config, FileFailurePersistence, RngSeed};

/// So many cases, always the same ones unless `PROPTEST_CASES` asks for others.
fn cases(count: u32, regressions: &'static str) -> Config {
    let mut config = Config {
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(regressions))),
        max_shrink_iters: 20_000,
        ..Config::default()
    };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = count;
        config.rng_seed = RngSeed::Fixed(1);
    }
    config
}
