//! Lints: what is wrong or odd with a ledger that could be read.
//!
//! In: a [`Ledger`]. Out: findings whose places are paths into entries;
//! [`Loaded::add`] looks up their spans. One lint is one file and one line of
//! [`LINTS`]; what it finds is explained in [`codes`].

mod circle;
mod evidence;
mod hidden;
mod levels;

pub mod absent_quote;
pub mod altered_quote;
pub mod ambiguous_quote;
pub mod assertion_failed;
pub mod changed_text;
pub mod date_after_source;
pub mod date_words;
pub mod elided_quote;
pub mod empty_ledger;
pub mod folded_quote;
pub mod hidden_character;
pub mod hidden_in_key;
pub mod idle_relation;
pub mod inexact_quote;
pub mod misplaced_quote;
pub mod missing_text;
pub mod no_publisher;
pub mod opposite_quotes;
pub mod parent_cycle;
pub mod relation_cycle;
pub mod repeated_report;
pub mod role_cycle;
pub mod role_out_of_date;
pub mod role_overlap;
pub mod said_as_absent;
pub mod said_as_mismatch;
pub mod shared_alias;
pub mod short_quote;
pub mod sign_of_quote;
pub mod state_for_institution;
pub mod undated_unpublished;
pub mod unnamed_speaker;
pub mod unreadable_text;
pub mod unused_actor;
pub mod unused_issue;
pub mod unused_source;
pub mod unverified_quote;
pub mod wording;

use crate::diagnostics::{Code, Diagnostic, Level};
use crate::load::Loaded;
use crate::model::Ledger;
pub use evidence::{Evidence, Examined, Looked, QuoteId, Tally, is_record};
pub use levels::{Levels, code_named};

#[cfg(doc)]
use crate::diagnostics::codes;

/// One thing to look for.
#[derive(Debug, Clone, Copy)]
pub struct Lint {
    /// What it finds.
    pub code: &'static Code,
    /// Whether it makes sense only when every entry could be read: a source
    /// may look unused because the claim that quotes it has an error.
    pub needs_whole: bool,
    /// Looks for it, in time at most n log n in the size of the ledger (for
    /// assertions: of one snapshot for each day that they name, and of the
    /// trace behind those that fail, up to a bound).
    pub run: fn(&Examined<'_, '_>, &mut Vec<Diagnostic>),
}

/// Every lint there is, by code.
pub static LINTS: &[&Lint] = &[
    &absent_quote::LINT,
    &altered_quote::LINT,
    &ambiguous_quote::LINT,
    &assertion_failed::LINT,
    &changed_text::LINT,
    &date_after_source::LINT,
    &elided_quote::LINT,
    &empty_ledger::LINT,
    &folded_quote::LINT,
    &hidden_character::LINT,
    &hidden_in_key::LINT,
    &idle_relation::LINT,
    &inexact_quote::LINT,
    &misplaced_quote::LINT,
    &missing_text::LINT,
    &no_publisher::LINT,
    &opposite_quotes::LINT,
    &parent_cycle::LINT,
    &relation_cycle::LINT,
    &repeated_report::LINT,
    &role_cycle::LINT,
    &role_out_of_date::LINT,
    &role_overlap::LINT,
    &said_as_absent::LINT,
    &said_as_mismatch::LINT,
    &shared_alias::LINT,
    &short_quote::LINT,
    &sign_of_quote::LINT,
    &state_for_institution::LINT,
    &undated_unpublished::LINT,
    &unnamed_speaker::LINT,
    &unreadable_text::LINT,
    &unused_actor::LINT,
    &unused_issue::LINT,
    &unused_source::LINT,
    &unverified_quote::LINT,
];

/// Runs every lint.
///
/// ```
/// use stancegraph::{check, load::{File, load}};
/// let ledger = load(vec![File::new("a.ron", r#"[
///     Actor(id: "north", name: "Northland", kind: State),
/// ]"#)]).ledger;
/// let found = check::check(&ledger);
/// assert_eq!(found[0].code.name, "unused-actor");
/// ```
pub fn check(ledger: &Ledger) -> Vec<Diagnostic> {
    let examined = Examined {
        ledger,
        evidence: &Evidence::default(),
    };
    let mut found = Vec::new();
    for lint in LINTS {
        (lint.run)(&examined, &mut found);
    }
    found
}

/// Runs every lint over a ledger just read and adds what they find.
///
/// When some entries could not be read, the lints whose findings may be
/// nothing but a consequence of that are left out.
///
/// ```
/// use stancegraph::{check, load::{File, load}};
/// let mut loaded = load(vec![File::new("a.ron", r#"[
///     Actor(id: "north", name: "Northland", kind: State),
///     Claim(id: "c", by: "north"),
/// ]"#)]);
/// check::check_loaded(&mut loaded);
/// // The claim is broken; that `north` is unused may be only its echo.
/// assert!(loaded.diagnostics.iter().all(|d| d.code.name != "unused-actor"));
/// ```
pub fn check_loaded(loaded: &mut Loaded) {
    check_with(loaded, &Evidence::default());
}

/// Runs only what finds errors: an answer derived from a ledger needs no more.
pub fn check_errors(loaded: &mut Loaded) {
    run(loaded, &Evidence::default(), |lint| {
        lint.code.level == Level::Error
    });
}

/// The same with the quotes looked up in the texts of their sources.
///
/// ```
/// use stancegraph::{check::{self, Evidence}, load::{File, SourceText, Texts, load}};
/// let mut loaded = load(vec![File::new("a.ron", r#"[
///     Actor(id: "north", name: "Northland", kind: State),
///     Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
///     Source(id: "s", title: "Gazette", publisher: "Gazette", published: "2026-05-02"),
///     Claim(id: "c", by: "north", on: "talks", stance: Support,
///         quotes: [(source: "s", exact: "Northland will gladly talk.", kind: Direct)]),
/// ]"#)]);
/// let mut texts = Texts::default();
/// let source = loaded.ledger.find_source("s").unwrap();
/// texts.insert(source, SourceText::read("s.txt", b"Nobody said a word.".to_vec()));
/// let evidence = Evidence::new(&loaded.ledger, &texts);
/// check::check_with(&mut loaded, &evidence);
/// assert_eq!(loaded.diagnostics[0].code.name, "absent-quote");
/// ```
pub fn check_with(loaded: &mut Loaded, evidence: &Evidence<'_>) {
    run(loaded, evidence, |_| true);
}

fn run(loaded: &mut Loaded, evidence: &Evidence<'_>, wanted: fn(&Lint) -> bool) {
    let broken = loaded.has_errors();
    let mut found = Vec::new();
    let examined = Examined {
        ledger: &loaded.ledger,
        evidence,
    };
    for lint in LINTS.iter().filter(|lint| wanted(lint)) {
        if !(broken && lint.needs_whole) {
            (lint.run)(&examined, &mut found);
        }
    }
    loaded.add(found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lints_are_sorted_by_code_and_each_code_has_one() {
        let names: Vec<_> = LINTS.iter().map(|lint| lint.code.name).collect();
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]), "{names:?}");
    }
}
