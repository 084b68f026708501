//! How the report was made: rules, thresholds and counts.

use super::super::phrase;
use super::ReportView;
use super::cites::Cites;
use crate::model::{Claim, QuoteKind};

/// The sentences.
pub(super) fn sentences(view: &ReportView<'_>, cites: &Cites<'_>) -> Vec<String> {
    let policy = &view.ledger.policy;
    let claims: Vec<&Claim> = view
        .claims
        .iter()
        .map(|id| view.ledger.claim(*id))
        .collect();
    let quotes = || claims.iter().flat_map(|claim| claim.quotes.iter());
    let kinds = [
        ("direct", "Direct"),
        ("mixed", "Mixed"),
        ("indirect", "Indirect"),
        ("narrated", "Narrated"),
        ("rumour", "Rumour"),
        ("record", "Record"),
    ];
    let counted = kinds.iter().filter_map(|(word, name)| {
        let number = quotes().filter(|quote| quote.kind.name() == *name).count();
        (number > 0).then(|| format!("{number} {word}"))
    });
    let counted: Vec<String> = counted.collect();
    let records = quotes().filter(|quote| matches!(quote.kind, QuoteKind::Record(_)));
    let words = quotes().count() - records.count();
    let reviewed = claims.iter().filter(|claim| claim.reviewed).count();
    let mut sentences = vec![
        "In brackets: the claim's id in the ledger, and among the sources that of the source."
            .to_owned(),
        "Positions are derived from dated claims by fixed rules; none is typed in. Each claim is \
         one act of one speaker on one issue, with the words that prove it."
            .to_owned(),
        phrase::counted(view.after.clock, &view.after.counted),
        format!(
            "What was stated goes before what a source tells in its own voice. Of the claims said \
             within {} before the newest, those of the highest authority count, and of these the \
             latest.",
            phrase::count(policy.window as usize, "day")
        ),
        "Who speaks for another holds the position of that other; a member of a camp speaks for \
         nobody else, and may dissent."
            .to_owned(),
        "A statement that may be older than the first day is reported as newly evidenced, never \
         as a move."
            .to_owned(),
        format!(
            "Agreement is the mean closeness on the issues on which both hold a live position: \
             not stale, not contested, not only narrated. It is given with the number of issues, \
             n; below {} it is given as counts.",
            policy.min_issues
        ),
    ];
    let number = phrase::count(claims.len(), "claim");
    let sources = phrase::count(cites.sources().len(), "source");
    let mut counts = format!("Counted: {number} from {sources}");
    if !counted.is_empty() {
        let all = phrase::count(words, "quote");
        counts.push_str(&format!(", with {all} ({})", counted.join(", ")));
    }
    counts.push_str(&format!(
        "; {reviewed} of the claims {} marked as reviewed.",
        if reviewed == 1 { "is" } else { "are" }
    ));
    sentences.push(counts);
    sentences
}
