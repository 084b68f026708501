//! Lints: what is wrong or odd with a ledger that could be read.

mod levels;
pub use levels::Levels;

/// Runs every lint over a ledger just read and adds what they find.
pub fn check_loaded(loaded: &mut crate::load::Loaded) {
    loaded.add(Vec::new());
}
